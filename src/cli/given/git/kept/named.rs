//! Turns the names of files in a theory of a revision into their texts: bibliographies, and the texts of studies.

use std::path::Path;

use cmo::disk::near_names;
use cmo::resolve::{FileProblem, Files};
use cmo::source::SourceId;

use super::{Entry, Kept, folder_of};
use crate::cli::given::git::plain;
use crate::cli::told::problem::Problem;

/// The files that a theory of a revision names.
pub(super) struct KeptFiles<'k, 'r> {
    pub(super) kept: &'k Kept<'r>,
    /// By source.
    pub(super) paths: &'k [String],
    pub(super) root: String,
}

impl KeptFiles<'_, '_> {
    fn path(&self, from: SourceId, path: &str) -> Result<String, FileProblem> {
        let folder = folder_of(&self.paths[from.0 as usize]);
        let path = plain(&Path::new(folder).join(path)).filter(|_| !Path::new(path).is_absolute());
        let within = |path: &String| self.root.is_empty() || Path::new(path).starts_with(&self.root);
        path.filter(within).ok_or(FileProblem::LeavesFolder)
    }
}

impl Files for KeptFiles<'_, '_> {
    fn read(&self, from: SourceId, path: &str) -> Result<String, FileProblem> {
        let path = self.path(from, path)?;
        let unreadable = |problem: Problem| FileProblem::Unreadable(problem.to_string());
        match self.kept.entry(&path).map_err(unreadable)? {
            Some(Entry::File(id)) => {
                let text = String::from_utf8(self.kept.bytes(id, &path).map_err(unreadable)?);
                text.map_err(|error| {
                    FileProblem::Unreadable(format!("byte {} is not UTF-8", error.utf8_error().valid_up_to()))
                })
            }
            Some(Entry::Folder(_)) => Err(FileProblem::Unreadable("is a directory".to_owned())),
            Some(Entry::Closed(_)) => {
                Err(FileProblem::Unreadable("it is in a submodule that is not checked out".to_owned()))
            }
            None => Err(FileProblem::NotFound(self.near(&path))),
        }
    }

    fn stays(&self, from: SourceId, path: &str) -> Result<(), FileProblem> {
        self.path(from, path).map(|_| ())
    }
}

impl KeptFiles<'_, '_> {
    /// The names of files beside a missing one that are near its name, nearest first.
    fn near(&self, path: &str) -> Vec<String> {
        let Ok(Some(Entry::Folder(tree))) = self.kept.entry(folder_of(path)) else { return Vec::new() };
        let entries = self.kept.entries(tree).unwrap_or_default();
        let name = path.rsplit('/').next().unwrap_or(path);
        near_names(name, entries.into_iter().map(|(name, ..)| name))
    }
}
