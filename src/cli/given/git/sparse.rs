//! Tells which files of what is checked out a sparse checkout leaves out: they are not on the disk, and have not gone.

use super::{Repository, unreadable};
use crate::cli::told::problem::Problem;

use gix::index::entry::Flags;

/// What a sparse checkout leaves out.
#[derive(Debug)]
pub struct LeftOut {
    /// The paths of files, and those of folders, which end in `/`.
    paths: Vec<String>,
}

impl Repository {
    /// What a sparse checkout leaves out.
    ///
    /// # Errors
    /// The index cannot be read.
    pub fn left_out(&self) -> Result<LeftOut, Problem> {
        let index = self.git.index_or_empty().map_err(unreadable("the index"))?;
        let left_out = index.entries().iter().filter(|entry| entry.flags.contains(Flags::SKIP_WORKTREE));
        Ok(LeftOut { paths: left_out.map(|entry| entry.path(&index).to_string()).collect() })
    }
}

impl LeftOut {
    /// Whether a file is left out.
    pub fn has(&self, file: &str) -> bool {
        let covers = |path: &String| file == path || (path.ends_with('/') && file.starts_with(path.as_str()));
        self.paths.iter().any(covers)
    }

    /// Whether nothing is.
    pub fn is_nothing(&self) -> bool {
        self.paths.is_empty()
    }
}
