//! Turns what differs between two versions of a theory into text for people, or Markdown for a pull request.

mod degrees;
mod markdown;
mod summary;

pub use markdown::markdown;

use std::collections::BTreeMap;

use crate::refine::diff::{
    Change, ConfigurationChange, Diff, ItemChange, Moved, OnlyVerdict, PartChange, PredictionChange, VerdictChange,
};
use crate::report::canvas::Canvas;
use crate::report::page::{Cell, Page, Tone};
use degrees::{gone_verdict, new_verdict, predictions, verdicts};
pub(super) use summary::{Sides, mark, written_anew};
use summary::{VERSIONS, item_title, summary, title};

/// Columns of the name of a part: `strengthened by`, and two before and behind.
pub(super) const PART: usize = 19;
/// Columns of what stands before a sentence.
pub(super) const SIGN: usize = 2;

/// The text of a diff.
#[must_use]
pub fn text(diff: &Diff, canvas: Canvas) -> String {
    let mut page = Page::new(canvas);
    page.flow(&[], 0, &summary(diff));
    for one in &diff.configurations {
        page.blank();
        configuration(&mut page, one);
    }
    moved(&mut page, &diff.moved);
    for one in &diff.declarations {
        page.blank();
        item(&mut page, one);
    }
    cases(&mut page, diff);
    page.into_text()
}

fn configuration(page: &mut Page, one: &ConfigurationChange) {
    page.flow(&[Cell { tone: tone(one.change), text: mark(one.change), width: 12 }], 12, &title(one));
    parts(page, &one.parts);
}

fn item(page: &mut Page, one: &ItemChange) {
    page.flow(&[Cell { tone: tone(one.change), text: mark(one.change), width: 12 }], 12, &item_title(one));
    parts(page, &one.parts);
}

const fn tone(change: Change) -> Tone {
    match change {
        Change::Added | Change::Widened | Change::Narrowed | Change::FilledIn | Change::Changed => Tone::Strong,
        Change::Dropped | Change::Retired | Change::Undecided => Tone::Notable,
        Change::Renamed | Change::Equivalent => Tone::Faint,
    }
}

/// The parts that differ, line by line.
pub(super) fn parts(page: &mut Page, parts: &[PartChange]) {
    for part in parts {
        let mut label = format!("  {}", part.part);
        let lost = part.lost.iter().map(|words| ("-", words));
        for (sign, words) in lost.chain(part.gained.iter().map(|words| ("+", words))) {
            row(page, &label, sign, words);
            label.clear();
        }
        if let Some(words) = part.change.and_then(part_words) {
            page.flow(&[faint("", PART + SIGN)], PART + SIGN, words);
        }
    }
}

/// What is said of a part whose lines alone do not say how it differs.
pub(super) const fn part_words(change: Change) -> Option<&'static str> {
    match change {
        Change::Narrowed => Some("(asks for more)"),
        Change::Widened => Some("(asks for less)"),
        Change::Equivalent => Some("(asks for the same)"),
        Change::FilledIn => Some("(what stood open is filled in)"),
        Change::Undecided => Some("(whether it asks for more or less is not decided)"),
        Change::Changed => Some("(asks for something else)"),
        Change::Added | Change::Dropped | Change::Retired | Change::Renamed => None,
    }
}

fn row(page: &mut Page, label: &str, sign: &str, words: &str) {
    let cells = [faint(label, PART), Cell { tone: Tone::Plain, text: sign, width: SIGN }];
    page.flow(&cells, PART + SIGN, words);
}

pub(super) const fn faint(text: &str, width: usize) -> Cell<'_> {
    Cell { tone: Tone::Faint, text, width }
}

/// Which configurations stand in another file, file by file.
fn moved(page: &mut Page, moved: &[Moved]) {
    let mut by_file: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
    moved.iter().for_each(|one| by_file.entry((&one.from, &one.to)).or_default().push(&one.id));
    for ((from, to), ids) in by_file {
        page.blank();
        let words = format!("from {from} to {to}: {}", ids.join(", "));
        page.flow(&[Cell { tone: Tone::Faint, text: "moved", width: 12 }], 12, &words);
    }
}

fn cases(page: &mut Page, diff: &Diff) {
    diff.cases.iter().for_each(|name| case(page, diff, name));
}

/// What becomes of one case; nothing where nothing does.
fn case(page: &mut Page, diff: &Diff, name: &str) {
    let InCase { verdicts, new, gone, predictions } = InCase::of(diff, name);
    if verdicts.is_empty() && new.is_empty() && gone.is_empty() && predictions.is_empty() {
        return;
    }
    page.blank();
    page.heading(Tone::Strong, &format!("in case {name}"));
    verdicts.into_iter().for_each(|one| verdict(page, one, VERSIONS));
    new.into_iter().for_each(|one| only(page, one, ("now", &new_verdict(one))));
    gone.into_iter().for_each(|one| only(page, one, ("before", &gone_verdict(one))));
    predictions.into_iter().for_each(|one| prediction(page, one, VERSIONS));
}

/// What becomes of one case.
struct InCase<'d> {
    verdicts: Vec<&'d VerdictChange>,
    new: Vec<&'d OnlyVerdict>,
    gone: Vec<&'d OnlyVerdict>,
    predictions: Vec<&'d PredictionChange>,
}

impl<'d> InCase<'d> {
    fn of(diff: &'d Diff, name: &str) -> Self {
        Self {
            verdicts: diff.verdicts.iter().filter(|one| one.case == name).collect(),
            new: diff.new_verdicts.iter().filter(|one| one.case == name).collect(),
            gone: diff.gone_verdicts.iter().filter(|one| one.case == name).collect(),
            predictions: diff.predictions.iter().filter(|one| one.case == name).collect(),
        }
    }
}

/// A verdict that changes, with why.
pub(super) fn verdict(page: &mut Page, one: &VerdictChange, sides: Sides) {
    let words = format!("{}: {}", one.id, verdicts(one));
    page.flow(&[faint("  verdict", PART)], PART, &words);
    summary::reasons(one, sides).into_iter().for_each(|(when, because)| reasons(page, when, because));
}

/// A verdict of one version alone, with why.
fn only(page: &mut Page, one: &OnlyVerdict, (when, verdict): (&str, &str)) {
    page.flow(&[faint("  verdict", PART)], PART, &format!("{}: {verdict}", one.id));
    reasons(page, when, &one.because);
}

fn reasons(page: &mut Page, when: &str, reasons: &[String]) {
    let mut label = format!("    {when}");
    for reason in reasons {
        page.flow(&[faint(&label, PART + SIGN)], PART + SIGN, reason);
        label.clear();
    }
}

/// A prediction that changes, with what speaks for it.
pub(super) fn prediction(page: &mut Page, one: &PredictionChange, sides: Sides) {
    let words = format!("{}: {}{}", one.phrase, predictions(one), summary::speakers(one, sides));
    page.flow(&[faint("  prediction", PART)], PART, &words);
}
