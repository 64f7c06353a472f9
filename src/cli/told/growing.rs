//! Writes a file that grows as its content comes: beside its place, and under its name only when it is whole.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::cli::told::aside::Held;
use crate::cli::told::problem::Problem;
use crate::cli::told::write::{begin, unwritable};

/// A file on its way.
#[derive(Debug)]
pub struct Growing {
    path: PathBuf,
    file: PathBuf,
    aside: PathBuf,
    writer: Option<BufWriter<File>>,
}

impl Growing {
    /// Begins a file. When the user interrupts the program, what there is of it is removed.
    ///
    /// # Errors
    /// A folder or file that cannot be written.
    pub fn begin(path: &Path) -> Result<Self, Problem> {
        let (file, aside, written) = begin(path)?;
        Ok(Self { path: path.to_owned(), file, aside, writer: Some(BufWriter::with_capacity(1 << 20, written)) })
    }

    /// Gives it its name.
    ///
    /// # Errors
    /// What is left cannot be written.
    pub fn finish(mut self) -> Result<(), Problem> {
        let Some(writer) = self.writer.take() else { return Ok(()) };
        let written = writer.into_inner().map_err(io::IntoInnerError::into_error);
        let named = written.and_then(|_| Held::now().name(&self.aside, &self.file));
        named.map_err(|error| unwritable(&self.path, &error))
    }
}

impl Write for Growing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.writer.as_mut().map_or(Ok(bytes.len()), |writer| writer.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer.as_mut().map_or(Ok(()), Write::flush)
    }
}

impl Drop for Growing {
    /// What did not become whole is removed.
    fn drop(&mut self) {
        drop(self.writer.take());
        Held::now().discard(&self.aside);
    }
}
