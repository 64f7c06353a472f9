//! What stands in the way of a goal and is not proposed: what no programme can change, what is for configurations to
//! bring about, and what is not known yet.

use super::answer::{Because, Limit, signed};
use super::choices::Choices;
use super::{Goal, Question};
use crate::evaluate::{Pair, Program};
use crate::logic::demand::Asked;
use crate::theory::{ConfigurationId, Literal, Theory, Value};

/// The limits of a question, phrases in vocabulary order, then configurations.
pub(super) fn limits(theory: &Theory, program: &Program<'_>, question: &Question, choices: &Choices) -> Vec<Limit> {
    let bearing = bearing(theory, program, question, choices);
    let demanded = demanded(theory, &bearing, question);
    let mut limits = Vec::new();
    for &(phrase, [for_it, against]) in &choices.said {
        let needed = match Pair::new(for_it, against).value() {
            Value::Present => Literal { phrase, negated: true },
            Value::Absent => Literal { phrase, negated: false },
            Value::Unknown | Value::Contested => continue,
        };
        let is_goal = matches!(question.goal, Goal::Holds(goal) if goal == needed);
        let because = match theory.vocabulary.get(phrase).declared().fixed {
            _ if is_goal => Because::Goal,
            true => Because::Fixed,
            false if choices.made.brings(needed) => Because::BroughtAbout,
            false => continue,
        };
        if is_goal || demanded.contains(&needed) {
            limits.push(Limit { because, needed: Some(signed(theory, needed)), id: None });
        }
    }
    let open = bearing.iter().map(|id| &theory.configurations[id.0 as usize]);
    let open = open.filter(|one| Asked::by(one).open_parts() > 0);
    limits.extend(open.map(|one| Limit { because: Because::Open, needed: None, id: Some(one.full_name.clone()) }));
    limits
}

/// The configurations that bear on the goal.
fn bearing(theory: &Theory, program: &Program<'_>, question: &Question, choices: &Choices) -> Vec<ConfigurationId> {
    let bears = |literal: Literal| choices.bearing.binary_search(&literal.phrase).is_ok();
    let of = |id: &ConfigurationId| {
        let one = &theory.configurations[id.0 as usize];
        question.goal == Goal::Fires(*id) || one.speaks_for().any(bears)
    };
    program.weighed().iter().copied().filter(of).collect()
}

/// What they ask for, and what definitions do.
fn demanded(theory: &Theory, bearing: &[ConfigurationId], question: &Question) -> Vec<Literal> {
    let mut demanded = Vec::new();
    for id in bearing {
        let (_, parts) = Asked::by(&theory.configurations[id.0 as usize]).firing();
        for part in parts {
            let part = match question.aim {
                super::Aim::Reach => part,
                super::Aim::Prevent => part.negated(),
            };
            part.each_literal(&mut |literal| demanded.push(literal));
        }
    }
    demanded
}
