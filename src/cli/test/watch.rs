//! Tests again whenever a file of the theory set changes.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::thread::sleep;
use std::time::{Duration, SystemTime};

use super::{Args, once};

use crate::cli::given::find::{Found, find};
use crate::cli::told::answer::Answer;
use crate::cli::told::problem::Problem;
use crate::cli::told::stop::Stop;
use crate::cli::told::terminal::Terminal;
use cmo::disk;

/// How often the files are looked at: a person who saves one does not wait longer than it takes to look up.
const PAUSE: Duration = Duration::from_millis(300);

/// What of a file tells that it has changed.
type Stamp = Option<(SystemTime, u64)>;

/// Tests, prints, and waits for a change, until the process is stopped.
///
/// # Errors
/// Paths that cannot be read to begin with; later on they may come back.
pub fn run(args: &Args, terminal: &Terminal) -> Result<Answer, Stop> {
    let paths = paths(args);
    let mut before = stamps(&paths)?;
    loop {
        terminal.print(&once(args, terminal).unwrap_or_else(|stop| stop.answer(terminal)));
        terminal.print(&Answer::fine("Waiting for a change; Ctrl-C stops.\n\n"));
        before = changed(&paths, &before);
    }
}

fn paths(args: &Args) -> Vec<PathBuf> {
    if args.paths.paths.is_empty() { vec![PathBuf::from(".")] } else { args.paths.paths.clone() }
}

/// Waits until the files are others than before.
fn changed(paths: &[PathBuf], before: &BTreeMap<PathBuf, Stamp>) -> BTreeMap<PathBuf, Stamp> {
    loop {
        sleep(PAUSE);
        let now = stamps(paths).unwrap_or_default();
        if now != *before {
            return now;
        }
    }
}

/// The files of the theory set, its settings included, each with its stamp.
fn stamps(paths: &[PathBuf]) -> Result<BTreeMap<PathBuf, Stamp>, Problem> {
    let files = find(paths)?.into_iter().filter_map(|found| match found {
        Found::File(path) => Some(path),
        Found::Standard => None,
    });
    let stamp = |path: PathBuf| {
        let stamp = path.metadata().and_then(|of| Ok((of.modified()?, of.len()))).ok();
        (path, stamp)
    };
    Ok(files.chain(disk::settings_file(paths)).map(stamp).collect())
}
