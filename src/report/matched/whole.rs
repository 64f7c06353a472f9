//! What is given for a theory or a group as a whole: shared mechanisms and evidence.

use rustc_hash::FxHashSet;

use super::configuration::confidence;
use super::evidence;
use super::rows::{remarks, says};
use crate::explain::matched::{CaseMatch, TheoryNote, VerdictWord};
use crate::report::page::{Page, Tone};

/// Once for all cases, since no case changes it.
pub(super) fn write(page: &mut Page, cases: &[CaseMatch], only: Option<VerdictWord>) {
    let mut told = FxHashSet::default();
    for case in cases {
        for note in case.theories.iter().filter(|note| is_shown(note, case, only)) {
            if told.insert((&note.theory, &note.group)) {
                page.blank();
                one(page, note);
            }
        }
    }
}

fn one(page: &mut Page, note: &TheoryNote) {
    page.heading(Tone::Strong, &heading(note));
    if let Some(means) = &note.means {
        says(page, "means", means);
    }
    remarks(page, "mechanism", &note.mechanisms);
    evidence::write(page, &note.evidence);
    note.confidence.iter().for_each(|judged| confidence(page, judged));
    if let Some(level) = note.level {
        says(page, "level", level);
    }
    remarks(page, "because", &note.because);
    remarks(page, "note", &note.notes);
}

/// Whether it says something of a configuration that is shown, and more than one verdict is asked for.
pub(super) fn is_shown(note: &TheoryNote, case: &CaseMatch, only: Option<VerdictWord>) -> bool {
    let covers = |group: &Option<String>| note.group.is_none() || note.group == *group;
    let concerns = || case.configurations.iter().any(|one| one.theory == note.theory && covers(&one.group));
    only.is_none() && has_something(note) && concerns()
}

/// A title alone, or a level, says nothing that asks for a section of its own.
fn has_something(note: &TheoryNote) -> bool {
    let lists = [&note.mechanisms, &note.because, &note.notes].into_iter().any(|list| !list.is_empty());
    lists || !note.evidence.is_empty() || note.means.is_some() || note.confidence.is_some()
}

fn heading(note: &TheoryNote) -> String {
    let name = match (&note.theory, &note.group) {
        (Some(theory), Some(group)) => format!("Group {group} of {theory}"),
        (Some(theory), None) => format!("Theory {theory}"),
        (None, Some(group)) => format!("Group {group}"),
        (None, None) => "All".to_owned(),
    };
    match &note.title {
        Some(title) => format!("{name}: {title}"),
        None => name,
    }
}
