//! The smallest sets of further facts: against trying every set, on random theories and cases.

use std::collections::BTreeSet;
use std::ops::Range;

use cmo::cases::{Columns, described};
use cmo::evaluate::{Evaluation, Pair, Program, World};
use cmo::needs::{Aim, Because, Goal, Limit, Needs, Question, Signed, Status, needs};
use cmo::source::Place;
use cmo::theory::{
    Case, Condition, ConfigurationId, Fact, Form, Literal, Mention, Phrase, PhraseId, Said, Theory, Value, Verdict,
    Vocabulary,
};
use proptest::prelude::*;

use crate::evaluate::blank::{fact, phrase};
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
    let plain = |number: u32| plain(number % size);
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
    let tried = Tried { theory: &theory, case, world, question: &question, fixed, open: 0..0 };
    prop_assert_eq!(sets(&found), tried.smallest(), "{:?}", question);
    let opened = opened(&theory);
    prop_assume!(opened.vocabulary.len() < 10);
    let open = size..opened.vocabulary.len() as u32;
    let barred = Tried { theory: &opened, case, world, question: &question, fixed, open }.barred();
    prop_assert!(found.limits_complete);
    prop_assert_eq!(limits(&found), barred, "limits of {:?}", question);
    Ok(())
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
    /// The phrases that stand for `?`.
    open: Range<u32>,
}

/// What a fact is to a question.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Is {
    Proposed,
    LeftOut,
    Barred,
}

impl Tried<'_> {
    /// What is not proposed, and would be in a smallest set if it were.
    fn barred(&self) -> BTreeSet<String> {
        let smallest = self.sets_that_do(Is::Barred);
        let barred = smallest.iter().flatten().filter(|literal| self.is(**literal) == Some(Is::Barred));
        let name = |literal: &Literal| match self.open.contains(&literal.phrase.0) {
            true => self.theory.vocabulary.get(literal.phrase).name.clone(),
            false => self.named(&BTreeSet::from([*literal])).remove(0),
        };
        barred.map(name).collect()
    }

    /// The sets that succeed and have none within them that does: by size, then in vocabulary order.
    fn smallest(&self) -> Vec<Vec<String>> {
        let mut smallest = self.sets_that_do(Is::Proposed);
        smallest.sort_by_key(|set| (set.len(), set.iter().copied().collect::<Vec<_>>()));
        smallest.into_iter().map(|set| self.named(&set)).collect()
    }

    fn sets_that_do(&self, most: Is) -> Vec<BTreeSet<Literal>> {
        let sets = self.sets(most);
        let cases: Vec<Case> = sets.iter().map(|set| self.with(set)).collect();
        let program = Program::compile(self.theory, self.case.theory);
        let evaluations = program.evaluate(&Columns::graded(&cases.iter().collect::<Vec<_>>()), self.world);
        let succeeds = self.succeed(&sets, &evaluations);
        let may_be = |set: &BTreeSet<Literal>| set.iter().all(|literal| self.is(*literal) != Some(Is::LeftOut));
        let good = sets.iter().zip(succeeds).filter(|(set, succeeds)| *succeeds && may_be(set));
        let good: Vec<BTreeSet<Literal>> = good.map(|(set, _)| set.clone()).collect();
        let is_smallest = |set: &&BTreeSet<Literal>| !good.iter().any(|other| other != *set && other.is_subset(set));
        good.iter().filter(is_smallest).cloned().collect()
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
        described(self.case).iter().all(|(described, _)| *described != phrase) && !self.open.contains(&phrase.0)
    }

    /// Every set of facts that may be proposed or found out, or that might be if they were not barred.
    fn sets(&self, most: Is) -> Vec<BTreeSet<Literal>> {
        let mut sets = vec![BTreeSet::new()];
        for (phrase, _) in self.theory.vocabulary.iter() {
            let signs = [false, true].map(|negated| Literal { phrase, negated });
            let more: Vec<BTreeSet<Literal>> = signs
                .into_iter()
                .filter(|literal| self.is(*literal).is_some_and(|is| is <= most))
                .flat_map(|literal| sets.iter().map(move |set| set.iter().copied().chain([literal]).collect()))
                .collect();
            sets.extend(more);
        }
        sets
    }

    fn is(&self, literal: Literal) -> Option<Is> {
        let is_goal = matches!(self.question.goal, Goal::Holds(goal) if goal.phrase == literal.phrase);
        let is_left_out = self.question.without.iter().any(|without| without.phrase == literal.phrase);
        let Some((_, said)) = described(self.case).into_iter().find(|(phrase, _)| *phrase == literal.phrase) else {
            return match (self.open.contains(&literal.phrase.0), is_goal || self.is_brought_about(literal)) {
                (true, _) => Some(Is::Barred),
                (false, true) => None,
                (false, false) => Some(if is_left_out { Is::LeftOut } else { Is::Proposed }),
            };
        };
        let is_so = Pair::new(said[0], said[1]).under(literal).value() == Value::Present;
        let is_barred = is_goal || literal.phrase == self.fixed || self.is_brought_about(literal);
        (!is_so && !is_left_out).then_some(if is_barred { Is::Barred } else { Is::Proposed })
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
        case.facts.extend(self.open.clone().map(|number| fact(plain(number), Said::Unknown)));
        let facts = set.iter().map(|literal| -> Fact {
            let said = if literal.negated { Said::Absent } else { Said::Present };
            fact(Literal { negated: false, ..*literal }, said)
        });
        case.facts.extend(facts);
        case
    }
}
