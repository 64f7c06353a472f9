//! The smallest sets of further facts: against trying every set, on random theories and cases.

mod tried;
mod ways;

use std::collections::BTreeSet;

use cmo::cases::described;
use cmo::evaluate::World;
use cmo::needs::{Aim, Because, Goal, Limit, Needs, Question, Signed, Status, needs};
use cmo::source::Place;
use cmo::theory::{Case, Condition, ConfigurationId, Literal, Mention, Phrase, PhraseId, Theory, Vocabulary};
use proptest::prelude::*;

use crate::evaluate::blank::phrase;
use crate::evaluate::laws::for_all;
use crate::evaluate::random::{Chains, Degrees, Trial, trials_of};
use tried::Tried;

/// More sets than any small theory has.
const ALL: usize = 100_000;

#[test]
fn sets_are_those_that_trying_all_finds() {
    let trials = trials_of(Degrees::Crisp, Chains::Cyclic, 1..2);
    for_all(250, (trials, questions()), |(trial, asked)| agrees(trial, &asked));
}

#[test]
fn sets_are_those_that_trying_all_finds_with_degrees() {
    let trials = trials_of(Degrees::Fuzzy, Chains::Cyclic, 1..2);
    for_all(150, (trials, questions()), |(trial, asked)| agrees(trial, &asked));
}

#[test]
fn sets_of_up_to_twelve_unknown_phrases_are_those_that_trying_all_finds() {
    let trial = || trials_of(Degrees::Crisp, Chains::Cyclic, 1..2);
    let trials = (trial(), trial(), questions()).prop_map(|(one, other, asked)| (one.beside(other), asked));
    for_all(3, trials, |(trial, asked)| {
        let unknown = trial.theory.vocabulary.len() - described(&trial.cases[0]).len();
        prop_assume!((10..=12).contains(&unknown));
        let question = Numbers { aim: Aim::Reach, avoid: None, ..asked };
        Asked::of(trial, &question).agrees_on_sets().map(|_| ())
    });
}

impl Trial {
    /// Both theories as one, which share two phrases, with so few facts that ten phrases are unknown.
    fn beside(mut self, other: Self) -> Self {
        let shared = 2;
        let size = self.theory.vocabulary.len() as u32;
        let other = other.renumbered(&|phrase| phrase + size - shared);
        let new = other.theory.vocabulary.iter().skip(shared as usize).enumerate();
        let new = new.map(|(index, (_, one))| {
            let mut phrase = one.clone();
            phrase.name = format!("{}{index}", one.name);
            phrase
        });
        let phrases = self.theory.vocabulary.iter().map(|(_, phrase)| phrase.clone()).chain(new);
        self.theory.vocabulary = Vocabulary::new(phrases.collect());
        // Configurations are told apart by their names.
        let others = other.theory.configurations.into_iter().map(|mut one| {
            one.full_name.insert(0, 'o');
            one
        });
        self.theory.configurations.extend(others);
        self.cases[0].facts.truncate(self.theory.vocabulary.len().saturating_sub(10));
        self
    }
}

/// A question by numbers, to be brought within what there is.
#[derive(Clone, Debug)]
struct Numbers {
    goal: (bool, u32, bool),
    aim: Aim,
    without: Option<u32>,
    avoid: Option<u32>,
    fixed: u32,
    world: World,
}

fn questions() -> impl Strategy<Value = Numbers> {
    let goal = (any::<bool>(), any::<u32>(), prop::bool::weighted(0.2));
    let aim = prop_oneof![3 => Just(Aim::Reach), 1 => Just(Aim::Prevent)];
    let some = || prop_oneof![3 => Just(None), 1 => any::<u32>().prop_map(Some)];
    let world = prop_oneof![3 => Just(World::Open), 1 => Just(World::Closed)];
    (goal, aim, some(), some(), any::<u32>(), world).prop_map(|(goal, aim, without, avoid, fixed, world)| Numbers {
        goal,
        aim,
        without,
        avoid,
        fixed,
        world,
    })
}

fn agrees(trial: Trial, numbers: &Numbers) -> Result<(), TestCaseError> {
    let asked = Asked::of(trial, numbers);
    let found = asked.agrees_on_sets()?;
    let opened = opened(&asked.theory);
    prop_assume!(opened.vocabulary.len() < 10);
    let open = asked.theory.vocabulary.len() as u32..opened.vocabulary.len() as u32;
    prop_assert!(found.limits_complete);
    prop_assert_eq!(limits(&found), Tried::of(&asked, &opened, open).barred(), "limits of {:?}", asked.question);
    Ok(())
}

/// A question about a trial.
pub struct Asked {
    theory: Theory,
    case: Case,
    world: World,
    question: Question,
    fixed: PhraseId,
}

