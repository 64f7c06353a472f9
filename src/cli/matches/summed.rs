//! `cmo match --cases FILE.csv --summary`: how many cases each configuration fires in, and how predictions stand to what was
//! observed.

use std::ops::ControlFlow;

use cmo::cases::{Table, each_block_in_any_order};
use cmo::evaluate::{Summing, Tally};
use cmo::explain::summary::Summary;
use cmo::report::{json, summary};

use super::table::Ground;
use crate::cli::arguments::Format;
use crate::cli::given::tables::Reading;
use crate::cli::told::answer::{Answer, Exit};
use crate::cli::told::rows::Remarks;
use crate::cli::told::stop::Stop;

/// A table that is added up.
pub struct Summed<'g> {
    pub ground: Ground<'g>,
}

impl Reading for Summed<'_> {
    type Output = Answer;

    fn read<T: Table>(self, table: T) -> Result<Answer, Stop> {
        let Self { ground } = self;
        let (name, header) = (ground.file.name(), table.header().clone());
        let remarks = Remarks::of_columns(&name, &table);
        let summing = Summing::new(ground.program, ground.world);
        let means = (ground.threads, ground.instructions);
        let add = |tally: &mut Tally, block: &_| {
            summing.add(tally, block, ground.instructions);
            ControlFlow::Continue(())
        };
        let tallies = each_block_in_any_order(table, means, || summing.begin(), add);
        let mut tally = summing.begin();
        tallies.map_err(|problem| ground.file.refused(&[problem]))?.into_iter().for_each(|one| tally.join(one));
        let remarks = remarks.with_rows(&name, &tally, ground.skips)?;
        let summary = Summary::of(ground.theory, &tally, ground.world, Some(&header));
        let result = match ground.args.format {
            Format::Text => summary::text(&summary, ground.terminal.result),
            Format::Json => json::document(&summary),
        };
        Ok(Answer { result, diagnostics: remarks.text(ground.terminal), exit: Exit::Fine })
    }
}
