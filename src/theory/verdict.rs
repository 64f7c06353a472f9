//! The words in which an answer is given: the value of a phrase and the verdict on a configuration.

/// What is known of a phrase in a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Value {
    /// More spoken for than not, and not against.
    Present,
    /// More spoken against than not, and not for.
    Absent,
    /// Nothing decides it.
    Unknown,
    /// Spoken for and against.
    Contested,
}

/// What a case means for a configuration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// Its firing condition holds: the mechanism is triggered.
    Fires,
    /// Its firing condition fails: the mechanism is not triggered.
    Blocked,
    /// What is known does not decide it.
    Undetermined,
    /// Its firing condition both holds and fails.
    Contested,
}

impl Value {
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

impl Verdict {
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
