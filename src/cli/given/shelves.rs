//! The folders of `--texts`: where the texts of studies lie that are not in the folder of a theory set.

use std::fs;
use std::path::{Component, Path, PathBuf};

use cmo::disk::{ReadProblem, system_says, text, unreadable};
use cmo::resolve::{FileProblem, Files};
use cmo::source::SourceId;

use crate::cli::told::problem::Problem;

/// The files that a theory set names, in its own folder first.
#[derive(Debug)]
pub struct Shelves<'s, F> {
    own: &'s F,
    folders: &'s [PathBuf],
}

impl<'s, F: Files> Shelves<'s, F> {
    /// The folder of a theory set, with others beside it.
    ///
    /// # Errors
    /// A folder that is not there.
    pub fn new(own: &'s F, folders: &'s [PathBuf]) -> Result<Self, Problem> {
        for folder in folders {
            let is_folder = fs::metadata(folder).map_err(|error| unreadable(folder, &error))?.is_dir();
            if !is_folder {
                let (path, why) = (folder.display().to_string(), "it is no folder".to_owned());
                return Err(ReadProblem::Unreadable { path, why }.into());
            }
        }
        Ok(Self { own, folders })
    }

    /// A file by its path in one of the folders, else by its name alone.
    fn elsewhere(&self, path: &str) -> Option<PathBuf> {
        let path = Path::new(path);
        let inside: PathBuf = path.components().filter(|part| matches!(part, Component::Normal(_))).collect();
        let name = path.file_name().map(Path::new)?;
        let all = [inside.as_path(), name];
        let candidates = self.folders.iter().flat_map(|folder| all.map(|path| folder.join(path)));
        candidates.into_iter().find(|path| path.is_file())
    }
}

impl<F: Files> Files for Shelves<'_, F> {
    fn read(&self, from: SourceId, path: &str) -> Result<String, FileProblem> {
        let missing = match self.own.read(from, path) {
            Err(problem @ (FileProblem::NotFound(_) | FileProblem::LeavesFolder)) => problem,
            other => return other,
        };
        let Some(path) = self.elsewhere(path) else { return Err(missing) };
        text(fs::read(path).map_err(|error| FileProblem::Unreadable(system_says(&error)))?)
    }

    fn stays(&self, from: SourceId, path: &str) -> Result<(), FileProblem> {
        self.own.stays(from, path)
    }
}
