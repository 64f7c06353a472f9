//! Turns demands into decision diagrams over their phrases: two variables a phrase, or one where cases are complete.

use std::cell::Cell;

use biodivine_lib_bdd::{Bdd, BddVariable, BddVariableSet, op_function};
use rustc_hash::FxHashMap;

use crate::logic::demand::{Demand, Shape};
use crate::theory::{Literal, PhraseId};

/// A diagram with more nodes than this is not built.
const NODES: usize = 5_000;

/// A question is given up when the diagrams on the way to its answer have more nodes than this, all together: about a
/// tenth of a second.
const WORK: usize = 1_000_000;

/// Questions about more phrases than this are not asked.
const PHRASES: usize = 5_000;

/// Which cases a question is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Universe {
    /// All: of each phrase it may be said that it is present, that it is absent, both, or nothing.
    All,
    /// Complete and crisp ones: each phrase is either present or absent.
    Crisp,
}

/// A phrase's variables, as diagrams: what is said for it, and what is said against it.
type Rail = [Bdd; 2];

/// The variables of a question.
pub(super) struct Rails {
    pub(super) universe: Universe,
    set: BddVariableSet,
    rails: FxHashMap<PhraseId, Rail>,
    /// How many nodes may still be looked at.
    left: Cell<usize>,
}

impl Rails {
    /// Variables for some phrases, in the order in which they shall stand; none where they are too many.
    pub(super) fn of(universe: Universe, phrases: &[PhraseId]) -> Option<Self> {
        if phrases.len() > PHRASES {
            return None;
        }
        let each = match universe {
            Universe::All => 2,
            Universe::Crisp => 1,
        };
        let set = BddVariableSet::new_anonymous((phrases.len() * each) as u16);
        let variables = set.variables();
        let rail = |of: &[BddVariable]| match of {
            [both] => [set.mk_var(*both), set.mk_not_var(*both)],
            of => [set.mk_var(of[0]), set.mk_var(of[1])],
        };
        let rails = phrases.iter().copied().zip(variables.chunks_exact(each).map(rail)).collect();
        Some(Self { universe, set, rails, left: Cell::new(WORK) })
    }

    /// Where a literal holds.
    pub(super) fn literal(&self, literal: Literal) -> Bdd {
        self.rails.get(&literal.phrase).map_or_else(|| self.never(), |rail| rail[usize::from(literal.negated)].clone())
    }

    /// Nowhere.
    pub(super) fn never(&self) -> Bdd {
        self.set.mk_false()
    }

    /// Everywhere.
    pub(super) fn always(&self) -> Bdd {
        self.set.mk_true()
    }

    /// Where a demand holds, with its literals in the numbering of the question; `?` holds nowhere.
    pub(super) fn demand(&self, demand: Demand<'_>, shared: &dyn Fn(Literal) -> Literal) -> Option<Bdd> {
        match demand.shape() {
            Shape::Phrase(literal) => Some(self.literal(shared(literal))),
            Shape::Open => Some(self.never()),
            Shape::AtLeast(least, of) => {
                let parts = of.iter().map(|one| self.demand(one, shared)).collect::<Option<Vec<_>>>()?;
                self.at_least(least, &parts)
            }
        }
    }

    /// Where at least so many of these hold.
    pub(super) fn at_least(&self, least: usize, of: &[Bdd]) -> Option<Bdd> {
        if least == of.len() {
            return of.iter().try_fold(self.always(), |all, one| self.and(&all, one));
        }
        // `rows[k]`: at least k of those that were looked at.
        let mut rows = vec![self.never(); least + 1];
        rows[0] = self.always();
        for one in of {
            for k in (1..=least).rev() {
                rows[k] = self.or(&rows[k], &self.and(&rows[k - 1], one)?)?;
            }
        }
        rows.pop()
    }

    /// Where both hold.
    pub(super) fn and(&self, one: &Bdd, other: &Bdd) -> Option<Bdd> {
        self.join(one, other, op_function::and)
    }

    /// Where either holds.
    pub(super) fn or(&self, one: &Bdd, other: &Bdd) -> Option<Bdd> {
        self.join(one, other, op_function::or)
    }

    /// Where the one holds only if the other does.
    pub(super) fn only_if(&self, one: &Bdd, other: &Bdd) -> Option<Bdd> {
        self.join(one, other, op_function::imp)
    }

    /// Whether, under a premise, the one holds only where the other does.
    pub(super) fn is_within(&self, premise: &Bdd, one: &Bdd, other: &Bdd) -> Option<bool> {
        let beyond = self.join(one, other, op_function::and_not)?;
        Some(self.and(premise, &beyond)?.is_false())
    }

    /// Two diagrams as one, where there is room and work left.
    fn join(&self, one: &Bdd, other: &Bdd, by: fn(Option<bool>, Option<bool>) -> Option<bool>) -> Option<Bdd> {
        let joined = Bdd::binary_op_with_limit(NODES, one, other, by)?;
        self.left.set(self.left.get().checked_sub(one.size() + other.size() + joined.size())?);
        Some(joined)
    }
}
