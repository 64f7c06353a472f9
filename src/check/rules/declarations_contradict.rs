//! # CMO543: declarations contradict each other
//!
//! What is declared of some phrases excludes itself: a definition (`when`) leads through `not` back to what it defines, so that a complete case can say neither that it is so nor that it is not. Whatever a
//! configuration asks for of such phrases, no case can meet it, and that is said here once (CMO520 and CMO521 are not). This is a warning.
//!
//! ```cmo
//! context workload bearable
//!   when not staff overloaded
//!
//! context staff overloaded
//!   when workload bearable
//!
//! cmoc 1a
//!   if workload bearable
//!   then staff confident in their skills
//!   then fewer falls
//! ```
//!
//! Define each phrase by what can be told without it; where two exclude each other, say so with `opposite`.
//!
//! ```cmo
//! context workload bearable
//!   opposite staff overloaded
//!
//! cmoc 1a
//!   if workload bearable
//!   then staff confident in their skills
//!   then fewer falls
//! ```

use crate::check::{Ground, Rule};
use crate::diagnostic::{Code, Diagnostic, SOME, Severity, ticked_some};
use crate::source::Place;
use crate::theory::PhraseId;

pub(super) const RULE: Rule = Rule { code: Code(543), level: Severity::Warning, find };

fn find(ground: &Ground<'_>) -> Vec<Diagnostic> {
    ground.logic.contradictions().iter().filter_map(|phrases| finding(ground, phrases)).collect()
}

fn finding(ground: &Ground<'_>, phrases: &[PhraseId]) -> Option<Diagnostic> {
    let names: Vec<&str> = phrases.iter().map(|id| ground.name(*id)).collect();
    let message = format!("no case can meet what is declared of {}", ticked_some(&names, SOME));
    let places: Vec<Place> = phrases.iter().filter_map(|id| declared(ground, *id)).collect();
    let found = RULE
        .says(*places.first()?, message)
        .help("define it by what can be told without it; where two phrases exclude each other, say so with `opposite`");
    let found = places
        .iter()
        .zip(&names)
        .skip(1)
        .fold(found, |found, (place, name)| found.label_or_related(*place, format!("`{name}`")));
    Some(names.iter().fold(found, |found, name| found.about(*name)))
}

/// Where a phrase is declared.
fn declared(ground: &Ground<'_>, phrase: PhraseId) -> Option<Place> {
    ground.theory.vocabulary.get(phrase).declared().role.map(|(_, place)| place)
}
