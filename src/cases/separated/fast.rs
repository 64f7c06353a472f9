//! Turns rows whose cells are `1`, `0` or empty into bits, 64 bytes at a time; every other row goes the slow way.

use std::sync::Arc;

use fearless_simd::Simd;
use memchr::memchr3;

use super::bits::Rows;
use super::cut::Cutter;
use super::masks::{self, Masks};
use super::slow::Slow;
use super::{BEYOND, Dialect, Place};
use crate::cases::{Block, Instructions};

/// Rows on their way into a block.
#[derive(Debug)]
pub(super) struct Fill {
    dialect: Arc<Dialect>,
    instructions: Instructions,
    rows: Rows,
    slow: Slow,
}

/// Some rows of a text.
#[derive(Clone, Copy)]
pub(super) struct Stretch<'t> {
    /// The text, and so many bytes behind it that vectors may be read beyond its end.
    pub(super) text: &'t [u8],
    /// Where in it the rows begin and end.
    pub(super) start: usize,
    pub(super) end: usize,
    /// The first of them.
    pub(super) first: Place,
    /// No more than so many are read.
    pub(super) most: usize,
}

impl Fill {
    pub(super) fn new(dialect: Arc<Dialect>, instructions: Instructions) -> Self {
        let name_first = usize::from(dialect.header.name_column() == Some(0));
        let rows = Rows::new(dialect.header.columns().len(), name_first);
        Self { dialect, instructions, rows, slow: Slow::default() }
    }

    /// Adds rows to a block, and gives where the next one begins, and which it is; what the last ones say is not there before
    /// [`Fill::end`].
    pub(super) fn add(&mut self, stretch: Stretch<'_>, block: &mut Block) -> (usize, Place) {
        fearless_simd::dispatch!(self.instructions.level(), simd => self.add_with(simd, stretch, block))
    }

    /// Ends a block.
    pub(super) fn end(&mut self, block: &mut Block) {
        if !block.cases().is_multiple_of(64) {
            let word = block.cases() / 64;
            fearless_simd::dispatch!(self.instructions.level(), simd => self.rows.hand_over(simd, block, word));
        }
    }

    #[inline(always)]
    fn add_with<S: Simd>(&mut self, simd: S, stretch: Stretch<'_>, block: &mut Block) -> (usize, Place) {
        let columns = self.dialect.header.columns().len();
        let reading = Reading { simd, bytes: stretch.text, separator: self.dialect.separator, columns };
        let name_column = self.dialect.header.name_column();
        let is_plain = name_column.is_none() || columns > 1;
        let (mut at, mut place) = (stretch.start, stretch.first);
        let behind = place.row.saturating_add(stretch.most as u64);
        while at < stretch.end && place.row < behind {
            let before = block.cases();
            let read = if is_plain { reading.whole(&mut self.rows, at, name_column) } else { None };
            // Not in a closure: that would be compiled for every machine, and call each instruction of the set as a function.
            if let Some((name, end)) = read {
                block.begin_of(place.row, name);
                self.rows.keep(before);
                (at, place) = (end, Place { row: place.row + 1, line: place.line + 1 });
            } else {
                self.rows.take_back();
                let (length, next) = self.slowly(&stretch.text[at..stretch.end], place, block);
                (at, place) = (at + length, next);
            }
            if block.cases() > before && block.cases().is_multiple_of(64) {
                self.rows.hand_over(simd, block, before / 64);
            }
        }
        (at, place)
    }

    /// Reads the row that a text begins with the slow way; how long it is, and the next one.
    #[inline(never)]
    fn slowly(&mut self, text: &[u8], place: Place, block: &mut Block) -> (usize, Place) {
        if let Some(length) = self.slow.numbers(text, place, &self.dialect, block) {
            return (length, Place { row: place.row + 1, line: place.line + 1 });
        }
        let mut cutter = Cutter::new(self.dialect.separator, place);
        cutter.cut(text, 1);
        // There are whole rows.
        let length = if cutter.rows() == 1 { cutter.end() } else { text.len() };
        self.slow.add(&text[..length], place, &self.dialect, block);
        (length, cutter.next())
    }
}

/// How rows are looked at.
struct Reading<'r, S> {
    simd: S,
    bytes: &'r [u8],
    separator: u8,
    columns: usize,
}

impl<'r, S: Simd> Reading<'r, S> {
    /// Adds a row, whose name stands in some column or in none, and gives the name, in UTF-8, and where the next row begins.
    #[inline(always)]
    fn whole(&self, rows: &mut Rows, at: usize, name_column: Option<usize>) -> Option<(&'r [u8], usize)> {
        let Some(column) = name_column else { return Some((b"", self.row(rows, (at, 0))?)) };
        let start = if column == 0 { at } else { self.before(rows, at, column)? };
        if column + 1 == self.columns {
            return self.last_name(start);
        }
        // Not by a closure, which would be code of its own.
        let (name, end) = if let Some(plain) = self.plain_name(start) { plain } else { self.name(start)? };
        if column > 0 {
            rows.add([0; 2], 1);
        }
        Some((name, self.row(rows, (end, column + 1))?))
    }

    /// Adds the first cells of a row, so many, and gives where what follows them begins: a name may look like a bit, so that the
    /// cells are counted.
    #[inline(always)]
    fn before(&self, rows: &mut Rows, mut at: usize, columns: usize) -> Option<usize> {
        let (mut before, mut column) = (Digits::default(), 0);
        loop {
            let masks = Masks::of(self.simd, self.look(at)?, self.separator);
            let other = !(masks.separators | masks.ones | masks.zeros);
            let plain = if other == 0 { u64::MAX } else { (other & other.wrapping_neg()) - 1 };
            let last = nth(masks.separators & plain, columns - column);
            if last == 0 && other != 0 {
                return None;
            }
            let within = if last == 0 { u64::MAX } else { last | (last - 1) };
            let digits = Digits::of(masks, within);
            let behind = digits.behind(before);
            if digits.any() & behind.any() != 0 {
                return None;
            }
            let cells = masks.separators & within;
            rows.add([behind.ones, behind.zeros], cells);
            if last != 0 {
                return Some(at + last.trailing_zeros() as usize + 1);
            }
            column += cells.count_ones() as usize;
            before = digits.last();
            at += BEYOND;
        }
    }

