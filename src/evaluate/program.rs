//! The program of a theory: compiled once, run on any number of cases.

use crate::cases::Columns;
use crate::evaluate::code::{Code, Operand};
use crate::evaluate::graph::NodeId;
use crate::evaluate::lower::Lowering;
use crate::evaluate::rules::{Rules, Side};
use crate::evaluate::scope::closed_phrases;
use crate::evaluate::{Evaluation, Means, World, singly};
use crate::theory::{HeadingId, PhraseId, Theory};

/// A theory set, or one theory in it, ready to be evaluated.
#[derive(Debug)]
pub struct Program<'t> {
    pub(super) theory: &'t Theory,
    pub(super) rules: Rules,
    /// By phrase: whether a closed world closes it.
    pub(super) closes: Vec<bool>,
}

/// Where a program leaves the two degrees of a pair.
pub(super) type Place = [Operand; 2];

/// The program for the columns of one batch, with where it leaves its answers.
pub(super) struct Linked {
    pub(super) code: Code,
    pub(super) values: Vec<Place>,
    pub(super) predicted: Vec<Place>,
    pub(super) firing: Vec<Option<Place>>,
    pub(super) ripple: Vec<Operand>,
}

impl<'t> Program<'t> {
    /// Compiles a theory set, or the one theory that concerns the cases.
    #[must_use]
    pub fn compile(theory: &'t Theory, scope: Option<HeadingId>) -> Self {
        Self { theory, rules: Rules::of(theory, scope), closes: closed_phrases(theory, scope) }
    }

    /// Evaluates the cases of some columns, one by one.
    #[must_use]
    pub fn evaluate(&self, columns: &Columns, world: World) -> Vec<Evaluation> {
        self.evaluate_with(columns, world, Means::LEAST)
    }

    /// As [`Program::evaluate`], with the given means: they change how long it takes, never the answer.
    #[must_use]
    pub fn evaluate_with(&self, columns: &Columns, world: World, means: Means) -> Vec<Evaluation> {
        singly::evaluate(&self.link(columns, world), columns, world, means)
    }

    pub(super) fn lowering(&self, columns: &Columns, world: World) -> Lowering<'_> {
        Lowering::new(self.theory, &self.rules, &self.closes, world, columns)
    }

    fn link(&self, columns: &Columns, world: World) -> Linked {
        let mut lowering = self.lowering(columns, world);
        let phrases: Vec<PhraseId> = self.theory.vocabulary.iter().map(|(id, _)| id).collect();
        let sides = [Side::For, Side::Against];
        let values: Vec<[NodeId; 2]> =
            phrases.iter().map(|&phrase| sides.map(|side| lowering.value(phrase, side))).collect();
        let predicted: Vec<[NodeId; 2]> =
            phrases.iter().map(|&phrase| sides.map(|side| lowering.predicted(phrase, side))).collect();
        let firing: Vec<[NodeId; 2]> =
            self.rules.live.iter().map(|&id| sides.map(|side| lowering.firing(id, side))).collect();
        let ripple: Vec<NodeId> = self.rules.live.iter().map(|&id| lowering.ripple(id)).collect();
        let formulas = lowering.finish();
        let pairs = values.iter().chain(&predicted).chain(&firing).flatten();
        let roots: Vec<NodeId> = pairs.chain(&ripple).copied().collect();
        let code = Code::of(&formulas, &roots, columns.described().len());
        let place = |pair: &[NodeId; 2]| pair.map(|node| code.place(node));
        let mut linked = Linked {
            values: values.iter().map(place).collect(),
            predicted: predicted.iter().map(place).collect(),
            firing: vec![None; self.theory.configurations.len()],
            ripple: vec![Operand::NEVER; self.theory.configurations.len()],
            code,
        };
        for ((id, firing), &ripple) in self.rules.live.iter().zip(&firing).zip(&ripple) {
            linked.firing[id.0 as usize] = Some(firing.map(|node| linked.code.place(node)));
            linked.ripple[id.0 as usize] = linked.code.place(ripple);
        }
        linked
    }
}
