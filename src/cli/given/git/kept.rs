//! Turns the files of a revision into a theory set, as `load` does with those on the disk.

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use cmo::resolve::{FileProblem, Files};
use cmo::source::SourceId;
use gix::ObjectId;
use gix::objs::tree::EntryKind;

use crate::cli::given::find::is_theory;
use crate::cli::given::folder::{SETTINGS, near_names};
use crate::cli::given::git::{Repository, plain, unreadable};
use crate::cli::given::load::{Loaded, Purpose, Texts};
use crate::cli::told::problem::Problem;

/// Links that are followed to one file: more are a circle.
const LINKS: usize = 8;

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

/// What stands at a path.
enum Entry {
    Folder(ObjectId),
    File(ObjectId),
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
            Entry::Folder(id) | Entry::File(id) => id,
        };
        self.paths.iter().map(|path| Ok(self.entry(path)?.map(id))).collect()
    }

    /// The `.cmo` files under the paths with their objects, sorted by path, each once; hidden ones aside.
    ///
    /// # Errors
    /// The object store cannot be read.
    pub fn files(&self) -> Result<Vec<(String, ObjectId)>, Problem> {
        let mut found: Vec<(PathBuf, String, ObjectId)> = Vec::new();
        for path in &self.paths {
            match self.entry(path)? {
                None => {}
                Some(Entry::File(id)) => found.push((PathBuf::from(path), path.clone(), id)),
                Some(Entry::Folder(id)) => self.search(path, id, &mut found)?,
            }
        }
        found.sort();
        found.dedup();
        Ok(found.into_iter().map(|(_, path, id)| (path, id)).collect())
    }

    fn search(
        &self,
        folder: &str,
        tree: ObjectId,
        found: &mut Vec<(PathBuf, String, ObjectId)>,
    ) -> Result<(), Problem> {
        let mut open = vec![(folder.to_owned(), tree)];
        while let Some((folder, tree)) = open.pop() {
            for (name, kind, id) in self.entries(tree)? {
                let path = if folder.is_empty() { name.clone() } else { format!("{folder}/{name}") };
                if name.starts_with('.') {
                    continue;
                }
                match kind {
                    EntryKind::Tree => open.push((path, id)),
                    EntryKind::Blob | EntryKind::BlobExecutable if is_theory(Path::new(&name)) => {
                        found.push((PathBuf::from(&path), path, id));
                    }
                    EntryKind::Link if is_theory(Path::new(&name)) => {
                        if let Some(Entry::File(id)) = self.entry(&path)? {
                            found.push((PathBuf::from(&path), path, id));
                        }
                    }
                    EntryKind::Blob | EntryKind::BlobExecutable | EntryKind::Link | EntryKind::Commit => {}
                }
            }
        }
        Ok(())
    }

    fn entries(&self, tree: ObjectId) -> Result<Vec<(String, EntryKind, ObjectId)>, Problem> {
        let failed = || unreadable(format!("the files of `{}`", self.name));
        let tree = self.repository.git.find_tree(tree).map_err(failed())?;
        let entries = tree.iter().map(|entry| {
            let entry = entry.map_err(failed())?;
            Ok((entry.filename().to_string(), entry.mode().kind(), entry.object_id()))
        });
        entries.collect()
    }

    /// What stands at a path, its links followed.
    fn entry(&self, path: &str) -> Result<Option<Entry>, Problem> {
        let Some(tree) = self.tree else { return Ok(None) };
        if path.is_empty() {
            return Ok(Some(Entry::Folder(tree)));
        }
        let failed = || unreadable(format!("`{path}` of `{}`", self.name));
        let tree = self.repository.git.find_tree(tree).map_err(failed())?;
        let mut path = path.to_owned();
        for _ in 0..LINKS {
            let Some(entry) = tree.lookup_entry_by_path(&path).map_err(failed())? else { return Ok(None) };
            match entry.mode().kind() {
                EntryKind::Tree => return Ok(Some(Entry::Folder(entry.object_id()))),
                EntryKind::Blob | EntryKind::BlobExecutable => return Ok(Some(Entry::File(entry.object_id()))),
                EntryKind::Commit => return Ok(None),
                EntryKind::Link => {
                    let target = self.bytes(entry.object_id())?;
                    let target = Path::new(folder_of(&path)).join(&*String::from_utf8_lossy(&target));
                    let Some(target) = plain(&target) else { return Ok(None) };
                    path = target;
                }
            }
        }
        Ok(None)
    }

    fn bytes(&self, blob: ObjectId) -> Result<Vec<u8>, Problem> {
        let mut blob = self.repository.git.find_blob(blob).map_err(unreadable(format!("a file of `{}`", self.name)))?;
        Ok(blob.take_data())
    }

    /// The text of a file; none where there is none.
    ///
    /// # Errors
    /// The object store cannot be read.
    pub fn text(&self, path: &str) -> Result<Option<String>, Problem> {
        match self.entry(path)? {
            Some(Entry::File(id)) => Ok(Some(String::from_utf8_lossy(&self.bytes(id)?).into_owned())),
            Some(Entry::Folder(_)) | None => Ok(None),
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
            texts.add_bytes(format!("{}:{path}", self.name), self.bytes(id)?)?;
            paths.push(path);
        }
        let files = KeptFiles { kept: self, paths: &paths, root: self.root()? };
        let loaded = texts.resolved(&files, threads, Purpose::Answer);
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
                Some(Entry::File(_)) | None => folder_of(path),
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

/// The files that a theory of a revision names.
struct KeptFiles<'k, 'r> {
    kept: &'k Kept<'r>,
    /// By source.
    paths: &'k [String],
    root: String,
}

impl KeptFiles<'_, '_> {
    fn path(&self, from: SourceId, path: &str) -> Result<String, FileProblem> {
        let folder = folder_of(&self.paths[from.0 as usize]);
        let path = plain(&Path::new(folder).join(path)).filter(|_| !Path::new(path).is_absolute());
        let within = |path: &String| self.root.is_empty() || Path::new(path).starts_with(&self.root);
        path.filter(within).ok_or(FileProblem::LeavesFolder)
    }
}

impl Files for KeptFiles<'_, '_> {
    fn read(&self, from: SourceId, path: &str) -> Result<String, FileProblem> {
        let path = self.path(from, path)?;
        let unreadable = |problem: Problem| FileProblem::Unreadable(problem.to_string());
        match self.kept.entry(&path).map_err(unreadable)? {
            Some(Entry::File(id)) => {
                let text = String::from_utf8(self.kept.bytes(id).map_err(unreadable)?);
                text.map_err(|error| {
                    FileProblem::Unreadable(format!("byte {} is not UTF-8", error.utf8_error().valid_up_to()))
                })
            }
            Some(Entry::Folder(_)) => Err(FileProblem::Unreadable("is a directory".to_owned())),
            None => Err(FileProblem::NotFound(self.near(&path))),
        }
    }

    fn stays(&self, from: SourceId, path: &str) -> Result<(), FileProblem> {
        self.path(from, path).map(|_| ())
    }
}

impl KeptFiles<'_, '_> {
    /// The names of files beside a missing one that are near its name, nearest first.
    fn near(&self, path: &str) -> Vec<String> {
        let Ok(Some(Entry::Folder(tree))) = self.kept.entry(folder_of(path)) else { return Vec::new() };
        let entries = self.kept.entries(tree).unwrap_or_default();
        let name = path.rsplit('/').next().unwrap_or(path);
        near_names(name, entries.into_iter().map(|(name, ..)| name))
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
