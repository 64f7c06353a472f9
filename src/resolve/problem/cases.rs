//! What is wrong with cases, and what is odd about their facts.

use super::unrecognised::unrecognised;
use super::{circle, nearest_or};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Place;

/// What is wrong with a case.
#[derive(Debug)]
pub enum CaseProblem {
    /// `like sunyside`
    UnknownLike { name: String, place: Place, nearest: Vec<String> },
    /// `like b` in `a` and `like a` in `b`; the names begin and end with the same one.
    LikeCircle { names: Vec<String>, places: Vec<Place> },
    /// `like c128` in `c129`, where each case from `c1` on is `like` the one before it.
    LikeTooDeep { name: String, place: Place, deepest: usize },
    /// `theory PT9` in a case.
    UnknownTheory { name: String, place: Place, nearest: Vec<String> },
    /// `source inch2019`, which is a key of the bibliography.
    KeyAsStudy { key: String, place: Place },
    /// `pharmacist trused`: no theory uses the phrase.
    Unrecognised { phrase: String, place: Place, nearest: Vec<String> },
    /// `data shared, not data shared`
    Contested { phrase: String, place: Place, first: Place },
    /// `data shared = 0.7, data shared = 0.8`
    Differ { phrase: String, place: Place, first: Place },
    /// `pharmacist trusted, not pharmacist known`, where being trusted implies being known.
    AgainstImplication { stated: String, implied: String, place: Place, first: Place, implies: Place },
}

impl CaseProblem {
    /// The finding in words.
    pub fn diagnostic(self) -> Diagnostic {
        match self {
            Self::UnknownLike { name, place, nearest } => {
                Diagnostic::error(Code(301), place, format!("there is no case `{name}` to start from"))
                    .saying("no `case` heading has this name")
                    .help(nearest_or(&nearest, format!("declare `case {name}`, or write its facts here")))
            }
            Self::LikeCircle { names, places } => {
                circle(Code(302), "like", (&names, &places), |one| format!("case `{one}` starts from itself"))
                    .help("let one of them state its facts itself")
            }
            Self::LikeTooDeep { name, place, deepest } => {
                let message = format!("case `{name}` starts from more than {deepest} cases, one after the other");
                Diagnostic::error(Code(309), place, message)
                    .saying("one too many")
                    .help("start from the first of them, and write the facts that differ from it here")
            }
            Self::UnknownTheory { name, place, nearest } => {
                Diagnostic::error(Code(303), place, format!("there is no theory `{name}`"))
                    .saying("no `theory` heading has this name")
                    .help(nearest_or(&nearest, format!("declare `theory {name}`, or leave this clause out")))
            }
            Self::KeyAsStudy { key, place } => {
                Diagnostic::error(Code(304), place, format!("`{key}` is a key of the bibliography, not a study"))
                    .saying("a case is a site of a study")
                    .help(format!("declare a study with `cite {key}`, and name that study here"))
            }
            Self::Unrecognised { phrase, place, nearest } => unrecognised(&phrase, place, &nearest),
            Self::Contested { phrase, place, first } => {
                Diagnostic::warning(Code(306), place, format!("the case says `{phrase}` and its contrary"))
                    .saying("says the other")
                    .label_or_related(first, "says the one")
                    .about(&phrase)
                    .help("keep the one that was seen; both together make it contested")
            }
            Self::Differ { phrase, place, first } => {
                Diagnostic::warning(Code(307), place, format!("the case says different things of `{phrase}`"))
                    .saying("and this")
                    .label_or_related(first, "says this")
                    .about(&phrase)
                    .help("keep one; of degrees the largest for and the largest against are taken")
            }
            Self::AgainstImplication { stated, implied, place, first, implies } => Diagnostic::warning(
                Code(308),
                place,
                format!("the case says {stated}, which implies {implied}, and says the contrary"),
            )
            .saying("the contrary of what is implied")
            .label_or_related(first, "implies it")
            .related(implies, "declared here")
            .help("change one of the two facts, or the `implies`"),
        }
    }
}
