//! Every set of facts, tried on the evaluator: what a search is held against.

use std::collections::BTreeSet;
use std::ops::Range;

use cmo::cases::{Columns, described};
use cmo::evaluate::{Evaluation, Pair, Program, World};
use cmo::needs::{Aim, Goal, Question};
use cmo::theory::{Case, Fact, Form, Literal, PhraseId, Said, Theory, Value, Verdict};

use super::{Asked, plain};
use crate::evaluate::blank::fact;

/// Every set of facts, tried.
pub struct Tried<'t> {
    theory: &'t Theory,
    case: &'t Case,
    world: World,
    question: &'t Question,
    fixed: PhraseId,
    /// The phrases that stand for `?`.
    open: Range<u32>,
    /// What the case is found to be before anything is added.
    before: Vec<Pair>,
}

/// What becomes of a question with a set of facts.
struct Seen {
    /// The goal comes about, or a configuration is blocked.
    is_so: bool,
    /// Something speaks for the goal.
    speaks: bool,
    /// Nothing is predicted that is to be avoided.
    avoids: bool,
}

/// What a fact is to a question.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Is {
    Proposed,
    LeftOut,
    Barred,
}

impl<'t> Tried<'t> {
    /// Of a question, with its theory or that in which nothing is open.
    pub fn of(asked: &'t Asked, theory: &'t Theory, open: Range<u32>) -> Self {
        let Asked { case, world, question, fixed, .. } = asked;
        let tried = Self { theory, case, world: *world, question, fixed: *fixed, open, before: Vec::new() };
        let program = Program::compile(theory, case.theory);
        let before = program.evaluate(&Columns::graded(&[&tried.with(&BTreeSet::new())]), *world).swap_remove(0);
        Self { before: theory.vocabulary.iter().map(|(phrase, _)| before.value(phrase)).collect(), ..tried }
    }

    /// What is not proposed, and would be in a smallest set if it were.
    pub fn barred(&self) -> BTreeSet<String> {
        let smallest = self.sets_that_do(Is::Barred);
        let barred = smallest.iter().flatten().filter(|literal| self.is(**literal) == Some(Is::Barred));
        let name = |literal: &Literal| match self.open.contains(&literal.phrase.0) {
            true => self.theory.vocabulary.get(literal.phrase).name.clone(),
            false => self.named(&BTreeSet::from([*literal])).remove(0),
        };
        barred.map(name).collect()
    }

    /// The sets that succeed and have none within them that does: by size, then in vocabulary order.
    pub fn smallest(&self) -> Vec<Vec<String>> {
        let mut smallest = self.sets_that_do(Is::LeftOut);
        smallest.sort_by_key(|set| (set.len(), set.iter().copied().collect::<Vec<_>>()));
        let marked = |literal: Literal| {
            let mark = if self.is_described(literal) || self.is_denied(literal) { "!" } else { "" };
            self.named(&BTreeSet::from([literal])).remove(0) + mark
        };
        smallest.into_iter().map(|set| set.into_iter().map(marked).collect()).collect()
    }

    fn sets_that_do(&self, most: Is) -> Vec<BTreeSet<Literal>> {
        let mut sets = self.sets(most);
        sets.sort_by_key(BTreeSet::len);
        let program = Program::compile(self.theory, self.case.theory);
        let some = |sets: &[BTreeSet<Literal>]| -> Vec<Seen> {
            let cases: Vec<Case> = sets.iter().map(|set| self.with(set)).collect();
            let evaluations = program.evaluate(&Columns::graded(&cases.iter().collect::<Vec<_>>()), self.world);
            evaluations.iter().map(|evaluation| self.seen(evaluation)).collect()
        };
        let seen: Vec<Seen> = sets.chunks(1_000).flat_map(some).collect();
        let spoken: Vec<&BTreeSet<Literal>> =
            sets.iter().zip(&seen).filter(|(_, seen)| seen.speaks).map(|(set, _)| set).collect();
        let is_so = |set: &BTreeSet<Literal>, seen: &Seen| match (self.question.aim, self.question.goal) {
            (Aim::Prevent, Goal::Holds(_)) => !spoken.iter().any(|more| self.is_found_out(set, more)),
            (Aim::Prevent | Aim::Reach, _) => seen.is_so,
        };
        let may_be = |set: &BTreeSet<Literal>| set.iter().all(|literal| self.is(*literal) != Some(Is::LeftOut));
        let mut smallest: Vec<BTreeSet<Literal>> = Vec::new();
        for (set, seen) in sets.iter().zip(&seen) {
            if seen.avoids && may_be(set) && is_so(set, seen) && !smallest.iter().any(|other| other.is_subset(set)) {
                smallest.push(set.clone());
            }
        }
        smallest
    }

    /// What becomes of a question.
    fn seen(&self, evaluation: &Evaluation) -> Seen {
        let above = |one: &Literal| evaluation.predicted(one.phrase).under(*one).in_favour > 0.5;
        let avoids = !self.question.avoid.iter().any(above);
        match self.question.goal {
            Goal::Fires(id) => {
                let wanted = match self.question.aim {
                    Aim::Reach => Verdict::Fires,
                    Aim::Prevent => Verdict::Blocked,
                };
                let is_so = evaluation.firing(id).map(Pair::verdict) == Some(wanted);
                Seen { is_so, speaks: false, avoids }
            }
            Goal::Holds(literal) => {
                let pair = evaluation.value(literal.phrase).under(literal);
                Seen { is_so: pair.value() == Value::Present, speaks: pair.in_favour > 0.5, avoids }
            }
        }
    }

