//! The sheets of a spreadsheet as tables.

mod looks;

use std::collections::BTreeMap;
use std::io::Cursor;
use std::ops::Range;

use calamine::{DataRef, Dimensions, ExcelDateTime, Reader, Xlsx, XlsxError};
use roxmltree::Document;
use rustc_hash::FxHashMap;

use super::super::archive::Archive;
use super::super::text::one_line;
use super::super::{Refused, Remark};
use super::{Row, Table};
use crate::cases::{UNSAVED, is_unsaved, name_of};
use crate::diagnostic::{ticked, ticked_some};
use looks::Looks;

/// Rows and columns that are read of a sheet.
const ROWS: u32 = 100_000;
const COLUMNS: u32 = 256;
/// Cells that a message names.
const SHOWN: usize = 8;

/// The sheets that have cells; one of them where it is named.
///
/// # Errors
/// What is no spreadsheet, or has no such sheet, or is larger than a table that people write.
pub(super) fn tables(bytes: &[u8], only: Option<&str>) -> Result<Vec<Table>, Refused> {
    let mut archive = Archive::of(bytes)?;
    let comments = comments(&mut archive)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    let names = book.sheet_names();
    if let Some(name) = only.filter(|name| !names.iter().any(|one| one == name)) {
        return Err(Refused::new(
            format!("this file has no sheet `{name}`"),
            format!("its sheets are {}", ticked(&names)),
        ));
    }
    let wanted = names.iter().filter(|name| only.is_none_or(|only| only == name.as_str()));
    let looks = Looks::of(&mut archive)?;
    let mut tables: Vec<Table> = Vec::new();
    for name in wanted {
        let (cells, mut table) = table(&mut book, name)?;
        table.remarks.extend(looks.remarks(&mut archive, name, &cells)?);
        tables.extend(Some(table).filter(|table| !table.rows.is_empty()));
    }
    tables.iter_mut().take(1).for_each(|first| first.remarks.extend(comments.iter().cloned()));
    Ok(tables)
}

/// The texts of cells by row and column.
type Cells = BTreeMap<u32, BTreeMap<u32, String>>;

