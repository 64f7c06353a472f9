//! "The result is the least fixed point, unique whatever the order."

use cmo::evaluate::{Evaluation, evaluate};
use cmo::theory::{Case, Theory, Vocabulary};
use proptest::prelude::*;

use crate::evaluate::laws::{WORLDS, each, for_all, rewritten, same};
use crate::evaluate::random::{Chains, Degrees, Trial, trials};
use crate::evaluate::rewrite::{reordered, shuffled};

/// "The least fixed point, unique whatever the order": of configurations …
#[test]
fn the_order_of_configurations_changes_nothing() {
    for_all(300, (trials(Degrees::Fuzzy, Chains::Cyclic), any::<u64>()), |(mut trial, seed)| {
        let cases = std::mem::take(&mut trial.cases);
        let order = shuffled((0..trial.theory.configurations.len()).collect(), seed);
        let configurations = order.iter().map(|&one| trial.theory.configurations[one].clone()).collect();
        let vocabulary = Vocabulary::new(trial.theory.vocabulary.iter().map(|(_, phrase)| phrase.clone()).collect());
        let moved = Theory { configurations, vocabulary, ..Theory::default() };
        for (case, world) in cases.iter().flat_map(|case| WORLDS.map(|world| (case, world))) {
            let mut before = evaluate(&trial.theory, case, world);
            before.firing = order.iter().map(|&one| before.firing[one]).collect();
            before.ripple = order.iter().map(|&one| before.ripple[one]).collect();
            same(&evaluate(&moved, case, world), &before)?;
        }
        Ok(())
    });
}

/// … of operands and facts …
#[test]
fn the_order_of_operands_and_facts_changes_nothing() {
    for_all(300, (trials(Degrees::Fuzzy, Chains::Cyclic), any::<u64>()), |(trial, seed)| {
        let moved = rewritten(&trial.theory, &|condition| reordered(condition, seed));
        each(&trial, |case, world| {
            let facts = shuffled(case.facts.clone(), seed);
            let after = evaluate(&moved, &Case { facts, ..case.clone() }, world);
            same(&after, &evaluate(&trial.theory, case, world))
        })
    });
}

/// … and of phrases.
#[test]
fn the_order_of_phrases_changes_nothing() {
    for_all(300, (trials(Degrees::Fuzzy, Chains::Cyclic), any::<u64>()), |(trial, seed)| {
        let evaluations = |trial: &Trial| -> Vec<Evaluation> {
            let cases = trial.cases.iter().flat_map(|case| WORLDS.map(|world| (case, world)));
            cases.map(|(case, world)| evaluate(&trial.theory, case, world)).collect()
        };
        let before = evaluations(&trial);
        let place = shuffled((0..trial.theory.vocabulary.len()).collect(), seed);
        let after = evaluations(&trial.renumbered(&|phrase| place[phrase as usize] as u32).moved(&place));
        for (after, mut before) in after.into_iter().zip(before) {
            before.described = at(&place, &before.described);
            before.values = at(&place, &before.values);
            before.predicted = at(&place, &before.predicted);
            same(&after, &before)?;
        }
        Ok(())
    });
}

/// What stood at `n` stands at `place[n]`.
fn at<T: Clone>(place: &[usize], of: &[T]) -> Vec<T> {
    let mut moved = of.to_vec();
    place.iter().zip(of).for_each(|(&to, one)| moved[to] = one.clone());
    moved
}
