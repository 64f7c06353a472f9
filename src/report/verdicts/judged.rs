//! Cases with their verdicts, as rows are made of them: those of a block of a table, and declared ones.

use std::borrow::Cow;

use crate::cases::Block;
use crate::evaluate::{Evaluation, Verdicts};
use crate::theory::{Case, ConfigurationId, Verdict};

/// Some cases, and what holds of some configurations in each.
pub trait Judged {
    /// How many cases there are.
    fn cases(&self) -> usize;

    /// What a case is called.
    fn name(&self, case: usize) -> Cow<'_, str>;

    /// The verdict on one of the configurations in a case; none where it does not concern that.
    fn verdict(&self, configuration: usize, case: usize) -> Option<Verdict>;

    /// The degrees for and against of its firing condition.
    fn degrees(&self, configuration: usize, case: usize) -> Option<[f64; 2]>;
}

/// The cases of a block of a table.
#[derive(Clone, Copy, Debug)]
pub struct OfBlock<'j> {
    /// The cases.
    pub block: &'j Block,
    /// What holds in them.
    pub verdicts: &'j Verdicts,
}

impl Judged for OfBlock<'_> {
    fn cases(&self) -> usize {
        self.block.cases()
    }

    fn name(&self, case: usize) -> Cow<'_, str> {
        self.block.name(case)
    }

    fn verdict(&self, configuration: usize, case: usize) -> Option<Verdict> {
        Some(self.verdicts.verdict(configuration, case))
    }

    fn degrees(&self, configuration: usize, case: usize) -> Option<[f64; 2]> {
        Some(self.verdicts.degrees(configuration, case))
    }
}

/// Declared cases, perhaps of several theories.
#[derive(Clone, Copy, Debug)]
pub struct OfCases<'j> {
    /// The cases.
    pub cases: &'j [Case],
    /// What each of them means.
    pub evaluations: &'j [Evaluation],
    /// The configurations, in their order.
    pub configurations: &'j [ConfigurationId],
}

impl Judged for OfCases<'_> {
    fn cases(&self) -> usize {
        self.cases.len()
    }

    fn name(&self, case: usize) -> Cow<'_, str> {
        Cow::Borrowed(&self.cases[case].name)
    }

    fn verdict(&self, configuration: usize, case: usize) -> Option<Verdict> {
        self.evaluations[case].firing(self.configurations[configuration]).map(|pair| pair.verdict())
    }

    fn degrees(&self, configuration: usize, case: usize) -> Option<[f64; 2]> {
        let pair = self.evaluations[case].firing(self.configurations[configuration])?;
        Some([pair.in_favour, pair.against])
    }
}
