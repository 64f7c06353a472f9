//! Turns rows whose cells are `1`, `0` or empty into bits, 64 bytes at a time; every other row goes the slow way.

use memchr::memchr3;

use super::bits::Rows;
use super::cut::Cutter;
use super::masks::{Look, Looking, Masks};
use super::slow::Slow;
use super::{BEYOND, Dialect, Lines, Place};
use crate::cases::Block;

/// Rows on their way into a block.
pub(super) struct Fill<'f> {
    pub(super) lines: &'f Lines,
    pub(super) dialect: &'f Dialect,
    pub(super) block: &'f mut Block,
}

impl Looking for Fill<'_> {
    fn with<L: Look>(self, look: L) {
        look.run(Filling { look, fill: self });
    }
}

struct Filling<'f, L> {
    look: L,
    fill: Fill<'f>,
}

impl<L: Look> pulp::NullaryFnOnce for Filling<'_, L> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let Fill { lines, dialect, block } = self.fill;
        let columns = dialect.header.columns().len();
        let reading = Reading { look: self.look, bytes: &lines.bytes, separator: dialect.separator, columns };
        let name_column = dialect.header.name_column();
        let is_plain = name_column.is_none() || columns > 1;
        let (mut rows, mut slow) = (Rows::new(columns), Slow::default());
        let (mut at, mut place) = (lines.start, lines.first);
        while at < lines.end {
            let before = block.cases();
            let read = if is_plain { reading.whole(&mut rows, before, at, name_column) } else { None };
            // Not in a closure: that would be compiled for every machine, and call each instruction of the set as a function.
            if let Some((name, end)) = read {
                block.begin(place.row, name.trim());
                rows.keep();
                (at, place) = (end, Place { row: place.row + 1, line: place.line + 1 });
            } else {
                rows.take_back(before);
                (at, place) = slowly(&mut slow, (lines, at, place), dialect, block);
            }
            if block.cases() > before && block.cases() % 64 == 0 {
                rows.hand_over(block, before / 64);
            }
        }
        if block.cases() % 64 != 0 {
            rows.hand_over(block, block.cases() / 64);
        }
    }
}

/// Reads a row the slow way; where the next one begins.
#[inline(never)]
fn slowly(
    slow: &mut Slow,
    (lines, at, place): (&Lines, usize, Place),
    dialect: &Dialect,
    block: &mut Block,
) -> (usize, Place) {
    if let Some(length) = slow.numbers(&lines.bytes[at..lines.end], place, dialect, block) {
        return (at + length, Place { row: place.row + 1, line: place.line + 1 });
    }
    let mut cutter = Cutter::new(dialect.separator, place);
    cutter.cut(&lines.bytes[at..lines.end], 1);
    // A piece holds whole rows.
    let end = if cutter.rows() == 1 { at + cutter.end() } else { lines.end };
    slow.add(&lines.bytes[at..end], place, dialect, block);
    (end, cutter.next())
}

/// How rows are looked at.
struct Reading<'r, L> {
    look: L,
    bytes: &'r [u8],
    separator: u8,
    columns: usize,
}

impl<'r, L: Look> Reading<'r, L> {
    /// Adds a row, whose name stands in some column or in none, and gives the name and where the next row begins.
    #[inline(always)]
    fn whole(&self, rows: &mut Rows, row: usize, at: usize, name_column: Option<usize>) -> Option<(&'r str, usize)> {
        let Some(column) = name_column else { return Some(("", self.row(rows, row, (at, 0))?)) };
        let start = if column == 0 { at } else { self.before(rows, row, at, column)? };
        if column + 1 == self.columns {
            return self.last_name(start);
        }
        let name = self.name(start)?;
        Some((name, self.row(rows, row, (start + name.len() + 1, column + 1))?))
    }

