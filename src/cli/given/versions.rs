//! Turns the arguments of `cmo diff` into the two versions that are compared, from git or from the disk.

mod followed;
mod given;
mod log;
mod sparse;
mod submodules;
mod there;

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use cmo::source::Sources;

use crate::cli::arguments::Paths;
use crate::cli::given::git::{Kept, Repository};
use crate::cli::given::load::{Loaded, Purpose, load};
use crate::cli::told::problem::{GitProblem, Problem};
use given::{Given, is_of_git, is_path, last, read_name};
use log::{kept_log, log_here, log_of};
use sparse::checked_out_now;
use there::there;

use submodules::whole;
pub use submodules::{closed, is_below};
pub use there::{all_somewhere, ever_there};

/// A version, before it is read.
#[derive(Debug)]
pub enum Version<'r> {
    /// A revision.
    Kept {
        /// What people call it: with its path, where it was named with one.
        name: String,
        /// What stands there.
        kept: Kept<'r>,
    },
    /// Files and folders.
    Here {
        /// What people call them.
        name: String,
        /// Where they are.
        paths: Vec<PathBuf>,
        /// Whether they are what a repository has checked out: then they may be missing, and are called as it calls them.
        of: Option<&'r Repository>,
    },
}

/// A version that was read.
#[derive(Debug)]
pub struct Read {
    /// What people call it.
    pub name: String,
    /// The theory set.
    pub loaded: Loaded,
    /// By source: its path within the version.
    pub files: Vec<String>,
    /// What was accepted and renamed, and why: the logs beside the files.
    pub log: String,
}

/// The repository that arguments speak of: around the first path that is in one, else around the current folder.
///
/// # Errors
/// One that cannot be read.
pub fn repository(names: &[String], paths: &[PathBuf]) -> Result<Option<Repository>, Problem> {
    let there = names.iter().map(Path::new).chain(paths.iter().map(PathBuf::as_path)).filter(|path| path.exists());
    for path in there.chain([Path::new(".")]) {
        if let Some(repository) = Repository::around(path)? {
            return whole(repository).map(Some);
        }
    }
    Ok(None)
}

/// The two versions that the arguments name.
///
/// # Errors
/// What is neither a revision nor a path, or both; what needs a repository, or a work tree, where there is none.
pub fn versions<'r>(
    repository: Option<&'r Repository>,
    names: &[String],
    paths: &[PathBuf],
) -> Result<[Version<'r>; 2], Problem> {
    let Some(repository) = repository else {
        return match names {
            [from, to]
                if paths.is_empty()
                    && names.iter().any(|name| is_path(name))
                    && !names.iter().any(|name| is_of_git(name)) =>
            {
                Ok([on_disk(from), on_disk(to)])
            }
            _ => Err(GitProblem::NoRepository.into()),
        };
    };
    let mut given = Vec::new();
    for name in names {
        let of_name = read_name(repository, name, &given)?;
        given.extend(of_name);
    }
    match given.as_slice() {
        [Given::Path(from), Given::Path(to)] if paths.is_empty() => Ok([on_disk(from), on_disk(to)]),
        [Given::Path(path)] if paths.is_empty() => since(repository, &last(repository)?, &[PathBuf::from(path)]),
        [Given::Path(from)] => Ok([on_disk(from), checked_out(repository, paths)?]),
        [Given::Path(from), to @ Given::Revision { .. }] => {
            let same = [PathBuf::from(from)];
            let paths = if paths.is_empty() { &same } else { paths };
            Ok([on_disk(from), kept(repository, to, paths)?])
        }
        [Given::Path(_), ..] => Err(several(&given)),
        [from @ Given::Revision { path: Some(_), .. }, Given::Path(to)] if paths.is_empty() => {
            Ok([kept(repository, from, &[])?, on_disk(to)])
        }
        [from @ Given::Revision { .. }, to @ Given::Revision { .. }, rest @ ..] => {
            let paths = all_paths(rest, paths);
            Ok([kept(repository, from, &paths)?, kept(repository, to, &paths)?])
        }
        [from @ Given::Revision { .. }, rest @ ..] => since(repository, from, &all_paths(rest, paths)),
        [] => since(repository, &last(repository)?, paths),
    }
}

/// A revision, against what is checked out.
fn since<'r>(repository: &'r Repository, from: &Given, paths: &[PathBuf]) -> Result<[Version<'r>; 2], Problem> {
    let before = kept(repository, from, paths)?;
    let same = match from {
        Given::Revision { path: Some(path), .. } => vec![repository.work_tree()?.join(path)],
        Given::Revision { path: None, .. } | Given::Path(_) => paths.to_vec(),
    };
    Ok([before, checked_out(repository, &same)?])
}