    /// What the case is with a set of facts, and with all that may still be found out.
    pub fn found_out(&self, set: &BTreeSet<Literal>) -> Vec<Evaluation> {
        let sets = self.sets(Is::LeftOut).into_iter().filter(|more| self.is_found_out(set, more));
        let cases: Vec<Case> = sets.map(|more| self.with(&more)).collect();
        let program = Program::compile(self.theory, self.case.theory);
        program.evaluate(&Columns::graded(&cases.iter().collect::<Vec<_>>()), self.world)
    }

    /// What the case is with a set of facts, by a theory of which some configurations are left out.
    pub fn evaluation(&self, theory: &Theory, set: &BTreeSet<Literal>) -> Evaluation {
        let program = Program::compile(theory, self.case.theory);
        program.evaluate(&Columns::graded(&[&self.with(set)]), self.world).swap_remove(0)
    }

    fn named(&self, set: &BTreeSet<Literal>) -> Vec<String> {
        let name = |literal: &Literal| {
            let sign = if literal.negated { "-" } else { "+" };
            format!("{sign}{}", self.theory.vocabulary.get(literal.phrase).name)
        };
        set.iter().map(name).collect()
    }

    /// Whether more is known, and nothing else is changed.
    fn is_found_out(&self, set: &BTreeSet<Literal>, more: &BTreeSet<Literal>) -> bool {
        set.is_subset(more) && more.difference(set).all(|literal| self.may_be_found_out(*literal))
    }

    fn may_be_found_out(&self, literal: Literal) -> bool {
        !self.is_described(literal) && !self.open.contains(&literal.phrase.0) && !self.is_denied(literal)
    }

    fn is_described(&self, literal: Literal) -> bool {
        described(self.case).iter().any(|(described, _)| *described == literal.phrase)
    }

    /// Whether the case as it is comes out the other way, by whatever way.
    fn is_denied(&self, literal: Literal) -> bool {
        self.before[literal.phrase.0 as usize].under(literal).value() == Value::Absent
    }

    /// Every set of facts that may be proposed or found out, or that might be if they were not barred.
    fn sets(&self, most: Is) -> Vec<BTreeSet<Literal>> {
        let mut sets = vec![BTreeSet::new()];
        for (phrase, _) in self.theory.vocabulary.iter() {
            let signs = [false, true].map(|negated| Literal { phrase, negated });
            let more: Vec<BTreeSet<Literal>> = signs
                .into_iter()
                .filter(|literal| self.is(*literal).is_some_and(|is| is <= most))
                .flat_map(|literal| sets.iter().map(move |set| set.iter().copied().chain([literal]).collect()))
                .collect();
            sets.extend(more);
        }
        sets
    }

    fn is(&self, literal: Literal) -> Option<Is> {
        if self.open.contains(&literal.phrase.0) {
            return Some(Is::Barred);
        }
        let is_goal = matches!(self.question.goal, Goal::Holds(goal) if goal.phrase == literal.phrase);
        let is_barred = is_goal || self.is_brought_about(literal);
        let is_left_out = self.question.without.contains(&literal);
        let changed = if is_barred || literal.phrase == self.fixed { Is::Barred } else { Is::Proposed };
        if self.is_described(literal) {
            let is_so = self.before[literal.phrase.0 as usize].under(literal).value() == Value::Present;
            return (!is_so && !is_left_out).then_some(changed);
        }
        match (is_barred, self.is_denied(literal), is_left_out) {
            (true, _, _) | (false, true, true) => None,
            (false, true, false) => Some(changed),
            (false, false, true) => Some(Is::LeftOut),
            (false, false, false) => Some(Is::Proposed),
        }
    }

    fn is_brought_about(&self, literal: Literal) -> bool {
        let concerns = |heading| self.case.theory.is_none() || self.case.theory == heading;
        let weighed = self.theory.configurations.iter().filter(|one| !one.retired && concerns(one.heading));
        weighed.into_iter().any(|one| {
            let said = match one.form {
                Form::If => literal,
                Form::OnlyIf => Literal { negated: !literal.negated, ..literal },
            };
            let outcome = |one: &cmo::theory::Predicted| {
                (one.mention.literal.phrase, one.mention.literal.negated != one.negated) == (said.phrase, said.negated)
            };
            one.mechanisms.iter().any(|mechanism| mechanism.literal == said) || one.outcomes.iter().any(outcome)
        })
    }

    fn with(&self, set: &BTreeSet<Literal>) -> Case {
        let mut case = self.case.clone();
        case.facts.retain(|fact| set.iter().all(|literal| literal.phrase != fact.literal.phrase));
        case.facts.extend(self.open.clone().map(|number| fact(plain(number), Said::Unknown)));
        let facts = set.iter().map(|literal| -> Fact {
            let said = if literal.negated { Said::Absent } else { Said::Present };
            fact(Literal { negated: false, ..*literal }, said)
        });
        case.facts.extend(facts);
        case
    }
}
