//! Holds the rows of a frame against a theory: the same table, blocks and verdicts as those of `cmo match --cases`.

use std::ops::ControlFlow;
use std::sync::OnceLock;

use arrow_array::RecordBatch;
use arrow_array::ffi_stream::RecordBatchStreamReader;
use arrow_schema::ArrowError;
use cmo::cases::{Block, Header, Known, Table, TableProblem, batches, each_block};
use cmo::evaluate::{Program, Summing, Tally, Verdicting};
use cmo::explain::summary::Summary;
use cmo::report::rows::Remarks;
use cmo::report::verdicts::{OfBlock, VerdictBatches};
use cmo::theory::{HeadingId, Theory};

use crate::asked::{Asked, MAP};

/// What a frame is called where something is wrong with it.
const NAME: &str = "the frame";

/// A theory, what is asked of it, and of which part.
pub struct Ground<'g> {
    pub theory: &'g Theory,
    pub asked: &'g Asked,
    pub scope: Option<HeadingId>,
}

/// What came of a frame.
pub struct Read<T> {
    pub told: T,
    pub remarks: Remarks,
}

/// The verdicts in all cases of a frame: the rows that these stand in, from 0, and a batch a block.
pub type Verdicts = (Vec<u64>, Vec<RecordBatch>);

/// The verdicts of a block.
struct Part {
    number: u64,
    rows: Vec<u64>,
    verdicts: RecordBatch,
}

/// What a thread has at hand.
#[derive(Default)]
struct Hand {
    tally: Tally,
    parts: Vec<Part>,
    failed: Option<ArrowError>,
}

impl Ground<'_> {
    /// The verdicts in all cases of a frame.
    ///
    /// # Errors
    /// Columns and rows that cannot be read, and what does not fit into columns.
    pub fn verdicts(
        &self,
        program: &Program<'_>,
        (batches, frame): (&VerdictBatches, RecordBatchStreamReader),
    ) -> Result<Read<Verdicts>, Box<Remarks>> {
        let compiled: [OnceLock<Verdicting>; 2] = [OnceLock::new(), OnceLock::new()];
        let (world, instructions, detail) = (self.asked.world(), self.asked.means().1, self.asked.layout().detail);
        let add = |hand: &mut Hand, block: &Block, number| {
            hand.tally.look_at(block);
            let verdicting = compiled[usize::from(!block.columns().unknown().is_empty())]
                .get_or_init(|| program.verdicting(block.columns(), world));
            let verdicts = &verdicting.in_detail(block.columns(), instructions, detail);
            match batches.of(&OfBlock { block, verdicts }) {
                Ok(verdicts) => {
                    let rows = (0..block.cases()).map(|case| block.row(case) - 1).collect();
                    hand.parts.push(Part { number, rows, verdicts });
                    ControlFlow::Continue(())
                }
                Err(error) => {
                    hand.failed = Some(error);
                    ControlFlow::Break(())
                }
            }
        };
        let (hands, remarks, _) = self.each_block(frame, Hand::default, add)?;
        let (mut tally, mut parts) = (Tally::default(), Vec::new());
        for hand in hands {
            if let Some(error) = hand.failed {
                let problem = TableProblem::Unreadable { why: error.to_string() };
                return Err(Box::new(Remarks::of_problems(NAME, None, &[problem])));
            }
            tally.join(hand.tally);
            parts.extend(hand.parts);
        }
        let remarks = remarks.with_rows(NAME, &tally, self.asked.skips())?;
        parts.sort_by_key(|part| part.number);
        let rows = parts.iter().flat_map(|part| part.rows.iter().copied()).collect();
        Ok(Read { told: (rows, parts.into_iter().map(|part| part.verdicts).collect()), remarks })
    }

    /// How many cases of a frame each configuration fires in, and how predictions stand to what was observed.
    ///
    /// # Errors
    /// Columns and rows that cannot be read.
    pub fn summary(
        &self,
        program: &Program<'_>,
        frame: RecordBatchStreamReader,
    ) -> Result<Read<Summary>, Box<Remarks>> {
        let (world, instructions) = (self.asked.world(), self.asked.means().1);
        let summing = Summing::new(program, world);
        let add = |tally: &mut Tally, block: &Block, _| {
            summing.add(tally, block, instructions);
            ControlFlow::Continue(())
        };
        let (tallies, remarks, header) = self.each_block(frame, || summing.begin(), add)?;
        let mut tally = summing.begin();
        tallies.into_iter().for_each(|one| tally.join(one));
        let remarks = remarks.with_rows(NAME, &tally, self.asked.skips())?;
        Ok(Read { told: Summary::of(self.theory, &tally, world, Some(&header)), remarks })
    }

    fn each_block<W: Send>(
        &self,
        frame: RecordBatchStreamReader,
        begin: impl Fn() -> W + Sync,
        add: impl Fn(&mut W, &Block, u64) -> ControlFlow<()> + Sync,
    ) -> Result<(Vec<W>, Remarks, Header), Box<Remarks>> {
        let wishes = self.asked.wishes()?;
        let known = Known { vocabulary: &self.theory.vocabulary, wishes: &wishes };
        let table = batches(frame, known).map_err(|problems| Remarks::of_problems(NAME, Some(MAP), &problems))?;
        let (remarks, header) = (Remarks::of_columns(NAME, &table), Header::clone(table.header()));
        let all = each_block(table, self.asked.means(), begin, add);
        Ok((all.map_err(|problem| Remarks::of_problems(NAME, None, &[problem]))?, remarks, header))
    }
}
