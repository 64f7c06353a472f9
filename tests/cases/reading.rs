//! Reads tables in memory, as any consumer of the library does.

use std::io::Read;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::sync::Mutex;

use cmo::cases::{
    BAD_ROWS_KEPT, BadRow, Block, Header, Instructions, Separated, Separator, Table, TableProblem, Wishes, each_block,
    each_block_in_any_order,
};
use cmo::theory::{Case, Vocabulary};

/// What a table comes to.
#[derive(Debug, Default, PartialEq)]
pub struct Reading {
    /// By case: the number of its row, its name, and each of its facts.
    pub cases: Vec<(u64, String, String)>,
    pub bad: Vec<BadRow>,
    pub skipped: u64,
    pub differing: u64,
}

impl Reading {
    fn add(&mut self, other: Self) {
        self.cases.extend(other.cases);
        self.bad.extend(other.bad);
        self.skipped += other.skipped;
        self.differing += other.differing;
    }
}

/// All instructions that the machine has.
pub fn instructions() -> Vec<Instructions> {
    Instructions::ALL.into_iter().filter(|one| Instructions::named(one.name()).is_ok()).collect()
}

/// A table that is opened.
pub fn open<R: Read + Send>(text: R, vocabulary: &Vocabulary) -> Result<Separated<R>, Vec<TableProblem>> {
    Separated::open(text, Some(Separator::Comma), |names| Header::of(vocabulary, names, &Wishes::default()))
}

/// A table as it is read with some means.
pub fn read(text: &[u8], vocabulary: &Vocabulary, means: (usize, Instructions)) -> Result<Reading, Vec<TableProblem>> {
    let read = collect(open(text, vocabulary)?, means).map_err(|problem| vec![problem])?;
    let any_order = in_any_order(open(Slowly(text), vocabulary)?, means).map_err(|problem| vec![problem])?;
    assert_eq!(any_order.cases, read.cases);
    assert_eq!((any_order.skipped, any_order.differing), (read.skipped, read.differing));
    let first = |all: &[BadRow]| all.iter().take(BAD_ROWS_KEPT).cloned().collect::<Vec<_>>();
    assert_eq!(first(&any_order.bad), first(&read.bad));
    Ok(read)
}

/// A text of which a few rows are there at a time.
struct Slowly<'t>(&'t [u8]);

impl Read for Slowly<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        self.0.by_ref().take(300).read(buffer)
    }
}

/// Reads on some threads, whichever rows make a block, and puts the rows in order again.
fn in_any_order<T: Table>(table: T, (threads, instructions): (usize, Instructions)) -> Result<Reading, TableProblem> {
    let means = (NonZeroUsize::new(threads).unwrap(), instructions);
    let add = |all: &mut Reading, block: &Block| {
        all.add(of(block));
        ControlFlow::Continue(())
    };
    let mut all = Reading::default();
    each_block_in_any_order(table, means, Reading::default, add)?.into_iter().for_each(|one| all.add(one));
    all.cases.sort_by_key(|(row, ..)| *row);
    all.bad.sort_by_key(|bad| bad.row);
    Ok(all)
}

/// What a block says.
fn of(block: &Block) -> Reading {
    let shown = |(index, case): (usize, Case)| (block.row(index), case.name.clone(), format!("{:?}", case.facts));
    let cases = block.described_cases(0, usize::MAX).into_iter().enumerate().map(shown).collect();
    Reading { cases, bad: block.bad().to_vec(), skipped: block.skipped(), differing: block.differing() }
}

/// Reads on some threads, and puts the blocks in order again.
pub fn collect<T: Table>(table: T, (threads, instructions): (usize, Instructions)) -> Result<Reading, TableProblem> {
    let blocks = Mutex::new(Vec::new());
    let means = (NonZeroUsize::new(threads).unwrap(), instructions);
    each_block(
        table,
        means,
        || (),
        |(), block, number| {
            blocks.lock().unwrap().push((number, of(block)));
            ControlFlow::Continue(())
        },
    )?;
    let mut blocks = blocks.into_inner().unwrap();
    blocks.sort_by_key(|(number, _)| *number);
    let mut all = Reading::default();
    blocks.into_iter().for_each(|(_, block)| all.add(block));
    Ok(all)
}
