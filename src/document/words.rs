//! The fixed words of `cmo.export/1`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::theory::{ConfidenceLevel, Level, RelationKind, Status};

/// `micro`, `meso` or `macro`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum LevelWord {
    /// Between people.
    Micro,
    /// In and between organisations.
    Meso,
    /// In systems and policy.
    Macro,
}

/// `initial`, `tested` or `retired`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum StatusWord {
    /// Gleaned, not tested.
    Initial,
    /// Tested against evidence.
    Tested,
    /// Kept for the record, never evaluated.
    Retired,
}

/// `high`, `moderate`, `low` or `very low`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ConfidenceWord {
    /// `high`
    High,
    /// `moderate`
    Moderate,
    /// `low`
    Low,
    /// `very low`
    #[serde(rename = "very low")]
    VeryLow,
}

/// How one configuration stands to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum RelationWord {
    /// Comes from it; both live.
    Refines,
    /// Takes its place; the other is thereby retired.
    Replaces,
    /// Is shown under it; both live.
    #[serde(rename = "part of")]
    PartOf,
    /// Is another explanation.
    #[serde(rename = "rival of")]
    RivalOf,
    /// Is another arrangement, a trade-off.
    #[serde(rename = "contrasts with")]
    ContrastsWith,
}

/// A word of the contract for each of a theory, and how it is written.
macro_rules! words {
    ($($word:ident of $kind:ident: $($one:ident)*;)*) => { $(
        impl From<$kind> for $word {
            fn from(kind: $kind) -> Self {
                match kind { $($kind::$one => Self::$one,)* }
            }
        }

        impl $word {
            /// The word as it is written.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$one => $kind::$one.word(),)* }
            }
        }
    )* };
}

words! {
    LevelWord of Level: Micro Meso Macro;
    StatusWord of Status: Initial Tested Retired;
    ConfidenceWord of ConfidenceLevel: High Moderate Low VeryLow;
    RelationWord of RelationKind: Refines Replaces PartOf RivalOf ContrastsWith;
}
