//! Reads what a commit keeps of the theory, under the paths that its files had then.

use std::path::{Path, PathBuf};

use gix::ObjectId;

use super::{LAST, Walk};
use crate::cli::given::git::Kept;
use crate::cli::given::versions::{Version, is_below};
use crate::cli::history::moved::moved;
use crate::cli::history::point::{Known, Point};
use crate::cli::told::problem::{GitProblem, Problem};

impl<'r> Walk<'r> {
    /// The commits before a point.
    pub(super) fn parents(&self, point: &Point) -> Result<Vec<ObjectId>, Problem> {
        match point.at {
            Some(commit) => Ok(self.repository.commit(commit)?.parents),
            None => Ok(self.repository.commit_of(LAST).into_iter().collect()),
        }
    }

    pub(super) fn kept(&self, commit: ObjectId, paths: Vec<String>) -> Result<Kept<'r>, Problem> {
        let tree = self.repository.tree(commit)?;
        Ok(Kept::new(self.repository, Some(tree), self.repository.commit(commit)?.name, paths))
    }

    /// What a commit before a point keeps of the theory, under the paths that its files had then.
    pub(super) fn followed(&self, point: &Point, parent: ObjectId) -> Result<Kept<'r>, Problem> {
        let before = self.kept(parent, point.paths.clone())?;
        let after = point.at.map(|commit| self.kept(commit, Vec::new())).transpose()?;
        let is_there = |path: &str| match &after {
            Some(after) => after.has(path),
            None => self.repository.work_tree().is_ok_and(|work_tree| work_tree.join(Path::new(path)).exists()),
        };
        let mut paths = moved(&point.version.read, &before, &is_there)?;
        paths.splice(0..0, point.paths.iter().cloned());
        Ok(before.under(paths))
    }

    /// Whether the theory has the same files at a point and before it.
    pub(super) fn is_same(&self, point: &Point, before: &Kept<'_>) -> Result<bool, Problem> {
        let Some(commit) = point.at else { return Ok(false) };
        Ok(self.kept(commit, before.paths().to_vec())?.state()? == before.state()?)
    }

    /// The theory of a commit; none where it has errors.
    pub(super) fn version(&self, kept: &Kept<'_>) -> Result<Option<Known>, Problem> {
        self.looked_into(kept)?;
        let version = Version::Kept { name: kept.name().to_owned(), kept: kept.clone() };
        let read = version.read(self.threads)?;
        Ok((!read.loaded.is_faulty()).then_some(Known { read }))
    }

    /// Refuses a commit of which a submodule is not here that has a part of the theory later on.
    fn looked_into(&self, kept: &Kept<'_>) -> Result<(), Problem> {
        let of_theory = |path: &str| self.files.iter().any(|file| is_below(file, path));
        self.open(kept, of_theory)
    }

    /// Refuses the version of a commit of which nothing is found, where that may be in a submodule that is not here.
    pub(super) fn all_looked_into(&self, paths: &[PathBuf]) -> Result<(), Problem> {
        let Some(commit) = self.repository.commit_of(LAST) else { return Ok(()) };
        let paths = paths.iter().map(|path| self.repository.inside(path)).collect::<Result<_, _>>()?;
        self.open(&self.kept(commit, paths)?, |_| true)
    }

    fn open(&self, kept: &Kept<'_>, may_hold_it: impl Fn(&str) -> bool) -> Result<(), Problem> {
        let Some(one) = kept.closed()?.into_iter().find(|one| may_hold_it(&one.path)) else { return Ok(()) };
        let (revision, help) = (kept.name().to_owned(), self.repository.brings(&one));
        Err(GitProblem::Submodule { path: one.path, revision, help }.into())
    }
}
