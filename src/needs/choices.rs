//! What may be found out or changed in a case: a choice for each phrase and sign that no configuration brings about.

use biodivine_lib_bdd::Bdd;

use super::{Goal, Question};
use crate::cases::{Degrees, described, stated_unknown};
use crate::evaluate::{Algebra, Description, Program};
use crate::logic::demand::Asked;
use crate::logic::diagrams::Diagrams;
use crate::logic::membership::{Degree, Membership};
use crate::theory::{Case, Configuration, Literal, PhraseId, Theory};

/// What a choice does to the case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Does {
    /// It settles what the case leaves open.
    Establish,
    /// It is against what the case says.
    Change,
}

/// One fact that may be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Choice {
    pub(super) literal: Literal,
    pub(super) does: Does,
}

/// All choices of a question, in vocabulary order, each phrase before its negation.
#[derive(Debug)]
pub(super) struct Choices {
    pub(super) all: Vec<Choice>,
    /// The phrases that bear on the goal.
    pub(super) bearing: Vec<PhraseId>,
    /// What the case says of them.
    pub(super) said: Vec<(PhraseId, Degrees)>,
    unknown: Vec<PhraseId>,
    /// What configurations bring about, and is not for a choice.
    pub(super) made: Made,
}

impl Choices {
    /// The choices of a case.
    pub(super) fn of(theory: &Theory, program: &Program<'_>, case: &Case, question: &Question) -> Self {
        let bearing = program.behind(roots(theory, question));
        let bears = |phrase: &PhraseId| bearing.binary_search(phrase).is_ok();
        let said: Vec<(PhraseId, Degrees)> = described(case).into_iter().filter(|(phrase, _)| bears(phrase)).collect();
        let unknown = stated_unknown(case).into_iter().filter(bears).collect();
        let made = Made::by(theory, program);
        let mut all = Vec::new();
        for &phrase in &bearing {
            let signs = [false, true].map(|negated| Literal { phrase, negated });
            let may_be = |literal: &Literal| !made.brings(*literal) && !is_left_out(*literal, question);
            let choice = |literal: Literal| Some(Choice { literal, does: does(theory, &said, literal)? });
            all.extend(signs.into_iter().filter(may_be).filter_map(choice));
        }
        Self { all, bearing, said, unknown, made }
    }

    /// The case with all choices open.
    pub(super) fn description(&self, algebra: &Membership<'_>) -> Option<Description<Degree>> {
        let diagrams = algebra.diagrams();
        let variables = diagrams.variables();
        let mut phrases: Vec<PhraseId> = self.said.iter().map(|(phrase, _)| *phrase).collect();
        phrases.extend(self.all.iter().map(|choice| choice.literal.phrase));
        phrases.sort_unstable();
        phrases.dedup();
        let mut described = Vec::with_capacity(phrases.len());
        for phrase in phrases {
            let base = self.said.iter().find(|(said, _)| *said == phrase).map_or([0.0, 0.0], |(_, degrees)| *degrees);
            let mut pair = base.map(|degree| algebra.degree(degree));
            for (index, choice) in self.all.iter().enumerate().filter(|(_, choice)| choice.literal.phrase == phrase) {
                let chosen = diagrams.variable(variables[index]);
                let [for_it, against] = [algebra.never(), algebra.always()];
                let [for_it, against] = if choice.literal.negated { [for_it, against] } else { [against, for_it] };
                pair = [algebra.chosen(&chosen, &for_it, &pair[0])?, algebra.chosen(&chosen, &against, &pair[1])?];
            }
            described.push((phrase, pair));
        }
        Some(Description { described, unknown: self.unknown.clone() })
    }

    /// Where no phrase is chosen with both signs.
    pub(super) fn consistent(&self, diagrams: &Diagrams) -> Option<Bdd> {
        let variables = diagrams.variables();
        let mut consistent = diagrams.always();
        for (index, pair) in self.all.windows(2).enumerate() {
            if pair[0].literal.phrase == pair[1].literal.phrase {
                let both =
                    diagrams.and(&diagrams.variable(variables[index]), &diagrams.variable(variables[index + 1]))?;
                consistent = diagrams.and_not(&consistent, &both)?;
            }
        }
        Some(consistent)
    }

    /// The places of the choices that settle what is open.
    pub(super) fn open(&self) -> Vec<usize> {
        let is_open = |(index, choice): (usize, &Choice)| (choice.does == Does::Establish).then_some(index);
        self.all.iter().enumerate().filter_map(is_open).collect()
    }
}

/// The phrases that a question is about.
fn roots(theory: &Theory, question: &Question) -> Vec<PhraseId> {
    let mut roots: Vec<PhraseId> = question.avoid.iter().map(|literal| literal.phrase).collect();
    match question.goal {
        Goal::Holds(literal) => roots.push(literal.phrase),
        Goal::Fires(id) => {
            let asked = Asked::by(&theory.configurations[id.0 as usize]);
            let add = &mut |literal: Literal| roots.push(literal.phrase);
            std::iter::once(asked.context).chain(asked.resource).for_each(|part| part.each_literal(add));
        }
    }
    roots
}

/// The goal is never proposed, nor what is left out.
fn is_left_out(literal: Literal, question: &Question) -> bool {
    let is_goal = matches!(question.goal, Goal::Holds(goal) if goal.phrase == literal.phrase);
    is_goal || question.without.iter().any(|without| without.phrase == literal.phrase)
}

/// What choosing a literal does to a case; none where the case says so already, or no programme can change it.
fn does(theory: &Theory, said: &[(PhraseId, Degrees)], literal: Literal) -> Option<Does> {
    let Some((_, [for_it, against])) = said.iter().find(|(phrase, _)| *phrase == literal.phrase) else {
        return Some(Does::Establish);
    };
    let (is, is_not) = if literal.negated { (against, for_it) } else { (for_it, against) };
    let holds = *is > 0.5 && *is_not <= 0.5;
    let is_fixed = theory.vocabulary.get(literal.phrase).declared().fixed;
    (!holds && !is_fixed).then_some(Does::Change)
}

/// What the configurations of a theory bring about when they fire.
#[derive(Debug)]
pub(super) struct Made(Vec<Literal>);

impl Made {
    /// By the configurations that are weighed.
    fn by(theory: &Theory, program: &Program<'_>) -> Self {
        let weighed = program.weighed().iter().map(|id| &theory.configurations[id.0 as usize]);
        let mut made: Vec<Literal> = weighed.flat_map(Configuration::speaks_for).collect();
        made.sort_unstable();
        made.dedup();
        Self(made)
    }

    /// Whether some configuration brings it about.
    pub(super) fn brings(&self, literal: Literal) -> bool {
        self.0.binary_search(&literal).is_ok()
    }
}
