//! The conditions of a configuration: every phrase of its firing condition once, with its sign, value and source.

use rustc_hash::FxHashMap;

use crate::explain::demand::{Demand, Shape};
use crate::explain::match_case::chains::{Origin, Origins};
use crate::explain::match_case::rounded;
use crate::explain::matched::{ConditionEntry, ConditionRole, Standing, ValueSource};
use crate::explain::reading::Reading;
use crate::theory::{ConfigurationId, Form, Literal, PhraseId, Value};

/// A phrase where it first appears in a firing condition.
struct Appearance {
    /// With the sign of its first appearance, as written (an `only if` changes nothing).
    literal: Literal,
    role: ConditionRole,
    choice: Option<String>,
    /// Whether it also appears with the other sign.
    both_signs: bool,
}

/// The entries of a configuration, in order of first appearance.
pub(super) fn entries(reading: &Reading<'_>, origins: &mut Origins, id: ConfigurationId) -> Vec<ConditionEntry> {
    let asked = reading.asked(id);
    let mut all = Appearances::default();
    all.gather(asked.context, ConditionRole::Context, None);
    if let Some(resource) = asked.resource {
        all.gather(resource, ConditionRole::Resource, None);
    }
    let form = reading.configuration(id).form;
    let entry = |appearance: &Appearance| {
        let origin = origins.of(reading, appearance.literal.phrase);
        entry(reading, form, appearance, origin)
    };
    all.in_order.iter().map(entry).collect()
}

#[derive(Default)]
struct Appearances {
    in_order: Vec<Appearance>,
    at: FxHashMap<PhraseId, usize>,
}

impl Appearances {
    fn gather(&mut self, demand: Demand<'_>, role: ConditionRole, choice: Option<String>) {
        match demand.shape() {
            Shape::Open => {}
            Shape::Phrase(literal) => self.add(literal, role, choice),
            Shape::AtLeast(least, of) => {
                let choice = choice_words(least, of.len()).or(choice);
                of.iter().for_each(|one| self.gather(one, role, choice.clone()));
            }
        }
    }

    fn add(&mut self, literal: Literal, role: ConditionRole, choice: Option<String>) {
        let next = self.in_order.len();
        let at = *self.at.entry(literal.phrase).or_insert(next);
        match self.in_order.get_mut(at) {
            Some(before) => before.both_signs |= before.literal.negated != literal.negated,
            None => self.in_order.push(Appearance { literal, role, choice, both_signs: false }),
        }
    }
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
        standing: standing(pair.signed(negated).value()),
        words: reading.words(written),
        found: found(reading, phrase),
        choice: appearance.choice.clone(),
        observed_outcome: observed_outcome(reading, phrase),
        as_result: reading.is_given_as_result(phrase),
        fixed: reading.theory.vocabulary.get(phrase).fixed,
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
