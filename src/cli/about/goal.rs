//! Turns `--goal` into a sentence for each case, and an exit code.

mod necessary;

use cmo::evaluate::{Evaluation, Pair};
use cmo::explain::matched::{ComesAbout, GoalEntry};
use cmo::explain::rounded;
use cmo::theory::{Case, Configuration, ConfigurationId, Form, HeadingId, Theory, Value};

use crate::cli::about::lookup::{Asked, asked};
use crate::cli::told::answer::Exit;
use crate::cli::told::problem::Problem;

/// What is to come about.
#[derive(Debug)]
pub struct Goal<'t> {
    theory: &'t Theory,
    name: &'t str,
    asked: Asked,
}

impl<'t> Goal<'t> {
    /// The goal of a name.
    ///
    /// # Errors
    /// Nothing has that name, or several things.
    pub fn named(theory: &'t Theory, name: &'t str, scope: Option<HeadingId>) -> Result<Self, Problem> {
        Ok(Self { theory, name: name.trim(), asked: asked(theory, name, scope)? })
    }

    /// How it exits: over several cases, one that denies it weighs most, then one that cannot tell.
    pub fn exit(&self, evaluations: &[Evaluation]) -> Exit {
        let exits: Vec<Exit> = evaluations.iter().map(|evaluation| exit_of(self.comes_about(evaluation))).collect();
        let first = [Exit::Negative, Exit::Undetermined].into_iter().find(|exit| exits.contains(exit));
        first.unwrap_or(Exit::Fine)
    }

    /// What becomes of it in one case, as JSON has it.
    pub fn entry(&self, evaluation: &Evaluation) -> GoalEntry {
        let pair = self.pair(evaluation);
        let (id, phrase) = match self.asked {
            Asked::Configuration(id) => (Some(self.theory.configurations[id.0 as usize].full_name.clone()), None),
            Asked::Phrase(literal) => (None, Some(self.theory.vocabulary.get(literal.phrase).name.clone())),
        };
        let (verdict, negated) = match self.asked {
            Asked::Configuration(id) => (evaluation.firing(id).map(Pair::verdict), false),
            Asked::Phrase(literal) => (None, literal.negated),
        };
        let comes_about = self.comes_about(evaluation);
        GoalEntry {
            id,
            value: phrase.is_some().then(|| pair.value().into()),
            phrase,
            negated,
            verdict: verdict.map(Into::into),
            in_favour: rounded(pair.in_favour),
            against: rounded(pair.against),
            comes_about,
            exit: exit_of(comes_about).code(),
        }
    }

    fn comes_about(&self, evaluation: &Evaluation) -> ComesAbout {
        match self.pair(evaluation).value() {
            Value::Present => ComesAbout::Yes,
            Value::Absent => ComesAbout::No,
            Value::Unknown | Value::Contested => ComesAbout::Open,
        }
    }

    /// What becomes of it in one case, as a line.
    pub fn sentence(&self, case: &Case, evaluation: &Evaluation) -> String {
        let value = self.pair(evaluation).value();
        let (says, because) = match self.asked {
            Asked::Phrase(literal) => (of_phrase(value), necessary::said(self.theory, evaluation, literal)),
            Asked::Configuration(id) => (self.of_configuration(id, evaluation, value), None),
        };
        let because = because.map_or_else(String::new, |because| format!(": {because}"));
        format!("Goal in {}: “{}” {says}{because}.\n", case.name, self.name)
    }

    fn of_configuration(&self, id: ConfigurationId, evaluation: &Evaluation, value: Value) -> &'static str {
        let configuration: &Configuration = &self.theory.configurations[id.0 as usize];
        match (evaluation.firing(id), configuration.form) {
            (None, _) if configuration.retired => "is retired, and weighed in no case",
            (None, _) => "is not weighed: the case is told for another theory",
            (Some(_), Form::If) => of_if(value),
            (Some(_), Form::OnlyIf) => of_only_if(value),
        }
    }

    /// Its pair; nothing is known of a configuration that is retired or does not concern the case.
    fn pair(&self, evaluation: &Evaluation) -> Pair {
        match self.asked {
            Asked::Configuration(id) => evaluation.firing(id).unwrap_or(Pair::UNKNOWN),
            Asked::Phrase(literal) => evaluation.value(literal.phrase).under(literal),
        }
    }
}

const fn exit_of(comes_about: ComesAbout) -> Exit {
    match comes_about {
        ComesAbout::Yes => Exit::Fine,
        ComesAbout::No => Exit::Negative,
        ComesAbout::Open => Exit::Undetermined,
    }
}

const fn of_phrase(value: Value) -> &'static str {
    match value {
        Value::Present => "is present",
        Value::Absent => "is absent",
        Value::Unknown => "cannot be told",
        Value::Contested => "is contested",
    }
}

const fn of_if(value: Value) -> &'static str {
    match value {
        Value::Present => "fires",
        Value::Absent => "is blocked",
        Value::Unknown => "cannot be told",
        Value::Contested => "is contested",
    }
}

/// An `only if` never brings anything about.
const fn of_only_if(value: Value) -> &'static str {
    match value {
        Value::Present => "speaks against its outcomes: what it names as necessary is not in place",
        Value::Absent => "has nothing to say: what it names as necessary is in place",
        Value::Unknown => "cannot be told: it is not known whether what it names as necessary is in place",
        Value::Contested => "is contested: what it names as necessary is both in place and not",
    }
}
