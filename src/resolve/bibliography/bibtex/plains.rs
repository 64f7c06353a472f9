//! The texts of a BibTeX entry with the commands of LaTeX in them read.

use biblatex::{RawChunk, RawEntry, Spanned};

use super::tex::{Plain, TILDE, plain};
use super::{is, known};
use crate::resolve::bibliography::Wrong;
use crate::source::offset;

/// Field by field, and piece by piece.
pub(super) struct Plains(Vec<Vec<Plain>>);

/// Whether a field holds an address, in which nothing is a command.
pub(super) fn is_verbatim(name: &str) -> bool {
    ["doi", "url", "uri", "urlraw", "eprint", "file", "pdf", "verba", "verbb", "verbc"].iter().any(|one| is(name, one))
}

/// A field in plain words: what nobody knows in it stays as it is.
pub(super) fn words(field: &[Spanned<RawChunk<'_>>]) -> String {
    let whole: String = field.iter().map(|chunk| plain(text(chunk)).text).collect();
    let mut words = String::with_capacity(whole.len());
    let mut marks = whole.chars();
    while let Some(mark) = marks.next() {
        match mark {
            '{' | '}' => {}
            '\\' => words.extend(marks.next()),
            mark => words.push(mark),
        }
    }
    shown(&words.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Words as they are shown: quotation marks, and spaces that do not break.
pub(super) fn shown(words: &str) -> String {
    words.replace("``", "“").replace("''", "”").replace('~', "\u{a0}").replace(TILDE, "~")
}

/// The text of a piece; an abbreviation has none.
fn text<'c>(chunk: &Spanned<RawChunk<'c>>) -> &'c str {
    match chunk.v {
        RawChunk::Normal(text) => text,
        RawChunk::Abbreviation(_) => "",
    }
}

impl Plains {
    pub(super) fn of(entry: &RawEntry<'_>) -> Self {
        let of_field = |pair: &biblatex::Pair<'_>| {
            let read = |chunk: &Spanned<RawChunk<'_>>| match is_verbatim(pair.key.v) {
                true => Plain { text: text(chunk).to_owned(), unknown: Vec::new() },
                false => plain(text(chunk)),
            };
            pair.value.v.iter().map(read).collect()
        };
        Self(entry.fields.iter().map(of_field).collect())
    }

    /// The commands that nobody knows, where a reference shows them.
    pub(super) fn unknown(&self, entry: &RawEntry<'_>, content: &str) -> Vec<(usize, Wrong)> {
        let fields = entry.fields.iter().zip(&self.0).filter(|(pair, _)| known::is_shown(pair.key.v));
        let pieces = fields.flat_map(|(pair, plains)| pair.value.v.iter().zip(plains));
        let placed = |(chunk, plain): (&Spanned<RawChunk<'_>>, &Plain)| {
            // What stands for an abbreviation is to be mended where that is said.
            let start = offset(content, text(chunk));
            plain
                .unknown
                .iter()
                .map(move |(at, command)| (start + at, Wrong::Command(command.clone())))
                .collect::<Vec<_>>()
        };
        pieces.flat_map(placed).collect()
    }

    /// The entry with these texts.
    pub(super) fn put<'p>(&'p self, entry: &RawEntry<'p>) -> RawEntry<'p> {
        let mut entry = entry.clone();
        for (pair, plains) in entry.fields.iter_mut().zip(&self.0) {
            for (chunk, plain) in pair.value.v.iter_mut().zip(plains) {
                chunk.v = RawChunk::Normal(&plain.text);
            }
        }
        entry
    }
}
