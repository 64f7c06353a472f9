//! The smallest sets of further facts: against trying every set, on random theories and cases.

use std::collections::BTreeSet;

use cmo::cases::{Columns, described};
use cmo::evaluate::{Evaluation, Pair, Program, World};
use cmo::needs::{Aim, Goal, Needs, Question, Signed, Status, needs};
use cmo::theory::{Case, ConfigurationId, Fact, Form, Literal, PhraseId, Said, Theory, Value, Verdict};
use proptest::prelude::*;

use crate::evaluate::blank::fact;
use crate::evaluate::laws::for_all;
use crate::evaluate::random::{Chains, Degrees, Trial, trials_of};

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

fn agrees(trial: Trial, asked: &Numbers) -> Result<(), TestCaseError> {
    let Trial { mut theory, cases } = trial;
    let case = &cases[0];
    let size = theory.vocabulary.len() as u32;
    let fixed = PhraseId(asked.fixed % size);
    theory.vocabulary = fixing(&theory, fixed);
    let world = if case.complete { World::Closed } else { asked.world };
    let (is_phrase, number, negated) = asked.goal;
    let plain = |number: u32| Literal { phrase: PhraseId(number % size), negated: false };
    let goal = if is_phrase {
        Goal::Holds(Literal { negated, ..plain(number) })
    } else {
        Goal::Fires(ConfigurationId(number % theory.configurations.len() as u32))
    };
    let question = Question {
        goal,
        aim: asked.aim,
        without: asked.without.map(plain).into_iter().collect(),
        avoid: asked.avoid.map(plain).into_iter().collect(),
        max: ALL,
    };
    let found = needs(&theory, case, world, &question);
    prop_assert_ne!(found.status, Status::Undecided);
    prop_assert!(found.complete);
    let tried = Tried { theory: &theory, case, world, question: &question, fixed }.smallest();
    prop_assert_eq!(sets(&found), tried, "{:?}", question);
    Ok(())
}

/// The vocabulary with one phrase that no programme can change.
fn fixing(theory: &Theory, fixed: PhraseId) -> cmo::theory::Vocabulary {
    let phrases = theory.vocabulary.iter().map(|(id, phrase)| {
        let mut phrase = phrase.clone();
        if id == fixed {
            phrase.declared_mut().fixed = true;
        }
        phrase
    });
    cmo::theory::Vocabulary::new(phrases.collect())
}

/// The sets that were found, each as the names of its facts.
fn sets(found: &Needs) -> Vec<Vec<String>> {
    let name = |signed: &Signed| format!("{}{}", if signed.negated { "-" } else { "+" }, signed.phrase);
    let of = |set: &cmo::needs::NeedsSet| {
        let mut names: Vec<String> = set.establish.iter().chain(&set.change).map(name).collect();
        names.sort_by_key(|name| name[1..].to_owned());
        names
    };
    found.sets.iter().map(of).collect()
}

/// Every set of facts, tried.
struct Tried<'t> {
    theory: &'t Theory,
    case: &'t Case,
    world: World,
    question: &'t Question,
    fixed: PhraseId,
}

