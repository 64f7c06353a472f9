//! Turns bytes of a file into source text, and byte offsets of it into lines and columns.

pub mod json;

use std::sync::OnceLock;

/// A stretch of one source's text, in bytes, end exclusive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span from `start` to `end`.
    #[must_use]
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// The smallest span of whole letters that holds the bytes from `start` to `end` of a text.
    #[must_use]
    pub fn around(text: &str, start: usize, end: usize) -> Self {
        if text.is_char_boundary(start) && text.is_char_boundary(end) {
            return Self::new(start as u32, end as u32);
        }
        let is_inside = |at: usize| at < text.len() && !text.is_char_boundary(at);
        let start = (0..=start).rev().find(|&at| !is_inside(at)).unwrap_or(0);
        let end = (end..=text.len()).find(|&at| !is_inside(at)).unwrap_or(end);
        Self::new(start as u32, end as u32)
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The text that the span covers, empty where it does not fit the text.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or("")
    }
}

/// The first mark that a merge left in a text, between two versions of some lines. A line of `=======` alone may be a
/// heading's, so it is none.
#[must_use]
pub fn merge_mark(text: &str) -> Option<Span> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.starts_with("<<<<<<< ") || line.starts_with(">>>>>>> ") {
            return Some(Span::new(at, at + 7));
        }
        at += line.len() as u32;
    }
    None
}

/// Where a part of a text begins in it, in bytes; 0 for what is no part of it.
#[must_use]
pub fn offset(text: &str, part: &str) -> usize {
    (part.as_ptr() as usize).checked_sub(text.as_ptr() as usize).filter(|at| *at <= text.len()).unwrap_or(0)
}

/// The line of a byte of a text, from 1.
#[must_use]
pub fn line_of(text: &str, byte: u32) -> usize {
    1 + memchr::memchr_iter(b'\n', &text.as_bytes()[..(byte as usize).min(text.len())]).count()
}

/// Which source of a theory set a place is in: an index into [`Sources`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SourceId(pub u32);

/// A place in a theory set: a source and a span of its text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// The file (or standard input, or an argument).
    pub source: SourceId,
    /// Where in it.
    pub span: Span,
}

/// A line and a column as an editor counts them: both from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column, from 1, in Unicode scalar values.
    pub column: u32,
}

/// One text that a theory set is read from.
#[derive(Clone, Debug)]
pub struct Source {
    name: String,
    text: String,
    lines: OnceLock<Vec<u32>>,
    /// Where its text begins in what it is a part of.
    begins: Position,
}

impl Source {
    /// A source from text that is already known to be UTF-8.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self::part(name, text, Position { line: 1, column: 1 })
    }

    /// A part of a text that is too long to be kept, by where the part begins: its places are counted from there.
    #[must_use]
    pub fn part(name: impl Into<String>, text: impl Into<String>, begins: Position) -> Self {
        Self { name: name.into(), text: text.into(), lines: OnceLock::new(), begins }
    }

    /// What people call it: a path as they gave it, `-` or `--case`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its text, byte-order mark included.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Line and column of a byte offset; an offset past the end is the end.
    #[must_use]
    pub fn position(&self, offset: u32) -> Position {
        let lines = self.lines.get_or_init(|| line_starts(&self.text));
        let index = lines.partition_point(|&start| start <= offset).saturating_sub(1);
        let start = lines[index] as usize;
        let end = (offset as usize).min(self.text.len());
        let column =
            self.text.get(start..end).map_or(0, |before| before.trim_start_matches('\u{feff}').chars().count());
        let before = if index == 0 { self.begins.column } else { 1 };
        Position { line: self.begins.line.saturating_add(index as u32), column: before.saturating_add(column as u32) }
    }
}

/// The byte offset of the first character of each line.
fn line_starts(text: &str) -> Vec<u32> {
    std::iter::once(0).chain(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at as u32 + 1)).collect()
}

/// The texts of one theory set, in the order of their paths.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    all: Vec<Source>,
}

impl Sources {
    /// No text yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a source and gives its id.
    pub fn add(&mut self, source: Source) -> SourceId {
        self.all.push(source);
        SourceId(self.all.len() as u32 - 1)
    }

    /// The source of an id that [`Sources::add`] gave.
    #[must_use]
    pub fn get(&self, id: SourceId) -> &Source {
        &self.all[id.0 as usize]
    }

    /// All sources with their ids.
    pub fn iter(&self) -> impl Iterator<Item = (SourceId, &Source)> {
        self.all.iter().enumerate().map(|(index, source)| (SourceId(index as u32), source))
    }

    /// The text of a place.
    #[must_use]
    pub fn text(&self, place: Place) -> &str {
        place.span.of(self.get(place.source).text())
    }
}
