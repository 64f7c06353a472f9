//! Writes files so that no reader meets half of one: beside the file first, then under its name.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::cli::find::system_says;
use crate::cli::problem::{Problem, WriteProblem};

/// A file that is to be written anew.
#[derive(Clone, Copy, Debug)]
pub struct Draft<'d> {
    /// The file, perhaps through a link.
    pub path: &'d Path,
    /// What was read from it.
    pub before: &'d str,
    /// What it is to hold.
    pub after: &'d str,
}

/// A draft that stands beside its file.
struct Staged<'d> {
    draft: Draft<'d>,
    /// The file itself.
    file: PathBuf,
    aside: PathBuf,
}

/// Writes all drafts, or none: each beside its file, then all under their names.
///
/// # Errors
/// A file or folder that cannot be written, and a file that was changed after it was read.
pub fn write_all(drafts: &[Draft<'_>]) -> Result<(), Problem> {
    let mut staged: Vec<Staged<'_>> = Vec::with_capacity(drafts.len());
    for draft in drafts {
        match stage(*draft) {
            Ok(one) => staged.push(one),
            Err(problem) => {
                remove(&staged);
                return Err(problem);
            }
        }
    }
    if let Some(changed) = staged.iter().find(|one| !is_as_read(one)) {
        let path = changed.draft.path.display().to_string();
        remove(&staged);
        return Err(WriteProblem::ChangedMeanwhile { path }.into());
    }
    name_all(&staged)
}

/// Gives every draft its name; where one cannot have it, those before it are put back.
fn name_all(staged: &[Staged<'_>]) -> Result<(), Problem> {
    for (index, one) in staged.iter().enumerate() {
        if let Err(error) = fs::rename(&one.aside, &one.file) {
            for done in &staged[..index] {
                let _ = fs::write(&done.file, done.draft.before);
            }
            remove(&staged[index..]);
            return Err(unwritable(one.draft.path, &error));
        }
    }
    Ok(())
}

fn stage(draft: Draft<'_>) -> Result<Staged<'_>, Problem> {
    let refused = |error: io::Error| unwritable(draft.path, &error);
    let file = draft.path.canonicalize().map_err(refused)?;
    let permissions = fs::metadata(&file).map_err(refused)?.permissions();
    if permissions.readonly() {
        return Err(unwritable(draft.path, &io::Error::from(io::ErrorKind::PermissionDenied)));
    }
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let aside = file.with_file_name(format!(".{name}.{}", std::process::id()));
    let mut written = OpenOptions::new().write(true).create_new(true).open(&aside).map_err(refused)?;
    match fill(&mut written, draft.after).and_then(|()| fs::set_permissions(&aside, permissions)) {
        Ok(()) => Ok(Staged { draft, file, aside }),
        Err(error) => {
            let _ = fs::remove_file(&aside);
            Err(refused(error))
        }
    }
}

fn fill(file: &mut File, text: &str) -> io::Result<()> {
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

fn is_as_read(staged: &Staged<'_>) -> bool {
    fs::read(&staged.file).is_ok_and(|bytes| bytes == staged.draft.before.as_bytes())
}

fn remove(staged: &[Staged<'_>]) {
    staged.iter().for_each(|one| _ = fs::remove_file(&one.aside));
}

fn unwritable(path: &Path, error: &io::Error) -> Problem {
    let why = match error.kind() {
        io::ErrorKind::PermissionDenied => "you are not permitted to write it, or beside it".to_owned(),
        _ => system_says(error),
    };
    WriteProblem::Unwritable { path: path.display().to_string(), why }.into()
}