    /// The bytes from a place on.
    #[inline(always)]
    fn look(&self, at: usize) -> Option<&'r [u8; BEYOND]> {
        self.bytes.get(at..)?.first_chunk()
    }

    /// The name that begins at a place, where it is short and of nothing but signs of ASCII that can be seen, and where what is
    /// behind its separator begins.
    #[inline(always)]
    fn plain_name(&self, at: usize) -> Option<(&'r [u8], usize)> {
        let length = masks::plain(self.simd, self.look(at)?, self.separator)?;
        Some((self.bytes[at..at + length].trim_ascii(), at + length + 1))
    }

    /// The name that begins at a place, where it is text without quotation marks, and where what is behind its separator begins.
    #[inline(always)]
    fn name(&self, at: usize) -> Option<(&'r [u8], usize)> {
        let rest = &self.bytes[at..];
        let end = memchr3(self.separator, b'"', b'\n', rest).filter(|end| rest[*end] == self.separator)?;
        Some((trimmed(&rest[..end])?, at + end + 1))
    }

    /// The name at the end of a row, where it is text without quotation marks, and where the next row begins.
    #[inline(always)]
    fn last_name(&self, at: usize) -> Option<(&'r [u8], usize)> {
        let rest = &self.bytes[at..];
        let end = memchr3(self.separator, b'"', b'\n', rest).filter(|end| rest[*end] == b'\n')?;
        let name = rest[..end].strip_suffix(b"\r").unwrap_or(&rest[..end]);
        if name.contains(&b'\r') { None } else { Some((trimmed(name)?, at + end + 1)) }
    }

    /// Adds the cells of a row, which begin with some column, and gives where the next row begins; none where a byte is
    /// another than those of plain bits, or there are not as many cells as columns.
    #[inline(always)]
    fn row(&self, rows: &mut Rows, (at, mut column): (usize, usize)) -> Option<usize> {
        // A blank row is no case.
        if matches!(self.bytes[at], b'\n' | b'\r') {
            return None;
        }
        let (mut before, mut doubled, mut last) = (Digits::default(), 0, None);
        // A cell takes two bytes at most, and the last one a line break of two.
        let most = self.columns / (BEYOND / 2) + 2;
        let texts = self.bytes[at..].as_chunks::<BEYOND>().0;
        for (length, (text, (bits, cells))) in texts.iter().zip(rows.room(most)).enumerate() {
            let masks = Masks::of(self.simd, text, self.separator);
            let other = !(masks.separators | masks.ones | masks.zeros);
            let ends = other & other.wrapping_neg();
            let within = ends.wrapping_sub(1);
            let digits = Digits::of(masks, within);
            let behind = digits.behind(before);
            // Asked for once, at the end of the row.
            doubled |= digits.any() & behind.any();
            (*bits[0], *bits[1]) = (behind.ones, behind.zeros);
            *cells = masks.separators & within | ends;
            column += cells.count_ones() as usize;
            if ends != 0 {
                last = Some((length, ends.trailing_zeros() as usize));
                break;
            }
            before = digits.last();
        }
        let (length, end) = last?;
        rows.added(length + 1);
        if doubled == 0 && column == self.columns { self.end(at + length * BEYOND + end) } else { None }
    }

    /// Where the next row begins, where a line break stands.
    #[inline(always)]
    fn end(&self, at: usize) -> Option<usize> {
        match self.bytes.get(at)? {
            b'\n' => Some(at + 1),
            b'\r' => (self.bytes.get(at + 1) == Some(&b'\n')).then_some(at + 2),
            _ => None,
        }
    }
}

/// A name without white space around it, where it is UTF-8.
fn trimmed(name: &[u8]) -> Option<&[u8]> {
    std::str::from_utf8(name).ok().map(|name| name.trim().as_bytes())
}

/// Which of 64 bytes are `1`, and which are `0`.
#[derive(Clone, Copy, Default)]
struct Digits {
    ones: u64,
    zeros: u64,
}

impl Digits {
    /// Those among some of the bytes.
    #[inline(always)]
    fn of(masks: Masks, within: u64) -> Self {
        Self { ones: masks.ones & within, zeros: masks.zeros & within }
    }

    /// The bytes behind a `1`, and those behind a `0`, given the last of the bytes before.
    #[inline(always)]
    fn behind(self, before: Self) -> Self {
        Self { ones: self.ones << 1 | before.ones, zeros: self.zeros << 1 | before.zeros }
    }

    /// Those that are one of the two. Behind one none stands, since a cell is one.
    #[inline(always)]
    fn any(self) -> u64 {
        self.ones | self.zeros
    }

    /// The last byte alone, as the next ones are given it.
    #[inline(always)]
    fn last(self) -> Self {
        Self { ones: self.ones >> 63, zeros: self.zeros >> 63 }
    }
}

/// The bit of the `n`th that is set, from 1; 0 where there are not so many.
#[inline(always)]
fn nth(mut bits: u64, n: usize) -> u64 {
    if (bits.count_ones() as usize) < n {
        return 0;
    }
    for _ in 1..n {
        bits &= bits - 1;
    }
    bits & bits.wrapping_neg()
}
