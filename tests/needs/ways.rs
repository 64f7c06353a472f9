//! Which configurations are named for a set, held against a reading of its own: those that fire are enough for the goal
//! by themselves, in their order, and each is on a way to it; those that are cut are what trying all that may be found
//! out says of the ways that were open.

use std::collections::BTreeSet;

use cmo::evaluate::{Evaluation, Pair, World};
use cmo::needs::{Aim, Goal, Needs, NeedsSet};
use cmo::theory::{Condition, Configuration, ConfigurationId, Form, Literal, PhraseId, Theory, Verdict, Vocabulary};
use proptest::prelude::*;

use super::tried::Tried;
use super::{Asked, plain};

/// Sets of a question that are looked at: of some questions there are thousands.
const SETS: usize = 5;

pub fn agree(asked: &Asked, tried: &Tried<'_>, found: &Needs) -> Result<(), TestCaseError> {
    for set in found.sets.iter().take(SETS) {
        Named { asked, tried, set, facts: facts(&asked.theory, set) }.agree()?;
    }
    Ok(())
}

/// A set with what is named for it.
struct Named<'n> {
    asked: &'n Asked,
    tried: &'n Tried<'n>,
    set: &'n NeedsSet,
    facts: BTreeSet<Literal>,
}

impl Named<'_> {
    fn agree(&self) -> Result<(), TestCaseError> {
        let after = self.tried.evaluation(&self.asked.theory, &self.facts);
        let fires = self.numbers(&self.set.fires);
        let of_verdict = |verdict| self.names(fires.iter().copied().filter(|id| self.verdict(&after, *id) == verdict));
        prop_assert_eq!(&of_verdict(Verdict::Contested), &self.set.contested);
        prop_assert_eq!(of_verdict(Verdict::Fires).len() + self.set.contested.len(), fires.len());
        prop_assert_eq!(self.set.steps.concat(), self.set.fires.clone());
        if self.asked.question.aim == Aim::Reach {
            self.leads(&after, &fires)?;
        } else {
            self.is_cut(&after)?;
        }
        Ok(())
    }

    /// Each fires by those before it alone, the goal comes about by all of them alone, and none is beside the way.
    fn leads(&self, after: &Evaluation, fires: &[usize]) -> Result<(), TestCaseError> {
        let (possible, may_fire) = (|literal| above(after, literal), |id| firing(after, id).in_favour > 0.5);
        let on = Back { of: self, possible: &possible, may_fire: &may_fire, evaluation: after }.ways();
        prop_assert!(fires.iter().all(|id| on.iter().any(|(one, _)| one == id)), "{:?} beside {on:?}", fires);
        // In a closed world other configurations may bear on what does not come about.
        if self.asked.world == World::Open {
            for (index, &id) in fires.iter().enumerate() {
                let alone = self.alone(&fires[..=index]);
                prop_assert!(firing(&alone, id).in_favour > 0.5, "{id} does not fire after {:?}", &fires[..index]);
            }
            let goal = match self.asked.question.goal {
                Goal::Fires(id) => fires.contains(&(id.0 as usize)),
                Goal::Holds(literal) => above(&self.alone(fires), literal),
            };
            prop_assert!(goal, "{fires:?} are not enough");
        }
        Ok(())
    }

    /// What the case is where these configurations alone are weighed.
    fn alone(&self, ids: &[usize]) -> Evaluation {
        let theory = &self.asked.theory;
        let mut configurations = theory.configurations.clone();
        for (index, one) in configurations.iter_mut().enumerate() {
            one.retired |= !ids.contains(&index);
        }
        let vocabulary = Vocabulary::new(theory.vocabulary.iter().map(|(_, phrase)| phrase.clone()).collect());
        let headings = theory.headings.clone();
        self.tried.evaluation(&Theory { vocabulary, configurations, headings, ..Theory::default() }, &self.facts)
    }

    fn is_cut(&self, after: &Evaluation) -> Result<(), TestCaseError> {
        let goal = match self.asked.question.goal {
            Goal::Fires(id) => Some(id.0 as usize),
            Goal::Holds(_) => None,
        };
        let none = BTreeSet::new();
        let before = self.tried.evaluation(&self.asked.theory, &none);
        let (early, late) = (self.tried.found_out(&none), self.tried.found_out(&self.facts));
        let possible = |literal| early.iter().any(|one| above(one, literal));
        let fires_in = |all: &[Evaluation], id: usize| all.iter().any(|one| firing(one, id).in_favour > 0.5);
        let may_fire = |id| fires_in(&early, id);
        let on = Back { of: self, possible: &possible, may_fire: &may_fire, evaluation: &before }.ways();
        let blocked = |evaluation: &Evaluation, id: usize| self.verdict(evaluation, id) == Verdict::Blocked;
        let (blocks, others): (Vec<_>, Vec<_>) =
            on.into_iter().partition(|(id, _)| blocked(after, *id) && !blocked(&before, *id));
        let speaks = |id: usize, by: &Literal| {
            let is_mechanism = self.asked.theory.configurations[id].mechanisms.iter().any(|one| one.literal == *by);
            if is_mechanism { !self.is_told_otherwise(after, *by) } else { !self.is_denied(after, id) }
        };
        let is_over = |id: usize, leads: &[Literal]| !fires_in(&late, id) || !leads.iter().any(|by| speaks(id, by));
        let stops = others.into_iter().filter(|(id, by)| goal != Some(*id) && is_over(*id, by)).map(|(id, _)| id);
        prop_assert_eq!(self.names(blocks.into_iter().map(|(id, _)| id)), self.set.blocks.clone(), "blocks");
        prop_assert_eq!(self.names(stops), self.set.stops.clone(), "stops");
        if let (Some(id), World::Open) = (goal, self.asked.world) {
            let mut enough = self.numbers(&self.set.fires);
            enough.push(id);
            prop_assert!(firing(&self.alone(&enough), id).against > 0.5, "{enough:?} do not block {id}");
        }
        Ok(())
    }

    fn is_denied(&self, evaluation: &Evaluation, id: usize) -> bool {
        let one = &self.asked.theory.configurations[id];
        one.form == Form::If && one.mechanisms.iter().any(|one| self.is_told_otherwise(evaluation, one.literal))
    }

    fn is_told_otherwise(&self, evaluation: &Evaluation, literal: Literal) -> bool {
        evaluation.described(literal.phrase).is_some_and(|pair| pair.under(literal).against >= 0.5)
    }

    fn verdict(&self, evaluation: &Evaluation, id: usize) -> Verdict {
        firing(evaluation, id).verdict()
    }

    fn names(&self, ids: impl Iterator<Item = usize>) -> Vec<String> {
        ids.map(|id| self.asked.theory.configurations[id].full_name.clone()).collect()
    }

    fn numbers(&self, names: &[String]) -> Vec<usize> {
        let all = &self.asked.theory.configurations;
        names.iter().filter_map(|name| all.iter().position(|one| one.full_name == *name)).collect()
    }
}

