//! The files that a text names, none of which is there.

use cmo::resolve::{FileProblem, Files};
use cmo::source::SourceId;

/// No file is there.
pub struct NoFiles;

impl Files for NoFiles {
    fn read(&self, _: SourceId, _: &str) -> Result<String, FileProblem> {
        Err(FileProblem::NotFound(Vec::new()))
    }

    fn stays(&self, _: SourceId, _: &str) -> Result<(), FileProblem> {
        Ok(())
    }
}
