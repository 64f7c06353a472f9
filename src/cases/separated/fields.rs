//! Turns a row of text into its cells: one that begins with a quotation mark ends with one, and holds each of its own twice.

use std::borrow::Cow;
use std::ops::Range;

use memchr::{memchr, memmem};

/// A cell as it stands in its row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Field {
    /// Its text, without the quotation marks around it.
    pub(super) text: Range<usize>,
    /// Whether quotation marks stand around it, and so twice within it.
    pub(super) is_quoted: bool,
}

/// Why a row is not split.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Behind(
    /// Where text stands behind a mark that closes a cell.
    pub(super) usize,
);

impl Field {
    /// What is meant by it.
    pub(super) fn of<'r>(&self, row: &'r str) -> Cow<'r, str> {
        let text = row.get(self.text.clone()).unwrap_or("");
        if self.is_quoted && text.contains('"') { Cow::Owned(text.replace("\"\"", "\"")) } else { Cow::Borrowed(text) }
    }
}

/// Splits a row, which ends without a line break, into `fields`.
///
/// # Errors
/// Text behind a quotation mark that closes a cell. A mark that is not closed goes to the end of the row.
pub(super) fn split(row: &[u8], separator: u8, fields: &mut Vec<Field>) -> Result<(), Behind> {
    fields.clear();
    let mut at = 0;
    loop {
        let (field, next) = match row.get(at) {
            Some(b'"') => quoted(row, separator, at + 1)?,
            _ => plain(row, separator, at),
        };
        fields.push(field);
        match next {
            Some(next) => at = next,
            None => return Ok(()),
        }
    }
}

/// A cell, and where the one behind it begins.
type Found = (Field, Option<usize>);

fn plain(row: &[u8], separator: u8, at: usize) -> Found {
    let end = memchr(separator, &row[at..]).map(|end| at + end);
    (Field { text: at..end.unwrap_or(row.len()), is_quoted: false }, end.map(|end| end + 1))
}

fn quoted(row: &[u8], separator: u8, at: usize) -> Result<Found, Behind> {
    let mut end = at;
    while let Some(mark) = memchr(b'"', &row[end..]).map(|mark| end + mark) {
        match row.get(mark + 1) {
            Some(b'"') => end = mark + 2,
            None => return Ok((Field { text: at..mark, is_quoted: true }, None)),
            Some(&byte) if byte == separator => return Ok((Field { text: at..mark, is_quoted: true }, Some(mark + 2))),
            Some(_) => return Err(Behind(mark + 1)),
        }
    }
    Ok((Field { text: at..row.len(), is_quoted: true }, None))
}

/// How many cells a row has.
pub(super) fn count(row: &[u8], separator: u8) -> usize {
    let mut fields = Vec::new();
    let behind = split(row, separator, &mut fields);
    if behind.is_ok() { fields.len() } else { memmem::find_iter(row, &[separator]).count() + 1 }
}
