//! `--output FILE`: a result in a file in place of the terminal; no file of another kind is written over.

use std::path::Path;

use crate::cli::problem::{Problem, WriteProblem};
use crate::cli::write::{Draft, write_all};

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
    /// A file that cannot be written.
    pub fn put(self, written: Written) -> Result<String, Problem> {
        let Some(file) = self.0 else {
            return Ok(match written {
                Written::Text(text) => text,
                Written::Bytes(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            });
        };
        let after: &[u8] = match &written {
            Written::Text(text) => text.as_bytes(),
            Written::Bytes(bytes) => bytes,
        };
        write_all(&[Draft { path: file, before: None, after }])?;
        Ok(format!("written to {}\n", file.display()))
    }
}
