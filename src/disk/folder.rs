//! The folder of a theory set: which one it is, and the files that a theory names in it.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};

use crate::resolve::{FileProblem, Files};
use crate::source::SourceId;

use crate::disk::find::{endless, near_here};
use crate::disk::problem::{ReadProblem, system_says};

/// The file that marks the folder of a theory set, and holds its settings.
pub const SETTINGS: &str = "cmo.toml";

/// The folder of a theory set.
#[derive(Debug)]
pub struct Folder {
    /// The PATHs of the theory set.
    paths: Vec<PathBuf>,
    /// The folders of the sources, by source.
    folders: Vec<PathBuf>,
    root: OnceLock<io::Result<PathBuf>>,
    /// The real paths of the files that the sources name, as far as they have been asked for.
    named: Mutex<BTreeSet<PathBuf>>,
}

impl Folder {
    /// The folder of the given PATHs, with the folders of the sources that were read there.
    #[must_use]
    pub fn new(paths: &[PathBuf], folders: Vec<PathBuf>) -> Self {
        Self { paths: paths.to_vec(), folders, root: OnceLock::new(), named: Mutex::default() }
    }

    fn root(&self) -> Result<&Path, FileProblem> {
        match self.root.get_or_init(|| root(&self.paths)) {
            Ok(root) => Ok(root),
            Err(error) => Err(FileProblem::Unreadable(system_says(error))),
        }
    }

    /// The real paths of the files that the sources name, whether they are there or not.
    #[must_use]
    pub fn named(&self) -> BTreeSet<PathBuf> {
        self.named.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The real path of a file that a source names, its links followed as far as it is there.
    fn real(&self, from: SourceId, path: &str) -> Result<PathBuf, FileProblem> {
        let unreadable = |error: io::Error| FileProblem::Unreadable(system_says(&error));
        let folder = self
            .folders
            .get(from.0 as usize)
            .map_or(Path::new("."), PathBuf::as_path)
            .canonicalize()
            .map_err(unreadable)?;
        let mut real = folder;
        for component in Path::new(path).components() {
            match component {
                Component::Prefix(_) | Component::RootDir => return Err(FileProblem::LeavesFolder),
                Component::CurDir => {}
                Component::ParentDir => _ = real.pop(),
                Component::Normal(name) => real = followed(real.join(name)),
            }
        }
        if !real.starts_with(self.root()?) {
            return Err(FileProblem::LeavesFolder);
        }
        self.named.lock().unwrap_or_else(PoisonError::into_inner).insert(real.clone());
        Ok(real)
    }
}

impl Files for Folder {
    fn read(&self, from: SourceId, path: &str) -> Result<String, FileProblem> {
        let real = self.real(from, path)?;
        if let Some(why) = fs::metadata(&real).ok().and_then(|kind| endless(&kind)) {
            return Err(FileProblem::Unreadable(why));
        }
        let bytes = fs::read(&real).map_err(|error| problem(&real, &error))?;
        text(bytes)
    }

