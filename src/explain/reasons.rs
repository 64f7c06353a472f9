//! Why a verdict or a value is what it is: the answer of `cmo why`, a flat list of steps that refer to each other.

mod configuration;
mod grounds;
mod language;
mod part;
mod phrase;
mod walk;

use serde::Serialize;

#[cfg(feature = "report")]
use schemars::JsonSchema;

use crate::evaluate::Evaluation;
use crate::explain::matched::ValueSource;
use crate::explain::reading::Reading;
use crate::source::Sources;
use crate::theory::{Case, ConfigurationId, PhraseId, Theory};
use walk::Walk;

/// More levels than this are never shown at once, so that no theory is too deep to be explained.
const DEEPEST: u32 = 100;

/// What is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// The verdict on a configuration.
    Configuration(ConfigurationId),
    /// The value of a phrase.
    Phrase(PhraseId),
}

/// One evaluated case, with the texts that it and its theory were read from.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    /// The theory.
    pub theory: &'a Theory,
    /// The case.
    pub case: &'a Case,
    /// What the case means for the theory.
    pub evaluation: &'a Evaluation,
    /// The texts.
    pub sources: &'a Sources,
}

/// Why a verdict or a value is what it is, in sentences: at most `depth` levels of reasons below the answer.
#[must_use]
pub fn why(told: Told<'_>, subject: Subject, depth: u32) -> Why {
    let reading = Reading::new(told.theory, told.case, told.evaluation);
    let name = match subject {
        Subject::Configuration(id) => reading.configuration(id).full_name.clone(),
        Subject::Phrase(id) => reading.name(id),
    };
    let (steps, more) = Walk::new(&reading, told.sources, depth.min(DEEPEST)).from(subject);
    Why { schema: "cmo.why/1", subject: name, case: told.case.name.clone(), steps, more }
}

/// `cmo.why/1`
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct Why {
    /// `cmo.why/1`.
    pub schema: &'static str,
    /// What was asked for: a configuration's full name or a phrase.
    pub subject: String,
    /// The case.
    pub case: String,
    /// The steps; the first answers the question. Read in their order, they are the tree from the top down.
    pub steps: Vec<Step>,
    /// Where reasons lie deeper than was asked for: a sentence that says how to see them.
    pub more: Option<String>,
}

/// One sentence of the answer.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct Step {
    /// Its number, from 1.
    pub id: u32,
    /// The sentence.
    pub says: String,
    /// The verdict or value it is about (`fires`, `present`, …).
    pub value: String,
    /// Where the value comes from; null for a configuration.
    pub source: Option<ValueSource>,
    /// Numbers of the steps that are its reasons, each above its own: a tree, never a loop.
    pub because: Vec<u32>,
    /// The earlier step that has the reasons already (the sentence says so); null elsewhere.
    pub as_in: Option<u32>,
    /// Whether it has reasons that lie deeper than was asked for.
    pub deeper: bool,
    /// Degree for what it is about, in [0, 1].
    #[serde(rename = "for")]
    pub in_favour: f64,
    /// Degree against it, in [0, 1].
    pub against: f64,
    /// The file (or argument) that says so; null where no single place does.
    pub file: Option<String>,
    /// The line in it, from 1.
    pub line: Option<u32>,
}
