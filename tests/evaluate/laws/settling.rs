//! What a further fact, a closed world, a withdrawn fact, and what does not concern a case may change.

use cmo::evaluate::{Evaluation, Pair, World, evaluate};
use cmo::theory::{Case, Condition, Fact, Literal, PhraseId, Said};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use crate::evaluate::blank::fact;
use crate::evaluate::laws::{NEAR, each, for_all, near, rewritten};
use crate::evaluate::random::{Chains, Degrees, trials};

/// In an open world, a fact about a phrase whose value is unknown never unsettles a verdict: what fires still fires or
/// becomes contested, what is blocked likewise, and a contested one stays so.
#[test]
fn a_fact_about_what_is_unknown_never_unsettles_a_verdict() {
    for_all(300, trials(Degrees::Fuzzy, Chains::Cyclic), |trial| {
        for case in trial.cases.iter().filter(|case| !case.complete) {
            let before = evaluate(&trial.theory, case, World::Open);
            let unknown = (0..before.values.len()).filter(|&phrase| undecided(before.values[phrase]));
            for said in unknown.flat_map(facts_about) {
                let mut told = case.clone();
                told.facts.push(said.clone());
                settled_still(&before, &evaluate(&trial.theory, &told, World::Open), &format!("{said:?}"))?;
            }
        }
        Ok(())
    });
}

fn undecided(pair: Pair) -> bool {
    pair.in_favour <= 0.5 && pair.against <= 0.5
}

fn facts_about(phrase: usize) -> Vec<Fact> {
    let said = [Said::Present, Said::Absent, Said::Unknown, Said::Degree(0.5), Said::Degree(0.2), Said::Degree(0.9)];
    let literal = Literal { phrase: PhraseId(phrase as u32), negated: false };
    said.map(|said| fact(literal, said)).to_vec()
}

/// In a closed world too, a fact about a phrase that was stated `unknown`, and whose value is unknown, settles and never
/// unsettles: the exceptions to completeness stand for whatever may turn out to be so.
#[test]
fn a_fact_about_what_was_stated_unknown_never_unsettles_a_closed_world() {
    for_all(300, trials(Degrees::Fuzzy, Chains::Cyclic), |trial| {
        for case in &trial.cases {
            let before = evaluate(&trial.theory, case, World::Closed);
            let stated = case.facts.iter().filter(|fact| fact.said == Said::Unknown);
            let stated = stated.map(|fact| fact.literal.phrase.0 as usize);
            for said in stated.filter(|&phrase| undecided(before.values[phrase])).flat_map(facts_about) {
                let mut told = case.clone();
                told.facts.push(said.clone());
                settled_still(&before, &evaluate(&trial.theory, &told, World::Closed), &format!("{said:?}"))?;
            }
        }
        Ok(())
    });
}

/// Every side of a firing condition that was above the threshold still is.
fn settled_still(before: &Evaluation, after: &Evaluation, why: &str) -> TestCaseResult {
    for (number, (before, after)) in before.firing.iter().zip(&after.firing).enumerate() {
        let (Some(before), Some(after)) = (before, after) else { continue };
        prop_assert!(before.in_favour <= 0.5 || after.in_favour > 0.5, "c{number} no longer fires: {why}");
        prop_assert!(before.against <= 0.5 || after.against > 0.5, "c{number} is no longer blocked: {why}");
    }
    Ok(())
}

/// Closing the world adds and takes nothing away: every degree is at least what it was in the open world.
#[test]
fn closing_the_world_only_adds() {
    for_all(300, trials(Degrees::Fuzzy, Chains::Cyclic), |trial| {
        for case in &trial.cases {
            let open = evaluate(&trial.theory, &Case { complete: false, ..case.clone() }, World::Open);
            let closed = evaluate(&trial.theory, case, World::Closed);
            for (open, closed) in open.values.iter().zip(&closed.values) {
                prop_assert!(closed.in_favour >= open.in_favour - NEAR && closed.against >= open.against - NEAR);
            }
            settled_still(&open, &closed, "the world was closed")?;
        }
        Ok(())
    });
}

/// "It is judged with the phrase's own facts withdrawn": the prediction is that of the case without them.
#[test]
fn a_prediction_is_judged_without_the_phrases_own_facts() {
    for_all(300, trials(Degrees::Fuzzy, Chains::Cyclic), |trial| {
        each(&trial, |case, world| {
            let told = evaluate(&trial.theory, case, world);
            for phrase in 0..told.values.len() {
                let mut silent = case.clone();
                silent.facts.retain(|fact| fact.literal.phrase.0 as usize != phrase || fact.said == Said::Unknown);
                let silent = evaluate(&trial.theory, &silent, world);
                near("the prediction", told.predicted[phrase], silent.predicted[phrase])?;
                if silent.world == World::Open {
                    near("the value of what is only predicted", silent.values[phrase], silent.predicted[phrase])?;
                }
            }
            Ok(())
        })
    });
}

/// "What is retired is never evaluated", and what is of another theory does not concern a case with `theory ID`.
#[test]
fn what_does_not_concern_a_case_changes_nothing_in_it() {
    for_all(300, trials(Degrees::Fuzzy, Chains::Cyclic), |trial| {
        each(&trial, |case, world| {
            let all = evaluate(&trial.theory, case, world);
            let mut less = rewritten(&trial.theory, &Condition::clone);
            let concerned = |heading| case.theory.is_none() || case.theory == heading;
            less.configurations.retain(|one| !one.retired && concerned(one.heading));
            let less = evaluate(&less, case, world);
            let kept: Vec<Pair> = all.firing.iter().flatten().copied().collect();
            prop_assert_eq!(kept, less.firing.iter().flatten().copied().collect::<Vec<Pair>>());
            prop_assert_eq!(&all.values, &less.values);
            prop_assert_eq!(&all.predicted, &less.predicted);
            Ok(())
        })
    });
}
