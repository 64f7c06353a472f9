//! What to ask next: against trying every answer, on random theories and cases.

use std::collections::BTreeMap;

use cmo::ask::{Ask, Settled, ask};
use cmo::cases::{Columns, described};
use cmo::evaluate::{Evaluation, Pair, Program, World};
use cmo::explain::matched::VerdictWord;
use cmo::theory::{Case, Condition, ConfigurationId, Literal, PhraseId, Theory, Value, Verdict};
use proptest::prelude::*;

use crate::evaluate::blank::fact;
use crate::evaluate::laws::for_all;
use crate::evaluate::random::{Chains, Degrees, Trial, trials_of};

#[test]
fn questions_settle_what_trying_both_answers_settles() {
    let worlds = prop_oneof![3 => Just(World::Open), 1 => Just(World::Closed)];
    let trials = trials_of(Degrees::Fuzzy, Chains::Cyclic, 1..2);
    for_all(400, (trials, worlds), |(trial, world)| {
        let (theory, case, world) = prepared(trial, world);
        let tried = Tried::of(&theory, &case, world);
        let found = ask(&theory, &case, world);
        prop_assert_eq!(&found.undetermined, &tried.names(&tried.open));
        for (phrase, settled) in tried.alone() {
            let name = &theory.vocabulary.get(phrase).name;
            let question = found.questions.iter().find(|one| one.phrase == *name);
            let [present, absent] = settled.map(|of| of.into_iter().collect::<Vec<_>>());
            let Some(question) = question else {
                prop_assert!(present.is_empty() && absent.is_empty(), "{} is not asked", name);
                continue;
            };
            prop_assert_eq!(verdicts(&question.settled_if_present), present);
            prop_assert_eq!(verdicts(&question.settled_if_absent), absent);
        }
        let sums: Vec<usize> = found.questions.iter().map(|one| one.if_present.len() + one.if_absent.len()).collect();
        prop_assert!(sums.is_sorted_by(|one, other| one >= other));
        prop_assert!(found.questions.iter().all(|one| tried.phrase(&one.phrase).is_some()));
        Ok(())
    });
}

#[test]
fn the_best_order_settles_all_that_can_be_and_each_question_the_most_on_average() {
    let worlds = prop_oneof![3 => Just(World::Open), 1 => Just(World::Closed)];
    let trials = trials_of(Degrees::Fuzzy, Chains::Cyclic, 1..2);
    for_all(400, (trials, worlds), |(trial, world)| {
        let (theory, case, world) = prepared(trial, world);
        let tried = Tried::of(&theory, &case, world);
        let found = ask(&theory, &case, world);
        prop_assert!(found.best_order_exact);
        let order: Vec<PhraseId> = order(&tried, &found);
        let (all, most) = (tried.shares(&order), tried.shares(&tried.asked));
        // In a closed world, what is found out may unsettle what was settled by default.
        let reaches = |shares: &[f64]| shares.iter().zip(&most).all(|(share, most)| share >= most);
        prop_assert!(reaches(&all), "all is settled that can be: {:?} of {:?}", all, most);
        for phrase in &order {
            let others: Vec<PhraseId> = order.iter().copied().filter(|other| other != phrase).collect();
            prop_assert!(!reaches(&tried.shares(&others)), "{:?} can be left out", phrase);
        }
        let never =
            tried.open.iter().zip(&most).filter(|(_, share)| **share == 0.0).map(|(id, _)| *id).collect::<Vec<_>>();
        let unsettled: Vec<String> = found.unsettled.iter().map(|one| one.id.clone()).collect();
        prop_assert_eq!(unsettled, tried.names(&never));
        // Where none was found idle afterwards, each was the best at its place.
        if world == World::Open && order.len() == tried.asked.len() {
            for (at, phrase) in order.iter().enumerate() {
                let average = |next: PhraseId| -> f64 {
                    let asked: Vec<PhraseId> = order[..at].iter().copied().chain([next]).collect();
                    tried.shares(&asked).iter().sum()
                };
                let best = order[at..].iter().map(|&other| average(other)).fold(0.0, f64::max);
                prop_assert_eq!(average(*phrase), best);
            }
        }
        Ok(())
    });
}

/// Each configuration with a name, and the world in which the case is read.
fn prepared(trial: Trial, world: World) -> (Theory, Case, World) {
    let Trial { mut theory, mut cases } = trial;
    theory.configurations.iter_mut().enumerate().for_each(|(index, one)| one.full_name = index.to_string());
    let case = cases.remove(0);
    let world = if case.complete { World::Closed } else { world };
    (theory, case, world)
}

fn verdicts(settled: &[Settled]) -> Vec<(String, VerdictWord)> {
    settled.iter().map(|one| (one.id.clone(), one.verdict)).collect()
}

fn order(tried: &Tried<'_>, found: &Ask) -> Vec<PhraseId> {
    found.best_order.iter().map(|one| tried.phrase(&one.phrase).expect("it may be asked")).collect()
}

