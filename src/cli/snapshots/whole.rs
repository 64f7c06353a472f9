//! Writes files whole: beside their place, then into it, so that no reader meets half of one.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process;

use crate::cli::find::system_says;
use crate::cli::problem::{Problem, WriteProblem};

/// Writes each text to its path: all are written beside first, so that a folder that refuses one keeps the others as
/// they are.
///
/// # Errors
/// A folder that cannot be made or written to; then nothing is changed.
pub fn write_whole(texts: &[(PathBuf, String)]) -> Result<(), Problem> {
    let staged: Vec<(PathBuf, &Path)> = texts.iter().map(|(path, _)| (beside(path), path.as_path())).collect();
    let written = texts.iter().zip(&staged).try_for_each(|((path, text), (stage, _))| {
        stage_one(stage, path, text).map_err(|error| unwritable(path, &error))
    });
    let named = written.and_then(|()| {
        staged.iter().try_for_each(|(stage, path)| fs::rename(stage, path).map_err(|error| unwritable(path, &error)))
    });
    if named.is_err() {
        staged.iter().for_each(|(stage, _)| _ = fs::remove_file(stage));
    }
    named
}

/// Removes a file, if it is there.
///
/// # Errors
/// A folder that lets nothing be removed.
pub fn remove(path: &Path) -> Result<(), Problem> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(unwritable(path, &error)),
        Ok(()) | Err(_) => Ok(()),
    }
}

fn stage_one(stage: &Path, path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    if path.is_dir() {
        return Err(io::Error::other("there is a folder of that name"));
    }
    if fs::metadata(path).is_ok_and(|found| found.permissions().readonly()) {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    fs::write(stage, text)
}

/// A name beside a path that no other process writes to, and that no search takes for a snapshot.
fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.{}", process::id()))
}

fn unwritable(path: &Path, error: &io::Error) -> Problem {
    WriteProblem::Unwritable { path: path.display().to_string(), why: system_says(error) }.into()
}
