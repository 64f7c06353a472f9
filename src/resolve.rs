//! Turns the trees of a theory set into a [`Theory`]: names, phrases and references found, nothing guessed.

mod bibliographies;
mod bibliography;
mod broken;
mod cases;
mod circles;
mod cited;
mod clauses;
mod conditions;
mod configurations;
mod declarations;
mod evidence;
mod headings;
mod letters;
mod names;
mod near;
mod nearest;
mod neighbours;
mod number;
mod phrases;
mod problem;
mod quoted_not;
mod reading;
mod relations;
mod set;
mod studies;

pub use cases::against_implications;
pub use names::is_display_id;
pub use near::nearly_the_same;
pub use nearest::Nearest;

use broken::Broken;
use cases::Describer;
use names::Names;
use reading::Reader;
use set::{Resolver, items};

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

/// The files of a theory that names none: each is told to be missing.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoFiles;

impl Files for NoFiles {
    fn read(&self, _: SourceId, _: &str) -> Result<String, FileProblem> {
        Err(FileProblem::NotFound(Vec::new()))
    }

    fn stays(&self, _: SourceId, _: &str) -> Result<(), FileProblem> {
        Ok(())
    }
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
    let Resolved { theory, mut diagnostics } = resolve_to_answer(sources, trees, files);
    let broken = Broken::of(items(sources, trees));
    diagnostics.extend(near::problems(&theory.vocabulary, &broken));
    diagnostics.extend(quoted_not::problems(&theory.vocabulary, &broken));
    diagnostics.sort_by_key(|found| (found.place(), found.code));
    Resolved { theory, diagnostics }
}

/// As [`resolve`], without looking for phrases that are nearly the same, or begin with `not`: only who checks a theory waits for that.
pub fn resolve_to_answer(sources: &Sources, trees: &[(SourceId, Tree)], files: &dyn Files) -> Resolved {
    let mut resolver = Resolver::new(sources, trees, files);
    resolver.read(sources, trees);
    let Resolver { names, phrases, mut theory, found: mut diagnostics, .. } = resolver;
    relations::retire(&mut theory.configurations);
    diagnostics.extend(relations::problems(&theory.configurations));
    theory.vocabulary = phrases.finish();
    diagnostics.extend(neighbours::problems(&theory.vocabulary, items(sources, trees)));
    let broken = Broken::of(items(sources, trees));
    let mut describer = Describer::new(&theory, &names, &broken);
    let cases = describer.cases(items(sources, trees));
    diagnostics.append(&mut describer.found);
    theory.cases = cases;
    diagnostics.extend(cited::problems(&theory));
    diagnostics.sort_by_key(|found| (found.place(), found.code));
    Resolved { theory, diagnostics }
}

/// Resolves the tree of [`crate::syntax::parse_facts`] against a theory, as a case with the given name.
///
/// A fact whose phrase the theory does not know is in [`Case::unrecognised`] only.
pub fn describe(
    theory: &Theory,
    sources: &Sources,
    (id, tree): (SourceId, &Tree),
    name: &str,
) -> (Case, Vec<Diagnostic>) {
    let reader = Reader::new(sources, id);
    let placed = || tree.items().map(move |item| (item, reader));
    // Facts by themselves refer to phrases only: no clause behind them leads to a study, a case or a configuration.
    let (names, broken) = (Names::default(), Broken::of(placed()));
    let mut describer = Describer::new(theory, &names, &broken);
    let case = tree.items().next().map(|facts| describer.case(facts, reader)).unwrap_or_default();
    let mut found = describer.found;
    found.extend(neighbours::problems_in_case(&theory.vocabulary, placed()));
    found.sort_by_key(|found| (found.place(), found.code));
    (Case { name: name.to_owned(), ..case }, found)
}

/// What is odd about the facts of a case that was described elsewhere than in a `.cmo` text: contested ones, ones that differ,
/// ones against an `implies`.
#[must_use]
pub fn oddities(theory: &Theory, case: &Case) -> Vec<Diagnostic> {
    cases::oddities(theory, case)
}
