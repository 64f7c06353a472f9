//! Why no facts at all could bring a goal about: what the theory alone says.

use serde::Serialize;

#[cfg(feature = "report")]
use schemars::JsonSchema;

use super::{Aim, Goal, Question};
use crate::cases::described;
use crate::evaluate::Program;
use crate::theory::{Case, Literal};

/// Why no facts at all could do it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Never {
    /// The configuration is retired, and weighed in no case.
    Retired,
    /// The configuration is of another theory than the one that the case is told for.
    OtherTheory,
    /// No configuration that is weighed speaks for the phrase, nor does anything that is declared.
    NothingSpeaks,
}

/// Why a goal is out of reach whatever the facts; none where that depends on them.
pub(super) fn never(program: &Program<'_>, case: &Case, question: &Question) -> Option<Never> {
    match (question.goal, question.aim) {
        (Goal::Fires(id), _) if program.weighs(id) => None,
        (Goal::Fires(id), _) if program.theory().configurations[id.0 as usize].retired => Some(Never::Retired),
        (Goal::Fires(_), _) => Some(Never::OtherTheory),
        (Goal::Holds(literal), Aim::Reach) => {
            let is_described = described(case).iter().any(|(phrase, _)| *phrase == literal.phrase);
            (!is_described && !is_spoken_for(program, literal)).then_some(Never::NothingSpeaks)
        }
        (Goal::Holds(_), Aim::Prevent) => None,
    }
}

fn is_spoken_for(program: &Program<'_>, literal: Literal) -> bool {
    let theory = program.theory();
    let by_configurations =
        program.weighed().iter().any(|id| theory.configurations[id.0 as usize].speaks_for().any(|one| one == literal));
    let declared = theory.vocabulary.get(literal.phrase).declared();
    let is_implied = |literal: Literal| {
        let mut phrases = theory.vocabulary.iter();
        phrases.any(|(_, phrase)| phrase.declared().implies.iter().any(|(implied, _)| *implied == literal))
    };
    let by_contrary = literal.negated && !declared.implies.is_empty();
    by_configurations || declared.when.is_some() || by_contrary || is_implied(literal)
}
