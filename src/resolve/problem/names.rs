//! What is wrong with names of studies, configurations, theories and cases.

use super::{circle, either, nearest_or};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Place;
use crate::theory::is_id;

/// What a name is the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// `theory PT1`
    Theory,
    /// `group 1`
    Group,
    /// `study CHIPPS`
    Study,
    /// `cmoc 1a`
    Configuration,
    /// `case sunnyside`
    Case,
}

impl Named {
    /// The word that people use for it.
    const fn word(self) -> &'static str {
        match self {
            Self::Theory => "theory",
            Self::Group => "group",
            Self::Study => "study",
            Self::Configuration => "configuration",
            Self::Case => "case",
        }
    }
}

/// What is wrong with a name.
#[derive(Debug)]
pub enum NameProblem {
    /// `supported by CHIPS`: no study and no bibliography key is called so.
    UnknownSource { name: String, place: Place, nearest: Vec<String> },
    /// `supported by sunnyside`, which is a case.
    CaseAsStudy { name: String, place: Place },
    /// `supported by case CHIPPS`, which is a study.
    StudyAsCase { name: String, place: Place },
    /// `supported by Smith, 2020`
    Cited { source: String, year: String, id: String, place: Place, nearest: Vec<String> },
    /// `supported by CHIPPS, p.4`
    PlaceAsSource { source: String, within: String, place: Place },
    /// `cite inch2091`: no bibliography has the key.
    UnknownKey { key: String, place: Place, nearest: Vec<String>, bibliographies: usize },
    /// `refines 1x`: no configuration is called so.
    UnknownConfiguration { name: String, place: Place, nearest: Vec<String> },
    /// `refines 1a`, where two theories have a `1a`.
    AmbiguousConfiguration { name: String, place: Place, candidates: Vec<(String, Place)> },
    /// `supported by case sunyside`: no case is called so.
    UnknownCase { name: String, place: Place, nearest: Vec<String> },
    /// `study CHIPPS` where there is a `study CHIPPS`.
    DeclaredTwice { what: Named, name: String, place: Place, first: Place },
    /// `cmoc if1`: the display ID of a statement without one.
    DisplayId { name: String, place: Place },
    /// `theory PT1 "Another title"` in a second file.
    HeadingDiffers { name: String, part: &'static str, place: Place, first: Place },
    /// `refines if1`: moves when a statement is added above it.
    RelationToDisplayId { name: String, place: Place },
    /// `refines 1b` in `1a` and `refines 1a` in `1b`; the circle's names begin and end with the same one.
    Circle { relation: &'static str, names: Vec<String>, places: Vec<Place> },
    /// `supported by case sunnyside`, where the case is told for another theory alone.
    CaseOfAnother { name: String, case: String, theory: String, place: Place, of: Place },
    /// `level micro` and `level macro` in one item.
    ClauseTwice { clause: &'static str, place: Place, first: Place },
}

impl NameProblem {
    /// The finding in words.
    pub fn diagnostic(self) -> Diagnostic {
        match self {
            Self::UnknownSource { name, place, nearest } => unknown_source(&name, place, &nearest),
            Self::CaseAsStudy { name, place } => {
                Diagnostic::error(Code(201), place, format!("there is no study `{name}`, but a case"))
                    .saying("a case")
                    .help(format!("write `case {name}`"))
            }
            Self::StudyAsCase { name, place } => {
                Diagnostic::error(Code(205), place, format!("there is no case `{name}`, but a study"))
                    .saying("a study")
                    .help(format!("write `{name}` without `case`"))
            }
            Self::Cited { source, year, id, place, nearest } => {
                Diagnostic::error(Code(201), place, format!("there is no study `{source}`, and none `{year}`"))
                    .saying("one study? its ID is one word")
                    .help(nearest_or(&nearest, format!("write `{id}`, and declare it: `study {id} \"its title\"`")))
            }
            Self::PlaceAsSource { source, within, place } => Diagnostic::error(
                Code(201),
                place,
                format!("there is no study `{within}`, and no key of a bibliography"),
            )
            .saying("a place in the source before it?")
            .help(format!("a place stands in brackets after its source: `{source} [{within}]`")),
            Self::UnknownKey { key, place, nearest, bibliographies } => {
                unknown_key(&key, place, &nearest, bibliographies)
            }
            Self::UnknownConfiguration { name, place, nearest } => {
                Diagnostic::error(Code(203), place, format!("there is no configuration `{name}`"))
                    .saying("no `cmoc` heading has this ID")
                    .help(nearest_or(
                        &nearest,
                        format!("declare `cmoc {name}`, or write the ID of one that is declared"),
                    ))
            }
            Self::AmbiguousConfiguration { name, place, candidates } => ambiguous(&name, place, candidates),
            Self::UnknownCase { name, place, nearest } => {
                Diagnostic::error(Code(205), place, format!("there is no case `{name}`"))
                    .saying("no `case` heading has this name")
                    .help(nearest_or(&nearest, format!("declare `case {name}` with its facts")))
            }
            Self::DeclaredTwice { what, name, place, first } => declared_twice(what, &name, place, first),
            Self::DisplayId { name, place } => {
                Diagnostic::error(Code(207), place, format!("`{name}` is how a statement without an ID is shown"))
                    .saying("looks like the number of an `if` statement")
                    .help(format!("give it an ID of its own, such as `{}`", name.replacen("if", "s", 1)))
            }
            Self::HeadingDiffers { name, part, place, first } => {
                Diagnostic::error(Code(208), place, format!("theory `{name}` goes on here with another {part}"))
                    .saying(format!("another {part}"))
                    .related(first, format!("the {part} that it was given first"))
                    .help(format!("write the {part} once; here the heading `theory {name}` is enough"))
            }
            Self::RelationToDisplayId { name, place } => Diagnostic::warning(
                Code(209),
                place,
                format!("`{name}` is a number for display, and changes with the text"),
            )
            .saying("a statement without an ID")
            .about(&name)
            .help("give the statement a `cmoc` heading with an ID, and write that ID here"),
            Self::Circle { relation, names, places } => {
                let to_itself = |one: &str| format!("`{one}` cannot stand in `{relation}` to itself");
                circle(Code(210), relation, (&names, &places), to_itself)
                    .help(format!("take away the `{relation}` that is not meant"))
            }
            Self::CaseOfAnother { name, case, theory, place, of } => {
                let message = format!("`{name}` cites case `{case}`, which theory `{theory}` alone concerns");
                Diagnostic::warning(Code(212), place, message)
                    .saying("never held against what the case describes")
                    .related(of, format!("the case: it says `theory {theory}`"))
                    .about(&name)
                    .about(&case)
                    .help(format!("take `theory {theory}` out of case `{case}` if other theories concern it too, or cite its study"))
            }
            Self::ClauseTwice { clause, place, first } => {
                Diagnostic::error(Code(211), place, format!("`{clause}` is said twice"))
                    .saying("said again")
                    .label(first, "said first")
                    .help(format!("keep one `{clause}` clause"))
            }
        }
    }
}

fn unknown_source(name: &str, place: Place, nearest: &[String]) -> Diagnostic {
    let otherwise = if is_id(name) {
        format!("declare it: `study {name} \"its title\"`")
    } else {
        "add the entry to a bibliography, or write the key that it has there".to_owned()
    };
    Diagnostic::error(Code(201), place, format!("there is no study `{name}`, and no key of a bibliography"))
        .saying("not declared")
        .help(nearest_or(nearest, otherwise))
}

fn unknown_key(key: &str, place: Place, nearest: &[String], bibliographies: usize) -> Diagnostic {
    let (message, otherwise) = if bibliographies == 0 {
        (
            format!("no bibliography is declared that could hold `{key}`"),
            "name the file: `bibliography \"studies.bib\"`",
        )
    } else {
        (
            format!("no bibliography has the key `{key}`"),
            "add the entry to a bibliography, or write the key that it has there",
        )
    };
    Diagnostic::error(Code(202), place, message).saying("unknown key").help(nearest_or(nearest, otherwise))
}

fn ambiguous(name: &str, place: Place, candidates: Vec<(String, Place)>) -> Diagnostic {
    let names: Vec<String> = candidates.iter().map(|(full, _)| full.clone()).collect();
    let mut found =
        Diagnostic::error(Code(204), place, format!("`{name}` is the ID of {} configurations", names.len()))
            .saying("which one?");
    for (full, at) in candidates {
        found = found.related(at, format!("`{full}`"));
    }
    let others: Vec<String> = names.iter().filter(|full| *full != name).cloned().collect();
    let help = format!("write the full name: {}", either(&others));
    if others.len() == names.len() {
        return found.help(help);
    }
    found.help(format!("{help}; the `{name}` that no theory owns needs an ID of its own"))
}

fn declared_twice(what: Named, name: &str, place: Place, first: Place) -> Diagnostic {
    let help = match what {
        Named::Theory => {
            format!("within one file a theory has one `theory {name}` heading: move what follows up to it")
        }
        Named::Configuration => "give one of them another ID".to_owned(),
        Named::Group => format!("give one of them another name, such as `group {name}-2`"),
        Named::Study => format!("give one of them another name, such as `study {name}-2`"),
        Named::Case => format!("give one of them another name, such as `case {name}-2`"),
    };
    Diagnostic::error(Code(206), place, format!("{} `{name}` is declared twice", what.word()))
        .saying("declared again")
        .related(first, "first declared here")
        .help(help)
}
