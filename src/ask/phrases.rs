//! The phrases that may be asked about.

use crate::cases::described;
use crate::evaluate::{Evaluation, Program};
use crate::logic::demand::Asked;
use crate::theory::{Case, Configuration, ConfigurationId, PhraseId, Theory, Value};

/// The unknown phrases of conditions that bear on open verdicts and that no configuration brings about, in vocabulary
/// order. A condition is that of a configuration, or of a `when`.
pub(super) fn asked(
    program: &Program<'_>,
    case: &Case,
    evaluation: &Evaluation,
    open: &[ConfigurationId],
) -> Vec<PhraseId> {
    let theory = program.theory();
    let made = made(program);
    let said = Phrases::of(theory, described(case).into_iter().map(|(phrase, _)| phrase));
    let conditions = Phrases::of(theory, in_conditions(program).into_iter());
    let of_open = open.iter().flat_map(|id| in_condition(&theory.configurations[id.0 as usize])).collect();
    let is_asked = |phrase: &PhraseId| {
        let is_open = evaluation.value(*phrase).value() == Value::Unknown && !said.has(*phrase);
        is_open && conditions.has(*phrase) && !made.has(*phrase)
    };
    program.behind(of_open).into_iter().filter(is_asked).collect()
}

/// The phrases of a configuration's firing condition, in reading order.
pub(super) fn in_condition(one: &Configuration) -> Vec<PhraseId> {
    let mut phrases = Vec::new();
    Asked::by(one).each_literal(&mut |literal| phrases.push(literal.phrase));
    phrases
}

/// The phrases that some configuration brings about, or its negation.
pub(super) fn made(program: &Program<'_>) -> Phrases {
    Phrases::of(program.theory(), weighed(program).flat_map(Configuration::speaks_for).map(|literal| literal.phrase))
}

fn in_conditions(program: &Program<'_>) -> Vec<PhraseId> {
    let mut phrases: Vec<PhraseId> = weighed(program).flat_map(in_condition).collect();
    for when in program.theory().vocabulary.iter().filter_map(|(_, phrase)| phrase.declared().when.as_ref()) {
        when.each_mention(&mut |mention| phrases.push(mention.phrase()));
    }
    phrases
}

fn weighed<'t>(program: &Program<'t>) -> impl Iterator<Item = &'t Configuration> {
    let theory = program.theory();
    program.weighed().iter().map(|id| &theory.configurations[id.0 as usize])
}

/// A set of phrases.
pub(super) struct Phrases(Vec<bool>);

impl Phrases {
    /// Those of a theory that are among some.
    pub(super) fn of(theory: &Theory, some: impl Iterator<Item = PhraseId>) -> Self {
        let mut has = vec![false; theory.vocabulary.len()];
        some.for_each(|phrase| has[phrase.0 as usize] = true);
        Self(has)
    }

    /// Whether a phrase is one of them.
    pub(super) fn has(&self, phrase: PhraseId) -> bool {
        self.0[phrase.0 as usize]
    }
}
