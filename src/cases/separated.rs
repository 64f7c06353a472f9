//! Text with separators, CSV and its like, as a table of cases: read on all cores, straight into bits where cells are bits.

mod bits;
mod cut;
mod fast;
mod fields;
mod gather;
mod mapping;
mod masks;
mod numbers;
mod opening;
mod separator;
mod slow;
mod text;
mod turn;

use std::io::Read;
use std::sync::Arc;

use memchr::{memchr, memmem, memrchr};

pub use mapping::{MapFault, MapProblem, Mapped, MappedTo, mapping, named_twice};
pub use separator::Separator;

use crate::cases::table::rows_of_piece;
use crate::cases::{Block, CRISP_BLOCK, Header, Instructions, Piece, Table, TableProblem};
use crate::source::Position;
use cut::Cutter;
use fast::{Fill, Stretch};
use opening::Opened;
use text::Text;

/// At so many bytes a piece that is held in memory ends, however few its rows are.
const PIECE: usize = 4 << 20;
/// At so many bytes a part of a block ends that is read on one of several threads: more would not stay near it, and fewer are not
/// worth the wait for the others.
const PART: usize = 1 << 20;
/// A row is no longer than this: where a quotation mark is left open, the rest of a table would be one.
const ROW: usize = 64 << 20;
/// Bytes behind the last row of a piece, so that vectors may be read beyond its end.
const BEYOND: usize = 64;

/// A table of text with separators, its header read.
#[derive(Debug)]
pub struct Separated<R> {
    /// What is read of the text.
    source: Source<R>,
    dialect: Arc<Dialect>,
    /// By column: where its name stands.
    places: Vec<Position>,
    /// Where in it the next row begins.
    start: usize,
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
    /// The bytes up to the end of the last row.
    bytes: Text,
    /// Where the rows begin.
    start: usize,
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
        let mut source = Source { reader, buffer: Text::default(), ended: false };
        let Opened { names, places, separator, start, next } = opening::open(&mut source, separator, &header)?;
        let dialect = Arc::new(Dialect { separator: separator.byte(), header: Arc::new(header(&names)?) });
        Ok(Self { source, dialect, places, start, next })
    }

    /// How many rows a piece holds that begins with the next one; none where there is none.
    fn most_rows(&mut self) -> Result<Option<usize>, TableProblem> {
        let Some(first) = self.whole_rows(1)? else { return Ok(None) };
        let row = &self.text()[..first.end()];
        let degree = [self.dialect.separator, b'0', b'.'];
        Ok(Some(rows_of_piece(memmem::find(row, &degree).is_some())))
    }

    /// The next rows, of which there are some: so many, or as many as there are in so many bytes, and one more.
    fn next_rows(&mut self, most: usize, bytes: usize) -> Result<Cutter, TableProblem> {
        let mut cutter = self.cutter();
        loop {
            cutter.cut(self.text(), most);
            if cutter.rows() == most || cutter.end() >= bytes {
                return Ok(cutter);
            }
            if self.source.ended {
                return cutter.close().map(|()| cutter);
            }
            self.read_more(&cutter)?;
        }
    }

    /// The next rows, at most so many: those that are in memory, and where there is none, the first that is read; none at the end.
    fn whole_rows(&mut self, most: usize) -> Result<Option<Cutter>, TableProblem> {
        let mut cutter = self.cutter();
        loop {
            cutter.cut(self.text(), most);
            match cutter.rows() {
                0 if self.source.ended => return cutter.close().map(|()| None),
                0 => self.read_more(&cutter)?,
                _ => return Ok(Some(cutter)),
            }
        }
    }

    /// Where the rows end that are in memory, or the first that is read where there is none; none at the end. With quotation marks in
    /// them they are at most so many.
    fn whole_rows_in_memory(&mut self, most: usize) -> Result<Option<usize>, TableProblem> {
        if memrchr(b'\n', self.text()).is_none() && !self.source.ended {
            self.read_more(&self.cutter())?;
        }
        let text = self.text();
        if let Some(last) = memrchr(b'\n', text)
            && memchr(b'"', &text[..last]).is_none()
        {
            return Ok(Some(self.start + last + 1));
        }
        Ok(self.whole_rows(most)?.map(|cutter| self.start + cutter.end()))
    }

    /// What is in memory and was not taken.
    fn text(&self) -> &[u8] {
        &self.source.buffer[self.start..]
    }

    fn cutter(&self) -> Cutter {
        Cutter::new(self.dialect.separator, self.next)
    }

    fn read_more(&mut self, cutter: &Cutter) -> Result<(), TableProblem> {
        if self.source.buffer.len() - self.start - cutter.end() > ROW {
            return Err(cutter.too_long());
        }
        self.source.buffer.forget(std::mem::take(&mut self.start));
        self.source.read_more()
    }

    /// Takes the rows that a cutter found out of the buffer, by whatever needs less copying.
    fn hand_over(&mut self, piece: &mut Lines, cutter: &Cutter) {
        let end = self.start + cutter.end();
        (piece.first, self.next) = (self.next, cutter.next());
        piece.dialect = Some(Arc::clone(&self.dialect));
        let (rows, rest) = (end - self.start, self.source.buffer.len() - end);
        if rest < rows {
            piece.bytes.hold(&self.source.buffer[end..]);
            std::mem::swap(&mut piece.bytes, &mut self.source.buffer);
            piece.bytes.truncate(end);
            (piece.start, self.start) = (self.start, 0);
        } else {
            piece.bytes.hold(&self.source.buffer[self.start..end]);
            (piece.start, self.start) = (0, end);
        }
    }
}

