//! On what grounds a phrase has its value: who says so, in words, and which reasons lie behind that.

mod silence;
mod theory;

use crate::explain::matched::{ConditionRole, ValueSource};
use crate::explain::reading::{Reading, Speaker};
use crate::explain::reasons::language::{file_and_line, quoted, whereabouts};
use crate::explain::reasons::part;
use crate::logic::demand::Demand;
use crate::source::{Place, Sources};
use crate::theory::{ConfigurationId, Fact, PhraseId, Said, Value};

/// A reason that has reasons of its own.
#[derive(Clone, Copy, Debug)]
pub(super) enum Reason<'t> {
    /// A configuration with its verdict.
    Configuration(ConfigurationId),
    /// A phrase with its value.
    Phrase(PhraseId),
    /// What the theory predicts for a phrase that the case itself describes.
    Prediction(PhraseId),
    /// A definition of which what is known does not tell whether it is met.
    Definition(Demand<'t>),
    /// A part of a condition.
    Part(Demand<'t>, ConditionRole),
}

/// Who says so.
#[derive(Debug)]
pub(super) struct Grounds<'t> {
    /// Where nobody gives a value: how that is said (`nobody says`).
    pub(super) silence: Option<&'static str>,
    /// The end of the sentence: `the case says so`; after a silence what goes on from it, or nothing.
    pub(super) clause: String,
    /// What lies behind it.
    pub(super) reasons: Vec<Reason<'t>>,
    /// The one place that says so.
    pub(super) place: Option<Place>,
}

/// The grounds of the value that a phrase has, which is shown under one of its names.
pub(super) fn of_value<'t>(reading: &Reading<'t>, sources: &Sources, phrase: PhraseId, shown: &str) -> Grounds<'t> {
    match reading.source(phrase) {
        ValueSource::Case => of_case(reading, sources, phrase, shown),
        source @ (ValueSource::Predicted | ValueSource::Defined | ValueSource::Implied) => {
            theory::grounds(reading, source, phrase, (reading.pair(phrase), reading.voices(phrase)))
        }
        ValueSource::None => silence::grounds(reading, phrase),
    }
}

/// The grounds of what is predicted for a phrase with its own facts withdrawn.
pub(super) fn of_prediction<'t>(reading: &Reading<'t>, phrase: PhraseId) -> Grounds<'t> {
    let voices = (reading.evaluation.predicted(phrase), reading.prediction_voices(phrase));
    match reading.prediction_source(phrase) {
        source @ (ValueSource::Predicted | ValueSource::Defined | ValueSource::Implied) => {
            theory::grounds(reading, source, phrase, voices)
        }
        ValueSource::Case | ValueSource::None => silence::of_theory(reading, phrase),
    }
}

/// One place is told beside the sentence; several are told in it.
fn of_case<'t>(reading: &Reading<'t>, sources: &Sources, phrase: PhraseId, shown: &str) -> Grounds<'t> {
    let facts: Vec<&Fact> = reading.facts(phrase).iter().copied().filter(|fact| fact.said != Said::Unknown).collect();
    let mut places: Vec<Place> = facts.iter().map(|fact| fact.place).collect();
    places.dedup_by_key(|place| file_and_line(sources, *place));
    let says = match (reading.pair(phrase).value(), facts.iter().any(|fact| fact.observed)) {
        (Value::Contested, _) => "the case says both that it is so and that it is not".to_owned(),
        (_, true) => "so it was observed".to_owned(),
        (_, false) => own_words(reading, sources, &facts, shown),
    };
    let quotes: String = facts.iter().map(|fact| quotation(fact)).collect();
    let (place, several) = match places.as_slice() {
        [place] => (Some(*place), String::new()),
        several => (None, format!(" ({})", whereabouts(sources, several))),
    };
    Grounds { silence: None, clause: format!("{says}{several}{quotes}"), reasons: Vec::new(), place }
}

/// The case's own words where they are another name than the one that is shown.
fn own_words(reading: &Reading<'_>, sources: &Sources, facts: &[&Fact], shown: &str) -> String {
    let says_so = "the case says so".to_owned();
    let [fact] = facts else { return says_so };
    if fact.supposed {
        return "so it is supposed".to_owned();
    }
    let text = sources.text(fact.place).split(['[', '=', '\n', '\r']).next().unwrap_or("").trim();
    let bare = text.strip_prefix("not ").unwrap_or(text).trim();
    let names = reading.theory.vocabulary.get(fact.literal.phrase);
    let other = names
        .declared()
        .also
        .iter()
        .chain(&names.declared().opposites)
        .any(|name| name.text == bare && name.text != shown);
    if other { format!("the case says {}", quoted(text)) } else { says_so }
}

fn quotation(fact: &Fact) -> String {
    match (&fact.quotation, &fact.locator) {
        (Some(words), Some(locator)) => format!(", in the words {} ({locator})", quoted(words)),
        (Some(words), None) => format!(", in the words {}", quoted(words)),
        (None, Some(locator)) => format!(" ({locator})"),
        (None, None) => String::new(),
    }
}

/// The reasons behind one that speaks for or against a phrase.
fn behind<'t>(reading: &Reading<'t>, phrase: PhraseId, by: Speaker) -> Vec<Reason<'t>> {
    match by {
        Speaker::Configuration(id) => vec![Reason::Configuration(id)],
        Speaker::Definition => definition(reading, phrase),
        Speaker::ImpliedBy(other) | Speaker::WouldImply(other) => vec![Reason::Phrase(other)],
    }
}

/// The parts of a definition that tell; where it is not settled, the definition itself, so that the part that is known
/// stands beside the one that is not.
fn definition<'t>(reading: &Reading<'t>, phrase: PhraseId) -> Vec<Reason<'t>> {
    let Some(when) = &reading.theory.vocabulary.get(phrase).declared().when else { return Vec::new() };
    let demand = Demand::plain(when);
    if reading.weigh(demand).value() == Value::Unknown {
        return vec![Reason::Definition(demand)];
    }
    let parts = part::telling(reading, demand).into_iter();
    parts.map(|part| Reason::Part(part, ConditionRole::Context)).collect()
}
