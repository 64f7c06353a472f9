//! Writes files so that no reader meets half of one: beside the file first, then under its name.

use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::cli::told::problem::{Problem, WriteProblem};
use cmo::disk::system_says;

/// A file that is to be written anew.
#[derive(Clone, Copy, Debug)]
pub struct Draft<'d> {
    /// The file, perhaps through a link.
    pub path: &'d Path,
    /// What was read from it; none for a file that need not be there yet, and that is replaced whatever it holds.
    pub before: Option<&'d str>,
    /// What it is to hold.
    pub after: &'d [u8],
}

/// A draft that stands beside its file.
struct Staged<'d> {
    draft: Draft<'d>,
    /// The file itself.
    file: PathBuf,
    aside: PathBuf,
    /// What the file held; none where it was not there.
    stood: Option<Vec<u8>>,
}

/// Writes all drafts, or none: each beside its file, then all under their names. The folder of a file that need not be
/// there is made.
///
/// # Errors
/// A file or folder that cannot be written, and a file that was changed after it was read.
pub fn write_all(drafts: &[Draft<'_>]) -> Result<(), Problem> {
    let mut staged: Vec<Staged<'_>> = Vec::with_capacity(drafts.len());
    for draft in drafts {
        match stage(*draft) {
            Ok(one) => staged.push(one),
            Err(problem) => {
                discard(&staged);
                return Err(problem);
            }
        }
    }
    if let Some(changed) = staged.iter().find(|one| !is_as_read(one)) {
        let path = changed.draft.path.display().to_string();
        discard(&staged);
        return Err(WriteProblem::ChangedMeanwhile { path }.into());
    }
    name_all(&staged)
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

/// Gives every draft its name; where one cannot have it, those before it are put back.
fn name_all(staged: &[Staged<'_>]) -> Result<(), Problem> {
    for (index, one) in staged.iter().enumerate() {
        if let Err(error) = fs::rename(&one.aside, &one.file) {
            staged[..index].iter().for_each(put_back);
            discard(&staged[index..]);
            return Err(unwritable(one.draft.path, &error));
        }
    }
    Ok(())
}

/// Lets a file be as it was.
fn put_back(done: &Staged<'_>) {
    let _ = match &done.stood {
        Some(stood) => fs::write(&done.file, stood),
        None => fs::remove_file(&done.file),
    };
}

/// Opens a file beside its place, which is to be written there bit by bit: the file behind links, what is beside it, and that
/// opened.
///
/// # Errors
/// A file or folder that cannot be written.
pub fn begin(path: &Path) -> Result<(PathBuf, PathBuf, File), Problem> {
    let refused = |error: io::Error| unwritable(path, &error);
    let file = file_of(Draft { path, before: None, after: &[] }).map_err(refused)?;
    let permissions = permissions(&file).map_err(refused)?;
    let aside = aside(&file);
    let written = OpenOptions::new().write(true).create_new(true).open(&aside).map_err(refused)?;
    if let Some(Err(error)) = permissions.map(|permissions| fs::set_permissions(&aside, permissions)) {
        let _ = fs::remove_file(&aside);
        return Err(refused(error));
    }
    Ok((file, aside, written))
}

/// Where a file stands before it has its name.
fn aside(file: &Path) -> PathBuf {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    file.with_file_name(format!(".{name}.{}", std::process::id()))
}

fn stage(draft: Draft<'_>) -> Result<Staged<'_>, Problem> {
    let refused = |error: io::Error| unwritable(draft.path, &error);
    let file = file_of(draft).map_err(refused)?;
    let permissions = permissions(&file).map_err(refused)?;
    let stood = permissions.is_some().then(|| fs::read(&file)).transpose().map_err(refused)?;
    let aside = aside(&file);
    let mut written = OpenOptions::new().write(true).create_new(true).open(&aside).map_err(refused)?;
    let filled = fill(&mut written, draft);
    match filled.and_then(|()| permissions.map_or(Ok(()), |permissions| fs::set_permissions(&aside, permissions))) {
        Ok(()) => Ok(Staged { draft, file, aside, stood }),
        Err(error) => {
            let _ = fs::remove_file(&aside);
            Err(refused(error))
        }
    }
}

/// The file itself, behind links; one that need not be there gets its folder.
fn file_of(draft: Draft<'_>) -> io::Result<PathBuf> {
    match (draft.path.canonicalize(), draft.before) {
        (Err(error), None) if error.kind() == io::ErrorKind::NotFound => {
            draft.path.parent().map_or(Ok(()), fs::create_dir_all)?;
            Ok(draft.path.to_owned())
        }
        (found, _) => found,
    }
}

/// The permissions of a file that may be written; none where it is not there.
fn permissions(file: &Path) -> io::Result<Option<Permissions>> {
    let found = match fs::metadata(file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        found => found?,
    };
    if found.is_dir() {
        return Err(io::Error::other("there is a folder of that name"));
    }
    match found.permissions() {
        permissions if permissions.readonly() => Err(io::ErrorKind::PermissionDenied.into()),
        permissions => Ok(Some(permissions)),
    }
}

/// What was read, and is somebody's own text, is safe on the disk before another takes its name. Thousands of pending
/// snapshots do not wait for the disk one by one: `cmo test` makes them again.
fn fill(file: &mut File, draft: Draft<'_>) -> io::Result<()> {
    file.write_all(draft.after)?;
    draft.before.map_or(Ok(()), |_| file.sync_all())
}

fn is_as_read(staged: &Staged<'_>) -> bool {
    let is = |before: &str| fs::read(&staged.file).is_ok_and(|bytes| bytes == before.as_bytes());
    staged.draft.before.is_none_or(is)
}

fn discard(staged: &[Staged<'_>]) {
    staged.iter().for_each(|one| _ = fs::remove_file(&one.aside));
}

/// Why a file cannot be written.
pub fn unwritable(path: &Path, error: &io::Error) -> Problem {
    let why = match error.kind() {
        io::ErrorKind::PermissionDenied => "you are not permitted to write it, or beside it".to_owned(),
        _ => system_says(error),
    };
    WriteProblem::Unwritable { path: path.display().to_string(), why }.into()
}
