//! Turns references into what their style leaves out of when a paper came out: what makes no difference is not shown.

use super::list::{Paper, rendered};
use super::{Reference, Style, Unshown, words};
use crate::theory::{Entry, Variable};

/// Takes something out of an entry; says whether it was there.
type Without = fn(&mut Entry) -> bool;

const ALL: [(Unshown, Without); 3] =
    [(Unshown::Year, without_year), (Unshown::Circa, without_circa), (Unshown::Status, without_status)];

/// Says beside each reference what the style leaves out.
pub(super) fn mark(list: &mut [Reference], papers: &[Paper<'_>], style: &Style) {
    for (what, without) in ALL {
        let keys = the_same(list, papers, style, (what, without));
        for one in list.iter_mut().filter(|one| keys.contains(&one.key)) {
            one.not_shown.push(what);
        }
    }
}

/// The keys of the references that are the same without what is taken out. Only what may be missing is rendered again.
fn the_same(
    list: &[Reference],
    papers: &[Paper<'_>],
    style: &Style,
    (what, without): (Unshown, Without),
) -> Vec<String> {
    let mut left: Vec<(&str, Entry)> = papers.iter().map(|(key, entry)| (*key, (*entry).clone())).collect();
    let mut concerned: Vec<&str> = Vec::new();
    for (key, entry) in &mut left {
        let is_shown = what == Unshown::Year && list.iter().any(|one| one.key == *key && shows_year(one, entry));
        if !is_shown && without(entry) {
            concerned.push(key);
        }
    }
    if concerned.is_empty() {
        return Vec::new();
    }
    let papers: Vec<Paper<'_>> = left.iter().map(|(key, entry)| (*key, entry)).collect();
    let others = rendered(&papers, style);
    let is_same = |one: &&Reference| {
        let other = others.iter().find(|other| other.key == one.key);
        concerned.contains(&one.key.as_str()) && other.is_some_and(|other| other.reference == one.reference)
    };
    list.iter().filter(is_same).map(|one| one.key.clone()).collect()
}

/// Whether the year stands somewhere in a reference.
fn shows_year(reference: &Reference, entry: &Entry) -> bool {
    match entry.get("issued") {
        Some(Variable::Date(date)) => words(&reference.reference).contains(&date.year.unsigned_abs().to_string()),
        Some(Variable::Text(_) | Variable::Names(_)) | None => false,
    }
}

fn without_year(entry: &mut Entry) -> bool {
    left_out(entry, "issued")
}

fn without_status(entry: &mut Entry) -> bool {
    left_out(entry, "status")
}

fn left_out(entry: &mut Entry, name: &str) -> bool {
    let before = entry.variables.len();
    entry.variables.retain(|(known, _)| known != name);
    entry.variables.len() < before
}

fn without_circa(entry: &mut Entry) -> bool {
    let issued = entry.variables.iter_mut().find(|(name, _)| name == "issued");
    match issued.map(|(_, variable)| variable) {
        Some(Variable::Date(date)) => std::mem::take(&mut date.circa),
        Some(Variable::Text(_) | Variable::Names(_)) | None => false,
    }
}
