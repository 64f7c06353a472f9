//! Reads what is checked out; what a sparse checkout leaves out is read as it was committed last.

use std::fs;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use cmo::resolve::{FileProblem, Files};
use cmo::source::SourceId;

use super::{NoFiles, or_here};
use crate::cli::arguments::Paths;
use crate::cli::given::find::is_standard;
use crate::cli::given::folder::{Folder, text};
use crate::cli::given::git::{Kept, Repository};
use crate::cli::given::load::{Loaded, Purpose, Texts, load, load_beside};
use crate::cli::told::problem::Problem;

/// The theory set under those of the paths that are there; one of no file where none is.
pub(super) fn checked_out_now(
    repository: &Repository,
    paths: &[PathBuf],
    threads: Option<NonZeroUsize>,
) -> Result<Loaded, Problem> {
    let there: Vec<PathBuf> = paths.iter().filter(|path| is_standard(path) || path.exists()).cloned().collect();
    let beside = Beside::of(repository, paths)?;
    if !beside.texts.is_empty() {
        let files = |disk, folders| -> Box<dyn Files + '_> { Box::new(Both { disk, folders, beside: &beside }) };
        return load_beside((&there, &beside.texts), threads, files);
    }
    let nothing = || Ok(Texts::default().resolved(&NoFiles, threads, Purpose::Answer));
    if there.is_empty() {
        return nothing();
    }
    match load(&Paths { paths: there, threads }, &[], Purpose::Answer) {
        Err(Problem::NoTheory { .. }) => nothing(),
        loaded => loaded,
    }
}

/// What a sparse checkout leaves out.
struct Beside<'r> {
    repository: &'r Repository,
    kept: Kept<'r>,
    /// The theory files under the paths, as they are seen from the current folder, with their texts.
    texts: Vec<(PathBuf, String)>,
}

impl<'r> Beside<'r> {
    fn of(repository: &'r Repository, paths: &[PathBuf]) -> Result<Self, Problem> {
        let left_out = repository.left_out()?;
        let inside: Result<Vec<String>, Problem> = or_here(paths)
            .iter()
            .filter(|path| !is_standard(path) && !left_out.is_nothing())
            .map(|path| repository.inside(path))
            .collect();
        let kept = Kept::new(repository, repository.tree_of("HEAD"), "HEAD".to_owned(), inside?);
        let mut beside = Self { repository, texts: Vec::new(), kept };
        for (path, _) in beside.kept.files()?.into_iter().filter(|(path, _)| left_out.has(path)) {
            let seen = PathBuf::from(repository.seen_from_here(&path));
            if let (false, Some(text)) = (seen.exists(), beside.kept.text(&path)?) {
                beside.texts.push((seen, text));
            }
        }
        Ok(beside)
    }

    /// A file that is not on the disk, or that a file which is not there names.
    fn file(&self, path: &Path) -> Option<Vec<u8>> {
        let inside = self.repository.inside(path).ok()?;
        let on_disk = self.repository.work_tree().ok().and_then(|folder| fs::read(folder.join(&inside)).ok());
        on_disk.or_else(|| self.kept.text(&inside).ok().flatten().map(String::into_bytes))
    }
}

/// The files that a theory names, on the disk or not.
struct Both<'b, 'r> {
    disk: Folder,
    /// By source: the folder that it stands in.
    folders: Vec<PathBuf>,
    beside: &'b Beside<'r>,
}

impl Both<'_, '_> {
    fn other(&self, from: SourceId, path: &str, problem: FileProblem) -> Result<Vec<u8>, FileProblem> {
        match problem {
            FileProblem::LeavesFolder => Err(FileProblem::LeavesFolder),
            FileProblem::NotFound(_) | FileProblem::Unreadable(_) => {
                self.beside.file(&self.folders[from.0 as usize].join(path)).ok_or(problem)
            }
        }
    }
}

impl Files for Both<'_, '_> {
    fn read(&self, from: SourceId, path: &str) -> Result<String, FileProblem> {
        self.disk.read(from, path).or_else(|problem| text(self.other(from, path, problem)?))
    }

    fn stays(&self, from: SourceId, path: &str) -> Result<(), FileProblem> {
        self.disk.stays(from, path).or_else(|problem| self.other(from, path, problem).map(|_| ()))
    }
}
