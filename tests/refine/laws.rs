//! The laws of two versions, on random theories.

use cmo::evaluate::{Evaluation, World, evaluate};
use cmo::refine::diff::{Change, Degrees as ByDegree, Diff, Version, diff};
use cmo::source::{Place, Source, Sources};
use cmo::theory::{Case, Condition, Literal, Mention, PhraseId, Theory, Vocabulary};
use proptest::prelude::*;

use crate::evaluate::laws::for_all;
use crate::evaluate::random::{Chains, Degrees, Trial, trials};
use crate::evaluate::rewrite::{dual, reordered, shuffled};

/// A version with its cases, and what they mean.
struct Meant {
    theory: Theory,
    evaluations: Vec<Evaluation>,
}

impl Meant {
    fn of(trial: Trial) -> Self {
        let Trial { mut theory, cases } = trial;
        let named = cases.into_iter().enumerate();
        theory.cases = named.map(|(index, case)| Case { name: format!("case{index}"), ..case }).collect();
        let evaluations = theory.cases.iter().map(|case| evaluate(&theory, case, World::Open)).collect();
        Self { theory, evaluations }
    }

    fn to(&self, other: &Self) -> Diff {
        let mut sources = Sources::new();
        sources.add(Source::new("theory.cmo", ""));
        let Self { theory, evaluations } = self;
        let from = Version { name: "before", theory, sources: &sources, files: &[], log: "", evaluations };
        let Self { theory, evaluations } = other;
        diff(from, Version { name: "after", theory, sources: &sources, files: &[], log: "", evaluations })
    }
}

/// The same theory with every condition written anew.
fn with_conditions(trial: &Trial, write: &dyn Fn(&Condition) -> Condition) -> Trial {
    let mut theory = Theory { headings: trial.theory.headings.clone(), ..Theory::default() };
    theory.configurations.clone_from(&trial.theory.configurations);
    for one in &mut theory.configurations {
        one.context = write(&one.context);
        one.resource = one.resource.as_ref().map(write);
    }
    let mut phrases: Vec<_> = trial.theory.vocabulary.iter().map(|(_, phrase)| phrase.clone()).collect();
    phrases.iter_mut().for_each(|phrase| phrase.declared_mut().when = phrase.declared().when.as_ref().map(write));
    theory.vocabulary = Vocabulary::new(phrases);
    Trial { theory, cases: trial.cases.clone() }
}

fn same(trial: &Trial) -> Trial {
    with_conditions(trial, &Condition::clone)
}

#[test]
fn a_theory_does_not_differ_from_itself() {
    for_all(100, trials(Degrees::Fuzzy, Chains::Cyclic), |trial| {
        let one = Meant::of(trial);
        let diff = one.to(&one);
        prop_assert!(diff.is_empty() && diff.moved.is_empty(), "{diff:?}");
        Ok(())
    });
}

/// Clauses and operands in another order, phrases that appear in another order: nothing is said.
#[test]
fn another_order_is_no_difference() {
    for_all(150, (trials(Degrees::Fuzzy, Chains::Cyclic), any::<u64>()), |(trial, seed)| {
        let mut other = with_conditions(&trial, &|condition| reordered(condition, seed));
        for one in &mut other.theory.configurations {
            one.mechanisms = shuffled(std::mem::take(&mut one.mechanisms), seed);
            one.outcomes = shuffled(std::mem::take(&mut one.outcomes), seed);
        }
        other.theory.configurations = shuffled(other.theory.configurations, seed);
        let places = shuffled((0..other.theory.vocabulary.len()).collect(), seed);
        let numbers = places.clone();
        let other = other.renumbered(&|phrase| numbers[phrase as usize] as u32).moved(&places);
        let diff = Meant::of(trial).to(&Meant::of(other));
        prop_assert!(diff.is_empty(), "{diff:?}");
        Ok(())
    });
}

/// Every condition written the other way round: all that is said is that it is reworded, and no verdict changes.
#[test]
fn another_wording_is_equivalent() {
    for_all(150, trials(Degrees::Fuzzy, Chains::Cyclic), |trial| {
        let other = with_conditions(&trial, &|condition| dual(condition, false));
        let diff = Meant::of(trial).to(&Meant::of(other));
        for one in &diff.configurations {
            prop_assert!(one.change == Change::Equivalent, "{one:?}");
        }
        prop_assert!(diff.verdicts.is_empty() && diff.predictions.is_empty(), "{diff:?}");
        Ok(())
    });
}