    /// Adds the first cells of a row, so many, and gives where what follows them begins: a name may look like a bit, so that the
    /// cells are counted.
    #[inline(always)]
    fn before(&self, rows: &mut Rows, row: usize, mut at: usize, columns: usize) -> Option<usize> {
        let (mut before, mut column) = (Digits::default(), 0);
        loop {
            let bytes: &[u8; BEYOND] = self.bytes.get(at..at + BEYOND)?.try_into().ok()?;
            let masks = self.look.masks(bytes, self.separator);
            let other = !(masks.separators | masks.ones | masks.zeros);
            let plain = if other == 0 { u64::MAX } else { (other & other.wrapping_neg()) - 1 };
            let last = nth(masks.separators & plain, columns - column);
            if last == 0 && other != 0 {
                return None;
            }
            let within = if last == 0 { u64::MAX } else { last | (last - 1) };
            let digits = Digits::of(masks, within);
            let behind = digits.behind(before)?;
            let cells = masks.separators & within;
            rows.add(row, column, behind, cells);
            if last != 0 {
                return Some(at + last.trailing_zeros() as usize + 1);
            }
            column += cells.count_ones() as usize;
            before = digits.last();
            at += BEYOND;
        }
    }

    /// The name at the end of a row, where it is plain text, and where the next row begins.
    #[inline(always)]
    fn last_name(&self, at: usize) -> Option<(&'r str, usize)> {
        let rest = &self.bytes[at..];
        let end = memchr3(self.separator, b'"', b'\n', rest).filter(|end| rest[*end] == b'\n')?;
        let name = rest[..end].strip_suffix(b"\r").unwrap_or(&rest[..end]);
        let is_plain = !name.contains(&b'\r');
        std::str::from_utf8(name).ok().filter(|_| is_plain).map(|name| (name, at + end + 1))
    }

    /// The name that begins at a place, where it is plain text with a separator behind it.
    #[inline(always)]
    fn name(&self, at: usize) -> Option<&'r str> {
        let rest = &self.bytes[at..];
        let end = memchr3(self.separator, b'"', b'\n', rest).filter(|end| rest[*end] == self.separator)?;
        std::str::from_utf8(&rest[..end]).ok()
    }

    /// Adds the cells of a row, which begin with some column, and gives where the next row begins; none where a byte is
    /// another than those of plain bits, or there are not as many cells as columns.
    #[inline(always)]
    fn row(&self, rows: &mut Rows, row: usize, (mut at, mut column): (usize, usize)) -> Option<usize> {
        // A blank row is no case.
        if matches!(self.bytes[at], b'\n' | b'\r') {
            return None;
        }
        let mut before = Digits::default();
        loop {
            let bytes: &[u8; BEYOND] = self.bytes.get(at..at + BEYOND)?.try_into().ok()?;
            let masks = self.look.masks(bytes, self.separator);
            let other = !(masks.separators | masks.ones | masks.zeros);
            let ends = other & other.wrapping_neg();
            let within = if ends == 0 { u64::MAX } else { ends - 1 };
            let next = if ends == 0 { None } else { Some(self.end(at + other.trailing_zeros() as usize)?) };
            let digits = Digits::of(masks, within);
            let behind = digits.behind(before)?;
            let cells = masks.separators & within | ends;
            let count = cells.count_ones() as usize;
            if column + count > self.columns {
                return None;
            }
            rows.add(row, column, behind, cells);
            column += count;
            if next.is_some() {
                return next.filter(|_| column == self.columns);
            }
            before = digits.last();
            at += BEYOND;
        }
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

    /// The bytes behind a `1`, and those behind a `0`, given the last of the bytes before; none where two digits stand side by
    /// side, since a cell is one.
    #[inline(always)]
    fn behind(self, before: Self) -> Option<[u64; 2]> {
        let behind = [self.ones << 1 | before.ones, self.zeros << 1 | before.zeros];
        ((self.ones | self.zeros) & (behind[0] | behind[1]) == 0).then_some(behind)
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
