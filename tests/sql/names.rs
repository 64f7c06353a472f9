//! Names and texts of the user's, which may hold anything: no engine reads past their end.

use cmo::evaluate::{Program, World};
use cmo::source::Place;
use cmo::sql::{Asked, Column, Dialect, Form, Kind, Says, SqlProblem, Table, query};
use cmo::theory::{Condition, Configuration, Literal, Mention, PhraseId, Theory, Vocabulary};
use proptest::prelude::*;

use crate::evaluate::blank::{blank_configuration, phrase};

const DIALECTS: [Dialect; 3] = [Dialect::DuckDb, Dialect::Postgres, Dialect::Spark];

fn literal(phrase: u32) -> Literal {
    Literal { phrase: PhraseId(phrase), negated: false }
}

/// A theory that asks for each of some phrases.
fn theory(phrases: usize) -> Theory {
    let names = (0..phrases).map(|index| phrase(format!("p{index}")));
    let mention = |index| Condition::Phrase(Mention { literal: literal(index), place: Place::default() });
    let configuration = |index| Configuration {
        id: format!("c{index}"),
        full_name: format!("c{index}"),
        context: mention(index),
        ..blank_configuration()
    };
    Theory {
        vocabulary: Vocabulary::new(names.collect()),
        configurations: (0..phrases as u32).map(configuration).collect(),
        ..Theory::default()
    }
}

fn asked(dialect: Dialect, names: &[&str]) -> Asked {
    let column =
        |(index, name): (usize, &&str)| Column { name: (*name).to_owned(), says: Says::Fact(literal(index as u32)) };
    let table = Table {
        name: vec!["cases".to_owned()],
        id: vec!["id".to_owned()],
        columns: names.iter().enumerate().map(column).collect(),
        kind: Kind::Degrees,
    };
    Asked { dialect, world: World::Open, table, form: Form::Wide }
}

fn written(dialect: Dialect, names: &[&str]) -> Result<String, SqlProblem> {
    query(&Program::compile(&theory(names.len()), None), &asked(dialect, names)).map(|written| written.text)
}

proptest! {
    /// Read as an engine reads them, quoted names and texts end where they should, and hold what they should.
    #[test]
    fn names_are_read_back(name in "[a\"'`\\\\;\\-/* \u{e9}\u{1f600}\n]{1,40}") {
        for dialect in DIALECTS {
            let text = written(dialect, &[&name]).unwrap();
            let (names, rest) = quoted(dialect, &text);
            prop_assert!(names.iter().any(|read| is_kept(dialect, &name, read)), "{dialect:?} {names:?}\n{text}");
            prop_assert!(!rest.contains(['"', '\'', '`', '\\', ';', '*']), "{rest}");
        }
    }
}

/// Whether a name that was read is all that the dialect keeps of one: PostgreSQL at most 63 bytes, whole characters.
fn is_kept(dialect: Dialect, name: &str, read: &str) -> bool {
    match dialect {
        Dialect::DuckDb | Dialect::Spark => read == name,
        Dialect::Postgres => {
            let left = name.strip_prefix(read);
            left.is_some_and(|left| left.chars().next().is_none_or(|next| read.len() + next.len_utf8() > 63))
        }
    }
}

/// The quoted names of a query, and what is left of it without them and without its texts.
fn quoted(dialect: Dialect, text: &str) -> (Vec<String>, String) {
    let (mut names, mut rest) = (Vec::new(), String::new());
    let mut marks = text.chars().peekable();
    while let Some(mark) = marks.next() {
        let of_name = if dialect == Dialect::Spark { '`' } else { '"' };
        if mark != of_name && mark != '\'' {
            rest.push(mark);
            continue;
        }
        let mut inside = String::new();
        while let Some(next) = marks.next() {
            match next {
                '\\' if mark == '\'' && dialect == Dialect::Spark => inside.extend(marks.next()),
                next if next != mark => inside.push(next),
                _ if marks.peek() == Some(&mark) => inside.extend(marks.next()),
                _ => break,
            }
        }
        if mark == of_name {
            names.push(inside);
        }
    }
    (names, rest)
}

#[test]
fn postgres_keeps_63_bytes_of_a_name() {
    let long = "é".repeat(40);
    let text = written(Dialect::Postgres, &[&long]).unwrap();
    assert!(text.contains(&format!("\"{}\"", "é".repeat(31))), "{text}");
    assert!(written(Dialect::DuckDb, &[&long]).unwrap().contains(&format!("\"{long}\"")));
}

#[test]
fn names_that_an_engine_takes_for_one_are_refused() {
    let (one, other) = (format!("{} one", "x".repeat(63)), format!("{} other", "x".repeat(63)));
    let refused = |dialect, names: &[&str]| matches!(written(dialect, names), Err(SqlProblem::SameColumn { .. }));
    assert!(refused(Dialect::Postgres, &[&one, &other]));
    assert!(!refused(Dialect::DuckDb, &[&one, &other]));
    assert!(refused(Dialect::DuckDb, &["Trust", "trust"]));
    assert!(refused(Dialect::Spark, &["Trust", "trust"]));
    assert!(!refused(Dialect::Postgres, &["Trust", "trust"]));
    assert!(DIALECTS.into_iter().all(|dialect| refused(dialect, &["id"])));
}

#[test]
fn one_column_may_say_something_of_two_phrases() {
    for dialect in DIALECTS {
        assert!(written(dialect, &["trust", "trust"]).is_ok());
    }
}

#[test]
fn a_name_that_no_column_has_is_refused() {
    for name in ["", "a\0b"] {
        let refused = written(Dialect::Postgres, &[name]).unwrap_err();
        assert!(matches!(refused, SqlProblem::NoName { .. }), "{refused}");
    }
}

#[test]
fn postgres_has_a_most_of_columns() {
    let names: Vec<String> = (0..1_000).map(|index| format!("p{index}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let refused = written(Dialect::Postgres, &names).unwrap_err();
    assert!(matches!(refused, SqlProblem::TooManyColumns { most: 1_600, .. }), "{refused}");
    assert!(written(Dialect::DuckDb, &names).is_ok());
}
