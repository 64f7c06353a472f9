//! Looks at 64 bytes of a table at once.

use fearless_simd::prelude::*;
use fearless_simd::u8x64;

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

impl Masks {
    /// What 64 bytes are.
    #[inline(always)]
    pub(super) fn of<S: Simd>(simd: S, bytes: &[u8; 64], separator: u8) -> Self {
        let bytes: u8x64<S> = (*bytes).simd_into(simd);
        let equal = |byte: u8| bytes.simd_eq(byte).to_bitmask();
        Self { separators: equal(separator), ones: equal(b'1'), zeros: equal(b'0') }
    }
}

/// How many bytes stand before the first separator, where each is a sign of ASCII that can be seen, and no quotation mark.
#[inline(always)]
pub(super) fn plain<S: Simd>(simd: S, bytes: &[u8; 64], separator: u8) -> Option<usize> {
    let bytes: u8x64<S> = (*bytes).simd_into(simd);
    let others = (bytes.simd_lt(b' ') | bytes.simd_gt(b'~') | bytes.simd_eq(b'"')).to_bitmask();
    let separators = bytes.simd_eq(separator).to_bitmask();
    let before = (separators & separators.wrapping_neg()).checked_sub(1)?;
    (others & before == 0).then(|| before.count_ones() as usize)
}
