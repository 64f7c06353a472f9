//! Chooses a sheet: the one that is named, or the only one that has cells; never one of several.

use std::io::{Read, Seek};

use calamine::{DataRef, Reader, SheetType, Xlsx};

use super::broken;
use crate::cases::{FormProblem, TableProblem};

/// The name of the sheet that is read.
///
/// # Errors
/// Several have cells and none is named; the one that is named is not there; none has cells.
pub(super) fn choose<R: Read + Seek>(book: &mut Xlsx<R>, named: Option<&str>) -> Result<String, TableProblem> {
    let all = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let mut sheets: Vec<String> = all.map(|sheet| sheet.name.clone()).collect();
    if let Some(name) = named {
        return match sheets.iter().find(|sheet| sheet.as_str() == name) {
            Some(found) => Ok(found.clone()),
            None => Err(FormProblem::NoSheet { name: name.to_owned(), sheets }.into()),
        };
    }
    if sheets.len() > 1 {
        let mut filled = Vec::new();
        for sheet in sheets {
            if has_cells(book, &sheet)? {
                filled.push(sheet);
            }
        }
        sheets = filled;
    }
    match sheets.as_slice() {
        [] => Err(TableProblem::Empty),
        [one] => Ok(one.clone()),
        _ => Err(FormProblem::Sheets { sheets }.into()),
    }
}

fn has_cells<R: Read + Seek>(book: &mut Xlsx<R>, sheet: &str) -> Result<bool, TableProblem> {
    let mut cells = book.worksheet_cells_reader(sheet).map_err(|error| broken(&error))?;
    while let Some(cell) = cells.next_cell().map_err(|error| broken(&error))? {
        if !matches!(cell.get_value(), DataRef::Empty) {
            return Ok(true);
        }
    }
    Ok(false)
}
