//! Reads the logs of what was accepted that stand beside the files of a theory, or in a folder above them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use cmo::disk::folder_of;
use cmo::refine::log::FILE;
use cmo::source::Sources;

use crate::cli::given::git::Kept;
use crate::cli::snapshots::home;
use crate::cli::told::problem::Problem;

/// The logs of a revision, one below the other; nothing where there is none.
///
/// # Errors
/// The object store cannot be read.
pub(super) fn kept_log(kept: &Kept<'_>, files: &[String]) -> Result<String, Problem> {
    let texts = places(files).into_iter().map(|path| kept.text(&path)).collect::<Result<Vec<_>, _>>()?;
    Ok(texts.into_iter().flatten().collect::<Vec<_>>().join("\n"))
}

/// The logs of a work tree, one below the other; nothing where there is none that can be read.
pub(super) fn log_here(work_tree: &Path, files: &[String]) -> String {
    let texts = places(files).into_iter().filter_map(|path| fs::read_to_string(work_tree.join(path)).ok());
    texts.collect::<Vec<_>>().join("\n")
}

/// The logs of files on the disk, one below the other: those that `cmo` writes for the folders of these files.
pub(super) fn log_of(files: &Sources) -> String {
    let folders = files.iter().map(|(_, file)| home(&folder_of(Path::new(file.name()))));
    let logs: BTreeSet<PathBuf> = folders.map(|folder| folder.join(FILE)).collect();
    let texts = logs.into_iter().filter_map(|path| fs::read_to_string(path).ok());
    texts.collect::<Vec<_>>().join("\n")
}

/// Where logs may stand.
fn places(files: &[String]) -> BTreeSet<String> {
    let above = |file: &String| -> Vec<String> {
        Path::new(file).ancestors().skip(1).map(|folder| folder.join(FILE).display().to_string()).collect()
    };
    files.iter().flat_map(above).collect()
}
