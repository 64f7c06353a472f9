//! Gathers the parts of an item that differ between two versions.

use crate::refine::diff::words::{Said, unlike};
use crate::refine::diff::{Change, PartChange};

/// The parts that differ, in the order in which they are compared.
#[derive(Debug, Default)]
pub(super) struct Parts(pub(super) Vec<PartChange>);

impl Parts {
    /// A part of several sentences.
    pub(super) fn compare<K: PartialEq>(&mut self, part: &'static str, before: Said<K>, after: Said<K>) {
        let (lost, gained) = unlike(before, after);
        self.differs(part, None, (lost, gained));
    }

    /// A part of several sentences; of `?` where it is said openly that nobody knows them yet.
    pub(super) fn open_or_said<K: PartialEq>(
        &mut self,
        part: &'static str,
        [open_before, open_after]: [bool; 2],
        [before, after]: [Said<K>; 2],
    ) {
        let is_filled_in = open_before && !after.is_empty();
        let (mut lost, mut gained) = unlike(before, after);
        if open_before != open_after {
            lost.extend(open_before.then(|| "?".to_owned()));
            gained.extend(open_after.then(|| "?".to_owned()));
        }
        self.differs(part, is_filled_in.then_some(Change::FilledIn), (lost, gained));
    }

    /// A part that is one text, or none.
    pub(super) fn text(&mut self, part: &'static str, [before, after]: [Option<String>; 2]) {
        let said = |text: Option<String>| text.into_iter().map(|text| (text.clone(), text)).collect::<Said<String>>();
        self.compare(part, said(before), said(after));
    }

    /// A part that is several texts.
    pub(super) fn texts(&mut self, part: &'static str, [before, after]: [&[String]; 2]) {
        let said = |texts: &[String]| texts.iter().map(|text| (text.clone(), text.clone())).collect::<Said<String>>();
        self.compare(part, said(before), said(after));
    }

    /// A part that holds or not.
    pub(super) fn holds(&mut self, part: &'static str, [before, after]: [bool; 2]) {
        self.text(part, [before, after].map(|holds| holds.then(|| "yes".to_owned())));
    }

    /// Whether something is said where a `?` stood, nothing that was said has gone, and nothing else is asked for.
    pub(super) fn are_filled_in(&self) -> bool {
        let is_filled_in = |part: &PartChange| part.change == Some(Change::FilledIn);
        let is_added = |part: &PartChange| part.change.is_none() && part.lost.is_empty();
        self.0.iter().any(is_filled_in) && self.0.iter().all(|part| is_filled_in(part) || is_added(part))
    }

    /// A part of which it is known how it differs; nothing where it does not.
    pub(super) fn differs(
        &mut self,
        part: &'static str,
        change: Option<Change>,
        (lost, gained): (Vec<String>, Vec<String>),
    ) {
        if !lost.is_empty() || !gained.is_empty() {
            self.0.push(PartChange { part, change, lost, gained });
        }
    }
}
