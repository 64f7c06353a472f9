//! Turns an evaluation into the configurations that lead to a goal, each after those that it rests on.

mod stages;

use super::Goal;
use super::answer::holds;
use crate::evaluate::{Evaluation, Program};
use crate::logic::demand::{Asked, Demand};
use crate::theory::{ConfigurationId, Literal, Theory};
use stages::{Stages, spoken};

/// The configurations that fire on the way to a goal.
pub(super) fn to(theory: &Theory, program: &Program<'_>, evaluation: &Evaluation, goal: Goal) -> Vec<ConfigurationId> {
    let stages = Stages::of(theory, program, evaluation, goal);
    let mut way = Way { theory, program, evaluation, stages, seen: Vec::new(), asked: Vec::new() };
    match goal {
        Goal::Fires(id) => way.through(id),
        Goal::Holds(literal) => way.back_from(literal, u32::MAX),
    }
    let Way { stages, asked: mut order, .. } = way;
    order.sort_by_key(|id| (stages.at(*id).unwrap_or(u32::MAX), *id));
    order
}

/// A way back from a goal.
struct Way<'w> {
    theory: &'w Theory,
    program: &'w Program<'w>,
    evaluation: &'w Evaluation,
    stages: Stages,
    seen: Vec<(Literal, u32)>,
    asked: Vec<ConfigurationId>,
}

impl Way<'_> {
    /// What brings a literal about that holds before a step: nothing where the case says so.
    fn back_from(&mut self, literal: Literal, before: u32) {
        let is_told = self.evaluation.described(literal.phrase).is_some();
        if is_told || !holds(self.evaluation, literal) || self.is_seen(literal, before) {
            return;
        }
        self.seen.push((literal, before));
        let theory = self.theory;
        for &id in self.program.weighed() {
            let is_earlier = self.stages.at(id).is_some_and(|step| step < before);
            if is_earlier && spoken(theory, self.evaluation, id).any(|spoken| spoken == literal) {
                self.through(id);
            }
        }
        for (phrase, declared) in theory.vocabulary.iter().map(|(id, phrase)| (id, phrase.declared())) {
            for &(implied, _) in &declared.implies {
                let plain = Literal { phrase, negated: false };
                if implied == literal {
                    self.back_from(plain, before);
                }
                if plain.contrary() == literal {
                    self.back_from(implied.contrary(), before);
                }
            }
        }
        if let Some(when) = &theory.vocabulary.get(literal.phrase).declared().when {
            let demand = if literal.negated { Demand::plain(when).negated() } else { Demand::plain(when) };
            self.rests_on(demand, before);
        }
    }

    fn through(&mut self, id: ConfigurationId) {
        if self.asked.contains(&id) {
            return;
        }
        self.asked.push(id);
        let (_, parts) = Asked::by(&self.theory.configurations[id.0 as usize]).firing();
        let before = self.stages.at(id).unwrap_or(u32::MAX);
        parts.into_iter().for_each(|part| self.rests_on(part, before));
    }

    fn rests_on(&mut self, demand: Demand<'_>, before: u32) {
        let mut literals = Vec::new();
        demand.each_literal(&mut |literal| literals.push(literal));
        literals.into_iter().for_each(|literal| self.back_from(literal, before));
    }

    fn is_seen(&self, literal: Literal, before: u32) -> bool {
        self.seen.iter().any(|&(seen, until)| seen == literal && until >= before)
    }
}
