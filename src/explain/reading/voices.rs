//! Who speaks for or against each phrase in an evaluated case: configurations, definitions and implications.

use crate::evaluate::{Evaluation, Pair, World, weigh};
use crate::explain::matched::ValueSource;
use crate::theory::{ConfigurationId, Form, Phrase, PhraseId, Theory};

/// What speaks for or against a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Speaker {
    /// A configuration of which it is a mechanism or an outcome.
    Configuration(ConfigurationId),
    /// Its own `when`.
    Definition,
    /// This one holds, and implies it (or its negation).
    ImpliedBy(PhraseId),
    /// It would imply this one (or its negation), which is not so.
    WouldImply(PhraseId),
}

impl Speaker {
    /// The word of the contract for it.
    pub(crate) const fn source(self) -> ValueSource {
        match self {
            Self::Configuration(_) => ValueSource::Predicted,
            Self::Definition => ValueSource::Defined,
            Self::ImpliedBy(_) | Self::WouldImply(_) => ValueSource::Implied,
        }
    }
}

/// One that speaks for or against a phrase, to degrees that are not both 0.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Voice {
    /// Who.
    pub(crate) by: Speaker,
    /// What it says of the phrase.
    pub(crate) pair: Pair,
}

impl Voice {
    /// The configuration that speaks, where one does.
    pub(crate) const fn configuration(&self) -> Option<ConfigurationId> {
        match self.by {
            Speaker::Configuration(id) => Some(id),
            Speaker::Definition | Speaker::ImpliedBy(_) | Speaker::WouldImply(_) => None,
        }
    }
}

/// All voices, by phrase.
pub(super) struct Voices {
    by_phrase: Vec<Vec<Voice>>,
    results: Vec<Vec<ConfigurationId>>,
}

impl Voices {
    pub(super) fn of(theory: &Theory, evaluation: &Evaluation) -> Self {
        let phrases = theory.vocabulary.len();
        let mut voices = Self { by_phrase: vec![Vec::new(); phrases], results: vec![Vec::new(); phrases] };
        for index in 0..theory.configurations.len() {
            voices.configuration(theory, evaluation, ConfigurationId(index as u32));
        }
        for (id, phrase) in theory.vocabulary.iter() {
            voices.declaration(evaluation, id, phrase);
        }
        voices
    }

    /// Who speaks for or against a phrase.
    pub(super) fn of_phrase(&self, phrase: PhraseId) -> &[Voice] {
        &self.by_phrase[phrase.0 as usize]
    }

    /// The configurations of which a phrase is a mechanism or an outcome, retired ones included.
    pub(super) fn results_of(&self, phrase: PhraseId) -> &[ConfigurationId] {
        &self.results[phrase.0 as usize]
    }

    fn configuration(&mut self, theory: &Theory, evaluation: &Evaluation, id: ConfigurationId) {
        let configuration = &theory.configurations[id.0 as usize];
        let degree = evaluation.firing(id).map_or(0.0, |firing| firing.in_favour);
        let ripple = evaluation.firing(id).map_or(0.0, |_| evaluation.ripple[id.0 as usize]);
        let mechanisms = configuration.mechanisms.iter().map(|one| (one.literal, degree));
        let outcomes = configuration.outcomes.iter().map(|one| (one.literal(), ripple));
        for (literal, degree) in mechanisms.chain(outcomes) {
            let pair = Pair::new(degree, 0.0).under(literal);
            let pair = match configuration.form {
                Form::If => pair,
                Form::OnlyIf => pair.not(),
            };
            self.say(literal.phrase, Speaker::Configuration(id), pair);
            self.results[literal.phrase.0 as usize].push(id);
        }
    }

    fn declaration(&mut self, evaluation: &Evaluation, id: PhraseId, phrase: &Phrase) {
        if let Some(when) = &phrase.declared().when {
            self.say(id, Speaker::Definition, weigh(when, &|one| evaluation.value(one)));
        }
        for (implied, _) in &phrase.declared().implies {
            let holds = Pair::new(evaluation.value(id).in_favour, 0.0);
            self.say(implied.phrase, Speaker::ImpliedBy(id), holds.under(*implied));
            let fails = stated_or_predicted(evaluation, implied.phrase).under(*implied).against;
            self.say(id, Speaker::WouldImply(implied.phrase), Pair::new(0.0, fails));
        }
    }

    fn say(&mut self, phrase: PhraseId, by: Speaker, pair: Pair) {
        if pair != Pair::UNKNOWN {
            self.by_phrase[phrase.0 as usize].push(Voice { by, pair });
        }
    }
}

/// What reaches back through an implication: in a closed world not the absence that is a mere default.
fn stated_or_predicted(evaluation: &Evaluation, phrase: PhraseId) -> Pair {
    match evaluation.world {
        World::Open => evaluation.value(phrase),
        World::Closed => evaluation.described(phrase).unwrap_or_else(|| evaluation.predicted(phrase)),
    }
}
