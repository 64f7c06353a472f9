//! Turns the content of a bibliography file into its entries: BibTeX and BibLaTeX, hayagriva YAML, CSL-JSON and RIS.

mod bibtex;
mod csl;
mod date;
mod hayagriva;
mod literature;
mod people;
mod ris;

use std::ops::Range;

use crate::theory::{Entry, EntryType};

/// What a bibliography file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shelved {
    /// Its entries that can be cited, in file order.
    pub keys: Vec<Key>,
    /// What of an entry cannot be read.
    pub faults: Vec<Fault>,
    /// The lines of entries that have no key, from 1.
    pub keyless: Vec<usize>,
}

/// Where an entry says what cannot be read; the rest of the file can.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is wrong there.
    pub wrong: Wrong,
}

/// What is wrong with what an entry says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// `year = {20l9}`
    Date(String),
    /// `journal = bmj`, where no `@string` says what that is.
    Abbreviation(String),
    /// `crossref = {handbook2001}`, where no entry has that key.
    Crossref(String),
    /// `title = {Costs of $5}`: marks of TeX that do not come in pairs; what the reader says.
    Marks(String),
    /// `title = {A \blob}`, which LaTeX may know and nobody here.
    Command(String),
    /// `author = {Inch J, Notman F}`: several people where one is to stand.
    People(String, Between),
    /// `author = {Inch J}`, which BibTeX reads as the given name Inch of somebody called J; and who is meant, perhaps.
    Turned(String, String),
    /// `month = {Foo}`, `DA  - soon`, `Y2  - at night`: nothing of when that is read.
    Passed(String),
    /// `AU  - Inch, J.` before the first `TY`, or behind an `ER`.
    Outside(String),
    /// Words before the first `TY`, or behind an `ER`.
    Between(String),
    /// `TL  - Inch by inch`, a tag that neither RIS nor a program has.
    Tag(String),
    /// `PY  - 2019` beside `DA  - 2018/03/04`.
    Years(String, String),
    /// `type: artcle`; the nearest types.
    Type(String, Vec<String>),
    /// `titel: Inch by inch`; the nearest names.
    Field(String, Vec<String>),
    /// `"author": "Inch J"`, where names in their parts are to stand.
    Names(String),
    /// `parent: Age and Ageing`, where names with what stands under each are to stand.
    Parts,
    /// `"title": ["Inch by inch"]`, where words are to stand.
    Words(String),
    /// A field that stands twice in one entry.
    Twice(String),
    /// `author = {Inch, J. and and Goh, L.}`
    NoName(String),
    /// `article{inch2019, …}` without its `@`.
    NoSign(String),
    /// A `}` outside of entries.
    Brace,
    /// A line without a tag in a RIS reference, behind one that is not known to go on.
    NoTag(String),
    /// `TY  - JOUR` without an `ER  - ` before the next entry.
    NotClosed,
}

impl Wrong {
    /// Whether it may be meant as it stands.
    #[must_use]
    pub const fn is_doubtful(&self) -> bool {
        matches!(
            self,
            Self::NoTag(_) | Self::Tag(_) | Self::Years(..) | Self::Turned(..) | Self::Passed(_) | Self::Between(_)
        )
    }
}

/// What stands between the people of a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Between {
    /// An `and`, in BibTeX.
    And,
    /// Each has a line of its own, in RIS.
    Lines,
}

/// An entry that can be cited, with where it stands in its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// The key.
    pub name: String,
    /// Its line, from 1.
    pub line: usize,
    /// Which paper it is: author, title, year and DOI, as far as they are there and read.
    pub paper: String,
    /// What kind of paper it is, as the file says.
    pub entry_type: EntryType,
    /// What it says.
    pub entry: Entry,
}

/// What tells a paper from another, its marks and line breaks aside.
fn paper<'p>(says: impl Iterator<Item = &'p str>) -> String {
    let plain = |text: &str| {
        let text: String = text.chars().filter(|mark| !['{', '}', '"'].contains(mark)).collect();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    says.map(plain).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ")
}

/// Where a bibliography file cannot be understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Malformed {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is wrong there.
    pub why: String,
    /// What the file is, where its name promises something else.
    pub is: Option<Format>,
}

impl Malformed {
    fn at((line, column): (usize, usize), why: impl Into<String>) -> Self {
        Self { line, column, why: why.into(), is: None }
    }
}

/// The format of a bibliography.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// BibTeX or BibLaTeX.
    Bibtex,
    /// The YAML of hayagriva.
    Hayagriva,
    /// CSL-JSON.
    Csl,
    /// RIS.
    Ris,
}

impl Format {
    /// What people call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Bibtex => "BibTeX",
            Self::Hayagriva => "hayagriva YAML",
            Self::Csl => "CSL-JSON",
            Self::Ris => "RIS",
        }
    }

    /// What the name of such a file ends in.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Bibtex => ".bib",
            Self::Hayagriva => ".yml",
            Self::Csl => ".json",
            Self::Ris => ".ris",
        }
    }
}

