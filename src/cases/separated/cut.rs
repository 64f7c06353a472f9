//! Finds where rows end: a line break within quotation marks ends none.

use memchr::{memchr, memchr_iter, memchr2};

use super::Place;
use crate::cases::TableProblem;

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
                Quoted::Not => self.unquoted(text),
                Quoted::Within => self.within(text),
            }
        }
    }

    fn unquoted(&mut self, text: &[u8]) {
        let Some(found) = memchr2(b'\n', b'"', &text[self.at..]).map(|found| self.at + found) else {
            self.at = text.len();
            return;
        };
        self.at = found + 1;
        if text[found] == b'\n' {
            self.end_row();
        } else if self.opens(text, found) {
            self.quoted = Quoted::Within;
        }
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

    fn end_row(&mut self) {
        self.end = self.at;
        self.rows += 1;
        self.next = Place { row: self.next.row + 1, line: self.next.line + 1 + self.breaks };
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
