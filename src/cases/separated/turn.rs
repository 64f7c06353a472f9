//! Turns squares of bits over their diagonal: rows of bits into columns of bits.

#[cfg(target_arch = "x86_64")]
use fearless_simd::Level;
use fearless_simd::Simd;

/// Turns a square: what was bit `j` of word `i` is bit `i` of word `j`.
#[inline(always)]
pub(super) fn turn<S: Simd>(simd: S, square: &mut [u64; 64]) {
    #[cfg(target_arch = "x86_64")]
    if let Level::Avx512(avx512) = simd.level() {
        return eight_rows_at_once(avx512, square);
    }
    let _ = simd;
    step_by_step(square);
}

#[inline(always)]
fn step_by_step(square: &mut [u64; 64]) {
    step::<32>(square, 0x0000_0000_ffff_ffff);
    step::<16>(square, 0x0000_ffff_0000_ffff);
    step::<8>(square, 0x00ff_00ff_00ff_00ff);
    step::<4>(square, 0x0f0f_0f0f_0f0f_0f0f);
    step::<2>(square, 0x3333_3333_3333_3333);
    step::<1>(square, 0x5555_5555_5555_5555);
}

/// Exchanges the upper right and the lower left quarter of each square of twice `N`.
#[inline(always)]
fn step<const N: usize>(square: &mut [u64; 64], low: u64) {
    for pair in square.chunks_exact_mut(2 * N) {
        let (upper, lower) = pair.split_at_mut(N);
        for (upper, lower) in upper.iter_mut().zip(lower) {
            let moved = (*upper >> N ^ *lower) & low;
            *upper ^= moved << N;
            *lower ^= moved;
        }
    }
}

#[cfg(target_arch = "x86_64")]
fearless_simd::kernel!(
    /// A vector holds eight rows. Its bytes are turned as a square of eight by eight, then the bits of each eight bytes, by an
    /// instruction that multiplies a matrix of bits; then the words of the eight vectors, and the bytes of each vector again.
    #[inline(always)]
    fn eight_rows_at_once(avx512: Avx512, square: &mut [u64; 64]) {
        use core::arch::x86_64::*;

        use fearless_simd::prelude::*;
        use fearless_simd::{u8x64, u64x8};

        // The instruction takes the rows of a matrix from the last to the first.
        let [backwards, forwards] = const { [turned_bytes(7), turned_bytes(0)] };
        let [backwards, forwards] = [backwards, forwards].map(|order| u8x64::simd_from(avx512, order).into());
        let each_bit = u64x8::splat(avx512, 0x8040_2010_0804_0201).into();
        let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = [__m512i::from(u64x8::splat(avx512, 0)); 8];
        let words = square.as_chunks().0;
        for (vector, words) in [&mut a, &mut b, &mut c, &mut d, &mut e, &mut f, &mut g, &mut h].into_iter().zip(words) {
            let rows = _mm512_permutexvar_epi8(backwards, u64x8::simd_from(avx512, *words).into());
            *vector = _mm512_gf2p8affine_epi64_epi8::<0>(each_bit, rows);
        }
        let lower = u64x8::simd_from(avx512, [0, 1, 8, 9, 4, 5, 12, 13]).into();
        let upper = u64x8::simd_from(avx512, [2, 3, 10, 11, 6, 7, 14, 15]).into();
        let fours = |x, y| (_mm512_shuffle_i64x2::<0x44>(x, y), _mm512_shuffle_i64x2::<0xee>(x, y));
        let twos = |x, y| (_mm512_permutex2var_epi64(x, lower, y), _mm512_permutex2var_epi64(x, upper, y));
        let ones = |x, y| (_mm512_unpacklo_epi64(x, y), _mm512_unpackhi_epi64(x, y));
        let ((a, e), (b, f), (c, g), (d, h)) = (fours(a, e), fours(b, f), fours(c, g), fours(d, h));
        let ((a, c), (b, d), (e, g), (f, h)) = (twos(a, c), twos(b, d), twos(e, g), twos(f, h));
        let ((a, b), (c, d), (e, f), (g, h)) = (ones(a, b), ones(c, d), ones(e, f), ones(g, h));
        for (words, vector) in square.as_chunks_mut().0.iter_mut().zip([a, b, c, d, e, f, g, h]) {
            *words = u64x8::simd_from(avx512, _mm512_permutexvar_epi8(forwards, vector)).into();
        }
    }
);

/// From where each byte comes when eight words of eight bytes are turned; where `way` is 7, each word has its last byte first.
#[cfg(target_arch = "x86_64")]
const fn turned_bytes(way: u8) -> [u8; 64] {
    let mut order = [0; 64];
    let mut at = 0;
    while at < 64 {
        order[at as usize] = 8 * ((at % 8) ^ way) + at / 8;
        at += 1;
    }
    order
}
