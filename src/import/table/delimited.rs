//! Text with separators as a table.

use csv::{ReaderBuilder, StringRecord};

use super::super::Refused;
use super::columns::{Chosen, Columns};
use super::{Row, Table};

/// The table in some bytes: by the separator under which its headers are found.
///
/// # Errors
/// Bytes that are no text in UTF-8, and quotation marks that part no cell.
pub(super) fn table(bytes: &[u8], chosen: &[Chosen]) -> Result<Table, Refused> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let says = format!("byte {} of this file is not UTF-8", error.valid_up_to());
        Refused::new(says, "save it as `CSV UTF-8`")
    })?;
    if let Some(at) = text.find('\0') {
        let says = format!("byte {at} of this file is 0, which stands in no text");
        return Err(Refused::new(says, "save it as `CSV UTF-8`"));
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    for separator in [b',', b';', b'\t'] {
        let table = separated(text, separator)?;
        if Columns::of(&table, chosen)?.is_some() {
            return refuse_open(text, separator).map(|()| table);
        }
    }
    separated(text, b',')
}

/// Refuses a table of which a quotation mark may have swallowed rows.
///
/// # Errors
/// A cell that begins with a quotation mark and does not end with one.
fn refuse_open(text: &str, separator: u8) -> Result<(), Refused> {
    let bytes = text.as_bytes();
    let line = |at: usize| 1 + memchr::memchr_iter(b'\n', &bytes[..at]).count();
    let (mut at, mut begins) = (0, true);
    while let Some(&byte) = bytes.get(at) {
        if byte == b'"' && begins {
            let help = "close it before the next comma, and write a quotation mark within a cell twice";
            let Some(end) = closing(bytes, at + 1) else {
                let says = format!("a quotation mark that opens in line {} is never closed", line(at));
                return Err(Refused::new(says, help));
            };
            at = end + 1;
            begins = false;
            if !bytes.get(at).is_none_or(|&next| next == separator || matches!(next, b'\n' | b'\r')) {
                let says = format!("in line {} text stands behind a quotation mark that closes a cell", line(at));
                return Err(Refused::new(says, help));
            }
            continue;
        }
        begins = byte == separator || matches!(byte, b'\n' | b'\r');
        at += 1;
    }
    Ok(())
}

/// Where a cell in quotation marks ends: at the first that is not one of two.
fn closing(bytes: &[u8], mut from: usize) -> Option<usize> {
    loop {
        let mark = from + memchr::memchr(b'"', bytes.get(from..)?)?;
        if bytes.get(mark + 1) != Some(&b'"') {
            return Some(mark);
        }
        from = mark + 2;
    }
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
            rows.push(Row { number: index + 1, cells, ..Row::default() });
        }
    }
    Ok(Table { name: None, rows, remarks: Vec::new() })
}
