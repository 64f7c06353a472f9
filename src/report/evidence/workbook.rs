//! Evidence as a workbook (XLSX): a sheet a table.

use std::fmt;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::tables::{Cell, Table, all, references};
use super::{About, By};
use crate::evidence::Matrix;

/// Characters that a cell holds.
const CELL: usize = 32_767;

/// What stands at the end of a text that a cell does not hold.
const CUT: &str = " … (cut here: a cell holds no more; `--format json` has all)";

/// Columns of a sheet by the longest words in them, within what reads well.
const WIDEST: usize = 60;

/// Why there is no workbook: more rows or columns than a sheet holds.
#[derive(Debug)]
pub struct NoWorkbook(XlsxError);

impl fmt::Display for NoWorkbook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The bytes of the workbook, the same for the same matrix.
///
/// # Errors
/// A sheet holds 1,048,576 rows and 16,384 columns.
pub fn workbook(matrix: &Matrix, by: By, about: About) -> Result<Vec<u8>, NoWorkbook> {
    let tables: Vec<Table> = all(matrix, by, about).into_iter().chain(references(matrix)).collect();
    bytes(&tables).map_err(NoWorkbook)
}

fn bytes(tables: &[Table]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The date on which it is made would make each one differ.
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_title("Evidence").set_creation_datetime(&made));
    for table in tables {
        sheet(workbook.add_worksheet().set_name(table.name)?, table)?;
    }
    workbook.save_to_buffer()
}

fn sheet(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    let head = Format::new().set_bold().set_align(FormatAlign::Top);
    let body = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    for (column, name) in (0_u16..).zip(&table.head) {
        sheet.write_string_with_format(0, column, fitting(name), &head)?;
        sheet.set_column_width(column, width(table, usize::from(column)) as f64)?;
    }
    for (row, cells) in (1_u32..).zip(&table.rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            match cell {
                Cell::Number(number) => sheet.write_number_with_format(row, column, *number, &body)?,
                // Words stay words, whatever they begin with: no cell is a formula.
                Cell::Words(words) if !words.is_empty() => {
                    sheet.write_string_with_format(row, column, fitting(words), &body)?
                }
                Cell::Words(_) => sheet,
            };
        }
    }
    sheet.set_freeze_panes(1, 1)?;
    Ok(())
}

fn width(table: &Table, column: usize) -> usize {
    let cells = table.rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.words().chars().count());
    let widest = cells.chain([table.head[column].chars().count()]).max().unwrap_or(0);
    widest.min(WIDEST) + 2
}

/// A text as far as a cell holds it, which counts in units of UTF-16.
fn fitting(text: &str) -> String {
    if text.encode_utf16().count() <= CELL {
        return text.to_owned();
    }
    let (mut units, room) = (0, CELL - CUT.encode_utf16().count());
    let kept = text.chars().take_while(|mark| {
        units += mark.len_utf16();
        units <= room
    });
    kept.collect::<String>() + CUT
}
