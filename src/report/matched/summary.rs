//! The first lines of a case: how many configurations stand how, and what is odd about its facts.

use super::rows::{listed, says};
use super::told::Told;
use crate::explain::matched::{Agreement, CaseMatch, UnrecognisedFact, WorldWord};
use crate::report::page::{Page, Tone};

pub(super) fn write(page: &mut Page, case: &CaseMatch) {
    page.heading(Tone::Strong, &name(case));
    page.flow(&[], 0, &counts(case));
    if let Some(observed) = observed(case) {
        page.flow(&[], 0, &observed);
    }
    if case.world == WorldWord::Closed {
        page.flow(&[], 0, "The description counts as complete: what is neither described nor predicted is absent.");
    }
    described(page, case);
    oddities(page, case);
}

/// What its description starts from, and what is noted beside it.
fn described(page: &mut Page, case: &CaseMatch) {
    if let Some(like) = &case.like {
        page.flow(&[], 0, &format!("It is described like case {like}, as far as it says nothing else itself."));
    }
    case.notes.iter().for_each(|note| page.flow(&[], 0, &format!("Note: {note}")));
}

/// What a case is called: `sunnyside: Sunnyside care home, 2019 [CHIPPS]`.
pub(in crate::report) fn name(case: &CaseMatch) -> String {
    let title = case.title.as_ref().map(|title| format!(": {title}")).unwrap_or_default();
    let studies = if case.studies.is_empty() { String::new() } else { format!(" [{}]", case.studies.join(", ")) };
    format!("{}{title}{studies}", case.case)
}

/// `Of 50 configurations 2 fire, 1 is blocked and 47 are undetermined.`
fn counts(case: &CaseMatch) -> String {
    let total = Told::each(case).count();
    if total == 0 {
        return "There is no configuration that concerns this case.".to_owned();
    }
    let parts: Vec<String> = Told::ALL.into_iter().filter_map(|told| counted(case, told)).collect();
    let of = if total == 1 { "configuration" } else { "configurations" };
    format!("Of {total} {of} {}.", listed(&parts))
}

/// How many configurations of a case stand so; that none fires is said too.
fn counted(case: &CaseMatch, told: Told) -> Option<String> {
    let count = Told::each(case).filter(|one| *one == told).count();
    let [one, many] = told.counted();
    (count > 0 || told == Told::Fires).then(|| format!("{count} {}", if count == 1 { one } else { many }))
}

/// `Predictions against what the case says: 2 confirmed and 1 contradicted.`
fn observed(case: &CaseMatch) -> Option<String> {
    let parts: Vec<String> = [
        (Agreement::Confirmed, "confirmed"),
        (Agreement::Contradicted, "contradicted"),
        (Agreement::Mixed, "mixed"),
        (Agreement::Unexplained, "unexplained"),
    ]
    .into_iter()
    .filter_map(|(agreement, word)| {
        let count = case.predicted.iter().filter(|one| one.agreement == Some(agreement)).count();
        (count > 0).then(|| format!("{count} {word}"))
    })
    .collect();
    (!parts.is_empty()).then(|| format!("Predictions against what the case says: {}.", listed(&parts)))
}

/// What would otherwise turn a typing error into a wrong answer stands before the answer.
fn oddities(page: &mut Page, case: &CaseMatch) {
    if case.unrecognised.is_empty() && case.warnings.is_empty() {
        return;
    }
    page.blank();
    for fact in &case.unrecognised {
        says(page, "not recognised", &unrecognised(fact));
    }
    for warning in &case.warnings {
        says(page, &warning.code, &warning.message);
    }
}

fn unrecognised(fact: &UnrecognisedFact) -> String {
    let nearest: Vec<String> = fact.nearest.iter().map(|name| format!("“{name}”")).collect();
    if fact.phrase.eq_ignore_ascii_case("complete") {
        return "“complete”: no theory uses this phrase; that nothing else holds is said by `--closed-world`, and in a file \
                by `complete` on a line of its own"
            .to_owned();
    }
    let near =
        if nearest.is_empty() { "and none is near".to_owned() } else { format!("near it: {}", nearest.join(", ")) };
    format!("“{}”: no theory uses this phrase; {near}", fact.phrase)
}
