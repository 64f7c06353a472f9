//! `cmo match --cases FILE.csv --output FILE`: the verdict of every configuration in every case of a table, in a file.

use std::io;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::{Condvar, Mutex, OnceLock, PoisonError};

use cmo::cases::{Block, Table, each_block};
use cmo::evaluate::{Detail, Summing, Tally, Verdicting};
use cmo::explain::summary::Summary;
use cmo::report::verdicts::{Layout, OfBlock, Shape};
use cmo::report::{json, summary};

use super::Args;
use super::sheet::{Piece, Rows, Sheet};
use super::table::Ground;
use crate::cli::arguments::Format;
use crate::cli::given::tables::Reading;
use crate::cli::told::answer::{Answer, Exit};
use crate::cli::told::problem::{Problem, WriteProblem};
use crate::cli::told::rows::Remarks;
use crate::cli::told::stop::Stop;
use crate::cli::told::write::new_folder;

/// A table whose verdicts are written.
pub struct Writing<'g> {
    pub ground: Ground<'g>,
    pub output: &'g Path,
}

/// What a thread has at hand.
struct Hand {
    tally: Tally,
    text: Vec<u8>,
}

impl Reading for Writing<'_> {
    type Output = Answer;

    fn read<T: Table>(self, table: T) -> Result<Answer, Stop> {
        let Self { ground, output } = self;
        let layout = layout(ground.args);
        let rows = Rows::of(output, ground.theory, ground.program.weighed(), layout)?;
        refuse_to_write_over(output, ground.file.path)?;
        let (name, header) = (ground.file.name(), table.header().clone());
        let remarks = Remarks::of_columns(&name, &table);
        let folder = ground.terminal.beside(new_folder(Some(output)));
        let turns = Turns::begin(rows.begin(output)?);
        let summing = ground.args.summary.then(|| Summing::new(ground.program, ground.world));
        let compiled: [OnceLock<Verdicting>; 2] = [OnceLock::new(), OnceLock::new()];
        let begin = || Hand { tally: summing.as_ref().map_or_else(Tally::default, Summing::begin), text: Vec::new() };
        let add = |hand: &mut Hand, block: &Block, number| {
            match &summing {
                Some(summing) => summing.add(&mut hand.tally, block, ground.instructions),
                None => hand.tally.look_at(block),
            }
            let verdicting = compiled[usize::from(!block.columns().unknown().is_empty())]
                .get_or_init(|| ground.program.verdicting(block.columns(), ground.world));
            let verdicts = &verdicting.in_detail(block.columns(), ground.instructions, layout.detail);
            turns.write(number, rows.piece(&OfBlock { block, verdicts }, &mut hand.text))
        };
        let hands = each_block(table, (ground.threads, ground.instructions), begin, add);
        let mut tally = begin().tally;
        hands.map_err(|problem| ground.file.refused(&[problem]))?.into_iter().for_each(|one| tally.join(one.tally));
        let remarks = remarks.with_rows(&name, &tally, ground.skips)?;
        turns.finish()?;
        let summed = Summary::of(ground.theory, &tally, ground.world, Some(&header));
        let result = match (ground.args.summary, ground.args.format) {
            (false, _) => format!("wrote {}\n", output.display()),
            (true, Format::Text) => summary::text(&summed, ground.terminal.result),
            (true, Format::Json) => json::document(&summed),
        };
        Ok(Answer { result, diagnostics: folder + &remarks.text(ground.terminal), exit: Exit::Fine })
    }
}

/// What is written of each case.
pub fn layout(args: &Args) -> Layout {
    Layout {
        shape: if args.long { Shape::Long } else { Shape::Wide },
        detail: if args.degrees { Detail::Degrees } else { Detail::Verdicts },
    }
}

/// Refuses to write over the table that is read.
fn refuse_to_write_over(output: &Path, cases: &Path) -> Result<(), Problem> {
    let is_same = match (output.canonicalize(), cases.canonicalize()) {
        (Ok(output), Ok(cases)) => output == cases,
        (Err(_), _) | (_, Err(_)) => false,
    };
    if is_same { Err(WriteProblem::OverCases { path: output.display().to_string() }.into()) } else { Ok(()) }
}

/// A file that several threads write, each block in its turn.
struct Turns {
    state: Mutex<Turn>,
    changed: Condvar,
}

struct Turn {
    next: u64,
    file: Sheet,
    failed: Option<io::Error>,
}

impl Turns {
    fn begin(file: Sheet) -> Self {
        Self { state: Mutex::new(Turn { next: 0, file, failed: None }), changed: Condvar::new() }
    }

    /// Writes what a block comes to when all before it are written.
    fn write(&self, number: u64, piece: io::Result<Piece<'_>>) -> ControlFlow<()> {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let not_yet = |turn: &mut Turn| turn.next < number;
        let mut turn = self.changed.wait_while(state, not_yet).unwrap_or_else(PoisonError::into_inner);
        if turn.failed.is_none() {
            turn.failed = piece.and_then(|piece| turn.file.write(&piece)).err();
        }
        turn.next += 1;
        self.changed.notify_all();
        if turn.failed.is_some() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    fn finish(self) -> Result<(), Problem> {
        let Turn { file, failed, .. } = self.state.into_inner().unwrap_or_else(PoisonError::into_inner);
        match failed {
            Some(error) => Err(file.problem(&error)),
            None => file.finish(),
        }
    }
}
