//! The conditions of a configuration: every phrase of its firing condition once, with its sign, value and source.

use rustc_hash::FxHashMap;

use crate::evaluate::Pair;
use crate::explain::match_case::chains::{Origin, Origins};
use crate::explain::match_case::rounded;
use crate::explain::matched::{ConditionEntry, ConditionRole, PartEntry, Standing, ValueSource};
use crate::explain::reading::Reading;
use crate::logic::demand::{Demand, Shape};
use crate::theory::{ConfigurationId, Form, Literal, PhraseId, Value};

/// What a configuration asks for.
pub(super) struct Conditions {
    /// Every phrase once, in order of first appearance.
    pub(super) entries: Vec<ConditionEntry>,
    /// Every part where it stands, in reading order.
    pub(super) parts: Vec<PartEntry>,
}

/// The conditions of a configuration.
pub(super) fn of_configuration(reading: &Reading<'_>, origins: &mut Origins, id: ConfigurationId) -> Conditions {
    let (asked, form) = (reading.asked(id), reading.configuration(id).form);
    let mut all = Appearances { reading, form, in_order: Vec::new(), at: FxHashMap::default(), parts: Vec::new() };
    all.gather(asked.context, &Spot { role: ConditionRole::Context, choice: None, depth: 0, among: Among::All });
    if let Some(resource) = asked.resource {
        all.gather(resource, &Spot { role: ConditionRole::Resource, choice: None, depth: 0, among: Among::All });
    }
    let entry = |appearance: &Appearance| {
        let origin = origins.of(reading, appearance.literal.phrase);
        entry(reading, form, appearance, origin)
    };
    Conditions { entries: all.in_order.iter().map(entry).collect(), parts: all.parts }
}

/// A phrase where it first appears in a firing condition.
struct Appearance {
    /// With the sign of its first appearance, as written (an `only if` changes nothing).
    literal: Literal,
    role: ConditionRole,
    choice: Option<String>,
    /// Whether it also appears with the other sign.
    both_signs: bool,
}

/// Where a part of a condition stands.
struct Spot {
    role: ConditionRole,
    /// The innermost choice around it, in words.
    choice: Option<String>,
    /// How many lists with a name (`any of 2`) it stands in.
    depth: u32,
    among: Among,
}

/// What the neighbours of a part are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Among {
    /// All of them are asked for.
    All,
    /// Some of them are.
    Some,
}

struct Appearances<'r, 't> {
    reading: &'r Reading<'t>,
    form: Form,
    in_order: Vec<Appearance>,
    at: FxHashMap<PhraseId, usize>,
    parts: Vec<PartEntry>,
}

impl Appearances<'_, '_> {
    fn gather(&mut self, demand: Demand<'_>, spot: &Spot) {
        match demand.shape() {
            Shape::Open => self.part(spot, "?".to_owned(), Pair::UNKNOWN),
            Shape::Phrase(literal) => self.phrase(literal, spot),
            Shape::AtLeast(least, of) => {
                let among = if least == of.len() { Among::All } else { Among::Some };
                let mut depth = spot.depth;
                if among == Among::Some || spot.among == Among::Some {
                    self.part(spot, list_words(least, of.len()), self.reading.weigh(demand));
                    depth += 1;
                }
                let choice = choice_words(least, of.len()).or_else(|| spot.choice.clone());
                let inside = Spot { role: spot.role, choice, depth, among };
                of.iter().for_each(|one| self.gather(one, &inside));
            }
        }
    }

    fn phrase(&mut self, literal: Literal, spot: &Spot) {
        let next = self.in_order.len();
        let at = *self.at.entry(literal.phrase).or_insert(next);
        match self.in_order.get_mut(at) {
            Some(before) => before.both_signs |= before.literal.negated != literal.negated,
            None => {
                let choice = spot.choice.clone();
                self.in_order.push(Appearance { literal, role: spot.role, choice, both_signs: false });
            }
        }
        let pair = self.reading.pair(literal.phrase).under(literal);
        self.part(spot, self.reading.words(literal), pair);
        if let Some(part) = self.parts.last_mut() {
            (part.condition, part.again) = (Some(at as u32), at < next);
        }
    }

    fn part(&mut self, spot: &Spot, words: String, pair: Pair) {
        let firing = match self.form {
            Form::If => pair,
            Form::OnlyIf => pair.not(),
        };
        self.parts.push(PartEntry {
            depth: spot.depth,
            role: spot.role,
            words,
            condition: None,
            again: false,
            value: pair.value().into(),
            in_favour: rounded(pair.in_favour),
            against: rounded(pair.against),
            standing: standing(firing.value()),
        });
    }
}

/// The words for a list that stands in a choice or is one.
fn list_words(least: usize, of: usize) -> String {
    choice_words(least, of).unwrap_or_else(|| format!("all of {of}"))
}

/// The words for a choice; none where all are asked for.
fn choice_words(least: usize, of: usize) -> Option<String> {
    match least {
        _ if least == of => None,
        1 => Some(format!("any of {of}")),
        _ => Some(format!("at least {least} of {of}")),
    }
}

fn entry(reading: &Reading<'_>, form: Form, appearance: &Appearance, origin: Origin) -> ConditionEntry {
    let phrase = appearance.literal.phrase;
    let written = Literal { phrase, negated: appearance.literal.negated && !appearance.both_signs };
    let negated = !appearance.both_signs && (written.negated != (form == Form::OnlyIf));
    let pair = reading.pair(phrase);
    ConditionEntry {
        phrase: reading.name(phrase),
        role: appearance.role,
        negated,
        value: pair.value().into(),
        in_favour: rounded(pair.in_favour),
        against: rounded(pair.against),
        source: reading.source(phrase),
        standing: standing(pair.under(Literal { phrase, negated }).value()),
        words: reading.words(written),
        found: found(reading, phrase),
        choice: appearance.choice.clone(),
        observed_outcome: observed_outcome(reading, phrase),
        as_result: reading.is_given_as_result(phrase),
        fixed: reading.theory.vocabulary.get(phrase).declared().fixed,
        brought_about_by: origin.brought_about_by,
        implied_by: super::results::implications(reading, phrase, reading.voices(phrase)),
        chains: origin.chains,
        more_chains: origin.more_chains,
    }
}

/// How a value under a sign stands to what is asked for.
pub(super) const fn standing(value: Value) -> Standing {
    match value {
        Value::Present => Standing::Holds,
        Value::Absent => Standing::Fails,
        Value::Unknown => Standing::Unknown,
        Value::Contested => Standing::Contested,
    }
}

fn found(reading: &Reading<'_>, phrase: PhraseId) -> Option<String> {
    match reading.pair(phrase).value() {
        Value::Present => Some(reading.words(Literal { phrase, negated: false })),
        Value::Absent => Some(reading.words(Literal { phrase, negated: true })),
        Value::Unknown | Value::Contested => None,
    }
}

/// Whether the case itself says what a configuration could have brought about, or gives it as a result.
pub(super) fn observed_outcome(reading: &Reading<'_>, phrase: PhraseId) -> bool {
    let result = reading.is_given_as_result(phrase) || reading.is_result(phrase);
    reading.source(phrase) == ValueSource::Case && result
}
