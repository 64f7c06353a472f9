//! Formulas of at most three nested levels, written so that a block of cases is evaluated wholly in registers.

use crate::evaluate::code::{Operand, Operation};

/// Written trees: for each level a head (how many operands are read in place, how many are groups of the other kind),
/// the operands, then the groups.
#[derive(Debug, Default)]
pub struct Trees {
    words: Vec<u32>,
    /// By operation of the step being written: where its operand or operands begin.
    starts: Vec<usize>,
    /// Groups that are still to be written.
    groups: Vec<usize>,
}

/// One written tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tree {
    start: u32,
    end: u32,
}

/// How many levels a tree has at most.
const LEVELS: usize = 3;
/// In a head: the smallest of what follows, else the largest.
const ALL: u32 = 1 << 31;
/// In a head: how far the number of groups is shifted.
const GROUPS: u32 = 16;
/// How many operands, or groups, a level has at most.
const MOST: usize = (1 << 15) - 1;

/// The head of a level.
#[derive(Clone, Copy, Debug)]
pub struct Head {
    /// Whether it is the smallest of what follows, else the largest.
    pub all: bool,
    /// How many operands are read in place.
    pub leaves: usize,
    /// How many groups follow.
    pub groups: usize,
}

impl Head {
    /// Reads a head.
    #[inline(always)]
    pub const fn of(word: u32) -> Self {
        Self { all: word & ALL != 0, leaves: (word & 0xffff) as usize, groups: (word >> GROUPS) as usize & MOST }
    }

    const fn word(self) -> u32 {
        let all = if self.all { ALL } else { 0 };
        all | self.leaves as u32 | (self.groups as u32) << GROUPS
    }
}

impl Trees {
    /// The tree of an operand alone.
    pub fn leaf(&mut self, operand: Operand) -> Tree {
        let start = self.words.len() as u32;
        self.words.extend([Head { all: true, leaves: 1, groups: 0 }.word(), operand.word()]);
        Tree { start, end: self.words.len() as u32 }
    }

    /// The tree of a step, where it is of the smallest and the largest alone and not too deep.
    pub fn write(&mut self, operations: &[Operation]) -> Option<Tree> {
        self.measure(operations)?;
        let start = self.words.len();
        let root = operations.len().checked_sub(1)?;
        if self.level(operations, root, LEVELS).is_none() {
            self.words.truncate(start);
            return None;
        }
        Some(Tree { start: start as u32, end: self.words.len() as u32 })
    }

    /// The words of a tree.
    #[inline(always)]
    pub fn words(&self, tree: Tree) -> &[u32] {
        &self.words[tree.start as usize..tree.end as usize]
    }

    /// By what trees are put side by side: equal shapes run the same branches.
    pub fn shape(&self, tree: Tree) -> Vec<u32> {
        let words = self.words(tree);
        let mut shape = Vec::new();
        let mut place = 0;
        while let Some(&word) = words.get(place) {
            shape.push(word);
            place += 1 + Head::of(word).leaves;
        }
        shape
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

    /// Writes one level, whose last operation is given.
    fn level(&mut self, operations: &[Operation], last: usize, levels: usize) -> Option<()> {
        let all = matches!(operations[last], Operation::Load(_) | Operation::All | Operation::AllWith(_));
        let head = self.words.len();
        let first = self.groups.len();
        self.words.push(0);
        self.spread(operations, last, all);
        let leaves = self.words.len() - head - 1;
        let groups = self.groups.len() - first;
        if leaves > MOST || groups > MOST || (groups > 0 && levels == 1) {
            self.groups.truncate(first);
            return None;
        }
        self.words[head] = Head { all, leaves, groups }.word();
        for group in first..first + groups {
            let last = self.groups[group];
            if self.level(operations, last, levels - 1).is_none() {
                self.groups.truncate(first);
                return None;
            }
        }
        self.groups.truncate(first);
        Some(())
    }

    /// Writes the operands of a level that are read in place and notes its groups. Operations of the same kind below
    /// are of the same level.
    fn spread(&mut self, operations: &[Operation], last: usize, all: bool) {
        let mut due = vec![last];
        while let Some(place) = due.pop() {
            match (operations[place], all) {
                (Operation::Load(operand), _) => self.words.push(operand.word()),
                (Operation::AllWith(operand), true) | (Operation::AnyWith(operand), false) => {
                    self.words.push(operand.word());
                    due.push(place - 1);
                }
                (Operation::All, true) | (Operation::Any, false) => due.extend([place - 1, self.starts[place - 1] - 1]),
                (Operation::AllWith(_) | Operation::All, false) | (Operation::AnyWith(_) | Operation::Any, true) => {
                    self.groups.push(place);
                }
                (Operation::AtLeast(..) | Operation::Inverse | Operation::Keep(..), _) => {}
            }
        }
    }
}
