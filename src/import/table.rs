//! Tables of configurations: a row a configuration, a column its context, mechanism, outcome, studies.

mod cell;
mod columns;
mod delimited;
mod document;
mod headings;
mod nothing;
mod places;
mod reader;
mod rows;
mod sheet;
mod sources;

use std::ops::Range;

pub use columns::{Chosen, Part};

use super::{Imported, Refused, Remark};
use crate::diagnostic::ticked;
use columns::Columns;
use rows::Rows;

/// A table as it stands in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Table {
    /// The sheet, or which table of a document; none where a file is one table.
    name: Option<String>,
    rows: Vec<Row>,
    /// What stands around it or in it and is no text of a cell.
    remarks: Vec<Remark>,
}

/// A row that is not empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Row {
    /// As people count in that file: the first is 1.
    number: usize,
    cells: Vec<String>,
    /// Several columns over which one cell goes; its text stands in the first of them.
    merged: Vec<Range<usize>>,
}

/// The form of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Text with separators: commas, semicolons or tabs.
    Delimited,
    /// A spreadsheet (`.xlsx`).
    Sheet,
    /// A text document with tables (`.docx`).
    Document,
}

/// How a table is to be read.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The columns that are named, before those that are known by their headers.
    pub columns: Vec<Chosen>,
    /// The heading under which the configurations stand.
    pub theory: Option<String>,
    /// The one sheet that is read.
    pub sheet: Option<String>,
}

/// The configurations of the tables of a file, which is called `name`.
///
/// # Errors
/// A file that cannot be read, or in which no table has a column for contexts or outcomes.
pub fn import(name: &str, bytes: &[u8], form: Form, reading: &Reading) -> Result<Imported, Refused> {
    columns::refuse_twice(&reading.columns)?;
    let tables = match form {
        Form::Delimited => vec![delimited::table(bytes, &reading.columns)?],
        Form::Sheet => sheet::tables(bytes, reading.sheet.as_deref())?,
        Form::Document => document::tables(bytes)?,
    };
    let found: Vec<Option<Columns>> =
        tables.iter().map(|table| Columns::of(table, &reading.columns)).collect::<Result<_, _>>()?;
    let mut rows = Rows::new(name, reading);
    rows.keep_ids(tables.iter().zip(&found));
    for (table, columns) in tables.iter().zip(&found) {
        match columns {
            Some(columns) => rows.add(table, columns),
            None => rows.left_out(table),
        }
    }
    if found.iter().all(Option::is_none) {
        return Err(columns::none(&reading.columns, &tables));
    }
    columns::refuse_unknown(&reading.columns, &found.into_iter().flatten().collect::<Vec<_>>())?;
    Ok(rows.written())
}

/// Whether an ID is what an import makes of some words that name a study.
#[must_use]
pub fn known_by(words: &str, id: &str) -> bool {
    super::names::like(words) == id && !crate::theory::is_id(words)
}

/// Whether a cell with some words alone is read as the phrase that they are: `—` is an empty cell, and `not ?` what is not
/// known.
#[must_use]
pub fn is_phrase(words: &str) -> bool {
    !nothing::is_dashes(words) && cell::written(words, cell::Place::Condition).text == super::text::quoted(words)
}

impl Table {
    /// What its first row says.
    fn header(&self) -> String {
        let cells = self.rows.first().map(|row| row.cells.as_slice()).unwrap_or_default();
        ticked(&cells.iter().map(|cell| super::text::one_line(cell)).collect::<Vec<_>>())
    }
}
