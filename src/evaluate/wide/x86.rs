//! The vectors of x86-64, from 256 bits on.

use core::arch::x86_64::{__m256i, __m512i};

use pulp::x86::{V3, V4};

use crate::cases::{CrispPlane, Plane};
use crate::evaluate::kernel::{Extreme, Lanes};
use crate::evaluate::wide::{Sums, Wide};

pulp::simd_type!({
    /// x86-64-v4, and the instruction that counts the ones of a vector, which not every machine of that kind has: without it,
    /// counting takes longer than what is counted.
    #[allow(missing_docs)]
    pub struct V4Counting {
        pub sse: f!("sse"),
        pub sse2: f!("sse2"),
        pub fxsr: f!("fxsr"),
        pub sse3: f!("sse3"),
        pub ssse3: f!("ssse3"),
        pub sse4_1: f!("sse4.1"),
        pub sse4_2: f!("sse4.2"),
        pub popcnt: f!("popcnt"),
        pub avx: f!("avx"),
        pub avx2: f!("avx2"),
        pub bmi1: f!("bmi1"),
        pub bmi2: f!("bmi2"),
        pub fma: f!("fma"),
        pub lzcnt: f!("lzcnt"),
        pub avx512f: f!("avx512f"),
        pub avx512bw: f!("avx512bw"),
        pub avx512cd: f!("avx512cd"),
        pub avx512dq: f!("avx512dq"),
        pub avx512vl: f!("avx512vl"),
        pub avx512vpopcntdq: f!("avx512vpopcntdq"),
    }
});

/// What is the same for every set, but for how many words a vector has: one vector after the other, so that few registers
/// hold what lies between. The vectors are written out: a loop over them may leave them in memory.
macro_rules! vector_by_vector {
    ($load:ident, $($place:literal)*) => {
        type Words = [<Self as Wide>::Vector; [$($place),*].len()];

        #[inline(always)]
        fn never(self) -> Self::Words {
            pulp::cast([0_u64; CrispPlane::CELLS])
        }

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

        #[inline(always)]
        fn store(self, words: Self::Words) -> CrispPlane {
            Plane(pulp::cast(words))
        }
    };
}

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

impl Lanes<CrispPlane> for V3 {
    vector_by_vector!(load_4, 0 1 2 3 4 5 6 7);
}

impl Wide for V3 {
    type Vector = __m256i;

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
    fn ones(self, words: Self::Words) -> u64 {
        let sums: Sums = pulp::cast(self.ones_by_word(words));
        (sums[0] + sums[1]) + (sums[2] + sums[3])
    }

    #[inline(always)]
    fn add_ones(self, words: Self::Words, sums: &mut Sums) {
        *sums = pulp::cast(self.avx2._mm256_add_epi64(pulp::cast(*sums), self.ones_by_word(words)));
    }
}

impl OnesByWord for V3 {
    /// Looks up the ones of each half byte and adds them in bytes: at most 8 for each vector of a plane.
    #[inline(always)]
    fn ones_by_word(self, words: [__m256i; 8]) -> __m256i {
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
        avx2._mm256_sad_epu8(ones, avx._mm256_setzero_si256())
    }
}

/// Counts the ones of a plane, those of each word of its vectors by themselves.
trait OnesByWord: Wide {
    fn ones_by_word(self, words: Self::Words) -> Self::Vector;
}

/// The same code for machines that count the ones of a vector by one instruction, and for those that look them up: which of
/// the two is the compiler's choice.
macro_rules! wide_512 {
    ($($set:ident)*) => {$(
        impl OnesByWord for $set {
            #[inline(always)]
            fn ones_by_word(self, words: [__m512i; 4]) -> __m512i {
                let ones = |vector: __m512i| -> __m512i {
                    let words: [u64; 8] = pulp::cast(vector);
                    pulp::cast(words.map(|word| u64::from(word.count_ones())))
                };
                let [a, b, c, d] = words.map(ones);
                let add = |one, other| self.avx512f._mm512_add_epi64(one, other);
                add(add(a, b), add(c, d))
            }
        }

        impl Lanes<CrispPlane> for $set {
            vector_by_vector!(load_8, 0 1 2 3);
        }

        impl Wide for $set {
            type Vector = __m512i;

            #[inline(always)]
            fn run<F: pulp::NullaryFnOnce>(self, code: F) -> F::Output {
                self.vectorize(code)
            }

            #[inline(always)]
            fn smaller(self, one: __m512i, other: __m512i) -> __m512i {
                self.avx512f._mm512_and_si512(one, other)
            }

            #[inline(always)]
            fn larger(self, one: __m512i, other: __m512i) -> __m512i {
                self.avx512f._mm512_or_si512(one, other)
            }

            /// Adds the ones of all vectors as a vector, and its words once.
            #[inline(always)]
            fn ones(self, words: Self::Words) -> u64 {
                self.avx512f._mm512_reduce_add_epi64(self.ones_by_word(words)) as u64
            }

            #[inline(always)]
            fn add_ones(self, words: Self::Words, sums: &mut Sums) {
                let [low, high]: [__m256i; 2] = pulp::cast(self.ones_by_word(words));
                let add = |one, other| self.avx2._mm256_add_epi64(one, other);
                *sums = pulp::cast(add(pulp::cast(*sums), add(low, high)));
            }
        }
    )*};
}

wide_512!(V4 V4Counting);
