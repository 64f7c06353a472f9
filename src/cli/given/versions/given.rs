//! Turns a name among the arguments of `cmo diff` into what it stands for: a path, a revision, or two of them.

use std::path::Path;

use gix::ObjectId;

use crate::cli::given::find::is_standard;
use crate::cli::given::git::{Kept, Repository};
use crate::cli::told::problem::{GitProblem, Problem};

/// What is compared where nobody says: what was committed last.
const LAST: &str = "HEAD";

/// Something that stands where a version does.
pub(super) enum Given {
    Path(String),
    Revision { name: String, tree: Option<ObjectId>, path: Option<String> },
}

impl Given {
    /// As it is written.
    pub(super) fn name(&self) -> &str {
        match self {
            Self::Path(name) | Self::Revision { name, .. } => name,
        }
    }
}

/// What a name stands for, behind others: two revisions where it is a range.
pub(super) fn read_name(repository: &Repository, name: &str, before: &[Given]) -> Result<Vec<Given>, Problem> {
    let versions = before.iter().filter(|one| matches!(one, Given::Revision { .. })).count();
    if versions == 2 {
        return Ok(vec![Given::Path(name.to_owned())]);
    }
    if let Some(range) = range(repository, name)? {
        return Ok(range);
    }
    // What stands in a bare repository are git's own files.
    match (revision(repository, name), is_path(name) && repository.work_tree().is_ok()) {
        (Some(_), true) => Err(GitProblem::Both { name: name.to_owned() }.into()),
        (Some(revision), false) => Ok(vec![revision]),
        (None, true) => Ok(vec![Given::Path(name.to_owned())]),
        (None, false) if name == LAST && repository.is_new() => Ok(vec![last(repository)?]),
        (None, false) if was_path(repository, name, before)? => Ok(vec![Given::Path(name.to_owned())]),
        (None, false) => Err(GitProblem::NoRevision { name: name.to_owned() }.into()),
    }
}

/// What was committed last; nothing before the first commit.
pub(super) fn last(repository: &Repository) -> Result<Given, Problem> {
    if repository.is_new() {
        return Ok(Given::Revision { name: "no commit yet".to_owned(), tree: None, path: None });
    }
    revision(repository, LAST).ok_or_else(|| GitProblem::NoRevision { name: LAST.to_owned() }.into())
}

/// Whether a name is one of a file or folder that is there, or of standard input.
pub(super) fn is_path(name: &str) -> bool {
    let path = Path::new(name);
    is_standard(path) || path.exists()
}

/// Whether a name that is no path is one that only a repository knows: `HEAD`, `HEAD~1`, `main:theory.cmo`.
pub(super) fn is_of_git(name: &str) -> bool {
    !is_path(name) && (name == LAST || name.contains([':', '~', '^']))
}

/// Whether a name is a path in what was committed last, or in one of the revisions before it.
fn was_path(repository: &Repository, name: &str, before: &[Given]) -> Result<bool, Problem> {
    let Ok(path) = repository.inside(Path::new(name)) else { return Ok(false) };
    let last = last(repository)?;
    let trees = before.iter().chain([&last]).filter_map(|one| match one {
        Given::Revision { tree, .. } => *tree,
        Given::Path(_) => None,
    });
    for tree in trees {
        if Kept::new(repository, Some(tree), name.to_owned(), Vec::new()).finds(&path)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// `A..B`, and `A...B`: from what both have in common.
fn range(repository: &Repository, name: &str) -> Result<Option<Vec<Given>>, Problem> {
    let Some((from, to)) = name.split_once("..").filter(|_| !is_path(name)) else { return Ok(None) };
    let end = |name: &str| if name.is_empty() { LAST.to_owned() } else { name.to_owned() };
    let (from, common, to) = match to.strip_prefix('.') {
        Some(to) => (end(from), true, end(to)),
        None => (end(from), false, end(to)),
    };
    let (Some(one), Some(other)) = (revision(repository, &from), revision(repository, &to)) else { return Ok(None) };
    if !common {
        return Ok(Some(vec![one, other]));
    }
    let base = repository.commit_of(&from).zip(repository.commit_of(&to));
    let base = base.and_then(|(one, other)| repository.base(one, other));
    let Some(base) = base else { return Err(GitProblem::NoBase { range: name.to_owned() }.into()) };
    let name = repository.commit(base)?.name;
    Ok(Some(vec![Given::Revision { name, tree: Some(repository.tree(base)?), path: None }, other]))
}

/// The revision of a name; `REV:PATH` names one path of it.
fn revision(repository: &Repository, name: &str) -> Option<Given> {
    let given =
        |tree: ObjectId, path: Option<String>| Given::Revision { name: name.to_owned(), tree: Some(tree), path };
    let (revision, path) = match name.split_once(':') {
        Some((revision, path)) if !revision.is_empty() => (revision, path),
        Some(_) | None => return repository.tree_of(name).map(|tree| given(tree, None)),
    };
    let tree = repository.tree_of(revision)?;
    // As git has it: a path is the repository's own, but for one that begins with a dot.
    let path = if path.starts_with('.') {
        repository.inside(Path::new(path)).ok()?
    } else {
        path.trim_matches('/').to_owned()
    };
    Some(Given::Revision { name: revision.to_owned(), tree: Some(tree), path: Some(path) })
}
