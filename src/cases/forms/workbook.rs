//! A sheet of a workbook as a table of cases: its first row names the columns, and each row below is a case. A thread of its own
//! goes through the sheet, so that only some rows of it are in memory.

mod bounds;
mod cells;
mod choice;

use std::io::{Read, Seek};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

use calamine::{Reader, Xlsx, XlsxError};

use super::{Content, FormProblem, FormTable, Known, Parcel};
use crate::cases::{BadRow, Block, CRISP_BLOCK, Cell, Header, Meaning, Table, TableProblem};
use crate::source::Position;
use cells::{Held, Row};

pub use cells::name_of;
#[cfg(feature = "cli")]
pub use cells::{UNSAVED, is_unsaved};

/// So many rows the thread hands over at once, and so many times it is ahead.
const ROWS: usize = 256;
const AHEAD: usize = 8;

/// What the thread hands over.
type Handed = Result<Vec<Row>, TableProblem>;

/// The name of a case, and its cells by their columns.
type Named = (String, Vec<(usize, Cell)>);
/// What is wrong with a cell, in which column of the sheet, and the text there.
type Wrong = (TableProblem, u32, String);

/// A table in a sheet.
struct Workbook {
    rows: Receiver<Handed>,
    /// Rows that are not taken yet.
    waiting: std::vec::IntoIter<Row>,
    header: Arc<SheetHeader>,
}

/// The columns of a sheet.
#[derive(Debug)]
struct SheetHeader {
    header: Arc<Header>,
    row: u32,
    /// The first column with a name, from 0.
    first: u32,
}

/// Some rows of a sheet.
#[derive(Debug)]
pub(super) struct Rows {
    header: Arc<SheetHeader>,
    rows: Vec<Row>,
}

/// Reads the beginning of a sheet: the one that is named, or the only one that has cells.
///
/// # Errors
/// What is no workbook, several sheets, merged cells, and columns that cannot be used.
pub fn workbook(
    mut file: impl Read + Seek + Send + 'static,
    sheet: Option<&str>,
    known: Known<'_>,
) -> Result<FormTable<'static>, Vec<TableProblem>> {
    let one = |problem: TableProblem| vec![problem];
    bounds::look(&mut file).map_err(one)?;
    let mut book = Xlsx::new(file).map_err(|error| one(broken(&error)))?;
    let name = choice::choose(&mut book, sheet).map_err(one)?;
    let merged = book.merge_cells_by_sheet_name(&name).map_err(|error| one(broken(&error)))?;
    let (sender, rows) = sync_channel::<Handed>(AHEAD);
    thread::spawn(move || cells::send(&mut book, &name, &sender));
    let mut waiting = rows.recv().unwrap_or_else(|_| Ok(Vec::new())).map_err(one)?.into_iter();
    let head = waiting.next().ok_or_else(|| one(TableProblem::Empty))?;
    let header = SheetHeader::of(&head, known)?;
    let is_ours = |region: &&calamine::Dimensions| header.is_read(region);
    if let Some(region) = merged.iter().find(is_ours) {
        let range = format!("{}:{}", name_of(region.start), name_of(region.end));
        return Err(one(FormProblem::Merged { range }.into()));
    }
    Ok(Box::new(Workbook { rows, waiting, header: Arc::new(header) }))
}

impl SheetHeader {
    fn of(head: &Row, known: Known<'_>) -> Result<Self, Vec<TableProblem>> {
        let columns = || head.cells.iter().map(|(column, _)| *column);
        let (first, last) = (columns().min().unwrap_or(0), columns().max().unwrap_or(0));
        let mut names = vec![String::new(); (last - first) as usize + 1];
        for (column, held) in &head.cells {
            names[(column - first) as usize] = held.text();
        }
        Ok(Self { header: Arc::new(known.header(&names)?), row: head.number, first })
    }

