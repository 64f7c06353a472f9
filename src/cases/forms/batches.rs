//! Arrow's record batches as a table of cases: what Arrow keeps of a column of truths, the bits of its values and those of what is
//! there, are the planes of a phrase already. What other programs hold in memory comes this way, without being copied.

mod column;

use std::ops::Range;
use std::sync::Arc;

use arrow_array::{RecordBatch, RecordBatchReader};
use arrow_schema::{ArrowError, Schema};

use super::{Content, FormProblem, FormTable, Known, Parcel};
use crate::cases::table::rows_of_piece;
use crate::cases::{BadRow, Block, Cell, Header, Meaning, Table, TableProblem};
use crate::source::Position;
use column::{Column, Run};

/// How an error of Arrow is told.
pub(super) type Told = fn(&ArrowError) -> TableProblem;

/// A table of batches, some rows of one at a time.
pub struct Batches<B> {
    batches: B,
    header: Arc<Header>,
    /// By column of the batches: which column of the header it is.
    read: Arc<[usize]>,
    /// The batch that is read, and how many of its rows are.
    current: Option<(Arc<RecordBatch>, usize)>,
    row: u64,
    told: Told,
}

/// Some rows of a batch, and what they are to a table.
#[derive(Debug)]
pub(super) struct Batch {
    rows: Rows,
    header: Arc<Header>,
    read: Arc<[usize]>,
    /// The number of the first, from 1.
    first: u64,
}

/// Some rows of a batch.
#[derive(Debug)]
struct Rows {
    batch: Arc<RecordBatch>,
    places: Range<usize>,
}

/// A table of record batches that another program hands over.
///
/// ```
/// use std::sync::Arc;
///
/// use arrow_array::{BooleanArray, RecordBatch, RecordBatchIterator, StringArray, ArrayRef};
/// use cmo::cases::{Blocks, Instructions, Known, Wishes, batches};
/// use cmo::resolve::{NoFiles, resolve};
/// use cmo::source::{Source, Sources};
/// use cmo::syntax::parse;
///
/// let mut sources = Sources::new();
/// let text = "cmoc 1\n  if staff trained\n  then confidence in the tool\n  then care planned\n";
/// let file = sources.add(Source::new("working.cmo", text));
/// let theory = resolve(&sources, &[(file, parse(file, text).tree)], &NoFiles).theory;
///
/// let names: ArrayRef = Arc::new(StringArray::from(vec!["east", "west"]));
/// let trained: ArrayRef = Arc::new(BooleanArray::from(vec![Some(true), None]));
/// let batch = RecordBatch::try_from_iter([("case", names), ("staff trained", trained)])?;
/// let schema = batch.schema();
/// let known = Known { vocabulary: &theory.vocabulary, wishes: &Wishes::default() };
/// let table = batches(RecordBatchIterator::new([Ok(batch)], schema), known)
///     .map_err(|problems| problems[0].says())?;
/// let mut blocks = Blocks::of(table, Instructions::detect());
/// let block = blocks.next_block().map_err(|problem| problem.says())?;
/// assert_eq!(block.map(|block| block.cases()), Some(2));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// Columns that cannot be used, or that hold what says nothing of a phrase.
pub fn batches<'r>(
    batches: impl RecordBatchReader + Send + 'r,
    known: Known<'_>,
) -> Result<FormTable<'r>, Vec<TableProblem>> {
    let told: Told = |error| TableProblem::Unreadable { why: error.to_string() };
    Ok(Box::new(Batches::of(batches, known, told)?))
}

/// What columns of some names and kinds are to a theory.
///
/// # Errors
/// Columns that cannot be used, or that hold what says nothing of a phrase.
pub(super) fn check(schema: &Schema, known: Known<'_>) -> Result<Header, Vec<TableProblem>> {
    let names: Vec<String> = schema.fields().iter().map(|field| field.name().clone()).collect();
    let header = known.header(&names)?;
    let kinds = schema.fields().iter().map(|field| field.data_type());
    let unfit = header.columns().iter().zip(kinds).filter_map(|(column, kind)| {
        let is_read = matches!(column.means, Meaning::Name | Meaning::Phrase { .. });
        let name = column.name.clone();
        (is_read && !column::is_read(kind)).then(|| FormProblem::Kind { column: name, kind: kind.to_string() }.into())
    });
    let unfit: Vec<TableProblem> = unfit.collect();
    if unfit.is_empty() { Ok(header) } else { Err(unfit) }
}

/// Which columns of a header are read.
#[cfg(feature = "formats")]
pub(super) fn read_of(header: &Header) -> Vec<usize> {
    let columns = header.columns().iter().enumerate();
    let read = columns.filter(|(_, column)| matches!(column.means, Meaning::Name | Meaning::Phrase { .. }));
    read.map(|(index, _)| index).collect()
}

impl<B: RecordBatchReader> Batches<B> {
    pub(super) fn of(batches: B, known: Known<'_>, told: Told) -> Result<Self, Vec<TableProblem>> {
        let header = Arc::new(check(&batches.schema(), known)?);
        let read = (0..header.columns().len()).collect();
        Ok(Self::under(batches, header, read, told))
    }

    /// A table whose batches hold only some columns of a header.
    pub(super) fn under(batches: B, header: Arc<Header>, read: Vec<usize>, told: Told) -> Self {
        Self { batches, header, read: read.into(), current: None, row: 1, told }
    }