/// What asks for one thing more is narrower (or was as narrow before), and the other way round wider.
#[test]
fn one_condition_more_is_narrower_and_back_is_wider() {
    for_all(150, (trials(Degrees::Crisp, Chains::Cyclic), 0..3_u32), |(trial, phrase)| {
        let literal = Literal { phrase: PhraseId(phrase), negated: false };
        let more = Condition::Phrase(Mention { literal, place: Place::default() });
        let mut narrower = same(&trial);
        for one in &mut narrower.theory.configurations {
            one.context = Condition::All(vec![one.context.clone(), more.clone()]);
        }
        let (before, after) = (Meant::of(trial), Meant::of(narrower));
        for (diff, expected) in [(before.to(&after), Change::Narrowed), (after.to(&before), Change::Widened)] {
            for one in &diff.configurations {
                prop_assert!([expected, Change::Equivalent].contains(&one.change), "{expected:?}: {one:?}");
            }
        }
        Ok(())
    });
}

/// What is added one way is dropped the other way, what is narrowed is widened, and verdicts turn back.
#[test]
fn the_way_back_is_the_opposite() {
    let both = (trials(Degrees::Crisp, Chains::Cyclic), trials(Degrees::Crisp, Chains::Cyclic));
    for_all(150, both, |(one, other)| {
        let (one, other) = (Meant::of(one), Meant::of(other));
        let (there, back) = (one.to(&other), other.to(&one));
        for change in there.configurations.iter().filter(|change| change.was.is_none()) {
            let expected = match change.change {
                Change::Narrowed => Change::Widened,
                Change::Widened => Change::Narrowed,
                Change::Equivalent | Change::Undecided => change.change,
                // Whether two are one, what is retired, and what is filled in, is no matter of order.
                Change::Added
                | Change::Dropped
                | Change::Retired
                | Change::Renamed
                | Change::FilledIn
                | Change::Changed => continue,
            };
            let found = back.configurations.iter().find(|other| other.id == change.id).map(|other| other.change);
            let is_no_order = [Some(Change::Retired), Some(Change::FilledIn)].contains(&found);
            prop_assert!(is_no_order || found == Some(expected), "{change:?}: {found:?}");
        }
        let turned: Vec<_> = back.verdicts.iter().map(|one| (one.to, one.from)).collect();
        prop_assert_eq!(there.verdicts.len(), turned.len());
        prop_assert!(there.verdicts.iter().all(|one| turned.contains(&(one.from, one.to))));
        Ok(())
    });
}

/// What is said for or against anything, be it to a small degree, has a configuration, an implication or a definition that brings it about.
#[test]
fn every_prediction_that_changes_says_why() {
    let both = (trials(Degrees::Fuzzy, Chains::Cyclic), trials(Degrees::Fuzzy, Chains::Cyclic));
    let seen = std::cell::Cell::new(0);
    let is_said = |degrees: ByDegree| degrees.in_favour > 0.0 || degrees.against > 0.0;
    for_all(150, both, |(one, other)| {
        for change in Meant::of(one).to(&Meant::of(other)).predictions {
            let before = change.by_before.len() + change.implied_by_before.len() + usize::from(change.defined_before);
            let now = change.by.len() + change.implied_by.len() + usize::from(change.defined);
            prop_assert_eq!(before > 0, is_said(change.degrees_before), "{:?}", change);
            prop_assert_eq!(now > 0, is_said(change.degrees), "{:?}", change);
            seen.set(seen.get() + 1);
        }
        Ok(())
    });
    assert!(seen.get() > 50, "{}", seen.get());
}

/// A phrase under another name: where that is seen, it is all that is said.
#[test]
fn another_name_is_nothing_else() {
    let seen = std::cell::Cell::new(0);
    for_all(150, (trials(Degrees::Fuzzy, Chains::Cyclic), 0..3_usize), |(trial, phrase)| {
        let mut other = same(&trial);
        let mut phrases: Vec<_> = other.theory.vocabulary.iter().map(|(_, phrase)| phrase.clone()).collect();
        phrases[phrase].name = "another name".to_owned();
        other.theory.vocabulary = Vocabulary::new(phrases);
        let diff = Meant::of(trial).to(&Meant::of(other));
        if diff.declarations.iter().any(|one| one.was.is_some()) {
            seen.set(seen.get() + 1);
            let Diff { configurations, declarations, verdicts, predictions, .. } = &diff;
            prop_assert!(configurations.is_empty() && declarations.len() == 1, "{diff:?}");
            prop_assert!(verdicts.is_empty() && predictions.is_empty(), "{diff:?}");
        }
        Ok(())
    });
    assert!(seen.get() > 50, "{}", seen.get());
}
