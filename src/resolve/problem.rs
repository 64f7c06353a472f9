//! Turns what this floor finds into diagnostics: one enum a subject, all wording of the floor beside its variants; what is
//! a finding of the method is a file of its own, its first comment the page.

mod cases;
mod expectations;
mod files;
mod names;
mod nearly_the_same;
mod phrases;
mod twice_in_list;
mod unrecognised;

pub use cases::CaseProblem;
pub use expectations::ExpectationProblem;
pub use files::BibliographyProblem;
pub use names::{NameProblem, Named};
pub use phrases::PhraseProblem;
pub use twice_in_list::Repeated;

use crate::diagnostic::{Code, Diagnostic};
use crate::source::Place;

/// Of a circle this many members are shown, so that a long one stays readable.
const SHOWN: usize = 8;

/// A circle of `relation`: its names begin and end with the same one, its places are where each leads to the next.
fn circle(
    code: Code,
    relation: &str,
    (names, places): (&[String], &[Place]),
    to_itself: impl Fn(&str) -> String,
) -> Diagnostic {
    let message = match names {
        [one, _] => to_itself(one),
        _ => format!(
            "`{relation}` goes round in a circle: {}{}",
            names.iter().take(SHOWN).map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" → "),
            names.len().checked_sub(SHOWN + 1).map_or(String::new(), |left| format!(" → … and {} more", left + 1)),
        ),
    };
    let mut places = places.iter().copied();
    let first = places.next().unwrap_or_default();
    let found = Diagnostic::error(code, first, message).saying("leads back to where it starts");
    places.take(SHOWN).fold(found, |found, place| found.related(place, "and goes on here"))
}

/// `a`, `b` or `c`, each in backticks.
fn either(names: &[String]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((end, before)) => format!("{} or {end}", before.join(", ")),
    }
}

/// The sentence that offers the nearest names, else another.
fn nearest_or(nearest: &[String], otherwise: impl Into<String>) -> String {
    if nearest.is_empty() { otherwise.into() } else { format!("did you mean {}?", either(nearest)) }
}
