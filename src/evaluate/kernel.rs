//! Evaluates groups over one block of crisp cases, in registers.

use crate::cases::CrispPlane;
use crate::evaluate::code::Operand;
use crate::evaluate::groups::{Group, Kind, MOST, Start};
use crate::evaluate::wide::Wide;

/// What groups read and write: the planes of a block, and the slots of its program.
pub struct Block<'b> {
    /// The planes of the columns.
    pub planes: &'b [CrispPlane],
    /// The slots.
    pub slots: &'b mut [CrispPlane],
}

impl Block<'_> {
    #[inline(always)]
    fn plane(&self, operand: Operand) -> &CrispPlane {
        if operand.is_slot() { &self.slots[operand.index()] } else { &self.planes[operand.index()] }
    }

    /// Computes a formula; what lies between goes to slots.
    #[inline(always)]
    pub fn evaluate<W: Wide>(&mut self, wide: W, groups: &[Group]) -> W::Words {
        let mut so_far = wide.never();
        for group in groups {
            so_far = match group.kind {
                Kind::Smallest => self.group::<W, Smaller>(wide, group, so_far),
                Kind::Largest => self.group::<W, Larger>(wide, group, so_far),
            };
            if group.stored {
                self.slots[group.into as usize] = wide.store(so_far);
            }
        }
        so_far
    }

    #[inline(always)]
    fn group<W: Wide, E: Extreme>(&self, wide: W, group: &Group, so_far: W::Words) -> W::Words {
        match (group.count, group.start) {
            (0 | 1, Start::Anew) => wide.group::<E, 1>(&self.operands(group)),
            (2, Start::Anew) => wide.group::<E, 2>(&self.operands(group)),
            (3, Start::Anew) => wide.group::<E, 3>(&self.operands(group)),
            (_, Start::Anew) => wide.group::<E, MOST>(&self.operands(group)),
            (0 | 1, Start::Joined) => wide.join::<E, 1>(so_far, &self.operands(group)),
            (2, Start::Joined) => wide.join::<E, 2>(so_far, &self.operands(group)),
            (3, Start::Joined) => wide.join::<E, 3>(so_far, &self.operands(group)),
            (_, Start::Joined) => wide.join::<E, MOST>(so_far, &self.operands(group)),
        }
    }

    #[inline(always)]
    fn operands<const N: usize>(&self, group: &Group) -> [&CrispPlane; N] {
        let mut operands = [self.plane(group.operands[0]); N];
        for (operand, &read) in operands.iter_mut().zip(&group.operands).skip(1) {
            *operand = self.plane(read);
        }
        operands
    }
}

/// The smallest or the largest, where it is compiled in.
pub trait Extreme {
    /// The other one.
    type Other: Extreme;

    /// The extreme of two vectors.
    fn of<W: Wide>(wide: W, one: W::Vector, other: W::Vector) -> W::Vector;
}

/// The smallest.
pub struct Smaller;
/// The largest.
pub struct Larger;

impl Extreme for Smaller {
    type Other = Larger;

    #[inline(always)]
    fn of<W: Wide>(wide: W, one: W::Vector, other: W::Vector) -> W::Vector {
        wide.smaller(one, other)
    }
}

impl Extreme for Larger {
    type Other = Smaller;

    #[inline(always)]
    fn of<W: Wide>(wide: W, one: W::Vector, other: W::Vector) -> W::Vector {
        wide.larger(one, other)
    }
}