    /// The next rows of a batch, at most as many as a block holds.
    fn next_rows(&mut self) -> Result<Option<Rows>, TableProblem> {
        loop {
            if let Some((batch, start)) = self.current.take()
                && start < batch.num_rows()
            {
                let mut rows = Rows { batch: Arc::clone(&batch), places: start..start + 1 };
                let most = rows_of_piece(rows.have_degrees(&self.header, &self.read));
                rows.places.end = batch.num_rows().min(start + most);
                self.current = Some((batch, rows.places.end));
                return Ok(Some(rows));
            }
            match self.batches.next() {
                None => return Ok(None),
                Some(batch) => self.current = Some((Arc::new(batch.map_err(|error| (self.told)(&error))?), 0)),
            }
        }
    }
}

impl<B: RecordBatchReader + Send> Table for Batches<B> {
    type Piece = Parcel;

    fn header(&self) -> &Arc<Header> {
        &self.header
    }

    fn take(&mut self, piece: &mut Parcel) -> Result<bool, TableProblem> {
        let Some(rows) = self.next_rows()? else { return Ok(false) };
        let first = self.row;
        self.row += rows.places.len() as u64;
        *piece = Parcel(Content::Batch(Batch {
            rows,
            header: Arc::clone(&self.header),
            read: Arc::clone(&self.read),
            first,
        }));
        Ok(true)
    }
}

impl Rows {
    /// The columns that are phrases, with which columns of the header they are.
    fn phrases<'b>(&'b self, header: &'b Header, read: &'b [usize]) -> impl Iterator<Item = (usize, Column<'b>)> {
        let is_phrase = |index: usize| matches!(header.columns()[index].means, Meaning::Phrase { .. });
        let columns = read.iter().copied().zip(self.batch.columns()).filter(move |(index, _)| is_phrase(*index));
        columns.filter_map(|(index, array)| Some((index, Column::of(array.as_ref(), self.places.clone())?)))
    }

    /// Whether a cell of the first row is a degree.
    fn have_degrees(&self, header: &Header, read: &[usize]) -> bool {
        self.phrases(header, read).any(|(_, column)| matches!(column.cell(0), Ok(Cell::Degree(_))))
    }
}

impl Batch {
    /// Fills a block: 64 cases of a column at once where all of them are bits; row by row where a row cannot be read.
    pub(super) fn fill(&self, block: &mut Block) {
        let columns: Vec<(usize, Column<'_>)> = self.rows.phrases(&self.header, &self.read).collect();
        let named = self.header.name_column();
        let named = named.and_then(|index| self.read.iter().position(|read| *read == index));
        let names =
            named.and_then(|place| Column::of(self.rows.batch.column(place).as_ref(), self.rows.places.clone()));
        let bad = self.bad(&columns);
        if bad.iter().all(Option::is_none) {
            self.fill_all(block, &columns, names.as_ref());
            return;
        }
        for (case, bad) in bad.into_iter().enumerate() {
            match bad {
                Some(bad) => block.refuse(bad),
                None => self.fill_one(block, case, &columns, names.as_ref()),
            }
        }
    }

    /// By row: why it cannot be read.
    fn bad(&self, columns: &[(usize, Column<'_>)]) -> Vec<Option<BadRow>> {
        let mut bad = vec![None; self.rows.places.len()];
        for (index, column) in columns {
            for case in column.unreadable() {
                let Err(fault) = column.cell(case) else { continue };
                let (name, text) = (self.header.columns()[*index].name.clone(), column.text(case));
                let place = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
                let row = self.first + case as u64;
                let at = Position { line: place(row), column: place(*index as u64 + 1) };
                bad[case].get_or_insert_with(|| BadRow {
                    row,
                    problem: TableProblem::Cell { column: name, text: text.clone(), fault },
                    span: (0, text.len()),
                    text,
                    at,
                });
            }
        }
        bad
    }

    fn fill_all(&self, block: &mut Block, columns: &[(usize, Column<'_>)], names: Option<&Column<'_>>) {
        let cases = self.rows.places.len();
        for case in 0..cases {
            self.begin(block, case, names);
        }
        std::hint::black_box(columns.iter().fold(0, |seen, (_, column)| seen | column.fetch()));
        let mut degrees = [0.0; 64];
        for (index, column) in columns {
            if let Some(cells) = column.truths() {
                block.set_column(*index, cells);
                continue;
            }
            for first in (0..cases).step_by(64) {
                let length = (cases - first).min(64);
                match column.run(first, length, &mut degrees) {
                    Run::Bits { present, absent } => block.set_words(*index, first / 64, [(&present, &absent)]),
                    Run::Degrees { valid } => block.set_degrees(*index, first / 64, valid, &degrees),
                    Run::Cells => (first..first + length)
                        .filter_map(|case| column.cell(case).ok().map(|cell| (case, cell)))
                        .for_each(|(case, cell)| block.set_in(case, *index, cell)),
                }
            }
        }
    }

    fn fill_one(&self, block: &mut Block, case: usize, columns: &[(usize, Column<'_>)], names: Option<&Column<'_>>) {
        self.begin(block, case, names);
        for (index, column) in columns {
            if let Ok(cell) = column.cell(case) {
                block.set(*index, cell);
            }
        }
    }

    fn begin(&self, block: &mut Block, case: usize, names: Option<&Column<'_>>) {
        let row = self.first + case as u64;
        match names {
            None => block.begin(row, ""),
            Some(names) => names.with_text(case, |name| block.begin(row, name.trim())),
        }
    }
}
