//! Finds the words around the place where the grammar stopped.

use super::citation::is_place;
use super::{Stop, among};
use crate::source::Span;
use crate::syntax::build::Build;
use crate::syntax::fault::{Among, Fault, PhraseFault};
use crate::syntax::keyword;

impl Build<'_> {
    /// The word or mark at which the grammar stopped.
    pub(super) fn word_at(&self, stop: Stop<'_>) -> Span {
        let rest = &stop.text[stop.at..];
        let mut characters = rest.char_indices();
        let first = characters.next().map_or(' ', |(_, character)| character);
        let is_arrow = rest.starts_with("->");
        let length = if is_arrow {
            2
        } else if matches!(first, ',' | ';' | '(' | ')' | '[' | ']' | '=' | '"' | ' ') {
            1
        } else {
            characters.find(|&(_, character)| keyword::is_mark(character)).map_or(rest.len(), |(at, _)| at)
        };
        let start = if rest.is_empty() { self.last_word(stop) } else { stop.at };
        self.here(start, (stop.at + length).min(stop.text.len()))
    }

    /// Where the last word before the place where the grammar stopped begins.
    fn last_word(&self, stop: Stop<'_>) -> usize {
        let before = self.before(stop);
        let start = before.rfind([' ', ',', ';', '(', ')', '"', '\r']).map_or(0, |at| at + 1);
        start.min(before.len().saturating_sub(1))
    }

    /// `staff trained (p. 3)`, `staff trained [12]`: a place in a source, which a clause of evidence has.
    pub(super) fn place_inside(&self, stop: Stop<'_>) -> Option<Fault> {
        let rest = &stop.text[stop.at..];
        let end = rest.find([')', ']']).map(|end| stop.at + end + 1)?;
        let at = self.here(stop.at, end);
        let written = self.said(at);
        let inside = written.trim_matches(['(', ')', '[', ']', ' ']);
        let is_number = rest.starts_with('[') && inside.starts_with(|first: char| first.is_ascii_digit());
        if among(stop) == Among::Facts || !(is_number || is_place(inside)) {
            return None;
        }
        let (locator, whole) = (format!("[{inside}]"), self.said_in_quotes(self.segment(stop)).replace("\\\"", ""));
        Some(Fault::phrase(at, PhraseFault::PlaceInside { written, locator, whole }))
    }

    /// The phrase around the place where the grammar stopped, parentheses included.
    pub(super) fn segment(&self, stop: Stop<'_>) -> Span {
        let (start, end) = self.bounds(stop);
        self.here(start, end)
    }

    /// From the end of what stands before the phrase to the start of what follows it.
    pub(super) fn bounds(&self, stop: Stop<'_>) -> (usize, usize) {
        let before = &stop.text[..stop.at];
        let start = before.rfind(is_separator).map_or(stop.after_keyword, |at| after_separator(stop.text, at));
        let start = before.rfind("->").map_or(start, |at| start.max(at + "->".len()));
        let start = start.max(stop.after_keyword).min(stop.at);
        let start = start + before[start..].len() - before[start..].trim_start().len();
        let inside = match stop.text[stop.at..].chars().next() {
            Some('(') => stop.text[stop.at..].find(')'),
            Some('[') => stop.text[stop.at..].find(']'),
            Some('"') => stop.text[stop.at + 1..].find('"').map(|at| at + 1),
            Some('-') => Some(1),
            _ => Some(0),
        };
        let from = (stop.at + inside.unwrap_or(0) + 1).min(stop.text.len());
        let from = (from..=stop.text.len()).find(|&at| stop.text.is_char_boundary(at)).unwrap_or(stop.text.len());
        let end = stop.text[from..].find(is_separator).map_or(stop.text.len(), |at| from + at);
        let end = stop.text[from..end].find("->").map_or(end, |at| from + at);
        (start, start.max(stop.text[..end].trim_end().len()))
    }
}

/// Whether a character of a laid-out text stands between phrases.
pub(super) fn is_separator(character: char) -> bool {
    matches!(character, '\u{1}'..='\u{8}' | '\t' | '\n' | '\r' | ',' | ';')
}

/// The place after a separator: a keyword is passed as a whole.
fn after_separator(text: &str, at: usize) -> usize {
    (at + keyword::length_at(text.as_bytes()[at])).min(text.len())
}

/// Where the last parenthesis stands that is opened and not closed, outside quotation marks.
pub(super) fn unclosed(text: &str) -> Option<usize> {
    let mut open = Vec::new();
    let mut quoted = false;
    for (at, byte) in text.bytes().enumerate() {
        quoted ^= byte == b'"';
        match byte {
            b'(' if !quoted => open.push(at),
            b')' if !quoted => {
                open.pop();
            }
            _ => {}
        }
    }
    open.pop()
}
