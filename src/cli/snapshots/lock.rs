//! Lets one process at a time write the files of a theory: its texts, its snapshots and its log.

use std::collections::BTreeSet;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::cli::given::find::Found;
use crate::cli::snapshots::home;
use crate::cli::told::problem::{Problem, WriteProblem, snapshots};
use cmo::disk::{folder_of, system_says};

/// How long another process is waited for: it writes a few small files.
const PATIENCE: Duration = Duration::from_secs(2);

const PAUSE: Duration = Duration::from_millis(10);

/// The right to write what a folder holds, until it is dropped. A process that ends in whatever
/// way gives it back.
#[derive(Debug)]
pub struct Lock {
    _held: File,
}

impl Lock {
    /// Takes the right to write some files and what stands beside them: from before they are read, nobody else writes
    /// them.
    ///
    /// # Errors
    /// As of [`Self::of`].
    pub fn of_files(files: &[Found]) -> Result<Vec<Self>, Problem> {
        let paths = files.iter().filter_map(Found::file).filter(|path| path.is_file());
        let both =
            paths.flat_map(|path| [Some(folder_of(path)), path.canonicalize().ok().map(|real| folder_of(&real))]);
        let folders: BTreeSet<PathBuf> = both.flatten().collect();
        let homes: BTreeSet<PathBuf> = folders.iter().map(|folder| home(folder)).collect();
        homes.iter().map(|home| Self::of(home)).collect()
    }

    /// Takes the right, after another process that has it.
    ///
    /// # Errors
    /// Another process keeps it, or the folder cannot be opened.
    pub fn of(folder: &Path) -> Result<Self, Problem> {
        let unwritable = |error: io::Error| {
            WriteProblem::Unwritable { path: folder.display().to_string(), why: system_says(&error) }.into()
        };
        let file = handle(folder).map_err(unwritable)?;
        let start = Instant::now();
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(Self { _held: file }),
                Err(std::fs::TryLockError::WouldBlock) if start.elapsed() < PATIENCE => sleep(PAUSE),
                Err(std::fs::TryLockError::WouldBlock) => return Err(snapshots::locked(folder)),
                Err(std::fs::TryLockError::Error(error)) => return Err(unwritable(error)),
            }
        }
    }
}

/// A folder itself can be locked, which leaves no file behind.
#[cfg(unix)]
fn handle(folder: &Path) -> io::Result<File> {
    File::open(folder)
}

/// Where a folder cannot be opened, a file in it stands for it.
#[cfg(not(unix))]
fn handle(folder: &Path) -> io::Result<File> {
    File::options().create(true).truncate(false).write(true).open(folder.join(".cmo-lock"))
}
