//! Moves the bits of cells side by side.

#[cfg(target_arch = "x86_64")]
use fearless_simd::Level;
use fearless_simd::Simd;

/// How many words are gathered at once: two or four vectors.
const WORDS: usize = 8;

/// What was looked at, 64 bytes after 64 bytes: bits for present and for absent, and under which of them there are cells.
#[derive(Debug, Default)]
pub(super) struct Looked {
    present: Vec<u64>,
    absent: Vec<u64>,
    cells: Vec<u64>,
    length: usize,
}

/// Some words of each.
struct Words<'l> {
    present: &'l mut [u64; WORDS],
    absent: &'l mut [u64; WORDS],
    cells: &'l [u64; WORDS],
}

impl Looked {
    pub(super) fn len(&self) -> usize {
        self.length
    }

    /// Forgets what stands behind so many.
    pub(super) fn truncate(&mut self, length: usize) {
        self.length = length;
    }

    #[inline(always)]
    pub(super) fn add(&mut self, [present, absent]: [u64; 2], cells: u64) {
        let at = self.length;
        if at >= self.present.len().min(self.absent.len()).min(self.cells.len()) {
            self.make_room(at + 1);
        }
        (self.present[at], self.absent[at], self.cells[at]) = (present, absent, cells);
        self.length += 1;
    }

    /// Places for so many more, to be written to in their order; [`Looked::added`] says how many were.
    #[inline(always)]
    pub(super) fn room(&mut self, more: usize) -> impl Iterator<Item = ([&mut u64; 2], &mut u64)> {
        let (from, to) = (self.length, self.length + more);
        if to > self.present.len().min(self.absent.len()).min(self.cells.len()) {
            self.make_room(to);
        }
        let bits = self.present[from..to].iter_mut().zip(&mut self.absent[from..to]);
        bits.zip(&mut self.cells[from..to]).map(|((present, absent), cells)| ([present, absent], cells))
    }

    /// So many of the places that there was room for were written to.
    #[inline(always)]
    pub(super) fn added(&mut self, more: usize) {
        self.length += more;
    }

    #[cold]
    #[inline(never)]
    fn make_room(&mut self, least: usize) {
        // Of whole vectors, so that the last one is there.
        let length = (self.length * 2).max(64 * WORDS).max(least).next_multiple_of(WORDS);
        for words in [&mut self.present, &mut self.absent, &mut self.cells] {
            words.resize(length, 0);
        }
    }

    /// Those from one to another: bits for present and for absent, and under which of them there are cells.
    #[inline(always)]
    pub(super) fn between(&self, from: usize, to: usize) -> impl Iterator<Item = ([u64; 2], u64)> {
        let bits = self.present[from..to].iter().zip(&self.absent[from..to]);
        bits.zip(&self.cells[from..to]).map(|((&present, &absent), &cells)| ([present, absent], cells))
    }

    /// All of it, so many words at a time.
    #[inline(always)]
    fn words(&mut self) -> impl Iterator<Item = Words<'_>> {
        let all = self.length.next_multiple_of(WORDS);
        let present = self.present[..all].as_chunks_mut().0;
        let absent = self.absent[..all].as_chunks_mut().0;
        let cells = self.cells[..all].as_chunks().0;
        let each = present.iter_mut().zip(absent).zip(cells);
        each.map(|((present, absent), cells)| Words { present, absent, cells })
    }
}

/// Moves side by side those of the bits for present and for absent that stand under cells, where it is quicker done for many at once;
/// where it is not, [`side_by_side`] does it.
#[inline(always)]
pub(super) fn gather<S: Simd>(simd: S, looked: &mut Looked) {
    #[cfg(target_arch = "x86_64")]
    if let Level::Avx512(_) = simd.level() {
        return;
    }
    let _ = simd;
    // Not by a closure: that would be compiled for every machine.
    for words in looked.words() {
        step_by_step(words);
    }
}

/// The bits for present and for absent that stand under cells, side by side; the bits are ones that went through [`gather`].
#[inline(always)]
pub(super) fn side_by_side<S: Simd>(simd: S, bits: [u64; 2], cells: u64) -> [u64; 2] {
    #[cfg(target_arch = "x86_64")]
    if let Level::Avx512(avx512) = simd.level() {
        return extract(avx512, bits, cells);
    }
    let _ = (simd, cells);
    bits
}

#[cfg(target_arch = "x86_64")]
fearless_simd::kernel!(
    /// By the instruction for it. Every processor with these vectors has it; some with narrower ones take hundreds of cycles for it.
    #[inline(always)]
    fn extract(avx512: Avx512, bits: [u64; 2], cells: u64) -> [u64; 2] {
        [core::arch::x86_64::_pext_u64(bits[0], cells), core::arch::x86_64::_pext_u64(bits[1], cells)]
    }
);

/// In six steps, in vectors: each moves by a power of two those bits that have an odd number of so many gaps below them (Warren,
/// Hacker's Delight, 7-4).
#[inline(always)]
fn step_by_step(Words { present, absent, cells }: Words<'_>) {
    let mut left = *cells;
    let mut gaps = cells.map(|cells| !cells << 1);
    for word in 0..WORDS {
        present[word] &= cells[word];
        absent[word] &= cells[word];
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
            (left[word], present[word], absent[word]) = (by(left[word]), by(present[word]), by(absent[word]));
            gaps[word] &= !odd;
        }
    }
}
