//! Text with separators, CSV and its like, as a table of cases: read on all cores, straight into bits where cells are bits.

mod bits;
mod cut;
mod fast;
mod fields;
mod mapping;
mod masks;
mod numbers;
mod opening;
mod separator;
mod slow;

use std::io::{ErrorKind, Read};
use std::sync::Arc;

pub use mapping::{MapFault, MapProblem, Mapped, MappedTo, mapping, named_twice};
pub use separator::Separator;

use crate::cases::{Block, CRISP_BLOCK, Header, Instructions, Piece, Table, TableProblem};
use crate::source::Position;
use cut::Cutter;
use opening::Opened;

/// How many bytes are asked for at once.
const READ: usize = 256 << 10;
/// At so many bytes a piece ends, however few its rows are.
const PIECE: usize = 8 << 20;
/// A row is no longer than this: where a quotation mark is left open, the rest of a table would be one.
const ROW: usize = 64 << 20;
/// Bytes behind the last row of a piece, so that vectors may be read beyond its end.
const BEYOND: usize = 64;

/// A table of text with separators, its header read.
#[derive(Debug)]
pub struct Separated<R> {
    reader: R,
    dialect: Arc<Dialect>,
    /// By column: where its name stands.
    places: Vec<Position>,
    /// What is read of the text.
    buffer: Vec<u8>,
    /// Where in it the next row begins.
    start: usize,
    ended: bool,
    next: Place,
}

/// How a table is written, and what its columns are.
#[derive(Debug)]
struct Dialect {
    separator: u8,
    header: Arc<Header>,
}

/// Where a row begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Place {
    /// Its number, from 1.
    row: u64,
    /// Its first line, from 1.
    line: u64,
}

/// Some rows as they stand in the text.
#[derive(Debug, Default)]
pub struct Lines {
    /// The bytes; behind the last row there are more that are none of it.
    bytes: Vec<u8>,
    /// Where the rows begin and end.
    start: usize,
    end: usize,
    first: Place,
    dialect: Option<Arc<Dialect>>,
}

impl<R: Read + Send> Separated<R> {
    /// Reads the header of a table. `header` says what columns of some names are; the separator is told from the first row where
    /// none is given.
    ///
    /// # Errors
    /// What is no text in UTF-8, a first row that cannot be read, and columns that cannot be used.
    pub fn open(
        reader: R,
        separator: Option<Separator>,
        header: impl Fn(&[String]) -> Result<Header, Vec<TableProblem>>,
    ) -> Result<Self, Vec<TableProblem>> {
        let mut source = Source { reader, buffer: Vec::new(), ended: false };
        let Opened { names, places, separator, start, next } = opening::open(&mut source, separator, &header)?;
        let dialect = Arc::new(Dialect { separator: separator.byte(), header: Arc::new(header(&names)?) });
        let Source { reader, buffer, ended } = source;
        Ok(Self { reader, dialect, places, buffer, start, ended, next })
    }

    /// Takes the rows that a cutter found out of the buffer, by whatever needs less copying.
    fn hand_over(&mut self, piece: &mut Lines, end: usize) {
        let (rows, rest) = (end - self.start, self.buffer.len() - end);
        piece.bytes.clear();
        if rest < rows {
            piece.bytes.extend_from_slice(&self.buffer[end..]);
            std::mem::swap(&mut piece.bytes, &mut self.buffer);
            (piece.start, piece.end, self.start) = (self.start, end, 0);
        } else {
            piece.bytes.extend_from_slice(&self.buffer[self.start..end]);
            (piece.start, piece.end, self.start) = (0, rows, end);
        }
        piece.bytes.truncate(piece.end);
        if piece.bytes.last().is_some_and(|last| *last != b'\n') {
            piece.bytes.push(b'\n');
            piece.end += 1;
        }
        piece.bytes.resize(piece.end + BEYOND, 0);
    }

    fn read_more(&mut self) -> Result<(), TableProblem> {
        self.buffer.drain(..self.start);
        self.start = 0;
        read(&mut self.reader, &mut self.buffer, &mut self.ended)
    }
}

/// A text that is read bit by bit.
struct Source<R> {
    reader: R,
    buffer: Vec<u8>,
    ended: bool,
}

impl<R: Read> Source<R> {
    fn read_more(&mut self) -> Result<(), TableProblem> {
        read(&mut self.reader, &mut self.buffer, &mut self.ended)
    }
}

fn read(reader: &mut impl Read, buffer: &mut Vec<u8>, ended: &mut bool) -> Result<(), TableProblem> {
    let before = buffer.len();
    buffer.resize(before + READ, 0);
    let read = loop {
        match reader.read(&mut buffer[before..]) {
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            read => break read,
        }
    };
    buffer.truncate(before + read.as_ref().map_or(0, |read| *read));
    *ended = read? == 0;
    Ok(())
}

impl<R: Read + Send> Table for Separated<R> {
    type Piece = Lines;

    fn header(&self) -> &Arc<Header> {
        &self.dialect.header
    }

    fn column_place(&self, column: usize) -> Position {
        self.places.get(column).copied().unwrap_or(Position { line: 1, column: 1 })
    }

    fn take(&mut self, piece: &mut Lines) -> Result<bool, TableProblem> {
        let mut cutter = Cutter::new(self.dialect.separator, self.next);
        loop {
            cutter.cut(&self.buffer[self.start..], CRISP_BLOCK);
            if cutter.rows() == CRISP_BLOCK || cutter.end() >= PIECE || self.ended {
                break;
            }
            if self.buffer.len() - self.start - cutter.end() > ROW {
                return Err(cutter.too_long());
            }
            self.read_more()?;
        }
        let mut end = self.start + cutter.end();
        if self.ended && cutter.rows() < CRISP_BLOCK && cutter.end() < PIECE {
            cutter.close()?;
            end = self.buffer.len();
        }
        (piece.first, self.next) = (self.next, cutter.next());
        piece.dialect = Some(Arc::clone(&self.dialect));
        self.hand_over(piece, end);
        Ok(piece.end > piece.start)
    }
}

impl Piece for Lines {
    fn fill(&self, block: &mut Block, instructions: Instructions) {
        if let Some(dialect) = &self.dialect {
            masks::dispatch(instructions, fast::Fill { lines: self, dialect, block });
        }
    }
}