/// What every answer leads to.
struct Tried<'t> {
    theory: &'t Theory,
    case: &'t Case,
    world: World,
    open: Vec<ConfigurationId>,
    asked: Vec<PhraseId>,
}

impl<'t> Tried<'t> {
    fn of(theory: &'t Theory, case: &'t Case, world: World) -> Self {
        let mut tried = Self { theory, case, world, open: Vec::new(), asked: Vec::new() };
        let before = tried.evaluate(&[Vec::new()]).remove(0);
        let open = |id: &ConfigurationId| before.firing(*id).map(Pair::verdict) == Some(Verdict::Undetermined);
        tried.open = (0..theory.configurations.len() as u32).map(ConfigurationId).filter(open).collect();
        let phrases = theory.vocabulary.iter().map(|(id, _)| id);
        tried.asked = phrases.filter(|&phrase| tried.may_be_asked(phrase, &before)).collect();
        tried
    }

    /// An unknown phrase of a condition that no configuration brings about.
    fn may_be_asked(&self, phrase: PhraseId, before: &Evaluation) -> bool {
        let concerns = |heading| self.case.theory.is_none() || self.case.theory == heading;
        let weighed = || self.theory.configurations.iter().filter(|one| !one.retired && concerns(one.heading));
        let is_made = weighed().any(|one| one.speaks_for().any(|literal| literal.phrase == phrase));
        let whens = self.theory.vocabulary.iter().filter_map(|(_, phrase)| phrase.declared().when.as_ref());
        let conditions = weighed().flat_map(|one| [Some(&one.context), one.resource.as_ref()]).flatten().chain(whens);
        let is_said = described(self.case).iter().any(|(said, _)| *said == phrase);
        let is_unknown = before.value(phrase).value() == Value::Unknown && !is_said;
        is_unknown && !is_made && conditions.into_iter().any(|condition| mentions(condition, phrase))
    }

    fn phrase(&self, name: &str) -> Option<PhraseId> {
        self.asked.iter().copied().find(|phrase| self.theory.vocabulary.get(*phrase).name == name)
    }

    fn names(&self, ids: &[ConfigurationId]) -> Vec<String> {
        ids.iter().map(|id| self.theory.configurations[id.0 as usize].full_name.clone()).collect()
    }

    fn evaluate(&self, answers: &[Vec<Literal>]) -> Vec<Evaluation> {
        let with = |literals: &Vec<Literal>| {
            let mut case = self.case.clone();
            case.facts.retain(|fact| literals.iter().all(|literal| literal.phrase != fact.literal.phrase));
            case.facts.extend(literals.iter().map(|literal| {
                let said = if literal.negated { cmo::theory::Said::Absent } else { cmo::theory::Said::Present };
                fact(Literal { negated: false, ..*literal }, said)
            }));
            case
        };
        let cases: Vec<Case> = answers.iter().map(with).collect();
        let program = Program::compile(self.theory, self.case.theory);
        program.evaluate(&Columns::graded(&cases.iter().collect::<Vec<_>>()), self.world)
    }

    /// By phrase, what either answer settles.
    fn alone(&self) -> Vec<(PhraseId, [BTreeMap<String, VerdictWord>; 2])> {
        let settled = |literal: Literal| {
            let evaluation = self.evaluate(&[vec![literal]]).remove(0);
            let verdict = |id: &ConfigurationId| Some((*id, evaluation.firing(*id)?.verdict()));
            let settled = self.open.iter().filter_map(verdict).filter(|(_, one)| *one != Verdict::Undetermined);
            settled.map(|(id, one)| (id.0.to_string(), one.into())).collect()
        };
        let both = |&phrase: &PhraseId| (phrase, [false, true].map(|negated| settled(Literal { phrase, negated })));
        self.asked.iter().map(both).collect()
    }

    /// By open verdict, the share of all answers to some questions that settle it.
    fn shares(&self, phrases: &[PhraseId]) -> Vec<f64> {
        let answers: Vec<Vec<Literal>> = (0..1_u32 << phrases.len())
            .map(|signs| {
                let sign = |(at, &phrase): (usize, &PhraseId)| Literal { phrase, negated: signs >> at & 1 == 1 };
                phrases.iter().enumerate().map(sign).collect()
            })
            .collect();
        let evaluations = self.evaluate(&answers);
        let is_settled = |id: ConfigurationId, evaluation: &&Evaluation| {
            evaluation.firing(id).map(Pair::verdict) != Some(Verdict::Undetermined)
        };
        let share = |&id: &ConfigurationId| {
            evaluations.iter().filter(|evaluation| is_settled(id, evaluation)).count() as f64 / answers.len() as f64
        };
        self.open.iter().map(share).collect()
    }
}

fn mentions(condition: &Condition, phrase: PhraseId) -> bool {
    let mut found = false;
    condition.each_mention(&mut |mention| found |= mention.literal.phrase == phrase);
    found
}
