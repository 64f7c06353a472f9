//! Chains: how the value of a phrase comes from configurations and observations, through `implies` and `when` too.

use rustc_hash::FxHashSet;

use crate::explain::demand::Demand;
use crate::explain::match_case::conditions::observed_outcome;
use crate::explain::matched::{ChainEntry, ChainStep, ValueSource};
use crate::explain::reading::{Reading, Speaker, Voice};
use crate::theory::{Literal, PhraseId, Value};

/// The chains that end in the value of a phrase, each phrase on the way told once.
pub(super) fn to(reading: &Reading<'_>, phrase: PhraseId) -> Vec<ChainEntry> {
    let mut chains = Vec::new();
    Walk { reading, seen: FxHashSet::default(), chains: &mut chains }.back_from(phrase, &[]);
    chains
}

struct Walk<'w, 'r, 't> {
    reading: &'r Reading<'t>,
    seen: FxHashSet<PhraseId>,
    chains: &'w mut Vec<ChainEntry>,
}

/// More steps than this are not told, so that no theory is too deep: a chain that is longer begins with `…`.
const LONGEST: usize = 100;

impl Walk<'_, '_, '_> {
    /// Goes back from a phrase; `after` is what comes after it on the way.
    fn back_from(&mut self, phrase: PhraseId, after: &[ChainStep]) {
        let reading = self.reading;
        if !self.seen.insert(phrase) {
            return;
        }
        if after.len() >= LONGEST {
            let cut = ChainStep { words: "…".to_owned(), source: ValueSource::None, as_result: false };
            let through = std::iter::once(cut).chain(after.iter().cloned()).collect();
            return self.chains.push(ChainEntry { from: None, through });
        }
        let source = reading.source(phrase);
        let as_result = reading.is_given_as_result(phrase);
        let step = ChainStep { words: words(reading, phrase), source, as_result };
        let through: Vec<ChainStep> = std::iter::once(step).chain(after.iter().cloned()).collect();
        let before = self.chains.len();
        for voice in speaking(reading, phrase) {
            match voice.by {
                Speaker::Configuration(id) => {
                    let from = Some(reading.configuration(id).full_name.clone());
                    self.chains.push(ChainEntry { from, through: through.clone() });
                }
                // What the case itself says needs nobody to imply it.
                _ if source == ValueSource::Case => {}
                Speaker::ImpliedBy(other) | Speaker::WouldImply(other) => self.back_from(other, &through),
                Speaker::Definition => self.through_definition(phrase, &through),
            }
        }
        if self.chains.len() == before && observed_outcome(reading, phrase) {
            self.chains.push(ChainEntry { from: None, through });
        }
    }

    /// Goes back through the parts of a definition that tell.
    fn through_definition(&mut self, phrase: PhraseId, through: &[ChainStep]) {
        let reading = self.reading;
        let Some(when) = &reading.theory.vocabulary.get(phrase).declared().when else { return };
        let value = reading.pair(phrase).value();
        let mut parts: Vec<PhraseId> = Vec::new();
        Demand::plain(when).each_literal(&mut |literal: Literal| {
            let tells = reading.pair(literal.phrase).signed(literal.negated).value() == value;
            if tells && value != Value::Unknown {
                parts.push(literal.phrase);
            }
        });
        parts.into_iter().for_each(|part| self.back_from(part, through));
    }
}

/// Those who speak for the value that a phrase has; where that is not settled, all who speak.
pub(super) fn speaking(reading: &Reading<'_>, phrase: PhraseId) -> Vec<Voice> {
    let value = reading.pair(phrase).value();
    let speaks = |voice: &&Voice| match value {
        Value::Present => voice.pair.in_favour > 0.5,
        Value::Absent => voice.pair.against > 0.5,
        Value::Unknown | Value::Contested => true,
    };
    reading.voices(phrase).iter().filter(speaks).copied().collect()
}

/// A phrase as it is here; its name where that is not known.
fn words(reading: &Reading<'_>, phrase: PhraseId) -> String {
    reading.words(Literal { phrase, negated: reading.pair(phrase).value() == Value::Absent })
}
