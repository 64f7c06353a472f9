//! Turns a graph of degrees into straight-line code: what is read in several places is computed once, in dependency
//! order, and only true cycles repeat.

mod writer;

use std::ops::Range;

use crate::evaluate::graph::NodeId;
use crate::evaluate::lower::Formulas;

/// Where a degree is read: a plane of the columns, or a slot of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Operand(u32);

impl Operand {
    const SLOT: u32 = 1 << 31;
    /// 0.
    pub const NEVER: Self = Self(Self::SLOT);
    /// 1.
    pub const ALWAYS: Self = Self(Self::SLOT + 1);
    /// How many slots hold constants.
    pub const CONSTANTS: usize = 2;

    /// What the case says for and against the phrase of a column.
    pub const fn said(column: usize) -> [Self; 2] {
        [Self::plane(column as u32 * 2), Self::plane(column as u32 * 2 + 1)]
    }

    /// A slot.
    pub const fn slot(index: u32) -> Self {
        Self(Self::SLOT + index)
    }

    const fn plane(index: u32) -> Self {
        Self(index)
    }

    /// Whether it is a slot.
    pub const fn is_slot(self) -> bool {
        self.0 >= Self::SLOT
    }

    /// The same where slots have other numbers.
    pub fn anew(self, anew: &[u32]) -> Self {
        if self.is_slot() { Self::slot(anew[self.index()]) } else { self }
    }

    /// Its index among the planes or the slots.
    pub const fn index(self) -> usize {
        (self.0 & !Self::SLOT) as usize
    }
}

/// One operation on a stack of degrees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Operation {
    /// Push.
    Load(Operand),
    /// The smaller of the top and an operand.
    AllWith(Operand),
    /// The larger of the top and an operand.
    AnyWith(Operand),
    /// The smaller of the two on top.
    All,
    /// The larger of the two on top.
    Any,
    /// The k-th largest of the n on top.
    AtLeast(u32, u32),
    /// 1 - the top.
    Inverse,
    /// The first operand where one of the two is above 0, else the top.
    Keep(Operand, Operand),
}

impl Operation {
    /// The same of other operands.
    fn of_others(self, other: impl Fn(Operand) -> Operand) -> Self {
        match self {
            Self::Load(operand) => Self::Load(other(operand)),
            Self::AllWith(operand) => Self::AllWith(other(operand)),
            Self::AnyWith(operand) => Self::AnyWith(other(operand)),
            Self::Keep(said, other_side) => Self::Keep(other(said), other(other_side)),
            Self::All | Self::Any | Self::AtLeast(..) | Self::Inverse => self,
        }
    }
}

/// Computes one slot.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// Its operations, a range.
    pub start: u32,
    /// Their end.
    pub end: u32,
    /// The slot that it writes.
    pub slot: u32,
}

/// Steps that run once, or until nothing changes.
#[derive(Clone, Debug)]
pub enum Section {
    /// Each step once.
    Once(Range<usize>),
    /// The least fixed point of each bound, by turns where both are there: each reads the negation of the other.
    Cycle {
        /// The steps of lower bounds.
        low: Range<usize>,
        /// The steps of upper bounds.
        high: Range<usize>,
    },
}

impl Section {
    /// Its steps.
    pub fn steps(&self) -> impl Iterator<Item = usize> {
        let (one, two) = match self {
            Self::Once(steps) => (steps.clone(), 0..0),
            Self::Cycle { low, high } => (low.clone(), high.clone()),
        };
        one.chain(two)
    }
}

/// A straight-line program.
#[derive(Debug)]
pub struct Code {
    /// All operations.
    pub operations: Vec<Operation>,
    /// All steps.
    pub steps: Vec<Step>,
    /// The steps in their order.
    pub sections: Vec<Section>,
    /// How many slots there are, constants included.
    pub slots: usize,
    /// By node: where its degree is, for those that were asked for.
    places: Vec<u32>,
}

impl Code {
    /// The program that computes the roots. `columns` is how many described columns a block has.
    pub fn of(formulas: &Formulas, roots: &[NodeId], columns: usize) -> Self {
        writer::write(formulas, roots, columns)
    }

    /// The program that computes some pairs of degrees, and where each of them is.
    pub fn of_pairs(formulas: &Formulas, pairs: &[[NodeId; 2]], columns: usize) -> (Self, Vec<[Operand; 2]>) {
        let code = Self::of(formulas, pairs.as_flattened(), columns);
        let places = pairs.iter().map(|pair| pair.map(|node| code.place(node))).collect();
        (code, places)
    }

    /// Gives the slots that are in use other numbers, below `slots`: the steps of the others may not be run. The order of the steps, and
    /// where the degree of a root is, are then no longer known.
    pub fn number_anew(&mut self, anew: &[u32], slots: usize) {
        for operation in &mut self.operations {
            *operation = operation.of_others(|operand| operand.anew(anew));
        }
        self.steps.iter_mut().for_each(|step| step.slot = anew[step.slot as usize]);
        self.slots = slots;
        self.sections.clear();
        self.places.clear();
    }

    /// Where the degree of a root is.
    pub fn place(&self, root: NodeId) -> Operand {
        Operand(self.places[root.0 as usize])
    }

    /// Where the degree of a node is, if it has a place.
    #[cfg(feature = "sql")]
    pub fn computed(&self, node: NodeId) -> Option<Operand> {
        let place = self.places[node.0 as usize];
        (place != u32::MAX).then_some(Operand(place))
    }

    /// The operations of a step.
    pub fn operations(&self, step: &Step) -> &[Operation] {
        &self.operations[step.start as usize..step.end as usize]
    }
}
