//! `cmo match --cases FILE.csv --output FILE`: the verdict of every configuration in every case of a table, in a file.

use std::io::{self, Write};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::{Condvar, Mutex, OnceLock, PoisonError};

use cmo::cases::{Block, Table, each_block};
use cmo::evaluate::{Summing, Tally, Verdicting};
use cmo::explain::summary::Summary;
use cmo::report::verdicts::{Form, Shape, VerdictRows};
use cmo::report::{json, summary};

use super::table::Ground;
use crate::cli::arguments::Format;
use crate::cli::given::tables::Reading;
use crate::cli::told::answer::{Answer, Exit};
use crate::cli::told::growing::Growing;
use crate::cli::told::problem::{Problem, WriteProblem};
use crate::cli::told::rows::Remarks;
use crate::cli::told::stop::Stop;

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
        let form = form(output)?;
        refuse_to_write_over(output, ground.file.path)?;
        let (name, header) = (ground.file.name(), table.header().clone());
        let remarks = Remarks::of_columns(&name, &table);
        let shape = if ground.args.long { Shape::Long } else { Shape::Wide };
        let rows = VerdictRows::new(ground.program, form, shape);
        let turns = Turns::begin(Growing::begin(output)?, &rows.header());
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
            hand.text.clear();
            rows.add(block, &verdicting.of(block.columns(), ground.instructions), &mut hand.text);
            turns.write(number, &hand.text)
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
        Ok(Answer { result, diagnostics: remarks.text(ground.terminal), exit: Exit::Fine })
    }
}

/// The form of a file, by its name.
fn form(output: &Path) -> Result<Form, Problem> {
    let ending = output.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        Some("csv") => Ok(Form::Csv),
        Some("ndjson" | "jsonl") => Ok(Form::Ndjson),
        Some(_) | None => Err(WriteProblem::OtherEnding { path: output.display().to_string(), ending: "csv" }.into()),
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
    file: Growing,
    failed: Option<io::Error>,
}

impl Turns {
    fn begin(mut file: Growing, header: &[u8]) -> Self {
        let failed = file.write_all(header).err();
        Self { state: Mutex::new(Turn { next: 0, file, failed }), changed: Condvar::new() }
    }

    /// Writes the text of a block when all before it are written.
    fn write(&self, number: u64, text: &[u8]) -> ControlFlow<()> {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let not_yet = |turn: &mut Turn| turn.next < number;
        let mut turn = self.changed.wait_while(state, not_yet).unwrap_or_else(PoisonError::into_inner);
        if turn.failed.is_none() {
            turn.failed = turn.file.write_all(text).err();
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
