//! Goes through the cells of a sheet, and hands them over row by row.

use std::io::{Read, Seek};
use std::sync::mpsc::SyncSender;

use calamine::{DataRef, Xlsx, XlsxCellFormulaMetadataRecord};

use super::{Handed, ROWS, broken};
use crate::cases::{FormProblem, TableProblem, Value};

/// What a cell holds that has a formula, and no value of it.
pub const UNSAVED: &str = "a formula whose value is not saved in the file";

/// A row of a sheet that has cells.
#[derive(Debug)]
pub(super) struct Row {
    /// Its number, from 1.
    pub(super) number: u32,
    /// Its cells that are not empty, with their columns from 0.
    pub(super) cells: Vec<(u32, Held)>,
}

/// What a cell holds.
#[derive(Debug)]
pub(super) enum Held {
    Value(Value),
    /// Something that says nothing of a phrase: a date, an error, a formula without a value.
    Other {
        text: String,
        kind: &'static str,
    },
}

impl Held {
    /// What a cell shows.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Value(value) => value.text(),
            Self::Other { text, .. } => text.clone(),
        }
    }
}

/// Sends all rows of a sheet that have cells, until nobody wants them any more.
pub(super) fn send<R: Read + Seek>(book: &mut Xlsx<R>, sheet: &str, sender: &SyncSender<Handed>) {
    // Who receives is gone only where the table is not read on.
    if let Err(problem) = each_row(book, sheet, sender) {
        let _ = sender.send(Err(problem));
    }
}

fn each_row<R: Read + Seek>(book: &mut Xlsx<R>, sheet: &str, sender: &SyncSender<Handed>) -> Result<(), TableProblem> {
    let mut cells = book.worksheet_cells_reader(sheet).map_err(|error| broken(&error))?;
    let mut rows: Vec<Row> = Vec::new();
    while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(|error| broken(&error))? {
        let Some(held) = held(&cell) else { continue };
        let (number, column) = (cell.pos.0.saturating_add(1), cell.pos.1);
        match rows.last_mut() {
            Some(row) if row.number == number => row.cells.push((column, held)),
            Some(row) if row.number > number => {
                let why = format!("row {number} stands behind row {}", row.number);
                return Err(FormProblem::Broken { form: "workbook", line: number, why }.into());
            }
            Some(_) | None => {
                if rows.len() >= ROWS && sender.send(Ok(std::mem::take(&mut rows))).is_err() {
                    return Ok(());
                }
                rows.push(Row { number, cells: vec![(column, held)] });
            }
        }
    }
    // Where nobody wants it, it is not read on.
    let _ = sender.send(Ok(rows));
    Ok(())
}

/// What a cell holds; none where it is empty.
fn held(cell: &XlsxCellFormulaMetadataRecord<'_>) -> Option<Held> {
    let other = |text: String, kind| Some(Held::Other { text, kind });
    let text = |text: &str| (!text.trim().is_empty()).then(|| Held::Value(Value::Text(text.to_owned())));
    match &cell.value {
        DataRef::Empty if is_unsaved(cell) => other(String::new(), UNSAVED),
        DataRef::Empty => None,
        DataRef::String(string) => text(string),
        DataRef::SharedString(string) => text(string),
        DataRef::Int(number) => Some(Held::Value(Value::Number(*number as f64))),
        DataRef::Float(number) => Some(Held::Value(Value::Number(*number))),
        DataRef::Bool(truth) => Some(Held::Value(Value::Truth(*truth))),
        DataRef::DateTime(time) => other(time.as_f64().to_string(), "a date or a time"),
        DataRef::DateTimeIso(time) | DataRef::DurationIso(time) => other(time.clone(), "a date or a time"),
        DataRef::Error(error) => other(error.to_string(), "the error of a formula"),
    }
}

/// Whether a cell holds a formula that nobody has worked out: what it would show is not known.
#[must_use]
pub fn is_unsaved(cell: &XlsxCellFormulaMetadataRecord<'_>) -> bool {
    cell.formula.is_some() && matches!(cell.value, DataRef::Empty)
}

/// What a cell is called: `B7`.
#[must_use]
pub fn name_of((row, column): (u32, u32)) -> String {
    let (mut letters, mut rest) = (Vec::new(), column);
    loop {
        letters.push(char::from(b'A' + (rest % 26) as u8));
        match (rest / 26).checked_sub(1) {
            Some(next) => rest = next,
            None => break,
        }
    }
    format!("{}{}", letters.iter().rev().collect::<String>(), row.saturating_add(1))
}
