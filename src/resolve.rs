//! Turns the trees of a theory set into a [`Theory`]: names, phrases and references found, nothing guessed.

use crate::diagnostic::Diagnostic;
use crate::source::{SourceId, Sources};
use crate::syntax::Tree;
use crate::theory::{Case, Theory};

/// Why a file that a theory names cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileProblem {
    /// The path leaves the folder of the theory set.
    LeavesFolder,
    /// There is no such file; the names of files beside it that are near.
    NotFound(Vec<String>),
    /// It cannot be read, and why.
    Unreadable(String),
}

/// The files that a theory names, as its caller reads them: this library touches no disk.
pub trait Files {
    /// The content of a file named by a source, the path relative to that source.
    ///
    /// # Errors
    /// A [`FileProblem`] where it cannot be had.
    fn read(&self, from: SourceId, path: &str) -> Result<String, FileProblem>;

    /// Whether a path stays in the folder of the theory set; the file itself may be missing.
    ///
    /// # Errors
    /// [`FileProblem::LeavesFolder`] where it does not.
    fn stays(&self, from: SourceId, path: &str) -> Result<(), FileProblem>;
}

/// What was resolved: what is whole, and what is wrong with the rest.
#[derive(Debug, Default)]
pub struct Resolved {
    /// Everything that is whole. It is not to be evaluated where a diagnostic is an error.
    pub theory: Theory,
    /// What is wrong, in the order of the sources.
    pub diagnostics: Vec<Diagnostic>,
}

/// Resolves the trees of a theory set, in the order of their paths.
pub fn resolve(sources: &Sources, trees: &[(SourceId, Tree)], files: &dyn Files) -> Resolved {
    let _ = (sources, trees, files);
    Resolved::default()
}

/// Resolves the tree of [`crate::syntax::parse_facts`] against a theory, as a case with the given name.
pub fn describe(theory: &Theory, sources: &Sources, tree: (SourceId, &Tree), name: &str) -> (Case, Vec<Diagnostic>) {
    let _ = (theory, sources, tree, name);
    unimplemented!("resolve")
}
