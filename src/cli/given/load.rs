//! Turns the PATHs of a command into a theory set with everything that is wrong with it.

use std::io::{self, Read};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use cmo::check::Settings;
use cmo::diagnostic::Diagnostic;
use cmo::disk::{Folder, ReadProblem, Texts, TheorySet, near_here, settings_of, unreadable};
use cmo::resolve::Files;
use cmo::source::{SourceId, Sources};
use cmo::theory::Theory;

pub use cmo::disk::Purpose;

use crate::cli::arguments::Paths;
use crate::cli::given::find::{Found, find};
use crate::cli::told::problem::Problem;
use crate::cli::told::progress::{Progress, Work};
use crate::cli::told::stop::{Faulty, Stop};

/// A theory set.
#[derive(Debug)]
pub struct Loaded {
    /// Its texts.
    pub sources: Sources,
    /// What they mean, as far as they are whole.
    pub theory: Theory,
    /// What is wrong, by place.
    pub diagnostics: Vec<Diagnostic>,
    /// The sources that were named as files of cases.
    pub case_sources: Vec<SourceId>,
    /// What its `cmo.toml` says of findings.
    pub settings: Settings,
    /// The files that it names.
    pub files: Folder,
}

impl From<TheorySet> for Loaded {
    /// A theory set without files of cases.
    fn from(set: TheorySet) -> Self {
        let TheorySet { sources, theory, diagnostics, settings, files } = set;
        Self { sources, theory, diagnostics, case_sources: Vec::new(), settings, files }
    }
}

impl Loaded {
    /// The theory set if it may be evaluated.
    ///
    /// # Errors
    /// Its diagnostics where one is an error.
    pub fn whole(self) -> Result<Self, Stop> {
        if self.is_faulty() {
            return Err(Stop::Faulty(Box::new(Faulty { diagnostics: self.diagnostics, sources: self.sources })));
        }
        Ok(self)
    }

    /// Whether it is not to be evaluated.
    pub fn is_faulty(&self) -> bool {
        self.diagnostics.iter().any(Diagnostic::is_error)
    }
}

/// Reads a theory set: the files under the paths, the current folder where none is given, and files of cases.
///
/// # Errors
/// A path that cannot be read, and folders without a `.cmo` file. What is wrong within the files is data.
pub fn load(given: &Paths, case_files: &[PathBuf], purpose: Purpose) -> Result<Loaded, Problem> {
    load_instead(given, case_files, purpose, &[])
}

/// As [`load`], with other texts in place of those of some files.
///
/// # Errors
/// As [`load`].
pub fn load_instead(
    given: &Paths,
    case_files: &[PathBuf],
    purpose: Purpose,
    instead: &[(PathBuf, String)],
) -> Result<Loaded, Problem> {
    let paths = given.given();
    let all: Vec<PathBuf> = paths.iter().chain(case_files).cloned().collect();
    let found = find(&all)?;
    let progress = Progress::of(Work::Files, found.len() as u64);
    let (mut texts, mut case_sources, mut of_set) = (Texts::default(), Vec::new(), Vec::new());
    for found in &found {
        let id = add(&mut texts, found, instead)?;
        progress.advance(1);
        match case_files.iter().any(|file| found.is(file)) {
            true => case_sources.push(id),
            false => of_set.extend(found.file().map(Path::to_owned)),
        }
    }
    drop(progress);
    let files = texts.folder(&all);
    let settings = settings_of(&paths, &of_set)?;
    if let Some(path) = &settings {
        texts.read_settings(path)?;
    }
    let found: Vec<PathBuf> = found.iter().filter_map(Found::file).map(Path::to_owned).collect();
    texts.say_what_is_left_out(&paths, &found, settings.as_deref());
    let loaded = resolved(texts, &files, given.threads, purpose);
    Ok(Loaded { files, case_sources, ..loaded })
}

/// Reads a theory set of which some texts are kept elsewhere than on the disk, in the order of their paths; `files` says where
/// the files are that it names, from the folder of what is on the disk and the folders of all texts.
///
/// # Errors
/// A path that cannot be read.
pub fn load_beside<'f>(
    (paths, beside): (&[PathBuf], &[(PathBuf, String)]),
    threads: Option<NonZeroUsize>,
    files: impl FnOnce(Folder, Vec<PathBuf>) -> Box<dyn Files + 'f>,
) -> Result<Loaded, Problem> {
    let on_disk = match find(paths) {
        Err(Problem::Files(ReadProblem::NoTheory { .. })) => Vec::new(),
        found => found?,
    };
    let key = |path: &Path| near_here(path).to_owned();
    let mut all: Vec<(PathBuf, Option<&Found>)> = on_disk
        .iter()
        .map(|found| (found.file().map(key).unwrap_or_default(), Some(found)))
        .chain(beside.iter().map(|(path, _)| (key(path), None)))
        .collect();
    all.sort();
    let mut texts = Texts::default();
    for (path, found) in &all {
        match (found, beside.iter().find(|(of, _)| key(of) == *path)) {
            (Some(found), _) => _ = add(&mut texts, found, &[])?,
            (None, Some((path, text))) => _ = texts.add_bytes(path, text.clone().into_bytes())?,
            (None, None) => {}
        }
    }
    let files = files(texts.folder(paths), texts.folders().to_vec());
    Ok(resolved(texts, &*files, threads, Purpose::Answer))
}

/// Adds a file, or the text that is read in place of it, or standard input.
fn add(texts: &mut Texts, found: &Found, instead: &[(PathBuf, String)]) -> Result<SourceId, Problem> {
    let (path, bytes) = match found {
        Found::Standard => (Path::new("-"), Some(standard_input()?)),
        Found::File(path) => {
            let other = instead.iter().find(|(of, _)| of == path);
            (path.as_path(), other.map(|(_, text)| text.clone().into_bytes()))
        }
    };
    let id = match bytes {
        None => texts.add_file(path)?,
        Some(bytes) => texts.add_bytes(path, bytes)?,
    };
    Ok(id)
}

/// The theory set of all texts, resolved with the files that they name; these are no part of it. How far it is is shown.
pub fn resolved(texts: Texts, files: &dyn Files, threads: Option<NonZeroUsize>, purpose: Purpose) -> Loaded {
    let (work, bytes) = (if texts.count() < 2 { Work::Text } else { Work::Texts }, texts.bytes());
    let progress = Progress::of(work, bytes);
    let parsed = texts.parsed(threads, |bytes| progress.advance(bytes));
    drop(progress);
    let progress = Progress::of(Work::Names, bytes);
    let set = parsed.resolved(files, purpose);
    drop(progress);
    set.into()
}

fn standard_input() -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes).map_err(|error| unreadable(Path::new("-"), &error))?;
    Ok(bytes)
}
