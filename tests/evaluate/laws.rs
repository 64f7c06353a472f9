//! The laws of section 5, on random theories.
//!
//! `PROPTEST_CASES` sets how many; `PROPTEST_RNG_SEED` draws others than the gate does.

mod agreement;
mod columns;
mod order;
mod settling;
mod text;
mod writing;

use cmo::evaluate::{Evaluation, Pair, World};
use cmo::theory::{Case, Condition, Theory, Vocabulary};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed, TestCaseResult, TestRunner};

use super::random::Trial;

pub const WORLDS: [World; 2] = [World::Open, World::Closed];

/// How far two degrees may lie apart that were computed on different ways: `1 - 0.7` is not quite 0.3.
pub const NEAR: f64 = 1e-9;

/// Holds a law on so many random values; where it fails, panics with the smallest that was found.
pub fn for_all<S: Strategy>(cases: u32, of: S, law: impl Fn(S::Value) -> TestCaseResult) {
    let asked = Config::default();
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { asked.cases } else { cases };
    let rng_seed = if asked.rng_seed == RngSeed::Random { RngSeed::Fixed(2) } else { asked.rng_seed };
    let config = Config { cases, rng_seed, failure_persistence: None, max_global_rejects: cases * 20, ..asked };
    TestRunner::new(config).run(&of, law).unwrap_or_else(|error| panic!("{error}"));
}

/// Holds a law in every case of a trial, open and closed.
pub fn each(trial: &Trial, law: impl Fn(&Case, World) -> TestCaseResult) -> TestCaseResult {
    let mut tries = trial.cases.iter().flat_map(|case| WORLDS.map(|world| (case, world)));
    tries.try_for_each(|(case, world)| law(case, world))
}

/// The theory with each condition written differently.
pub fn rewritten(theory: &Theory, write: &dyn Fn(&Condition) -> Condition) -> Theory {
    let mut configurations = theory.configurations.clone();
    for one in &mut configurations {
        one.context = write(&one.context);
        one.resource = one.resource.as_ref().map(write);
    }
    let mut phrases: Vec<_> = theory.vocabulary.iter().map(|(_, phrase)| phrase.clone()).collect();
    phrases.iter_mut().for_each(|phrase| phrase.declared_mut().when = phrase.declared().when.as_ref().map(write));
    Theory {
        configurations,
        vocabulary: Vocabulary::new(phrases),
        headings: theory.headings.clone(),
        ..Theory::default()
    }
}

/// Two evaluations are the same in every number.
pub fn same(one: &Evaluation, other: &Evaluation) -> TestCaseResult {
    prop_assert_eq!(one.world, other.world);
    for phrase in 0..other.values.len() {
        let name = char::from(b'a' + phrase as u8);
        prop_assert_eq!(one.described[phrase].is_some(), other.described[phrase].is_some(), "{} is described", name);
        near(&format!("value of {name}, {:?}", one.world), one.values[phrase], other.values[phrase])?;
        near(&format!("prediction of {name}, {:?}", one.world), one.predicted[phrase], other.predicted[phrase])?;
        let described = |of: &Evaluation| of.described[phrase].unwrap_or(Pair::UNKNOWN);
        near(&format!("description of {name}"), described(one), described(other))?;
    }
    for number in 0..other.firing.len() {
        let (left, right) = (one.firing[number], other.firing[number]);
        prop_assert_eq!(left.is_some(), right.is_some(), "c{} is evaluated", number);
        let pairs = (left.unwrap_or(Pair::UNKNOWN), right.unwrap_or(Pair::UNKNOWN));
        near(&format!("firing of configuration {number}, {:?}", one.world), pairs.0, pairs.1)?;
        let ripples = (Pair::new(one.ripple[number], 0.0), Pair::new(other.ripple[number], 0.0));
        near(&format!("ripple of configuration {number}, {:?}", one.world), ripples.0, ripples.1)?;
    }
    Ok(())
}

pub fn near(what: &str, one: Pair, other: Pair) -> TestCaseResult {
    let close = |one: f64, other: f64| (one - other).abs() <= NEAR;
    let both = close(one.in_favour, other.in_favour) && close(one.against, other.against);
    prop_assert!(both, "{}: {:?} here, {:?} there", what, one, other);
    Ok(())
}
