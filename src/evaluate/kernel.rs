//! Evaluates groups over one block of cases, in registers.

use fearless_simd::{Simd, u64x8};

use crate::cases::{GRADED_BLOCK, GradedPlane, Plane};
use crate::evaluate::cell::Cell;
use crate::evaluate::code::Operand;
use crate::evaluate::groups::{Group, Kind, MOST, Start};

/// What groups read and write: the planes of a block, and the slots of its program.
pub struct Block<'b, P> {
    /// The planes of the columns.
    pub planes: &'b [P],
    /// The slots.
    pub slots: &'b mut [P],
}

/// Takes extremes of whole planes. Its operations are only fast inside [`Simd::vectorize`].
pub trait Lanes<P>: Copy {
    /// A plane that is being computed.
    type Words: Copy;

    /// A plane of zeros.
    fn never(self) -> Self::Words;
    /// The extreme of some planes.
    fn group<E: Extreme, const N: usize>(self, operands: &[&P; N]) -> Self::Words;
    /// The other extreme of what there is and the extreme of some planes.
    fn join<E: Extreme, const N: usize>(self, so_far: Self::Words, operands: &[&P; N]) -> Self::Words;
    /// Puts a plane back into memory.
    fn store(self, words: Self::Words) -> P;
}

impl<P> Block<'_, P> {
    #[inline(always)]
    fn plane(&self, operand: Operand) -> &P {
        if operand.is_slot() { &self.slots[operand.index()] } else { &self.planes[operand.index()] }
    }

    /// Computes a formula; what lies between goes to slots.
    #[inline(always)]
    pub fn evaluate<L: Lanes<P>>(&mut self, lanes: L, groups: &[Group]) -> L::Words {
        let mut so_far = lanes.never();
        for group in groups {
            so_far = match group.kind {
                Kind::Smallest => self.group::<L, Smaller>(lanes, group, so_far),
                Kind::Largest => self.group::<L, Larger>(lanes, group, so_far),
            };
            if group.stored {
                self.slots[group.into as usize] = lanes.store(so_far);
            }
        }
        so_far
    }

    #[inline(always)]
    fn group<L: Lanes<P>, E: Extreme>(&self, lanes: L, group: &Group, so_far: L::Words) -> L::Words {
        match (group.count, group.start) {
            (0 | 1, Start::Anew) => lanes.group::<E, 1>(&self.operands(group)),
            (2, Start::Anew) => lanes.group::<E, 2>(&self.operands(group)),
            (3, Start::Anew) => lanes.group::<E, 3>(&self.operands(group)),
            (_, Start::Anew) => lanes.group::<E, MOST>(&self.operands(group)),
            (0 | 1, Start::Joined) => lanes.join::<E, 1>(so_far, &self.operands(group)),
            (2, Start::Joined) => lanes.join::<E, 2>(so_far, &self.operands(group)),
            (3, Start::Joined) => lanes.join::<E, 3>(so_far, &self.operands(group)),
            (_, Start::Joined) => lanes.join::<E, MOST>(so_far, &self.operands(group)),
        }
    }

    #[inline(always)]
    fn operands<const N: usize>(&self, group: &Group) -> [&P; N] {
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
    fn of<S: Simd>(one: u64x8<S>, other: u64x8<S>) -> u64x8<S>;
    /// The extreme of two degrees.
    fn of_degrees(one: f64, other: f64) -> f64;
}

/// The smallest.
pub struct Smaller;
/// The largest.
pub struct Larger;

impl Extreme for Smaller {
    type Other = Larger;

    #[inline(always)]
    fn of<S: Simd>(one: u64x8<S>, other: u64x8<S>) -> u64x8<S> {
        one & other
    }

    #[inline(always)]
    fn of_degrees(one: f64, other: f64) -> f64 {
        one.all(other)
    }
}

impl Extreme for Larger {
    type Other = Smaller;

    #[inline(always)]
    fn of<S: Simd>(one: u64x8<S>, other: u64x8<S>) -> u64x8<S> {
        one | other
    }

    #[inline(always)]
    fn of_degrees(one: f64, other: f64) -> f64 {
        one.any(other)
    }
}

/// Planes of degrees: loops of fixed length, which a compiler turns into vectors.
#[derive(Clone, Copy)]
pub struct Degrees;

impl Lanes<GradedPlane> for Degrees {
    type Words = GradedPlane;

    #[inline(always)]
    fn never(self) -> GradedPlane {
        Plane([f64::NEVER; GRADED_BLOCK])
    }

    #[inline(always)]
    fn group<E: Extreme, const N: usize>(self, operands: &[&GradedPlane; N]) -> GradedPlane {
        Plane(std::array::from_fn(|case| extreme::<E, N>(operands, case)))
    }

    #[inline(always)]
    fn join<E: Extreme, const N: usize>(self, so_far: GradedPlane, operands: &[&GradedPlane; N]) -> GradedPlane {
        let joined = |case: usize| E::Other::of_degrees(so_far.0[case], extreme::<E, N>(operands, case));
        Plane(std::array::from_fn(joined))
    }

    #[inline(always)]
    fn store(self, words: GradedPlane) -> GradedPlane {
        words
    }
}

#[inline(always)]
fn extreme<E: Extreme, const N: usize>(operands: &[&GradedPlane; N], case: usize) -> f64 {
    let others = operands[1..].iter().map(|operand| operand.0[case]);
    others.fold(operands[0].0[case], E::of_degrees)
}
