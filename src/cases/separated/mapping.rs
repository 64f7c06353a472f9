//! Reads a mapping: a row for each column of a table, with its name and the phrase that it is.

use super::Place;
use super::Separator;
use super::cut::Cutter;
use super::fields;
use super::opening::trimmed;
use crate::cases::TableProblem;
use crate::theory::identity;

/// The names of columns with their phrases, from a text of two columns; a first row `column,phrase` is a header. The phrase is
/// empty for a column that is not to be read.
///
/// # Errors
/// A row that is no such pair.
pub fn mapping(text: &str) -> Result<Vec<(String, String)>, TableProblem> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or("");
    let pairs = |separator: Separator| fields::count(first.as_bytes(), separator.byte()) == 2;
    let separator = Separator::told(|one| fields::count(first.as_bytes(), one.byte()), pairs)?;
    let (mut start, mut place, mut map) = (0, Place { row: 1, line: 1 }, Vec::new());
    while start < text.len() {
        let mut cutter = Cutter::new(separator.byte(), place);
        cutter.cut(&text.as_bytes()[start..], 1);
        let end = if cutter.rows() == 1 { start + cutter.end() } else { text.len() };
        cutter.close()?;
        let row = text.get(start..end).map(|row| trimmed(row.as_bytes())).and_then(|row| std::str::from_utf8(row).ok());
        map.extend(pair(row.unwrap_or(""), separator, place.row)?);
        (start, place) = (end, cutter.next());
    }
    let is_header = |(column, phrase): &(String, String)| identity(column) == "column" && identity(phrase) == "phrase";
    if map.first().is_some_and(is_header) {
        map.remove(0);
    }
    Ok(map)
}

/// The pair of a row; none of a blank one.
fn pair(row: &str, separator: Separator, number: u64) -> Result<Option<(String, String)>, TableProblem> {
    if row.trim().is_empty() {
        return Ok(None);
    }
    let mut cells = Vec::new();
    let split = fields::split(row.as_bytes(), separator.byte(), &mut cells);
    match cells.as_slice() {
        [column, phrase] if split.is_ok() => {
            Ok(Some((column.of(row).trim().to_owned(), phrase.of(row).trim().to_owned())))
        }
        _ => Err(TableProblem::NoMapping { row: number }),
    }
}
