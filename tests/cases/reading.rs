//! Reads tables in memory, as any consumer of the library does.

use std::io::Read;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::sync::Mutex;

use cmo::cases::{BadRow, Header, Instructions, Separated, Separator, Table, TableProblem, Wishes, each_block};
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
    collect(open(text, vocabulary)?, means).map_err(|problem| vec![problem])
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
            let shown =
                |(index, case): (usize, Case)| (block.row(index), case.name.clone(), format!("{:?}", case.facts));
            let cases = block.described_cases(0, usize::MAX).into_iter().enumerate().map(shown).collect::<Vec<_>>();
            let read =
                Reading { cases, bad: block.bad().to_vec(), skipped: block.skipped(), differing: block.differing() };
            blocks.lock().unwrap().push((number, read));
            ControlFlow::Continue(())
        },
    )?;
    let mut blocks = blocks.into_inner().unwrap();
    blocks.sort_by_key(|(number, _)| *number);
    let mut all = Reading::default();
    for (_, block) in blocks {
        all.cases.extend(block.cases);
        all.bad.extend(block.bad);
        all.skipped += block.skipped;
        all.differing += block.differing;
    }
    Ok(all)
}
