//! What stands beside its place while it is written: an interrupted program takes it away, and gives names to all of it or to
//! none.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fs::{self, DirEntry, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};
use std::time::Duration;

use cmo::disk::folder_of;

/// What stands beside its place just now.
static ASIDE: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// Whether interruptions are heeded.
static HEEDED: Once = Once::new();

/// How a program exits that is interrupted, as a shell counts.
const INTERRUPTED: i32 = 130;

/// What follows the name of a file, and goes before the number of the process, while it stands aside.
const MARK: &str = ".cmo-";

/// After so long no process comes back to what it set aside for a moment: it was ended by force.
const LEFT: Duration = Duration::from_secs(600);

/// All that stands aside, in one hand: whoever interrupts the program waits until it is given back.
#[derive(Debug)]
pub struct Held(MutexGuard<'static, BTreeSet<PathBuf>>);

impl Held {
    /// Takes it, after whoever else has it.
    pub fn now() -> Self {
        // Where somebody has said that an interruption is not to be heeded (`nohup`), or nobody can be told of one, it is as
        // for any other program.
        HEEDED.call_once(|| _ = ctrlc::try_set_handler(interrupted));
        Self(ASIDE.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Opens a file that is to stand aside.
    pub fn create(&mut self, aside: &Path) -> io::Result<File> {
        let file = OpenOptions::new().write(true).create_new(true).open(aside)?;
        self.0.insert(aside.to_owned());
        Ok(file)
    }

    /// Gives what stands aside its name.
    pub fn name(&mut self, aside: &Path, file: &Path) -> io::Result<()> {
        fs::rename(aside, file)?;
        self.0.remove(aside);
        Ok(())
    }

    /// Removes what stands aside, if it still does.
    pub fn discard(&mut self, aside: &Path) {
        if self.0.remove(aside) {
            let _ = fs::remove_file(aside);
        }
    }
}

/// Leaves nothing aside. It is never given back: nothing more is set aside, or named.
fn interrupted() {
    let mut held = ASIDE.lock().unwrap_or_else(PoisonError::into_inner);
    std::mem::take(&mut *held).iter().for_each(|aside| _ = fs::remove_file(aside));
    std::process::exit(INTERRUPTED);
}

/// Where a file stands before it has its name.
pub fn aside(file: &Path) -> PathBuf {
    let mut name = start(file);
    name.push(std::process::id().to_string());
    file.with_file_name(name)
}

fn start(file: &Path) -> OsString {
    let mut start = OsString::from(".");
    start.push(file.file_name().unwrap_or_default());
    start.push(MARK);
    start
}

/// Removes what was left beside some files by programs that were ended by force.
pub fn clear(files: &[PathBuf]) {
    let mut folders: BTreeMap<PathBuf, BTreeSet<OsString>> = BTreeMap::new();
    for file in files {
        folders.entry(folder_of(file)).or_default().insert(start(file));
    }
    for (folder, starts) in folders {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        entries.filter(|entry| is_left(entry, &starts)).for_each(|entry| _ = fs::remove_file(entry.path()));
    }
}

/// Whether something stands beside one of the files that nobody comes back to: of a process of long ago, or of one that had
/// the number of this one.
fn is_left(entry: &DirEntry, starts: &BTreeSet<OsString>) -> bool {
    let name = entry.file_name();
    let Some((stem, process)) = name.to_str().and_then(|name| name.rsplit_once(MARK)) else { return false };
    let is_number = !process.is_empty() && process.bytes().all(|digit| digit.is_ascii_digit());
    let is_of_file = starts.contains(&OsString::from(format!("{stem}{MARK}")));
    let is_own = process == std::process::id().to_string();
    let is_old = || {
        let age = entry.metadata().and_then(|of| of.modified()).map(|time| time.elapsed().unwrap_or_default());
        age.is_ok_and(|age| age > LEFT)
    };
    is_number && is_of_file && entry.file_type().is_ok_and(|kind| kind.is_file()) && (is_own || is_old())
}
