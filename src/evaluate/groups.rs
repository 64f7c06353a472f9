//! Formulas of the smallest and the largest, written as groups of up to four operands, each evaluated over a whole
//! block of cases in registers.

use std::ops::Range;

use crate::evaluate::code::{Operand, Operation};

/// How many operands a group has at most.
pub const MOST: usize = 4;

/// The smallest or the largest of some.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// `and`
    Smallest,
    /// `or`
    Largest,
}

impl Kind {
    const fn other(self) -> Self {
        match self {
            Self::Smallest => Self::Largest,
            Self::Largest => Self::Smallest,
        }
    }
}

/// What a group makes of what there is so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Start {
    /// It begins anew.
    Anew,
    /// The other kind is taken of that and the group's own.
    Joined,
}

/// The smallest or largest of some operands, and then of that and what there is so far the other of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    /// The first `count` of these.
    pub operands: [Operand; MOST],
    /// How many operands: from 1 to [`MOST`].
    pub count: u8,
    /// What is taken of them.
    pub kind: Kind,
    /// What becomes of what there is so far.
    pub start: Start,
    /// Whether what there is then is stored.
    pub stored: bool,
    /// The slot that it is stored in.
    pub into: u32,
}

/// Some groups that together compute one degree; the last of them is that degree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Formula {
    start: u32,
    end: u32,
}

/// Written formulas.
#[derive(Debug, Default)]
pub struct Groups {
    groups: Vec<Group>,
    /// By operation of the step being written: where its operands begin.
    starts: Vec<usize>,
    /// Stacks of what the levels being written read in place, and of the last operations of what is of the other kind.
    leaves: Vec<Operand>,
    inner: Vec<usize>,
    /// Operations that are still to be looked at.
    due: Vec<usize>,
    /// The first slot that is no step's: those from here on hold what lies between.
    first_between: u32,
    /// How many such slots there are.
    pub between: u32,
}

/// One level of a formula: where on the two stacks it begins.
#[derive(Clone, Copy)]
struct Level {
    kind: Kind,
    leaves: usize,
    inner: usize,
}

impl Groups {
    /// No formulas yet, over a program of so many slots.
    pub fn new(slots: usize) -> Self {
        Self { first_between: slots as u32, ..Self::default() }
    }

    /// The groups of a formula.
    #[inline(always)]
    pub fn of(&self, formula: Formula) -> &[Group] {
        &self.groups[formula.start as usize..formula.end as usize]
    }

    /// No formulas, over the same program.
    pub fn without_formulas(&self) -> Self {
        Self { first_between: self.first_between, between: self.between, ..Self::default() }
    }

    /// Takes over a formula from others over the same program.
    pub fn take(&mut self, others: &Self, formula: Formula) -> Formula {
        let start = self.groups.len() as u32;
        self.groups.extend_from_slice(others.of(formula));
        Formula { start, end: self.groups.len() as u32 }
    }

    /// Gives the slots of the program other numbers, below `slots`, and those for what lies between the numbers from there on.
    pub fn number_anew(&mut self, anew: &[u32], slots: usize) {
        let between: Vec<u32> = (slots as u32..).take(self.between as usize).collect();
        let anew = [anew, &between].concat();
        for group in &mut self.groups {
            group.operands = group.operands.map(|operand| operand.anew(&anew));
            group.into = anew[group.into as usize];
        }
        self.first_between = slots as u32;
    }

    /// The shape of a formula, by which formulas are put side by side: equal ones take the same branches.
    pub fn shape(&self, formula: Formula) -> impl Iterator<Item = (u8, Kind, Start)> {
        self.of(formula).iter().map(|group| (group.count, group.kind, group.start))
    }

    /// An operand alone.
    pub fn leaf(&mut self, operand: Operand) -> Formula {
        let start = self.groups.len() as u32;
        self.leaves.push(operand);
        self.push(Kind::Smallest, self.leaves.len() - 1..self.leaves.len(), Start::Anew, 0);
        self.leaves.pop();
        Formula { start, end: start + 1 }
    }

    /// A step as a formula, where it is of nothing but the smallest and the largest.
    pub fn write(&mut self, operations: &[Operation]) -> Option<Formula> {
        self.measure(operations)?;
        let start = self.groups.len() as u32;
        let mut next = self.first_between;
        self.level(operations, operations.len().checked_sub(1)?, 0, &mut next);
        self.between = self.between.max(next - self.first_between);
        // What it comes to is its reader's to store.
        if let Some(last) = self.groups.last_mut() {
            last.stored = false;
        }
        Some(Formula { start, end: self.groups.len() as u32 })
    }

