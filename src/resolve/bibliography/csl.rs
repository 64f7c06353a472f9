//! Turns CSL-JSON into keys: the `id` of each item, a text or a number.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::{Key, Malformed, lines, literature, paper};

#[derive(Deserialize)]
struct Entry<'c> {
    #[serde(borrow)]
    id: &'c RawValue,
    #[serde(borrow, default)]
    title: Option<&'c RawValue>,
    #[serde(borrow, default, rename = "DOI")]
    doi: Option<&'c RawValue>,
    #[serde(borrow, default, rename = "type")]
    entry_type: Option<&'c RawValue>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Id {
    Text(String),
    Number(serde_json::Number),
}

pub(super) fn keys(content: &str) -> Result<Vec<Key>, Malformed> {
    let entries: Vec<Entry<'_>> = serde_json::from_str(content).map_err(|error| malformed(&error))?;
    let start = content.as_ptr() as usize;
    let places = entries.iter().map(|entry| {
        let at = entry.id.get().as_ptr() as usize - start;
        at..at
    });
    entries.iter().zip(lines(content, places)).map(|(entry, line)| key(entry, line)).collect()
}

fn key(entry: &Entry<'_>, line: usize) -> Result<Key, Malformed> {
    let paper = paper([entry.title, entry.doi].into_iter().flatten().map(RawValue::get));
    let word = entry.entry_type.and_then(|word| serde_json::from_str::<String>(word.get()).ok());
    let entry_type = word.map(|word| literature::of_csl(&word)).unwrap_or_default();
    match serde_json::from_str(entry.id.get()) {
        Ok(Id::Text(name)) => Ok(Key { name, line, paper, entry_type }),
        Ok(Id::Number(number)) => Ok(Key { name: number.to_string(), line, paper, entry_type }),
        Err(_) => Err(Malformed { line, column: 1, why: "an `id` is a text or a number".to_owned() }),
    }
}

fn malformed(error: &serde_json::Error) -> Malformed {
    Malformed { line: error.line(), column: error.column().max(1), why: error.to_string() }
}
