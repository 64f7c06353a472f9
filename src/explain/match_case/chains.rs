//! Chains: how the value of a phrase comes from configurations and observations, through `implies` and `when` too.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::explain::match_case::conditions::observed_outcome;
use crate::explain::match_case::results;
use crate::explain::matched::{ChainEntry, ChainStep, ValueSource};
use crate::explain::reading::{Reading, Speaker, Voice};
use crate::logic::demand::Demand;
use crate::theory::{ConfigurationId, Literal, PhraseId, Value};

/// Where the value of a phrase comes from.
#[derive(Clone, Debug, Default)]
pub(super) struct Origin {
    /// The configurations that speak for the value; where that is not settled, those that speak at all.
    pub(super) brought_about_by: Vec<String>,
    /// The chains that end in it, the shortest first, each phrase on the way told once; at most [`FEW`].
    pub(super) chains: Vec<ChainEntry>,
    /// How many more there are.
    pub(super) more_chains: u32,
}

/// Where the values of phrases come from, each worked out once for a case: many configurations may ask for one phrase.
#[derive(Default)]
pub(super) struct Origins {
    by_phrase: FxHashMap<PhraseId, Origin>,
}

impl Origins {
    pub(super) fn of(&mut self, reading: &Reading<'_>, phrase: PhraseId) -> Origin {
        if reading.voices(phrase).is_empty() && !observed_outcome(reading, phrase) {
            return Origin::default();
        }
        self.by_phrase.entry(phrase).or_insert_with(|| Walk::to(reading, phrase)).clone()
    }
}

/// More chains to one phrase than these are only counted.
const FEW: usize = 5;

/// More steps than this are not told, so that no theory is too deep: a chain that is longer begins with `…`.
const LONGEST: usize = 100;

/// A walk back from a phrase, nearest first, so that each phrase is met on its shortest way.
struct Walk<'r, 't> {
    reading: &'r Reading<'t>,
    /// All phrases met, in the order in which they are gone back from.
    met: Vec<Met>,
    seen: FxHashSet<PhraseId>,
    chains: Vec<ChainEntry>,
    more: u32,
}

/// A phrase on a way.
#[derive(Clone, Copy)]
struct Met {
    phrase: PhraseId,
    /// The one that comes after it; none after the phrase that the walk is about.
    after: Option<usize>,
    /// How many come after it.
    steps: usize,
}

impl<'r, 't> Walk<'r, 't> {
    fn to(reading: &'r Reading<'t>, phrase: PhraseId) -> Origin {
        let (seen, chains) = (FxHashSet::default(), Vec::new());
        let mut walk = Self { reading, met: Vec::new(), seen, chains, more: 0 };
        walk.meet(phrase, None);
        let mut at = 0;
        while at < walk.met.len() {
            walk.back_from(at);
            at += 1;
        }
        let brought_about_by = results::configurations(reading, &speaking(reading, phrase));
        Origin { brought_about_by, chains: walk.chains, more_chains: walk.more }
    }

    fn meet(&mut self, phrase: PhraseId, after: Option<usize>) {
        if self.seen.insert(phrase) {
            let steps = after.map_or(0, |after| self.met[after].steps + 1);
            self.met.push(Met { phrase, after, steps });
        }
    }

    /// Goes back from one phrase to all that speak for its value.
    fn back_from(&mut self, at: usize) {
        let (reading, Met { phrase, after, steps }) = (self.reading, self.met[at]);
        if steps >= LONGEST {
            return self.begin(Beginning::TooFar, after.unwrap_or(at));
        }
        let speaking = speaking(reading, phrase);
        // What the case itself says needs nobody to imply it.
        if reading.source(phrase) == ValueSource::Case {
            return self.back_from_fact(&speaking, at);
        }
        for voice in speaking {
            match voice.by {
                Speaker::Configuration(id) => self.begin(Beginning::With(id), at),
                Speaker::ImpliedBy(other) | Speaker::WouldImply(other) => self.meet(other, Some(at)),
                Speaker::Definition => self.through_definition(at),
            }
        }
    }

    /// What the case says begins a chain with those who would bring it about too; with itself, where nobody would.
    fn back_from_fact(&mut self, speaking: &[Voice], at: usize) {
        let ids: Vec<ConfigurationId> = speaking.iter().filter_map(Voice::configuration).collect();
        if ids.is_empty() && observed_outcome(self.reading, self.met[at].phrase) {
            self.begin(Beginning::AsObserved, at);
        }
        ids.into_iter().for_each(|id| self.begin(Beginning::With(id), at));
    }

    /// Goes back through the parts of a definition that tell.
    fn through_definition(&mut self, at: usize) {
        let (reading, phrase) = (self.reading, self.met[at].phrase);
        let Some(when) = &reading.theory.vocabulary.get(phrase).declared().when else { return };
        let value = reading.pair(phrase).value();
        Demand::plain(when).each_literal(&mut |literal: Literal| {
            let tells = reading.pair(literal.phrase).under(literal).value() == value;
            if tells && value != Value::Unknown {
                self.meet(literal.phrase, Some(at));
            }
        });
    }

    /// Tells the chain that begins at a phrase, or counts it where enough are told.
    fn begin(&mut self, beginning: Beginning, at: usize) {
        if self.chains.len() >= FEW {
            self.more += 1;
            return;
        }
        let (from, cut) = match beginning {
            Beginning::With(id) => (Some(self.reading.configuration(id).full_name.clone()), None),
            Beginning::AsObserved => (None, None),
            Beginning::TooFar => {
                (None, Some(ChainStep { words: "…".to_owned(), source: ValueSource::None, as_result: false }))
            }
        };
        let way = std::iter::successors(Some(self.met[at]), |met| met.after.map(|after| self.met[after]));
        let through = cut.into_iter().chain(way.map(|met| self.step(met.phrase))).collect();
        self.chains.push(ChainEntry { from, through });
    }

    fn step(&self, phrase: PhraseId) -> ChainStep {
        let reading = self.reading;
        let negated = reading.pair(phrase).value() == Value::Absent;
        let words = reading.words(Literal { phrase, negated });
        ChainStep { words, source: reading.source(phrase), as_result: reading.is_given_as_result(phrase) }
    }
}

/// What a chain begins with.
enum Beginning {
    /// A configuration that brings its first phrase about.
    With(ConfigurationId),
    /// What the case says.
    AsObserved,
    /// Something before its first phrase that lies too far back to be told.
    TooFar,
}

/// Those who speak for the value that a phrase has; where that is not settled, all who speak.
fn speaking(reading: &Reading<'_>, phrase: PhraseId) -> Vec<Voice> {
    let value = reading.pair(phrase).value();
    let speaks = |voice: &&Voice| match value {
        Value::Present => voice.pair.in_favour > 0.5,
        Value::Absent => voice.pair.against > 0.5,
        Value::Unknown | Value::Contested => true,
    };
    reading.voices(phrase).iter().filter(speaks).copied().collect()
}
