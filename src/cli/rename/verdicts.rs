//! Compares what the declared cases mean before and after: no verdict may change.

use cmo::evaluate::{Evaluation, World};
use cmo::explain::CitedVerdicts;
use cmo::rename::RenamedVerdict;
use cmo::theory::{Case, Theory};

use crate::cli::about::means::Wanted;
use crate::cli::about::programs::Programs;

/// A theory with what its declared cases mean.
pub(super) struct Meant<'t> {
    pub(super) theory: &'t Theory,
    /// In the order of the cases.
    pub(super) evaluations: Vec<Evaluation>,
    pub(super) cited: CitedVerdicts,
}

impl<'t> Meant<'t> {
    pub(super) fn of(theory: &'t Theory, wanted: Wanted) -> Self {
        let cases: Vec<&Case> = theory.cases.iter().collect();
        let mut programs = Programs::new(theory, wanted);
        let evaluations = programs.evaluate(&cases, World::Open);
        Self { theory, evaluations, cited: programs.cited() }
    }

    /// Whether two theories have as many of everything, so many phrases more aside, and all conditions hold to the same
    /// degrees: the new name has split or joined nothing else.
    pub(super) fn is_as(&self, after: &Self, more: usize) -> bool {
        let size = |theory: &Theory| (theory.configurations.len(), theory.cases.len());
        let is_large = self.theory.vocabulary.len() + more == after.theory.vocabulary.len();
        let both = self.evaluations.iter().zip(&after.evaluations);
        let is_meant = both.into_iter().all(|(was, is)| was.firing == is.firing);
        is_large && size(self.theory) == size(after.theory) && is_meant
    }

    /// The verdicts of the declared cases that differ; none of a configuration that is retired, or of another theory than
    /// the case's.
    pub(super) fn changes(&self, after: &Self) -> Vec<RenamedVerdict> {
        let mut changed = Vec::new();
        for (case, (was, is)) in self.theory.cases.iter().zip(self.evaluations.iter().zip(&after.evaluations)) {
            for (one, (from, to)) in self.theory.configurations.iter().zip(was.firing.iter().zip(&is.firing)) {
                if let (Some(from), Some(to)) = (from.map(|one| one.verdict()), to.map(|one| one.verdict()))
                    && from != to
                {
                    let (case, id, form) = (case.name.clone(), one.full_name.clone(), one.form.into());
                    changed.push(RenamedVerdict { case, id, form, from: from.into(), to: to.into() });
                }
            }
        }
        changed
    }
}
