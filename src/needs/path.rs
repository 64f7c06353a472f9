//! Turns an evaluation into the configurations that lead to a goal, each after those that it rests on.

use super::Goal;
use super::answer::holds;
use crate::evaluate::{Evaluation, Program};
use crate::logic::demand::{Asked, Demand};
use crate::theory::{ConfigurationId, Literal, Theory};

/// The configurations that fire on the way to a goal.
pub(super) fn to(theory: &Theory, program: &Program<'_>, evaluation: &Evaluation, goal: Goal) -> Vec<ConfigurationId> {
    let mut way = Way { theory, program, evaluation, seen: Vec::new(), asked: Vec::new(), order: Vec::new() };
    match goal {
        Goal::Fires(id) => way.through(id),
        Goal::Holds(literal) => way.back_from(literal),
    }
    way.order
}

/// A way back from a goal.
struct Way<'w> {
    theory: &'w Theory,
    program: &'w Program<'w>,
    evaluation: &'w Evaluation,
    seen: Vec<Literal>,
    asked: Vec<ConfigurationId>,
    order: Vec<ConfigurationId>,
}

impl Way<'_> {
    /// What brings a literal about that holds: nothing where the case says so.
    fn back_from(&mut self, literal: Literal) {
        let is_told = self.evaluation.described(literal.phrase).is_some();
        if is_told || !holds(self.evaluation, literal) || self.seen.contains(&literal) {
            return;
        }
        self.seen.push(literal);
        let theory = self.theory;
        for &id in self.program.weighed() {
            let speaks = theory.configurations[id.0 as usize].speaks_for().any(|spoken| spoken == literal);
            if speaks && self.fires(id) {
                self.through(id);
            }
        }
        for (phrase, declared) in theory.vocabulary.iter().map(|(id, phrase)| (id, phrase.declared())) {
            for &(implied, _) in &declared.implies {
                let plain = Literal { phrase, negated: false };
                if implied == literal {
                    self.back_from(plain);
                }
                if plain.contrary() == literal {
                    self.back_from(implied.contrary());
                }
            }
        }
        if let Some(when) = &theory.vocabulary.get(literal.phrase).declared().when {
            let demand = if literal.negated { Demand::plain(when).negated() } else { Demand::plain(when) };
            self.rests_on(demand);
        }
    }

    fn through(&mut self, id: ConfigurationId) {
        if self.asked.contains(&id) {
            return;
        }
        self.asked.push(id);
        let (_, parts) = Asked::by(&self.theory.configurations[id.0 as usize]).firing();
        parts.into_iter().for_each(|part| self.rests_on(part));
        self.order.push(id);
    }

    fn rests_on(&mut self, demand: Demand<'_>) {
        let mut literals = Vec::new();
        demand.each_literal(&mut |literal| literals.push(literal));
        literals.into_iter().for_each(|literal| self.back_from(literal));
    }

    fn fires(&self, id: ConfigurationId) -> bool {
        self.evaluation.firing(id).is_some_and(|pair| pair.in_favour > 0.5)
    }
}
