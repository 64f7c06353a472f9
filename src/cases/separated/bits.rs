//! Turns rows of bits into columns of bits: 64 rows at a time, each square of 64 by 64 turned over its diagonal.

use super::gather::{WORDS, gather};
use crate::cases::Block;

/// The cells of 64 rows, a bit for each: a column is a bit of a row.
#[derive(Debug)]
pub(super) struct Rows {
    /// By 64 columns: 64 rows.
    present: Vec<[u64; 64]>,
    absent: Vec<[u64; 64]>,
    /// Whether some row has bits.
    is_used: bool,
    waiting: Waiting,
}

/// Looked at, and not yet added: bits are moved side by side in several words at once.
#[derive(Debug, Default)]
struct Waiting {
    present: [u64; WORDS],
    absent: [u64; WORDS],
    /// Under which bits the cells stand.
    cells: [u64; WORDS],
    /// The row and the column of the first cell.
    places: [(usize, usize); WORDS],
    count: usize,
}

impl Rows {
    /// No cells of so many columns. There is a word more than they need: a row is written word over word.
    pub(super) fn new(columns: usize) -> Self {
        let words = columns.div_ceil(64) + 1;
        Self {
            present: vec![[0; 64]; words],
            absent: vec![[0; 64]; words],
            is_used: false,
            waiting: Waiting::default(),
        }
    }

    /// Adds cells to a row, from some column on: those of the bits that stand under one of `cells`.
    #[inline(always)]
    pub(super) fn add(&mut self, row: usize, column: usize, [present, absent]: [u64; 2], cells: u64) {
        let next = self.waiting.count % WORDS;
        let waiting = &mut self.waiting;
        (waiting.present[next], waiting.absent[next], waiting.cells[next]) = (present, absent, cells);
        waiting.places[next] = (row % 64, column);
        waiting.count = next + 1;
        if waiting.count == WORDS {
            self.settle();
        }
    }

    /// Adds what is waiting.
    #[inline(always)]
    fn settle(&mut self) {
        let Waiting { present, absent, cells, places, count } = &mut self.waiting;
        gather([present, absent], cells);
        for ((&(row, column), &present), &absent) in places.iter().zip(&*present).zip(&*absent).take(*count) {
            let (word, bit) = (column / 64, column % 64);
            let beyond = |bits: u64| if bit == 0 { 0 } else { bits >> (64 - bit) };
            self.present[word][row] |= present << bit;
            self.absent[word][row] |= absent << bit;
            self.present[word + 1][row] |= beyond(present);
            self.absent[word + 1][row] |= beyond(absent);
        }
        *count = 0;
    }

    /// Takes back what was added to a row.
    pub(super) fn take_back(&mut self, row: usize) {
        self.waiting.drop(row % 64);
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
        self.settle();
        let columns = block.header().columns().len();
        for (part, (present, absent)) in self.present.iter_mut().zip(&mut self.absent).enumerate() {
            let first = part * 64;
            if first >= columns {
                break;
            }
            turn(present);
            turn(absent);
            block.set_words(first, word, present.iter().zip(&*absent));
            *present = [0; 64];
            *absent = [0; 64];
        }
    }
}

impl Waiting {
    /// Forgets what is waiting of a row, which is the last one.
    fn drop(&mut self, row: usize) {
        while self.count > 0 && self.places[self.count - 1].0 == row {
            self.count -= 1;
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
