//! What becomes of the goal that was asked for (`--goal`), in `cmo.match/1`.

use serde::Serialize;

#[cfg(feature = "report")]
use schemars::JsonSchema;

use crate::explain::matched::{ValueWord, VerdictWord};

/// The goal in one case.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct GoalEntry {
    /// The full name of the configuration that was asked for; null for a phrase.
    pub id: Option<String>,
    /// The phrase that was asked for; null for a configuration.
    pub phrase: Option<String>,
    /// Whether the phrase was asked for by the name of an opposite: then `value` is the one under that name.
    pub negated: bool,
    /// The verdict on the configuration; null for a phrase, and where the configuration is retired or does not concern
    /// the case.
    pub verdict: Option<VerdictWord>,
    /// The value of the phrase; null for a configuration.
    pub value: Option<ValueWord>,
    /// Degree for it, in [0, 1].
    #[serde(rename = "for")]
    pub in_favour: f64,
    /// Degree against it, in [0, 1].
    pub against: f64,
    /// Whether it comes about.
    pub comes_about: ComesAbout,
    /// How `cmo` exits on this case alone: 0, 1 or 4; over several cases 1 comes before 4 before 0.
    pub exit: u8,
}

/// Whether a goal comes about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub enum ComesAbout {
    /// It fires or is present.
    Yes,
    /// It is blocked or absent.
    No,
    /// It cannot be told, or is contested.
    Open,
}
