//! Turns rows of bits into columns of bits: 64 rows at a time, each square of 64 by 64 turned over its diagonal.

use fearless_simd::Simd;

use super::gather::{Looked, gather, side_by_side};
use super::turn::turn;
use crate::cases::Block;

/// The cells of 64 rows, on their way into a block.
#[derive(Debug)]
pub(super) struct Rows {
    /// The column of the first cell of a row.
    first: usize,
    /// What was looked at in the rows that are kept, and in one that is being read.
    looked: Looked,
    /// The rows that are kept: which of the 64 each is, and how much was looked at up to its end.
    kept: Vec<(usize, usize)>,
    /// By 64 columns.
    squares: Vec<Square>,
}

/// For 64 rows a bit for each of 64 columns, and turned for 64 columns a bit for each row.
#[derive(Clone, Debug)]
struct Square {
    present: [u64; 64],
    absent: [u64; 64],
}

const EMPTY: Square = Square { present: [0; 64], absent: [0; 64] };

impl Rows {
    /// No rows, of so many columns, whose cells begin with some column.
    pub(super) fn new(columns: usize, first: usize) -> Self {
        // The end of a last cell may be the beginning of a word.
        let squares = vec![EMPTY; columns / 64 + 1];
        Self { first, looked: Looked::default(), kept: Vec::with_capacity(64), squares }
    }

    /// Adds cells to the row that is being read: those of the bits that stand under one of `cells`.
    #[inline(always)]
    pub(super) fn add(&mut self, bits: [u64; 2], cells: u64) {
        self.looked.add(bits, cells);
    }

    /// Places for 64 bytes that are looked at, so many times more, which [`Rows::added`] makes a part of the row that is being read.
    #[inline(always)]
    pub(super) fn room(&mut self, more: usize) -> impl Iterator<Item = ([&mut u64; 2], &mut u64)> {
        self.looked.room(more)
    }

    /// Adds what was written to so many of these places.
    #[inline(always)]
    pub(super) fn added(&mut self, more: usize) {
        self.looked.added(more);
    }

    /// Forgets the row that is being read.
    pub(super) fn take_back(&mut self) {
        self.looked.truncate(self.read());
    }

    /// Keeps the row that is being read, as one of the 64.
    #[inline(always)]
    pub(super) fn keep(&mut self, row: usize) {
        self.kept.push((row % 64, self.looked.len()));
    }

    /// How much was looked at in rows that are kept.
    fn read(&self) -> usize {
        self.kept.last().map_or(0, |&(_, end)| end)
    }

    /// Hands the columns of the rows to a block, as its cases from 64 times `word` on.
    #[inline(always)]
    pub(super) fn hand_over<S: Simd>(&mut self, simd: S, block: &mut Block, word: usize) {
        if self.kept.is_empty() {
            return;
        }
        gather(simd, &mut self.looked);
        self.place(simd);
        let columns = block.header().columns().len();
        for (square, first) in self.squares.iter_mut().zip((0..columns).step_by(64)) {
            turn(simd, &mut square.present);
            turn(simd, &mut square.absent);
            block.set_words(first, word, square.present.iter().zip(&square.absent));
        }
        self.squares.fill(EMPTY);
        self.looked.truncate(0);
        self.kept.clear();
    }

    /// Puts the bits of each row side by side in the squares. A word is written again with each of its parts: to write it when it
    /// is full would be a branch that nothing foretells.
    #[inline(always)]
    fn place<S: Simd>(&mut self, simd: S) {
        // What a loop finds in registers, and not by way of `self`.
        let (squares, first) = (self.squares.as_mut_slice(), self.first);
        let mut at = 0;
        for &(row, end) in &self.kept {
            let (mut column, [mut present, mut absent]) = (first, [0; 2]);
            for (bits, cells) in self.looked.between(at, end) {
                let (bits, cells) = (side_by_side(simd, bits, cells), cells.count_ones() as usize);
                let (bit, after) = (column % 64, column % 64 + cells);
                present |= bits[0] << bit;
                absent |= bits[1] << bit;
                squares[column / 64].set(row, [present, absent]);
                let is_full = (after as u64 / 64).wrapping_neg();
                present = present & !is_full | bits[0] >> 1 >> (63 - bit) & is_full;
                absent = absent & !is_full | bits[1] >> 1 >> (63 - bit) & is_full;
                column += cells;
            }
            squares[column / 64].set(row, [present, absent]);
            at = end;
        }
    }
}

impl Square {
    #[inline(always)]
    fn set(&mut self, row: usize, [present, absent]: [u64; 2]) {
        self.present[row] = present;
        self.absent[row] = absent;
    }
}
