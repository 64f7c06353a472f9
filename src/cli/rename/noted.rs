//! Notes the new name of a phrase in the log beside the theory: `diff` and `history` know by it that it is the same phrase.

use std::collections::BTreeSet;
use std::path::PathBuf;

use cmo::disk::folder_of;
use cmo::refine::log::{FILE, NewName, noted};
use cmo::theory::{Theory, identity};

use super::files::Renamed;
use crate::cli::snapshots::{home, read_log, today};
use crate::cli::told::problem::Problem;
use crate::cli::told::write::Draft;

/// A log with the new name in it.
pub(super) struct Noted {
    path: PathBuf,
    /// None where there was no log.
    before: Option<String>,
    after: String,
}

impl Noted {
    pub(super) fn draft(&self) -> Draft<'_> {
        Draft { path: &self.path, before: self.before.as_deref(), after: self.after.as_bytes() }
    }

    /// Where it is, from the current folder.
    pub(super) fn path(&self) -> String {
        let here = std::env::current_dir().and_then(|here| here.canonicalize()).unwrap_or_default();
        self.path.strip_prefix(here).unwrap_or(&self.path).display().to_string()
    }
}

/// The logs of the files that change; none where it is not the phrase's own name that goes, or some of it stays: by the
/// names that it keeps, it is known as it is.
pub(super) fn all(
    name: &NewName,
    (before, after): (&Theory, &Theory),
    files: &[Renamed],
) -> Result<Vec<Noted>, Problem> {
    let is_own = before.vocabulary.iter().any(|(_, one)| identity(&one.name) == identity(&name.was));
    let is_new = before.vocabulary.find(&name.is).is_none() && after.vocabulary.find(&name.was).is_none();
    if !is_own || !is_new {
        return Ok(Vec::new());
    }
    let homes: BTreeSet<PathBuf> = files.iter().map(|file| home(&folder_of(&file.path))).collect();
    homes.into_iter().map(|home| one(home.join(FILE), name)).collect()
}

fn one(path: PathBuf, name: &NewName) -> Result<Noted, Problem> {
    let log = read_log(&path)?;
    let after = noted(&log, &today(), name);
    Ok(Noted { before: path.exists().then_some(log), path, after })
}
