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
    let begins = parts(date.year, date.month, date.day);
    let ends = date.end.map(|(year, month, day)| parts(year, month, day));
    let all: Vec<Vec<i32>> = std::iter::once(begins).chain(ends).collect();
    let circa = date.circa.then(|| ("circa".to_owned(), json!(true)));
    let season = date.season.map(|season| ("season".to_owned(), json!(season)));
    let parts = [("date-parts".to_owned(), json!(all))];
    Value::Object(parts.into_iter().chain(circa).chain(season).collect())
}

fn parts(year: i16, month: Option<u8>, day: Option<u8>) -> Vec<i32> {
    let day = [Some(i32::from(year)), month.map(i32::from), day.map(i32::from)];
    day.into_iter().map_while(|part| part).collect()
}
