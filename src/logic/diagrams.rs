//! Decision diagrams with a bound on their size and on the work of making them.

use std::cell::Cell;

use biodivine_lib_bdd::{Bdd, BddVariable, BddVariableSet, op_function};

/// How much a question may cost before it is given up.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bound {
    /// A diagram with more nodes than this is not built.
    pub(crate) nodes: usize,
    /// The diagrams on the way to an answer may have so many nodes all together.
    pub(crate) work: usize,
    /// So many variables at most.
    pub(crate) variables: u16,
}

/// The diagrams of one question. Every operation gives nothing once the question has become too large.
pub(crate) struct Diagrams {
    set: BddVariableSet,
    nodes: usize,
    /// How many nodes may still be looked at.
    left: Cell<usize>,
}

impl Diagrams {
    /// Diagrams over so many variables; none where they are too many.
    pub(crate) fn over(variables: usize, bound: Bound) -> Option<Self> {
        let count = u16::try_from(variables).ok().filter(|count| *count <= bound.variables)?;
        let set = BddVariableSet::new_anonymous(count);
        Some(Self { set, nodes: bound.nodes, left: Cell::new(bound.work) })
    }

    /// The variables in their order.
    pub(crate) fn variables(&self) -> Vec<BddVariable> {
        self.set.variables()
    }

    /// Where a variable is true.
    pub(crate) fn variable(&self, variable: BddVariable) -> Bdd {
        self.set.mk_var(variable)
    }

    /// Where a variable is false.
    pub(crate) fn without(&self, variable: BddVariable) -> Bdd {
        self.set.mk_not_var(variable)
    }

    /// Nowhere.
    pub(crate) fn never(&self) -> Bdd {
        self.set.mk_false()
    }

    /// Everywhere.
    pub(crate) fn always(&self) -> Bdd {
        self.set.mk_true()
    }

    /// Where it does not hold.
    pub(crate) fn not(&self, one: &Bdd) -> Option<Bdd> {
        self.spend(one.size())?;
        Some(one.not())
    }

    /// Where both hold.
    pub(crate) fn and(&self, one: &Bdd, other: &Bdd) -> Option<Bdd> {
        self.join(one, other, op_function::and)
    }

    /// Where either holds.
    pub(crate) fn or(&self, one: &Bdd, other: &Bdd) -> Option<Bdd> {
        self.join(one, other, op_function::or)
    }

    /// Where the one holds and the other does not.
    pub(crate) fn and_not(&self, one: &Bdd, other: &Bdd) -> Option<Bdd> {
        self.join(one, other, op_function::and_not)
    }

    /// Where the one holds only if the other does.
    pub(crate) fn only_if(&self, one: &Bdd, other: &Bdd) -> Option<Bdd> {
        self.join(one, other, op_function::imp)
    }

    /// Where it would hold if a variable were true, or false.
    pub(crate) fn given(&self, one: &Bdd, variable: BddVariable, value: bool) -> Option<Bdd> {
        self.spend(one.size())?;
        Some(one.var_restrict(variable, value))
    }

    /// Where at least so many of these hold.
    pub(crate) fn at_least(&self, least: usize, of: &[Bdd]) -> Option<Bdd> {
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

    /// Two diagrams as one, where there is room and work left.
    fn join(&self, one: &Bdd, other: &Bdd, by: fn(Option<bool>, Option<bool>) -> Option<bool>) -> Option<Bdd> {
        let joined = Bdd::binary_op_with_limit(self.nodes, one, other, by)?;
        self.spend(one.size() + other.size() + joined.size())?;
        Some(joined)
    }

    fn spend(&self, nodes: usize) -> Option<()> {
        self.left.set(self.left.get().checked_sub(nodes)?);
        Some(())
    }
}
