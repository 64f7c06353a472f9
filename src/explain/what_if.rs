//! Turns a case as it is, and as it would be where facts are supposed, into what changes.

use crate::cases::stated_unknown;
use crate::diagnostic::Diagnostic;
use crate::evaluate::{Pair, World};
use crate::explain::Told;
use crate::explain::changed::{Predictions, verdict};
use crate::explain::matched::{CaseWarning, SupposedFact, WhatIf};
use crate::theory::{Case, ConfigurationId, Literal, Said, Supposed};

/// What changes between a case as it is and as it would be.
#[must_use]
pub fn what_if(before: Told<'_>, after: Told<'_>, supposed: &[Supposed]) -> WhatIf {
    let ids = (0..before.theory.configurations.len()).map(|index| ConfigurationId(index as u32));
    let predictions = Predictions::of(before, after);
    let phrases = before.theory.vocabulary.iter().map(|(id, _)| id);
    WhatIf {
        facts: supposed.iter().map(|one| fact((before, after), one)).collect(),
        warnings: new_warnings(before.case, after.case).map(CaseWarning::from).collect(),
        verdicts: ids.filter_map(|id| verdict((before, id), (after, id))).collect(),
        predictions: phrases
            .filter_map(|phrase| predictions.change(Some(Literal { phrase, negated: false }), Some(phrase)))
            .collect(),
    }
}

/// What is odd about a case as it would be, and is not as it is.
fn new_warnings<'c>(before: &'c Case, after: &'c Case) -> impl Iterator<Item = &'c Diagnostic> {
    let is_known =
        |one: &Diagnostic| before.warnings.iter().any(|was| (was.code, &was.message) == (one.code, &one.message));
    after.warnings.iter().filter(move |one| !is_known(one))
}

fn fact((before, after): (Told<'_>, Told<'_>), one: &Supposed) -> SupposedFact {
    let phrase = one.literal.phrase;
    let [was, is] = [before, after].map(|told| told.evaluation.described(phrase));
    let entry = before.theory.vocabulary.get(phrase);
    let (words, degree) = match one.said {
        Said::Degree(degree) => (format!("{} = {degree}", entry.words(one.literal)), Some(degree)),
        Said::Present | Said::Absent | Said::Unknown => {
            let negated = is.is_some_and(|pair| pair.against > pair.in_favour);
            (entry.words(Literal { phrase, negated }), None)
        }
    };
    // In a closed world, to say nothing of a phrase is to deny it.
    let [exempt_before, exempt] = [before, after].map(|told| stated_unknown(told.case).contains(&phrase));
    let is_open = before.evaluation.world == World::Open;
    SupposedFact {
        phrase: entry.name.clone(),
        value: is.unwrap_or(Pair::UNKNOWN).value().into(),
        words,
        degree,
        was: was.unwrap_or(Pair::UNKNOWN).value().into(),
        already: was == is && (is_open || exempt_before == exempt),
        fixed: entry.declared().fixed,
    }
}
