//! Turns rows of bits into columns of bits: 64 rows at a time, each square of 64 by 64 turned over its diagonal.

use crate::cases::Block;

/// The cells of 64 rows, a bit for each: a column is a bit of a row.
#[derive(Debug)]
pub(super) struct Rows {
    /// By 64 columns: 64 rows.
    present: Vec<[u64; 64]>,
    absent: Vec<[u64; 64]>,
    /// Whether some row has bits.
    is_used: bool,
}

impl Rows {
    /// No cells of so many columns. There is a word more than they need: a row is written word over word.
    pub(super) fn new(columns: usize) -> Self {
        let words = columns.div_ceil(64) + 1;
        Self { present: vec![[0; 64]; words], absent: vec![[0; 64]; words], is_used: false }
    }

    /// Adds cells to a row, from some column on.
    #[inline(always)]
    pub(super) fn add(&mut self, row: usize, column: usize, present: u64, absent: u64) {
        let (word, bit, row) = (column / 64, column % 64, row % 64);
        let beyond = |bits: u64| if bit == 0 { 0 } else { bits >> (64 - bit) };
        self.present[word][row] |= present << bit;
        self.absent[word][row] |= absent << bit;
        self.present[word + 1][row] |= beyond(present);
        self.absent[word + 1][row] |= beyond(absent);
    }

    /// Takes back what was added to a row.
    pub(super) fn take_back(&mut self, row: usize) {
        let both = self.present.iter_mut().chain(&mut self.absent);
        both.for_each(|rows| rows[row % 64] = 0);
    }

    /// Keeps what was added.
    #[inline(always)]
    pub(super) fn keep(&mut self) {
        self.is_used = true;
    }

    /// Hands the columns of the rows to a block, as its cases from 64 times `word` on.
    #[inline(always)]
    pub(super) fn hand_over(&mut self, block: &mut Block, word: usize) {
        if !std::mem::take(&mut self.is_used) {
            return;
        }
        let columns = block.header().columns().len();
        for (part, (present, absent)) in self.present.iter_mut().zip(&mut self.absent).enumerate() {
            let first = part * 64;
            if first >= columns {
                break;
            }
            turn(present);
            turn(absent);
            for column in first..(first + 64).min(columns) {
                block.set_word(column, word, present[column - first], absent[column - first]);
            }
            *present = [0; 64];
            *absent = [0; 64];
        }
    }
}

/// Turns a square over its diagonal: what was bit `j` of word `i` is bit `i` of word `j`.
#[inline(always)]
pub(super) fn turn(square: &mut [u64; 64]) {
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
