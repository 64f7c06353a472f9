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

impl From<Level> for LevelWord {
    fn from(level: Level) -> Self {
        match level {
            Level::Micro => Self::Micro,
            Level::Meso => Self::Meso,
            Level::Macro => Self::Macro,
        }
    }
}

impl From<Status> for StatusWord {
    fn from(status: Status) -> Self {
        match status {
            Status::Initial => Self::Initial,
            Status::Tested => Self::Tested,
            Status::Retired => Self::Retired,
        }
    }
}

impl From<ConfidenceLevel> for ConfidenceWord {
    fn from(level: ConfidenceLevel) -> Self {
        match level {
            ConfidenceLevel::High => Self::High,
            ConfidenceLevel::Moderate => Self::Moderate,
            ConfidenceLevel::Low => Self::Low,
            ConfidenceLevel::VeryLow => Self::VeryLow,
        }
    }
}

impl From<RelationKind> for RelationWord {
    fn from(kind: RelationKind) -> Self {
        match kind {
            RelationKind::Refines => Self::Refines,
            RelationKind::Replaces => Self::Replaces,
            RelationKind::PartOf => Self::PartOf,
            RelationKind::RivalOf => Self::RivalOf,
            RelationKind::ContrastsWith => Self::ContrastsWith,
        }
    }
}

impl LevelWord {
    /// The word as it is written.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Micro => Level::Micro.word(),
            Self::Meso => Level::Meso.word(),
            Self::Macro => Level::Macro.word(),
        }
    }
}

impl StatusWord {
    /// The word as it is written.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Initial => Status::Initial.word(),
            Self::Tested => Status::Tested.word(),
            Self::Retired => Status::Retired.word(),
        }
    }
}

impl ConfidenceWord {
    /// The word as it is written.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::High => ConfidenceLevel::High.word(),
            Self::Moderate => ConfidenceLevel::Moderate.word(),
            Self::Low => ConfidenceLevel::Low.word(),
            Self::VeryLow => ConfidenceLevel::VeryLow.word(),
        }
    }
}

impl RelationWord {
    /// The clause that gives it, as it is written.
    #[must_use]
    pub const fn clause(self) -> &'static str {
        match self {
            Self::Refines => RelationKind::Refines.word(),
            Self::Replaces => RelationKind::Replaces.word(),
            Self::PartOf => RelationKind::PartOf.word(),
            Self::RivalOf => RelationKind::RivalOf.word(),
            Self::ContrastsWith => RelationKind::ContrastsWith.word(),
        }
    }
}
