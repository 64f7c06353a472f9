//! Text with separators as a table.

use csv::{ReaderBuilder, StringRecord};

use super::super::Refused;
use super::columns::{Chosen, Columns};
use super::{Row, Table};

/// The table in some bytes: by the separator under which its headers are found.
///
/// # Errors
/// Bytes that are no UTF-8 text, and quotation marks that part no cell.
pub(super) fn table(bytes: &[u8], chosen: &[Chosen]) -> Result<Table, Refused> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let says = format!("byte {} of this file is not UTF-8", error.valid_up_to());
        Refused::new(says, "save it as `CSV UTF-8`")
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    for separator in [b',', b';', b'\t'] {
        let table = separated(text, separator)?;
        if Columns::of(&table, chosen)?.is_some() {
            return Ok(table);
        }
    }
    separated(text, b',')
}

fn separated(text: &str, separator: u8) -> Result<Table, Refused> {
    let mut reader =
        ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for (index, record) in reader.records().enumerate() {
        let record: StringRecord = record
            .map_err(|error| Refused::new(format!("this is no table: {error}"), "save it anew as `CSV UTF-8`"))?;
        let cells: Vec<String> = record.iter().map(str::to_owned).collect();
        if cells.iter().any(|cell| !cell.trim().is_empty()) {
            rows.push(Row { number: index + 1, cells });
        }
    }
    Ok(Table { name: None, rows, remarks: Vec::new() })
}
