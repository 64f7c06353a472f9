//! Turns hayagriva YAML into entries: those of the outermost mapping.

mod fields;
mod node;

use super::{Fault, Key, Malformed, Shelved, Wrong, date, literature, paper};
use crate::resolve::nearest::Nearest;
use fields::{FIELDS, TYPES, are_names, entry};
use node::{Node, Says, document};

/// What tells a paper from another.
const TELLING: [&str; 4] = ["title", "author", "date", "serial-number"];

pub(super) fn shelved(content: &str) -> Result<Shelved, Malformed> {
    let mut shelved = Shelved::default();
    let Some(whole) = document(content)? else { return Ok(shelved) };
    let entries = match &whole.says {
        Says::Map(entries) => entries,
        Says::Text(text) if text.is_empty() => return Ok(shelved),
        Says::Text(_) | Says::List(_) => return Err(whole.malformed("expected entries, each under its key")),
    };
    for (name, node) in entries {
        let Some(text) = name.text() else { return Err(name.malformed("expected a key")) };
        if !matches!(node.says, Says::Map(_)) {
            return Err(
                node.malformed("expected what the paper says of itself, such as `title: …`, each on a line of its own")
            );
        }
        shelved.faults.extend(faults(node));
        shelved.keys.push(key(text, name.line, node));
    }
    Ok(shelved)
}

fn key(name: &str, line: usize, node: &Node) -> Key {
    let word = |node: &Node| node.get("type").and_then(Node::text).map(str::to_owned);
    let within = node.get("parent").and_then(|parent| parent.each().first()).and_then(word);
    let entry_type = word(node).map(|kind| literature::of_hayagriva(&kind, within.as_deref())).unwrap_or_default();
    let mut told = Vec::new();
    if let Says::Map(fields) = &node.says {
        let tells = |field: &Node| field.text().is_some_and(|name| TELLING.contains(&name));
        fields.iter().filter(|(field, _)| tells(field)).for_each(|(_, value)| words(value, &mut told));
    }
    let paper = paper(told.iter().map(String::as_str));
    Key { name: name.to_owned(), line, paper, entry_type, entry: entry(node) }
}

/// All words of a node, without the names that they stand under.
fn words(node: &Node, told: &mut Vec<String>) {
    match &node.says {
        Says::Text(text) => told.push(text.clone()),
        Says::List(all) => all.iter().for_each(|one| words(one, told)),
        Says::Map(all) => all.iter().for_each(|(name, value)| {
            words(name, told);
            words(value, told);
        }),
    }
}

/// What of an entry, and of what it is in, nobody can make sense of.
fn faults(node: &Node) -> Vec<Fault> {
    let mut faults = Vec::new();
    let Says::Map(all) = &node.says else {
        return vec![at(node, Wrong::Parts)];
    };
    for (name, value) in all {
        match name.text() {
            Some("parent") => faults.extend(value.each().iter().flat_map(self::faults)),
            Some(word) => faults.extend(fault(name, word, value)),
            None => faults.push(at(name, Wrong::Parts)),
        }
    }
    faults
}

fn at(node: &Node, wrong: Wrong) -> Fault {
    Fault { line: node.line, column: node.column, wrong }
}

fn fault(name: &Node, word: &str, value: &Node) -> Option<Fault> {
    let text = value.text().unwrap_or_default();
    match word {
        "type" if !is_type(text) => {
            let nearest = Nearest::default().names(text, TYPES.iter().map(|(name, _)| *name));
            Some(at(value, Wrong::Type(text.to_owned(), nearest)))
        }
        "date" if date::read(text.trim_start_matches('~')).is_none() => Some(at(value, Wrong::Date(text.to_owned()))),
        "author" | "editor" if !are_names(value) => Some(at(value, Wrong::Names(word.to_owned()))),
        "title" | "volume" | "issue" | "edition" | "page-range" | "note" | "genre" if !are_words(value) => {
            Some(at(value, Wrong::Words(word.to_owned())))
        }
        word if !FIELDS.contains(&word) => {
            let nearest = Nearest::default().names(word, FIELDS.into_iter());
            Some(at(name, Wrong::Field(word.to_owned(), nearest)))
        }
        _ => None,
    }
}

/// `{ value: …, short: … }`, too.
fn are_words(node: &Node) -> bool {
    node.get("value").unwrap_or(node).text().is_some()
}

fn is_type(word: &str) -> bool {
    TYPES.iter().any(|(name, _)| name.eq_ignore_ascii_case(word))
}