    /// Notes where the operands of each operation begin; `None` where one is neither smallest nor largest.
    fn measure(&mut self, operations: &[Operation]) -> Option<()> {
        self.starts.clear();
        for (place, operation) in operations.iter().enumerate() {
            let start = match operation {
                Operation::Load(_) => place,
                Operation::AllWith(_) | Operation::AnyWith(_) => *self.starts.get(place.checked_sub(1)?)?,
                Operation::All | Operation::Any => {
                    let right = *self.starts.get(place.checked_sub(1)?)?;
                    *self.starts.get(right.checked_sub(1)?)?
                }
                Operation::AtLeast(..) | Operation::Inverse | Operation::Keep(..) => return None,
            };
            self.starts.push(start);
        }
        Some(())
    }

    /// Writes one level: first what it needs that is not of one group, then its own operands, then its inner groups.
    /// Recurses as deep as a condition nests.
    fn level(&mut self, operations: &[Operation], last: usize, into: u32, next: &mut u32) {
        let level = self.spread(operations, last);
        let inner = level.inner..self.inner.len();
        for place in inner.clone() {
            let last = self.inner[place];
            let below = self.spread(operations, last);
            let is_simple = self.is_one_group(below);
            self.forget(below);
            if !is_simple {
                let between = *next;
                *next += 1;
                self.level(operations, last, between, next);
                self.leaves.push(Operand::slot(between));
            }
        }
        let first = self.groups.len();
        for start in (level.leaves..self.leaves.len()).step_by(MOST) {
            let leaves = start..self.leaves.len().min(start + MOST);
            // More of the same kind: of each leaf alone it does not matter what is taken.
            if self.groups.len() == first {
                self.push(level.kind, leaves, Start::Anew, into);
            } else {
                leaves.for_each(|leaf| self.push(level.kind.other(), leaf..leaf + 1, Start::Joined, into));
            }
        }
        for place in inner {
            let below = self.spread(operations, self.inner[place]);
            if self.is_one_group(below) {
                let start = if self.groups.len() > first { Start::Joined } else { Start::Anew };
                self.push(level.kind.other(), below.leaves..self.leaves.len(), start, into);
            }
            self.forget(below);
        }
        if let Some(last) = self.groups.last_mut() {
            last.stored = true;
        }
        self.forget(level);
    }

    /// Whether the level on top of the stacks is read in place, and one group.
    fn is_one_group(&self, level: Level) -> bool {
        self.inner.len() == level.inner && self.leaves.len() - level.leaves <= MOST
    }

    /// Takes a level from the stacks.
    fn forget(&mut self, level: Level) {
        self.leaves.truncate(level.leaves);
        self.inner.truncate(level.inner);
    }

    /// Adds a group of some leaves on the stack.
    fn push(&mut self, kind: Kind, leaves: Range<usize>, start: Start, into: u32) {
        let of = &self.leaves[leaves];
        let operands = std::array::from_fn(|place| of.get(place).copied().unwrap_or(Operand::NEVER));
        self.groups.push(Group { operands, count: of.len() as u8, kind, start, stored: false, into });
    }

    /// Puts what a level reads on the stacks. Operations of the same kind below are of the same level.
    fn spread(&mut self, operations: &[Operation], last: usize) -> Level {
        let kind = match operations[last] {
            Operation::AnyWith(_) | Operation::Any => Kind::Largest,
            Operation::Load(_)
            | Operation::AllWith(_)
            | Operation::All
            | Operation::AtLeast(..)
            | Operation::Inverse
            | Operation::Keep(..) => Kind::Smallest,
        };
        let level = Level { kind, leaves: self.leaves.len(), inner: self.inner.len() };
        self.due.push(last);
        while let Some(place) = self.due.pop() {
            match (operations[place], kind) {
                (Operation::Load(operand), _) => self.leaves.push(operand),
                (Operation::AllWith(operand), Kind::Smallest) | (Operation::AnyWith(operand), Kind::Largest) => {
                    self.leaves.push(operand);
                    self.due.push(place - 1);
                }
                (Operation::All, Kind::Smallest) | (Operation::Any, Kind::Largest) => {
                    self.due.extend([place - 1, self.starts[place - 1] - 1]);
                }
                (Operation::AllWith(_) | Operation::All, Kind::Largest)
                | (Operation::AnyWith(_) | Operation::Any, Kind::Smallest) => self.inner.push(place),
                (Operation::AtLeast(..) | Operation::Inverse | Operation::Keep(..), _) => {}
            }
        }
        level
    }
}
