//! Reads one object of JSON: its keys, and what stands under each, as it is written.

use std::borrow::Cow;

use serde_json::value::RawValue;

use super::{Wrong, further};
use crate::cases::FormProblem;
use crate::cases::forms::records::{Entry, Says};
use crate::source::json::{Pairs, said};
use crate::source::{Position, offset};

/// The keys of an object with their places; none where it cannot be read.
pub(super) fn keys(text: &[u8], at: Position) -> Vec<(String, Position)> {
    let Ok(read) = std::str::from_utf8(text) else { return Vec::new() };
    let Ok(Pairs(pairs)) = serde_json::from_str(read) else { return Vec::new() };
    let place = |key: &str, value: &RawValue| {
        // A key with escapes is not found as it is written: then its value is shown.
        let value = offset(read, value.get());
        let start = read[..value].rfind(key).filter(|start| value - start < key.len() + 16);
        further(at, &text[..start.unwrap_or(value)])
    };
    pairs.into_iter().map(|(key, value)| (place(&key, value), key)).map(|(place, key)| (key, place)).collect()
}

/// What stands in an object, entry by entry.
///
/// # Errors
/// It is no JSON.
pub(super) fn entries(text: &[u8], at: Position) -> Result<Vec<Entry<'_>>, Wrong> {
    let wrong = |why: String, at: Position| (FormProblem::Broken { form: "JSON", line: at.line, why }, at);
    let read = std::str::from_utf8(text).map_err(|error| {
        let behind = error.valid_up_to();
        wrong("there are bytes that are not UTF-8".to_owned(), further(at, &text[..behind]))
    })?;
    let Pairs(pairs) = serde_json::from_str(read).map_err(|error| wrong(said(&error), place(at, &error)))?;
    let entry = |(key, value): (String, &RawValue)| -> Entry<'_> {
        let place = further(at, &text[..offset(read, value.get())]);
        Entry { key: Cow::Owned(key), says: says(value_text(read, value)), key_at: place, at: place }
    };
    Ok(pairs.into_iter().map(entry).collect())
}

/// The text of a value, as part of the text that it stands in.
fn value_text<'t>(text: &'t str, value: &RawValue) -> &'t str {
    let start = offset(text, value.get());
    text.get(start..start + value.get().len()).unwrap_or("")
}

fn says(value: &str) -> Says<'_> {
    match value.as_bytes().first() {
        Some(b'"') => match plain(value) {
            Some(text) => Says::Text(Cow::Borrowed(text)),
            None => Says::Text(Cow::Owned(serde_json::from_str(value).unwrap_or_default())),
        },
        Some(b't') => Says::Truth(true),
        Some(b'f') => Says::Truth(false),
        Some(b'n') | None => Says::Nothing,
        Some(b'{') => Says::More("an object"),
        Some(b'[') => Says::More("a list"),
        Some(_) => Says::Number(Cow::Borrowed(value)),
    }
}

/// The text within quotation marks, where nothing in it is escaped.
fn plain(value: &str) -> Option<&str> {
    let text = value.strip_prefix('"')?.strip_suffix('"')?;
    (!text.contains('\\')).then_some(text)
}

fn place(at: Position, error: &serde_json::Error) -> Position {
    let short = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    match short(error.line()) {
        0 | 1 => Position { line: at.line, column: at.column.saturating_add(short(error.column()).saturating_sub(1)) },
        line => Position { line: at.line.saturating_add(line - 1), column: short(error.column()).max(1) },
    }
}
