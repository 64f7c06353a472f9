//! Planes of crisp cases in vectors, for each set of instructions.

use fearless_simd::prelude::*;
use fearless_simd::{u64x4, u64x8};

use crate::cases::{CrispPlane, Plane};
use crate::evaluate::Instructions;
use crate::evaluate::kernel::{Extreme, Lanes};

/// A count in parts, as the words of a vector: adding these up each time would take longer than what is counted.
pub type Sums = [u64; 4];

/// Something to run with any set of instructions.
pub trait Wider {
    /// What comes of it.
    type Output;

    /// Runs it.
    fn with<S: Simd>(self, simd: S) -> Self::Output;
}

/// Runs with a set of instructions; with what there is where the machine lacks it.
pub fn dispatch<T: Wider>(instructions: Instructions, task: T) -> T::Output {
    fearless_simd::dispatch!(instructions.level(), simd => task.with(simd))
}

/// Takes extremes of crisp planes. Its operations are only fast inside [`Simd::vectorize`].
#[derive(Clone, Copy)]
pub struct Bits<S>(pub S);

impl<S: Simd> Bits<S> {
    /// In how many cases it is 1.
    #[inline(always)]
    pub fn ones(self, words: [u64x8<S>; 4]) -> u64 {
        let mut sums = Sums::default();
        self.add_ones(words, &mut sums);
        (sums[0] + sums[1]) + (sums[2] + sums[3])
    }

    /// Adds in how many cases it is 1 to sums that are added up at the end.
    #[inline(always)]
    pub fn add_ones(self, [a, b, c, d]: [u64x8<S>; 4], sums: &mut Sums) {
        let ones = (a.count_ones() + b.count_ones()) + (c.count_ones() + d.count_ones());
        let (low, high) = ones.split();
        let so_far: u64x4<S> = (*sums).simd_into(self.0);
        *sums = (so_far + (low + high)).into();
    }

    #[inline(always)]
    fn load(self, plane: &CrispPlane, place: usize) -> u64x8<S> {
        plane.0.as_chunks().0[place].simd_into(self.0)
    }
}

/// One vector after the other, so that few registers hold what lies between. The vectors are written out: a loop over them may
/// leave them in memory.
macro_rules! vector_by_vector {
    ($place:ident => $vector:expr) => {
        [
            {
                const $place: usize = 0;
                $vector
            },
            {
                const $place: usize = 1;
                $vector
            },
            {
                const $place: usize = 2;
                $vector
            },
            {
                const $place: usize = 3;
                $vector
            },
        ]
    };
}

impl<S: Simd> Lanes<CrispPlane> for Bits<S> {
    type Words = [u64x8<S>; CrispPlane::CELLS / 8];

    #[inline(always)]
    fn never(self) -> Self::Words {
        [u64x8::splat(self.0, 0); CrispPlane::CELLS / 8]
    }

    #[inline(always)]
    fn group<E: Extreme, const N: usize>(self, operands: &[&CrispPlane; N]) -> Self::Words {
        vector_by_vector!(PLACE => {
            let mut vector = self.load(operands[0], PLACE);
            for operand in &operands[1..] {
                vector = E::of(vector, self.load(operand, PLACE));
            }
            vector
        })
    }

    #[inline(always)]
    fn join<E: Extreme, const N: usize>(self, so_far: Self::Words, operands: &[&CrispPlane; N]) -> Self::Words {
        let words = self.group::<E, N>(operands);
        vector_by_vector!(PLACE => E::Other::of(so_far[PLACE], words[PLACE]))
    }

    #[inline(always)]
    fn store(self, words: Self::Words) -> CrispPlane {
        let mut plane = Plane([0; CrispPlane::CELLS]);
        let chunks = plane.0.as_chunks_mut().0;
        chunks.iter_mut().zip(words).for_each(|(chunk, vector)| *chunk = vector.into());
        plane
    }
}
