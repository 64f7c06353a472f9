//! Planes of crisp cases in vector registers, for each set of instructions.

#[cfg(target_arch = "x86_64")]
mod x86;

use crate::cases::CrispPlane;
use crate::evaluate::Instructions;
use crate::evaluate::kernel::{Extreme, Lanes};

/// A count in parts, as the words of a vector: adding these up each time would take longer than what is counted.
pub type Sums = [u64; 4];

/// A set of instructions in use. Its operations are only fast inside [`Wide::run`].
pub trait Wide: Lanes<CrispPlane> + Send + Sync {
    /// A vector of cases.
    type Vector: Copy;

    /// Runs code compiled for this set.
    fn run<F: pulp::NullaryFnOnce>(self, code: F) -> F::Output;
    /// The smaller in each case.
    fn smaller(self, one: Self::Vector, other: Self::Vector) -> Self::Vector;
    /// The larger in each case.
    fn larger(self, one: Self::Vector, other: Self::Vector) -> Self::Vector;
    /// In how many cases it is 1.
    fn ones(self, words: Self::Words) -> u64;
    /// Adds in how many cases it is 1 to sums that are added up at the end.
    fn add_ones(self, words: Self::Words, sums: &mut Sums);
}

/// Something to run with any set of instructions.
pub trait Wider {
    /// What comes of it.
    type Output;

    /// Runs it.
    fn with<W: Wide>(self, wide: W) -> Self::Output;
}

/// Runs with a set of instructions; with the baseline where the machine lacks it.
pub fn dispatch<T: Wider>(instructions: Instructions, task: T) -> T::Output {
    #[cfg(target_arch = "x86_64")]
    match instructions {
        Instructions::Baseline => {}
        Instructions::V3 => {
            if let Some(wide) = pulp::x86::V3::try_new() {
                return task.with(wide);
            }
        }
        Instructions::V4 => {
            if let Some(wide) = x86::V4Counting::try_new() {
                return task.with(wide);
            }
            if let Some(wide) = pulp::x86::V4::try_new() {
                return task.with(wide);
            }
        }
    }
    let _ = instructions;
    task.with(Baseline)
}

/// What every machine has.
#[derive(Clone, Copy)]
pub struct Baseline;

/// Word by word, in loops that a compiler may turn into vectors of two: little code, for machines that few have.
impl Wide for Baseline {
    type Vector = u64;

    #[inline(always)]
    fn run<F: pulp::NullaryFnOnce>(self, code: F) -> F::Output {
        code.call()
    }

    #[inline(always)]
    fn smaller(self, one: u64, other: u64) -> u64 {
        one & other
    }

    #[inline(always)]
    fn larger(self, one: u64, other: u64) -> u64 {
        one | other
    }

    #[inline(never)]
    fn ones(self, words: Self::Words) -> u64 {
        words.iter().map(|word| u64::from(word.count_ones())).sum()
    }

    #[inline(always)]
    fn add_ones(self, words: Self::Words, sums: &mut Sums) {
        sums[0] += self.ones(words);
    }
}

impl Lanes<CrispPlane> for Baseline {
    type Words = [u64; CrispPlane::CELLS];

    #[inline(always)]
    fn never(self) -> Self::Words {
        [0; CrispPlane::CELLS]
    }

    #[inline(never)]
    fn group<E: Extreme, const N: usize>(self, operands: &[&CrispPlane; N]) -> Self::Words {
        let mut words = operands[0].0;
        for operand in &operands[1..] {
            words.iter_mut().zip(&operand.0).for_each(|(word, &other)| *word = E::of(self, *word, other));
        }
        words
    }

    #[inline(never)]
    fn join<E: Extreme, const N: usize>(self, mut so_far: Self::Words, operands: &[&CrispPlane; N]) -> Self::Words {
        let words = self.group::<E, N>(operands);
        so_far.iter_mut().zip(words).for_each(|(word, other)| *word = E::Other::of(self, *word, other));
        so_far
    }

    #[inline(always)]
    fn store(self, words: Self::Words) -> CrispPlane {
        crate::cases::Plane(words)
    }
}
