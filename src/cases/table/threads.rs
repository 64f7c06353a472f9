//! Reads a table on some threads: one at a time takes rows, and all turn theirs into blocks.

use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use super::{Blocks, Piece, Table};
use crate::cases::{Block, CRISP_BLOCK, Header, Instructions, TableProblem};

/// Reads a table on some threads: each begins a tally of its own and adds each of its blocks to it, until one does not want to
/// go on. The blocks come with their number, from 0; on one thread they come in order, on several a thread may be ahead of
/// another.
///
/// # Errors
/// The table cannot be read on; the blocks before that are tallied.
pub fn each_block<T: Table, W: Send>(
    table: T,
    (threads, instructions): (NonZeroUsize, Instructions),
    begin: impl Fn() -> W + Sync,
    add: impl Fn(&mut W, &Block, u64) -> ControlFlow<()> + Sync,
) -> Result<Vec<W>, TableProblem> {
    on_threads(table, (threads, instructions), begin, add, Order::Kept)
}

/// The same where it does not matter which rows make a block: they may be of several parts of the table. On several threads this is
/// quicker, since each reads what it has just taken.
///
/// # Errors
/// As [`each_block`].
pub fn each_block_in_any_order<T: Table, W: Send>(
    table: T,
    means: (NonZeroUsize, Instructions),
    begin: impl Fn() -> W + Sync,
    add: impl Fn(&mut W, &Block) -> ControlFlow<()> + Sync,
) -> Result<Vec<W>, TableProblem> {
    on_threads(table, means, begin, |tally, block, _| add(tally, block), Order::Any)
}

/// Which rows make a block.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    /// Those of one piece.
    Kept,
    /// Those that a thread takes one after another.
    Any,
}

fn on_threads<T: Table, W: Send>(
    table: T,
    (threads, instructions): (NonZeroUsize, Instructions),
    begin: impl Fn() -> W + Sync,
    add: impl Fn(&mut W, &Block, u64) -> ControlFlow<()> + Sync,
    order: Order,
) -> Result<Vec<W>, TableProblem> {
    if threads == NonZeroUsize::MIN {
        return alone(table, instructions, begin(), add).map(|tally| vec![tally]);
    }
    let shared = Shared { rest: Mutex::new(Rest { table, number: 0 }), ended: AtomicBool::new(false), order };
    let work = || shared.work(instructions, begin(), &add);
    let tallies: Vec<(W, Result<(), TableProblem>)> = thread::scope(|scope| {
        let others: Vec<_> = (1..threads.get()).map(|_| scope.spawn(work)).collect();
        let own = work();
        let others = others.into_iter().map(|other| other.join().unwrap_or_else(|panic| resume_unwind(panic)));
        std::iter::once(own).chain(others).collect()
    });
    tallies.into_iter().map(|(tally, ended)| ended.map(|()| tally)).collect()
}

fn alone<T: Table, W>(
    table: T,
    instructions: Instructions,
    mut tally: W,
    add: impl Fn(&mut W, &Block, u64) -> ControlFlow<()>,
) -> Result<W, TableProblem> {
    let mut blocks = Blocks::of(table, instructions);
    let mut number = 0;
    while let Some(block) = blocks.next_block()? {
        if add(&mut tally, block, number).is_break() {
            break;
        }
        number += 1;
    }
    Ok(tally)
}

/// What threads share.
struct Shared<T> {
    rest: Mutex<Rest<T>>,
    ended: AtomicBool,
    order: Order,
}

/// What is not read yet.
struct Rest<T> {
    table: T,
    /// Of the next block.
    number: u64,
}

impl<T: Table> Shared<T> {
    fn work<W>(
        &self,
        instructions: Instructions,
        mut tally: W,
        add: &impl Fn(&mut W, &Block, u64) -> ControlFlow<()>,
    ) -> (W, Result<(), TableProblem>) {
        let mut piece = T::Piece::default();
        let mut block = Block::new(self.header());
        loop {
            match self.next_block(&mut piece, &mut block, instructions) {
                Ok(Some(number)) => {
                    if add(&mut tally, &block, number).is_break() {
                        self.ended.store(true, Ordering::Relaxed);
                    }
                }
                Ok(None) => return (tally, Ok(())),
                Err(problem) => return (tally, Err(problem)),
            }
        }
    }

    fn header(&self) -> Arc<Header> {
        Arc::clone(self.rest.lock().unwrap_or_else(PoisonError::into_inner).table.header())
    }

    /// Makes the next block, and gives its number; none where nothing is left, or the table could not be read on.
    fn next_block(
        &self,
        piece: &mut T::Piece,
        block: &mut Block,
        instructions: Instructions,
    ) -> Result<Option<u64>, TableProblem> {
        block.clear();
        let mut number = None;
        while let Some(next) = self.take(piece, CRISP_BLOCK - block.cases())? {
            number.get_or_insert(next);
            piece.fill(block, instructions);
            if self.order == Order::Kept || block.is_full() {
                break;
            }
        }
        if number.is_some() {
            block.finish();
        }
        Ok(number)
    }

    /// The next piece and its number, for a block with room for so many rows; none where nothing is left or fits, or the table could
    /// not be read on.
    fn take(&self, piece: &mut T::Piece, room: usize) -> Result<Option<u64>, TableProblem> {
        let mut rest = self.rest.lock().unwrap_or_else(PoisonError::into_inner);
        if self.ended.load(Ordering::Relaxed) {
            return Ok(None);
        }
        let taken = match self.order {
            Order::Kept => rest.table.take(piece),
            Order::Any => rest.table.take_some(piece, room),
        };
        if taken.is_err() || matches!(taken, Ok(false) if room == CRISP_BLOCK) {
            self.ended.store(true, Ordering::Relaxed);
        }
        let number = rest.number;
        rest.number += 1;
        Ok(taken?.then_some(number))
    }
}
