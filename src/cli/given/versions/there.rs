//! Holds the paths that are named against what there is: one that is nowhere is refused, with what is near.

use std::collections::BTreeSet;
use std::path::Path;

use super::Version;
use crate::cli::given::find::is_standard;
use crate::cli::given::git::{Kept, Repository};
use crate::cli::told::problem::{GitProblem, Problem};
use cmo::disk::{ReadProblem, is_theory, near_names, walk};

/// Names that are told.
const NEAR: usize = 3;

/// Refuses a path that neither of two versions has.
///
/// # Errors
/// The path; or the object store cannot be read.
pub fn all_somewhere(versions: &[Version<'_>; 2]) -> Result<(), Problem> {
    let mut known: BTreeSet<String> = BTreeSet::new();
    let mut missing: Vec<(String, &Repository)> = Vec::new();
    for version in versions {
        for (path, is_there) in version.looked_for()? {
            if is_there {
                known.insert(path);
            } else {
                missing.extend(version.repository().map(|repository| (path, repository)));
            }
        }
    }
    let Some((path, repository)) = missing.into_iter().find(|(path, _)| !known.contains(path)) else { return Ok(()) };
    let mut all = BTreeSet::new();
    for version in versions {
        all.extend(version.theories()?);
    }
    let nearest = nearest(&path, &all).iter().map(|near| repository.seen_from_here(near)).collect();
    Err(GitProblem::InNeither { path: repository.seen_from_here(&path), nearest }.into())
}

/// Refuses the path of a `REV:PATH` at which the revision has nothing of a theory.
///
/// # Errors
/// That; or the object store cannot be read.
pub(super) fn there(kept: &Kept<'_>) -> Result<(), Problem> {
    for path in kept.paths() {
        let alone = kept.under(vec![path.clone()]);
        let revision = kept.name().to_owned();
        if alone.file(path)? && !is_theory(Path::new(path)) {
            return Err(ReadProblem::NotTheory { path: format!("{revision}:{path}") }.into());
        }
        if !alone.files()?.is_empty() || !alone.closed()?.is_empty() {
            continue;
        }
        if kept.finds(path)? {
            return Err(GitProblem::NothingAt { revision, path: path.clone() }.into());
        }
        return Err(not_in(kept, path)?);
    }
    Ok(())
}

/// That a revision lacks a path.
fn not_in(kept: &Kept<'_>, path: &str) -> Result<Problem, Problem> {
    let all = kept.theories()?;
    let revision = kept.name().to_owned();
    let nearest = nearest(path, &all).iter().map(|near| format!("{revision}:{near}")).collect();
    Ok(GitProblem::NotIn { revision, path: path.to_owned(), nearest }.into())
}

/// Refuses a path that no version of a repository has, back from what is checked out.
///
/// # Errors
/// The path; or the object store cannot be read.
pub fn ever_there(repository: &Repository, here: &Version<'_>, last: &str) -> Result<(), Problem> {
    for (path, is_there) in here.looked_for()? {
        if !is_there && !repository.ever_had(&path, last)? {
            let mut all = here.theories()?;
            if let Some(tree) = repository.tree_of(last) {
                all.extend(Kept::new(repository, Some(tree), last.to_owned(), vec![String::new()]).theories()?);
            }
            let nearest = nearest(&path, &all).iter().map(|near| repository.seen_from_here(near)).collect();
            return Err(GitProblem::InNone { path: repository.seen_from_here(&path), nearest }.into());
        }
    }
    Ok(())
}

impl Version<'_> {
    /// The paths within a repository under which the version is looked for, and whether it has them.
    fn looked_for(&self) -> Result<Vec<(String, bool)>, Problem> {
        match self {
            Self::Kept { kept, .. } => kept.paths().iter().map(|path| Ok((path.clone(), kept.finds(path)?))).collect(),
            Self::Here { paths, of: Some(repository), .. } => {
                let is_there = |path: &Path| is_standard(path) || path.exists();
                paths.iter().map(|path| Ok((repository.inside(path)?, is_there(path)))).collect()
            }
            // One that is not there cannot be read, and that is said.
            Self::Here { of: None, .. } => Ok(Vec::new()),
        }
    }

    fn repository(&self) -> Option<&Repository> {
        match self {
            Self::Kept { kept, .. } => Some(kept.repository()),
            Self::Here { of, .. } => *of,
        }
    }

    /// The theory files of all the repository in this version, and their folders.
    fn theories(&self) -> Result<BTreeSet<String>, Problem> {
        match self {
            Self::Kept { kept, .. } => kept.theories(),
            Self::Here { of: Some(repository), .. } => {
                let Ok(folder) = repository.work_tree() else { return Ok(BTreeSet::new()) };
                let files = walk(folder).flatten().map(|entry| entry.into_path()).filter(|path| is_theory(path));
                Ok(with_folders(files.filter_map(|path| repository.inside(&path).ok())))
            }
            Self::Here { of: None, .. } => Ok(BTreeSet::new()),
        }
    }
}

impl Kept<'_> {
    /// The theory files of all of the revision, and their folders.
    fn theories(&self) -> Result<BTreeSet<String>, Problem> {
        Ok(with_folders(self.under(vec![String::new()]).files()?.into_iter().map(|(path, _)| path)))
    }
}

/// Files, and the folders above them.
fn with_folders(files: impl Iterator<Item = String>) -> BTreeSet<String> {
    let above = |file: String| -> Vec<String> {
        Path::new(&file).ancestors().map(|path| path.display().to_string()).filter(|path| !path.is_empty()).collect()
    };
    files.flat_map(above).collect()
}

/// The paths that are near a path, with or without `.cmo`: those that end in its name first.
fn nearest(path: &str, all: &BTreeSet<String>) -> Vec<String> {
    let name = name_of(path);
    let same = all.iter().filter(|one| name_of(one) == name).cloned();
    let alike = near(all, &name, name_of);
    let beside = near(all, &plain(path), plain);
    let mut told: Vec<String> = Vec::new();
    for one in same.chain(alike).chain(beside) {
        if one != path && !told.contains(&one) {
            told.push(one);
        }
    }
    told.truncate(NEAR);
    told
}

/// The paths of which a part is near a name, nearest first.
fn near(all: &BTreeSet<String>, name: &str, part: impl Fn(&str) -> String) -> Vec<String> {
    let parts: BTreeSet<String> = all.iter().map(|one| part(one)).collect();
    let near = near_names(name, parts.into_iter());
    near.iter().flat_map(|near| all.iter().filter(|one| part(one) == *near)).cloned().collect()
}

/// What a file or folder is called, in lower case.
fn name_of(path: &str) -> String {
    plain(path.rsplit('/').next().unwrap_or(path))
}

fn plain(path: &str) -> String {
    let path = path.to_lowercase();
    path.strip_suffix(".cmo").map(str::to_owned).unwrap_or(path)
}
