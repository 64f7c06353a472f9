//! Turns the files of a revision into a theory set, as `load` does with those on the disk.

mod entry;
mod named;

pub use entry::Closed;

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use gix::ObjectId;
use gix::objs::tree::EntryKind;

use crate::cli::given::git::Repository;
use crate::cli::given::load::{Loaded, Purpose, resolved};
use crate::cli::told::problem::Problem;
use cmo::disk::{SETTINGS, Texts, is_theory};
use entry::Entry;
use named::KeptFiles;

/// What a repository keeps under some paths at one revision.
#[derive(Clone, Debug)]
pub struct Kept<'r> {
    repository: &'r Repository,
    /// The tree of files; none before the first commit.
    tree: Option<ObjectId>,
    /// What people call the revision.
    name: String,
    /// The paths, as the repository knows them.
    paths: Vec<String>,
}

/// What stands under the paths.
#[derive(Default)]
struct Found {
    /// The `.cmo` files, each with its path in parts, by which they are sorted, and its object.
    files: Vec<(PathBuf, String, ObjectId)>,
    closed: Vec<Closed>,
}

impl<'r> Kept<'r> {
    /// What is kept under some paths in a tree of files.
    pub fn new(repository: &'r Repository, tree: Option<ObjectId>, name: String, paths: Vec<String>) -> Self {
        Self { repository, tree, name, paths }
    }

    /// What the same revision keeps under other paths.
    pub fn under(&self, paths: Vec<String>) -> Self {
        Self { paths, ..self.clone() }
    }

    /// Whether something stands at a path.
    pub fn has(&self, path: &str) -> bool {
        matches!(self.entry(path), Ok(Some(_)))
    }

    /// As [`Self::has`], with what keeps it from being known.
    ///
    /// # Errors
    /// The object store cannot be read.
    pub fn finds(&self, path: &str) -> Result<bool, Problem> {
        Ok(self.entry(path)?.is_some())
    }

    /// Whether a file stands at a path.
    ///
    /// # Errors
    /// The object store cannot be read.
    pub fn file(&self, path: &str) -> Result<bool, Problem> {
        Ok(matches!(self.entry(path)?, Some(Entry::File(_))))
    }

    /// The repository.
    pub fn repository(&self) -> &'r Repository {
        self.repository
    }

    /// What people call the revision.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The paths, as the repository knows them.
    pub fn paths(&self) -> &[String] {
        &self.paths
    }

    /// The objects at the paths: where these are the same, so is everything below them.
    ///
    /// # Errors
    /// The object store cannot be read.
    pub fn state(&self) -> Result<Vec<Option<ObjectId>>, Problem> {
        let id = |entry| match entry {
            Entry::Folder(id) | Entry::File(id) | Entry::Closed(Closed { commit: id, .. }) => id,
        };
        self.paths.iter().map(|path| Ok(self.entry(path)?.map(id))).collect()
    }

    /// The `.cmo` files under the paths with their objects, sorted by path, each once; hidden ones aside.
    ///
    /// # Errors
    /// The object store cannot be read.
    pub fn files(&self) -> Result<Vec<(String, ObjectId)>, Problem> {
        Ok(self.found()?.files.into_iter().map(|(_, path, id)| (path, id)).collect())
    }

    /// The submodules under the paths that cannot be looked into, sorted by path.
    ///
    /// # Errors
    /// The object store cannot be read.
    pub fn closed(&self) -> Result<Vec<Closed>, Problem> {
        Ok(self.found()?.closed)
    }

    fn found(&self) -> Result<Found, Problem> {
        let mut found = Found::default();
        for path in &self.paths {
            match self.entry(path)? {
                None => {}
                Some(Entry::File(id)) => found.files.push((PathBuf::from(path), path.clone(), id)),
                Some(Entry::Folder(id)) => self.search(path, id, &mut found)?,
                Some(Entry::Closed(closed)) => found.closed.push(closed),
            }
        }
        found.files.sort();
        found.files.dedup();
        found.closed.sort();
        found.closed.dedup();
        Ok(found)
    }

    fn search(&self, folder: &str, tree: ObjectId, found: &mut Found) -> Result<(), Problem> {
        let mut open = vec![(folder.to_owned(), tree)];
        while let Some((folder, tree)) = open.pop() {
            for (name, kind, id) in self.entries(tree)? {
                let path = joined(&folder, &name);
                if name.starts_with('.') {
                    continue;
                }
                match kind {
                    EntryKind::Tree => open.push((path, id)),
                    EntryKind::Commit => match self.repository.module(&path, id) {
                        Some(tree) => open.push((path, tree)),
                        None => found.closed.push(Closed { path, commit: id }),
                    },
                    EntryKind::Blob | EntryKind::BlobExecutable if is_theory(Path::new(&name)) => {
                        found.files.push((PathBuf::from(&path), path, id));
                    }
                    EntryKind::Link if is_theory(Path::new(&name)) => {
                        if let Some(Entry::File(id)) = self.entry(&path)? {
                            found.files.push((PathBuf::from(&path), path, id));
                        }
                    }
                    EntryKind::Blob | EntryKind::BlobExecutable | EntryKind::Link => {}
                }
            }
        }
        Ok(())
    }

    /// The text of a file; none where there is none.
    ///
    /// # Errors
    /// The object store cannot be read.
    pub fn text(&self, path: &str) -> Result<Option<String>, Problem> {
        match self.entry(path)? {
            Some(Entry::File(id)) => Ok(Some(String::from_utf8_lossy(&self.bytes(id, path)?).into_owned())),
            Some(Entry::Folder(_) | Entry::Closed(_)) | None => Ok(None),
        }
    }

    /// The theory set, with the path of each of its files; of no file where nothing is kept there.
    ///
    /// # Errors
    /// The object store cannot be read.
    pub fn load(&self, threads: Option<NonZeroUsize>) -> Result<(Loaded, Vec<String>), Problem> {
        let mut texts = Texts::default();
        let mut paths = Vec::new();
        for (path, id) in self.files()? {
            texts.add_bytes(Path::new(&format!("{}:{path}", self.name)), self.bytes(id, &path)?)?;
            paths.push(path);
        }
        let files = KeptFiles { kept: self, paths: &paths, root: self.root()? };
        let loaded = resolved(texts, &files, threads, Purpose::Answer);
        Ok((loaded, paths))
    }

    /// The folder of the theory set: the nearest one with a `cmo.toml`, from the deepest one common to all paths.
    ///
    /// # Errors
    /// The object store cannot be read.
    pub fn root(&self) -> Result<String, Problem> {
        let mut common: Option<String> = None;
        for path in &self.paths {
            let folder = match self.entry(path)? {
                Some(Entry::Folder(_)) => path.as_str(),
                Some(Entry::File(_) | Entry::Closed(_)) | None => folder_of(path),
            };
            common = Some(common.map_or_else(|| folder.to_owned(), |other| shared(&other, folder)));
        }
        let common = common.unwrap_or_default();
        let mut folder = common.as_str();
        loop {
            if let Some(Entry::File(_)) = self.entry(&joined(folder, SETTINGS))? {
                return Ok(folder.to_owned());
            }
            if folder.is_empty() {
                return Ok(common);
            }
            folder = folder_of(folder);
        }
    }
}

/// The folder of a path in a repository.
fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn joined(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

fn shared(one: &str, other: &str) -> String {
    let both = one.split('/').zip(other.split('/'));
    both.take_while(|(one, other)| one == other).map(|(one, _)| one).collect::<Vec<_>>().join("/")
}