/// A text that is read bit by bit.
#[derive(Debug)]
struct Source<R> {
    reader: R,
    buffer: Text,
    ended: bool,
}

impl<R: Read> Source<R> {
    /// Reads on. The last line ends where the text does, as if a line break stood there.
    fn read_more(&mut self) -> Result<(), TableProblem> {
        self.ended = !self.buffer.read(&mut self.reader)?;
        if self.ended && self.buffer.last().is_some_and(|last| *last != b'\n') {
            self.buffer.add(b"\n");
        }
        Ok(())
    }
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
        let Some(most) = self.most_rows()? else { return Ok(false) };
        let cutter = self.next_rows(most, PIECE)?;
        self.hand_over(piece, &cutter);
        Ok(true)
    }

    fn take_some(&mut self, piece: &mut Lines, room: usize) -> Result<bool, TableProblem> {
        let Some(most) = self.most_rows()? else { return Ok(false) };
        // A block that has some holds no more of them than a piece that is taken at once.
        let most = most.saturating_sub(CRISP_BLOCK - room);
        if most == 0 {
            return Ok(false);
        }
        let cutter = self.next_rows(most, PART)?;
        self.hand_over(piece, &cutter);
        Ok(true)
    }

    /// The rows that are in memory are read before more of the text is: there is little of it, which stays near the processor.
    fn read(&mut self, _: &mut Lines, block: &mut Block, instructions: Instructions) -> Result<bool, TableProblem> {
        let Some(mut left) = self.most_rows()? else { return Ok(false) };
        let mut fill = Fill::new(Arc::clone(&self.dialect), instructions);
        while left > 0 && !block.is_full() {
            let Some(end) = self.whole_rows_in_memory(left)? else { break };
            let (start, first) = (self.start, self.next);
            let stretch = Stretch { text: self.source.buffer.and_beyond(), start, end, first, most: left };
            (self.start, self.next) = fill.add(stretch, block);
            left -= (self.next.row - first.row) as usize;
        }
        fill.end(block);
        Ok(true)
    }
}

impl Piece for Lines {
    fn fill(&self, block: &mut Block, instructions: Instructions) {
        if let Some(dialect) = &self.dialect {
            let (start, end) = (self.start, self.bytes.len());
            let mut fill = Fill::new(Arc::clone(dialect), instructions);
            let most = usize::MAX;
            fill.add(Stretch { text: self.bytes.and_beyond(), start, end, first: self.first, most }, block);
            fill.end(block);
        }
    }
}
