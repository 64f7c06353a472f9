//! Turns demands into decision diagrams over their phrases: two variables a phrase, or one where cases are complete.

use biodivine_lib_bdd::{Bdd, BddVariable};
use rustc_hash::FxHashMap;

use crate::logic::demand::{Demand, Shape};
use crate::logic::diagrams::{Bound, Diagrams};
use crate::theory::{Literal, PhraseId};

/// About a tenth of a second, and 5,000 phrases.
const BOUND: Bound = Bound { nodes: 5_000, work: 1_000_000, variables: 10_000 };

/// Which cases a question is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Universe {
    /// All: of each phrase it may be said that it is present, that it is absent, both, or nothing.
    All,
    /// Complete and crisp ones: each phrase is either present or absent.
    Crisp,
}

/// What a `?` is taken for. Each stands for something of its own, and at one place, so that what is true for some way to fill them in
/// is true where all are granted, and what is true for every way where none is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Open {
    /// It holds.
    Granted,
    /// It does not, and neither does its negation.
    Lacking,
}

/// A phrase's variables, as diagrams: what is said for it, and what is said against it.
type Rail = [Bdd; 2];

/// The variables of a question.
pub(super) struct Rails {
    pub(super) universe: Universe,
    diagrams: Diagrams,
    rails: FxHashMap<PhraseId, Rail>,
}

impl Rails {
    /// Variables for some phrases, in the order in which they shall stand; none where they are too many.
    pub(super) fn of(universe: Universe, phrases: &[PhraseId]) -> Option<Self> {
        let each = match universe {
            Universe::All => 2,
            Universe::Crisp => 1,
        };
        let diagrams = Diagrams::over(phrases.len() * each, BOUND)?;
        let variables = diagrams.variables();
        let rail = |of: &[BddVariable]| match of {
            [both] => [diagrams.variable(*both), diagrams.without(*both)],
            of => [diagrams.variable(of[0]), diagrams.variable(of[1])],
        };
        let rails = phrases.iter().copied().zip(variables.chunks_exact(each).map(rail)).collect();
        Some(Self { universe, diagrams, rails })
    }

    /// Where a literal holds.
    pub(super) fn literal(&self, literal: Literal) -> Bdd {
        self.rails.get(&literal.phrase).map_or_else(|| self.never(), |rail| rail[usize::from(literal.negated)].clone())
    }

    /// Nowhere.
    pub(super) fn never(&self) -> Bdd {
        self.diagrams.never()
    }

    /// Everywhere.
    pub(super) fn always(&self) -> Bdd {
        self.diagrams.always()
    }

    /// Where a demand holds, with its literals in the numbering of the question.
    pub(super) fn demand(&self, demand: Demand<'_>, open: Open, shared: &dyn Fn(Literal) -> Literal) -> Option<Bdd> {
        match demand.shape() {
            Shape::Phrase(literal) => Some(self.literal(shared(literal))),
            Shape::Open => Some(match open {
                Open::Granted => self.always(),
                Open::Lacking => self.never(),
            }),
            Shape::AtLeast(least, of) => {
                let parts = of.iter().map(|one| self.demand(one, open, shared)).collect::<Option<Vec<_>>>()?;
                self.at_least(least, &parts)
            }
        }
    }

    /// Where at least so many of these hold.
    pub(super) fn at_least(&self, least: usize, of: &[Bdd]) -> Option<Bdd> {
        self.diagrams.at_least(least, of)
    }

    /// Where both hold.
    pub(super) fn and(&self, one: &Bdd, other: &Bdd) -> Option<Bdd> {
        self.diagrams.and(one, other)
    }

    /// Where the one holds only if the other does.
    pub(super) fn only_if(&self, one: &Bdd, other: &Bdd) -> Option<Bdd> {
        self.diagrams.only_if(one, other)
    }

    /// Whether, under a premise, the one holds only where the other does.
    pub(super) fn is_within(&self, premise: &Bdd, one: &Bdd, other: &Bdd) -> Option<bool> {
        let beyond = self.diagrams.and_not(one, other)?;
        Some(self.and(premise, &beyond)?.is_false())
    }
}
