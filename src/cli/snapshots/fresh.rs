//! Holds snapshots that wait against what the theory says now, which may have changed since they were found.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use cmo::disk::folder_of;
use cmo::evaluate::World;
use cmo::report::tested::case_gone;
use cmo::theory::Case;

use crate::cli::about::means::Wanted;
use crate::cli::about::programs::Programs;
use crate::cli::arguments::Paths;
use crate::cli::given::load::{Loaded, Purpose, load};
use crate::cli::snapshots::folders::has_theory;
use crate::cli::snapshots::{Pending, bodies, home};
use crate::cli::told::problem::snapshots;
use crate::cli::told::stop::Stop;

/// By the folder of its file and its name: what is found in a case.
type Found = BTreeMap<(PathBuf, String), String>;

/// Snapshots that wait, held against the theory of now.
#[derive(Debug)]
pub struct Standing {
    /// Those that are found now, too.
    pub pending: Vec<Pending>,
    /// Those that no case has any more: nobody can look whether they are right.
    gone: Vec<Pending>,
}

impl Standing {
    /// What is to be done about snapshots whose case is gone, a line for each.
    pub fn asides(&self) -> String {
        self.gone.iter().map(|one| format!("{}\n", case_gone(&one.file().display().to_string()))).collect()
    }
}

/// Refuses where one of the snapshots is not what is found now: in the theory set of the paths, or in the whole one that
/// they are part of. Those whose case is gone are set aside.
///
/// # Errors
/// A snapshot that the theory has since made another, and a theory with errors.
pub fn still_found(paths: &[PathBuf], pending: Vec<Pending>) -> Result<Standing, Stop> {
    let given = found(paths, &pending);
    let is_stale = |one: &&Pending| !given.as_ref().is_ok_and(|found| is_found(found, one));
    let mut stale: Vec<&Pending> = pending.iter().filter(is_stale).collect();
    let mut gone: Vec<PathBuf> = Vec::new();
    let homes: BTreeSet<PathBuf> = stale.iter().map(|one| home(&folder(one))).collect();
    for home in homes {
        let found = found(std::slice::from_ref(&home), &pending);
        stale.retain(|one| !found.as_ref().is_ok_and(|found| is_found(found, one)));
        let is_in = |one: &&&Pending| {
            self::home(&folder(one)) == home && is_gone(given.as_ref().ok(), found.as_ref().ok(), one)
        };
        gone.extend(stale.iter().filter(is_in).map(|one| one.file().to_owned()));
    }
    stale.retain(|one| !gone.iter().any(|path| path == one.file()));
    match given {
        _ if stale.is_empty() => {}
        Err(stop) => return Err(stop),
        Ok(_) => {
            let names: Vec<String> = stale.iter().map(|one| one.case.clone()).collect();
            return Err(snapshots::no_longer_found(&names).into());
        }
    }
    let (gone, pending) = pending.into_iter().partition(|one| gone.iter().any(|path| path == one.file()));
    Ok(Standing { pending, gone })
}

/// Whether no case has the name: neither the paths that are given nor the whole theory set declares it, or no file of a
/// theory stands in its folder any more.
fn is_gone(given: Option<&Found>, whole: Option<&Found>, one: &Pending) -> bool {
    let lacks = |found: &Found| !found.contains_key(&key(&folder(one), &one.case));
    given.is_some_and(lacks) && whole.map_or_else(|| !has_theory(&folder(one)), lacks)
}

fn is_found(found: &Found, one: &Pending) -> bool {
    found.get(&key(&folder(one), &one.case)).is_some_and(|prose| *prose == one.found.body)
}

/// The folder of the file that declares the case.
fn folder(one: &Pending) -> PathBuf {
    one.shelf.kept.parent().map(folder_of).unwrap_or_default()
}

/// What is found in the cases of the snapshots.
fn found(paths: &[PathBuf], pending: &[Pending]) -> Result<Found, Stop> {
    let paths = Paths { paths: paths.to_vec(), threads: None };
    let wanted = Wanted::of(None)?;
    let Loaded { theory, sources, .. } = load(&paths, &[], Purpose::Answer)?.whole()?;
    let names: BTreeSet<&str> = pending.iter().map(|one| one.case.as_str()).collect();
    let cases: Vec<&Case> = theory.cases.iter().filter(|case| names.contains(case.name.as_str())).collect();
    let mut programs = Programs::new(&theory, wanted);
    let evaluations = programs.evaluate(&cases, World::Open);
    let both: Vec<_> = cases.iter().copied().zip(&evaluations).collect();
    let bodies = bodies(&theory, &both, &programs.cited(), wanted);
    let key = |case: &&Case| key(&folder_of(Path::new(sources.get(case.place.source).name())), &case.name);
    Ok(cases.iter().map(key).zip(bodies.into_iter().map(|body| body.prose)).collect())
}

/// A case by its folder, whatever the path to that is, and its name.
fn key(folder: &Path, case: &str) -> (PathBuf, String) {
    (folder.canonicalize().unwrap_or_else(|_| folder.to_owned()), case.to_owned())
}
