//! Why nothing is found under a name, in words.

use std::error::Error;
use std::fmt;

use crate::diagnostic::{SOME, ticked, ticked_some};

/// Why nothing is found under a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NameProblem {
    /// A name that nothing has.
    Unknown {
        /// What was looked for.
        what: Named,
        /// The name as given.
        name: String,
        /// The theory that it was looked for in, where that is one.
        within: Option<String>,
        /// Names that are near, nearest first.
        nearest: Vec<String>,
    },
    /// A name that nothing has, and that is near to none.
    NoneNear {
        /// What was looked for.
        what: Named,
        /// The name as given.
        name: String,
        /// Some names that there are.
        some: Vec<String>,
    },
    /// `cmo why trust`, where `trust` is both a configuration and a phrase.
    Both {
        /// The name.
        name: String,
    },
    /// A short ID that configurations of several theories have.
    Several {
        /// The ID.
        name: String,
        /// Their full names.
        full: Vec<String>,
    },
}

/// What a name is looked up as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// A theory.
    Theory,
    /// A case.
    Case,
    /// A configuration.
    Configuration,
    /// A phrase.
    Phrase,
    /// Either.
    ConfigurationOrPhrase,
    /// A study, or a paper of a bibliography.
    Study,
}

impl Named {
    /// What it is called.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Theory => "theory",
            Self::Case => "case",
            Self::Configuration => "configuration",
            Self::Phrase => "phrase",
            Self::ConfigurationOrPhrase => "configuration or phrase",
            Self::Study => "study",
        }
    }
}

impl NameProblem {
    /// What to write instead, where that can be told.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        match self {
            Self::Unknown { nearest, .. } if nearest.is_empty() => None,
            Self::Unknown { nearest, .. } => Some(format!("near it: {}", ticked(nearest))),
            Self::NoneNear { what, some, .. } if some.is_empty() => Some(format!("no {} is declared", what.words())),
            Self::NoneNear { some, .. } => Some(format!("declared are {}", ticked_some(some, SOME))),
            Self::Both { name } => Some(format!(
                "for the configuration write 'cmoc {name}', for the phrase write '\"{name}\"', with both kinds of quotes"
            )),
            Self::Several { full, .. } => Some(format!("write one of {}", ticked(full))),
        }
    }
}

impl fmt::Display for NameProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown { what, name, within: None, .. } | Self::NoneNear { what, name, .. } => {
                write!(f, "there is no {} `{name}`", what.words())
            }
            Self::Unknown { what, name, within: Some(theory), .. } => {
                write!(f, "theory `{theory}` has no {} `{name}`", what.words())
            }
            Self::Both { name } => write!(f, "`{name}` is both a configuration and a phrase"),
            Self::Several { name, .. } => write!(f, "several theories have a configuration `{name}`"),
        }
    }
}

impl Error for NameProblem {}
