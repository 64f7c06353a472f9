//! Turns hayagriva YAML into entries: those of the outermost mapping.

mod fields;
mod node;

use super::{Fault, Key, Malformed, Shelved, Wrong, date, literature, paper};
use crate::resolve::nearest::Nearest;
use fields::{TYPES, entry};
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

fn faults(node: &Node) -> Vec<Fault> {
    let at = |node: &Node, wrong| Fault { line: node.line, column: node.column, wrong };
    let mut faults = Vec::new();
    match node.get("type").map(|kind| (kind, kind.text().unwrap_or_default())) {
        Some((kind, word)) if !is_type(word) => {
            let nearest = Nearest::default().names(word, TYPES.iter().map(|(name, _)| *name));
            faults.push(at(kind, Wrong::Type(word.to_owned(), nearest)));
        }
        Some(_) | None => {}
    }
    let parents = node.get("parent").map_or(&[][..], Node::each);
    for said in std::iter::once(node).chain(parents).filter_map(|node| node.get("date")) {
        let text = said.text().unwrap_or_default();
        if date::read(text.trim_start_matches('~')).is_none() {
            faults.push(at(said, Wrong::Date(text.to_owned())));
        }
    }
    faults
}

fn is_type(word: &str) -> bool {
    TYPES.iter().any(|(name, _)| name.eq_ignore_ascii_case(word))
}
