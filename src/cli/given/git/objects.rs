//! Reads objects: of a repository, and of the submodules that are checked out in it.

use std::cell::RefCell;
use std::collections::BTreeMap;

use gix::ObjectId;

use super::{Closed, Repository, unreadable};
use crate::cli::told::problem::{GitProblem, Problem};

/// The repositories of submodules that were looked for, by path; none where it is not here.
pub(super) type Modules = RefCell<BTreeMap<String, Option<gix::Repository>>>;

impl Repository {
    /// The bytes of an object. What a submodule keeps is found, too, once [`Self::module`] has looked into it: the name of
    /// an object says what it holds, wherever it is kept.
    ///
    /// # Errors
    /// No object store has it, or that is damaged.
    pub(super) fn bytes(&self, id: ObjectId, what: &str) -> Result<Vec<u8>, Problem> {
        let failed = match self.git.find_object(id) {
            Ok(object) => return Ok(object.detach().data),
            Err(failed) => failed,
        };
        let modules = self.modules.borrow();
        let found = modules.values().flatten().find_map(|module| module.find_object(id).ok());
        if let Some(object) = found {
            return Ok(object.detach().data);
        }
        let is_partial = std::iter::once(&self.git).chain(modules.values().flatten()).any(is_partial);
        if is_partial && !self.git.has_object(id) {
            return Err(GitProblem::NotFetched { what: what.to_owned() }.into());
        }
        Err(unreadable(what)(failed))
    }

    /// The tree of files of a submodule at a path, as of one of its commits; none where that commit is not here.
    pub(super) fn module(&self, path: &str, commit: ObjectId) -> Option<ObjectId> {
        let mut modules = self.modules.borrow_mut();
        let module = modules.entry(path.to_owned()).or_insert_with(|| self.opened(path)).as_ref()?;
        let commit = module.find_commit(commit).ok()?;
        commit.tree_id().ok().map(gix::Id::detach)
    }

    /// What to run to have what a submodule that cannot be looked into holds.
    pub fn brings(&self, Closed { path, commit }: &Closed) -> String {
        if self.work_tree.is_none() {
            return "a clone made with `git clone --recurse-submodules` has it".to_owned();
        }
        match self.modules.borrow().get(path) {
            Some(Some(_)) => format!("`git -C '{path}' fetch origin {commit}` brings it"),
            Some(None) | None => format!("`git submodule update --init -- '{path}'` brings it"),
        }
    }

    /// The repository of a submodule: where it is checked out, or was.
    fn opened(&self, path: &str) -> Option<gix::Repository> {
        let checked_out =
            self.work_tree.as_ref().map(|folder| folder.join(path)).filter(|folder| folder.join(".git").exists());
        let kept = || Some(self.git.common_dir().join("modules").join(path)).filter(|folder| folder.is_dir());
        checked_out.and_then(|folder| gix::open(folder).ok()).or_else(|| gix::open(kept()?).ok())
    }
}

/// Whether a repository leaves objects with the one that it was cloned from, until they are asked for.
fn is_partial(git: &gix::Repository) -> bool {
    let config = git.config_snapshot();
    let is_promised = |name: &str| config.boolean(&*format!("remote.{name}.promisor")).unwrap_or_default();
    config.string("extensions.partialClone").is_some()
        || git.remote_names().iter().any(|name| is_promised(&name.to_string()))
}
