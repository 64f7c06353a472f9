//! Reads the first row of a table: whether it is text at all, what parts its columns, and what they are called.

use std::io::Read;

use super::cut::Cutter;
use super::fields::{self, Field};
use super::{Place, ROW, Separator, Source};
use crate::cases::{Header, TableProblem};
use crate::source::Position;

/// A table whose first row is read.
pub(super) struct Opened {
    pub(super) names: Vec<String>,
    /// By column: where its name stands.
    pub(super) places: Vec<Position>,
    pub(super) separator: Separator,
    /// Where the second row begins.
    pub(super) start: usize,
    pub(super) next: Place,
}

/// What columns of some names are.
type Meanings<'m> = &'m dyn Fn(&[String]) -> Result<Header, Vec<TableProblem>>;

/// Reads the first row.
///
/// # Errors
/// There is none, or it cannot be read.
pub(super) fn open<R: Read>(
    source: &mut Source<R>,
    given: Option<Separator>,
    header: Meanings<'_>,
) -> Result<Opened, Vec<TableProblem>> {
    let one = |problem| vec![problem];
    source.read_more().map_err(one)?;
    let begins = begin(&source.buffer).map_err(one)?;
    let (row, start, [place, next]) = first_row(source, begins, given).map_err(one)?;
    let separator = match given {
        Some(separator) => separator,
        None => {
            let parts = |separator: Separator| fields::count(row.as_bytes(), separator.byte());
            let knows = |separator| cells(&row, separator).is_ok_and(|names| header(&names).is_ok());
            Separator::told(parts, knows).map_err(one)?
        }
    };
    let names = cells(&row, separator).map_err(one)?;
    Ok(Opened { names, places: places(&row, separator, place), separator, start, next })
}

/// Where the text begins, behind a byte-order mark.
pub(super) fn begin(bytes: &[u8]) -> Result<usize, TableProblem> {
    let like = match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => "UTF-16",
        [b'P', b'K', 3, 4, ..] => "a spreadsheet or an archive",
        [0x1f, 0x8b, ..] | [0x28, 0xb5, 0x2f, 0xfd, ..] => "a compressed file",
        _ if memchr::memchr(0, bytes).is_some() => zeros(bytes),
        _ => return Ok(if bytes.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 }),
    };
    Err(TableProblem::NotText { like })
}

/// What a file with zeros in it looks like.
fn zeros(bytes: &[u8]) -> &'static str {
    let pairs = bytes.chunks_exact(2).take(64);
    let is_wide = pairs.clone().all(|pair| pair[0] == 0) || pairs.clone().all(|pair| pair[1] == 0);
    if is_wide { "UTF-16" } else { "a file of another kind" }
}

/// The first row that is not blank, where the next one begins, and the places of both.
fn first_row<R: Read>(
    source: &mut Source<R>,
    begins: usize,
    given: Option<Separator>,
) -> Result<(String, usize, [Place; 2]), TableProblem> {
    let mut start = begins;
    let mut place = Place { row: 1, line: 1 };
    loop {
        let (end, next) = row_end(source, start, place, given)?;
        let row = trimmed(&source.buffer[start..end]);
        if !row.trim_ascii().is_empty() {
            let text =
                std::str::from_utf8(row).map_err(|error| TableProblem::Encoding { byte: error.valid_up_to() + 1 });
            let text = text?.to_owned();
            let lone = text.contains('\r');
            return if lone { Err(TableProblem::LoneReturns) } else { Ok((text, end, [place, next])) };
        }
        if end == source.buffer.len() && source.ended {
            return Err(TableProblem::Empty);
        }
        (start, place) = (end, next);
    }
}

/// Where a row ends; what may part its cells is any separator that is not given.
fn row_end<R: Read>(
    source: &mut Source<R>,
    start: usize,
    place: Place,
    given: Option<Separator>,
) -> Result<(usize, Place), TableProblem> {
    let separators = given.map_or_else(|| Separator::ALL.to_vec(), |given| vec![given]);
    let mut cutters: Vec<Cutter> = separators.iter().map(|separator| Cutter::new(separator.byte(), place)).collect();
    loop {
        cutters.iter_mut().for_each(|cutter| cutter.cut(&source.buffer[start..], 1));
        // Under the wrong separator a quotation mark may not open a cell, so that its row ends too soon.
        if let Some(cutter) = cutters.iter().max_by_key(|cutter| cutter.end())
            && cutters.iter().all(|cutter| cutter.rows() == 1)
        {
            return Ok((start + cutter.end(), cutter.next()));
        }
        if source.ended {
            let open = cutters.iter().find_map(|cutter| cutter.close().err());
            let whole = cutters.iter().filter(|cutter| cutter.rows() == 1).max_by_key(|cutter| cutter.end());
            return match (whole, open) {
                (Some(cutter), _) => Ok((start + cutter.end(), cutter.next())),
                (None, Some(open)) => Err(open),
                (None, None) => Ok((source.buffer.len(), Place { row: place.row + 1, line: place.line + 1 })),
            };
        }
        if source.buffer.len() - start > ROW {
            return Err(TableProblem::Long { row: place.row });
        }
        source.read_more()?;
    }
}

/// A row without its line break.
pub(super) fn trimmed(row: &[u8]) -> &[u8] {
    let row = row.strip_suffix(b"\n").unwrap_or(row);
    row.strip_suffix(b"\r").unwrap_or(row)
}

fn cells(row: &str, separator: Separator) -> Result<Vec<String>, TableProblem> {
    let mut fields: Vec<Field> = Vec::new();
    fields::split(row.as_bytes(), separator.byte(), &mut fields).map_err(|_| TableProblem::Quotes)?;
    Ok(fields.iter().map(|field| field.of(row).trim().to_owned()).collect())
}

/// Where each cell of a row begins.
fn places(row: &str, separator: Separator, place: Place) -> Vec<Position> {
    let mut fields: Vec<Field> = Vec::new();
    if fields::split(row.as_bytes(), separator.byte(), &mut fields).is_err() {
        return Vec::new();
    }
    let (mut at, mut position) = (0, Position { line: u32::try_from(place.line).unwrap_or(u32::MAX), column: 1 });
    let mut places = Vec::with_capacity(fields.len());
    for field in &fields {
        for mark in row.get(at..field.text.start).unwrap_or("").chars() {
            position = match mark {
                '\n' => Position { line: position.line + 1, column: 1 },
                _ => Position { column: position.column + 1, ..position },
            };
        }
        at = field.text.start;
        places.push(position);
    }
    places
}
