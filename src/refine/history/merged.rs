//! Turns what a merge changed against each of its parents into what it changed against all of them.

use super::{Step, reworded};
use crate::refine::diff::{Change, ConfigurationChange, PartChange};

/// What differs from every parent: what only one of them lacks, another brought. No step is none.
#[must_use]
pub fn merged(steps: &[Step]) -> Option<Step> {
    // A parent that does not know the configuration has no say in what became of it.
    let knows = |step: &&Step| step.change.as_ref().is_some_and(|change| change.change != Change::Added);
    let knowing: Vec<&Step> = steps.iter().filter(knows).collect();
    let (first, others) = match knowing.split_first() {
        None => return steps.first().cloned(),
        Some((first, others)) => (*first, others),
    };
    let mut step = first.clone();
    step.phrases.retain(|one| others.iter().all(|other| other.phrases.contains(one)));
    for other in others.iter().filter_map(|step| step.change.as_ref()) {
        let both = step.change.as_ref().and_then(|change| of_both(change, other));
        // Of phrases that are written anew against each parent something is left to tell.
        let anew = || (!step.phrases.is_empty()).then(|| reworded(&other.id));
        step.change = Some(both.or_else(anew)?);
    }
    Some(step)
}

/// What two changes have in common, both to the same configuration.
fn of_both(one: &ConfigurationChange, other: &ConfigurationChange) -> Option<ConfigurationChange> {
    let same_part = |part: &PartChange| other.parts.iter().find_map(|like| part_of_both(part, like));
    let parts: Vec<PartChange> = one.parts.iter().filter_map(same_part).collect();
    let is_alike = one.change == other.change;
    let change = match (is_alike, parts.is_empty()) {
        (true, _) if matches!(one.change, Change::Dropped | Change::Retired | Change::Renamed) => one.change,
        (_, true) if one.was.is_some() && other.was.is_some() => Change::Renamed,
        (_, true) => return None,
        (_, false) => of_parts(&parts),
    };
    let was = one.was.clone().filter(|_| other.was.is_some());
    Some(ConfigurationChange { change, was, parts, ..one.clone() })
}

fn part_of_both(one: &PartChange, other: &PartChange) -> Option<PartChange> {
    if one.part != other.part {
        return None;
    }
    let both = |one: &[String], other: &[String]| one.iter().filter(|said| other.contains(said)).cloned().collect();
    let (lost, gained): (Vec<_>, Vec<_>) = (both(&one.lost, &other.lost), both(&one.gained, &other.gained));
    if lost.is_empty() && gained.is_empty() {
        return None;
    }
    let change = if one.change == other.change { one.change } else { Some(Change::Changed) };
    Some(PartChange { part: one.part, change, lost, gained })
}

/// How a configuration differs whose parts differ so: by what it asks for, where only one part of that does.
fn of_parts(parts: &[PartChange]) -> Change {
    let asked: Vec<Change> = parts.iter().filter_map(|part| part.change).collect();
    match asked.as_slice() {
        [one] if *one != Change::Equivalent || parts.len() == 1 => *one,
        _ => Change::Changed,
    }
}
