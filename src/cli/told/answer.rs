//! What a command says, and how it exits.

use std::process::ExitCode;

/// How a command exits, the same for all commands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Nothing is wrong.
    Fine,
    /// A negative finding.
    Negative,
    /// Arguments or files that cannot be used.
    Usage,
    /// The theory or the cases have errors.
    Faulty,
    /// What was asked for can neither be affirmed nor denied.
    Undetermined,
}

impl Exit {
    /// The code that a shell sees.
    pub const fn code(self) -> u8 {
        match self {
            Self::Fine => 0,
            Self::Negative => 1,
            Self::Usage => 2,
            Self::Faulty => 3,
            Self::Undetermined => 4,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}

/// What a command says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The result, for standard output.
    pub result: String,
    /// Diagnostics, for standard error.
    pub diagnostics: String,
    /// How it exits.
    pub exit: Exit,
}

impl Answer {
    /// A result with nothing wrong.
    pub fn fine(result: impl Into<String>) -> Self {
        Self { result: result.into(), diagnostics: String::new(), exit: Exit::Fine }
    }
}
