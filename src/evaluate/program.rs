//! The program of a theory: compiled once, run on any number of cases.

use crate::cases::Columns;
use crate::evaluate::code::{Code, Operand};
use crate::evaluate::graph::NodeId;
use crate::evaluate::lower::Lowering;
use crate::evaluate::rules::{Rules, Side, Source};
use crate::evaluate::scope::{asked, closed_phrases};
use crate::evaluate::{Evaluation, Means, World, singly};
use crate::theory::{ConfigurationId, HeadingId, Mention, PhraseId, Theory};

/// A theory set, or one theory in it, ready to be evaluated.
#[derive(Debug)]
pub struct Program<'t> {
    pub(super) theory: &'t Theory,
    pub(super) scope: Option<HeadingId>,
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
        Self { theory, scope, rules: Rules::of(theory, scope), closes: closed_phrases(theory, scope) }
    }

    /// Whether a configuration is weighed: it is not retired, and of the theory that concerns the cases.
    #[must_use]
    pub fn weighs(&self, id: ConfigurationId) -> bool {
        self.rules.live.binary_search(&id).is_ok()
    }

    /// The configurations that are weighed, in file order.
    #[must_use]
    pub fn weighed(&self) -> &[ConfigurationId] {
        &self.rules.live
    }

    /// The theory that it is of.
    #[must_use]
    pub const fn theory(&self) -> &'t Theory {
        self.theory
    }

    /// The phrases that may bear on some of them, they included, in vocabulary order: through the conditions and
    /// mechanisms of whatever speaks of them, through `when` and `implies`.
    #[must_use]
    pub fn behind(&self, phrases: Vec<PhraseId>) -> Vec<PhraseId> {
        let mut seen = vec![false; self.theory.vocabulary.len()];
        let mut open = phrases;
        while let Some(phrase) = open.pop() {
            if !std::mem::replace(&mut seen[phrase.0 as usize], true) {
                self.bears_on(phrase, &mut open);
            }
        }
        let phrases = self.theory.vocabulary.iter().map(|(id, _)| id);
        phrases.filter(|phrase| seen[phrase.0 as usize]).collect()
    }

    /// Adds the phrases that bear on one directly.
    fn bears_on(&self, phrase: PhraseId, found: &mut Vec<PhraseId>) {
        for source in Side::BOTH.into_iter().flat_map(|side| self.rules.sources(phrase, side)) {
            match *source {
                Source::Degree(id) | Source::Ripple(id) => {
                    let configuration = &self.theory.configurations[id.0 as usize];
                    asked(configuration, found);
                    found.extend(configuration.mechanisms.iter().map(Mention::phrase));
                }
                Source::Implied(other, _) => found.push(other),
            }
        }
        if let Some(when) = &self.theory.vocabulary.get(phrase).declared().when {
            when.each_mention(&mut |mention| found.push(mention.phrase()));
        }
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
        let values: Vec<[NodeId; 2]> = phrases.iter().map(|&phrase| lowering.value(phrase)).collect();
        let predicted: Vec<[NodeId; 2]> = phrases.iter().map(|&phrase| lowering.predicted(phrase)).collect();
        let firing: Vec<[NodeId; 2]> = self.rules.live.iter().map(|&id| lowering.firing(id)).collect();
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
