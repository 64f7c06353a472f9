//! A theory that is written down and read again means what it meant.

use cmo::evaluate::{Evaluation, Pair, evaluate};
use cmo::resolve::resolve;
use cmo::source::{Source, Sources};
use cmo::syntax::parse;
use cmo::theory::Theory;
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use crate::evaluate::laws::{WORLDS, for_all, near};
use crate::evaluate::random::{Chains, Degrees, Trial, trials};
use crate::resolve::InMemory;

#[test]
fn what_is_written_down_and_read_again_means_the_same() {
    for_all(500, trials(Degrees::Fuzzy, Chains::Cyclic), |trial| {
        prop_assume!(!implies_its_opposite(&trial.theory));
        let read = read(&format!("{trial:?}"))?;
        prop_assert_eq!(read.cases.len(), trial.cases.len());
        for (case, again) in trial.cases.iter().zip(&read.cases) {
            for world in WORLDS {
                same_by_name(&trial, &evaluate(&trial.theory, case, world), &read, &evaluate(&read, again, world))?;
            }
        }
        Ok(())
    });
}

/// "An `implies` of its own opposite" is an error.
fn implies_its_opposite(theory: &Theory) -> bool {
    theory.vocabulary.iter().any(|(id, phrase)| {
        phrase.declared().implies.iter().any(|(implied, _)| implied.phrase == id && implied.negated)
    })
}

fn read(text: &str) -> Result<Theory, TestCaseError> {
    let mut sources = Sources::new();
    let id = sources.add(Source::new("theory.cmo", text));
    let parsed = parse(id, text);
    prop_assert!(parsed.diagnostics.is_empty(), "{text}\n{:?}", parsed.diagnostics);
    let resolved = resolve(&sources, &[(id, parsed.tree)], &InMemory::default());
    let wrong: Vec<_> = resolved.diagnostics.iter().filter(|one| one.is_error()).collect();
    prop_assert!(wrong.is_empty(), "{text}\n{wrong:?}");
    Ok(resolved.theory)
}

fn same_by_name(trial: &Trial, made: &Evaluation, read: &Theory, again: &Evaluation) -> TestCaseResult {
    for (id, phrase) in trial.theory.vocabulary.iter() {
        let other = read.vocabulary.iter().find(|(_, other)| other.name == phrase.name);
        let Some((other, _)) = other else { return Err(TestCaseError::fail(format!("{} is lost", phrase.name))) };
        near(&phrase.name, made.value(id), again.value(other))?;
        near(&phrase.name, made.predicted(id), again.predicted(other))?;
    }
    for (one, firing) in trial.theory.configurations.iter().zip(&made.firing) {
        let other = read.configurations.iter().position(|other| other.full_name == one.full_name);
        let Some(other) = other else { return Err(TestCaseError::fail(format!("{} is lost", one.full_name))) };
        prop_assert_eq!(firing.is_some(), again.firing[other].is_some(), "{} is evaluated", one.full_name);
        near(&one.full_name, firing.unwrap_or(Pair::UNKNOWN), again.firing[other].unwrap_or(Pair::UNKNOWN))?;
    }
    Ok(())
}
