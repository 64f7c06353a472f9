//! Turns CSL-JSON into entries: the `id` of each item, a text or a number, and its variables.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::{Key, Malformed, Shelved, Wrong, date, doi, lines, literature, paper, placed};
use crate::theory::{Date, Entry, Name, Variable};

type Item<'c> = BTreeMap<String, &'c RawValue>;

#[derive(Deserialize)]
struct Entries<'c>(#[serde(borrow)] Vec<Item<'c>>);

#[derive(Deserialize)]
#[serde(untagged)]
enum Plain {
    Text(String),
    Number(serde_json::Number),
}

impl Plain {
    fn words(self) -> String {
        match self {
            Self::Text(text) => text,
            Self::Number(number) => number.to_string(),
        }
    }
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
struct Person {
    family: String,
    given: String,
    literal: String,
    non_dropping_particle: String,
    dropping_particle: String,
    suffix: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct When {
    #[serde(default)]
    date_parts: Vec<Vec<Plain>>,
    #[serde(default)]
    raw: Option<String>,
    #[serde(default)]
    literal: Option<String>,
    #[serde(default)]
    circa: serde_json::Value,
}

pub(super) fn shelved(content: &str) -> Result<Shelved, Malformed> {
    let Entries(entries) = serde_json::from_str(content).map_err(|error| malformed(&error))?;
    let at = |value: &RawValue| value.get().as_ptr() as usize - content.as_ptr() as usize;
    let mut items = Vec::with_capacity(entries.len());
    for item in entries {
        let Some(id) = item.get("id").copied() else { return Err(without_id(content, &item, at)) };
        items.push((id, item));
    }
    let lines = lines(content, items.iter().map(|(id, _)| at(id)..at(id)));
    let keys: Result<Vec<Key>, Malformed> =
        items.iter().zip(lines).map(|((id, item), line)| key(id, item, line)).collect();
    let wrong = items.iter().flat_map(|(_, item)| dates(item).map(|(value, text)| (at(value), Wrong::Date(text))));
    Ok(Shelved { keys: keys?, faults: placed(content, wrong.collect()), keyless: Vec::new() })
}

fn without_id(content: &str, item: &Item<'_>, at: impl Fn(&RawValue) -> usize) -> Malformed {
    let first = item.values().map(|value| at(value)).min().unwrap_or_default();
    let (line, column) = super::position(content, first);
    Malformed { line, column, why: "missing field `id` of the entry that is here".to_owned() }
}

fn key(id: &RawValue, item: &Item<'_>, line: usize) -> Result<Key, Malformed> {
    let paper = paper(["title", "DOI"].iter().filter_map(|name| item.get(*name)).map(|value| value.get()));
    let word = item.get("type").and_then(|word| serde_json::from_str::<String>(word.get()).ok());
    let entry_type = word.map(|word| literature::of_csl(&word)).unwrap_or_default();
    match serde_json::from_str::<Plain>(id.get()) {
        Ok(name) => Ok(Key { name: name.words(), line, paper, entry_type, entry: entry(item) }),
        Err(_) => Err(Malformed { line, column: 1, why: "an `id` is a text or a number".to_owned() }),
    }
}

/// The dates of an item that are none, with what they say.
fn dates<'i>(item: &'i Item<'_>) -> impl Iterator<Item = (&'i RawValue, String)> {
    let said = item.get("issued").filter(|value| dated(value.get()).is_none());
    said.map(|value| (&**value, value.get().split_whitespace().collect::<Vec<_>>().join(" "))).into_iter()
}

fn entry(item: &Item<'_>) -> Entry {
    let word = item.get("type").and_then(|word| serde_json::from_str::<String>(word.get()).ok());
    let mut entry = Entry::new(csl_type(word.as_deref().unwrap_or_default()));
    for (name, value) in item {
        match name.as_str() {
            "id" | "type" => {}
            "issued" => {
                if let Some(dated) = dated(value.get()) {
                    dated.say(&mut entry);
                }
            }
            name => {
                if let Some(variable) = variable(name, value.get()) {
                    entry.say(name, variable);
                }
            }
        }
    }
    entry
}

/// What stands under a name, in the form that it has.
fn variable(name: &str, json: &str) -> Option<Variable> {
    if let Ok(plain) = serde_json::from_str::<Plain>(json) {
        let words = plain.words();
        return Some(if name == "DOI" { doi(&words).into() } else { words.into() });
    }
    if let Ok(people) = serde_json::from_str::<Vec<Person>>(json) {
        return Some(people.into_iter().filter_map(person).collect::<Vec<_>>().into());
    }
    match dated(json) {
        Some(date::Dated::On(date)) => Some(date.into()),
        Some(date::Dated::NotYet(_) | date::Dated::Never) | None => None,
    }
}

fn person(person: Person) -> Option<Name> {
    let Person { family, given, literal, non_dropping_particle: particle, dropping_particle: dropping, suffix } =
        person;
    if !literal.is_empty() {
        return Some(Name::Whole(literal));
    }
    if family.is_empty() || (given.is_empty() && particle.is_empty() && dropping.is_empty()) {
        let whole = if family.is_empty() { given } else { family };
        return (!whole.is_empty()).then_some(Name::Whole(whole));
    }
    Some(Name::Person { family, given, particle, dropping, suffix })
}

/// A date in one of the forms of CSL-JSON; an empty one says that there is none.
fn dated(json: &str) -> Option<date::Dated> {
    let when: When = serde_json::from_str(json).ok()?;
    let circa = !matches!(when.circa, serde_json::Value::Null | serde_json::Value::Bool(false));
    if let Some(parts) = when.date_parts.into_iter().next() {
        let parts: Vec<String> = parts.into_iter().map(Plain::words).filter(|part| !part.is_empty()).collect();
        if parts.is_empty() {
            return Some(date::Dated::Never);
        }
        return day(&parts).map(|date| date::Dated::On(Date { circa, ..date }));
    }
    match when.raw.or(when.literal) {
        Some(text) => date::read(&text),
        None => Some(date::Dated::Never),
    }
}

fn day(parts: &[String]) -> Option<Date> {
    let year = parts[0].parse::<i16>().ok()?;
    let padded = if year < 0 { format!("-{:04}", year.unsigned_abs()) } else { format!("{year:04}") };
    let rest = parts[1..].iter().take(2).map(|part| format!("-{part}"));
    date::day(&std::iter::once(padded).chain(rest).collect::<String>()).filter(|_| parts.len() <= 3)
}

/// The types of CSL 1.0.2.
const TYPES: [&str; 45] = [
    "article",
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "bill",
    "book",
    "broadcast",
    "chapter",
    "classic",
    "collection",
    "dataset",
    "document",
    "entry",
    "entry-dictionary",
    "entry-encyclopedia",
    "event",
    "figure",
    "graphic",
    "hearing",
    "interview",
    "legal_case",
    "legislation",
    "manuscript",
    "map",
    "motion_picture",
    "musical_score",
    "pamphlet",
    "paper-conference",
    "patent",
    "performance",
    "periodical",
    "personal_communication",
    "post",
    "post-weblog",
    "regulation",
    "report",
    "review",
    "review-book",
    "software",
    "song",
    "speech",
    "standard",
    "thesis",
    "treaty",
    "webpage",
];

fn csl_type(word: &str) -> &'static str {
    TYPES.iter().find(|known| **known == word).copied().unwrap_or("document")
}

fn malformed(error: &serde_json::Error) -> Malformed {
    Malformed { line: error.line(), column: error.column().max(1), why: error.to_string() }
}
