//! Turns a theory into where each phrase is used: as a condition, a mechanism, an outcome, in a declaration, in a case.

use crate::logic::demand::{Asked, Demand};
use crate::source::Place;
use crate::theory::{ConfigurationId, Expectation, Literal, Mention, PhraseId, Theory};

/// Where one phrase is used. Retired configurations are among them.
#[derive(Clone, Debug, Default)]
pub struct PhraseUses {
    /// The configurations whose context or resource asks for it.
    pub conditions: Vec<ConfigurationId>,
    /// The configurations of which it is a mechanism.
    pub mechanisms: Vec<ConfigurationId>,
    /// The configurations of which it is an outcome.
    pub outcomes: Vec<ConfigurationId>,
    /// How often it turns a dimmer, or a declaration or a heading speaks of it.
    pub otherwise: usize,
    /// How many phrases imply it (and not its negation).
    pub implied: usize,
    /// Where cases speak of it.
    pub facts: Vec<Place>,
    /// How many expectations of cases speak of it.
    pub expected: usize,
}

impl PhraseUses {
    /// How often it is used, its own declaration aside.
    #[must_use]
    pub fn times(&self) -> usize {
        let in_theory = self.conditions.len() + self.mechanisms.len() + self.outcomes.len();
        in_theory + self.otherwise + self.facts.len() + self.expected
    }
}

/// The uses of all phrases.
#[derive(Debug)]
pub struct Uses(Vec<PhraseUses>);

impl Uses {
    /// The uses of the phrases of a theory.
    #[must_use]
    pub fn of(theory: &Theory) -> Self {
        let mut uses = Self(vec![PhraseUses::default(); theory.vocabulary.len()]);
        uses.in_configurations(theory);
        uses.in_declarations(theory);
        let facts = theory.cases.iter().flat_map(|case| &case.facts);
        facts.for_each(|fact| uses.get_mut(fact.literal.phrase).facts.push(fact.place));
        let expectations = theory.cases.iter().flat_map(|case| &case.expectations);
        expectations.for_each(|one| expected(one).for_each(|phrase| uses.get_mut(phrase).expected += 1));
        uses
    }

    /// The uses of a phrase.
    #[must_use]
    pub fn get(&self, phrase: PhraseId) -> &PhraseUses {
        &self.0[phrase.0 as usize]
    }

    fn get_mut(&mut self, phrase: PhraseId) -> &mut PhraseUses {
        &mut self.0[phrase.0 as usize]
    }

    fn in_configurations(&mut self, theory: &Theory) {
        for (index, one) in theory.configurations.iter().enumerate() {
            let id = ConfigurationId(index as u32);
            Asked::by(one).each_literal(&mut |literal| self.get_mut(literal.phrase).conditions.push(id));
            one.mechanisms.iter().for_each(|mention| self.get_mut(mention.phrase()).mechanisms.push(id));
            one.outcomes.iter().for_each(|outcome| self.get_mut(outcome.mention.phrase()).outcomes.push(id));
            let dimmers = one.strengthened_by.iter().chain(&one.weakened_by);
            dimmers.for_each(|dimmer| self.get_mut(dimmer.mention.phrase()).otherwise += 1);
        }
    }

    fn in_declarations(&mut self, theory: &Theory) {
        for (_, phrase) in theory.vocabulary.iter() {
            let declared = phrase.declared();
            let implied = declared.implies.iter().filter(|(literal, _)| !literal.negated);
            implied.for_each(|(literal, _)| self.get_mut(literal.phrase).implied += 1);
            let mut spoken_of = |literal: Literal| self.get_mut(literal.phrase).otherwise += 1;
            declared.implies.iter().for_each(|(literal, _)| spoken_of(*literal));
            declared.when.iter().for_each(|when| Demand::plain(when).each_literal(&mut spoken_of));
        }
        let shared = theory.headings.iter().chain(theory.groups.iter().map(|group| &group.says));
        let mentions = shared.flat_map(|heading| &heading.mechanisms);
        mentions.for_each(|mention: &Mention| self.get_mut(mention.phrase()).otherwise += 1);
    }
}

/// The phrases that an expectation speaks of.
fn expected(one: &Expectation) -> Box<dyn Iterator<Item = PhraseId> + '_> {
    match one {
        Expectation::Verdict { by, .. } => Box::new(by.iter().map(Mention::phrase)),
        Expectation::Value { literal, .. } => Box::new(std::iter::once(literal.phrase)),
    }
}
