//! Finds where rows end: a line break within quotation marks ends none.

use memchr::{memchr, memchr_iter, memrchr};

use super::Place;
use crate::cases::TableProblem;

/// So many bytes are looked at twice, for quotation marks and for line breaks, while they are near the processor.
const PART: usize = 16 << 10;

/// Finds the ends of rows in a text of which more and more is there.
#[derive(Debug)]
pub(super) struct Cutter {
    separator: u8,
    /// How far it has looked.
    at: usize,
    /// Where the last whole row ends.
    end: usize,
    rows: usize,
    quoted: Quoted,
    /// Behind the mark that closed last: one that stands there opens again, and the two are one that is meant.
    closed: Option<usize>,
    /// Of the row behind the last whole one.
    next: Place,
    /// Line breaks in the row that is looked at.
    breaks: u64,
}

/// Whether what is looked at stands within quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Quoted {
    Not,
    Within,
}

impl Cutter {
    pub(super) fn new(separator: u8, next: Place) -> Self {
        Self { separator, at: 0, end: 0, rows: 0, quoted: Quoted::Not, closed: None, next, breaks: 0 }
    }

    /// Looks at what is new in a text that begins with a row, until so many rows are found.
    pub(super) fn cut(&mut self, text: &[u8], rows: usize) {
        while self.rows < rows && self.at < text.len() {
            match self.quoted {
                Quoted::Not => self.unquoted(text, rows),
                Quoted::Within => self.within(text),
            }
        }
    }

    fn unquoted(&mut self, text: &[u8], rows: usize) {
        let part = &text[self.at..text.len().min(self.at + PART)];
        let mark = memchr(b'"', part);
        self.plain(&part[..mark.unwrap_or(part.len())], rows);
        if self.rows == rows {
            return;
        }
        if mark.is_some() {
            if self.opens(text, self.at) {
                self.quoted = Quoted::Within;
            }
            self.at += 1;
        }
    }

    /// Looks at text without quotation marks: how many rows end in it is counted, which is quicker than to look for the end of each.
    fn plain(&mut self, text: &[u8], rows: usize) {
        let (found, wanted) = (memchr_iter(b'\n', text).count(), rows - self.rows);
        let is_enough = found >= wanted;
        let last = if is_enough { memchr_iter(b'\n', text).nth(wanted - 1) } else { memrchr(b'\n', text) };
        if let Some(last) = last {
            self.end_rows(found.min(wanted), self.at + last + 1);
        }
        self.at = if is_enough { self.end } else { self.at + text.len() };
    }

    fn within(&mut self, text: &[u8]) {
        let rest = &text[self.at..];
        let closes = memchr(b'"', rest);
        self.breaks += memchr_iter(b'\n', &rest[..closes.unwrap_or(rest.len())]).count() as u64;
        self.at = closes.map_or(text.len(), |closes| self.at + closes + 1);
        if closes.is_some() {
            (self.quoted, self.closed) = (Quoted::Not, Some(self.at));
        }
    }

    /// Whether a quotation mark opens a cell that begins with it, or goes on with one that a mark just closed.
    fn opens(&self, text: &[u8], at: usize) -> bool {
        let begins = at == self.end || text[at - 1] == self.separator;
        begins || self.closed == Some(at)
    }

    fn end_rows(&mut self, rows: usize, end: usize) {
        self.end = end;
        self.rows += rows;
        let rows = rows as u64;
        self.next = Place { row: self.next.row + rows, line: self.next.line + rows + self.breaks };
        self.breaks = 0;
    }

    /// Ends the last row, which no line break ends.
    ///
    /// # Errors
    /// A quotation mark is open.
    pub(super) fn close(&self) -> Result<(), TableProblem> {
        match self.quoted {
            Quoted::Not => Ok(()),
            Quoted::Within => Err(TableProblem::Open { row: self.next.row }),
        }
    }

    /// The row that is looked at is too long.
    pub(super) fn too_long(&self) -> TableProblem {
        match self.quoted {
            Quoted::Not => TableProblem::Long { row: self.next.row },
            Quoted::Within => TableProblem::Open { row: self.next.row },
        }
    }

    pub(super) const fn rows(&self) -> usize {
        self.rows
    }

    pub(super) const fn end(&self) -> usize {
        self.end
    }

    pub(super) const fn next(&self) -> Place {
        self.next
    }
}
