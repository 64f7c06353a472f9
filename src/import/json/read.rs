//! The bytes of a document as what it says, with everything that is wrong with its form.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;
use serde_path_to_error::{Path, Segment};

use super::fault::{At, Fault, Faults};
use super::fields::Fields;
use super::wording::{plain, unknown};
use crate::document::Export;
use crate::source::line_of;

/// So deep a document is nested at most: a condition is 128 levels deep, each of which takes four of a document.
const DEEPEST: usize = 640;

/// The contract that is read.
const SCHEMA: &str = "cmo.export/1";

pub(super) const HELP: &str = "`cmo schema export` says what stands in each field";

/// A document that is in the form of its contract, with its text.
///
/// # Errors
/// Bytes that are no text, a text that is no JSON, another document, and fields that are not as they are to be.
pub(super) fn read(bytes: &[u8]) -> Result<(&str, Export), Vec<Fault>> {
    let text = text(bytes)?;
    if let Some(line) = too_deep(text) {
        let says = format!("this is nested more than {DEEPEST} levels deep");
        return Err(whole(line, says, "make phrases of parts of the condition, each declared with its `when`"));
    }
    let fields = fields(text)?;
    let mut faults = Faults::default();
    fields.odd(&mut faults);
    let document = Export {
        schema: SCHEMA,
        theory: fields.text_or_null("theory", &mut faults),
        theories: elements(&fields, "theories", &mut faults),
        groups: elements(&fields, "groups", &mut faults),
        phrases: elements(&fields, "phrases", &mut faults),
        configurations: elements(&fields, "configurations", &mut faults),
        studies: elements(&fields, "studies", &mut faults),
        bibliographies: elements(&fields, "bibliographies", &mut faults),
        cases: elements(&fields, "cases", &mut faults),
    };
    if faults.is_empty() { Ok((text, document)) } else { Err(faults.located(text)) }
}

fn whole(line: usize, says: String, help: &str) -> Vec<Fault> {
    vec![Fault { line, pointer: String::new(), says, help: help.to_owned() }]
}

/// The outermost fields of a text that is such a document.
fn fields(text: &str) -> Result<Fields<'_>, Vec<Fault>> {
    if let Err(error) = serde_json::from_str::<&RawValue>(text) {
        let says = format!("this is no JSON: {}, in column {}", plain(&error), error.column());
        return Err(whole(error.line(), says, "save the document with a program that writes JSON"));
    }
    let none = || {
        let says = format!("this is no document of a theory: it has no `\"schema\": \"{SCHEMA}\"`");
        whole(1, says, "`cmo export json` writes one, and `cmo schema export` says what stands in it")
    };
    let fields = Fields(serde_json::from_str(text).map_err(|_| none())?);
    match fields.text("schema").as_deref() {
        Some(SCHEMA) => Ok(fields),
        Some(other) => {
            Err(whole(1, format!("this is `{other}`, and not `{SCHEMA}`"), "`cmo export json` writes such a document"))
        }
        None => Err(none()),
    }
}

fn text(bytes: &[u8]) -> Result<&str, Vec<Fault>> {
    let read = std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        let line = 1 + memchr::memchr_iter(b'\n', &bytes[..at]).count();
        let (says, help) = (format!("byte {} is no text in UTF-8", at + 1), "save it as UTF-8".to_owned());
        vec![Fault { line, pointer: String::new(), says, help }]
    })?;
    Ok(read.trim_start_matches('\u{feff}'))
}

/// The line on which a document is nested too deep.
fn too_deep(text: &str) -> Option<usize> {
    let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b'{' | b'[' if !quoted => depth += 1,
            b'}' | b']' if !quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            return Some(line_of(text, u32::try_from(at).unwrap_or(u32::MAX)));
        }
    }
    None
}

/// The elements of a list that are as they are to be, each read by itself, so that one that is wrong hides no other.
fn elements<T: DeserializeOwned + Serialize>(fields: &Fields<'_>, name: &str, faults: &mut Faults) -> Vec<T> {
    let list = fields.list(name, faults);
    let numbered = list.into_iter().enumerate();
    numbered.filter_map(|(index, raw)| element(raw, &At::element(name, index), faults)).collect()
}

fn element<T: DeserializeOwned + Serialize>(raw: &RawValue, at: &At, faults: &mut Faults) -> Option<T> {
    let mut reader = serde_json::Deserializer::from_str(raw.get());
    reader.disable_recursion_limit();
    let read: T = match serde_path_to_error::deserialize(&mut reader) {
        Ok(read) => read,
        Err(error) => {
            faults.add(&pointer(at, error.path()), plain(error.inner()), HELP);
            return None;
        }
    };
    let mut reader = serde_json::Deserializer::from_str(raw.get());
    reader.disable_recursion_limit();
    let given: Value = Deserialize::deserialize(&mut reader).ok()?;
    unread(&given, &serde_json::to_value(&read).ok()?, at, faults);
    Some(read)
}

fn pointer(at: &At, path: &Path) -> At {
    path.iter().fold(at.clone(), |at, step| match step {
        Segment::Seq { index } => at.to(index),
        Segment::Map { key } => at.to(key),
        Segment::Enum { variant } => at.to(variant),
        Segment::Unknown => at,
    })
}

/// Fields that nobody reads: all that are read are written again.
fn unread(given: &Value, read: &Value, at: &At, faults: &mut Faults) {
    match (given, read) {
        (Value::Object(given), Value::Object(read)) => {
            for (name, value) in given {
                let at = at.to(name);
                match read.get(name) {
                    Some(known) => unread(value, known, &at, faults),
                    None => faults.add(&at, unknown(name, read.keys().map(String::as_str)), HELP),
                }
            }
        }
        (Value::Array(given), Value::Array(read)) => {
            for (index, (value, known)) in given.iter().zip(read).enumerate() {
                unread(value, known, &at.to(index), faults);
            }
        }
        _ => {}
    }
}
