//! The vector instructions of a machine, chosen at run time or by the user.

use std::fmt;

/// A set of vector instructions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Instructions {
    /// What every machine of its kind has.
    Baseline,
    /// x86-64-v3: 256-bit vectors.
    V3,
    /// x86-64-v4: 512-bit vectors.
    V4,
}

/// Why a set of instructions cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InstructionsError {
    /// There is no set of that name.
    Unknown(String),
    /// This machine does not have it.
    Missing(Instructions),
}

impl Instructions {
    /// All sets, from the smallest.
    pub const ALL: [Self; 3] = [Self::Baseline, Self::V3, Self::V4];

    /// The largest set that this machine has.
    #[must_use]
    pub fn detect() -> Self {
        Self::ALL.into_iter().rev().find(|instructions| instructions.present()).unwrap_or(Self::Baseline)
    }

    /// The set of a name, as in `CMO_SIMD=v3`.
    ///
    /// # Errors
    /// There is no such set, or this machine does not have it.
    pub fn named(name: &str) -> Result<Self, InstructionsError> {
        let known = Self::ALL.into_iter().find(|instructions| instructions.name() == name);
        let known = known.ok_or_else(|| InstructionsError::Unknown(name.to_owned()))?;
        if known.present() { Ok(known) } else { Err(InstructionsError::Missing(known)) }
    }

    /// `baseline`, `v3` or `v4`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Baseline => "baseline",
            Self::V3 => "v3",
            Self::V4 => "v4",
        }
    }

    #[cfg(target_arch = "x86_64")]
    fn present(self) -> bool {
        match self {
            Self::Baseline => true,
            Self::V3 => pulp::x86::V3::is_available(),
            Self::V4 => pulp::x86::V4::is_available(),
        }
    }

    #[cfg(not(target_arch = "x86_64"))]
    fn present(self) -> bool {
        self == Self::Baseline
    }
}

impl fmt::Display for InstructionsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown(name) => write!(f, "`{name}` is no set of instructions: write `baseline`, `v3` or `v4`"),
            Self::Missing(set) => write!(f, "this machine lacks the instructions `{}`", set.name()),
        }
    }
}

impl std::error::Error for InstructionsError {}
