//! What `why` answers, whatever is asked: a tree of sentences whose first says what the evaluator says.

use cmo::evaluate::{Pair, World, evaluate};
use cmo::explain::reasons::{Step, Subject, Told, Why, why};
use cmo::source::{Source, Sources};
use cmo::theory::ConfigurationId;
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use crate::evaluate::laws::for_all;
use crate::evaluate::random::{Chains, Degrees, trials};

#[test]
fn the_answer_is_a_tree_whose_first_sentence_says_what_the_evaluator_says() {
    let mut sources = Sources::new();
    sources.add(Source::new("theory.cmo", ""));
    for_all(
        300,
        (trials(Degrees::Fuzzy, Chains::Cyclic), prop::sample::select(vec![0, 1, 3, u32::MAX])),
        |(trial, depth)| {
            for (case, world) in trial.cases.iter().flat_map(|case| [(case, World::Open), (case, World::Closed)]) {
                let evaluation = evaluate(&trial.theory, case, world);
                let told = Told { theory: &trial.theory, case, evaluation: &evaluation, sources: &sources };
                for (id, _) in trial.theory.vocabulary.iter() {
                    let pair = evaluation.value(id);
                    answers(&why(told, Subject::Phrase(id), depth), pair.value().word(), pair, depth)?;
                }
                for (number, firing) in evaluation.firing.iter().enumerate() {
                    let Some(pair) = *firing else { continue };
                    let subject = Subject::Configuration(ConfigurationId(number as u32));
                    answers(&why(told, subject, depth), pair.verdict().word(), pair, depth)?;
                }
            }
            Ok(())
        },
    );
}

fn answers(why: &Why, word: &str, pair: Pair, depth: u32) -> TestCaseResult {
    let Some(first) = why.steps.first() else { return Err(TestCaseError::fail("nothing is said")) };
    prop_assert_eq!(first.value.as_str(), word, "{}", first.says);
    let near = |one: f64, other: f64| (one - other).abs() < 1e-6;
    prop_assert!(near(first.in_favour, pair.in_favour) && near(first.against, pair.against), "{first:?}");
    prop_assert!(depth > 0 || why.steps.len() == 1, "depth 0 is the answer alone: {:?}", why.steps);
    is_a_tree(&why.steps)?;
    why.steps.iter().try_for_each(is_a_sentence)
}

/// "A tree, never a loop": each step but the first is a reason of exactly one step above it.
fn is_a_tree(steps: &[Step]) -> TestCaseResult {
    let mut reasons_of = vec![0; steps.len() + 1];
    for (place, step) in steps.iter().enumerate() {
        prop_assert_eq!(step.id as usize, place + 1);
        for &reason in &step.because {
            prop_assert!(reason > step.id && (reason as usize) <= steps.len(), "{} because {}", step.id, reason);
            reasons_of[reason as usize] += 1;
        }
        prop_assert!(step.as_in.is_none_or(|other| other < step.id), "{:?}", step);
    }
    prop_assert!(reasons_of[1] == 0 && reasons_of[2..].iter().all(|&times| times == 1), "{:?}", steps);
    Ok(())
}

fn is_a_sentence(step: &Step) -> TestCaseResult {
    let said = &step.says;
    let odd = ["  ", "( ", " )", " ,", "()", "None", "Some", "{", " by )", " by,", " by."]
        .iter()
        .find(|odd| said.contains(**odd));
    prop_assert!(odd.is_none() && !said.trim().is_empty() && said.trim() == said, "`{}`", said);
    Ok(())
}
