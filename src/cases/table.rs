//! Tables of cases, read piece by piece: in order by one thread at a time, turned into blocks of columns by any.

mod threads;

use std::sync::Arc;

pub use threads::{each_block, each_block_in_any_order};

use crate::cases::{Block, CRISP_BLOCK, GRADED_BLOCK, Header, Instructions, TableProblem};
use crate::source::Position;

/// How many rows a piece holds at most, by whether its first one has degrees: in degrees, a phrase takes 64 times the memory, and a block
/// of all should stay near the processor.
pub(super) const fn rows_of_piece(has_degrees: bool) -> usize {
    if has_degrees { 4 * GRADED_BLOCK } else { CRISP_BLOCK }
}

/// A table of cases whose header is read. Every format of tables is one.
pub trait Table: Send {
    /// Some of its rows, as they stand in the file.
    type Piece: Piece;

    /// What its columns are.
    fn header(&self) -> &Arc<Header>;

    /// Where the name of a column stands.
    fn column_place(&self, column: usize) -> Position {
        Position { line: 1, column: u32::try_from(column + 1).unwrap_or(u32::MAX) }
    }

    /// Takes the next rows, at most as many as a block holds ([`crate::cases::CRISP_BLOCK`]), into a piece; whether there were
    /// some. Nothing is read that need not be: this is done by one thread at a time.
    ///
    /// # Errors
    /// The table cannot be read on.
    fn take(&mut self, piece: &mut Self::Piece) -> Result<bool, TableProblem>;

    /// Takes some of the next rows into a piece, for a block that has room for so many more; whether there were some, and they fit. A
    /// block that is empty has room for any. A format may take few at a time, so that they stay near the thread that reads them.
    ///
    /// # Errors
    /// The table cannot be read on.
    fn take_some(&mut self, piece: &mut Self::Piece, room: usize) -> Result<bool, TableProblem> {
        if room < CRISP_BLOCK { Ok(false) } else { self.take(piece) }
    }

    /// Reads the rows of the next piece into an empty block, where there is one thread; whether there were some. A format may have
    /// a quicker way for that than to take them first.
    ///
    /// # Errors
    /// The table cannot be read on.
    fn read(
        &mut self,
        piece: &mut Self::Piece,
        block: &mut Block,
        instructions: Instructions,
    ) -> Result<bool, TableProblem> {
        let is_there = self.take(piece)?;
        if is_there {
            piece.fill(block, instructions);
        }
        Ok(is_there)
    }
}

impl<T: Table + ?Sized> Table for Box<T> {
    type Piece = T::Piece;

    fn header(&self) -> &Arc<Header> {
        (**self).header()
    }

    fn column_place(&self, column: usize) -> Position {
        (**self).column_place(column)
    }

    fn take(&mut self, piece: &mut Self::Piece) -> Result<bool, TableProblem> {
        (**self).take(piece)
    }

    fn take_some(&mut self, piece: &mut Self::Piece, room: usize) -> Result<bool, TableProblem> {
        (**self).take_some(piece, room)
    }

    fn read(
        &mut self,
        piece: &mut Self::Piece,
        block: &mut Block,
        instructions: Instructions,
    ) -> Result<bool, TableProblem> {
        (**self).read(piece, block, instructions)
    }
}

/// Rows of a table that are not read yet. Its memory is used again for the next ones.
pub trait Piece: Default + Send {
    /// Adds the rows to a block that has room for them, those that cannot be read as bad ones.
    fn fill(&self, block: &mut Block, instructions: Instructions);
}

/// The blocks of a table one after another, where their order matters more than speed.
///
/// ```
/// use cmo::cases::{Blocks, Header, Instructions, Separated, Wishes};
/// use cmo::evaluate::{Program, World};
/// use cmo::resolve::{NoFiles, resolve};
/// use cmo::source::{Source, Sources};
/// use cmo::syntax::parse;
/// use cmo::theory::Verdict;
///
/// let mut sources = Sources::new();
/// let text = "cmoc 1\n  if staff trained\n  then confidence in the tool\n  then care planned\n";
/// let file = sources.add(Source::new("working.cmo", text));
/// let theory = resolve(&sources, &[(file, parse(file, text).tree)], &NoFiles).theory;
///
/// let table = "case,staff trained\neast,1\nwest,0\nnorth,\n".as_bytes();
/// let table = Separated::open(table, None, |names| Header::of(&theory.vocabulary, names, &Wishes::default()))
///     .map_err(|problems| problems[0].says())?;
/// let program = Program::compile(&theory, None);
/// let mut blocks = Blocks::of(table, Instructions::detect());
/// let mut told = Vec::new();
/// while let Some(block) = blocks.next_block().map_err(|problem| problem.says())? {
///     let verdicts = program.verdicting(block.columns(), World::Open).of(block.columns(), Instructions::detect());
///     told.extend((0..block.cases()).map(|case| (block.name(case).to_string(), verdicts.verdict(0, case))));
/// }
/// let expected = [("east", Verdict::Fires), ("west", Verdict::Blocked), ("north", Verdict::Undetermined)];
/// assert_eq!(told, expected.map(|(name, verdict)| (name.to_owned(), verdict)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Blocks<T: Table> {
    table: T,
    instructions: Instructions,
    piece: T::Piece,
    block: Block,
}

impl<T: Table> Blocks<T> {
    /// The blocks of a table.
    pub fn of(table: T, instructions: Instructions) -> Self {
        let block = Block::new(Arc::clone(table.header()));
        Self { table, instructions, piece: T::Piece::default(), block }
    }

    /// The next block; none where nothing is left.
    ///
    /// # Errors
    /// The table cannot be read on.
    pub fn next_block(&mut self) -> Result<Option<&Block>, TableProblem> {
        self.block.clear();
        if !self.table.read(&mut self.piece, &mut self.block, self.instructions)? {
            return Ok(None);
        }
        self.block.finish();
        Ok(Some(&self.block))
    }
}
