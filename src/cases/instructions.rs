//! The vector instructions of a machine, chosen at run time or by the user.

use std::fmt;

use fearless_simd::Level;

/// A set of vector instructions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Instructions {
    /// What every machine of its kind has: vectors of 128 bits on x86-64 and on ARM with 64 bits.
    Baseline,
    /// x86-64-v3: vectors of 256 bits.
    V3,
    /// x86-64-v4 with the extensions of Ice Lake (counting ones, moving bytes): vectors of 512 bits.
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

    /// What runs with this set; with the largest that this machine has, where it lacks it.
    pub(crate) fn level(self) -> Level {
        let largest = Level::new();
        #[cfg(target_arch = "x86_64")]
        return match self {
            Self::Baseline => Level::baseline(),
            Self::V3 => largest.as_avx2().map_or(largest, Level::Avx2),
            Self::V4 => largest,
        };
        #[cfg(not(target_arch = "x86_64"))]
        largest
    }

    #[cfg(target_arch = "x86_64")]
    fn present(self) -> bool {
        let largest = Level::new();
        match self {
            Self::Baseline => true,
            Self::V3 => largest.as_avx2().is_some(),
            Self::V4 => largest.as_avx512().is_some(),
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
