//! Moves the bits of cells side by side.

/// How many words are gathered at once: a vector of the widest registers, or two or four of narrower ones.
pub(super) const WORDS: usize = 8;

/// Leaves in each word of the two those bits that stand under those of its mask, side by side: in six steps, each of which moves by
/// a power of two those bits that have an odd number of so many gaps below them (Warren, Hacker's Delight, 7-4). The instruction
/// for it is not to be had in safe code.
#[inline(always)]
pub(super) fn gather([one, other]: [&mut [u64; WORDS]; 2], masks: &[u64; WORDS]) {
    let mut left = *masks;
    let mut gaps = masks.map(|mask| !mask << 1);
    for word in 0..WORDS {
        one[word] &= masks[word];
        other[word] &= masks[word];
    }
    for step in 0..6 {
        for word in 0..WORDS {
            let odd = gaps[word];
            let odd = odd ^ odd << 1;
            let odd = odd ^ odd << 2;
            let odd = odd ^ odd << 4;
            let odd = odd ^ odd << 8;
            let odd = odd ^ odd << 16;
            let odd = odd ^ odd << 32;
            let moved = odd & left[word];
            let by = |bits: u64| (bits & !moved) | (bits & moved) >> (1 << step);
            (left[word], one[word], other[word]) = (by(left[word]), by(one[word]), by(other[word]));
            gaps[word] &= !odd;
        }
    }
}
