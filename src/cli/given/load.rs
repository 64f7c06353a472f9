//! Turns the PATHs of a command into a theory set with everything that is wrong with it.

use std::fs;
use std::io::{self, Read};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use cmo::check::{Level, Settings};
use cmo::diagnostic::{Code, Diagnostic};
use cmo::resolve::{Files, resolve, resolve_to_answer};
use cmo::source::{Place, Source, SourceId, Sources, Span};
use cmo::theory::Theory;

use crate::cli::arguments::Paths;
use crate::cli::given::find::{Found, find, near_here, unreadable};
use crate::cli::given::folder::{self, Folder, folder_of};
use crate::cli::given::left_out::left_out;
use crate::cli::given::parse::parse_all;
use crate::cli::given::settings;
use crate::cli::told::problem::Problem;
use crate::cli::told::progress::{Progress, Work};
use crate::cli::told::stop::{Faulty, Stop};

/// Bytes that are no text: the one finding that stands before syntax.
const BAD_TEXT: Code = Code(100);

/// Two versions of one text, as a merge sets them into it.
const MERGED: Code = Code(128);

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

/// What a theory set is read for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To show everything that is wrong or odd.
    Check,
    /// To answer questions: what is merely odd is not looked for where that takes time.
    Answer,
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
    let mut texts = Texts::default();
    let found = find(&all)?;
    let progress = Progress::of(Work::Files, found.len() as u64);
    let mut of_set = Vec::new();
    for found in &found {
        let id = texts.add(found, instead)?;
        progress.advance(1);
        match case_files.iter().any(|file| found.is(file)) {
            true => texts.case_sources.push(id),
            false => of_set.extend(found.file().map(Path::to_owned)),
        }
    }
    drop(progress);
    let files = Folder::new(&all, std::mem::take(&mut texts.folders));
    let settings = folder::settings_of(&paths, &of_set);
    if let Some(path) = &settings {
        texts.settings(path)?;
    }
    texts.say_what_is_left_out(&paths, &found, settings.as_deref());
    let loaded = texts.resolved(&files, given.threads, purpose);
    Ok(Loaded { files, ..loaded })
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
        Err(Problem::NoTheory { .. }) => Vec::new(),
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
            (Some(found), _) => _ = texts.add(found, &[])?,
            (None, Some((path, text))) => {
                texts.folders.push(folder_of(path));
                texts.add_bytes(path.display().to_string(), text.clone().into_bytes())?;
            }
            (None, None) => {}
        }
    }
    let folders = std::mem::take(&mut texts.folders);
    let files = files(Folder::new(paths, folders.clone()), folders);
    Ok(texts.resolved(&*files, threads, Purpose::Answer))
}

/// The texts of a theory set as they are read, from wherever they are kept.
#[derive(Default)]
pub struct Texts {
    sources: Sources,
    /// Those that are text from the first byte to the last.
    whole: Vec<SourceId>,
    folders: Vec<PathBuf>,
    diagnostics: Vec<Diagnostic>,
    case_sources: Vec<SourceId>,
    settings: Settings,
}

impl Texts {
    fn add(&mut self, found: &Found, instead: &[(PathBuf, String)]) -> Result<SourceId, Problem> {
        let other = |path: &Path| instead.iter().find(|(of, _)| of == path).map(|(_, text)| text.clone().into_bytes());
        let (name, folder, bytes) = match found {
            Found::Standard => ("-".to_owned(), PathBuf::from("."), standard_input()?),
            Found::File(path) => {
                (path.display().to_string(), folder_of(path), other(path).map_or_else(|| file(path), Ok)?)
            }
        };
        self.folders.push(folder);
        self.add_bytes(name, bytes)
    }

    /// Adds a text by its name and its bytes.
    ///
    /// # Errors
    /// It is longer than is read.
    pub fn add_bytes(&mut self, name: String, bytes: Vec<u8>) -> Result<SourceId, Problem> {
        let id = match text(name, bytes)? {
            Text::Whole(source) => self.sources.add(source),
            Text::Cut { source, bad } => return Ok(self.refuse(source, bad)),
        };
        self.whole.push(id);
        Ok(id)
    }

