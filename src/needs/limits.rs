//! What stands in the way of a goal and is not proposed: what would be in a smallest set if it could be.
//!
//! What no programme can change, what is for configurations to bring about, what the case says of the goal itself, and
//! each `?` become choices beside the others; those that a smallest set then holds are the limits.

use super::answer::{Because, Limit, signed};
use super::choices::{Choice, Choices, Does};
use super::opened::{Leaves, Opened};
use super::{BOUND, Question, smallest, wanted};
use crate::evaluate::{Evaluation, Program, World};
use crate::logic::diagrams::Diagrams;
use crate::theory::{Case, Theory};

/// The limits of a question, phrases in vocabulary order, then what is left open; none where it is too large.
pub(super) fn limits(
    theory: &Theory,
    (case, before): (&Case, &Evaluation),
    world: World,
    question: &Question,
) -> Option<Vec<Limit>> {
    let opened = Opened::of(theory);
    let theory = opened.as_ref().map_or(theory, |opened| &opened.theory);
    let open = opened.as_ref().map(Opened::phrases).unwrap_or_default();
    let program = Program::compile(theory, case.theory);
    let choices = Choices::of(&program, (case, before), question, Some(&open));
    let barred = choices.barred();
    if barred.is_empty() {
        return Some(Vec::new());
    }
    let diagrams = Diagrams::over(choices.all.len(), BOUND)?;
    let wanted = wanted(&diagrams, &program, &choices, world, question)?;
    let used = smallest::used(&diagrams, wanted, &barred)?;
    let mut limits = Vec::new();
    for limit in used.into_iter().filter_map(|index| limit(theory, opened.as_ref(), choices.all[index])) {
        if !limits.contains(&limit) {
            limits.push(limit);
        }
    }
    Some(limits)
}

/// What a choice that is barred stands for.
fn limit(theory: &Theory, opened: Option<&Opened>, choice: Choice) -> Option<Limit> {
    let Does::Barred(because) = choice.does else {
        return None;
    };
    let (needed, id) = match (because, opened) {
        (Because::Open, opened) => match opened?.leaves(choice.literal.phrase)? {
            Leaves::Configuration(id) => (None, Some(theory.configurations[id.0 as usize].full_name.clone())),
            Leaves::Definition(literal) => (Some(signed(theory, literal)), None),
        },
        (Because::Fixed | Because::BroughtAbout | Because::Goal, _) => (Some(signed(theory, choice.literal)), None),
    };
    Some(Limit { because, needed, id })
}
