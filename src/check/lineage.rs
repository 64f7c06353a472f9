//! How configurations stand to each other by what they say, through any number of steps: a refinement of a refinement is one.

use crate::theory::{ConfigurationId, Relation, RelationKind, Theory};

/// Whether one of two configurations says that it comes from the other, or how it stands to it; or what it comes from does.
pub fn are_related(theory: &Theory, one: ConfigurationId, other: ConfigurationId) -> bool {
    let comes_from = |of, from| line(theory, of).contains(&from);
    comes_from(one, other) || comes_from(other, one) || stand_apart(theory, one, other)
}

/// Whether one of two configurations says that it stands against the other, or in its place; or what it comes from does. A
/// refinement and a part are meant to agree with what they are of; opposite outcomes there are a contradiction as anywhere.
pub fn are_rivals(theory: &Theory, one: ConfigurationId, other: ConfigurationId) -> bool {
    let replaces = |of, by: ConfigurationId| {
        let replaced = line(theory, by).into_iter().flat_map(|from| relations(theory, from, is_replacement));
        replaced.into_iter().any(|gone| line(theory, gone).contains(&of))
    };
    stand_apart(theory, one, other) || replaces(one, other) || replaces(other, one)
}

/// Whether two lines stand against each other, or in contrast.
fn stand_apart(theory: &Theory, one: ConfigurationId, other: ConfigurationId) -> bool {
    let [line, others] = [one, other].map(|of| line(theory, of));
    let says = |from: &[ConfigurationId], to: &[ConfigurationId]| {
        from.iter().any(|of| relations(theory, *of, is_contrast).any(|against| to.contains(&against)))
    };
    says(&line, &others) || says(&others, &line)
}

/// A configuration and all that it comes from.
fn line(theory: &Theory, of: ConfigurationId) -> Vec<ConfigurationId> {
    let (mut line, mut next) = (vec![of], 0);
    while let Some(&from) = line.get(next) {
        let further: Vec<_> = relations(theory, from, is_descent).filter(|to| !line.contains(to)).collect();
        line.extend(further);
        next += 1;
    }
    line
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
