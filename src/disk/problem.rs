//! Why files cannot be read as a theory set, in words.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::Path;

/// Why there is no theory set under some paths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadProblem {
    /// A path that is not there, or may not be read.
    Unreadable {
        /// The path as given.
        path: String,
        /// What the system says.
        why: String,
    },
    /// A file of more than 4 GiB.
    TooLong {
        /// The path as given.
        path: String,
    },
    /// Folders without a `.cmo` file.
    NoTheory {
        /// The folders that were searched.
        folders: String,
    },
    /// A file of another kind.
    NotTheory {
        /// The path as given.
        path: String,
    },
}

impl fmt::Display for ReadProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable { path, why } => write!(f, "`{path}` cannot be read: {why}"),
            Self::TooLong { path } => write!(f, "`{path}` is longer than the 4 GiB that are read"),
            Self::NoTheory { folders } => write!(f, "there is no `.cmo` file in {folders}"),
            Self::NotTheory { path } => write!(f, "`{path}` is no `.cmo` file"),
        }
    }
}

impl Error for ReadProblem {}

/// A path that cannot be read, in words.
#[must_use]
pub fn unreadable(path: &Path, error: &io::Error) -> ReadProblem {
    let why = match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "you are not permitted to read it".to_owned(),
        _ => system_says(error),
    };
    ReadProblem::Unreadable { path: path.display().to_string(), why }
}

/// What the system says is wrong, without its number for it.
#[must_use]
pub fn system_says(error: &io::Error) -> String {
    let text = error.to_string();
    let words = text.split(" (os error ").next().unwrap_or(&text);
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
