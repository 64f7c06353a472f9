//! Turns the content of a bibliography file into its keys: BibTeX and BibLaTeX, hayagriva YAML, CSL-JSON and RIS.

mod bibtex;
mod csl;
mod hayagriva;
mod literature;
mod ris;

use std::ops::Range;

use crate::theory::EntryType;

/// A key that can be cited, with where it stands in its file.
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
}

#[derive(Clone, Copy)]
enum Format {
    Bibtex,
    Hayagriva,
    Csl,
    Ris,
}

/// The keys of a bibliography, in file order; its format is told by its name, else by its content.
///
/// # Errors
/// [`Malformed`] where the file cannot be understood; no key of it is to be trusted then.
pub fn keys(path: &str, content: &str) -> Result<Vec<Key>, Malformed> {
    let content = content.trim_start_matches('\u{feff}');
    match format(path, content) {
        Format::Bibtex => bibtex::keys(content),
        Format::Hayagriva => hayagriva::keys(content),
        Format::Csl => csl::keys(content),
        Format::Ris => Ok(ris::keys(content)),
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
    let start = content.trim_start();
    if start.starts_with(['[', '{']) {
        Format::Csl
    } else if start.starts_with("TY  -") {
        Format::Ris
    } else if start.starts_with(['@', '%']) {
        Format::Bibtex
    } else {
        Format::Hayagriva
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
