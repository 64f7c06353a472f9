//! Words for a configuration and its verdict, with the studies behind it.

mod studies;
mod verdict;

pub(super) use studies::studies;
pub(super) use verdict::{again, says};

use crate::explain::reading::Reading;
use crate::explain::reasons::language::{joined, quoted, reference};
use crate::theory::{Configuration, ConfigurationId, RelationKind};

/// `PT1.1a, “Pharmacist-led medication review”,`: the comma that closes an apposition is its own.
fn called(reading: &Reading<'_>, id: ConfigurationId) -> String {
    let configuration = reading.configuration(id);
    match &configuration.title {
        Some(title) => format!("{}, {},", reference(configuration), quoted(title)),
        None => reference(configuration),
    }
}

/// Why its author says it, where that is said.
pub(super) fn because(reading: &Reading<'_>, id: ConfigurationId) -> Option<String> {
    let given: Vec<String> = reading.configuration(id).because.iter().map(|words| quoted(words)).collect();
    (!given.is_empty()).then(|| format!("the reason given for it: {}", joined(&given, "and")))
}

/// Why a configuration has no verdict: `None` where it has one.
pub(super) fn not_weighed(reading: &Reading<'_>, id: ConfigurationId) -> Option<String> {
    let configuration = reading.configuration(id);
    if configuration.retired {
        return Some(retired(reading, id));
    }
    let only = reading.case.theory.filter(|only| configuration.heading != Some(*only))?;
    let heading = &reading.theory.headings[only.0 as usize].name;
    Some(format!("the case is described for {heading} alone, so that {} is not weighed in it", called(reading, id)))
}

fn retired(reading: &Reading<'_>, id: ConfigurationId) -> String {
    let all = reading.theory.configurations.iter();
    let replaces = |one: &&Configuration| {
        one.relations.iter().any(|relation| relation.kind == RelationKind::Replaces && relation.to == id)
    };
    let name = called(reading, id);
    match all.clone().find(replaces) {
        Some(next) => {
            format!("{name} is retired: {} takes its place, and it is kept for the record only", reference(next))
        }
        None => format!("{name} is retired: it is kept for the record and weighed in no case"),
    }
}
