//! Evaluates written trees over one block of crisp cases, in registers.

use crate::cases::CrispPlane;
use crate::evaluate::code::Operand;
use crate::evaluate::trees::Head;
use crate::evaluate::wide::Wide;

/// What trees read: the planes of a block, and the slots of its program.
#[derive(Clone, Copy)]
pub struct Block<'b> {
    /// The planes of the columns.
    pub planes: &'b [CrispPlane],
    /// The slots.
    pub slots: &'b [CrispPlane],
}

impl Block<'_> {
    #[inline(always)]
    fn plane(&self, word: u32) -> &CrispPlane {
        let operand = Operand::of(word);
        if operand.is_slot() { &self.slots[operand.index()] } else { &self.planes[operand.index()] }
    }
}

/// The smallest or the largest.
trait Kind {
    type Other: Kind;
    fn join<W: Wide>(wide: W, one: W::Words, other: W::Words) -> W::Words;
}

struct Smallest;
struct Largest;

impl Kind for Smallest {
    type Other = Largest;

    #[inline(always)]
    fn join<W: Wide>(wide: W, one: W::Words, other: W::Words) -> W::Words {
        wide.all(one, other)
    }
}

impl Kind for Largest {
    type Other = Smallest;

    #[inline(always)]
    fn join<W: Wide>(wide: W, one: W::Words, other: W::Words) -> W::Words {
        wide.any(one, other)
    }
}

/// The degree of a tree in each case of a block.
#[inline(always)]
pub fn evaluate<W: Wide>(wide: W, block: Block<'_>, words: &[u32]) -> W::Words {
    let mut rest = words;
    let head = take_head(&mut rest);
    if head.all {
        outer::<W, Smallest>(wide, block, head, &mut rest)
    } else {
        outer::<W, Largest>(wide, block, head, &mut rest)
    }
}

#[inline(always)]
fn outer<W: Wide, K: Kind>(wide: W, block: Block<'_>, head: Head, rest: &mut &[u32]) -> W::Words {
    let mut groups = head.groups;
    let mut degree = if head.leaves > 0 {
        leaves::<W, K>(wide, block, head, rest)
    } else {
        groups -= 1;
        let head = take_head(rest);
        middle::<W, K::Other>(wide, block, head, rest)
    };
    for _ in 0..groups {
        let head = take_head(rest);
        degree = K::join(wide, degree, middle::<W, K::Other>(wide, block, head, rest));
    }
    degree
}

#[inline(always)]
fn middle<W: Wide, K: Kind>(wide: W, block: Block<'_>, head: Head, rest: &mut &[u32]) -> W::Words {
    let mut groups = head.groups;
    let mut degree = if head.leaves > 0 {
        leaves::<W, K>(wide, block, head, rest)
    } else {
        groups -= 1;
        let head = take_head(rest);
        leaves::<W, K::Other>(wide, block, head, rest)
    };
    for _ in 0..groups {
        let head = take_head(rest);
        degree = K::join(wide, degree, leaves::<W, K::Other>(wide, block, head, rest));
    }
    degree
}

/// The extreme of what is read in place; there is at least one.
#[inline(always)]
fn leaves<W: Wide, K: Kind>(wide: W, block: Block<'_>, head: Head, rest: &mut &[u32]) -> W::Words {
    let (leaves, after) = rest.split_at(head.leaves);
    *rest = after;
    let mut degree = wide.load(block.plane(leaves[0]));
    for &leaf in &leaves[1..] {
        degree = K::join(wide, degree, wide.load(block.plane(leaf)));
    }
    degree
}

#[inline(always)]
fn take_head(rest: &mut &[u32]) -> Head {
    let (&word, after) = rest.split_first().unwrap_or((&0, &[]));
    *rest = after;
    Head::of(word)
}
