//! Turns the PATHs of a command into the files of a theory set, sorted by path, each once; and standard input.

use std::path::{Path, PathBuf};

use cmo::disk::{self, ReadProblem};

use crate::cli::told::problem::Problem;

/// One text of a theory set, before it is read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Found {
    /// Standard input.
    Standard,
    /// A file.
    File(PathBuf),
}

impl Found {
    /// The path of a file.
    pub fn file(&self) -> Option<&Path> {
        match self {
            Self::Standard => None,
            Self::File(path) => Some(path),
        }
    }

    /// Whether it is the file at a path, whatever the path to it is.
    pub fn is(&self, path: &Path) -> bool {
        let real = |path: &Path| path.canonicalize().ok();
        match self {
            Self::Standard => false,
            Self::File(file) => file == path || real(file).is_some_and(|file| real(path) == Some(file)),
        }
    }
}

/// The files under the given paths, standard input first.
///
/// # Errors
/// A path that is not there, a file of another kind, and folders without a `.cmo` file.
pub fn find(paths: &[PathBuf]) -> Result<Vec<Found>, Problem> {
    let (standard, paths): (Vec<PathBuf>, Vec<PathBuf>) = paths.iter().cloned().partition(|path| is_standard(path));
    let standard = standard.first().map(|_| Found::Standard);
    let files = match disk::find(&paths) {
        Err(ReadProblem::NoTheory { .. }) if standard.is_some() => Vec::new(),
        files => files?,
    };
    Ok(standard.into_iter().chain(files.into_iter().map(Found::File)).collect())
}

/// Whether a path stands for standard input.
pub fn is_standard(path: &Path) -> bool {
    path == Path::new("-")
}
