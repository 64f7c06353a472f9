//! Planes of crisp cases in vector registers, for each set of instructions.

use crate::cases::CrispPlane;
use crate::evaluate::Instructions;
use crate::evaluate::kernel::Extreme;

/// A set of instructions in use. Its operations are only fast inside [`Wide::run`].
pub trait Wide: Copy + Send + Sync {
    /// A vector of cases.
    type Vector: Copy;
    /// A whole plane in registers.
    type Words: Copy;

    /// Runs code compiled for this set.
    fn run<F: pulp::NullaryFnOnce>(self, code: F) -> F::Output;
    /// The smaller in each case.
    fn smaller(self, one: Self::Vector, other: Self::Vector) -> Self::Vector;
    /// The larger in each case.
    fn larger(self, one: Self::Vector, other: Self::Vector) -> Self::Vector;
    /// The extreme of some planes, vector by vector.
    fn group<E: Extreme, const N: usize>(self, operands: &[&CrispPlane; N]) -> Self::Words;
    /// The other extreme of what there is and the extreme of some planes, vector by vector.
    fn join<E: Extreme, const N: usize>(self, so_far: Self::Words, operands: &[&CrispPlane; N]) -> Self::Words;
    /// Puts a plane back into memory.
    fn store(self, words: Self::Words) -> CrispPlane;
    /// In how many cases it is 1.
    fn ones(self, words: Self::Words) -> u64;
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
            if let Some(wide) = pulp::x86::V4::try_new() {
                return task.with(wide);
            }
        }
    }
    let _ = instructions;
    task.with(Baseline)
}

/// What is the same for every set, but for how many words a vector has: one vector after the other, so that few registers
/// hold what lies between. The vectors are written out: a loop over them may leave them in memory.
macro_rules! vector_by_vector {
    ($load:ident, $($place:literal)*) => {
        type Words = [Self::Vector; [$($place),*].len()];

        #[inline(always)]
        fn group<E: Extreme, const N: usize>(self, operands: &[&CrispPlane; N]) -> Self::Words {
            [$({
                let mut vector = $load(operands[0], $place);
                for operand in &operands[1..] {
                    vector = E::of(self, vector, $load(operand, $place));
                }
                vector
            }),*]
        }

        #[inline(always)]
        fn join<E: Extreme, const N: usize>(self, so_far: Self::Words, operands: &[&CrispPlane; N]) -> Self::Words {
            let words = self.group::<E, N>(operands);
            [$(E::Other::of(self, so_far[$place], words[$place])),*]
        }
    };
}

/// What every machine has.
#[derive(Clone, Copy)]
struct Baseline;

/// Word by word, in loops that a compiler may turn into vectors of two: little code, for machines that few have.
impl Wide for Baseline {
    type Vector = u64;
    type Words = [u64; CrispPlane::CELLS];

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

    #[inline(never)]
    fn ones(self, words: Self::Words) -> u64 {
        words.iter().map(|word| u64::from(word.count_ones())).sum()
    }
}

#[cfg(target_arch = "x86_64")]
mod x86 {
    use core::arch::x86_64::{__m256i, __m512i};

    use pulp::x86::{V3, V4};

    use super::{Extreme, Wide};
    use crate::cases::{CrispPlane, Plane};

    #[inline(always)]
    fn load_4(plane: &CrispPlane, place: usize) -> __m256i {
        let words = &plane.0[place * 4..place * 4 + 4];
        pulp::cast([words[0], words[1], words[2], words[3]])
    }

    #[inline(always)]
    fn load_8(plane: &CrispPlane, place: usize) -> __m512i {
        let words = &plane.0[place * 8..place * 8 + 8];
        pulp::cast([words[0], words[1], words[2], words[3], words[4], words[5], words[6], words[7]])
    }

    impl Wide for V3 {
        type Vector = __m256i;

        vector_by_vector!(load_4, 0 1 2 3 4 5 6 7);

        #[inline(always)]
        fn run<F: pulp::NullaryFnOnce>(self, code: F) -> F::Output {
            pulp::Simd::vectorize(self, code)
        }

        #[inline(always)]
        fn smaller(self, one: __m256i, other: __m256i) -> __m256i {
            self.avx2._mm256_and_si256(one, other)
        }

        #[inline(always)]
        fn larger(self, one: __m256i, other: __m256i) -> __m256i {
            self.avx2._mm256_or_si256(one, other)
        }

        #[inline(always)]
        fn store(self, words: Self::Words) -> CrispPlane {
            Plane(pulp::cast(words))
        }

        /// Looks up the ones of each half byte and adds them in bytes: at most 8 for each vector of a plane.
        #[inline(always)]
        fn ones(self, words: Self::Words) -> u64 {
            const { assert!(CrispPlane::CELLS / 4 < 32, "a byte holds the ones of 31 vectors") };
            let (avx, avx2) = (self.avx, self.avx2);
            let table = avx._mm256_setr_epi8(
                0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4, 0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4,
            );
            let half = avx._mm256_set1_epi8(15);
            let mut ones = avx._mm256_setzero_si256();
            let [a, b, c, d, e, f, g, h] = words;
            macro_rules! add {
                ($($vector:ident)*) => {$(
                    let low = avx2._mm256_and_si256($vector, half);
                    let high = avx2._mm256_and_si256(avx2._mm256_srli_epi16::<4>($vector), half);
                    let low = avx2._mm256_shuffle_epi8(table, low);
                    let high = avx2._mm256_shuffle_epi8(table, high);
                    ones = avx2._mm256_add_epi8(ones, avx2._mm256_add_epi8(low, high));
                )*};
            }
            add!(a b c d e f g h);
            let sums: [u64; 4] = pulp::cast(avx2._mm256_sad_epu8(ones, avx._mm256_setzero_si256()));
            (sums[0] + sums[1]) + (sums[2] + sums[3])
        }
    }

    impl Wide for V4 {
        type Vector = __m512i;

        vector_by_vector!(load_8, 0 1 2 3);

        #[inline(always)]
        fn run<F: pulp::NullaryFnOnce>(self, code: F) -> F::Output {
            pulp::Simd::vectorize(self, code)
        }

        #[inline(always)]
        fn smaller(self, one: __m512i, other: __m512i) -> __m512i {
            self.avx512f._mm512_and_si512(one, other)
        }

        #[inline(always)]
        fn larger(self, one: __m512i, other: __m512i) -> __m512i {
            self.avx512f._mm512_or_si512(one, other)
        }

        #[inline(always)]
        fn store(self, words: Self::Words) -> CrispPlane {
            Plane(pulp::cast(words))
        }

        #[inline(always)]
        fn ones(self, words: Self::Words) -> u64 {
            let words: [u64; CrispPlane::CELLS] = pulp::cast(words);
            words.iter().map(|word| u64::from(word.count_ones())).sum()
        }
    }
}