impl Asked {
    fn of(trial: Trial, numbers: &Numbers) -> Self {
        let Trial { mut theory, mut cases } = trial;
        let case = cases.swap_remove(0);
        let size = theory.vocabulary.len() as u32;
        let fixed = PhraseId(numbers.fixed % size);
        theory.vocabulary = fixing(&theory, fixed);
        let plain = |number: u32| plain(number % size);
        let signed = |number: u32| Literal { negated: number / size % 2 == 1, ..plain(number) };
        let (is_phrase, number, negated) = numbers.goal;
        let goal = if is_phrase {
            Goal::Holds(Literal { negated, ..plain(number) })
        } else {
            Goal::Fires(ConfigurationId(number % theory.configurations.len() as u32))
        };
        let question = Question {
            goal,
            aim: numbers.aim,
            without: numbers.without.map(signed).into_iter().collect(),
            avoid: numbers.avoid.map(plain).into_iter().collect(),
            max: ALL,
        };
        let world = if case.complete { World::Closed } else { numbers.world };
        Self { theory, case, world, question, fixed }
    }

    fn agrees_on_sets(&self) -> Result<Needs, TestCaseError> {
        let found = needs(&self.theory, &self.case, self.world, &self.question);
        prop_assert_ne!(found.status, Status::Undecided);
        prop_assert!(found.complete);
        let tried = Tried::of(self, &self.theory, 0..0);
        prop_assert_eq!(sets(&found), tried.smallest(), "{:?}", self.question);
        ways::agree(self, &tried, &found)?;
        Ok(found)
    }
}

/// The theory with a phrase of its own in the place of each `?`.
fn opened(theory: &Theory) -> Theory {
    let mut phrases: Vec<Phrase> = theory.vocabulary.iter().map(|(_, phrase)| phrase.clone()).collect();
    let mut configurations = theory.configurations.clone();
    let (mut new, mut number) = (Vec::new(), phrases.len() as u32);
    let mut open = |of: String| {
        new.push(phrase(of));
        number += 1;
        Condition::Phrase(Mention { literal: plain(number - 1), place: Place::default() })
    };
    for one in &mut configurations {
        let name = format!("?{}", one.full_name);
        one.context = filled(&one.context, &mut || open(name.clone()));
        one.resource = one.resource.as_ref().map(|resource| filled(resource, &mut || open(name.clone())));
    }
    for one in &mut phrases {
        let name = format!("?when {}", one.name);
        let when = one.declared().when.clone();
        one.declared_mut().when = when.map(|when| filled(&when, &mut || open(name.clone())));
    }
    phrases.extend(new);
    Theory {
        vocabulary: Vocabulary::new(phrases),
        configurations,
        headings: theory.headings.clone(),
        ..Theory::default()
    }
}

fn filled(condition: &Condition, open: &mut dyn FnMut() -> Condition) -> Condition {
    let mut all = |of: &[Condition]| of.iter().map(|one| filled(one, open)).collect();
    match condition {
        Condition::Phrase(mention) => Condition::Phrase(*mention),
        Condition::Unknown(_) => open(),
        Condition::Not(one) => Condition::Not(Box::new(filled(one, open))),
        Condition::All(of) => Condition::All(all(of)),
        Condition::Any(of) => Condition::Any(all(of)),
        Condition::NoneOf(of) => Condition::NoneOf(all(of)),
        Condition::AtLeast(least, of) => Condition::AtLeast(*least, all(of)),
        Condition::Unless(one, other) => Condition::Unless(Box::new(filled(one, open)), Box::new(filled(other, open))),
    }
}

/// What is named as standing in the way.
fn limits(found: &Needs) -> BTreeSet<String> {
    let name = |limit: &Limit| match (&limit.id, &limit.needed) {
        (Some(id), _) => format!("?{id}"),
        (None, Some(needed)) if limit.because == Because::Open => format!("?when {}", needed.phrase),
        (None, Some(needed)) => format!("{}{}", if needed.negated { "-" } else { "+" }, needed.phrase),
        (None, None) => String::new(),
    };
    found.limits.iter().map(name).collect()
}

fn plain(number: u32) -> Literal {
    Literal { phrase: PhraseId(number), negated: false }
}

/// The vocabulary with one phrase that no programme can change.
fn fixing(theory: &Theory, fixed: PhraseId) -> Vocabulary {
    let phrases = theory.vocabulary.iter().map(|(id, phrase)| {
        let mut phrase = phrase.clone();
        if id == fixed {
            phrase.declared_mut().fixed = true;
        }
        phrase
    });
    Vocabulary::new(phrases.collect())
}

/// The sets that were found, each as the names of its facts; what would have to change is marked.
fn sets(found: &Needs) -> Vec<Vec<String>> {
    let name = |signed: &Signed| format!("{}{}", if signed.negated { "-" } else { "+" }, signed.phrase);
    let of = |set: &cmo::needs::NeedsSet| {
        let changed = set.change.iter().map(|one| format!("{}!", name(one)));
        let mut names: Vec<String> = set.establish.iter().map(name).chain(changed).collect();
        names.sort_by_key(|name| name[1..].to_owned());
        names
    };
    found.sets.iter().map(of).collect()
}
