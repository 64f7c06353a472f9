//! What a configuration and a whole theory predict, beside what was observed.

use crate::evaluate::Pair;
use crate::explain::match_case::conditions::standing;
use crate::explain::match_case::{declared, rounded};
use crate::explain::matched::{Agreement, DimmerEntry, MechanismEntry, OutcomeEntry, Prediction};
use crate::explain::reading::{Reading, Speaker, Voice};
use crate::theory::{ConfigurationId, Form, Literal, PhraseId, Predicted, Value, Verdict};

/// The mechanisms of a configuration.
pub(super) fn mechanisms(reading: &Reading<'_>, id: ConfigurationId) -> Vec<MechanismEntry> {
    let entry = |literal: Literal| MechanismEntry {
        phrase: reading.words(literal),
        observed: observed(reading, literal).into(),
        as_result: reading.is_given_as_result(literal.phrase),
        agreement: agreement(reading, id, literal.phrase),
        seen_though_blocked: seen_though_blocked(reading, id, literal),
    };
    reading.configuration(id).mechanisms.iter().map(|one| entry(one.literal)).collect()
}

/// The outcomes of a configuration.
pub(super) fn outcomes(reading: &Reading<'_>, id: ConfigurationId) -> Vec<OutcomeEntry> {
    let entry = |literal: Literal| OutcomeEntry {
        phrase: reading.name(literal.phrase),
        negated: literal.negated,
        observed: reading.observed(literal.phrase).into(),
        as_result: reading.is_given_as_result(literal.phrase),
        agreement: agreement(reading, id, literal.phrase),
        words: reading.words(literal),
        speaks: rounded(reading.evaluation.ripple[id.0 as usize]),
        seen_though_blocked: seen_though_blocked(reading, id, literal),
        polarity: polarity(reading, literal.phrase),
    };
    reading.configuration(id).outcomes.iter().map(|one| entry(one.literal())).collect()
}

fn observed(reading: &Reading<'_>, literal: Literal) -> Value {
    reading.described(literal.phrase).map_or(Value::Unknown, |pair| pair.under(literal).value())
}

/// Only of a configuration that fires is a prediction held against what was observed.
fn agreement(reading: &Reading<'_>, id: ConfigurationId, phrase: PhraseId) -> Option<Agreement> {
    if reading.verdict(id) == Some(Verdict::Fires) { reading.agreement(phrase) } else { None }
}

/// Whether what a blocked `if` would have brought about was seen all the same.
fn seen_though_blocked(reading: &Reading<'_>, id: ConfigurationId, literal: Literal) -> bool {
    let blocked = reading.verdict(id) == Some(Verdict::Blocked) && reading.configuration(id).form == Form::If;
    blocked && observed(reading, literal) == Value::Present
}

/// Outcomes, as written, that were seen although their configuration is blocked.
pub(in crate::explain) fn seen_literals(reading: &Reading<'_>, id: ConfigurationId) -> Vec<Literal> {
    let outcomes = reading.configuration(id).outcomes.iter().map(Predicted::literal);
    outcomes.filter(|literal| seen_though_blocked(reading, id, *literal)).collect()
}

fn polarity(reading: &Reading<'_>, phrase: PhraseId) -> Option<&'static str> {
    declared::polarity(reading.theory.vocabulary.get(phrase))
}

/// What turns the dimmer, with its value.
pub(super) fn dimmers(reading: &Reading<'_>, phrases: &[Predicted]) -> Vec<DimmerEntry> {
    let entry = |literal: Literal| DimmerEntry {
        phrase: reading.name(literal.phrase),
        negated: literal.negated,
        value: reading.pair(literal.phrase).value().into(),
        words: reading.words(literal),
        standing: standing(reading.pair(literal.phrase).under(literal).value()),
    };
    phrases.iter().map(|one| entry(one.literal())).collect()
}

/// Every phrase with a prediction, and every unexplained one, in vocabulary order.
pub(super) fn predictions(reading: &Reading<'_>) -> Vec<Prediction> {
    reading.theory.vocabulary.iter().filter_map(|(id, _)| prediction(reading, id)).collect()
}

fn prediction(reading: &Reading<'_>, phrase: PhraseId) -> Option<Prediction> {
    let predicted = reading.evaluation.predicted(phrase);
    let agreement = reading.agreement(phrase);
    if predicted == Pair::UNKNOWN && agreement.is_none() {
        return None;
    }
    let voices = reading.prediction_voices(phrase);
    let negated = predicted.value() == Value::Absent;
    Some(Prediction {
        phrase: reading.name(phrase),
        value: predicted.value().into(),
        in_favour: rounded(predicted.in_favour),
        against: rounded(predicted.against),
        by: configurations(reading, voices),
        observed: reading.observed(phrase).into(),
        agreement,
        source: reading.prediction_source(phrase),
        implied_by: implications(reading, phrase, voices),
        words: reading.words(Literal { phrase, negated }),
        polarity: polarity(reading, phrase),
    })
}

/// The configurations among those that speak, in file order.
pub(in crate::explain) fn configurations(reading: &Reading<'_>, voices: &[Voice]) -> Vec<String> {
    let mut names: Vec<String> =
        voices.iter().filter_map(Voice::configuration).map(|id| reading.configuration(id).full_name.clone()).collect();
    names.dedup();
    names
}

/// What implies, among those that speak of a phrase, as it is: what this phrase would imply and what is not so has its
/// negation.
pub(in crate::explain) fn implications(reading: &Reading<'_>, phrase: PhraseId, voices: &[Voice]) -> Vec<String> {
    let literals = voices.iter().filter_map(|voice| match voice.by {
        Speaker::ImpliedBy(other) => Some(Literal { phrase: other, negated: false }),
        Speaker::WouldImply(other) => {
            let implied = reading.implied(phrase, other);
            Some(Literal { phrase: other, negated: !implied.negated })
        }
        Speaker::Configuration(_) | Speaker::Definition => None,
    });
    literals.map(|literal| reading.words(literal)).collect()
}
