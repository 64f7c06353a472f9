//! Holds snapshots that wait against what the theory says now, which may have changed since they were found.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use cmo::evaluate::World;
use cmo::theory::Case;

use crate::cli::arguments::Paths;
use crate::cli::folder::folder_of;
use crate::cli::load::{Loaded, Purpose, load};
use crate::cli::means::Wanted;
use crate::cli::problem::snapshots;
use crate::cli::programs::Programs;
use crate::cli::snapshots::{Pending, bodies, home};
use crate::cli::stop::Stop;

/// By the folder of its file and its name: what is found in a case.
type Found = BTreeMap<(PathBuf, String), String>;

/// Refuses where one of the snapshots is not what is found now: in the theory set of the paths, or in the whole one that
/// they are part of.
///
/// # Errors
/// A snapshot that the theory has since made another, and a theory with errors.
pub fn still_found(paths: &[PathBuf], pending: &[Pending]) -> Result<(), Stop> {
    let given = found(paths, pending);
    let is_stale = |one: &&Pending| !given.as_ref().is_ok_and(|found| is_found(found, one));
    let mut stale: Vec<&Pending> = pending.iter().filter(is_stale).collect();
    let homes: BTreeSet<PathBuf> = stale.iter().map(|one| home(&folder(one))).collect();
    for home in homes {
        if let Ok(found) = found(&[home], pending) {
            stale.retain(|one| !is_found(&found, one));
        }
    }
    match given {
        _ if stale.is_empty() => Ok(()),
        Err(stop) => Err(stop),
        Ok(_) => {
            let names: Vec<String> = stale.iter().map(|one| one.case.clone()).collect();
            Err(snapshots::no_longer_found(&names).into())
        }
    }
}

fn is_found(found: &Found, one: &Pending) -> bool {
    found.get(&(real(&folder(one)), one.case.clone())).is_some_and(|prose| *prose == one.found.body)
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
    let key = |case: &Case| {
        let file = Path::new(sources.get(case.place.source).name());
        (real(&folder_of(file)), case.name.clone())
    };
    Ok(cases.iter().map(|case| key(case)).zip(bodies.into_iter().map(|body| body.prose)).collect())
}

/// A folder whatever the path to it is.
fn real(folder: &Path) -> PathBuf {
    folder.canonicalize().unwrap_or_else(|_| folder.to_owned())
}