    /// Whether some merged cells stand in rows and columns that are read.
    fn is_read(&self, region: &calamine::Dimensions) -> bool {
        let columns = self.header.columns().iter().zip(self.first..);
        let read = columns.filter(|(column, _)| matches!(column.means, Meaning::Name | Meaning::Phrase { .. }));
        // Rows are counted from 1, and there from 0.
        region.end.0 + 1 >= self.row
            && region.start != region.end
            && read.into_iter().any(|(_, at)| (region.start.1..=region.end.1).contains(&at))
    }
}

impl Table for Workbook {
    type Piece = Parcel;

    fn header(&self) -> &Arc<Header> {
        &self.header.header
    }

    fn column_place(&self, column: usize) -> Position {
        let at = u32::try_from(column).unwrap_or(u32::MAX);
        Position { line: self.header.row, column: self.header.first.saturating_add(at).saturating_add(1) }
    }

    fn take(&mut self, piece: &mut Parcel) -> Result<bool, TableProblem> {
        let mut rows = Vec::with_capacity(CRISP_BLOCK);
        while rows.len() < CRISP_BLOCK {
            match self.waiting.next() {
                Some(row) => rows.push(row),
                None => match self.rows.recv() {
                    Ok(more) => self.waiting = more?.into_iter(),
                    // The thread is at its end.
                    Err(_) => break,
                },
            }
        }
        let some = !rows.is_empty();
        *piece = Parcel(Content::Sheet(Rows { header: Arc::clone(&self.header), rows }));
        Ok(some)
    }
}

impl Rows {
    pub(super) fn fill(&self, block: &mut Block) {
        for row in &self.rows {
            match self.cells(row) {
                Ok((name, cells)) => {
                    block.begin(u64::from(row.number), name.trim());
                    cells.into_iter().for_each(|(column, cell)| block.set(column, cell));
                }
                Err((problem, column, text)) => {
                    let problem = Box::new(problem);
                    let at = name_of((row.number.saturating_sub(1), column));
                    block.refuse(BadRow {
                        row: u64::from(row.number),
                        problem: FormProblem::InCell { at, problem }.into(),
                        span: (0, text.len()),
                        text,
                        at: Position { line: row.number, column: column.saturating_add(1) },
                    });
                }
            }
        }
    }

    /// The name of a case and its cells; or what is wrong, in which column of the sheet, and the text there.
    fn cells(&self, row: &Row) -> Result<Named, Wrong> {
        let (mut name, mut cells) = (String::new(), Vec::with_capacity(row.cells.len()));
        let columns = self.header.header.columns();
        for (at, held) in &row.cells {
            let index = at.checked_sub(self.header.first).map(|index| index as usize);
            let Some((index, column)) = index.and_then(|index| Some((index, columns.get(index)?))) else {
                return Err((FormProblem::Beyond { text: held.text() }.into(), *at, held.text()));
            };
            match &column.means {
                Meaning::Unused { .. } | Meaning::LeftOut => {}
                Meaning::Name => name = held.text(),
                Meaning::Phrase { .. } => {
                    cells.push((index, held.cell(&column.name).map_err(|problem| (problem, *at, held.text()))?));
                }
            }
        }
        Ok((name, cells))
    }
}

impl Held {
    fn cell(&self, column: &str) -> Result<Cell, TableProblem> {
        match self {
            Self::Value(value) => value.cell().map_err(|fault| TableProblem::Cell {
                column: column.to_owned(),
                text: value.text(),
                fault,
            }),
            Self::Other { text, kind } => {
                Err(FormProblem::Value { column: column.to_owned(), text: text.clone(), kind }.into())
            }
        }
    }
}

/// What is wrong with a workbook, in the user's words.
fn broken(error: &XlsxError) -> TableProblem {
    match error {
        XlsxError::Password => FormProblem::NotRead { seen: "a workbook that is encrypted" }.into(),
        XlsxError::Io(error) if error.raw_os_error().is_some() => TableProblem::of_io(error),
        error => FormProblem::Broken { form: "workbook", line: 0, why: error.to_string() }.into(),
    }
}