/// The ways back from a goal: through all that may be so.
struct Back<'b> {
    of: &'b Named<'b>,
    possible: &'b dyn Fn(Literal) -> bool,
    may_fire: &'b dyn Fn(usize) -> bool,
    evaluation: &'b Evaluation,
}

impl Back<'_> {
    /// The configurations on them, in file order: what is wanted grows until it does not.
    fn ways(&self) -> Vec<(usize, Vec<Literal>)> {
        let theory = &self.of.asked.theory;
        let mut wanted: BTreeSet<Literal> = BTreeSet::new();
        let first: BTreeSet<Literal> = match self.of.asked.question.goal {
            Goal::Holds(literal) => BTreeSet::from([literal]),
            Goal::Fires(id) => self.asked_by(&theory.configurations[id.0 as usize]),
        };
        let mut more = first;
        while !more.is_subset(&wanted) {
            wanted.append(&mut more);
            let open = |literal: &&Literal| self.is_open(**literal);
            more = wanted.iter().filter(open).flat_map(|literal| self.behind(*literal)).collect();
        }
        let open: Vec<Literal> = wanted.into_iter().filter(|literal| self.is_open(*literal)).collect();
        let numbered = theory.configurations.iter().enumerate();
        numbered.filter_map(|(id, one)| Some((id, self.by(id, one, &open)?))).collect()
    }

    fn is_open(&self, literal: Literal) -> bool {
        self.evaluation.described(literal.phrase).is_none() && (self.possible)(literal)
    }

    /// By which mechanisms and outcomes a configuration is on a way: none of them where it is the goal.
    fn by(&self, id: usize, one: &Configuration, open: &[Literal]) -> Option<Vec<Literal>> {
        if matches!(self.of.asked.question.goal, Goal::Fires(goal) if goal.0 as usize == id) {
            return Some(Vec::new());
        }
        let ripples = !self.of.is_denied(self.evaluation, id);
        let spoken = one.speaks_for().enumerate().filter(|(at, _)| *at < one.mechanisms.len() || ripples);
        let leads: Vec<Literal> = spoken.map(|(_, literal)| literal).filter(|literal| open.contains(literal)).collect();
        (!leads.is_empty() && (self.may_fire)(id)).then_some(leads)
    }

    /// What a literal may come from.
    fn behind(&self, literal: Literal) -> BTreeSet<Literal> {
        let theory = &self.of.asked.theory;
        let mut all = BTreeSet::new();
        for (id, one) in theory.configurations.iter().enumerate() {
            if self.by(id, one, &[literal]).is_some() && one.speaks_for().any(|spoken| spoken == literal) {
                all.append(&mut self.asked_by(one));
            }
        }
        for (phrase, one) in theory.vocabulary.iter() {
            let holder = Literal { phrase, negated: false };
            for (implied, _) in &one.declared().implies {
                all.extend((*implied == literal).then_some(holder));
                all.extend((holder.contrary() == literal).then(|| implied.contrary()));
            }
        }
        if let Some(when) = &theory.vocabulary.get(literal.phrase).declared().when {
            self.parts(when, literal.negated, &mut all);
        }
        all
    }

    fn asked_by(&self, one: &Configuration) -> BTreeSet<Literal> {
        let mut all = BTreeSet::new();
        let parts = std::iter::once(&one.context).chain(&one.resource);
        parts.for_each(|part| self.parts(part, one.form == Form::OnlyIf, &mut all));
        all
    }

    /// The literals that a condition, or its negation, may rest on.
    fn parts(&self, of: &Condition, negated: bool, all: &mut BTreeSet<Literal>) {
        if !self.may_be(of, negated) {
            return;
        }
        match of {
            Condition::Phrase(mention) => {
                all.insert(if negated { mention.literal.contrary() } else { mention.literal });
            }
            Condition::Unknown(_) => {}
            Condition::Not(one) => self.parts(one, !negated, all),
            Condition::All(of) | Condition::Any(of) | Condition::AtLeast(_, of) => {
                of.iter().for_each(|one| self.parts(one, negated, all));
            }
            Condition::NoneOf(of) => of.iter().for_each(|one| self.parts(one, !negated, all)),
            Condition::Unless(one, other) => {
                self.parts(one, negated, all);
                self.parts(other, !negated, all);
            }
        }
    }

    /// Whether a condition, or its negation, may hold, its parts taken each by itself.
    fn may_be(&self, of: &Condition, negated: bool) -> bool {
        let count = |of: &[Condition], negated: bool| of.iter().filter(|one| self.may_be(one, negated)).count();
        let least = |least: usize, of: &[Condition], sign: bool| {
            let least = if negated { of.len() + 1 - least } else { least };
            count(of, sign != negated) >= least
        };
        match of {
            Condition::Phrase(mention) => {
                (self.possible)(if negated { mention.literal.contrary() } else { mention.literal })
            }
            Condition::Unknown(_) => false,
            Condition::Not(one) => self.may_be(one, !negated),
            Condition::All(of) => least(of.len(), of, false),
            Condition::Any(of) => least(1, of, false),
            Condition::NoneOf(of) => least(of.len(), of, true),
            Condition::AtLeast(number, of) => least(*number as usize, of, false),
            Condition::Unless(one, other) if negated => self.may_be(one, true) || self.may_be(other, false),
            Condition::Unless(one, other) => self.may_be(one, false) && self.may_be(other, true),
        }
    }
}

fn above(evaluation: &Evaluation, literal: Literal) -> bool {
    evaluation.value(literal.phrase).under(literal).in_favour > 0.5
}

fn firing(evaluation: &Evaluation, id: usize) -> Pair {
    evaluation.firing(ConfigurationId(id as u32)).unwrap_or(Pair::UNKNOWN)
}

/// The facts of a set.
fn facts(theory: &Theory, set: &NeedsSet) -> BTreeSet<Literal> {
    let phrase = |name: &str| {
        let found = theory.vocabulary.iter().find(|(_, phrase)| phrase.name == name);
        found.map_or(PhraseId(u32::MAX), |(id, _)| id)
    };
    let all = set.establish.iter().chain(&set.change);
    all.map(|one| Literal { negated: one.negated, ..plain(phrase(&one.phrase).0) }).collect()
}
