//! Finds out where a revision has what another version has under other paths: by the files that are the same in both.

use std::collections::BTreeSet;
use std::path::Path;

use gix::ObjectId;

use super::{Read, Version};
use crate::cli::given::git::Repository;
use crate::cli::told::problem::Problem;

impl<'r> Version<'r> {
    /// This revision under the paths that it has for what another version has at the same ones: where it lacks one, files that
    /// are the same in both tell of exactly one folder or file for it, and all of that has gone since. None where that is so
    /// of no path, and of files on the disk.
    ///
    /// # Errors
    /// The repository cannot be read.
    pub fn followed(&self, other: &Version<'_>, read: &Read) -> Result<Option<Self>, Problem> {
        let Self::Kept { name, kept } = self else { return Ok(None) };
        if kept.paths().iter().all(|path| kept.has(path)) || self.named_paths().is_empty() {
            return Ok(None);
        }
        let there = Other { of: other, files: objects(kept.repository(), other, read)? };
        let whole = kept.under(vec![String::new()]).files()?;
        let (stay, gone): (Vec<_>, Vec<_>) = whole.into_iter().partition(|(path, _)| there.has(path));
        let is_gone = |folder: &String| !stay.iter().any(|(path, _)| rest(path, folder).is_some());
        let is_other = |was: &String| !kept.paths().contains(was);
        let was = |path: &String| {
            let lacks = (!kept.has(path)).then(|| there.was(path, &gone).filter(is_gone).filter(is_other));
            lacks.flatten().unwrap_or_else(|| path.clone())
        };
        let paths: Vec<String> = kept.paths().iter().map(was).collect();
        if paths == kept.paths() {
            return Ok(None);
        }
        let named = format!("{}:{}", kept.name(), paths.join(", "));
        let name = if name == kept.name() { name.clone() } else { named };
        Ok(Some(Self::Kept { name, kept: kept.under(paths) }))
    }
}

/// The files of a version with their objects.
fn objects(
    repository: &Repository,
    version: &Version<'_>,
    Read { loaded, files, .. }: &Read,
) -> Result<Vec<(String, ObjectId)>, Problem> {
    match version {
        Version::Kept { kept, .. } => kept.files(),
        Version::Here { .. } => {
            let texts = loaded.sources.iter().map(|(_, source)| source.text());
            let id = |text: &str| repository.object_of(text.as_bytes());
            files.iter().zip(texts).map(|(path, text)| Ok((path.clone(), id(text)?))).collect()
        }
    }
}

/// The version that has the files.
struct Other<'o, 'r> {
    of: &'o Version<'r>,
    files: Vec<(String, ObjectId)>,
}

impl Other<'_, '_> {
    fn has(&self, path: &str) -> bool {
        match self.of {
            Version::Kept { kept, .. } => kept.has(path),
            Version::Here { of: Some(repository), .. } => {
                repository.work_tree().is_ok_and(|work_tree| work_tree.join(Path::new(path)).exists())
            }
            Version::Here { of: None, .. } => true,
        }
    }

    /// Where what stands at a path stood, by the files that have gone: every file that is the same says so.
    fn was(&self, path: &str, gone: &[(String, ObjectId)]) -> Option<String> {
        let below = self.files.iter().filter_map(|(file, id)| Some((rest(file, path)?, id)));
        let places = below.filter_map(|(rest, id)| {
            let same = gone.iter().filter(|(_, other)| other == id);
            let places: BTreeSet<String> = same.filter_map(|(file, _)| start(file, rest)).collect();
            (!places.is_empty()).then_some(places)
        });
        let places = places.reduce(|one, other| one.intersection(&other).cloned().collect())?;
        let mut places = places.into_iter();
        places.next().filter(|_| places.next().is_none())
    }
}

/// What a file is called below a path; empty where it is the path itself.
fn rest<'f>(file: &'f str, path: &str) -> Option<&'f str> {
    let rest = file.strip_prefix(path)?;
    if rest.is_empty() { Some(rest) } else { rest.strip_prefix('/') }
}

/// The path below which a file is called so; all of it where it is the path itself.
fn start(file: &str, rest: &str) -> Option<String> {
    if rest.is_empty() {
        return Some(file.to_owned());
    }
    file.strip_suffix(rest)?.strip_suffix('/').map(str::to_owned)
}