fn kept<'r>(repository: &'r Repository, given: &Given, paths: &[PathBuf]) -> Result<Version<'r>, Problem> {
    let (revision, tree, path) = match given {
        Given::Revision { name, tree, path } => (name, *tree, path),
        Given::Path(path) => return Ok(on_disk(path)),
    };
    let paths = match path {
        Some(path) => vec![path.clone()],
        None => or_here(paths).iter().map(|path| repository.inside(path)).collect::<Result<_, _>>()?,
    };
    let name = path.as_ref().map_or_else(|| revision.clone(), |path| format!("{revision}:{path}"));
    let kept = Kept::new(repository, tree, revision.clone(), paths);
    if path.is_some() {
        there(&kept)?;
    }
    Ok(Version::Kept { name, kept })
}

fn checked_out<'r>(repository: &'r Repository, paths: &[PathBuf]) -> Result<Version<'r>, Problem> {
    repository.work_tree()?;
    Ok(Version::Here { name: "the work tree".to_owned(), paths: or_here(paths), of: Some(repository) })
}

fn on_disk<'r>(path: &str) -> Version<'r> {
    Version::Here { name: path.to_owned(), paths: vec![PathBuf::from(path)], of: None }
}

/// The paths of a command; the current folder where none is given.
pub fn or_here(paths: &[PathBuf]) -> Vec<PathBuf> {
    if paths.is_empty() { vec![PathBuf::from(".")] } else { paths.to_vec() }
}

fn all_paths(given: &[Given], paths: &[PathBuf]) -> Vec<PathBuf> {
    given.iter().map(|one| PathBuf::from(one.name())).chain(paths.iter().cloned()).collect()
}

fn several(given: &[Given]) -> Problem {
    GitProblem::SeveralPaths { paths: given.iter().map(|one| one.name().to_owned()).collect() }.into()
}

impl Version<'_> {
    /// Reads the theory set of this version; one of no file where nothing of it is in a repository.
    ///
    /// # Errors
    /// Paths that cannot be read.
    pub fn read(&self, threads: Option<NonZeroUsize>) -> Result<Read, Problem> {
        match self {
            Self::Kept { name, kept } => {
                let (loaded, files) = kept.load(threads)?;
                let log = kept_log(kept, &files)?;
                Ok(Read { name: name.clone(), loaded, files, log })
            }
            Self::Here { name, paths, of: None } => {
                let loaded = load(&Paths { paths: paths.clone(), threads }, &[], Purpose::Answer)?;
                let files = paths_of(&loaded.sources, |path| within(paths, path));
                let log = log_of(&loaded.sources);
                Ok(Read { name: name.clone(), loaded, files, log })
            }
            Self::Here { name, paths, of: Some(repository) } => {
                let loaded = checked_out_now(repository, paths, threads)?;
                let files = paths_of(&loaded.sources, |path| repository.inside(path).ok());
                let log = repository.work_tree().map_or_else(|_| String::new(), |folder| log_here(folder, &files));
                Ok(Read { name: name.clone(), loaded, files, log })
            }
        }
    }

    /// What people call the revision; none of files and folders.
    pub fn revision(&self) -> Option<&str> {
        match self {
            Self::Kept { kept, .. } => Some(kept.name()),
            Self::Here { .. } => None,
        }
    }

    /// The paths of a revision that are less than all of it; none where nothing was committed yet.
    pub fn named_paths(&self) -> &[String] {
        match self {
            Self::Kept { kept, .. } if kept.has("") && !kept.paths().iter().any(String::is_empty) => kept.paths(),
            Self::Kept { .. } | Self::Here { .. } => &[],
        }
    }

    /// Those of the paths that a revision has nothing at.
    pub fn lacking(&self) -> Vec<String> {
        match self {
            Self::Kept { kept, .. } => self.named_paths().iter().filter(|path| !kept.has(path)).cloned().collect(),
            Self::Here { .. } => Vec::new(),
        }
    }

    /// The paths that it is read from, as people know them.
    pub fn paths(&self) -> Vec<String> {
        match self {
            Self::Kept { kept, .. } if !kept.has("") => Vec::new(),
            Self::Kept { kept, .. } => {
                let named = |path: &String| {
                    if path.is_empty() { kept.name().to_owned() } else { format!("{}:{path}", kept.name()) }
                };
                kept.paths().iter().map(named).collect()
            }
            Self::Here { paths, .. } => paths.iter().map(|path| path.display().to_string()).collect(),
        }
    }
}

fn paths_of(sources: &Sources, path: impl Fn(&Path) -> Option<String>) -> Vec<String> {
    let names = sources.iter().map(|(_, source)| source.name());
    names.map(|name| path(Path::new(name)).unwrap_or_else(|| name.to_owned())).collect()
}

/// A path within the folder that was named; that of a file that was named itself says nothing.
fn within(folders: &[PathBuf], path: &Path) -> Option<String> {
    let plain = |folder: &PathBuf| folder.strip_prefix(".").unwrap_or(folder).to_owned();
    let within = folders.iter().find_map(|folder| path.strip_prefix(plain(folder)).ok())?;
    Some(within.display().to_string())
}
