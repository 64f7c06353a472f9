//! Tests again whenever a file of the theory set changes.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, SystemTime};

use super::{Args, once};

use crate::cli::given::find::{Found, find};
use crate::cli::given::load::{Purpose, load};
use crate::cli::snapshots::kept;
use crate::cli::told::answer::Answer;
use crate::cli::told::problem::Problem;
use crate::cli::told::stop::Stop;
use crate::cli::told::terminal::{Terminal, say};
use cmo::disk::settings_of;

/// How often the files are looked at: a person who saves one does not wait longer than it takes to look up.
const PAUSE: Duration = Duration::from_millis(300);

/// What of a file tells that it has changed.
type Stamp = Option<(SystemTime, u64)>;

/// Tests, prints, and waits for a change, until the process is stopped.
///
/// # Errors
/// Paths that cannot be read to begin with, since later on they may come back; and standard output that cannot be written.
pub fn run(args: &Args, terminal: &Terminal) -> Result<Answer, Stop> {
    let paths = args.paths.given();
    stamps(&paths, &BTreeSet::new())?;
    loop {
        let named = named(args);
        let before = stamps(&paths, &named).unwrap_or_default();
        terminal.put(&once(args, terminal).unwrap_or_else(|stop| stop.answer(terminal)))?;
        say("Waiting for a change; Ctrl-C stops.\n\n")?;
        wait_for_a_change(&paths, &named, &before);
    }
}

/// The files that the theory set names: bibliographies, and the texts of studies. It is read for them before it is tested: of
/// what is written while a test reads, stamps that are taken afterwards would say nothing.
fn named(args: &Args) -> BTreeSet<PathBuf> {
    load(&args.paths, &[], Purpose::Answer).map(|loaded| loaded.files.named()).unwrap_or_default()
}

/// Waits until the files are others than before.
fn wait_for_a_change(paths: &[PathBuf], named: &BTreeSet<PathBuf>, before: &BTreeMap<PathBuf, Stamp>) {
    loop {
        sleep(PAUSE);
        if stamps(paths, named).unwrap_or_default() != *before {
            return;
        }
    }
}

/// The files of the theory set with what they name, its settings and its accepted snapshots, each with its stamp.
fn stamps(paths: &[PathBuf], named: &BTreeSet<PathBuf>) -> Result<BTreeMap<PathBuf, Stamp>, Problem> {
    let files: Vec<PathBuf> = find(paths)?.iter().filter_map(Found::file).map(Path::to_owned).collect();
    // What is wrong with them, the test says.
    let settings = settings_of(paths, &files).unwrap_or_default();
    let stamp = |path: PathBuf| {
        let stamp = path.metadata().and_then(|of| Ok((of.modified()?, of.len()))).ok();
        (path, stamp)
    };
    let beside = settings.into_iter().chain(kept(paths)?).chain(named.iter().cloned());
    Ok(files.into_iter().chain(beside).map(stamp).collect())
}
