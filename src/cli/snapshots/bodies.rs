//! Turns what cases mean into the bodies of their snapshots.

use std::collections::BTreeMap;

use cmo::evaluate::Evaluation;
use cmo::explain::matched::Extent;
use cmo::explain::{CitedVerdicts, match_case};
use cmo::refine::snapshot::Prose;
use cmo::theory::{Case, Theory};

use crate::cli::about::means::Wanted;
use crate::cli::about::spread::spread;
use crate::cli::told::progress::{Progress, Work};

/// A case with what it means.
pub type Evaluated<'t> = (&'t Case, &'t Evaluation);

/// What a snapshot is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    /// What matches in the case, in prose.
    pub prose: String,
    /// By prediction, the configurations that speak for it.
    pub predicted_by: BTreeMap<String, Vec<String>>,
}

/// The bodies of some cases, in their order.
pub fn bodies(theory: &Theory, cases: &[Evaluated<'_>], cited: &CitedVerdicts, wanted: Wanted) -> Vec<Body> {
    let progress = Progress::of(Work::Cases, cases.len() as u64);
    let prose = Prose::of(theory);
    spread(cases, wanted.for_cases(cases.len()).threads, |one| {
        let matched = match_case(theory, *one, cited, Extent::Known);
        progress.advance(1);
        Body { prose: prose.body(&matched), predicted_by: prose.predicted_by(&matched) }
    })
}
