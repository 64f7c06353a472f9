//! Turns the source text of a node into the text that it says: without quotes, brackets, comments and wraps.

use std::borrow::Cow;

use super::tree::{Kind, Node, Part, Term};

/// What a node says: a phrase, quoted text, words and a locator cleaned, anything else as it is written.
///
/// A `Phrase` or `Quoted` loses its quotation marks and escapes, a `Locator` its brackets. White space is one space
/// in what stands without quotation marks; inside them only a wrap is, the rest stays as it is.
#[must_use]
pub fn of<'t>(node: Node<'_>, text: &'t str) -> Cow<'t, str> {
    let written = node.span().of(text);
    match node.kind() {
        Kind::Term(Term::Phrase) => phrase(written),
        Kind::Part(Part::Quoted) => quoted(written),
        Kind::Part(Part::Words | Part::Word | Part::Number) => bare(written),
        Kind::Part(Part::Locator) => locator(written),
        Kind::Item(_) | Kind::Clause(_) | Kind::Term(_) | Kind::Part(_) => Cow::Borrowed(written),
    }
}

/// What a phrase says, from the text of its node: `"pharmacist trusted"` or `pharmacist trusted`.
#[must_use]
pub fn phrase(written: &str) -> Cow<'_, str> {
    if written.starts_with(['"', '“']) { quoted(written) } else { bare(written) }
}

/// What text in quotation marks says: escapes are resolved, a wrap with the white space around it is one space.
#[must_use]
pub fn quoted(written: &str) -> Cow<'_, str> {
    let inside = written.strip_prefix(['"', '“']).unwrap_or(written);
    let inside = inside.strip_suffix(['"', '”']).unwrap_or(inside);
    if !inside.contains(['\\', '\n']) {
        return Cow::Borrowed(inside);
    }
    let lines = inside.split('\n').enumerate().map(|(index, line)| if index == 0 { line } else { line.trim_start() });
    let count = inside.split('\n').count();
    let lines = lines.enumerate().map(|(index, line)| if index + 1 == count { line } else { line.trim_end() });
    let joined: Vec<&str> = lines.filter(|line| !line.is_empty() || count == 1).collect();
    Cow::Owned(unescape(&joined.join(" ")))
}

/// What words without quotation marks say: one space for white space, comments left out.
#[must_use]
pub fn bare(written: &str) -> Cow<'_, str> {
    if is_clean(written) {
        return Cow::Borrowed(written);
    }
    let mut words = Vec::new();
    for (index, line) in written.split('\n').enumerate() {
        let is_comment = index > 0 && line.trim_start().starts_with('#');
        let line = if is_comment { "" } else { line };
        words.extend(line.split_whitespace().take_while(|&word| word != "#"));
    }
    Cow::Owned(words.join(" "))
}

/// What a locator says, without its brackets.
#[must_use]
pub fn locator(written: &str) -> Cow<'_, str> {
    let inside = written.strip_prefix('[').unwrap_or(written);
    bare(inside.strip_suffix(']').unwrap_or(inside).trim())
}

/// Whether white space is single spaces only, none at an end.
fn is_clean(text: &str) -> bool {
    let mut space_before = true;
    for &byte in text.as_bytes() {
        let is_space = byte == b' ';
        if (is_space && space_before) || byte.is_ascii_control() || matches!(byte, 0xc2 | 0xe1..=0xe3) {
            return text.is_empty();
        }
        space_before = is_space;
    }
    text.is_empty() || !space_before
}

/// Resolves `\"` and `\\`.
fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        match rest.chars().next() {
            Some(escaped @ ('"' | '\\')) => {
                out.push(escaped);
                rest = &rest[1..];
            }
            _ => out.push('\\'),
        }
    }
    out.push_str(rest);
    out
}
