//! `--output FILE`: a result in a file in place of the terminal; no file of another kind is written over.

use std::path::Path;

use crate::cli::told::problem::{Problem, WriteProblem};
use crate::cli::told::write::{Draft, write_all};

/// Where a result goes.
#[derive(Clone, Copy, Debug)]
pub struct Output<'o>(Option<&'o Path>);

/// A result as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Written {
    /// Text.
    Text(String),
    /// Bytes that no terminal shows.
    Bytes(Vec<u8>),
}

impl<'o> Output<'o> {
    /// The file of `--output`, where there is one, for a format of which the names of files end so.
    ///
    /// # Errors
    /// A name that does not: the file may be of the theory.
    pub fn of(file: Option<&'o Path>, endings: &'static [&'static str]) -> Result<Self, Problem> {
        let ending = |file: &Path| file.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        match file.filter(|file| !ending(file).is_some_and(|ending| endings.contains(&&*ending))) {
            None => Ok(Self(file)),
            Some(file) => {
                let (path, ending) = (file.display().to_string(), endings.first().copied().unwrap_or_default());
                Err(WriteProblem::OtherEnding { path, ending }.into())
            }
        }
    }

    /// Writes a result to its file and says so; gives it back for the terminal where there is none.
    ///
    /// # Errors
    /// A file that cannot be written, and bytes without one.
    pub fn put(self, written: Written) -> Result<String, Problem> {
        let (file, after) = match (self.0, written) {
            (None, Written::Text(text)) => return Ok(text),
            (None, Written::Bytes(_)) => return Err(WriteProblem::NoText.into()),
            (Some(file), Written::Text(text)) => (file, text.into_bytes()),
            (Some(file), Written::Bytes(bytes)) => (file, bytes),
        };
        write_all(&[Draft { path: file, before: None, after: &after }])?;
        Ok(format!("wrote {}\n", file.display()))
    }
}
