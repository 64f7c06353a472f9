//! Turns what cases mean into the bodies of their snapshots.

use cmo::evaluate::Evaluation;
use cmo::explain::matched::Extent;
use cmo::explain::{CitedVerdicts, match_case};
use cmo::refine::snapshot::Prose;
use cmo::theory::{Case, Theory};

use crate::cli::means::Wanted;
use crate::cli::progress::{Progress, Work};
use crate::cli::spread::spread;

/// A case with what it means.
pub type Evaluated<'t> = (&'t Case, &'t Evaluation);

/// The bodies of some cases, in their order.
pub fn bodies(theory: &Theory, cases: &[Evaluated<'_>], cited: &CitedVerdicts, wanted: Wanted) -> Vec<String> {
    let progress = Progress::of(Work::Cases, cases.len() as u64);
    let prose = Prose::of(theory);
    spread(cases, wanted.for_cases(cases.len()).threads, |one| {
        let body = prose.body(&match_case(theory, *one, cited, Extent::Known));
        progress.advance(1);
        body
    })
}
