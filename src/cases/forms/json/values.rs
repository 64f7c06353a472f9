//! Reads one object of JSON: its keys, and what stands under each, as it is written.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::{Wrong, further};
use crate::cases::FormProblem;
use crate::cases::forms::records::{Entry, Says};
use crate::source::Position;

/// The keys of an object with their places; none where it cannot be read.
pub(super) fn keys(text: &[u8], at: Position) -> Vec<(String, Position)> {
    let Ok(read) = std::str::from_utf8(text) else { return Vec::new() };
    let Ok(Pairs(pairs)) = serde_json::from_str(read) else { return Vec::new() };
    let place = |key: &str, value: &RawValue| {
        // A key with escapes is not found as it is written: then its value is shown.
        let value = offset(read, value);
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
        let place = further(at, &text[..offset(read, value)]);
        Entry { key: Cow::Owned(key), says: says(value_text(read, value)), key_at: place, at: place }
    };
    Ok(pairs.into_iter().map(entry).collect())
}

/// Where a value begins within the text that it stands in.
fn offset(text: &str, value: &RawValue) -> usize {
    (value.get().as_ptr() as usize).saturating_sub(text.as_ptr() as usize).min(text.len())
}

/// The text of a value, as part of the text that it stands in.
fn value_text<'t>(text: &'t str, value: &RawValue) -> &'t str {
    let start = offset(text, value);
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

/// What is wrong, without the place that stands behind it.
fn said(error: &serde_json::Error) -> String {
    let says = error.to_string();
    says.rsplit_once(" at line ").map_or(says.clone(), |(says, _)| says.to_owned())
}

fn place(at: Position, error: &serde_json::Error) -> Position {
    let short = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    match short(error.line()) {
        0 | 1 => Position { line: at.line, column: at.column.saturating_add(short(error.column()).saturating_sub(1)) },
        line => Position { line: at.line.saturating_add(line - 1), column: short(error.column()).max(1) },
    }
}

/// The entries of an object.
struct Pairs<'t>(Vec<(String, &'t RawValue)>);

impl<'t> Deserialize<'t> for Pairs<'t> {
    fn deserialize<D: Deserializer<'t>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Reading).map(Self)
    }
}

struct Reading;

impl<'t> Visitor<'t> for Reading {
    type Value = Vec<(String, &'t RawValue)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<M: MapAccess<'t>>(self, mut map: M) -> Result<Self::Value, M::Error> {
        let mut pairs = Vec::with_capacity(map.size_hint().unwrap_or(0));
        while let Some(pair) = map.next_entry()? {
            pairs.push(pair);
        }
        Ok(pairs)
    }
}