    /// The theory set of all texts, resolved with the files that they name; these are no part of it.
    pub fn resolved(self, files: &dyn Files, threads: Option<NonZeroUsize>, purpose: Purpose) -> Loaded {
        let Self { sources, whole, mut diagnostics, case_sources, settings, .. } = self;
        let mut trees = Vec::with_capacity(whole.len());
        let mut is_merged = false;
        for (id, mut parsed) in parse_all(&sources, &whole, threads) {
            is_merged |= parsed.diagnostics.iter().any(|one| one.code == MERGED);
            diagnostics.append(&mut parsed.diagnostics);
            trees.push((id, parsed.tree));
        }
        let bytes = whole.iter().map(|id| sources.get(*id).text().len() as u64).sum();
        let progress = Progress::of(Work::Names, bytes);
        let mut resolved = match purpose {
            Purpose::Check => resolve(&sources, &trees, files),
            Purpose::Answer => resolve_to_answer(&sources, &trees, files),
        };
        drop(progress);
        // Where two versions of an item stand, what a name means is not known.
        resolved.diagnostics.retain(|one| !is_merged || one.code == MERGED);
        diagnostics.append(&mut resolved.diagnostics);
        diagnostics.sort_by_key(|diagnostic| (diagnostic.place().source, diagnostic.place().span.start));
        let files = Folder::new(&[], Vec::new());
        Loaded { sources, theory: resolved.theory, diagnostics, case_sources, settings, files }
    }

    /// Says what stands below the PATHs and is not read, where the settings do not say that it is meant so.
    fn say_what_is_left_out(&mut self, paths: &[PathBuf], found: &[Found], settings: Option<&Path>) {
        let left_out = left_out(paths, found, settings, &mut self.sources);
        let is_meant = |one: &Diagnostic| self.settings.levels.get(&one.code) == Some(&Level::Off);
        self.diagnostics.extend(left_out.into_iter().filter(|one| !is_meant(one)));
    }

    /// Reads the settings of the theory set, which say nothing of its meaning.
    fn settings(&mut self, path: &Path) -> Result<(), Problem> {
        let name = near_here(path).display().to_string();
        match text(name, file(path)?)? {
            Text::Whole(source) => {
                let id = self.sources.add(source);
                let (settings, problems) = settings::settings(id, self.sources.get(id).text());
                self.settings = settings;
                self.diagnostics.extend(problems);
            }
            Text::Cut { source, bad } => _ = self.refuse(source, bad),
        }
        Ok(())
    }

    /// Keeps what stands before bad bytes, so that the error has a line to show.
    fn refuse(&mut self, source: Source, bad: BadText) -> SourceId {
        let end = source.text().len() as u32;
        let id = self.sources.add(source);
        let place = Place { source: id, span: Span::new(end, end) };
        let (says, help) = match bad {
            BadText::NotUtf8 => ("is not UTF-8", "save the file again with the encoding UTF-8"),
            BadText::LoneReturn => (
                "is a carriage return without a line feed",
                "save the file again with the line ends of Unix (LF) or Windows (CRLF)",
            ),
        };
        let error = Diagnostic::error(BAD_TEXT, place, format!("byte {end} of this file {says}"))
            .saying("the text is readable up to here")
            .help(help);
        self.diagnostics.push(error);
        id
    }
}

enum Text {
    Whole(Source),
    Cut { source: Source, bad: BadText },
}

/// Why the text of a file is readable up to some byte only.
#[derive(Clone, Copy)]
enum BadText {
    NotUtf8,
    LoneReturn,
}

fn text(name: String, bytes: Vec<u8>) -> Result<Text, Problem> {
    if u32::try_from(bytes.len()).is_err() {
        return Err(Problem::TooLong { path: name });
    }
    let (mut text, mut bad) = match String::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => {
            let readable = &error.as_bytes()[..error.utf8_error().valid_up_to()];
            (String::from_utf8_lossy(readable).into_owned(), Some(BadText::NotUtf8))
        }
    };
    if let Some(offset) = lone_return(&text) {
        text.truncate(offset);
        bad = Some(BadText::LoneReturn);
    }
    let source = Source::new(name, text);
    Ok(match bad {
        None => Text::Whole(source),
        Some(bad) => Text::Cut { source, bad },
    })
}

/// Where a carriage return stands that no line feed follows: it would be read as white space, and join two lines.
fn lone_return(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    memchr::memchr_iter(b'\r', bytes).find(|at| bytes.get(at + 1) != Some(&b'\n'))
}

fn file(path: &Path) -> Result<Vec<u8>, Problem> {
    fs::read(path).map_err(|error| unreadable(path, &error))
}

fn standard_input() -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes).map_err(|error| unreadable(Path::new("-"), &error))?;
    Ok(bytes)
}
