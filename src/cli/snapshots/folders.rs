//! Turns the PATHs of a command into the folders whose cases may have snapshots, and finds those whose case is gone.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use cmo::disk::{folder_of, is_theory, walk};
use cmo::source::Sources;
use cmo::theory::Case;

use crate::cli::given::find::{Found, find};
use crate::cli::snapshots::FOLDER;
use crate::cli::snapshots::shelf::read;
use crate::cli::told::problem::Problem;

/// Folders, each with the names of the files of the theory set in it.
pub type SourceFolders = BTreeMap<PathBuf, BTreeSet<String>>;

/// The folders of the files under the paths; with those that hold snapshots, and no such file any more.
///
/// # Errors
/// As of [`find`].
pub fn source_folders(paths: &[PathBuf]) -> Result<SourceFolders, Problem> {
    let here = [PathBuf::from(".")];
    let paths = if paths.is_empty() { &here } else { paths };
    let mut folders = SourceFolders::new();
    for file in find(paths)? {
        let Found::File(path) = file else { continue };
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        folders.entry(folder_of(&path)).or_default().insert(name);
    }
    for path in paths.iter().filter(|path| path.is_dir()) {
        let entries = walk(path).flatten().filter(|entry| entry.file_name() == OsStr::new(FOLDER));
        for entry in entries {
            let path = entry.path().strip_prefix(".").unwrap_or(entry.path());
            folders.entry(folder_of(path)).or_default();
        }
    }
    Ok(folders)
}

/// The files of a folder's snapshots whose names end so, in order.
pub fn files(folder: &Path, end: &str) -> Vec<PathBuf> {
    let folder = if folder == Path::new(".") { PathBuf::from(FOLDER) } else { folder.join(FOLDER) };
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let ends = |path: &PathBuf| path.file_name().and_then(OsStr::to_str).is_some_and(|name| name.ends_with(end));
    let mut files: Vec<PathBuf> = entries.filter(ends).collect();
    files.sort();
    files
}

/// The accepted snapshots of the files under the paths, and those of files that are gone.
///
/// # Errors
/// As of [`find`].
pub fn kept(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Problem> {
    Ok(source_folders(paths)?.keys().flat_map(|folder| files(folder, ".snap")).collect())
}

/// Whether a snapshot belongs to the files of a folder that are asked about, or to one that is gone.
pub fn is_asked(folder: &Path, names: &BTreeSet<String>, source: &str) -> bool {
    names.contains(source) || !folder.join(source).is_file()
}

/// Whether all files of a theory that stand in a folder are asked about.
fn is_asked_in_full(folder: &Path, names: &BTreeSet<String>) -> bool {
    let mut files = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let is_named = |path: &Path| path.file_name().is_some_and(|name| names.contains(&*name.to_string_lossy()));
    files.all(|path| !is_theory(&path) || is_named(&path))
}

/// Whether a file of a theory stands in a folder.
pub fn has_theory(folder: &Path) -> bool {
    let mut files = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    files.any(|path| is_theory(&path) && path.is_file())
}

/// The snapshots, pending ones too, whose case is gone: none of the cases that a file of the folder declares has the name. Folders of which
/// only some files are asked about are passed over.
///
/// # Errors
/// A file that cannot be read.
pub fn orphans(folders: &SourceFolders, cases: &[Case], sources: &Sources) -> Result<Vec<String>, Problem> {
    let mut declared: BTreeMap<PathBuf, BTreeSet<&str>> = BTreeMap::new();
    for case in cases {
        let folder = folder_of(Path::new(sources.get(case.place.source).name()));
        declared.entry(folder).or_default().insert(&case.name);
    }
    let mut orphans = Vec::new();
    for (folder, names) in folders.iter().filter(|(folder, names)| is_asked_in_full(folder, names)) {
        let is_declared = |path: &PathBuf| {
            let name = path.file_name().and_then(OsStr::to_str);
            let name = name.and_then(|name| name.strip_suffix(".new").unwrap_or(name).strip_suffix(".snap"));
            name.is_some_and(|name| declared.get(folder).is_some_and(|declared| declared.contains(name)))
        };
        let all = files(folder, ".snap").into_iter().chain(files(folder, ".snap.new"));
        for path in all.filter(|path| !is_declared(path)) {
            // What is not whole, or of another program, is no snapshot of a case that is gone.
            if let Some((_, Ok(snapshot))) = read(&path)?
                && is_asked(folder, names, &snapshot.source)
            {
                orphans.push(path.display().to_string());
            }
        }
    }
    Ok(orphans)
}
