//! The studies behind what is shown, as a table of study characteristics has them.

use rustc_hash::FxHashSet;
use unicode_width::UnicodeWidthStr;

use super::rows::{LABEL, says};
use super::whole;
use crate::explain::matched::{CaseMatch, Match, StudyEntry, VerdictWord};
use crate::report::page::{Cell, Page, Tone};

pub(super) fn write(page: &mut Page, matched: &Match, only: Option<VerdictWord>) {
    let cited: FxHashSet<&str> = matched.cases.iter().flat_map(|case| cited(case, only)).collect();
    let is_study = |name: &String| matched.studies.iter().any(|study| study.study == *name);
    let is_cited = |study: &StudyEntry| {
        let papers = study.cites.iter().filter(|key| !is_study(key));
        std::iter::once(&study.study).chain(papers).any(|name| cited.contains(&**name))
    };
    let described = |study: &&StudyEntry| is_cited(study) && has_something(study);
    let studies: Vec<&StudyEntry> = matched.studies.iter().filter(described).collect();
    if studies.is_empty() {
        return;
    }
    page.blank();
    page.heading(Tone::Strong, "Studies");
    studies.into_iter().for_each(|study| one(page, study));
}

/// The studies that describe a case, and the studies and papers that are named beside what is shown of it.
fn cited(case: &CaseMatch, only: Option<VerdictWord>) -> impl Iterator<Item = &str> {
    let shown = case.configurations.iter().filter(move |one| only.is_none_or(|only| only == one.verdict));
    let configurations = shown.flat_map(|one| &one.evidence);
    let wholes = case.theories.iter().filter(move |note| whole::is_shown(note, case, only));
    let evidence = configurations.chain(wholes.flat_map(|note| &note.evidence));
    evidence.filter_map(|entry| entry.study.as_deref()).chain(case.studies.iter().map(String::as_str))
}

/// A title alone stands beside the evidence already.
fn has_something(study: &StudyEntry) -> bool {
    !characteristics(study).is_empty() || !study.notes.is_empty()
}

fn one(page: &mut Page, study: &StudyEntry) {
    let name = Cell { tone: Tone::Faint, text: &study.study, width: LABEL.max(study.study.width() + 2) };
    let title = study.title.iter().cloned();
    let words: Vec<String> = title.chain(characteristics(study)).collect();
    page.flow(&[name], LABEL, &words.join("; "));
    study.notes.iter().for_each(|note| says(page, "", &format!("note: {note}")));
}

/// What is said of a study, in people's words.
fn characteristics(study: &StudyEntry) -> Vec<String> {
    let named = |name: &str, words: &Option<String>| words.as_ref().map(|words| format!("{name} {words}"));
    let cites = (!study.cites.is_empty()).then(|| format!("cites {}", study.cites.join(", ")));
    let said = [
        study.kind.clone(),
        named("setting", &study.setting),
        named("relevance", &study.relevance),
        named("rigour", &study.rigour),
        named("richness", &study.richness),
        cites,
    ];
    said.into_iter().flatten().collect()
}
