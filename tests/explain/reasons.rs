//! The words of reasons: sentences without a word of a program, never deeper than asked, however long the chain.

use cmo::evaluate::{World, evaluate};
use cmo::explain::reasons::Why;
use cmo::explain::{Subject, Told, why};
use cmo::source::{Source, Sources};
use cmo::theory::{ConfigurationId, PhraseId};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use super::told::text;
use crate::evaluate::laws::for_all;
use crate::evaluate::random::{Chains, Degrees, Trial, trials};

/// Words of a program, none of which an evaluator is to read.
const NOT_SAID: [&str; 14] = [
    " node",
    "true",
    "false",
    "null",
    "none(",
    "evaluat",
    "boolean",
    "return",
    "index",
    "error",
    "undefined",
    "NaN",
    "::",
    "-0",
];

#[test]
fn reasons_are_sentences_whatever_is_asked() {
    let mut sources = Sources::new();
    sources.add(Source::new("theory.cmo", "all that is drawn stands here\n"));
    for_all(150, trials(Degrees::Fuzzy, Chains::Cyclic), |trial| {
        for (case, world) in trial.cases.iter().flat_map(|case| [(case, World::Open), (case, World::Closed)]) {
            let evaluation = evaluate(&trial.theory, case, world);
            let told = Told { theory: &trial.theory, case, evaluation: &evaluation, sources: &sources };
            for subject in subjects(&trial) {
                are_sentences(&why(told, subject, 50))?;
                is_no_deeper(&why(told, subject, 2), 2)?;
            }
        }
        Ok(())
    });
}

fn subjects(trial: &Trial) -> Vec<Subject> {
    let configurations =
        (0..trial.theory.configurations.len()).map(|id| Subject::Configuration(ConfigurationId(id as u32)));
    let phrases = (0..trial.theory.vocabulary.len()).map(|id| Subject::Phrase(PhraseId(id as u32)));
    configurations.chain(phrases).collect()
}

fn are_sentences(why: &Why) -> TestCaseResult {
    prop_assert!(why.more.is_none() && why.steps.iter().all(|step| !step.deeper), "50 levels are enough here");
    why.steps.iter().try_for_each(|step| is_a_sentence(&step.says))
}

fn is_a_sentence(says: &str) -> TestCaseResult {
    let opens = says.chars().next().is_some_and(|first| first.is_uppercase() || first == '“');
    prop_assert!(opens && says.ends_with('.'), "{}", says);
    for mark in ["..", " .", " ,", ",,", "  ", ": .", ":.", "()", ", ."] {
        prop_assert!(!says.contains(mark), "`{}` in {}", mark, says);
    }
    for word in NOT_SAID {
        prop_assert!(!says.contains(word), "`{}` in {}", word, says);
    }
    Ok(())
}

fn is_no_deeper(why: &Why, depth: usize) -> TestCaseResult {
    let mut level = vec![0; why.steps.len() + 1];
    for step in &why.steps {
        step.because.iter().for_each(|reason| level[*reason as usize] = level[step.id as usize] + 1);
    }
    prop_assert!(level.iter().all(|level| *level <= depth));
    prop_assert_eq!(why.more.is_some(), why.steps.iter().any(|step| step.deeper));
    Ok(())
}

#[test]
fn a_chain_of_any_length_is_cut_and_says_so() {
    let links = (0..1_000).map(|link| format!("cmoc c{link}\n  if step {link}\n  then step {}\n\n", link + 1));
    let theory = format!("{}case site\n  step 0\n", links.collect::<String>());
    let text = text(&theory);
    let why = text.why("site", text.phrase("step 1000"), u32::MAX);
    assert_eq!(why.steps.len(), 101);
    assert!(why.steps.last().is_some_and(|step| step.deeper));
    assert!(why.more.as_ref().is_some_and(|more| more.contains("ask why of what is said there")), "{:?}", why.more);
}

#[test]
fn many_ways_to_one_phrase_stay_in_proportion() {
    let layers = (0..20).map(|layer| {
        let next = layer + 1;
        format!(
            "cmoc a{layer}\n  if left {layer} and right {layer}\n  then left {next}, right {next}\n\ncmoc b{layer}\n  if right {layer} and left {layer}\n  then right {next}, left {next}\n\n"
        )
    });
    let theory = format!("{}case site\n  left 0, right 0\n", layers.collect::<String>());
    let text = text(&theory);
    let why = text.why("site", text.phrase("left 20"), 100);
    assert!(why.steps.len() < 400, "{} steps", why.steps.len());
}
