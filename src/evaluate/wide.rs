//! One plane of crisp cases in vector registers, for each set of instructions.

use crate::cases::CrispPlane;
use crate::evaluate::Instructions;

/// A set of instructions in use. Its operations are only fast inside [`Wide::run`].
pub trait Wide: Copy + Send + Sync {
    /// A plane in registers.
    type Words: Copy;

    /// Runs code compiled for this set.
    fn run<F: pulp::NullaryFnOnce>(self, code: F) -> F::Output;
    /// Loads a plane.
    fn load(self, plane: &CrispPlane) -> Self::Words;
    /// Gives a plane back.
    fn store(self, words: Self::Words) -> CrispPlane;
    /// The smaller in each case.
    fn all(self, one: Self::Words, other: Self::Words) -> Self::Words;
    /// The larger in each case.
    fn any(self, one: Self::Words, other: Self::Words) -> Self::Words;
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

/// What every machine has.
#[derive(Clone, Copy)]
pub struct Baseline;

impl Wide for Baseline {
    type Words = CrispPlane;

    #[inline(always)]
    fn run<F: pulp::NullaryFnOnce>(self, code: F) -> F::Output {
        code.call()
    }

    #[inline(always)]
    fn load(self, plane: &CrispPlane) -> CrispPlane {
        *plane
    }

    #[inline(always)]
    fn store(self, words: CrispPlane) -> CrispPlane {
        words
    }

    #[inline(always)]
    fn all(self, mut one: CrispPlane, other: CrispPlane) -> CrispPlane {
        one.0.iter_mut().zip(other.0).for_each(|(one, other)| *one &= other);
        one
    }

    #[inline(always)]
    fn any(self, mut one: CrispPlane, other: CrispPlane) -> CrispPlane {
        one.0.iter_mut().zip(other.0).for_each(|(one, other)| *one |= other);
        one
    }

    #[inline(always)]
    fn ones(self, words: CrispPlane) -> u64 {
        words.0.iter().map(|word| u64::from(word.count_ones())).sum()
    }
}

#[cfg(target_arch = "x86_64")]
mod x86 {
    use core::arch::x86_64::{__m256i, __m512i};

    use pulp::x86::{V3, V4};

    use super::Wide;
    use crate::cases::{CRISP_BLOCK, CrispPlane, Plane};

    const V3_WORDS: usize = CRISP_BLOCK / 256;
    const V4_WORDS: usize = CRISP_BLOCK / 512;

    impl Wide for V3 {
        type Words = [__m256i; V3_WORDS];

        #[inline(always)]
        fn run<F: pulp::NullaryFnOnce>(self, code: F) -> F::Output {
            self.vectorize(code)
        }

        #[inline(always)]
        fn load(self, plane: &CrispPlane) -> Self::Words {
            pulp::cast(plane.0)
        }

        #[inline(always)]
        fn store(self, words: Self::Words) -> CrispPlane {
            Plane(pulp::cast(words))
        }

        #[inline(always)]
        fn all(self, one: Self::Words, other: Self::Words) -> Self::Words {
            std::array::from_fn(|word| self.avx2._mm256_and_si256(one[word], other[word]))
        }

        #[inline(always)]
        fn any(self, one: Self::Words, other: Self::Words) -> Self::Words {
            std::array::from_fn(|word| self.avx2._mm256_or_si256(one[word], other[word]))
        }

        /// Looks up the ones of each half byte, adds them in bytes (at most 8 for each word), then adds the bytes.
        #[inline(always)]
        fn ones(self, words: Self::Words) -> u64 {
            let (avx, avx2) = (self.avx, self.avx2);
            let table = avx._mm256_setr_epi8(
                0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4, 0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4,
            );
            let half = avx._mm256_set1_epi8(15);
            let mut bytes = avx._mm256_setzero_si256();
            for word in words {
                let low = avx2._mm256_and_si256(word, half);
                let high = avx2._mm256_and_si256(avx2._mm256_srli_epi16::<4>(word), half);
                let low = avx2._mm256_shuffle_epi8(table, low);
                let high = avx2._mm256_shuffle_epi8(table, high);
                bytes = avx2._mm256_add_epi8(bytes, avx2._mm256_add_epi8(low, high));
            }
            let sums: [u64; 4] = pulp::cast(avx2._mm256_sad_epu8(bytes, avx._mm256_setzero_si256()));
            (sums[0] + sums[1]) + (sums[2] + sums[3])
        }
    }

    impl Wide for V4 {
        type Words = [__m512i; V4_WORDS];

        #[inline(always)]
        fn run<F: pulp::NullaryFnOnce>(self, code: F) -> F::Output {
            self.vectorize(code)
        }

        #[inline(always)]
        fn load(self, plane: &CrispPlane) -> Self::Words {
            pulp::cast(plane.0)
        }

        #[inline(always)]
        fn store(self, words: Self::Words) -> CrispPlane {
            Plane(pulp::cast(words))
        }

        #[inline(always)]
        fn all(self, one: Self::Words, other: Self::Words) -> Self::Words {
            std::array::from_fn(|word| self.avx512f._mm512_and_si512(one[word], other[word]))
        }

        #[inline(always)]
        fn any(self, one: Self::Words, other: Self::Words) -> Self::Words {
            std::array::from_fn(|word| self.avx512f._mm512_or_si512(one[word], other[word]))
        }

        #[inline(always)]
        fn ones(self, words: Self::Words) -> u64 {
            let words: [u64; CRISP_BLOCK / 64] = pulp::cast(words);
            words.iter().map(|word| u64::from(word.count_ones())).sum()
        }
    }
}
