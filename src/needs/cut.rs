//! Turns a goal that is prevented into the configurations that led there, or might have, and no longer do.
//!
//! Not everything that a set of facts blocks has to do with the goal. What has is found on the ways back from it that are
//! open in the case as it is: through what speaks for the goal, or might once more is found out, and what that asks for.

use super::answer::verdict;
use super::choices::Choices;
use super::declared::{Declared, declared};
use super::possible::{Open, Possible};
use super::{Found, Goal};
use crate::evaluate::{Evaluation, Program, World};
use crate::logic::demand::{Asked, Demand, Shape};
use crate::theory::{ConfigurationId, Form, Literal, Theory, Verdict};

/// Which configurations a set of facts keeps from a goal, in file order.
#[derive(Debug, Default)]
pub(super) struct Cut {
    /// Those that are blocked, and were not.
    pub(super) blocks: Vec<ConfigurationId>,
    /// Those that are not, and speak for it no more all the same.
    pub(super) stops: Vec<ConfigurationId>,
}

/// The ways to a goal that are open in a case as it is.
pub(super) struct Ways<'w> {
    theory: &'w Theory,
    before: &'w Evaluation,
    possible: Possible<'w>,
    goal: Goal,
    /// The configurations on them, in file order.
    on: Vec<OnWay>,
}

/// A configuration on a way, with the mechanisms and outcomes by which it leads on: none where it is the goal itself.
type OnWay = (ConfigurationId, Vec<Literal>);

impl<'w> Ways<'w> {
    /// The ways to the goal of a question.
    pub(super) fn to(
        program: &'w Program<'w>,
        before: &'w Evaluation,
        (choices, world): (&'w Choices, World),
        goal: Goal,
    ) -> Self {
        let possible = Possible::of(program, (choices, world), goal);
        let mut back = Back { program, before, open: possible.with(&[]), seen: Vec::new(), on: Vec::new() };
        match goal {
            Goal::Fires(id) => back.through(id, None),
            Goal::Holds(literal) => back.from(literal),
        }
        let mut on = back.on;
        on.sort_unstable_by_key(|(id, _)| *id);
        Self { theory: program.theory(), before, possible, goal, on }
    }

    /// What a set of facts cuts of them.
    pub(super) fn cut_by(&self, found: &Found) -> Cut {
        let after = &found.evaluation;
        let is_newly_blocked = |id: ConfigurationId| is_blocked(after, id) && !is_blocked(self.before, id);
        let (blocks, others): (Vec<_>, Vec<_>) = self.on.iter().partition(|(id, _)| is_newly_blocked(*id));
        let open = self.possible.with(&found.facts);
        let is_stopped = |id, leads: &[Literal]| leads.iter().all(|by| self.is_denied(after, id, *by));
        let is_over =
            |(id, leads): &&OnWay| self.goal != Goal::Fires(*id) && (!open.fires(*id) || is_stopped(*id, leads));
        let ids = |all: Vec<&OnWay>| all.into_iter().map(|(id, _)| *id).collect();
        Cut { blocks: ids(blocks), stops: ids(others.into_iter().filter(is_over).collect()) }
    }

    /// Whether a configuration speaks no more for what it leads on by: a mechanism that is denied, or an outcome behind one.
    fn is_denied(&self, after: &Evaluation, id: ConfigurationId, by: Literal) -> bool {
        let one = &self.theory.configurations[id.0 as usize];
        match one.mechanisms.iter().any(|mention| mention.literal == by) {
            true => is_told_otherwise(after, by),
            false => is_ripple_cut(self.theory, after, id),
        }
    }
}

/// A search back from a goal.
struct Back<'b> {
    program: &'b Program<'b>,
    before: &'b Evaluation,
    open: Open<'b>,
    seen: Vec<Literal>,
    on: Vec<OnWay>,
}

impl Back<'_> {
    /// What might bring a literal about: nothing where the case says whether it is so.
    fn from(&mut self, literal: Literal) {
        let is_told = self.before.described(literal.phrase).is_some();
        if is_told || self.seen.contains(&literal) || !self.holds(literal) {
            return;
        }
        self.seen.push(literal);
        let theory = self.program.theory();
        for &id in self.program.weighed() {
            if self.leads_by(id, literal) && self.open.fires(id) {
                self.through(id, Some(literal));
            }
        }
        declared(theory, literal).into_iter().for_each(|by| match by {
            Declared::Literal(literal) => self.from(literal),
            Declared::Condition(demand) => self.rests_on(demand),
        });
    }

    /// Whether a configuration speaks for a literal: by a mechanism, or by an outcome where its ripple is not cut already.
    fn leads_by(&self, id: ConfigurationId, literal: Literal) -> bool {
        let theory = self.program.theory();
        let one = &theory.configurations[id.0 as usize];
        let first = one.speaks_for().position(|spoken| spoken == literal);
        first.is_some_and(|first| first < one.mechanisms.len() || !is_ripple_cut(theory, self.before, id))
    }

    fn through(&mut self, id: ConfigurationId, by: Option<Literal>) {
        if let Some((_, leads)) = self.on.iter_mut().find(|(seen, _)| *seen == id) {
            leads.extend(by);
            return;
        }
        self.on.push((id, by.into_iter().collect()));
        let (_, parts) = Asked::by(&self.program.theory().configurations[id.0 as usize]).firing();
        parts.into_iter().for_each(|part| self.rests_on(part));
    }

    /// What might bring about what a demand rests on; a part of it that cannot hold is no way.
    fn rests_on(&mut self, demand: Demand<'_>) {
        match demand.shape() {
            Shape::Phrase(literal) => self.from(literal),
            Shape::Open => {}
            Shape::AtLeast(..) if !self.may_hold(demand) => {}
            Shape::AtLeast(_, of) => of.iter().for_each(|part| self.rests_on(part)),
        }
    }

    fn may_hold(&self, demand: Demand<'_>) -> bool {
        match demand.shape() {
            Shape::Phrase(literal) => self.holds(literal),
            Shape::Open => false,
            Shape::AtLeast(least, of) => of.iter().filter(|part| self.may_hold(*part)).count() >= least,
        }
    }

    fn holds(&self, literal: Literal) -> bool {
        self.open.holds(literal)
    }
}

fn is_blocked(evaluation: &Evaluation, id: ConfigurationId) -> bool {
    verdict(evaluation, id) == Some(Verdict::Blocked)
}

/// Whether a mechanism of a configuration is said to be absent, so that it cannot speak for its outcomes.
fn is_ripple_cut(theory: &Theory, evaluation: &Evaluation, id: ConfigurationId) -> bool {
    let one = &theory.configurations[id.0 as usize];
    one.form == Form::If && one.mechanisms.iter().any(|mention| is_told_otherwise(evaluation, mention.literal))
}

/// Whether a case says of something that it is absent, to a degree with which nothing ripples on.
fn is_told_otherwise(evaluation: &Evaluation, literal: Literal) -> bool {
    evaluation.described(literal.phrase).is_some_and(|pair| 1.0 - pair.under(literal).against <= 0.5)
}
