//! `cmo match --cases FILE.csv --sample N`: the first cases of a table that show each verdict on each configuration, explained.

use cmo::cases::{Block, Blocks, CRISP_BLOCK, Table};
use cmo::evaluate::{Tally, Verdicting, Verdicts};
use cmo::explain::match_cases;
use cmo::explain::matched::VerdictWord;
use cmo::theory::{Case, Verdict};

use super::explained::Explaining;
use super::streamed::{answer, cases, document};
use super::table::Ground;
use super::{Args, page};
use crate::cli::arguments::Format;
use crate::cli::given::tables::Reading;
use crate::cli::told::answer::Answer;
use crate::cli::told::rows::Remarks;
use crate::cli::told::stop::Stop;

/// A table of which some cases are explained.
pub struct Sample<'g> {
    pub ground: Ground<'g>,
    pub explaining: Explaining<'g>,
    /// How many cases are to show a verdict.
    pub number: u32,
}

impl Reading for Sample<'_> {
    type Output = Answer;

    fn read<T: Table>(self, table: T) -> Result<Answer, Stop> {
        let Self { ground, mut explaining, number } = self;
        let name = ground.file.name();
        let remarks = Remarks::of_columns(&name, &table);
        let mut picking = Picking::new(ground, number);
        let mut tally = Tally::default();
        let mut blocks = Blocks::of(table, ground.instructions);
        while let Some(block) = blocks.next_block().map_err(|problem| ground.file.refused(&[problem]))? {
            tally.look_at(block);
            picking.pick(block);
        }
        tally.differing = 0;
        let remarks = remarks.with_rows(&name, &tally, ground.skips)?;
        let explained = explaining.explain(&picking.picked, None);
        let matched = match_cases(ground.theory, explained, ground.args.extent());
        let result = match ground.args.format {
            Format::Text => page(ground.args, matched, ground.terminal),
            Format::Json => document(ground.args, matched),
        };
        Ok(answer(ground, &explaining, result, &remarks))
    }
}

/// The verdicts, in the order in which they are counted.
pub const VERDICTS: [Verdict; 4] = [Verdict::Fires, Verdict::Blocked, Verdict::Undetermined, Verdict::Contested];

/// By verdict: how many cases are to show it.
pub fn wanted(args: &Args, number: u32) -> [u32; 4] {
    let only = args.only.map(super::Only::verdict);
    VERDICTS.map(|verdict| if only.is_none_or(|only| only == VerdictWord::from(verdict)) { number } else { 0 })
}

/// Cases that are picked.
struct Picking<'g> {
    ground: Ground<'g>,
    /// By configuration and verdict: how many more cases are to show it.
    wanted: Vec<[u32; 4]>,
    compiled: [Option<Verdicting>; 2],
    picked: Vec<Case>,
}

impl<'g> Picking<'g> {
    fn new(ground: Ground<'g>, number: u32) -> Self {
        let wanted = vec![wanted(ground.args, number); ground.program.weighed().len()];
        Self { ground, wanted, compiled: [None, None], picked: Vec::new() }
    }

    /// Picks the cases of a block that show a verdict that more cases are to show.
    fn pick(&mut self, block: &Block) {
        if block.cases() == 0 || self.wanted.iter().flatten().all(|more| *more == 0) {
            return;
        }
        let ground = self.ground;
        let verdicting = self.compiled[usize::from(!block.columns().unknown().is_empty())]
            .get_or_insert_with(|| ground.program.verdicting(block.columns(), ground.world));
        let verdicts = verdicting.of(block.columns(), ground.instructions);
        let mut from = 0;
        while let Some(case) = self.first(&verdicts, from, block.cases()) {
            self.picked.extend(cases(ground, block, case, 1));
            for (configuration, wanted) in self.wanted.iter_mut().enumerate() {
                let shown = verdicts.verdict(configuration, case);
                let of = VERDICTS.iter().zip(wanted).filter(|(verdict, _)| **verdict == shown);
                of.for_each(|(_, more)| *more = more.saturating_sub(1));
            }
            from = case + 1;
        }
    }

    /// The first case from one on that shows what more cases are to show.
    fn first(&self, verdicts: &Verdicts, from: usize, cases: usize) -> Option<usize> {
        let words = from / 64..CRISP_BLOCK / 64;
        words.into_iter().find_map(|word| {
            let before = if word == from / 64 { (1_u64 << (from % 64)) - 1 } else { 0 };
            let shows = self.shows(verdicts, word) & !before;
            let case = word * 64 + shows.trailing_zeros() as usize;
            (shows != 0 && case < cases).then_some(case)
        })
    }

    /// Which of 64 cases show something that more cases are to show.
    fn shows(&self, verdicts: &Verdicts, word: usize) -> u64 {
        verdicts.above.iter().zip(&self.wanted).fold(0, |all, ([holds, fails], wanted)| {
            let (holds, fails) = (holds.0[word], fails.0[word]);
            let shown = [holds & !fails, fails & !holds, !holds & !fails, holds & fails];
            let some = shown.iter().zip(wanted).filter(|(_, more)| **more > 0);
            some.fold(all, |all, (shown, _)| all | shown)
        })
    }
}
