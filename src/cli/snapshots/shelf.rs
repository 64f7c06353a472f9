//! Turns the place of a case into the places of its snapshots, and reads what stands there.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use cmo::diagnostic::Diagnostic;
use cmo::disk::{SETTINGS, folder_of, unreadable};
use cmo::refine::snapshot::{Fault, Snapshot};
use cmo::source::{Source, Sources};

use crate::cli::snapshots::FOLDER;
use crate::cli::told::problem::Problem;

/// Where the snapshots of one case stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shelf {
    /// What was accepted.
    pub kept: PathBuf,
    /// What waits to be.
    pub pending: PathBuf,
}

impl Shelf {
    /// The places of a case that a file declares.
    pub fn of(file: &Path, case: &str) -> Self {
        let folder = match folder_of(file) {
            here if here == Path::new(".") => PathBuf::from(FOLDER),
            folder => folder.join(FOLDER),
        };
        Self { kept: folder.join(format!("{case}.snap")), pending: folder.join(format!("{case}.snap.new")) }
    }

    /// Whether anything was accepted, or waits to be.
    pub fn is_there(&self) -> bool {
        self.kept.exists() || self.pending.exists()
    }

    /// The places that belong to a pending snapshot.
    pub fn of_pending(pending: &Path) -> Self {
        Self { kept: pending.with_extension(""), pending: pending.to_owned() }
    }

    /// The places that belong to an accepted snapshot.
    pub fn of_kept(kept: &Path) -> Self {
        Self { kept: kept.to_owned(), pending: kept.with_extension("snap.new") }
    }

    /// What was accepted; none where nothing was. What is wrong with it is added to the findings.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn accepted(&self, sources: &mut Sources, found: &mut Vec<Diagnostic>) -> Result<Option<Snapshot>, Problem> {
        whole(&self.kept, sources, found)
    }

    /// What waits, which may be written over; none where nothing does. As of [`Self::accepted`].
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn waiting(&self, sources: &mut Sources, found: &mut Vec<Diagnostic>) -> Result<Option<Snapshot>, Problem> {
        whole(&self.pending, sources, found)
    }
}

/// The snapshot in a file; none where there is none that is whole, and ours.
fn whole(path: &Path, sources: &mut Sources, found: &mut Vec<Diagnostic>) -> Result<Option<Snapshot>, Problem> {
    match read(path)? {
        None => Ok(None),
        Some((_, Ok(snapshot))) => Ok(Some(snapshot)),
        Some((text, Err(fault))) => {
            found.push(finding(path, &text, &fault, sources));
            Ok(None)
        }
    }
}

/// The text of a file, and what it says.
pub type Content = (String, Result<Snapshot, Fault>);

/// What stands in a file; none where there is none.
///
/// # Errors
/// A file that cannot be read.
pub fn read(path: &Path) -> Result<Option<Content>, Problem> {
    match fs::read(path) {
        Ok(bytes) => {
            // What is no UTF-8 is not written by this program; what is shown of it need not be exact.
            let text =
                String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
            let snapshot = Snapshot::read(&text);
            Ok(Some((text, snapshot)))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(unreadable(path, &error).into()),
    }
}

/// What is wrong with a file, its text kept to be shown.
pub fn finding(path: &Path, text: &str, fault: &Fault, sources: &mut Sources) -> Diagnostic {
    let id = sources.add(Source::new(path.display().to_string(), text));
    fault.diagnostic(id, text)
}

/// The folder whose log tells of the snapshots below a folder: the nearest one above with settings, else that folder.
pub fn home(folder: &Path) -> PathBuf {
    let real = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let marked = real.ancestors().find(|above| above.join(SETTINGS).is_file());
    marked.unwrap_or(&real).to_owned()
}
