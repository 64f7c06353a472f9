//! Turns files, as they are read from wherever they are kept, into the texts of a theory set, and these into what they mean.

use std::fs;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use crate::check::{Level, Settings};
use crate::diagnostic::{Code, Diagnostic};
use crate::disk::find::near_here;
use crate::disk::folder::{Folder, folder_of};
use crate::disk::left_out::left_out;
use crate::disk::parse::parse_all;
use crate::disk::problem::{ReadProblem, unreadable};
use crate::disk::set::{Purpose, TheorySet};
use crate::disk::settings::settings;
use crate::resolve::{Files, resolve, resolve_to_answer};
use crate::source::{Place, Source, SourceId, Sources, Span};
use crate::syntax::Parsed;

/// Bytes that are no text: the one finding that stands before syntax.
const BAD_TEXT: Code = Code(100);

/// Two versions of one text, as a merge sets them into it.
const MERGED: Code = Code(128);

/// The texts of a theory set as they are read, from wherever they are kept.
#[derive(Debug, Default)]
pub struct Texts {
    sources: Sources,
    /// Those that are text from the first byte to the last.
    whole: Vec<SourceId>,
    /// The folders of those that were files, by source.
    folders: Vec<PathBuf>,
    diagnostics: Vec<Diagnostic>,
    settings: Settings,
}

/// The texts of a theory set with their trees.
#[derive(Debug)]
pub struct ParsedTexts {
    texts: Texts,
    trees: Vec<(SourceId, Parsed)>,
}

impl Texts {
    /// Adds a file.
    ///
    /// # Errors
    /// It cannot be read, or is longer than is read.
    pub fn add_file(&mut self, path: &Path) -> Result<SourceId, ReadProblem> {
        self.add_bytes(path, file(path)?)
    }

    /// Adds the bytes of a file, or what is read in place of these; its folder is the one of its path.
    ///
    /// # Errors
    /// They are more than are read.
    pub fn add_bytes(&mut self, path: &Path, bytes: Vec<u8>) -> Result<SourceId, ReadProblem> {
        let id = match text(path.display().to_string(), bytes)? {
            Text::Whole(source) => {
                let id = self.sources.add(source);
                self.whole.push(id);
                id
            }
            Text::Cut { source, bad } => self.refuse(source, bad),
        };
        self.folders.resize(id.0 as usize, PathBuf::from("."));
        self.folders.push(folder_of(path));
        Ok(id)
    }

    /// Reads the settings of the theory set, which say nothing of its meaning.
    ///
    /// # Errors
    /// They cannot be read.
    pub fn read_settings(&mut self, path: &Path) -> Result<(), ReadProblem> {
        let name = near_here(path).display().to_string();
        match text(name, file(path)?)? {
            Text::Whole(source) => {
                let id = self.sources.add(source);
                let (settings, problems) = settings(id, self.sources.get(id).text());
                let folder = path.parent().map(Path::to_owned).unwrap_or_default();
                self.settings = Settings { folder, ..settings };
                self.diagnostics.extend(problems);
            }
            Text::Cut { source, bad } => _ = self.refuse(source, bad),
        }
        Ok(())
    }

    /// Says what stands below the paths and is not read, where the settings do not say that it is meant so.
    pub fn say_what_is_left_out(&mut self, paths: &[PathBuf], found: &[PathBuf], settings: Option<&Path>) {
        let left_out = left_out(paths, found, settings, &mut self.sources);
        let is_meant = |one: &Diagnostic| self.settings.levels.get(&one.code) == Some(&Level::Off);
        self.diagnostics.extend(left_out.into_iter().filter(|one| !is_meant(one)));
    }

    /// The folder of the theory set, for the files that its texts name.
    #[must_use]
    pub fn folder(&self, paths: &[PathBuf]) -> Folder {
        Folder::new(paths, self.folders.clone())
    }

    /// The folders that the texts stand in, by source.
    #[must_use]
    pub fn folders(&self) -> &[PathBuf] {
        &self.folders
    }

    /// How many bytes of text there are.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.whole.iter().map(|id| self.sources.get(*id).text().len() as u64).sum()
    }

    /// How many texts there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.whole.len()
    }

    /// The trees of the texts, on at most the given number of threads, else on all cores; `advance` hears of the bytes of each
    /// text when it is parsed.
    #[must_use]
    pub fn parsed(self, threads: Option<NonZeroUsize>, advance: impl Fn(u64) + Sync) -> ParsedTexts {
        let trees = parse_all(&self.sources, &self.whole, threads, advance);
        ParsedTexts { texts: self, trees }
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

impl ParsedTexts {
    /// The theory set of all texts, resolved with the files that they name; these are no part of it.
    #[must_use]
    pub fn resolved(self, files: &dyn Files, purpose: Purpose) -> TheorySet {
        let Texts { sources, mut diagnostics, settings, folders, .. } = self.texts;
        let mut trees = Vec::with_capacity(self.trees.len());
        let mut is_merged = false;
        for (id, mut parsed) in self.trees {
            is_merged |= parsed.diagnostics.iter().any(|one| one.code == MERGED);
            diagnostics.append(&mut parsed.diagnostics);
            trees.push((id, parsed.tree));
        }
        let mut resolved = match purpose {
            Purpose::Check => resolve(&sources, &trees, files),
            Purpose::Answer => resolve_to_answer(&sources, &trees, files),
        };
        // Where two versions of an item stand, what a name means is not known.
        resolved.diagnostics.retain(|one| !is_merged || one.code == MERGED);
        diagnostics.append(&mut resolved.diagnostics);
        diagnostics.sort_by_key(|diagnostic| (diagnostic.place().source, diagnostic.place().span.start));
        let files = Folder::new(&[], folders);
        TheorySet { sources, theory: resolved.theory, diagnostics, settings, files }
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

fn text(name: String, bytes: Vec<u8>) -> Result<Text, ReadProblem> {
    if u32::try_from(bytes.len()).is_err() {
        return Err(ReadProblem::TooLong { path: name });
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

fn file(path: &Path) -> Result<Vec<u8>, ReadProblem> {
    fs::read(path).map_err(|error| unreadable(path, &error))
}
