//! What is wrong with phrases: their names, their declarations, and where one is split or nearly another.

use super::nearly_the_same::{looks_alike, nearly_the_same};
use super::twice_in_list::{Repeated, twice_in_list};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Place;

/// What is wrong with a phrase.
#[derive(Debug)]
pub enum PhraseProblem {
    /// `context data shared` where there is a `context data shared`.
    DeclaredTwice { phrase: String, place: Place, first: Place },
    /// `also data shared` under two phrases, or under one where the other is declared.
    NameOfTwo { name: String, phrase: String, other: String, place: Place, first: Place },
    /// `also data kept apart` and `opposite data kept apart` under one phrase.
    OwnOpposite { name: String, phrase: String, place: Place, first: Place },
    /// `implies data kept apart` under the phrase that it is the opposite of.
    ImpliesOwnOpposite { phrase: String, implied: String, place: Place },
    /// `if time protected and paid for`, where `time protected and paid for` is a phrase.
    SplitPhrase { phrase: String, place: Place, used: Place },
    /// `any of (data shared, data shared)`
    TwiceInList { phrase: String, repeated: Repeated, place: Place, first: Place },
    /// `data shared` in one place, `data shard` in another.
    NearlyTheSame { phrase: String, other: String, place: Place, first: Place },
    /// `"not staff trained"`, a phrase of its own and not the negation of `staff trained`
    BeginsWithNot { phrase: String, denied: String, place: Place },
    /// Two phrases that look alike, one with a letter of another alphabet.
    LooksAlike { phrase: String, letter: char, place: Place, other: Place },
}

impl PhraseProblem {
    /// The finding in words.
    pub fn diagnostic(self) -> Diagnostic {
        match self {
            Self::DeclaredTwice { phrase, place, first } => {
                Diagnostic::error(Code(220), place, format!("`{phrase}` is declared twice"))
                    .saying("declared again")
                    .related(first, "first declared here")
                    .help("put all that is said of it under one declaration; what it does elsewhere needs none")
            }
            Self::NameOfTwo { name, phrase, other, place, first } => name_of_two(&name, &phrase, &other, place, first),
            Self::OwnOpposite { name, phrase, place, first } => {
                Diagnostic::error(Code(222), place, format!("`{name}` would name `{phrase}` and its opposite"))
                    .saying("named again")
                    .related(first, "named first here")
                    .help("keep it under `also` where it means the same, under `opposite` where it means the contrary")
            }
            Self::ImpliesOwnOpposite { phrase, implied, place } => Diagnostic::error(
                Code(223),
                place,
                format!("`{phrase}` cannot imply `{implied}`, which is its opposite"),
            )
            .saying("its own opposite")
            .help("take away this `implies`, or the `opposite` that makes it one"),
            Self::SplitPhrase { phrase, place, used } => Diagnostic::error(
                Code(224),
                place,
                format!("read here as several phrases, but `{phrase}` is one elsewhere"),
            )
            .saying("split at `and`, `or` or `,`")
            .related(used, "one phrase here")
            .help(format!("quote it where it is one phrase: `\"{phrase}\"`; else give the other a name of its own")),
            Self::TwiceInList { phrase, repeated, place, first } => twice_in_list(&phrase, repeated, place, first),
            Self::BeginsWithNot { phrase, denied, place } => {
                let message = format!("`\"{phrase}\"` in quotation marks is not the negation of `{denied}`");
                Diagnostic::warning(Code(228), place, message)
                    .saying("read as a phrase of its own")
                    .about(&phrase)
                    .help(format!(
                        "leave the quotation marks away from `not`, as in `not {}`; if it is a phrase of its own, declare it: \
                         `context \"{phrase}\"`",
                        written(&denied)
                    ))
            }
            Self::LooksAlike { phrase, letter, place, other } => looks_alike(&phrase, letter, place, other),
            Self::NearlyTheSame { phrase, other, place, first } => nearly_the_same((&phrase, place), (&other, first)),
        }
    }
}

/// A phrase as it is written in a line: in quotation marks where a mark or a keyword would part it.
fn written(phrase: &str) -> String {
    let is_keyword = |word: &str| ["and", "or", "not", "unless", "then"].contains(&word.to_lowercase().as_str());
    let is_plain = !phrase.contains([',', ';', '(', ')', '[', ']', '=', '?']) && !phrase.split(' ').any(is_keyword);
    if is_plain { phrase.to_owned() } else { format!("\"{phrase}\"") }
}

fn name_of_two(name: &str, phrase: &str, other: &str, place: Place, first: Place) -> Diagnostic {
    let found = if name == other {
        Diagnostic::error(Code(221), place, format!("`{name}` is declared as a phrase, and as a name of `{phrase}`"))
    } else {
        Diagnostic::error(Code(221), place, format!("`{name}` is a name of `{other}` and of `{phrase}`"))
    };
    let label = if name == other { "declared here".to_owned() } else { format!("a name of `{other}`") };
    found
        .saying(format!("a name of `{phrase}`"))
        .related(first, label)
        .help("a name belongs to one phrase: take it away from the other, or say both under one declaration")
}
