//! Turns two evaluations into the verdicts and predictions that differ between them, with why: those of two versions of a
//! theory, or of a case as it is and as it might be.

mod told;

pub use told::{Predictions, only_verdict, verdict};

use serde::Serialize;

#[cfg(feature = "report")]
use schemars::JsonSchema;

use crate::evaluate::Pair;
use crate::explain::matched::{FormWord, ValueWord, VerdictWord};

/// The degrees, each in [0, 1], to which something is so.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct Degrees {
    /// The degree for.
    #[serde(rename = "for")]
    pub in_favour: f64,
    /// The degree against.
    pub against: f64,
}

impl From<Pair> for Degrees {
    fn from(Pair { in_favour, against }: Pair) -> Self {
        Self { in_favour, against }
    }
}

impl Degrees {
    /// Both, rounded as they are shown.
    #[must_use]
    pub fn hundredths(self) -> [u32; 2] {
        [self.in_favour, self.against].map(|degree| (degree * 100.0).round() as u32)
    }
}

/// A verdict that differs, be it in its degrees alone, rounded to two places.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct VerdictChange {
    /// The case.
    pub case: String,
    /// The configuration, by its full name after.
    pub id: String,
    /// The verdict before.
    pub from: VerdictWord,
    /// The verdict after.
    pub to: VerdictWord,
    /// Whether it was, and is, an `only if`: people are told its verdicts in other words.
    #[serde(skip)]
    pub forms: [FormWord; 2],
    /// The degrees of its firing condition before.
    pub degrees_before: Degrees,
    /// The degrees of its firing condition after.
    pub degrees: Degrees,
    /// Why it was so, in sentences.
    pub because_before: Vec<String>,
    /// Why it is so, in sentences.
    pub because: Vec<String>,
}

/// A verdict of a configuration that is weighed in a case on one side only.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct OnlyVerdict {
    /// The case.
    pub case: String,
    /// The configuration, by its full name on the side that weighs it.
    pub id: String,
    /// The verdict.
    pub verdict: VerdictWord,
    /// Whether it is an `only if`: people are told its verdict in other words.
    #[serde(skip)]
    pub form: FormWord,
    /// The degrees of its firing condition.
    pub degrees: Degrees,
    /// Why it is so, in sentences.
    pub because: Vec<String>,
}

/// A prediction that differs, be it in its degrees alone, rounded to two places.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct PredictionChange {
    /// The case.
    pub case: String,
    /// The phrase.
    pub phrase: String,
    /// What was predicted.
    pub from: ValueWord,
    /// What is predicted.
    pub to: ValueWord,
    /// The degrees to which it was predicted.
    pub degrees_before: Degrees,
    /// The degrees to which it is predicted.
    pub degrees: Degrees,
    /// The configurations that spoke for or against it before, by their full names then.
    pub by_before: Vec<String>,
    /// The configurations that speak for or against it.
    pub by: Vec<String>,
    /// The phrases that implied it before, or would have implied what was not so.
    pub implied_by_before: Vec<String>,
    /// The phrases that imply it, or would imply what is not so.
    pub implied_by: Vec<String>,
    /// Whether its own `when` spoke for or against it before.
    pub defined_before: bool,
    /// Whether its own `when` speaks for or against it.
    pub defined: bool,
}
