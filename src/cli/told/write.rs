//! Writes files so that no reader meets half of one: beside the file first, then under its name.

use std::fs::{self, File, Permissions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::cli::told::aside::{Held, aside, clear};
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
/// there is made. Who interrupts the program before the first has its name finds none of them; who does later, all.
///
/// # Errors
/// A file or folder that cannot be written, and a file that was changed after it was read.
pub fn write_all(drafts: &[Draft<'_>]) -> Result<(), Problem> {
    write_and_remove(drafts, &[])
}

/// What is said of the folder that is made for a file; nothing where it is there. To be asked before the file is written.
pub fn new_folder(file: Option<&Path>) -> String {
    let folder = file.and_then(Path::parent).filter(|folder| !folder.as_os_str().is_empty() && !folder.exists());
    folder.map_or_else(String::new, |folder| format!("made the folder `{}`, which was not there\n", folder.display()))
}

/// As [`write_all`]; together with the names, the files go that are over then, as far as they are there.
///
/// # Errors
/// As [`write_all`], and a folder that lets nothing be removed.
pub fn write_and_remove(drafts: &[Draft<'_>], over: &[&Path]) -> Result<(), Problem> {
    let staged = stage_all(drafts)?;
    if let Some(changed) = staged.iter().find(|one| !is_as_read(one)) {
        let path = changed.draft.path.display().to_string();
        discard(&mut Held::now(), &staged);
        return Err(WriteProblem::ChangedMeanwhile { path }.into());
    }
    let mut held = Held::now();
    name_all(&mut held, &staged)?;
    over.iter().try_for_each(|path| remove(path))
}

fn stage_all<'d>(drafts: &[Draft<'d>]) -> Result<Vec<Staged<'d>>, Problem> {
    let file = |draft: &Draft<'_>| file_of(*draft).map_err(|error| unwritable(draft.path, &error));
    let files: Vec<PathBuf> = drafts.iter().map(file).collect::<Result<_, _>>()?;
    clear(&files);
    let mut staged: Vec<Staged<'_>> = Vec::with_capacity(drafts.len());
    for (draft, file) in drafts.iter().zip(files) {
        match stage(*draft, file) {
            Ok(one) => staged.push(one),
            Err(error) => {
                discard(&mut Held::now(), &staged);
                return Err(unwritable(draft.path, &error));
            }
        }
    }
    Ok(staged)
}

fn remove(path: &Path) -> Result<(), Problem> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(unwritable(path, &error)),
        Ok(()) | Err(_) => Ok(()),
    }
}

/// Gives every draft its name; where one cannot have it, those before it are put back.
fn name_all(held: &mut Held, staged: &[Staged<'_>]) -> Result<(), Problem> {
    for (index, one) in staged.iter().enumerate() {
        if let Err(error) = held.name(&one.aside, &one.file) {
            staged[..index].iter().for_each(put_back);
            discard(held, &staged[index..]);
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
    let written = Held::now().create(&aside).map_err(refused)?;
    if let Some(Err(error)) = permissions.map(|permissions| fs::set_permissions(&aside, permissions)) {
        Held::now().discard(&aside);
        return Err(refused(error));
    }
    Ok((file, aside, written))
}

fn stage<'d>(draft: Draft<'d>, file: PathBuf) -> io::Result<Staged<'d>> {
    let permissions = permissions(&file)?;
    let stood = permissions.is_some().then(|| fs::read(&file)).transpose()?;
    let aside = aside(&file);
    let mut written = Held::now().create(&aside)?;
    let filled = fill(&mut written, draft);
    match filled.and_then(|()| permissions.map_or(Ok(()), |permissions| fs::set_permissions(&aside, permissions))) {
        Ok(()) => Ok(Staged { draft, file, aside, stood }),
        Err(error) => {
            Held::now().discard(&aside);
            Err(error)
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

fn discard(held: &mut Held, staged: &[Staged<'_>]) {
    staged.iter().for_each(|one| held.discard(&one.aside));
}

/// Why a file cannot be written.
pub fn unwritable(path: &Path, error: &io::Error) -> Problem {
    let why = match error.kind() {
        io::ErrorKind::PermissionDenied => "you are not permitted to write it, or beside it".to_owned(),
        _ => system_says(error),
    };
    WriteProblem::Unwritable { path: path.display().to_string(), why }.into()
}
