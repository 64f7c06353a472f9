//! Turns the list of a table's columns into what each says of a phrase.

use std::path::Path;

use cmo::cases::{MapFault, Mapped, MappedTo, named_twice};
use cmo::diagnostic::ticked;
use cmo::resolve::Nearest;
use cmo::sql::{Column, Says};
use cmo::theory::{Literal, Theory};

use crate::cli::about::lookup::after_keyword;
use crate::cli::given::tables::mapped;
use crate::cli::told::problem::Problem;
use crate::cli::told::rows;
use crate::cli::told::stop::Stop;

/// The columns that say something of a phrase, and what is to be told of those that do not.
///
/// # Errors
/// A file that cannot be read, rows that name no phrase, and columns that are named twice.
pub fn columns(file: &Path, theory: &Theory, ids: &[String]) -> Result<(Vec<Column>, String), Stop> {
    let map = mapped(file)?;
    // An engine may tell upper from lower case; which does not, the query knows.
    let mut wrong = named_twice(&map, str::to_owned);
    let (mut columns, mut others) = (Vec::new(), Vec::new());
    for row in &map {
        match of_row(row, theory) {
            Ok(Row::Says(column)) => columns.push(column),
            Ok(Row::Other(name)) if ids.contains(&name) => {}
            Ok(Row::Other(name)) => others.push(name),
            Ok(Row::Nothing) => {}
            Err(fault) => wrong.push(row.phrase_fault(fault)),
        }
    }
    if !wrong.is_empty() {
        return Err(rows::of_map(file, &wrong));
    }
    if columns.is_empty() {
        return Err(no_phrase(file).into());
    }
    Ok((columns, told(&others, theory)))
}

fn no_phrase(file: &Path) -> Problem {
    Problem::Arguments {
        says: format!("`{}` names no phrase of the theory", file.display()),
        help: "write a line a column: its name, a comma, and the phrase; `cmo vocabulary` lists the phrases".to_owned(),
    }
}

/// What a row says.
enum Row {
    /// A column of a phrase.
    Says(Column),
    /// A column alone that is called as no phrase is.
    Other(String),
    /// A column that is to be left out.
    Nothing,
}

fn of_row(row: &Mapped, theory: &Theory) -> Result<Row, MapFault> {
    let column = |says| Row::Says(Column { name: row.column.clone(), says });
    match &row.to {
        MappedTo::Nothing => Ok(Row::Nothing),
        MappedTo::Itself => Ok(says(&row.column, theory).map_or_else(|| Row::Other(row.column.clone()), column)),
        MappedTo::Phrase(phrase) => says(phrase, theory).map(column).ok_or_else(|| MapFault::NoPhrase {
            phrase: phrase.clone(),
            nearest: Nearest::default().phrases(phrase, &theory.vocabulary),
        }),
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
    ticked(&Nearest::default().phrases(name, &theory.vocabulary))
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
