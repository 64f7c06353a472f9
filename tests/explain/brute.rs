//! `missing` and `blocked_by` against the words of the contract, by trying every completion and every set.

use std::cell::Cell;

use crate::evaluate::naive::evaluate;
use cmo::evaluate::{Evaluation, Pair, World};
use cmo::explain::matched::{ConfigurationMatch, Extent, VerdictWord};
use cmo::explain::{CitedVerdicts, match_case};
use cmo::theory::{Condition, Configuration, Theory, Verdict};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use crate::evaluate::laws::for_all;
use crate::evaluate::naive::predict::View;
use crate::evaluate::random::{Chains, Degrees, trials};

/// The fields that are held against each other, and how many of them were not empty.
#[test]
fn missing_and_blocked_by_are_what_trying_everything_finds() {
    let (missing_seen, blocked_seen) = (Cell::new(0), Cell::new(0));
    for_all(300, trials(Degrees::Fuzzy, Chains::Cyclic), |trial| {
        for (case, world) in trial.cases.iter().flat_map(|case| [(case, World::Open), (case, World::Closed)]) {
            let evaluation = evaluate(&trial.theory, case, world);
            let matched = match_case(&trial.theory, (case, &evaluation), &CitedVerdicts::default(), Extent::All);
            for (configuration, shown) in concerned(&trial.theory, &evaluation).zip(&matched.configurations) {
                compare(&trial.theory, configuration, &evaluation.values, shown)?;
                missing_seen.set(missing_seen.get() + shown.missing.len());
                blocked_seen.set(blocked_seen.get() + shown.blocked_by.len());
            }
        }
        Ok(())
    });
    assert!(missing_seen.get() > 0 && blocked_seen.get() > 0, "nothing was compared");
}

/// The configurations that `match` answers for, in its order.
fn concerned<'a>(theory: &'a Theory, evaluation: &'a Evaluation) -> impl Iterator<Item = &'a Configuration> {
    theory.configurations.iter().zip(&evaluation.firing).filter(|(_, firing)| firing.is_some()).map(|(one, _)| one)
}

fn compare(theory: &Theory, one: &Configuration, values: &[Pair], shown: &ConfigurationMatch) -> TestCaseResult {
    prop_assert_eq!(&shown.id, &one.full_name);
    prop_assert!(shown.missing_complete, "{} is small enough to be exact", one.id);
    let names = |phrases: Vec<usize>| -> Vec<String> {
        phrases.into_iter().map(|phrase| theory.vocabulary.iter().nth(phrase).unwrap().1.name.clone()).collect()
    };
    let verdict = verdict(one, values);
    let expected = if verdict == Verdict::Undetermined { missing(one, values) } else { Vec::new() };
    prop_assert_eq!(&shown.missing, &names(expected), "missing in {}", one.id);
    let expected = if verdict == Verdict::Blocked { blocked_by(one, values) } else { Vec::new() };
    prop_assert_eq!(&shown.blocked_by, &names(expected), "blocked_by in {}", one.id);
    let word = match verdict {
        Verdict::Fires => VerdictWord::Fires,
        Verdict::Blocked => VerdictWord::Blocked,
        Verdict::Undetermined => VerdictWord::Undetermined,
        Verdict::Contested => VerdictWord::Contested,
    };
    prop_assert_eq!(shown.verdict, word, "verdict of {}", one.id);
    Ok(())
}

/// "The phrases of the firing condition at (0, 0) for which some completion of such phrases, each present or absent,
/// changes the verdict when this one flips."
fn missing(one: &Configuration, values: &[Pair]) -> Vec<usize> {
    let open: Vec<usize> = phrases(one).into_iter().filter(|&phrase| values[phrase] == Pair::UNKNOWN).collect();
    let completions = subsets(&open).map(|present| {
        let mut values = values.to_vec();
        open.iter().for_each(|&phrase| values[phrase] = Pair::ABSENT);
        present.iter().for_each(|&phrase| values[phrase] = Pair::PRESENT);
        values
    });
    let completions: Vec<Vec<Pair>> = completions.collect();
    let flips = |phrase: usize, completion: &[Pair]| {
        let with = |pair: Pair| {
            completion.iter().enumerate().map(|(at, old)| if at == phrase { pair } else { *old }).collect::<Vec<_>>()
        };
        verdict(one, &with(Pair::PRESENT)) != verdict(one, &with(Pair::ABSENT))
    };
    open.iter().copied().filter(|&phrase| completions.iter().any(|completion| flips(phrase, completion))).collect()
}

/// "The phrases that belong to at least one minimal set of current values that suffices to block (all other phrases
/// then at (0, 0))."
fn blocked_by(one: &Configuration, values: &[Pair]) -> Vec<usize> {
    let all = phrases(one);
    let blocks = |kept: &Vec<usize>| {
        let pair = |phrase: usize| if kept.contains(&phrase) { values[phrase] } else { Pair::UNKNOWN };
        verdict(one, &(0..values.len()).map(pair).collect::<Vec<_>>()) == Verdict::Blocked
    };
    let sufficient: Vec<Vec<usize>> = subsets(&all).filter(blocks).collect();
    let smaller =
        |one: &Vec<usize>, than: &Vec<usize>| one.len() < than.len() && one.iter().all(|phrase| than.contains(phrase));
    let minimal = sufficient.iter().filter(|set| !sufficient.iter().any(|other| smaller(other, set)));
    let minimal: Vec<&Vec<usize>> = minimal.collect();
    all.into_iter().filter(|phrase| minimal.iter().any(|set| set.contains(phrase))).collect()
}

fn verdict(one: &Configuration, values: &[Pair]) -> Verdict {
    let view = View::of(values);
    match (view.fires(one) > 0.5, view.blocks(one) > 0.5) {
        (true, false) => Verdict::Fires,
        (false, true) => Verdict::Blocked,
        (false, false) => Verdict::Undetermined,
        (true, true) => Verdict::Contested,
    }
}

fn subsets(of: &[usize]) -> impl Iterator<Item = Vec<usize>> {
    let chosen = |set: u32| of.iter().enumerate().filter(move |(bit, _)| set >> bit & 1 == 1).map(|(_, one)| *one);
    (0..1_u32 << of.len()).map(move |set| chosen(set).collect())
}

/// The phrases of the firing condition, "in order of first appearance".
fn phrases(one: &Configuration) -> Vec<usize> {
    let mut found = Vec::new();
    mentioned(&one.context, &mut found);
    one.resource.iter().for_each(|resource| mentioned(resource, &mut found));
    found
}

fn mentioned(condition: &Condition, found: &mut Vec<usize>) {
    match condition {
        Condition::Phrase(mention) => {
            let phrase = mention.phrase().0 as usize;
            if !found.contains(&phrase) {
                found.push(phrase);
            }
        }
        Condition::Unknown(_) => {}
        Condition::Not(inner) => mentioned(inner, found),
        Condition::All(of) | Condition::Any(of) | Condition::NoneOf(of) | Condition::AtLeast(_, of) => {
            of.iter().for_each(|one| mentioned(one, found));
        }
        Condition::Unless(holds, fails) => {
            mentioned(holds, found);
            mentioned(fails, found);
        }
    }
}