/// The cells of a sheet, and the table that they make.
fn table(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<(Cells, Table), Refused> {
    let mut merged = book.merge_cells_by_sheet_name(name).map_err(|error| broken(&error))?;
    merged.retain(|region| region.start.0 <= region.end.0 && region.start.1 < COLUMNS);
    let mut rows = Cells::new();
    let (mut remarks, mut unsaved) = (Vec::new(), Vec::new());
    let mut cells = book.worksheet_cells_reader(name).map_err(|error| broken(&error))?;
    while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(|error| broken(&error))? {
        let (row, column) = cell.pos;
        if is_unsaved(&cell) {
            unsaved.push(name_of(cell.pos));
        }
        let Some(text) = words(&cell.value) else { continue };
        if row >= ROWS || column >= COLUMNS {
            let says = format!(
                "a cell of sheet `{name}` stands in row {}, column {}: further out than a table of configurations goes",
                row + 1,
                column + 1
            );
            return Err(Refused::new(says, "take the sheet out, or move the cell"));
        }
        remarks.extend(doubt(&cell.value, &text).map(|says| remark(name, row, says)));
        rows.entry(row).or_default().insert(column, text);
    }
    refuse_unsaved(name, &unsaved)?;
    refuse_overlapping(name, &rows, &merged)?;
    merged.iter().for_each(|region| spread(&mut rows, region));
    let mut across = across(&rows, &merged);
    let all = rows.iter().map(|(row, cells)| Row {
        number: *row as usize + 1,
        cells: filled(cells),
        merged: across.remove(row).unwrap_or_default(),
    });
    let table = Table { name: Some(format!("sheet “{name}”")), rows: all.collect(), remarks };
    Ok((rows, table))
}

/// Refuses merged cells that no program makes: of those that do not lie over each other a row has at most as many as columns.
///
/// # Errors
/// More of them in all rows together.
fn refuse_overlapping(sheet: &str, rows: &Cells, merged: &[Dimensions]) -> Result<(), Refused> {
    let mut left = rows.len() * COLUMNS as usize;
    for region in merged {
        let here = rows.range(region.start.0..=region.end.0).take(left + 1).count();
        left = left.checked_sub(here).ok_or_else(|| {
            Refused::new(
                format!("merged cells of sheet `{sheet}` lie over each other"),
                "unmerge them, or save it anew",
            )
        })?;
    }
    Ok(())
}

/// By row: the columns over which one cell goes.
fn across(rows: &Cells, merged: &[Dimensions]) -> FxHashMap<u32, Vec<Range<usize>>> {
    let mut across: FxHashMap<u32, Vec<Range<usize>>> = FxHashMap::default();
    for region in merged.iter().filter(|region| region.start.1 < region.end.1) {
        let columns = region.start.1 as usize..region.end.1 as usize + 1;
        for (row, _) in rows.range(region.start.0..=region.end.0) {
            across.entry(*row).or_default().push(columns.clone());
        }
    }
    across
}

/// Refuses a sheet of which nobody knows what it shows.
///
/// # Errors
/// Formulas that some program wrote and none has worked out.
fn refuse_unsaved(sheet: &str, cells: &[String]) -> Result<(), Refused> {
    if cells.is_empty() {
        return Ok(());
    }
    Err(Refused::new(
        format!("sheet `{sheet}` holds {UNSAVED}: in {}", ticked_some(cells, SHOWN)),
        "open it in a spreadsheet program and save it there, so that each formula has its value; or read another sheet \
         only, with `--sheet`",
    ))
}

/// What a cell shows; none where it is empty.
fn words(value: &DataRef<'_>) -> Option<String> {
    let words = match value {
        DataRef::Empty => return None,
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(is) => is.to_string(),
        DataRef::DateTime(time) => moment(*time),
        DataRef::Error(error) => error.to_string(),
    };
    (!words.trim().is_empty()).then_some(words)
}

/// A date as `2019-07-03`, with the time where it has one; a duration as the number that it is.
fn moment(time: ExcelDateTime) -> String {
    if !time.is_datetime() {
        return time.as_f64().to_string();
    }
    let (year, month, day, hour, minute, second, _) = time.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    match (hour, minute, second) {
        (0, 0, 0) => date,
        (hour, minute, second) => format!("{date} {hour:02}:{minute:02}:{second:02}"),
    }
}

/// Why what a cell holds may not be what people wrote.
fn doubt(value: &DataRef<'_>, text: &str) -> Option<String> {
    match value {
        DataRef::Error(_) => Some(format!("a formula gives {text}")),
        DataRef::DateTime(_) | DataRef::DateTimeIso(_) => Some(format!(
            "a cell is a date, read as {text}: spreadsheets make dates of what looks like one, such as 1-2 or 3/4"
        )),
        DataRef::Empty
        | DataRef::String(_)
        | DataRef::SharedString(_)
        | DataRef::DurationIso(_)
        | DataRef::Int(_)
        | DataRef::Float(_)
        | DataRef::Bool(_) => None,
    }
}

fn remark(sheet: &str, row: u32, says: String) -> Remark {
    Remark { part: Some(format!("sheet “{sheet}”")), row: Some(row as usize + 1), column: None, says }
}

/// What people wrote beside cells; which sheet it is of stands elsewhere, and is not looked up.
fn comments(archive: &mut Archive<'_>) -> Result<Vec<Remark>, Refused> {
    let mut remarks = Vec::new();
    for name in archive.all("xl/comments") {
        let text = archive.text(&name)?.unwrap_or_default();
        let Ok(document) = Document::parse(&text) else { continue };
        for comment in document.descendants().filter(|node| node.tag_name().name() == "comment") {
            let cell = comment.attribute("ref").unwrap_or_default();
            let words = comment.descendants().filter(|node| node.tag_name().name() == "t");
            let words = one_line(&words.filter_map(|node| node.text()).collect::<String>());
            let says = format!("a note on cell {cell} is left out: “{words}”");
            remarks.push(Remark { part: None, row: None, column: None, says });
        }
    }
    Ok(remarks)
}

/// A cell that was merged down says the same in each of its rows; the rows within the table that have cells of their own.
fn spread(rows: &mut Cells, region: &Dimensions) {
    let ((first, column), (last, _)) = (region.start, region.end);
    let Some(text) = rows.get(&first).and_then(|cells| cells.get(&column)).cloned() else { return };
    if first < last {
        for (_, cells) in rows.range_mut(first + 1..=last) {
            cells.entry(column).or_insert_with(|| text.clone());
        }
    }
}

fn filled(cells: &BTreeMap<u32, String>) -> Vec<String> {
    let columns = cells.keys().next_back().map_or(0, |last| last + 1);
    (0..columns).map(|column| cells.get(&column).cloned().unwrap_or_default()).collect()
}

fn broken(error: &XlsxError) -> Refused {
    match error {
        XlsxError::Password => Refused::new("this spreadsheet is encrypted", "save it without a password"),
        error => Refused::new(
            format!("this is no spreadsheet that can be read: {error}"),
            "save it anew as `.xlsx`, or as `CSV UTF-8`",
        ),
    }
}