    fn stays(&self, from: SourceId, path: &str) -> Result<(), FileProblem> {
        self.real(from, path).map(|_| ())
    }
}

/// The text of a file.
///
/// # Errors
/// It is no plain text.
pub fn text(bytes: Vec<u8>) -> Result<String, FileProblem> {
    if bytes.starts_with(b"%PDF-") {
        let why = "it is a PDF; save it as plain text, which `pdftotext FILE.pdf` does";
        return Err(FileProblem::Unreadable(why.to_owned()));
    }
    String::from_utf8(bytes)
        .map_err(|error| FileProblem::Unreadable(format!("byte {} is not UTF-8", error.utf8_error().valid_up_to())))
}

/// The settings of the theory set of some PATHs, where its folder has some, or the folder of all its files.
///
/// # Errors
/// A folder bears their name where those of the PATHs would be: it can be none, and would be passed over.
pub fn settings_of(paths: &[PathBuf], files: &[PathBuf]) -> Result<Option<PathBuf>, ReadProblem> {
    are_no_folder(paths)?;
    Ok(settings_file(paths).or_else(|| settings_file(files)))
}

/// Refuses where a folder bears the name of the settings of some PATHs.
fn are_no_folder(paths: &[PathBuf]) -> Result<(), ReadProblem> {
    let Ok(common) = common(paths) else { return Ok(()) };
    match common.ancestors().map(|folder| folder.join(SETTINGS)).find(|file| file.exists()) {
        Some(folder) if folder.is_dir() => {
            let (path, why) = (near_here(&folder).display().to_string(), "it is a folder, and not a file of settings");
            Err(ReadProblem::Unreadable { path, why: why.to_owned() })
        }
        Some(_) | None => Ok(()),
    }
}

/// The settings of the theory set of some PATHs, where its folder has some.
#[must_use]
pub fn settings_file(paths: &[PathBuf]) -> Option<PathBuf> {
    let file = root(paths).ok()?.join(SETTINGS);
    file.is_file().then_some(file)
}

/// The PATHs of the whole theory set that some PATHs are a part of: where settings mark its folder, that folder, too.
#[must_use]
pub fn whole_set(paths: &[PathBuf]) -> Vec<PathBuf> {
    let marked = settings_file(paths).filter(|_| !is_whole(paths));
    let folder = marked.as_deref().and_then(Path::parent).map(near_here);
    let folder = folder.map(|folder| if folder == Path::new("") { Path::new(".") } else { folder });
    folder.map(Path::to_owned).into_iter().chain(paths.iter().cloned()).collect()
}

/// Whether some PATHs are all of a theory set: its folder is one of them.
#[must_use]
pub fn is_whole(paths: &[PathBuf]) -> bool {
    let real = |path: &PathBuf| path.canonicalize().ok();
    root(paths).is_ok_and(|root| paths.iter().filter_map(real).any(|path| path == root))
}

/// The path behind a link; the path itself where nothing is there.
fn followed(path: PathBuf) -> PathBuf {
    path.canonicalize().unwrap_or(path)
}

/// The nearest folder with a `cmo.toml`, from the deepest one that is common to all paths; else that one.
fn root(paths: &[PathBuf]) -> io::Result<PathBuf> {
    let common = common(paths)?;
    let marked = common.ancestors().find(|folder| folder.join(SETTINGS).is_file());
    Ok(marked.unwrap_or(&common).to_owned())
}

/// The deepest folder that is common to all paths.
fn common(paths: &[PathBuf]) -> io::Result<PathBuf> {
    let mut common: Option<PathBuf> = None;
    for path in paths {
        let folder = if path.is_dir() { path.canonicalize()? } else { folder_of(path).canonicalize()? };
        common = Some(match common {
            Some(other) => shared(&other, &folder),
            None => folder,
        });
    }
    common.map_or_else(std::env::current_dir, Ok)
}

fn shared(one: &Path, other: &Path) -> PathBuf {
    one.components().zip(other.components()).take_while(|(one, other)| one == other).map(|(one, _)| one).collect()
}

fn problem(path: &Path, error: &io::Error) -> FileProblem {
    if error.kind() == io::ErrorKind::NotFound {
        return FileProblem::NotFound(near(path));
    }
    FileProblem::Unreadable(system_says(error))
}

/// The names of files beside a missing one that are near its name, nearest first.
fn near(path: &Path) -> Vec<String> {
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else { return Vec::new() };
    let name = name.to_string_lossy();
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let names = entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    near_names(&name, names)
}

/// The names that are near a name, nearest first.
#[must_use]
pub fn near_names(name: &str, names: impl Iterator<Item = String>) -> Vec<String> {
    let mut near: Vec<(usize, String)> = names
        .map(|other| (strsim::damerau_levenshtein(name, &other), other))
        .filter(|(distance, other)| *distance <= other.chars().count().max(3) / 3)
        .collect();
    near.sort();
    near.into_iter().map(|(_, name)| name).collect()
}

/// The folder that a file stands in; the current one for standard input.
#[must_use]
pub fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if folder != Path::new("") => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}