/// The entries of a bibliography; its format is told by its name, else by its content.
///
/// # Errors
/// [`Malformed`] where the file cannot be understood; no entry of it is to be trusted then.
pub fn shelved(path: &str, content: &str) -> Result<Shelved, Malformed> {
    let content = content.trim_start_matches('\u{feff}');
    let format = format(path, content);
    let read = match format {
        Format::Bibtex => bibtex::shelved(content),
        Format::Hayagriva => hayagriva::shelved(content),
        Format::Csl => csl::shelved(content),
        Format::Ris => Ok(ris::shelved(content)),
    };
    let is_empty = read.as_ref().map_or(true, |shelved| shelved.keys.is_empty() && shelved.keyless.is_empty());
    match seen(content).filter(|seen| is_empty && *seen != format) {
        Some(seen) => {
            let why = format!("this is {}, and not {} as its name says", seen.name(), format.name());
            Err(Malformed { is: Some(seen), ..Malformed::at((1, 1), why) })
        }
        None => read,
    }
}

fn format(path: &str, content: &str) -> Format {
    let extension = path.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    match extension.as_deref() {
        Some("bib" | "bibtex" | "biblatex") => Format::Bibtex,
        Some("yml" | "yaml") => Format::Hayagriva,
        Some("json") => Format::Csl,
        Some("ris") => Format::Ris,
        Some(_) | None => format_of_content(content),
    }
}

fn format_of_content(content: &str) -> Format {
    seen(content).unwrap_or(Format::Hayagriva)
}

/// The format that a content can only be; hayagriva's has no mark of its own.
fn seen(content: &str) -> Option<Format> {
    let start = content.trim_start();
    if start.starts_with(['[', '{']) {
        Some(Format::Csl)
    } else if start.starts_with("TY  -") {
        Some(Format::Ris)
    } else if start.starts_with(['@', '%']) {
        Some(Format::Bibtex)
    } else {
        None
    }
}

/// The line of each of several byte ranges that stand in rising order, in one walk over the text.
fn lines<'t>(text: &'t str, ranges: impl Iterator<Item = Range<usize>> + 't) -> impl Iterator<Item = usize> + 't {
    let (mut line, mut reached) = (1, 0);
    ranges.map(move |range| {
        let start = range.start.clamp(reached, text.len());
        line += memchr::memchr_iter(b'\n', &text.as_bytes()[reached..start]).count();
        reached = start;
        line
    })
}

/// What is wrong at several bytes, with lines and columns, in the order of the text and in one walk over it.
fn placed(text: &str, mut wrong: Vec<(usize, Wrong)>) -> Vec<Fault> {
    wrong.sort_by_key(|(at, _)| *at);
    // What an abbreviation or a whole says is said by each that uses it.
    wrong.dedup();
    let lines: Vec<usize> = lines(text, wrong.iter().map(|(at, _)| *at..*at)).collect();
    let column = |at: usize| {
        let before = text.get(..at).unwrap_or(text);
        let line_start = memchr::memrchr(b'\n', before.as_bytes()).map_or(0, |at| at + 1);
        before[line_start..].chars().count() + 1
    };
    wrong.into_iter().zip(lines).map(|((at, wrong), line)| Fault { line, column: column(at), wrong }).collect()
}

/// Line and column of a byte of a text, both from 1.
fn position(text: &str, byte: usize) -> (usize, usize) {
    let before = text.get(..byte).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    (memchr::memchr_iter(b'\n', before.as_bytes()).count() + 1, before[line_start..].chars().count() + 1)
}

/// A DOI without the address of its resolver.
fn doi(text: &str) -> &str {
    let starts = ["https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "doi:", "DOI:"];
    let text = text.trim();
    starts.iter().find_map(|start| text.strip_prefix(start)).unwrap_or(text).trim()
}

/// The language tag of a language that a bibliography names; what is not known as a name is taken for a tag.
fn language(text: &str) -> String {
    const NAMES: [(&str, &str); 14] = [
        ("english", "en"),
        ("eng", "en"),
        ("american", "en-US"),
        ("usenglish", "en-US"),
        ("british", "en-GB"),
        ("ukenglish", "en-GB"),
        ("german", "de"),
        ("ngerman", "de"),
        ("french", "fr"),
        ("spanish", "es"),
        ("italian", "it"),
        ("dutch", "nl"),
        ("portuguese", "pt"),
        ("swedish", "sv"),
    ];
    let text = text.trim();
    let named = NAMES.iter().find(|(name, _)| name.eq_ignore_ascii_case(text));
    named.map_or_else(|| text.to_owned(), |(_, tag)| (*tag).to_owned())
}