impl Tried<'_> {
    /// The sets that succeed and have none within them that does: by size, then in vocabulary order.
    fn smallest(&self) -> Vec<Vec<String>> {
        let sets = self.sets();
        let cases: Vec<Case> = sets.iter().map(|set| self.with(set)).collect();
        let program = Program::compile(self.theory, self.case.theory);
        let evaluations = program.evaluate(&Columns::graded(&cases.iter().collect::<Vec<_>>()), self.world);
        let succeeds = self.succeed(&sets, &evaluations);
        let good: Vec<BTreeSet<Literal>> =
            sets.iter().zip(succeeds).filter(|(_, succeeds)| *succeeds).map(|(set, _)| set.clone()).collect();
        let is_smallest = |set: &&BTreeSet<Literal>| !good.iter().any(|other| other != *set && other.is_subset(set));
        let mut smallest: Vec<&BTreeSet<Literal>> = good.iter().filter(is_smallest).collect();
        smallest.sort_by_key(|set| (set.len(), set.iter().copied().collect::<Vec<_>>()));
        smallest.into_iter().map(|set| self.named(set)).collect()
    }

    fn named(&self, set: &BTreeSet<Literal>) -> Vec<String> {
        let name = |literal: &Literal| {
            let sign = if literal.negated { "-" } else { "+" };
            format!("{sign}{}", self.theory.vocabulary.get(literal.phrase).name)
        };
        set.iter().map(name).collect()
    }

    fn succeed(&self, sets: &[BTreeSet<Literal>], evaluations: &[Evaluation]) -> Vec<bool> {
        let is = |evaluation: &Evaluation| match self.question.goal {
            Goal::Fires(id) => match (self.question.aim, evaluation.firing(id).map(Pair::verdict)) {
                (Aim::Reach, verdict) => verdict == Some(Verdict::Fires),
                (Aim::Prevent, verdict) => verdict == Some(Verdict::Blocked),
            },
            Goal::Holds(literal) => evaluation.value(literal.phrase).under(literal).value() == Value::Present,
        };
        let good: Vec<bool> = match (self.question.aim, self.question.goal) {
            (Aim::Prevent, Goal::Holds(literal)) => {
                let speaks = |evaluation: &Evaluation| evaluation.value(literal.phrase).under(literal).in_favour > 0.5;
                let spoken: Vec<&BTreeSet<Literal>> =
                    sets.iter().zip(evaluations).filter(|(_, one)| speaks(one)).map(|(set, _)| set).collect();
                sets.iter().map(|set| !spoken.iter().any(|more| self.is_found_out(set, more))).collect()
            }
            _ => evaluations.iter().map(is).collect(),
        };
        let avoids = |evaluation: &Evaluation| {
            let above = |one: &Literal| evaluation.predicted(one.phrase).under(*one).in_favour > 0.5;
            !self.question.avoid.iter().any(above)
        };
        good.iter().zip(evaluations).map(|(good, evaluation)| *good && avoids(evaluation)).collect()
    }

    /// Whether more is known, and nothing else is changed.
    fn is_found_out(&self, set: &BTreeSet<Literal>, more: &BTreeSet<Literal>) -> bool {
        set.is_subset(more) && more.difference(set).all(|literal| self.is_open(literal.phrase))
    }

    fn is_open(&self, phrase: PhraseId) -> bool {
        described(self.case).iter().all(|(described, _)| *described != phrase)
    }

    /// Every set of facts that may be proposed.
    fn sets(&self) -> Vec<BTreeSet<Literal>> {
        let mut sets = vec![BTreeSet::new()];
        for (phrase, _) in self.theory.vocabulary.iter() {
            let signs = [false, true].map(|negated| Literal { phrase, negated });
            let more: Vec<BTreeSet<Literal>> = signs
                .into_iter()
                .filter(|literal| self.may_be_proposed(*literal))
                .flat_map(|literal| sets.iter().map(move |set| set.iter().copied().chain([literal]).collect()))
                .collect();
            sets.extend(more);
        }
        sets
    }

    fn may_be_proposed(&self, literal: Literal) -> bool {
        let is_goal = matches!(self.question.goal, Goal::Holds(goal) if goal.phrase == literal.phrase);
        let is_left_out = self.question.without.iter().any(|without| without.phrase == literal.phrase);
        let said = described(self.case).into_iter().find(|(phrase, _)| *phrase == literal.phrase);
        let is_so = said
            .is_some_and(|(_, [for_it, against])| Pair::new(for_it, against).under(literal).value() == Value::Present);
        let is_fixed = said.is_some() && literal.phrase == self.fixed;
        !(is_goal || is_left_out || is_so || is_fixed || self.is_brought_about(literal))
    }

    fn is_brought_about(&self, literal: Literal) -> bool {
        let concerns = |heading| self.case.theory.is_none() || self.case.theory == heading;
        let weighed = self.theory.configurations.iter().filter(|one| !one.retired && concerns(one.heading));
        weighed.into_iter().any(|one| {
            let said = match one.form {
                Form::If => literal,
                Form::OnlyIf => Literal { negated: !literal.negated, ..literal },
            };
            let outcome = |one: &cmo::theory::Predicted| {
                (one.mention.literal.phrase, one.mention.literal.negated != one.negated) == (said.phrase, said.negated)
            };
            one.mechanisms.iter().any(|mechanism| mechanism.literal == said) || one.outcomes.iter().any(outcome)
        })
    }

    fn with(&self, set: &BTreeSet<Literal>) -> Case {
        let mut case = self.case.clone();
        case.facts.retain(|fact| set.iter().all(|literal| literal.phrase != fact.literal.phrase));
        let facts = set.iter().map(|literal| -> Fact {
            let said = if literal.negated { Said::Absent } else { Said::Present };
            fact(Literal { negated: false, ..*literal }, said)
        });
        case.facts.extend(facts);
        case
    }
}
