//! Many cases at once: threads and instructions are means, and change no answer.

use std::num::NonZeroUsize;

use cmo::cases::Columns;
use cmo::evaluate::{Instructions, InstructionsError, Means, Program, World};
use cmo::source::Place;
use cmo::theory::{Case, Condition, Configuration, Literal, Mention, PhraseId, Predicted, Theory, Vocabulary};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use super::sketch::Sketch;
use crate::evaluate::blank::{blank_configuration, letter};
use crate::evaluate::random::{Degrees, PHRASES, cases_of, condition};

/// So many values, the same ones on every machine.
fn drawn<S: Strategy>(number: usize, strategy: &S) -> Vec<S::Value> {
    let mut runner = TestRunner::deterministic();
    (0..number).map(|_| strategy.new_tree(&mut runner).unwrap().current()).collect()
}

/// Each condition leads to one outcome, which is the phrase after those of the conditions.
fn theory(conditions: Vec<Condition>) -> Theory {
    let outcome = Mention { literal: Literal { phrase: PhraseId(PHRASES), negated: false }, place: Place::default() };
    let configuration = |context| Configuration {
        context,
        outcomes: vec![Predicted { mention: outcome, negated: false }],
        ..blank_configuration()
    };
    let vocabulary = Vocabulary::new((0..=PHRASES as usize).map(letter).collect());
    Theory { vocabulary, configurations: conditions.into_iter().map(configuration).collect(), ..Theory::default() }
}

#[test]
fn threads_change_no_count() {
    let theory = theory(drawn(600, &condition()));
    let cases = drawn(5_000, &cases_of(PHRASES, Degrees::Crisp));
    let cases: Vec<&Case> = cases.iter().cycle().take(40_000).collect();
    let (program, columns) = (Program::compile(&theory, None), Columns::of(&cases));
    let counts = |threads| {
        let means = Means { threads: NonZeroUsize::new(threads).unwrap(), instructions: Instructions::detect() };
        program.count(&columns, World::Open, means)
    };
    let one = counts(1);
    assert_eq!(one, counts(3));
    assert!(one.iter().all(|counts| counts.fires + counts.blocked + counts.undetermined + counts.contested == 40_000));
}

#[test]
fn an_unknown_set_of_instructions_is_an_error() {
    let error = Instructions::named("avx9").unwrap_err();
    assert_eq!(error, InstructionsError::Unknown("avx9".to_owned()));
    assert_eq!(error.to_string(), "`avx9` is no set of instructions: write `baseline`, `v3` or `v4`");
    assert_eq!(Instructions::named("baseline"), Ok(Instructions::Baseline));
}

#[test]
fn a_theory_without_cases_or_configurations_counts_nothing() {
    let theory = Sketch::default().theory();
    let program = Program::compile(&theory, None);
    assert_eq!(program.count(&Columns::of(&[]), World::Closed, Means::all()), []);
    assert!(program.evaluate(&Columns::of(&[]), World::Open).is_empty());
}
