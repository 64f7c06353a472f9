//! Turns one row of text into a case, cell by cell, and says of what cannot be read where it stands and why.

use std::borrow::Cow;

use super::fields::{Field, split};
use super::mapping::{MapFault, MapProblem};
use super::numbers;
use super::opening::trimmed;
use super::{Dialect, Place};
use crate::cases::{BadRow, Block, Cell, Meaning, TableProblem};
use crate::source::Position;

/// How much of a row is shown on either side of what is wrong.
const AROUND: usize = 60;

/// What is used again for each row.
#[derive(Debug, Default)]
pub(super) struct Slow {
    fields: Vec<Field>,
    cells: Vec<(usize, Cell)>,
}

/// What is wrong with a row, and which bytes of it.
type Wrong = (TableProblem, usize, usize);

impl Slow {
    /// Adds a row to a block, as a case or as one that cannot be read. A blank one is neither.
    pub(super) fn add(&mut self, row: &[u8], place: Place, dialect: &Dialect, block: &mut Block) {
        let row = trimmed(row);
        let columns = dialect.header.columns().len();
        if row.trim_ascii().is_empty() && columns > 1 && !row.contains(&dialect.separator) {
            return;
        }
        match self.read(row, dialect) {
            Ok(text) => {
                let name = dialect.header.name_column().map(|column| self.fields[column].of(text));
                self.begin(place, name.as_deref().unwrap_or_default(), block);
            }
            Err((problem, start, end)) => block.refuse(bad(row, place, problem, (start, end))),
        }
    }

    /// Adds the row that a text begins with, where its cells are numbers or empty, and gives how long it is.
    pub(super) fn numbers(&mut self, text: &[u8], place: Place, dialect: &Dialect, block: &mut Block) -> Option<usize> {
        let (name, length) = numbers::row(text, dialect, &mut self.cells)?;
        self.begin(place, name, block);
        Some(length)
    }

    fn begin(&self, place: Place, name: &str, block: &mut Block) {
        block.begin(place.row, name.trim());
        block.set_all(&self.cells);
    }

    fn read<'r>(&mut self, row: &'r [u8], dialect: &Dialect) -> Result<&'r str, Wrong> {
        let columns = dialect.header.columns();
        if row.is_empty() && columns.len() == 1 {
            return Err((TableProblem::Blank, 0, 0));
        }
        let text = std::str::from_utf8(row).map_err(|error| {
            let byte = error.valid_up_to();
            (TableProblem::Encoding { byte: byte + 1 }, byte, byte + 1)
        })?;
        split(row, dialect.separator, &mut self.fields)
            .map_err(|behind| (TableProblem::Quotes, behind.0, behind.0 + 1))?;
        if self.fields.len() != columns.len() {
            let problem = TableProblem::Ragged { cells: self.fields.len(), columns: columns.len() };
            return Err((problem, self.fields.get(columns.len()).map_or(0, |field| field.text.start), row.len()));
        }
        self.cells.clear();
        for (index, (column, field)) in columns.iter().zip(&self.fields).enumerate() {
            if !matches!(column.means, Meaning::Phrase { .. }) {
                continue;
            }
            match Cell::read(&field.of(text)) {
                Ok(Cell::Silent) => {}
                Ok(cell) => self.cells.push((index, cell)),
                Err(fault) => {
                    let problem =
                        TableProblem::Cell { column: column.name.clone(), text: field.of(text).into_owned(), fault };
                    return Err((problem, field.text.start, field.text.end));
                }
            }
        }
        Ok(text)
    }
}

/// A row that cannot be read, with the text around what is wrong.
fn bad(row: &[u8], place: Place, problem: TableProblem, wrong: (usize, usize)) -> BadRow {
    let Around { text, at, span } = around(row, place, wrong);
    BadRow { row: place.row, problem, text, at, span }
}

/// The text around some bytes of a row.
pub(super) struct Around {
    text: String,
    at: Position,
    span: (usize, usize),
}

impl Around {
    /// That something is wrong there with a mapping.
    pub(super) fn faulty(self, fault: MapFault) -> MapProblem {
        MapProblem { fault, text: self.text, at: self.at, span: self.span }
    }
}

/// The text around the bytes from `start` to `end` of a row.
pub(super) fn around(row: &[u8], place: Place, (start, end): (usize, usize)) -> Around {
    let line_start = memchr::memrchr(b'\n', &row[..start]).map_or(0, |at| at + 1);
    // What is no UTF-8 may go on from before its line.
    let from = boundary(row, start.saturating_sub(AROUND)).max(line_start);
    let start = start.max(from);
    let line_end = memchr::memchr(b'\n', &row[start..]).map_or(row.len(), |at| start + at);
    let to = boundary(row, line_end.min(end.max(start).saturating_add(AROUND))).max(start);
    let lossy = |from: usize, to: usize| String::from_utf8_lossy(&row[from..to]);
    let breaks = memchr::memchr_iter(b'\n', &row[..start]).count() as u64;
    let at = Position {
        line: u32::try_from(place.line + breaks).unwrap_or(u32::MAX),
        column: u32::try_from(lossy(line_start, from).chars().count() + 1).unwrap_or(u32::MAX),
    };
    let before = lossy(from, start).len();
    let underlined = lossy(start, end.clamp(start, to)).len();
    Around { text: shown(lossy(from, to)), at, span: (before, before + underlined) }
}

/// The next place at or before some byte where no letter is cut in two.
fn boundary(row: &[u8], mut at: usize) -> usize {
    while at > 0 && row.get(at).is_some_and(|byte| byte & 0xc0 == 0x80) {
        at -= 1;
    }
    at
}

/// What cannot be seen is shown as something that can, a byte for a byte.
fn shown(text: Cow<'_, str>) -> String {
    text.chars().map(|mark| if mark.is_ascii_control() && mark != '\t' { '?' } else { mark }).collect()
}
