//! Reads rows whose cells are degrees of few digits, bits or empty, without splitting them first; every other row goes the slow way.

use memchr::memchr3;

use super::Dialect;
use crate::cases::{Cell, Meaning};

/// The name of the row that a text begins with, and where the next row begins; what its cells say goes to `cells`, each with its
/// column.
pub(super) fn row<'r>(text: &'r [u8], dialect: &Dialect, cells: &mut Vec<(usize, Cell)>) -> Option<(&'r str, usize)> {
    cells.clear();
    let columns = dialect.header.columns();
    // A row of one column may be blank.
    let last = columns.len().checked_sub(1).filter(|&last| last > 0)?;
    let (mut name, mut at) = ("", 0);
    for (index, column) in columns.iter().enumerate() {
        let rest = &text[at..];
        let length = match column.means {
            Meaning::Phrase { .. } => {
                let (cell, length) = Cell::begin(rest)?;
                if cell != Cell::Silent {
                    cells.push((index, cell));
                }
                length
            }
            Meaning::Name | Meaning::Unused { .. } | Meaning::LeftOut => {
                let words = words(rest, dialect.separator)?;
                if dialect.header.name_column() == Some(index) {
                    name = words;
                }
                words.len()
            }
        };
        at += length + behind(&rest[length..], if index == last { None } else { Some(dialect.separator) })?;
    }
    Some((name, at))
}

/// The text of a cell that has no quotation mark.
fn words(text: &[u8], separator: u8) -> Option<&str> {
    let end = memchr3(separator, b'\n', b'"', text).filter(|&end| text[end] != b'"')?;
    let words = text[..end].strip_suffix(b"\r").filter(|_| text[end] == b'\n').unwrap_or(&text[..end]);
    std::str::from_utf8(words).ok().filter(|words| !words.contains('\r'))
}

/// How long what ends a cell is: a separator, or none and the line break at the end of a row.
fn behind(text: &[u8], separator: Option<u8>) -> Option<usize> {
    match (text, separator) {
        ([first, ..], Some(separator)) if *first == separator => Some(1),
        ([b'\n', ..], None) => Some(1),
        ([b'\r', b'\n', ..], None) => Some(2),
        _ => None,
    }
}
