//! Lets one process at a time write the snapshots of a theory.

use std::fs::File;
use std::io;
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::cli::find::system_says;
use crate::cli::problem::{Problem, WriteProblem, snapshots};

/// How long another process is waited for: it writes a few small files.
const PATIENCE: Duration = Duration::from_secs(2);

const PAUSE: Duration = Duration::from_millis(10);

/// The right to write the snapshots below a folder, and its log, until it is dropped. A process that ends in whatever
/// way gives it back.
#[derive(Debug)]
pub struct Lock {
    _held: File,
}

impl Lock {
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
