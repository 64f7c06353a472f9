//! Long chains, long circles and deep conditions: nothing overflows the stack, and time grows with length alone.

use cmo::evaluate::{Pair, World, evaluate};
use cmo::source::Place;
use cmo::theory::{Case, Condition, Configuration, Literal, Mention, PhraseId, Predicted, Said, Theory, Vocabulary};

use super::blank::{blank_configuration, case, fact, letter};

const LENGTH: u32 = 3_000;
/// Of a circle in which each phrase asks for a turn of its own.
const TURNS: u32 = 600;

/// Each phrase, or its absence, brings about the next one, and the last the first.
fn circle(phrases: u32, condition: fn(Condition) -> Condition) -> Theory {
    let link = |from: u32| Configuration {
        context: condition(Condition::Phrase(mention(from))),
        outcomes: vec![Predicted { mention: mention((from + 1) % phrases), negated: false }],
        ..blank_configuration()
    };
    let vocabulary = Vocabulary::new((0..phrases).map(|_| letter(0)).collect());
    Theory { vocabulary, configurations: (0..phrases).map(link).collect(), ..Theory::default() }
}

/// The same without the last link.
fn chain(condition: fn(Condition) -> Condition) -> Theory {
    let mut theory = circle(LENGTH, condition);
    theory.configurations.pop();
    theory
}

fn mention(phrase: u32) -> Mention {
    Mention { literal: literal(phrase), place: Place::default() }
}

fn literal(phrase: u32) -> Literal {
    Literal { phrase: PhraseId(phrase), negated: false }
}

fn told(phrases: impl Iterator<Item = u32>) -> Case {
    case(phrases.map(|phrase| fact(literal(phrase), Said::Degree(0.8))).collect())
}

fn plain(condition: Condition) -> Condition {
    condition
}

fn not(condition: Condition) -> Condition {
    Condition::Not(Box::new(condition))
}

#[test]
fn a_long_chain_carries_its_degree_to_the_end() {
    let evaluation = evaluate(&chain(plain), &told(0..1), World::Open);
    assert_eq!(evaluation.values[LENGTH as usize - 1], Pair::new(0.8, 0.0));
}

#[test]
fn a_long_chain_of_negations_alternates() {
    let evaluation = evaluate(&chain(not), &case(Vec::new()), World::Closed);
    assert_eq!((evaluation.values[0], evaluation.values[1]), (Pair::ABSENT, Pair::PRESENT));
    assert_eq!(evaluation.values[LENGTH as usize - 1], Pair::PRESENT);
}

#[test]
fn a_long_circle_holds_nothing_up_by_itself() {
    let theory = circle(LENGTH, plain);
    let evaluation = evaluate(&theory, &case(Vec::new()), World::Closed);
    assert!(evaluation.values.iter().all(|pair| *pair == Pair::ABSENT));
    let evaluation = evaluate(&theory, &told(7..8), World::Open);
    assert_eq!((evaluation.values[6], evaluation.predicted[7]), (Pair::new(0.8, 0.0), Pair::UNKNOWN));
}

#[test]
fn a_long_circle_of_negations_is_decided_by_one_fact() {
    let theory = circle(TURNS, not);
    let evaluation = evaluate(&theory, &case(Vec::new()), World::Closed);
    assert!(evaluation.values.iter().all(|pair| *pair == Pair::UNKNOWN));
    let fact = case(vec![fact(literal(0), Said::Present)]);
    let evaluation = evaluate(&theory, &fact, World::Closed);
    assert_eq!((evaluation.values[1], evaluation.values[2]), (Pair::ABSENT, Pair::PRESENT));
}

/// Every phrase of a circle is observed: each is judged with its own facts withdrawn, by the one before it.
#[test]
fn a_circle_in_which_everything_is_observed_is_judged_in_time() {
    let evaluation = evaluate(&circle(TURNS, plain), &told(0..TURNS), World::Open);
    assert!(evaluation.predicted.iter().all(|pair| *pair == Pair::new(0.8, 0.0)));
}
