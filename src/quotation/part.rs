//! Turns a quotation into its parts between what it leaves out or adds.

use crate::quotation::Words;

/// Where a part of a quotation begins or ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    /// Where a word does.
    OfWord,
    /// Within a word, of which letters in brackets stand for the rest: `[T]he`, `pharmacist[s]`.
    Within,
}

/// A part of a quotation that stands as it is in a text.
#[derive(Debug)]
pub(super) struct Part {
    /// It as it is quoted.
    pub(super) text: String,
    pub(super) words: Words,
    pub(super) begins: Edge,
    pub(super) ends: Edge,
}

/// The parts of a quotation that have words.
pub(super) fn parts(quotation: &str) -> Vec<Part> {
    let quotation = quotation.replace(". . .", "…").replace("...", "…");
    let mut parts = Vec::new();
    let (mut rest, mut begins) = (&*quotation, Edge::OfWord);
    while let Some((before, gap, after)) = next_gap(rest) {
        let letters = gap.contains(char::is_alphanumeric);
        let ends = edge(letters && before.ends_with(char::is_alphanumeric));
        parts.push(part(before, begins, ends));
        begins = edge(letters && after.starts_with(char::is_alphanumeric));
        rest = after;
    }
    parts.push(part(rest, begins, Edge::OfWord));
    parts.retain(|part| !part.words.letters().is_empty());
    parts
}

fn part(text: &str, begins: Edge, ends: Edge) -> Part {
    Part { text: text.trim().to_owned(), words: Words::of(text.trim()), begins, ends }
}

const fn edge(goes_on: bool) -> Edge {
    if goes_on { Edge::Within } else { Edge::OfWord }
}

/// What stands before, in and after the first thing that is left out or added. A bracket without its other half is a mark
/// like any other.
fn next_gap(text: &str) -> Option<(&str, &str, &str)> {
    let starts = text.match_indices(['…', '[']);
    let mut gaps = starts.filter_map(|(at, mark)| {
        let length = if mark == "…" { mark.len() } else { bracketed(&text[at..])? };
        Some((&text[..at], &text[at..at + length], &text[at + length..]))
    });
    gaps.next()
}

/// How long a text in brackets is that begins here; none where they never close.
fn bracketed(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, mark) in text.match_indices(['[', ']']) {
        depth = if mark == "[" { depth + 1 } else { depth - 1 };
        if depth == 0 {
            return Some(at + 1);
        }
    }
    None
}
