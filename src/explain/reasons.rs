//! Why a verdict or a value is what it is: the answer of `cmo why`, a flat list of steps that refer to each other.

use serde::Serialize;

#[cfg(feature = "cli")]
use schemars::JsonSchema;

use crate::explain::matched::ValueSource;

/// `cmo.why/1`
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "cli", derive(JsonSchema))]
pub struct Why {
    /// `cmo.why/1`.
    pub schema: &'static str,
    /// What was asked for: a configuration's full name or a phrase.
    pub subject: String,
    /// The case.
    pub case: String,
    /// The steps; the first answers the question.
    pub steps: Vec<Step>,
}

/// One sentence of the answer.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "cli", derive(JsonSchema))]
pub struct Step {
    /// Its number, from 1.
    pub id: u32,
    /// The sentence.
    pub says: String,
    /// The verdict or value it is about (`fires`, `present`, …).
    pub value: String,
    /// Where the value comes from; null for a configuration.
    pub source: Option<ValueSource>,
    /// Numbers of the steps that are its reasons.
    pub because: Vec<u32>,
}
