//! The engine and the naive reading say the same.

use cmo::evaluate::evaluate;

use crate::evaluate::laws::{each, for_all, same};
use crate::evaluate::naive;
use crate::evaluate::random::{Chains, Degrees, trials};

/// The engine agrees with the naive reading, open and closed.
#[test]
fn the_engine_agrees_with_the_naive_reading() {
    for_all(10_000, trials(Degrees::Fuzzy, Chains::Cyclic), |trial| {
        each(&trial, |case, world| {
            let engine = evaluate(&trial.theory, case, world);
            same(&engine, &naive::evaluate(&trial.theory, case, world))
        })
    });
}

/// The same on cases without degrees, which take another way through the engine …
#[test]
fn the_engine_agrees_with_the_naive_reading_on_crisp_cases() {
    for_all(1_000, trials(Degrees::Crisp, Chains::Cyclic), |trial| {
        each(&trial, |case, world| {
            let engine = evaluate(&trial.theory, case, world);
            same(&engine, &naive::evaluate(&trial.theory, case, world))
        })
    });
}
