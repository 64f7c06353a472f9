//! Turns what would change in cases where other facts are supposed into text for people.

use crate::explain::matched::{CaseMatch, CaseWarning, EvidenceEntry, Match, SupposedFact, ValueWord, WhatIf};
use crate::report::canvas::Canvas;
use crate::report::diff::{PART, SIGN, Sides, faint, prediction, verdict};
use crate::report::matched::{by_stance, case_name, listed};
use crate::report::page::{Page, Tone};

/// What the case as it is, and as it would be, are called.
const SIDES: Sides = ["as it is", "then"];

/// Case by case: what is supposed, and each verdict and prediction that changes, with why and by which evidence.
#[must_use]
pub fn text(matched: &Match, canvas: Canvas) -> String {
    let mut page = Page::new(canvas);
    let cases = matched.cases.iter().filter_map(|case| Some((case, case.what_if.as_ref()?)));
    for (index, (case, what_if)) in cases.enumerate() {
        if index > 0 {
            page.blank();
        }
        one_case(&mut page, case, what_if);
    }
    page.into_text()
}

fn one_case(page: &mut Page, case: &CaseMatch, what_if: &WhatIf) {
    page.heading(Tone::Strong, &case_name(case));
    page.flow(&[], 0, &format!("What if {}? {}", supposed(&what_if.facts), summary(what_if)));
    what_if.facts.iter().flat_map(remarks).for_each(|remark| page.flow(&[], 0, &remark));
    for CaseWarning { code, message } in &what_if.warnings {
        page.flow(&[faint(code, PART)], PART, &format!("then {message}"));
    }
    if !what_if.changes_nothing() {
        page.blank();
    }
    for one in &what_if.verdicts {
        verdict(page, one, SIDES);
        let told = case.configurations.iter().find(|told| told.id == one.id);
        told.into_iter().for_each(|told| evidence(page, &told.evidence));
    }
    what_if.predictions.iter().for_each(|one| prediction(page, one, SIDES));
}

/// `“data shared” and “not staff short” were so, and “trust” were not known`
fn supposed(facts: &[SupposedFact]) -> String {
    let quoted = |words: &str| format!("“{words}”");
    let (unknown, so): (Vec<&SupposedFact>, Vec<&SupposedFact>) =
        facts.iter().partition(|fact| fact.value == ValueWord::Unknown && fact.degree.is_none());
    let so: Vec<String> = so.iter().map(|fact| quoted(&fact.words)).collect();
    let unknown: Vec<String> = unknown.iter().map(|fact| quoted(&fact.phrase)).collect();
    let both = [(so, "were so"), (unknown, "were not known")];
    let told = both.into_iter().filter(|(facts, _)| !facts.is_empty());
    told.map(|(facts, were)| format!("{} {were}", listed(&facts))).collect::<Vec<_>>().join(", and ")
}

fn summary(what_if: &WhatIf) -> String {
    if what_if.changes_nothing() {
        return "Nothing changes: every verdict and every prediction stays as it is.".to_owned();
    }
    let counted = |count: usize, one: &str, many: &str| match count {
        0 => format!("no {one}"),
        1 => format!("1 {one}"),
        count => format!("{count} {many}"),
    };
    let verdicts = counted(what_if.verdicts.len(), "verdict", "verdicts");
    let predictions = counted(what_if.predictions.len(), "prediction", "predictions");
    let change = if what_if.verdicts.len() + what_if.predictions.len() == 1 { "changes" } else { "change" };
    format!("Then {verdicts} and {predictions} {change}.")
}

/// What there is to say of a supposed fact, whatever it changes.
fn remarks(fact: &SupposedFact) -> Vec<String> {
    let SupposedFact { phrase, words, value, .. } = fact;
    let already = match value {
        ValueWord::Unknown if fact.degree.is_none() => format!("The case says nothing of “{phrase}” already."),
        ValueWord::Unknown | ValueWord::Present | ValueWord::Absent | ValueWord::Contested => {
            format!("The case says “{words}” already.")
        }
    };
    let fixed = format!("No programme can change “{phrase}” (`fixed`): it can only be found out, or be so elsewhere.");
    [(fact.already, already), (fact.fixed, fixed)]
        .into_iter()
        .filter_map(|(is_so, says)| is_so.then_some(says))
        .collect()
}

fn evidence(page: &mut Page, evidence: &[EvidenceEntry]) {
    let mut line = |label: &str, words: &str| {
        page.flow(&[faint(&format!("    {label}"), PART + SIGN)], PART + SIGN, words);
    };
    by_stance(evidence).iter().for_each(|(label, words)| line(label, words));
    if evidence.is_empty() {
        line("evidence", "no study is named for it");
    }
}
