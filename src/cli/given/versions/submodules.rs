//! Tells where a version has a submodule that is not here: what is in it is unknown, and neither there nor not there.

use super::{Read, Version};
use crate::cli::given::git::{Closed, Repository};
use crate::cli::told::problem::{GitProblem, Problem};

use std::path::Path;

/// The repository that a command is about: where one was found that is a submodule of the one around the current folder, it
/// is that one, whose revisions are spoken of there.
///
/// # Errors
/// It cannot be read.
pub fn whole(repository: Repository) -> Result<Repository, Problem> {
    let Ok(folder) = repository.work_tree() else { return Ok(repository) };
    match Repository::around(Path::new("."))? {
        Some(here) if here.tracks(folder) => Ok(here),
        Some(_) | None => Ok(repository),
    }
}

/// Says which submodules are not looked into; nothing where both versions have the same ones.
///
/// # Errors
/// The other version has theory files in one: what became of these cannot be told.
pub fn closed(versions: &[Version<'_>; 2], read: [&Read; 2]) -> Result<Option<String>, Problem> {
    let both = [closed_in(&versions[0])?, closed_in(&versions[1])?];
    // Where nothing else is there, the theory may be in it.
    let is_nothing = read.iter().all(|version| version.files.is_empty());
    let mut said = String::new();
    for (side, other) in [(0, 1), (1, 0)] {
        let Version::Kept { kept, .. } = &versions[side] else { continue };
        for one in both[side].iter().filter(|one| is_nothing || !both[other].contains(one)) {
            let (revision, help) = (kept.name().to_owned(), kept.repository().brings(one));
            let path = one.path.clone();
            if is_nothing || read[other].files.iter().any(|file| is_below(file, &path)) {
                return Err(GitProblem::Submodule { path, revision, help }.into());
            }
            said +=
                &format!("`{path}` is a submodule that is not here as of {revision}, and is not looked into: {help}\n");
        }
    }
    Ok((!said.is_empty()).then_some(said))
}

fn closed_in(version: &Version<'_>) -> Result<Vec<Closed>, Problem> {
    match version {
        Version::Kept { kept, .. } => kept.closed(),
        Version::Here { .. } => Ok(Vec::new()),
    }
}

/// Whether a file stands below a folder.
pub fn is_below(file: &str, folder: &str) -> bool {
    file.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}
