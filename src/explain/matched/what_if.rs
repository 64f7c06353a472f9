//! What becomes of a case where other facts are supposed: the field `what_if` of `cmo.match/1`.

use serde::Serialize;

#[cfg(feature = "report")]
use schemars::JsonSchema;

use super::{CaseWarning, ValueWord};
use crate::explain::changed::{PredictionChange, VerdictChange};

/// What changes against the case as it is.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct WhatIf {
    /// What is supposed, in the order given.
    pub facts: Vec<SupposedFact>,
    /// What is odd about the facts then, and is not of the case as it is.
    pub warnings: Vec<CaseWarning>,
    /// The verdicts that are other ones then, in file order.
    pub verdicts: Vec<VerdictChange>,
    /// The predictions that are other ones then, in vocabulary order.
    pub predictions: Vec<PredictionChange>,
}

/// A fact that is supposed, in place of all that the case says of its phrase.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct SupposedFact {
    /// The phrase.
    pub phrase: String,
    /// What is supposed of it: `present`, `absent` or `unknown`; a degree by whether it is above 0.5.
    pub value: ValueWord,
    /// What is supposed in the author's words: the phrase, the name of its opposite, or `not` and the phrase; where it is
    /// unknown, the phrase; with a degree, `trust = 0.7`.
    pub words: String,
    /// The degree that is supposed, of the name in `words`; null where none is.
    pub degree: Option<f64>,
    /// What the case itself says of the phrase.
    pub was: ValueWord,
    /// Whether the case says just that already.
    pub already: bool,
    /// Whether no programme can change the phrase.
    pub fixed: bool,
}

impl WhatIf {
    /// Whether every verdict and every prediction stays as it is.
    #[must_use]
    pub fn changes_nothing(&self) -> bool {
        self.verdicts.is_empty() && self.predictions.is_empty()
    }
}
