//! Turns a theory, a case and a goal into the smallest sets of further facts that would bring the goal about.
//!
//! What the case leaves open, and what it says that may be changed, becomes a choice each; the program of the theory is
//! run once on all choices together, on decision diagrams instead of degrees, so that there is no second reading of what
//! a theory means. A set is minimal: no set within it does. The answer is exact, or it is that the question is too large.

mod answer;
mod choices;
mod cut;
mod declared;
mod limits;
mod never;
mod opened;
mod path;
mod possible;
mod smallest;
mod studies;

pub(crate) use answer::signed;
pub use answer::{AimWord, Because, Limit, Needs, NeedsGoal, NeedsSet, Signed, Status};
pub use never::Never;
pub use studies::StudyStance;

use crate::cases::Columns;
use crate::evaluate::{Evaluation, Program, Sought, World};
use crate::logic::diagrams::{Bound, Diagrams};
use crate::logic::membership::{Degree, Membership};
use crate::theory::{Case, ConfigurationId, Literal, Theory};
use biodivine_lib_bdd::Bdd;
use choices::Choices;
use smallest::Smallest;

/// About two seconds, and 1,000 phrases.
const BOUND: Bound = Bound { nodes: 200_000, work: 40_000_000, variables: 2_000 };

/// What is to come about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// A configuration fires.
    Fires(ConfigurationId),
    /// A phrase is present, or where the literal is negated absent.
    Holds(Literal),
}

/// Whether the goal is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aim {
    /// It is to come about.
    Reach,
    /// It is not: a configuration is to be blocked; a phrase is to be such that nothing speaks for it any more, whatever
    /// else is found out of what may be found out.
    Prevent,
}

/// What is asked of a case.
#[derive(Clone, Debug)]
pub struct Question {
    /// What is to come about, or not.
    pub goal: Goal,
    /// Which of the two.
    pub aim: Aim,
    /// Phrases, or their absences, that are not proposed.
    pub without: Vec<Literal>,
    /// What is not to be predicted alongside.
    pub avoid: Vec<Literal>,
    /// So many sets at most.
    pub max: usize,
}

/// One set of facts as it was found, with what it leads to.
#[derive(Clone, Debug)]
struct Found {
    facts: Vec<choices::Choice>,
    evaluation: Evaluation,
}

/// The smallest sets of further facts for one case. A case that is `complete` is read in a closed world whatever `world`
/// says.
#[must_use]
pub fn needs(theory: &Theory, case: &Case, world: World, question: &Question) -> Needs {
    let world = if case.complete { World::Closed } else { world };
    let program = Program::compile(theory, case.theory);
    let before = program.evaluate(&Columns::of(&[case]), world).swap_remove(0);
    let choices = Choices::of(&program, (case, &before), question, None);
    let solved = solve(&program, &choices, world, question);
    let limits = solved.as_ref().and_then(|_| limits::limits(theory, (case, &before), world, question));
    let found = solved.map(|Smallest { sets, complete }| (led_to(&program, (case, world), &choices, sets), complete));
    answer::answer(&program, (case, &before, world), &choices, question, (found, limits))
}

/// Each set with what the case becomes by it.
fn led_to(
    program: &Program<'_>,
    (case, world): (&Case, World),
    choices: &Choices,
    sets: Vec<Vec<usize>>,
) -> Vec<Found> {
    let facts = sets.into_iter().map(|set| set.into_iter().map(|index| choices.all[index]).collect());
    let facts: Vec<Vec<choices::Choice>> = facts.collect();
    let with = |facts: &Vec<choices::Choice>| case.with(facts.iter().map(|choice| choice.literal));
    let cases: Vec<Case> = facts.iter().map(with).collect();
    let evaluations = program.evaluate(&Columns::of(&cases.iter().collect::<Vec<_>>()), world);
    facts.into_iter().zip(evaluations).map(|(facts, evaluation)| Found { facts, evaluation }).collect()
}

/// The smallest sets of choices; none where the question is too large.
fn solve(program: &Program<'_>, choices: &Choices, world: World, question: &Question) -> Option<Smallest> {
    let diagrams = Diagrams::over(choices.all.len(), BOUND)?;
    let wanted = wanted(&diagrams, program, choices, world, question)?;
    smallest::smallest(&diagrams, wanted, question.max)
}

/// Where the choices bring the goal about, or prevent it.
fn wanted(
    diagrams: &Diagrams,
    program: &Program<'_>,
    choices: &Choices,
    world: World,
    question: &Question,
) -> Option<Bdd> {
    let algebra = Membership::new(diagrams);
    let description = choices.description(&algebra)?;
    let goal = match question.goal {
        Goal::Fires(id) if !program.weighs(id) => return Some(diagrams.never()),
        Goal::Fires(id) => Sought::Firing(id),
        Goal::Holds(literal) => Sought::Value(literal.phrase),
    };
    let goal = &program.solve(&[goal], &description, world, &algebra)?.pop()?;
    let consistent = choices.consistent(diagrams)?;
    let wanted = match (question.aim, question.goal) {
        (Aim::Reach, goal_of) => reached(diagrams, goal, goal_of)?,
        (Aim::Prevent, Goal::Fires(_)) => {
            let [holds, fails] = goal;
            diagrams.and_not(fails.above(), holds.above())?
        }
        (Aim::Prevent, Goal::Holds(literal)) => {
            let possible = diagrams.and(side(goal, literal).above(), &consistent)?;
            diagrams.not(&smallest::may_become(diagrams, possible, &choices.found_out())?)?
        }
    };
    let mut wanted = diagrams.and(&wanted, &consistent)?;
    for literal in &question.avoid {
        // Judged as any prediction is: with the phrase's own facts withdrawn.
        let mut others = description.clone();
        others.described.retain(|(phrase, _)| *phrase != literal.phrase);
        others.unknown.retain(|phrase| *phrase != literal.phrase);
        let predicted = program.solve(&[Sought::Predicted(literal.phrase)], &others, world, &algebra)?.pop()?;
        wanted = diagrams.and_not(&wanted, side(&predicted, *literal).above())?;
    }
    choices
        .left_out()
        .into_iter()
        .try_fold(wanted, |wanted, index| diagrams.given(&wanted, diagrams.variables()[index], false))
}

/// Where the goal comes about, and is not contested.
fn reached(diagrams: &Diagrams, [holds, fails]: &[Degree; 2], goal: Goal) -> Option<Bdd> {
    match goal {
        Goal::Holds(literal) if literal.negated => diagrams.and_not(fails.above(), holds.above()),
        Goal::Holds(_) | Goal::Fires(_) => diagrams.and_not(holds.above(), fails.above()),
    }
}

/// The side of a pair that speaks for a literal.
fn side(pair: &[Degree; 2], literal: Literal) -> &Degree {
    &pair[usize::from(literal.negated)]
}
