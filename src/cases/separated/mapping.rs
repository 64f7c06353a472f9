//! Reads a mapping: a row for each column of a table, with its name and the phrase that it is. Every command that knows
//! `--map` reads its file here.

mod problem;

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::cut::Cutter;
use super::fields::{self, Field};
use super::opening::{self, trimmed};
use super::{Place, Separator, slow};
use crate::cases::TableProblem;
use crate::theory::identity;

pub use problem::{MapFault, MapProblem};

/// A row of a mapping.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapped {
    /// The name of a column.
    pub column: String,
    /// What it is.
    pub to: MappedTo,
    row: String,
    place: Place,
    /// Where in the row its cells stand, the name first.
    cells: Vec<Range<usize>>,
}

/// What a row of a mapping says that a column is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MappedTo {
    /// A phrase as it is written there, perhaps with `not` or `unknown` before it.
    Phrase(String),
    /// What it is called: its name stands alone.
    Itself,
    /// Nothing: it is not to be read.
    Nothing,
}

impl Mapped {
    /// What is wrong with the name of its column.
    #[must_use]
    pub fn column_fault(&self, fault: MapFault) -> MapProblem {
        self.problem(fault, self.cells.first())
    }

    /// What is wrong with its phrase.
    #[must_use]
    pub fn phrase_fault(&self, fault: MapFault) -> MapProblem {
        self.problem(fault, self.cells.last())
    }

    fn problem(&self, fault: MapFault, cell: Option<&Range<usize>>) -> MapProblem {
        let cell = cell.cloned().unwrap_or(0..self.row.len());
        slow::around(self.row.as_bytes(), self.place, (cell.start, cell.end)).faulty(fault)
    }
}

/// The rows of a mapping, from a text of two columns; a first row `column,phrase` is a header. The phrase is empty for a
/// column that is not to be read, and not there for one that is called as its phrase is.
///
/// # Errors
/// What is no such text: the first row that cannot be read.
pub fn mapping(bytes: &[u8]) -> Result<Vec<Mapped>, MapProblem> {
    let of_file =
        |problem| slow::around(b"", Place { row: 1, line: 1 }, (0, 0)).faulty(MapFault::Text(Box::new(problem)));
    let bytes = &bytes[opening::begin(bytes).map_err(of_file)?..];
    let separator = separator(bytes)?;
    let (mut start, mut place, mut map) = (0, Place { row: 1, line: 1 }, Vec::new());
    while start < bytes.len() {
        let mut cutter = Cutter::new(separator.byte(), place);
        cutter.cut(&bytes[start..], 1);
        let end = if cutter.rows() == 1 { start + cutter.end() } else { bytes.len() };
        let row = trimmed(&bytes[start..end]);
        cutter.close().map_err(|open| text_fault(row, place, open, 0..row.len()))?;
        map.extend(mapped(row, separator, place)?);
        (start, place) = (end, cutter.next());
    }
    let is_header = |row: &Mapped| matches!(&row.to, MappedTo::Phrase(to) if identity(to) == "phrase");
    if map.first().is_some_and(|row| identity(&row.column) == "column" && is_header(row)) {
        map.remove(0);
    }
    Ok(map)
}

/// The columns that a mapping names twice. `key` is what a column's name is told from others by.
#[must_use]
pub fn named_twice(map: &[Mapped], key: impl Fn(&str) -> String) -> Vec<MapProblem> {
    let mut lines = FxHashMap::default();
    let twice = |row: &Mapped| match lines.insert(key(&row.column), row.place.line) {
        Some(line) => Some(row.column_fault(MapFault::Twice { column: row.column.clone(), line })),
        None => None,
    };
    map.iter().filter_map(twice).collect()
}

/// What parts names from phrases: of several marks the one under which every line is such a pair.
fn separator(bytes: &[u8]) -> Result<Separator, MapProblem> {
    let lines: Vec<&[u8]> = bytes.split(|byte| *byte == b'\n').map(trimmed).collect();
    let most = |one: Separator| lines.iter().map(|line| fields::count(line, one.byte())).max().unwrap_or(0);
    let is_pair = |line: &&[u8], one: Separator| {
        let mut cells = Vec::new();
        line.trim_ascii().is_empty() || fields::split(line, one.byte(), &mut cells).is_ok() && cells.len() == 2
    };
    Separator::told(most, |one| lines.iter().all(|line| is_pair(line, one))).map_err(|problem| {
        let first = lines.iter().enumerate().find(|(_, line)| !line.trim_ascii().is_empty());
        let (index, row) = first.map_or((1, &b""[..]), |(index, line)| (index as u64 + 1, *line));
        let fault = match problem {
            TableProblem::Separator { found } => MapFault::Separator { found },
            other => MapFault::Text(Box::new(other)),
        };
        slow::around(row, Place { row: index, line: index }, (0, row.len())).faulty(fault)
    })
}

fn text_fault(row: &[u8], place: Place, problem: TableProblem, at: Range<usize>) -> MapProblem {
    slow::around(row, place, (at.start, at.end)).faulty(MapFault::Text(Box::new(problem)))
}

/// What a row says; nothing where it is blank.
fn mapped(row: &[u8], separator: Separator, place: Place) -> Result<Option<Mapped>, MapProblem> {
    let text = std::str::from_utf8(row).map_err(|error| {
        let byte = error.valid_up_to();
        text_fault(row, place, TableProblem::Encoding { byte: byte + 1 }, byte..byte + 1)
    })?;
    let mut cells = Vec::new();
    fields::split(row, separator.byte(), &mut cells)
        .map_err(|behind| text_fault(row, place, TableProblem::Quotes, behind.0..behind.0 + 1))?;
    let told = |cell: &Field| cell.of(text).trim().to_owned();
    let to = match cells.as_slice() {
        [_] => MappedTo::Itself,
        [_, phrase] => Some(told(phrase)).filter(|to| !to.is_empty()).map_or(MappedTo::Nothing, MappedTo::Phrase),
        more => return Err(slow::around(row, place, (0, row.len())).faulty(MapFault::Cells { cells: more.len() })),
    };
    let column = cells.first().map(told).unwrap_or_default();
    let is_blank = column.is_empty() && !matches!(to, MappedTo::Phrase(_));
    let cells = cells.into_iter().map(|cell| cell.text).collect();
    Ok((!is_blank).then(|| Mapped { column, to, row: text.to_owned(), place, cells }))
}
