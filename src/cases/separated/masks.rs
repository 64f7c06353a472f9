//! Looks at 64 bytes of a table at once, with each set of instructions.

use crate::cases::Instructions;

/// Which of 64 bytes are what, the first byte lowest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Masks {
    /// The separator.
    pub(super) separators: u64,
    /// `1`
    pub(super) ones: u64,
    /// `0`
    pub(super) zeros: u64,
}

/// A set of instructions in use. Its operations are only fast inside [`Look::run`].
pub(super) trait Look: Copy {
    /// Runs code compiled for this set.
    fn run<F: pulp::NullaryFnOnce>(self, code: F) -> F::Output;
    /// What 64 bytes are.
    fn masks(self, bytes: &[u8; 64], separator: u8) -> Masks;
}

/// Something to run with any set of instructions.
pub(super) trait Looking {
    /// Runs it.
    fn with<L: Look>(self, look: L);
}

/// Runs with a set of instructions; with the baseline where the machine lacks it.
pub(super) fn dispatch(instructions: Instructions, task: impl Looking) {
    #[cfg(target_arch = "x86_64")]
    match instructions {
        Instructions::Baseline => {}
        Instructions::V3 => {
            if let Some(look) = pulp::x86::V3::try_new() {
                return task.with(look);
            }
        }
        Instructions::V4 => {
            if let Some(look) = pulp::x86::V4::try_new() {
                return task.with(look);
            }
        }
    }
    let _ = instructions;
    task.with(Baseline);
}

/// What every machine has: eight bytes at a time in a word.
#[derive(Clone, Copy)]
struct Baseline;

impl Look for Baseline {
    #[inline(always)]
    fn run<F: pulp::NullaryFnOnce>(self, code: F) -> F::Output {
        code.call()
    }

    #[inline(always)]
    fn masks(self, bytes: &[u8; 64], separator: u8) -> Masks {
        let mut masks = Masks { separators: 0, ones: 0, zeros: 0 };
        for (place, eight) in bytes.chunks_exact(8).enumerate() {
            let word = eight.iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte));
            masks.separators |= equal(word, separator) << (place * 8);
            masks.ones |= equal(word, b'1') << (place * 8);
            masks.zeros |= equal(word, b'0') << (place * 8);
        }
        masks
    }
}

/// A bit for each of the eight bytes of a word that is this byte.
#[inline(always)]
fn equal(word: u64, byte: u8) -> u64 {
    const LOW: u64 = 0x7f7f_7f7f_7f7f_7f7f;
    let differs = word ^ (u64::from(byte) * 0x0101_0101_0101_0101);
    // The highest bit of each byte that is not 0; nothing is carried from byte to byte.
    let highest = ((differs & LOW) + LOW) | differs;
    let same = !highest >> 7 & 0x0101_0101_0101_0101;
    same.wrapping_mul(0x0102_0408_1020_4080) >> 56
}

#[cfg(target_arch = "x86_64")]
mod x86 {
    use core::arch::x86_64::{__m256i, __m512i};

    use pulp::x86::{V3, V4};

    use super::{Look, Masks};

    impl Look for V3 {
        #[inline(always)]
        fn run<F: pulp::NullaryFnOnce>(self, code: F) -> F::Output {
            pulp::Simd::vectorize(self, code)
        }

        #[inline(always)]
        fn masks(self, bytes: &[u8; 64], separator: u8) -> Masks {
            let halves: [__m256i; 2] = pulp::cast(*bytes);
            let equal = |byte: u8| {
                let byte = self.avx._mm256_set1_epi8(byte.cast_signed());
                let [low, high] = halves.map(|half| {
                    self.avx2._mm256_movemask_epi8(self.avx2._mm256_cmpeq_epi8(half, byte)).cast_unsigned()
                });
                u64::from(low) | u64::from(high) << 32
            };
            Masks { separators: equal(separator), ones: equal(b'1'), zeros: equal(b'0') }
        }
    }

    impl Look for V4 {
        #[inline(always)]
        fn run<F: pulp::NullaryFnOnce>(self, code: F) -> F::Output {
            pulp::Simd::vectorize(self, code)
        }

        #[inline(always)]
        fn masks(self, bytes: &[u8; 64], separator: u8) -> Masks {
            let all: __m512i = pulp::cast(*bytes);
            let equal = |byte: u8| {
                let byte = self.avx512f._mm512_set1_epi8(byte.cast_signed());
                self.avx512bw._mm512_cmpeq_epi8_mask(all, byte)
            };
            Masks { separators: equal(separator), ones: equal(b'1'), zeros: equal(b'0') }
        }
    }
}
