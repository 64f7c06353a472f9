//! Turns CSL-JSON into entries: the `id` of each item, a text or a number, and its variables.

mod known;

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::error::Category;
use serde_json::value::RawValue;

use super::{Key, Malformed, Shelved, Wrong, date, doi, lines, literature, paper, placed};
use crate::resolve::nearest::Nearest;
use crate::source::json::{Pairs, said};
use crate::source::offset;
use crate::theory::{Date, Entry, Name, Variable};
use known::{Holds, TYPES};

type Item<'c> = BTreeMap<String, &'c RawValue>;

/// An item, and what stands in it under a name that it has already.
struct Told<'c> {
    item: Item<'c>,
    again: Vec<(String, &'c RawValue)>,
}

impl<'c> From<Pairs<'c>> for Told<'c> {
    fn from(Pairs(pairs): Pairs<'c>) -> Self {
        let mut told = Self { item: Item::new(), again: Vec::new() };
        for (name, value) in pairs {
            if told.item.contains_key(&name) {
                told.again.push((name.clone(), value));
            }
            told.item.insert(name, value);
        }
        told
    }
}

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
    #[serde(default)]
    season: Option<Plain>,
}

pub(super) fn shelved(content: &str) -> Result<Shelved, Malformed> {
    let entries: Vec<Pairs<'_>> = serde_json::from_str(content).map_err(|error| malformed(&error))?;
    let at = |value: &RawValue| offset(content, value.get());
    let mut items = Vec::with_capacity(entries.len());
    let mut again = Vec::new();
    for Told { item, again: more } in entries.into_iter().map(Told::from) {
        again.extend(more.into_iter().map(|(name, value)| (at(value), Wrong::Twice(name))));
        let Some(id) = item.get("id").copied() else { return Err(without_id(content, &item, at)) };
        items.push((id, item));
    }
    let lines = lines(content, items.iter().map(|(id, _)| at(id)..at(id)));
    let keys: Result<Vec<Key>, Malformed> =
        items.iter().zip(lines).map(|((id, item), line)| key(id, item, line)).collect();
    let nearest = Nearest::default();
    let wrong = items.iter().flat_map(|(_, item)| faults(item, &nearest)).map(|(value, wrong)| (at(value), wrong));
    Ok(Shelved { keys: keys?, faults: placed(content, wrong.chain(again).collect()), keyless: Vec::new() })
}

fn without_id(content: &str, item: &Item<'_>, at: impl Fn(&RawValue) -> usize) -> Malformed {
    let first = item.values().map(|value| at(value)).min().unwrap_or_default();
    Malformed::at(super::position(content, first), "the entry that is here has no `id`, by which it could be cited")
}

fn key(id: &RawValue, item: &Item<'_>, line: usize) -> Result<Key, Malformed> {
    let paper = paper(["title", "DOI"].iter().filter_map(|name| item.get(*name)).map(|value| value.get()));
    let word = item.get("type").and_then(|word| serde_json::from_str::<String>(word.get()).ok());
    let entry_type = word.map(|word| literature::of_csl(&word)).unwrap_or_default();
    match serde_json::from_str::<Plain>(id.get()) {
        Ok(name) => Ok(Key { name: name.words(), line, paper, entry_type, entry: entry(item) }),
        Err(_) => Err(Malformed::at((line, 1), "an `id` is a text or a number")),
    }
}

/// What of an item nobody can make sense of, with what stands there.
fn faults<'i>(item: &Item<'i>, nearest: &Nearest) -> Vec<(&'i RawValue, Wrong)> {
    let said = item.iter().filter(|(_, value)| value.get() != "null");
    said.filter_map(|(name, value)| Some((*value, fault(item, name, value.get(), nearest)?))).collect()
}

fn fault(item: &Item<'_>, name: &str, json: &str, nearest: &Nearest) -> Option<Wrong> {
    let plain = || serde_json::from_str::<Plain>(json).ok().map(Plain::words);
    let shown = || json.split_whitespace().collect::<Vec<_>>().join(" ");
    match known::holds(name) {
        // Its own errors say so.
        Some(Holds::Key | Holds::Anything) => None,
        Some(Holds::Type) => {
            let word = plain().unwrap_or_else(shown);
            let near = || nearest.names(&word, TYPES.into_iter());
            (!word.is_empty() && !TYPES.contains(&word.as_str())).then(|| Wrong::Type(word.clone(), near()))
        }
        Some(Holds::Date) => dated(json).is_none().then(|| Wrong::Date(plain().unwrap_or_else(shown))),
        Some(Holds::Names) => {
            let people: Option<Vec<Person>> = serde_json::from_str(json).ok();
            let are_names = people.is_some_and(|people| people.into_iter().all(|one| person(one).is_some()));
            (!are_names).then(|| Wrong::Names(name.to_owned()))
        }
        Some(Holds::Words) => plain().is_none().then(|| Wrong::Words(name.to_owned())),
        // Programs write names of their own, too: one is taken for a slip where it is nearly one that is not there.
        None => {
            let missing = known::names().filter(|known| !item.contains_key(*known));
            let near = nearest.names(name, missing);
            (!near.is_empty()).then(|| Wrong::Field(name.to_owned(), near))
        }
    }
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
    let season = when.season.and_then(|season| date::season(&season.words()));
    let words = |parts: Vec<Plain>| parts.into_iter().map(Plain::words).filter(|part| !part.is_empty()).collect();
    let mut ends = when.date_parts.into_iter().map(words);
    if let Some(parts) = ends.next() {
        let parts: Vec<String> = parts;
        if parts.is_empty() {
            return Some(date::Dated::Never);
        }
        let begins = day(&parts)?;
        let end = match ends.next().filter(|parts| !parts.is_empty()) {
            Some(parts) => Some(day(&parts).map(|end| (end.year, end.month, end.day))?),
            None => None,
        };
        let season = season.filter(|_| begins.month.is_none());
        return Some(date::Dated::On(Date { circa, end, season, ..begins }));
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

fn csl_type(word: &str) -> &'static str {
    TYPES.iter().find(|known| **known == word).copied().unwrap_or("document")
}

fn malformed(error: &serde_json::Error) -> Malformed {
    Malformed::at((error.line(), error.column().max(1)), why(error))
}

/// What is wrong with some JSON, in the words of who writes it.
fn why(error: &serde_json::Error) -> String {
    let told = said(error);
    let why = match (error.classify(), told.as_str()) {
        (Category::Eof, _) => "the file ends here, and a bracket or a quotation mark in it is not closed",
        (Category::Data, told) if told.ends_with("a sequence") => {
            "the entries are no list: write them between `[` and `]`, as `[{\"id\": \"inch2019\"}]`"
        }
        (Category::Data, _) => "an entry is to stand between `{` and `}`, as `{\"id\": \"inch2019\"}`",
        (_, "expected value") => {
            "nothing of JSON begins so: a text stands in quotation marks, a list between `[` and `]`"
        }
        (_, "trailing comma") => "a comma stands before a closing bracket",
        (_, "key must be a string") => "a name does not stand in quotation marks",
        (_, "expected `:`") => "a colon is missing behind a name",
        (_, "trailing characters") => "something stands behind the end of the list",
        (_, told) if told.starts_with("expected `,` or") => "a comma or a closing bracket is missing",
        (_, told) if told.starts_with("recursion limit") => "brackets stand too deep in each other",
        (_, told) => return format!("this is no JSON from here on: {told}"),
    };
    why.to_owned()
}
