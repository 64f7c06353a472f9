//! Turns the cases, expectations and findings of a theory set into those that concern the one theory of `--theory`.

use cmo::diagnostic::Diagnostic;
use cmo::evaluate::Evaluation;
use cmo::expect::{Judged, judge};
use cmo::source::Place;
use cmo::theory::{Case, Expectation, HeadingId, Theory};

/// Whether a case concerns the theory that is asked about: one that is of no other.
pub fn concerns(case: &Case, scope: Option<HeadingId>) -> bool {
    scope.is_none() || case.theory.is_none() || case.theory == scope
}

/// How a case stands to what it expects of the theory that is asked about.
pub fn judged(
    theory: &Theory,
    (case, evaluation): (&Case, &Evaluation),
    scope: Option<HeadingId>,
) -> impl Iterator<Item = Judged> {
    let judged = judge(theory, case, evaluation).into_iter().zip(&case.expectations);
    judged.filter(move |(_, expectation)| is_of(theory, expectation, scope)).map(|(judged, _)| judged)
}

/// Whether an expectation is of the theory that is asked about; a phrase belongs to none.
fn is_of(theory: &Theory, expectation: &Expectation, scope: Option<HeadingId>) -> bool {
    match expectation {
        Expectation::Verdict { configuration, .. } => {
            scope.is_none() || theory.configurations[configuration.0 as usize].heading == scope
        }
        Expectation::Value { .. } => true,
    }
}

/// Leaves out what stands in the configurations, groups and headings of other theories. Errors stay: none may be left.
pub fn narrow(theory: &Theory, findings: &mut Vec<Diagnostic>, scope: HeadingId) {
    let items = items(theory);
    findings.retain(|found| found.is_error() || owner(&items, found.place()).is_none_or(|owner| owner == scope));
}

/// Where each item begins, with the theory that owns it; in order.
fn items(theory: &Theory) -> Vec<(Place, Option<HeadingId>)> {
    let headings = (0_u32..).map(HeadingId).zip(&theory.headings).map(|(id, one)| (one.place, Some(id)));
    let mut items: Vec<(Place, Option<HeadingId>)> = headings.collect();
    items.extend(theory.groups.iter().map(|group| (group.says.place, group.heading)));
    items.extend(theory.configurations.iter().map(|one| (one.place, one.heading)));
    items.extend(theory.studies.iter().map(|study| (study.place, None)));
    items.extend(theory.bibliographies.iter().map(|one| (one.place, None)));
    items.extend(theory.cases.iter().map(|case| (case.place, None)));
    let declared = theory.vocabulary.iter().filter_map(|(_, phrase)| phrase.declared().role);
    items.extend(declared.map(|(_, place)| (place, None)));
    items.sort_by_key(|(place, _)| *place);
    items
}

/// The theory that owns the item in which a place stands.
fn owner(items: &[(Place, Option<HeadingId>)], place: Place) -> Option<HeadingId> {
    let before =
        items.partition_point(|(start, _)| (start.source, start.span.start) <= (place.source, place.span.start));
    let (start, owner) = items.get(before.checked_sub(1)?)?;
    owner.filter(|_| start.source == place.source)
}
