//! Bibliographies as CSL-JSON, which Zotero and its like read, and `bibliography` too.

use serde_json::{Map, Value, json};

use crate::theory::{Date, Entry, Name, Theory, Variable};

/// The entries of all bibliographies, in file order, each key once; the papers that studies and evidence may cite.
#[must_use]
pub fn csl(theory: &Theory) -> Vec<Value> {
    let mut items: Vec<(&str, Value)> = Vec::new();
    for bibliography in &theory.bibliographies {
        for (key, entry) in bibliography.keys.iter().zip(bibliography.entries.iter()) {
            if items.iter().all(|(known, _)| known != key) {
                items.push((key, item(key, entry)));
            }
        }
    }
    items.into_iter().map(|(_, item)| item).collect()
}

fn item(key: &str, entry: &Entry) -> Value {
    let own = [("id", key), ("type", entry.kind)].map(|(name, text)| (name.to_owned(), json!(text)));
    let said = entry.variables.iter().map(|(name, variable)| (name.clone(), value(variable)));
    Value::Object(own.into_iter().chain(said).collect())
}

fn value(variable: &Variable) -> Value {
    match variable {
        Variable::Text(text) => json!(text),
        Variable::Names(names) => names.iter().map(name).collect(),
        Variable::Date(date) => dated(*date),
    }
}

fn name(name: &Name) -> Value {
    let (family, given, particle, dropping, suffix) = match name {
        Name::Whole(whole) => return json!({ "literal": whole }),
        Name::Person { family, given, particle, dropping, suffix } => (family, given, particle, dropping, suffix),
    };
    let parts = [
        ("family", family),
        ("given", given),
        ("non-dropping-particle", particle),
        ("dropping-particle", dropping),
        ("suffix", suffix),
    ];
    let said = parts.into_iter().filter(|(_, part)| !part.is_empty());
    Value::Object(said.map(|(name, part)| (name.to_owned(), json!(part))).collect::<Map<_, _>>())
}

fn dated(date: Date) -> Value {
    let day = [Some(i32::from(date.year)), date.month.map(i32::from), date.day.map(i32::from)];
    let parts: Vec<i32> = day.into_iter().map_while(|part| part).collect();
    match date.circa {
        true => json!({ "date-parts": [parts], "circa": true }),
        false => json!({ "date-parts": [parts] }),
    }
}
