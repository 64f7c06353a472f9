//! What is given for a theory or a group as a whole: shared mechanisms and evidence.

use super::configuration::confidence;
use super::evidence;
use super::rows::says;
use crate::explain::matched::{CaseMatch, TheoryNote};
use crate::report::page::{Page, Tone};

pub(super) fn write(page: &mut Page, case: &CaseMatch) {
    for note in case.theories.iter().filter(|note| concerns(note, case)) {
        page.blank();
        page.heading(Tone::Strong, &heading(note));
        for (index, mechanism) in note.mechanisms.iter().enumerate() {
            says(page, if index == 0 { "mechanism" } else { "" }, mechanism);
        }
        evidence::write(page, &note.evidence);
        note.confidence.iter().for_each(|judged| confidence(page, judged));
        if let Some(level) = note.level {
            says(page, "level", level);
        }
    }
}

/// Whether it says something of a configuration that is shown.
fn concerns(note: &TheoryNote, case: &CaseMatch) -> bool {
    let has_something = !note.mechanisms.is_empty() || !note.evidence.is_empty() || note.confidence.is_some();
    let covers = |group: &Option<String>| note.group.is_none() || note.group == *group;
    has_something && case.configurations.iter().any(|one| one.theory == note.theory && covers(&one.group))
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
