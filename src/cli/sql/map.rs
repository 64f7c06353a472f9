//! Turns the list of a table's columns into what each says of a phrase.

use std::path::Path;

use csv::{ReaderBuilder, StringRecord, Trim};

use cmo::disk::ReadProblem;
use cmo::resolve::Nearest;
use cmo::sql::{Column, Says};
use cmo::theory::{Literal, Theory};

use crate::cli::about::lookup::after_keyword;
use crate::cli::told::problem::Problem;

/// The columns that say something of a phrase, and what is to be told of those that do not.
///
/// # Errors
/// A file that cannot be read, and a line that names no phrase.
pub fn columns(file: &Path, theory: &Theory, ids: &[String]) -> Result<(Vec<Column>, String), Problem> {
    let unreadable = |why: String| Problem::from(ReadProblem::Unreadable { path: file.display().to_string(), why });
    let bytes = std::fs::read(file).map_err(|error| unreadable(error.to_string()))?;
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes);
    let mut reader = ReaderBuilder::new();
    let reader = reader.has_headers(false).flexible(true).trim(Trim::All).delimiter(separator(bytes));
    let mut reader = reader.from_reader(bytes);
    let (mut columns, mut others) = (Vec::new(), Vec::new());
    for (index, record) in reader.records().enumerate() {
        let record = record.map_err(|error| unreadable(error.to_string()))?;
        let line = record.position().map_or(0, csv::Position::line);
        let place = || format!("line {line} of `{}`", file.display());
        if index == 0 && record.iter().eq(["column", "phrase"]) {
            continue;
        }
        match of_line(&record, theory).map_err(|wrong| wrong.problem(&place(), theory))? {
            Line::Says(column) => columns.push(column),
            Line::Other(name) if ids.contains(&name) => {}
            Line::Other(name) => others.push(name),
            Line::Nothing => {}
        }
    }
    if columns.is_empty() {
        return Err(Problem::Arguments {
            says: format!("`{}` names no phrase of the theory", file.display()),
            help: "write a line a column: its name, a comma, and the phrase; `cmo vocabulary` lists the phrases"
                .to_owned(),
        });
    }
    Ok((columns, told(&others, theory)))
}

/// What stands between a column and its phrase: the first line that has a comma, a semicolon or a tab tells.
fn separator(bytes: &[u8]) -> u8 {
    *bytes.iter().find(|byte| b",;\t".contains(byte)).unwrap_or(&b',')
}

/// What a line says.
enum Line {
    /// A column of a phrase.
    Says(Column),
    /// A column alone that is called as no phrase is.
    Other(String),
    /// A column that is to be left out: nothing stands after its comma.
    Nothing,
}

/// What is wrong with a line.
enum Wrong {
    /// More than a column and a phrase.
    Fields(usize),
    /// No phrase of the theory.
    Phrase(String),
}

impl Wrong {
    fn problem(self, place: &str, theory: &Theory) -> Problem {
        match self {
            Self::Fields(count) => Problem::Arguments {
                says: format!("{place} has {count} fields"),
                help: "write the column, a comma and the phrase; what holds a comma itself stands in quotes".to_owned(),
            },
            Self::Phrase(phrase) => Problem::Arguments {
                says: format!("{place}: there is no phrase `{phrase}`"),
                help: match near(&phrase, theory) {
                    near if near.is_empty() => {
                        "`cmo vocabulary` lists every phrase; write nothing after the comma to leave the column out"
                            .to_owned()
                    }
                    near => format!("near it: {near}"),
                },
            },
        }
    }
}

fn of_line(record: &StringRecord, theory: &Theory) -> Result<Line, Wrong> {
    match record.iter().collect::<Vec<_>>().as_slice() {
        [] | [""] | [_, ""] => Ok(Line::Nothing),
        [name] => Ok(match says(name, theory) {
            Some(says) => Line::Says(Column { name: (*name).to_owned(), says }),
            None => Line::Other((*name).to_owned()),
        }),
        [name, phrase] => match says(phrase, theory) {
            Some(says) => Ok(Line::Says(Column { name: (*name).to_owned(), says })),
            None => Err(Wrong::Phrase((*phrase).to_owned())),
        },
        more => Err(Wrong::Fields(more.len())),
    }
}

/// `phrase`, `not phrase` or `unknown phrase`; a phrase that is called so goes before.
fn says(text: &str, theory: &Theory) -> Option<Says> {
    let find = |name: &str| theory.vocabulary.find(name);
    let fact = find(text).or_else(|| after_keyword(text, "not").and_then(find).map(Literal::contrary));
    let unknown = || after_keyword(text, "unknown").and_then(find).map(|literal| Says::Unknown(literal.phrase));
    fact.map(Says::Fact).or_else(unknown)
}

fn near(name: &str, theory: &Theory) -> String {
    let near = Nearest::default().phrases(name, &theory.vocabulary);
    near.iter().map(|phrase| format!("`{phrase}`")).collect::<Vec<_>>().join(", ")
}

fn told(others: &[String], theory: &Theory) -> String {
    let one = |name: &String| match near(name, theory) {
        near if near.is_empty() => format!("`{name}`"),
        near => format!("`{name}` (near it: {near})"),
    };
    match others {
        [] => String::new(),
        some => {
            format!("not read, since they are no phrases: {}\n", some.iter().map(one).collect::<Vec<_>>().join(", "))
        }
    }
}
