//! The fixed words of `cmo.match/1`.

use serde::{Deserialize, Serialize};

#[cfg(feature = "report")]
use schemars::JsonSchema;

use crate::theory::{Form, Stance, Value, Verdict};

/// `open` or `closed`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub enum WorldWord {
    /// What is not described is unknown.
    Open,
    /// What is not described is absent.
    Closed,
}

/// `fires`, `blocked`, `undetermined` or `contested`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub enum VerdictWord {
    /// The mechanism is triggered.
    Fires,
    /// It is not triggered.
    Blocked,
    /// What is known does not decide it.
    Undetermined,
    /// The condition both holds and fails.
    Contested,
}

/// `present`, `absent`, `unknown` or `contested`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub enum ValueWord {
    /// Spoken for.
    Present,
    /// Spoken against.
    Absent,
    /// Nothing decides it.
    Unknown,
    /// Spoken for and against.
    Contested,
}

/// How a condition stands under its sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub enum Standing {
    /// As asked for.
    Holds,
    /// The opposite of what is asked for.
    Fails,
    /// Nothing decides it.
    Unknown,
    /// Both.
    Contested,
}

/// Where a value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub enum ValueSource {
    /// The case says so.
    Case,
    /// A configuration predicts it.
    Predicted,
    /// Another phrase implies it.
    Implied,
    /// Its `when` defines it.
    Defined,
    /// Nobody says (in a closed world: absent by default).
    None,
}

/// A prediction against what was observed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub enum Agreement {
    /// Both present or both absent.
    Confirmed,
    /// Opposite.
    Contradicted,
    /// The prediction is contested.
    Mixed,
    /// Observed present, and nothing predicts it.
    Unexplained,
}

/// `if` or `only if`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub enum FormWord {
    /// What suffices.
    #[serde(rename = "if")]
    If,
    /// What is necessary.
    #[serde(rename = "only if")]
    OnlyIf,
}

/// `context` or `resource`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub enum ConditionRole {
    /// Part of the context.
    Context,
    /// Part of the resource.
    Resource,
}

/// What a source does to a configuration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub enum StanceWord {
    /// `supported by`
    Supports,
    /// `refuted by`
    Refutes,
    /// `modified by`
    Modifies,
    /// `augmented by`
    Augments,
    /// `neutral in`
    Neutral,
}

impl StanceWord {
    /// The clause that gives it, as it is written: `supported by`.
    #[must_use]
    pub const fn clause(self) -> &'static str {
        self.stance().clause()
    }

    /// What it is a word for.
    #[must_use]
    pub const fn stance(self) -> Stance {
        match self {
            Self::Supports => Stance::Supports,
            Self::Refutes => Stance::Refutes,
            Self::Modifies => Stance::Modifies,
            Self::Augments => Stance::Augments,
            Self::Neutral => Stance::Neutral,
        }
    }
}

/// What blocks a configuration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub enum BlockedThrough {
    /// Its context fails.
    Context,
    /// Its resource was not delivered.
    Resource,
    /// Both.
    Both,
}

impl From<Verdict> for VerdictWord {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Fires => Self::Fires,
            Verdict::Blocked => Self::Blocked,
            Verdict::Undetermined => Self::Undetermined,
            Verdict::Contested => Self::Contested,
        }
    }
}

impl From<Form> for FormWord {
    fn from(form: Form) -> Self {
        match form {
            Form::If => Self::If,
            Form::OnlyIf => Self::OnlyIf,
        }
    }
}

impl From<Value> for ValueWord {
    fn from(value: Value) -> Self {
        match value {
            Value::Present => Self::Present,
            Value::Absent => Self::Absent,
            Value::Unknown => Self::Unknown,
            Value::Contested => Self::Contested,
        }
    }
}

impl From<Stance> for StanceWord {
    fn from(stance: Stance) -> Self {
        match stance {
            Stance::Supports => Self::Supports,
            Stance::Refutes => Self::Refutes,
            Stance::Modifies => Self::Modifies,
            Stance::Augments => Self::Augments,
            Stance::Neutral => Self::Neutral,
        }
    }
}

impl VerdictWord {
    /// The word as it is written.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Fires => "fires",
            Self::Blocked => "blocked",
            Self::Undetermined => "undetermined",
            Self::Contested => "contested",
        }
    }
}

impl ValueWord {
    /// The word as it is written.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Present => "present",
            Self::Absent => "absent",
            Self::Unknown => "unknown",
            Self::Contested => "contested",
        }
    }
}
