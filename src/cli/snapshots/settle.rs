//! Turns pending snapshots into accepted ones, with the reason in the log beside the theory, or removes them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use cmo::disk::{folder_of, unreadable};
use cmo::refine::log::{self, Entry, appended, merge_mark};
use cmo::refine::snapshot::{Accepted, Snapshot};

use crate::cli::snapshots::{Lock, Pending, home};
use crate::cli::told::problem::{Problem, snapshots};
use crate::cli::told::write::{Draft, write_and_remove};

/// Accepts snapshots for a reason; gives the logs that it is kept in.
///
/// # Errors
/// Folders that cannot be written, another process at work, or a snapshot that has changed since it was read. Nothing
/// is changed then.
pub fn accept(pending: &[Pending], accepted: &Accepted) -> Result<Vec<PathBuf>, Problem> {
    let homes = by_home(pending);
    let _locks = locks(&homes)?;
    unchanged(pending)?;
    let mut texts: Vec<(PathBuf, String)> = Vec::new();
    // The reason first: whatever ends this process, none is lost.
    for (home, pending) in &homes {
        let path = home.join(log::FILE);
        let text = appended(&read_log(&path)?, &entry(pending, accepted));
        texts.push((path, text));
    }
    for one in pending {
        let snapshot = Snapshot { accepted: Some(accepted.clone()), ..one.found.clone() };
        texts.push((one.shelf.kept.clone(), snapshot.written()));
    }
    let drafts: Vec<Draft<'_>> =
        texts.iter().map(|(path, after)| Draft { path, before: None, after: after.as_bytes() }).collect();
    let over: Vec<&Path> = pending.iter().map(|one| one.shelf.pending.as_path()).collect();
    write_and_remove(&drafts, &over)?;
    Ok(homes.into_keys().map(|home| home.join(log::FILE)).collect())
}

/// What a log says so far.
///
/// # Errors
/// It cannot be read, is no text, or a merge left its marks in it.
pub fn read_log(log: &Path) -> Result<String, Problem> {
    let text = match fs::read(log) {
        Ok(bytes) => String::from_utf8(bytes).map_err(|_| snapshots::log_no_text(log))?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(String::new()),
        Err(error) => return Err(unreadable(log, &error).into()),
    };
    match merge_mark(&text) {
        Some(line) => Err(snapshots::log_merged(log, line)),
        None => Ok(text),
    }
}

/// Removes snapshots that wait; what was accepted stays.
///
/// # Errors
/// As of [`accept`].
pub fn reject(pending: &[Pending]) -> Result<(), Problem> {
    let _locks = locks(&by_home(pending))?;
    unchanged(pending)?;
    let over = pending.iter().filter(|one| !one.is_late()).map(|one| one.shelf.pending.as_path());
    write_and_remove(&[], &over.collect::<Vec<_>>())
}

/// The pending snapshots by the folder whose log tells of them.
fn by_home(pending: &[Pending]) -> BTreeMap<PathBuf, Vec<&Pending>> {
    let mut homes: BTreeMap<PathBuf, Vec<&Pending>> = BTreeMap::new();
    for one in pending {
        let folder = one.shelf.kept.parent().map(folder_of).unwrap_or_default();
        homes.entry(home(&folder)).or_default().push(one);
    }
    homes
}

/// In the order of their paths, so that two processes never wait for one another in a circle.
fn locks(homes: &BTreeMap<PathBuf, Vec<&Pending>>) -> Result<Vec<Lock>, Problem> {
    homes.keys().map(|home| Lock::of(home)).collect()
}

/// Refuses where a file is no longer what was read, and perhaps looked at.
fn unchanged(pending: &[Pending]) -> Result<(), Problem> {
    let is_other = |path: &Path, text: &str| fs::read(path).ok().is_none_or(|now| now != text.as_bytes());
    match pending.iter().find(|one| is_other(one.file(), &one.text)) {
        Some(other) => Err(snapshots::changed_meanwhile(other.file())),
        None => Ok(()),
    }
}

fn entry(pending: &[&Pending], accepted: &Accepted) -> Entry {
    let mut configurations = BTreeSet::new();
    let mut entry = Entry {
        accepted: accepted.clone(),
        configurations: Vec::new(),
        predictions: Vec::new(),
        changed: Vec::new(),
        new: Vec::new(),
        late: Vec::new(),
    };
    for one in pending {
        let case = one.case.clone();
        if one.is_late() {
            entry.late.push(case);
            continue;
        }
        let change = one.change();
        configurations.extend(one.speakers(&change));
        if one.accepted.is_none() {
            entry.new.push(case);
            continue;
        }
        configurations.extend(change.configurations);
        if !change.predictions.is_empty() {
            entry.predictions.push(case.clone());
        }
        entry.changed.push(case);
    }
    entry.configurations = configurations.into_iter().collect();
    entry
}
