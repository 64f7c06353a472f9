//! Turns an evaluation into the configurations that lead to a goal, each after those that it rests on.

mod stages;

use super::Goal;
use super::declared::{Declared, declared};
use crate::evaluate::{Evaluation, Program, World};
use crate::logic::demand::{Asked, Demand};
use crate::theory::{ConfigurationId, Literal, Theory};
use stages::{Stages, spoken};

/// Configurations in the order in which they come to fire, those of one step together.
pub(super) type Steps = Vec<Vec<ConfigurationId>>;

/// The configurations that speak for a goal, or for what those ask for.
pub(super) fn to(program: &Program<'_>, evaluation: &Evaluation, goal: Goal) -> Steps {
    let mut way = Way::of(program, evaluation, goal);
    match goal {
        Goal::Fires(id) => way.through(id),
        Goal::Holds(literal) => way.back_from(literal, u32::MAX),
    }
    way.steps()
}

/// The configurations that speak against what a goal asks for, which is blocked by that. In an open world what keeps others
/// from it is that something no longer speaks for them, whatever speaks against; in a closed one they too rest on what
/// does not come about.
pub(super) fn against(
    program: &Program<'_>,
    evaluation: &Evaluation,
    goal: Goal,
    blocked: &[ConfigurationId],
) -> Steps {
    let mut way = Way::of(program, evaluation, goal);
    let counts = |id: &&ConfigurationId| goal == Goal::Fires(**id) || evaluation.world == World::Closed;
    for id in blocked.iter().filter(counts) {
        let (_, parts) = Asked::by(&program.theory().configurations[id.0 as usize]).firing();
        parts.into_iter().for_each(|part| way.rests_on(part.negated(), u32::MAX));
    }
    way.steps()
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

impl<'w> Way<'w> {
    fn of(program: &'w Program<'w>, evaluation: &'w Evaluation, goal: Goal) -> Self {
        let theory = program.theory();
        let stages = Stages::of(program, evaluation, goal);
        Self { theory, program, evaluation, stages, seen: Vec::new(), asked: Vec::new() }
    }

    fn steps(self) -> Steps {
        let Self { stages, asked: mut order, .. } = self;
        let step = |id: &ConfigurationId| stages.at(*id).unwrap_or(u32::MAX);
        order.sort_by_key(|id| (step(id), *id));
        order.chunk_by(|one, other| step(one) == step(other)).map(<[ConfigurationId]>::to_vec).collect()
    }

    /// What brings a literal about that holds before a step, be it contested: what speaks for it leads on all the same.
    /// Nothing where the case says so.
    fn back_from(&mut self, literal: Literal, before: u32) {
        let is_told = self.evaluation.described(literal.phrase).is_some();
        let holds = self.evaluation.value(literal.phrase).under(literal).in_favour > 0.5;
        if is_told || !holds || self.is_seen(literal, before) {
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
        declared(theory, literal).into_iter().for_each(|by| match by {
            Declared::Literal(literal) => self.back_from(literal, before),
            Declared::Condition(demand) => self.rests_on(demand, before),
        });
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
