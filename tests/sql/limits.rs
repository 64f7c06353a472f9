//! Theories that one query has no room for: the error names what is too large.

use cmo::evaluate::{Program, World};
use cmo::source::Place;
use cmo::sql::{Asked, Dialect, Form, Kind, SqlProblem, Table, columns_of_phrases, query};
use cmo::theory::{Condition, Configuration, Literal, Mention, PhraseId, Predicted, Theory, Vocabulary};

use crate::evaluate::blank::{blank_configuration, phrase};

fn mention(phrase: u32) -> Mention {
    Mention { literal: Literal { phrase: PhraseId(phrase), negated: false }, place: Place::default() }
}

/// Phrases `p0`, `p1`, …, each predicted by one configuration.
fn theory(phrases: u32, context: impl Fn(u32) -> Condition) -> Theory {
    let configuration = |index: u32| Configuration {
        full_name: format!("c{index}"),
        context: context(index),
        outcomes: vec![Predicted { mention: mention(index), negated: false }],
        ..blank_configuration()
    };
    Theory {
        vocabulary: Vocabulary::new((0..phrases).map(|index| phrase(format!("p{index}"))).collect()),
        configurations: (0..phrases).map(configuration).collect(),
        ..Theory::default()
    }
}

fn written(theory: &Theory, world: World) -> Result<String, SqlProblem> {
    let program = Program::compile(theory, None);
    let table = Table {
        name: vec!["cases".to_owned()],
        id: vec!["id".to_owned()],
        columns: columns_of_phrases(&program),
        kind: Kind::Truth,
    };
    query(&program, &Asked { dialect: Dialect::DuckDb, world, table, form: Form::Wide }).map(|written| written.text)
}

/// Each phrase comes about where none of the others does.
fn rivals(phrases: u32) -> Theory {
    theory(phrases, |index| {
        let others = (0..phrases).filter(|other| *other != index);
        Condition::NoneOf(others.map(|other| Condition::Phrase(mention(other))).collect())
    })
}

#[test]
fn a_circle_that_is_too_large_is_named() {
    assert!(written(&rivals(4), World::Closed).is_ok());
    let refused = written(&rivals(60), World::Closed).unwrap_err();
    let SqlProblem::Circle { phrases, .. } = &refused else { panic!("{refused}") };
    assert_eq!(phrases.len(), 60);
    let said = refused.to_string();
    assert!(said.starts_with("`p0`, `p1`, `p2`") && said.contains("and 48 more depend on each other"), "{said}");
}

#[test]
fn an_open_world_closes_no_circle_through_a_negation() {
    // Nothing predicts that a phrase is absent, so that none reads another.
    assert!(written(&rivals(60), World::Open).is_ok());
}

#[test]
fn a_chain_that_is_too_long_is_refused() {
    let chain = |length: u32| {
        let context = |index: u32| {
            let both = [index.saturating_sub(1), index.saturating_sub(2)].map(|one| Condition::Phrase(mention(one)));
            if index == 0 { Condition::Unknown(Place::default()) } else { Condition::All(both.to_vec()) }
        };
        theory(length, context)
    };
    assert!(written(&chain(100), World::Open).is_ok());
    let refused = written(&chain(2_500), World::Open).unwrap_err();
    assert!(matches!(refused, SqlProblem::TooDeep { .. }), "{refused}");
    let refused = written(&chain(30_000), World::Open).unwrap_err();
    assert!(matches!(refused, SqlProblem::TooLarge { .. }), "{refused}");
}

#[test]
fn a_theory_without_a_configuration_is_refused() {
    let nothing = Theory::default();
    assert_eq!(written(&nothing, World::Open), Err(SqlProblem::NoConfiguration));
}
