//! A theory set: its texts, what they mean, and what is wrong with them.

use std::path::{Path, PathBuf};

use crate::check::Settings;
use crate::diagnostic::Diagnostic;
use crate::disk::find::find;
use crate::disk::folder::{Folder, settings_of};
use crate::disk::problem::ReadProblem;
use crate::disk::texts::Texts;
use crate::report::canvas::Canvas;
use crate::report::diagnostics::{DiagnosticForm, render};
use crate::resolve::NoFiles;
use crate::source::Sources;
use crate::theory::Theory;

/// A theory set.
#[derive(Debug)]
pub struct TheorySet {
    /// Its texts.
    pub sources: Sources,
    /// What they mean, as far as they are whole.
    pub theory: Theory,
    /// What is wrong, by place.
    pub diagnostics: Vec<Diagnostic>,
    /// What its `cmo.toml` says of findings.
    pub settings: Settings,
    /// The files that it names.
    pub files: Folder,
}

/// What a theory set is read for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To show everything that is wrong or odd.
    Check,
    /// To answer questions: what is merely odd is not looked for where that takes time.
    Answer,
}

impl TheorySet {
    /// Reads the files under some paths, each a `.cmo` file or a folder, as one theory set, with its `cmo.toml` and the
    /// bibliographies and texts that it names.
    ///
    /// # Errors
    /// A path that cannot be read, and folders without a `.cmo` file. What is wrong within the files is data:
    /// [`TheorySet::diagnostics`].
    pub fn read<P: AsRef<Path>>(paths: &[P]) -> Result<Self, ReadProblem> {
        let paths: Vec<PathBuf> = paths.iter().map(|path| path.as_ref().to_owned()).collect();
        let found = find(&paths)?;
        let mut texts = Texts::default();
        for file in &found {
            texts.add_file(file)?;
        }
        let settings = settings_of(&paths, &found)?;
        if let Some(path) = &settings {
            texts.read_settings(path)?;
        }
        texts.say_what_is_left_out(&paths, &found, settings.as_deref());
        let files = texts.folder(&paths);
        let set = texts.parsed(None, |_| ()).resolved(&files, Purpose::Answer);
        Ok(Self { files, ..set })
    }

    /// The theory set of one text, which names no files; `name` is what its place is called where something is wrong.
    ///
    /// ```
    /// use cmo::disk::TheorySet;
    ///
    /// let set = TheorySet::of_text("working.cmo", "cmoc 1\n  if (staff trained\n  then care planned\n")?;
    /// assert!(set.is_faulty());
    /// assert!(set.findings().starts_with("Error CMO"), "{}", set.findings());
    /// # Ok::<(), cmo::disk::ReadProblem>(())
    /// ```
    ///
    /// # Errors
    /// It is longer than is read.
    pub fn of_text(name: &str, text: &str) -> Result<Self, ReadProblem> {
        let mut texts = Texts::default();
        texts.add_bytes(Path::new(name), text.as_bytes().to_vec())?;
        Ok(texts.parsed(None, |_| ()).resolved(&NoFiles, Purpose::Answer))
    }

    /// Whether it is not to be evaluated.
    #[must_use]
    pub fn is_faulty(&self) -> bool {
        self.diagnostics.iter().any(Diagnostic::is_error)
    }

    /// All that is wrong or odd, in sentences; empty where nothing is.
    #[must_use]
    pub fn findings(&self) -> String {
        render(&self.diagnostics, &self.sources, DiagnosticForm::Plain, Canvas::default())
    }
}
