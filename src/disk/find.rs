//! Turns paths into the files of a theory set, sorted by path, each once.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use ignore::{Walk, WalkBuilder};

use crate::disk::problem::{ReadProblem, unreadable};

/// The `.cmo` files under the given paths, sorted by path, each once.
///
/// # Errors
/// A path that is not there, a file of another kind, and folders without a `.cmo` file.
pub fn find(paths: &[PathBuf]) -> Result<Vec<PathBuf>, ReadProblem> {
    let (mut found, mut links) = (Vec::new(), Links::None);
    for path in paths {
        let kind = metadata(path)?;
        if kind.is_dir() {
            search(path, &mut found, &mut links)?;
        } else if kind.is_file() && !is_theory(path) && !path.starts_with("/dev") {
            return Err(ReadProblem::NotTheory { path: path.display().to_string() });
        } else {
            found.push(path.clone());
        }
    }
    if found.is_empty() {
        return Err(no_theory(paths));
    }
    found.sort();
    found.dedup();
    Ok(if paths.len() > 1 || links == Links::Some { once(found) } else { found })
}

/// Whether files were come upon that are known by another path, too.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Links {
    None,
    Some,
}

fn metadata(path: &Path) -> Result<fs::Metadata, ReadProblem> {
    fs::metadata(path).map_err(|error| unreadable(path, &error))
}

/// Why something in a folder is not read: it may never end, or never begin.
pub(super) fn endless(kind: &fs::Metadata) -> Option<String> {
    let is_read = kind.is_file() || kind.is_dir();
    (!is_read).then(|| "it is no file, but a pipe, a socket or a device".to_owned())
}

/// A path as it is seen from the current folder, where it is below that.
#[must_use]
pub fn near_here(path: &Path) -> &Path {
    let here = std::env::current_dir().and_then(|here| here.canonicalize());
    here.ok().and_then(|here| path.strip_prefix(here).ok()).unwrap_or(path)
}

/// A `.cmo` file in a folder or below it, as [`find`] would come to it.
#[must_use]
pub fn first_below(folder: &Path) -> Option<PathBuf> {
    let entries = walk(folder).flatten();
    entries.map(|entry| entry.into_path()).find(|path| is_theory(path) && !path.is_dir())
}

/// Adds all `.cmo` files of a folder, hidden and git-ignored ones aside. What git ignores on this machine alone does not
/// count: the same folder is the same theory everywhere.
fn search(folder: &Path, found: &mut Vec<PathBuf>, links: &mut Links) -> Result<(), ReadProblem> {
    for entry in walk(folder) {
        let entry = entry.map_err(|error| not_searched(folder, &error))?;
        let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
        if !is_folder && is_theory(entry.path()) {
            let path = entry.path();
            if let Some(why) = fs::metadata(path).ok().and_then(|kind| endless(&kind)) {
                return Err(ReadProblem::Unreadable { path: path.display().to_string(), why });
            }
            if entry.path_is_symlink() {
                *links = Links::Some;
            }
            found.push(path.strip_prefix(".").unwrap_or(path).to_owned());
        }
    }
    Ok(())
}

/// A walk through a folder, hidden and git-ignored files aside.
#[must_use]
pub fn walk(folder: &Path) -> Walk {
    WalkBuilder::new(folder).ignore(false).git_global(false).build()
}

/// A walk through a folder, hidden files aside, those that git ignores included.
pub(super) fn unignored(folder: &Path) -> Walk {
    WalkBuilder::new(folder).standard_filters(false).hidden(true).build()
}

/// Whether a file is one of a theory, by its name.
#[must_use]
pub fn is_theory(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("cmo"))
}

fn not_searched(folder: &Path, error: &ignore::Error) -> ReadProblem {
    let path = path_of(error).unwrap_or(folder);
    match error.io_error() {
        Some(io) => unreadable(path.strip_prefix(".").unwrap_or(path), io),
        None => ReadProblem::Unreadable { path: path.display().to_string(), why: error.to_string() },
    }
}

/// The path that could not be searched.
fn path_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithLineNumber { err, .. } | ignore::Error::WithDepth { err, .. } => path_of(err),
        _ => None,
    }
}

fn no_theory(folders: &[PathBuf]) -> ReadProblem {
    let name = |folder: &PathBuf| match folder.to_str() {
        Some(".") => "the current folder".to_owned(),
        _ => format!("`{}`", folder.display()),
    };
    ReadProblem::NoTheory { folders: folders.iter().map(name).collect::<Vec<_>>().join(" or ") }
}

/// Drops a file that is there under another path already, links before what they lead to.
fn once(mut found: Vec<PathBuf>) -> Vec<PathBuf> {
    let mut seen = BTreeSet::new();
    found.sort_by_cached_key(|file| (file.is_symlink(), file.clone()));
    found.retain(|file| file.canonicalize().map_or(true, |real| seen.insert(real)));
    found.sort();
    found
}
