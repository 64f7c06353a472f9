//! What may still come about in a case, whatever is found out: read off the diagrams of all choices.

use biodivine_lib_bdd::Bdd;
use rustc_hash::FxHashMap;

use super::choices::{Choice, Choices, Does};
use super::{BOUND, Goal};
use crate::evaluate::{Program, Sought, World};
use crate::logic::diagrams::Diagrams;
use crate::logic::membership::Membership;
use crate::theory::{ConfigurationId, Literal, PhraseId};

/// Where phrases and configurations come about. What is not decided, since too much bears on it, is taken to be possible.
pub(super) struct Possible<'p> {
    choices: &'p Choices,
    decided: Option<Decided>,
}

struct Decided {
    diagrams: Diagrams,
    /// Where no phrase is chosen with both signs.
    consistent: Bdd,
    /// By phrase: where something speaks for it, and where against it.
    values: FxHashMap<PhraseId, [Bdd; 2]>,
    /// By configuration: where it fires, contested or not.
    firing: FxHashMap<ConfigurationId, Bdd>,
}

impl<'p> Possible<'p> {
    /// What comes about by which choices.
    pub(super) fn of(program: &Program<'_>, (choices, world): (&'p Choices, World), goal: Goal) -> Self {
        Self { choices, decided: decided(program, (choices, world), goal) }
    }

    /// What may still come about once a case has these facts, nothing else being changed.
    pub(super) fn with(&self, facts: &[Choice]) -> Open<'_> {
        let within = |decided: &Decided| {
            let mut within = decided.consistent.clone();
            for (variable, choice) in decided.diagrams.variables().into_iter().zip(&self.choices.all) {
                let is_fact = facts.contains(choice);
                let diagrams = &decided.diagrams;
                if is_fact {
                    within = diagrams.and(&within, &diagrams.variable(variable))?;
                } else if !matches!(choice.does, Does::Establish | Does::LeftOut) {
                    within = diagrams.and(&within, &diagrams.without(variable))?;
                }
            }
            Some(within)
        };
        let decided = self.decided.as_ref();
        Open { decided: decided.and_then(|decided| Some((decided, within(decided)?))) }
    }
}

/// What may still come about with some facts, and perhaps more that may be found out.
pub(super) struct Open<'o> {
    /// The diagrams, with where the facts hold and nothing else is changed.
    decided: Option<(&'o Decided, Bdd)>,
}

impl Open<'_> {
    /// Whether a literal may hold.
    pub(super) fn holds(&self, literal: Literal) -> bool {
        let Some((decided, within)) = &self.decided else { return true };
        let sides = decided.values.get(&literal.phrase);
        sides.is_some_and(|sides| is_possible(decided, within, &sides[usize::from(literal.negated)]))
    }

    /// Whether a configuration may fire.
    pub(super) fn fires(&self, id: ConfigurationId) -> bool {
        let Some((decided, within)) = &self.decided else { return true };
        decided.firing.get(&id).is_some_and(|firing| is_possible(decided, within, firing))
    }
}

fn is_possible(decided: &Decided, within: &Bdd, holds: &Bdd) -> bool {
    decided.diagrams.and(holds, within).is_none_or(|left| !left.is_false())
}

fn decided(program: &Program<'_>, (choices, world): (&Choices, World), goal: Goal) -> Option<Decided> {
    let diagrams = Diagrams::over(choices.all.len(), BOUND)?;
    let algebra = Membership::new(&diagrams);
    let description = choices.description(&algebra)?;
    let phrases = choices.bearing.iter().map(|&phrase| Sought::Value(phrase));
    let firing = program.weighed().iter().copied().filter(|&id| bears(program, choices, goal, id)).map(Sought::Firing);
    let sought: Vec<Sought> = phrases.chain(firing).collect();
    let solved = program.solve(&sought, &description, world, &algebra)?;
    let (mut values, mut firing) = (FxHashMap::default(), FxHashMap::default());
    for (sought, [holds, fails]) in sought.into_iter().zip(&solved) {
        match sought {
            Sought::Value(phrase) => drop(values.insert(phrase, [holds.above().clone(), fails.above().clone()])),
            Sought::Firing(id) => drop(firing.insert(id, holds.above().clone())),
            Sought::Predicted(_) => {}
        }
    }
    let consistent = choices.consistent(&diagrams)?;
    Some(Decided { consistent, values, firing, diagrams })
}

/// Whether a configuration bears on a goal: of the others the choices do not have all phrases.
fn bears(program: &Program<'_>, choices: &Choices, goal: Goal, id: ConfigurationId) -> bool {
    let mut spoken = program.theory().configurations[id.0 as usize].speaks_for();
    goal == Goal::Fires(id) || spoken.any(|literal| choices.bearing.binary_search(&literal.phrase).is_ok())
}
