//! Draws what follows from relations: who is replaced is retired, and no chain goes round.

use super::circles::circles;
use super::problem::NameProblem;
use crate::diagnostic::Diagnostic;
use crate::source::Place;
use crate::theory::{Configuration, RelationKind};

/// Retires what is replaced.
pub(super) fn retire(configurations: &mut [Configuration]) {
    let replaced: Vec<usize> = configurations
        .iter()
        .flat_map(|one| &one.relations)
        .filter(|relation| relation.kind == RelationKind::Replaces)
        .map(|relation| relation.to.0 as usize)
        .collect();
    for index in replaced {
        configurations[index].retired = true;
    }
}

/// Circles of `refines`, `replaces` and `part of`, and relations of a configuration to itself.
pub(super) fn problems(configurations: &[Configuration]) -> Vec<Diagnostic> {
    let kinds = [RelationKind::Refines, RelationKind::Replaces, RelationKind::PartOf];
    let round = kinds.into_iter().flat_map(|kind| circles_of(configurations, kind));
    let beside = [RelationKind::RivalOf, RelationKind::ContrastsWith];
    round.chain(beside.into_iter().flat_map(|kind| to_itself(configurations, kind))).collect()
}

fn circles_of(configurations: &[Configuration], kind: RelationKind) -> Vec<Diagnostic> {
    let edges = |one: &Configuration| -> Vec<(usize, Place)> {
        one.relations.iter().filter(|to| to.kind == kind).map(|to| (to.to.0 as usize, to.place)).collect()
    };
    if !configurations.iter().any(|one| one.relations.iter().any(|to| to.kind == kind)) {
        return Vec::new();
    }
    let next: Vec<Vec<(usize, Place)>> = configurations.iter().map(edges).collect();
    circles(&next).into_iter().map(|circle| round(configurations, kind, &circle)).collect()
}

fn round(configurations: &[Configuration], kind: RelationKind, circle: &[(usize, Place)]) -> Diagnostic {
    let start = circle.first();
    let names = circle.iter().chain(start).map(|(index, _)| configurations[*index].full_name.clone()).collect();
    let places = circle.iter().map(|(_, place)| *place).collect();
    NameProblem::Circle { relation: kind.word(), names, places }.diagnostic()
}

fn to_itself(configurations: &[Configuration], kind: RelationKind) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for (index, one) in configurations.iter().enumerate() {
        for relation in one.relations.iter().filter(|to| to.kind == kind && to.to.0 as usize == index) {
            problems.push(round(configurations, kind, &[(index, relation.place)]));
        }
    }
    problems
}
