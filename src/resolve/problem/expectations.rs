//! What is wrong with what an author expects of a case.

use super::nearest_or;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Place;

/// What is wrong with an `expect`.
#[derive(Debug)]
pub enum ExpectationProblem {
    /// `expect cmoc 9z fires`
    UnknownConfiguration { name: String, place: Place, nearest: Vec<String> },
    /// `expect cmoc 1a fires`, where two theories have a `1a`.
    AmbiguousConfiguration { name: String, place: Place, candidates: Vec<(String, Place)> },
    /// `expect deprescrbing present`
    UnknownPhrase { phrase: String, place: Place, nearest: Vec<String> },
    /// `expect cmoc if1 fires`
    DisplayId { name: String, place: Place },
}

impl ExpectationProblem {
    /// The finding in words.
    pub fn diagnostic(self) -> Diagnostic {
        match self {
            Self::UnknownConfiguration { name, place, nearest } => {
                Diagnostic::error(Code(410), place, format!("there is no configuration `{name}` to expect anything of"))
                    .saying("no `cmoc` heading has this ID")
                    .help(nearest_or(&nearest, "write the ID of a configuration as its `cmoc` heading has it"))
            }
            Self::AmbiguousConfiguration { name, place, candidates } => ambiguous(&name, place, candidates),
            Self::UnknownPhrase { phrase, place, nearest } => Diagnostic::error(
                Code(412),
                place,
                format!("no theory uses `{phrase}`, so nothing can be expected of it"),
            )
            .saying("unknown phrase")
            .help(nearest_or(&nearest, "write the phrase as the theory does")),
            Self::DisplayId { name, place } => Diagnostic::warning(
                Code(413),
                place,
                format!("`{name}` is a number for display, and changes with the text"),
            )
            .saying("a statement without an ID")
            .about(&name)
            .help("give the statement a `cmoc` heading with an ID, and expect that"),
        }
    }
}

fn ambiguous(name: &str, place: Place, candidates: Vec<(String, Place)>) -> Diagnostic {
    let names: Vec<String> = candidates.iter().map(|(full, _)| full.clone()).collect();
    let found = Diagnostic::error(Code(411), place, format!("`{name}` is the ID of {} configurations", names.len()))
        .saying("which one?")
        .help(format!("write the full name: {}", super::either(&names)));
    candidates.into_iter().fold(found, |found, (full, at)| found.related(at, format!("`{full}`")))
}
