//! Turns the YAML above a snapshot's body into its scalars, each under the keys that lead to it (`info.because`), and in a
//! list its number (`info.predicted_by.0`).

use std::collections::BTreeMap;

use saphyr_parser::{Event, Parser};

/// A line, from 1 within the header, that is no YAML, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Malformed {
    pub(super) line: usize,
    pub(super) why: String,
}

/// What the events have come to: a mapping with the key whose value is next, or something else.
enum Within {
    Mapping(Option<String>),
    /// A list, with the number of the value that is next.
    List(usize),
}

/// The scalars of a header.
pub(super) fn scalars(header: &str) -> Result<BTreeMap<String, String>, Malformed> {
    let (mut found, mut within) = (BTreeMap::new(), Vec::new());
    for read in Parser::new_from_str(header) {
        let (event, _) =
            read.map_err(|error| Malformed { line: error.marker().line(), why: error.info().to_owned() })?;
        match event {
            Event::MappingStart(..) => within.push(Within::Mapping(None)),
            Event::SequenceStart(..) => within.push(Within::List(0)),
            Event::MappingEnd | Event::SequenceEnd => {
                within.pop();
                value_is_over(&mut within);
            }
            Event::Scalar(text, ..) => scalar(&mut found, &mut within, text.into_owned()),
            Event::Alias(_) => value_is_over(&mut within),
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentStart(_) | Event::DocumentEnd => {}
        }
    }
    Ok(found)
}

fn scalar(found: &mut BTreeMap<String, String>, within: &mut [Within], text: String) {
    if let Some(Within::Mapping(key @ None)) = within.last_mut() {
        *key = Some(text);
        return;
    }
    let keys: Option<Vec<String>> = within.iter().map(key).collect();
    if let Some(keys) = keys {
        found.insert(keys.join("."), text);
    }
    value_is_over(within);
}

/// The key that leads further in; none where the value stands under a key that is no scalar.
fn key(within: &Within) -> Option<String> {
    match within {
        Within::Mapping(key) => key.clone(),
        Within::List(next) => Some(next.to_string()),
    }
}

fn value_is_over(within: &mut [Within]) {
    match within.last_mut() {
        Some(Within::Mapping(key)) => *key = None,
        Some(Within::List(next)) => *next += 1,
        None => {}
    }
}
