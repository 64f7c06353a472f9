//! Finds evidence by cases that, as they say themselves, another theory alone concerns: nothing is evaluated there.

use super::problem::NameProblem;
use crate::diagnostic::Diagnostic;
use crate::theory::{Evidence, EvidenceSource, HeadingId, Theory};

/// A warning for each citation of a case that the theory of the citing item does not concern.
pub(super) fn problems(theory: &Theory) -> Vec<Diagnostic> {
    if theory.cases.iter().all(|case| case.theory.is_none()) {
        return Vec::new();
    }
    let configurations = theory
        .configurations
        .iter()
        .filter(|one| !one.retired)
        .map(|one| (one.heading, &*one.full_name, &one.evidence));
    let headings = theory.headings.iter().enumerate();
    let headings = headings.map(|(index, one)| (Some(HeadingId(index as u32)), &*one.name, &one.evidence));
    let groups = theory.groups.iter().map(|one| (one.heading, &*one.says.name, &one.says.evidence));
    let all = configurations.chain(headings).chain(groups);
    all.flat_map(|(home, name, evidence)| evidence.iter().filter_map(move |one| problem(theory, home, name, one)))
        .collect()
}

fn problem(theory: &Theory, home: Option<HeadingId>, name: &str, evidence: &Evidence) -> Option<Diagnostic> {
    let EvidenceSource::Case(id) = evidence.source else { return None };
    let case = theory.cases.get(id.0 as usize)?;
    let only = case.theory.filter(|only| Some(*only) != home)?;
    let problem = NameProblem::CaseOfAnother {
        name: name.to_owned(),
        case: case.name.clone(),
        theory: theory.headings.get(only.0 as usize)?.name.clone(),
        place: evidence.place,
        of: case.place,
    };
    Some(problem.diagnostic())
}
