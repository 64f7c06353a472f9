//! Finds phrases in quotation marks that begin with `not`: wherever they are shown they read like the negation of another.

use super::broken::Broken;
use super::problem::PhraseProblem;
use crate::diagnostic::Diagnostic;
use crate::theory::{Vocabulary, identity};

/// A warning for each such phrase that is not declared.
pub(super) fn problems(vocabulary: &Vocabulary, broken: &Broken) -> Vec<Diagnostic> {
    let undeclared = vocabulary.in_theory().filter(|(_, phrase)| phrase.declared().role.is_none());
    let begin = undeclared.filter_map(|(_, phrase)| Some((phrase, denied(&phrase.name)?)));
    begin
        .filter(|(phrase, _)| !broken.may_use(&phrase.name))
        .map(|(phrase, denied)| {
            let (phrase, place) = (phrase.name.clone(), phrase.first);
            PhraseProblem::BeginsWithNot { phrase, denied, place }.diagnostic()
        })
        .collect()
}

/// What a phrase says after `not`.
fn denied(name: &str) -> Option<String> {
    let begins = identity(name).starts_with("not ");
    begins.then(|| name.split_whitespace().skip(1).collect::<Vec<_>>().join(" "))
}
