//! How configurations stand to each other by what they say, through any number of steps: a refinement of a refinement is one.

use std::collections::VecDeque;

use rustc_hash::FxHashSet;

use crate::theory::{ConfigurationId, Relation, RelationKind, Theory};

/// Whether one of two configurations says that it comes from the other, or how it stands to it; or what it comes from does.
pub fn are_related(theory: &Theory, one: ConfigurationId, other: ConfigurationId) -> bool {
    // What stands later comes from what stands before, as a rule, and not far back.
    comes_from(theory, other, one) || comes_from(theory, one, other) || stand_apart(theory, one, other)
}

/// Whether one of two configurations says that it stands against the other, or in its place; or what it comes from does. A
/// refinement and a part are meant to agree with what they are of; opposite outcomes there are a contradiction as anywhere.
pub fn are_rivals(theory: &Theory, one: ConfigurationId, other: ConfigurationId) -> bool {
    // What comes from the one that is replaced goes with it; what that comes from stays.
    let replaces = |of, by: ConfigurationId| {
        let mut replaced = line(theory, by).flat_map(|from| relations(theory, from, is_replacement));
        replaced.any(|gone| comes_from(theory, of, gone))
    };
    stand_apart(theory, one, other) || replaces(one, other) || replaces(other, one)
}

/// Whether two lines stand against each other, or in contrast.
fn stand_apart(theory: &Theory, one: ConfigurationId, other: ConfigurationId) -> bool {
    let says = |from, to| {
        let mut against = line(theory, from).flat_map(|of| relations(theory, of, is_contrast)).peekable();
        if against.peek().is_none() {
            return false;
        }
        let line: FxHashSet<ConfigurationId> = line(theory, to).collect();
        against.any(|one| line.contains(&one))
    };
    says(one, other) || says(other, one)
}

/// Whether a configuration is another, or comes from it.
fn comes_from(theory: &Theory, of: ConfigurationId, from: ConfigurationId) -> bool {
    line(theory, of).any(|one| one == from)
}

/// A configuration and all that it comes from, each once.
fn line(theory: &Theory, of: ConfigurationId) -> impl Iterator<Item = ConfigurationId> + '_ {
    let (mut seen, mut open) = (FxHashSet::from_iter([of]), VecDeque::from([of]));
    std::iter::from_fn(move || {
        let next = open.pop_front()?;
        open.extend(relations(theory, next, is_descent).filter(|to| seen.insert(*to)));
        Some(next)
    })
}

/// The configurations to which one stands in some relation.
fn relations(
    theory: &Theory,
    of: ConfigurationId,
    is: fn(RelationKind) -> bool,
) -> impl Iterator<Item = ConfigurationId> + '_ {
    let relations: &[Relation] = &theory.configurations[of.0 as usize].relations;
    relations.iter().filter(move |relation| is(relation.kind)).map(|relation| relation.to)
}

const fn is_descent(kind: RelationKind) -> bool {
    match kind {
        RelationKind::Refines | RelationKind::Replaces | RelationKind::PartOf => true,
        RelationKind::RivalOf | RelationKind::ContrastsWith => false,
    }
}

const fn is_contrast(kind: RelationKind) -> bool {
    match kind {
        RelationKind::RivalOf | RelationKind::ContrastsWith => true,
        RelationKind::Refines | RelationKind::Replaces | RelationKind::PartOf => false,
    }
}

const fn is_replacement(kind: RelationKind) -> bool {
    match kind {
        RelationKind::Replaces => true,
        RelationKind::Refines | RelationKind::PartOf | RelationKind::RivalOf | RelationKind::ContrastsWith => false,
    }
}
