//! Compares what the declared cases mean before and after: no verdict may change.

use cmo::evaluate::{Evaluation, World};
use cmo::explain::CitedVerdicts;
use cmo::theory::{Case, Theory, Verdict};

use super::counted;
use crate::cli::means::Wanted;
use crate::cli::programs::Programs;

/// A theory with what its declared cases mean.
pub(super) struct Meant<'t> {
    pub(super) theory: &'t Theory,
    /// In the order of the cases.
    pub(super) evaluations: Vec<Evaluation>,
    pub(super) cited: CitedVerdicts,
}

/// A verdict that is another one afterwards.
pub(super) struct Changed {
    case: String,
    configuration: String,
    from: Verdict,
    to: Verdict,
}

impl<'t> Meant<'t> {
    pub(super) fn of(theory: &'t Theory, wanted: Wanted) -> Self {
        let cases: Vec<&Case> = theory.cases.iter().collect();
        let mut programs = Programs::new(theory, wanted);
        let evaluations = programs.evaluate(&cases, World::Open);
        Self { theory, evaluations, cited: programs.cited() }
    }

    /// Whether two theories have as many of everything, and all conditions hold to the same degrees: the new name has
    /// split or joined nothing.
    pub(super) fn is_as(&self, other: &Self) -> bool {
        let size = |theory: &Theory| (theory.vocabulary.len(), theory.configurations.len(), theory.cases.len());
        let both = self.evaluations.iter().zip(&other.evaluations);
        size(self.theory) == size(other.theory) && both.into_iter().all(|(was, is)| was.firing == is.firing)
    }

    /// The verdicts of the declared cases that differ; none of a configuration that is retired, or of another theory than
    /// the case's.
    pub(super) fn changes(&self, after: &Self) -> Vec<Changed> {
        let mut changed = Vec::new();
        for (case, (was, is)) in self.theory.cases.iter().zip(self.evaluations.iter().zip(&after.evaluations)) {
            for (one, (from, to)) in self.theory.configurations.iter().zip(was.firing.iter().zip(&is.firing)) {
                if let (Some(from), Some(to)) = (from.map(|one| one.verdict()), to.map(|one| one.verdict()))
                    && from != to
                {
                    changed.push(Changed { case: case.name.clone(), configuration: one.full_name.clone(), from, to });
                }
            }
        }
        changed
    }
}

impl Changed {
    pub(super) fn said(&self) -> String {
        let Self { case, configuration, from, to } = self;
        format!("in case {case}, {configuration} {} and would {}", is(*from), would(*to))
    }
}

const fn is(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Fires => "fires",
        Verdict::Blocked => "is blocked",
        Verdict::Undetermined => "is undetermined",
        Verdict::Contested => "is contested",
    }
}

const fn would(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Fires => "fire",
        Verdict::Blocked => "be blocked",
        Verdict::Undetermined => "be undetermined",
        Verdict::Contested => "be contested",
    }
}

/// What the comparison shows.
pub(super) fn proof(changed: &[Changed], theory: &Theory) -> String {
    let cases = counted(theory.cases.len(), "declared case", "declared cases");
    let each: String = changed.iter().map(|one| one.said() + "\n").collect();
    each + &match (changed.len(), theory.cases.len()) {
        (0, 0) => "there is no declared case in which a verdict could change\n".to_owned(),
        (0, _) => format!("every verdict of {cases} stays as it is\n"),
        (count, _) => format!("{} of {cases} changed\n", counted(count, "verdict", "verdicts")),
    }
}
