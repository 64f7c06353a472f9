//! What may be found out or changed in a case: a choice for each phrase and sign that no configuration brings about;
//! and what would have to be another thing than it is, and is not proposed.

use biodivine_lib_bdd::Bdd;

use super::answer::Because;
use super::{Goal, Question};
use crate::cases::{Degrees, described, stated_unknown};
use crate::evaluate::{Algebra, Description, Evaluation, Program};
use crate::logic::demand::Asked;
use crate::logic::diagrams::Diagrams;
use crate::logic::membership::{Degree, Membership};
use crate::theory::{Case, Configuration, Literal, PhraseId, Theory, Value};

/// What a choice does to the case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Does {
    /// It settles what the case and the theory leave open.
    Establish,
    /// It is against what the case says, or what follows from it.
    Change,
    /// It may be found out, and is left out of what is proposed.
    LeftOut,
    /// It is against what the case says or what follows from it, or what nobody knows yet, and is not proposed for this reason.
    Barred(Because),
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
    /// The phrases that bear on the goal, in vocabulary order.
    pub(super) bearing: Vec<PhraseId>,
    /// What the case says of the phrases that bear on the goal.
    said: Vec<(PhraseId, Degrees)>,
    unknown: Vec<PhraseId>,
}

impl Choices {
    /// The choices of a case, by what it says and what it is found to be before anything is chosen; what is barred is among them where `barred` has the phrases that stand for each `?`.
    pub(super) fn of(
        program: &Program<'_>,
        (case, before): (&Case, &Evaluation),
        question: &Question,
        barred: Barred<'_>,
    ) -> Self {
        let theory = program.theory();
        let bearing = program.behind(roots(theory, question));
        let bears = |phrase: &PhraseId| bearing.binary_search(phrase).is_ok();
        let said: Vec<(PhraseId, Degrees)> = described(case).into_iter().filter(|(phrase, _)| bears(phrase)).collect();
        let open = barred.unwrap_or_default();
        let unknown = stated_unknown(case).into_iter().chain(open.iter().copied()).filter(bears).collect();
        let made = Made::by(theory, program);
        let of = Of { theory, question, said: &said, before, made: &made, open };
        let literals = bearing.iter().flat_map(|&phrase| [false, true].map(|negated| Literal { phrase, negated }));
        let all = literals.filter_map(|literal| Some(Choice { literal, does: of.does(literal)? }));
        let all = all.filter(|choice| barred.is_some() || !matches!(choice.does, Does::Barred(_))).collect();
        Self { all, bearing, said, unknown }
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

    /// The places of what may be found out.
    pub(super) fn found_out(&self) -> Vec<usize> {
        self.places(|does| matches!(does, Does::Establish | Does::LeftOut))
    }

    /// The places of what may be found out and is not proposed.
    pub(super) fn left_out(&self) -> Vec<usize> {
        self.places(|does| does == Does::LeftOut)
    }

    /// The places of what is barred.
    pub(super) fn barred(&self) -> Vec<usize> {
        self.places(|does| matches!(does, Does::Barred(_)))
    }

    fn places(&self, is: impl Fn(Does) -> bool) -> Vec<usize> {
        let chosen = self.all.iter().enumerate().filter(|(_, choice)| is(choice.does));
        chosen.map(|(index, _)| index).collect()
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

/// Whether what is barred is looked at too: then with the phrases that stand for each `?` of the theory.
type Barred<'b> = Option<&'b [PhraseId]>;

/// What decides of what a choice does.
struct Of<'o> {
    theory: &'o Theory,
    question: &'o Question,
    said: &'o [(PhraseId, Degrees)],
    before: &'o Evaluation,
    made: &'o Made,
    open: &'o [PhraseId],
}

impl Of<'_> {
    /// What choosing a literal does to the case; nothing where the case says so already, or it is for configurations.
    fn does(&self, literal: Literal) -> Option<Does> {
        if self.open.contains(&literal.phrase) {
            return Some(Does::Barred(Because::Open));
        }
        let is_goal = matches!(self.question.goal, Goal::Holds(goal) if goal.phrase == literal.phrase);
        let is_made = self.made.brings(literal);
        let is_left_out = self.question.without.contains(&literal);
        match self.said.iter().find(|(said, _)| *said == literal.phrase) {
            Some((_, degrees)) if holds(*degrees, literal) || is_left_out => None,
            Some(_) if is_goal => Some(Does::Barred(Because::Goal)),
            Some(_) if is_made && !self.is_fixed(literal) => Some(Does::Barred(Because::BroughtAbout)),
            Some(_) => Some(self.changes(literal)),
            None if is_goal || is_made => None,
            None if self.is_denied(literal) => (!is_left_out).then(|| self.changes(literal)),
            None if is_left_out => Some(Does::LeftOut),
            None => Some(Does::Establish),
        }
    }

    /// Whether what the case says settles the contrary, by predictions, by definitions, or in a closed world.
    fn is_denied(&self, literal: Literal) -> bool {
        self.before.value(literal.phrase).under(literal).value() == Value::Absent
    }

    /// What is otherwise in the case is a change, unless no programme can change it.
    fn changes(&self, literal: Literal) -> Does {
        if self.is_fixed(literal) { Does::Barred(Because::Fixed) } else { Does::Change }
    }

    fn is_fixed(&self, literal: Literal) -> bool {
        self.theory.vocabulary.get(literal.phrase).declared().fixed
    }
}

/// Whether a case says a literal, and not its contrary.
fn holds([for_it, against]: Degrees, literal: Literal) -> bool {
    let (is, is_not) = if literal.negated { (against, for_it) } else { (for_it, against) };
    is > 0.5 && is_not <= 0.5
}

/// What the configurations of a theory bring about when they fire.
#[derive(Debug)]
struct Made(Vec<Literal>);

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
    fn brings(&self, literal: Literal) -> bool {
        self.0.binary_search(&literal).is_ok()
    }
}
