//! Turns BibTeX and BibLaTeX into entries.

mod authors;
mod expand;
mod fields;
mod known;
mod outside;
mod plains;
mod tex;
mod types;

use biblatex::{ParseError, RawBibliography, RawEntry, Spanned};

use super::{Key, Malformed, Shelved, Wrong, date, lines, literature, paper, placed, position};
use crate::theory::Entry;
use expand::Strings;
use fields::{Fields, is_shown};
use outside::outside;
use types::nearly;

/// What tells a paper from another.
const TELLING: [&str; 5] = ["author", "title", "year", "date", "doi"];

/// How deep braces may stand in each other.
const DEEPEST: usize = 60;

pub(super) fn shelved(content: &str) -> Result<Shelved, Malformed> {
    not_too_deep(content)?;
    let raw = RawBibliography::parse(content).map_err(|error| malformed(content, &error))?;
    let lines = lines(content, raw.entries.iter().map(|entry| entry.v.key.span.clone()));
    let strings = Strings::of(&raw);
    let mut reader = Reader { content, raw: &raw, strings, faults: Vec::new() };
    let keys = raw.entries.iter().zip(lines).map(|(entry, line)| reader.key(entry, line));
    let (keys, keyless): (Vec<Key>, Vec<Key>) = keys.partition(|key| !key.name.is_empty());
    reader.faults.extend(outside(content, raw.entries.iter().map(|entry| entry.span.clone())));
    let keyless = keyless.iter().map(|key| key.line).collect();
    Ok(Shelved { keys, faults: placed(content, reader.faults), keyless })
}

struct Reader<'c> {
    content: &'c str,
    raw: &'c RawBibliography<'c>,
    strings: Strings<'c>,
    faults: Vec<(usize, Wrong)>,
}

impl<'c> Reader<'c> {
    fn key(&mut self, entry: &Spanned<RawEntry<'c>>, line: usize) -> Key {
        Key {
            name: entry.v.key.v.trim().to_owned(),
            line,
            paper: paper(told(self.content, &entry.v)),
            entry_type: literature::of_bibtex(entry.v.kind.v),
            entry: self.entry(&entry.v),
        }
    }

    /// What an entry says, with what it takes over from the one that it names as its `crossref`.
    fn entry(&mut self, raw: &RawEntry<'c>) -> Entry {
        let mut fields = self.fields(raw);
        if let Some(whole) = self.crossref(raw) {
            let of_whole = Fields::of(whole, &self.strings, self.content).map(|(fields, _)| fields).unwrap_or_default();
            fields.take_over(of_whole);
        }
        self.faults.extend(slips(raw));
        self.faults.extend(dates(raw, &fields));
        self.faults.extend(twice(raw));
        self.faults.extend(authors::faults(raw, self.content));
        let near = nearly(raw.kind.v.trim());
        if !near.is_empty() {
            self.fault(raw.kind.span.start, Wrong::Type(raw.kind.v.trim().to_owned(), near));
        }
        fields.entry()
    }

    fn fields(&mut self, raw: &RawEntry<'c>) -> Fields {
        match Fields::of(raw, &self.strings, self.content) {
            Ok((fields, unread)) => {
                self.faults.extend(unread);
                fields
            }
            Err(error) => {
                self.fault(error.span.start, Wrong::Marks(error.kind.to_string()));
                Fields::default()
            }
        }
    }

    fn crossref(&mut self, raw: &RawEntry<'c>) -> Option<&'c RawEntry<'c>> {
        let names = |pair: &&biblatex::Pair<'c>| ["crossref", "xref"].iter().any(|name| is(pair.key.v, name));
        let pair = raw.fields.iter().find(names)?;
        let key = self.content.get(pair.value.span.clone())?.trim_matches(|mark: char| "{}\" \t\r\n".contains(mark));
        let found = self.raw.entries.iter().find(|entry| entry.v.key.v.trim() == key);
        if found.is_none() {
            self.fault(pair.value.span.start, Wrong::Crossref(key.to_owned()));
        }
        found.map(|entry| &entry.v)
    }

    fn fault(&mut self, at: usize, wrong: Wrong) {
        self.faults.push((at, wrong));
    }
}

/// The dates that are none, and those of which nothing is read.
fn dates(raw: &RawEntry<'_>, fields: &Fields) -> Vec<(usize, Wrong)> {
    let wrong = |name: &str, text: &str| {
        let is_passed = match name {
            "date" | "year" => return date::read(text).is_none().then(|| Wrong::Date(text.to_owned())),
            "month" if date::is_number(text) => {
                return date::month(text).is_none().then(|| Wrong::Date(text.to_owned()));
            }
            "month" => fields.is_no_month(text),
            // Addresses are looked up on days that people write as they like.
            "urldate" if date::is_impossible(text) => return Some(Wrong::Date(text.to_owned())),
            "urldate" => date::looked_up(text).is_none(),
            _ => return (date::is_number(text) && fields.is_no_day(text)).then(|| Wrong::Date(text.to_owned())),
        };
        is_passed.then(|| Wrong::Passed(text.to_owned()))
    };
    let said =
        ["date", "year", "month", "day", "urldate"].into_iter().filter_map(|name| Some((name, fields.text(name)?)));
    let place = |name: &str| raw.fields.iter().find(|pair| is(pair.key.v, name)).map(|pair| pair.value.span.start);
    let said = said.filter(|(_, text)| !text.is_empty());
    said.filter_map(|(name, text)| Some((place(name)?, wrong(name, &text)?))).collect()
}

/// The fields that an entry has twice, of those that are shown: which of the two holds, nobody says.
fn twice(raw: &RawEntry<'_>) -> Vec<(usize, Wrong)> {
    let fields = raw.fields.iter().enumerate().filter(|(_, pair)| is_shown(pair.key.v));
    let again = fields.filter(|(index, pair)| raw.fields[..*index].iter().any(|before| is(before.key.v, pair.key.v)));
    again.map(|(_, pair)| (pair.key.span.start, Wrong::Twice(pair.key.v.trim().to_owned()))).collect()
}

/// The names that are one slip from the name of something that the entry lacks.
fn slips(raw: &RawEntry<'_>) -> Vec<(usize, Wrong)> {
    let is_there = |known: &str| raw.fields.iter().any(|pair| is(pair.key.v, known));
    let slip = |pair: &biblatex::Pair<'_>| {
        let meant = known::slip(pair.key.v, is_there)?;
        Some((pair.key.span.start, Wrong::Field(pair.key.v.trim().to_owned(), vec![meant.to_owned()])))
    };
    raw.fields.iter().filter_map(slip).collect()
}

fn is(name: &str, other: &str) -> bool {
    name.trim().eq_ignore_ascii_case(other)
}

/// The fields that tell a paper from another, as they are written.
fn told<'c>(content: &'c str, entry: &RawEntry<'_>) -> impl Iterator<Item = &'c str> {
    let field = |name: &str| entry.fields.iter().find(|pair| is(pair.key.v, name));
    let spans = TELLING.map(|name| field(name).map(|pair| pair.value.span.clone()));
    spans.into_iter().flatten().filter_map(|span| content.get(span))
}

/// Commands in commands are read one in the other, which takes memory for each.
fn not_too_deep(content: &str) -> Result<(), Malformed> {
    let mut depth = 0_usize;
    for (at, byte) in content.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            let why = format!("braces stand more than {DEEPEST} deep in each other");
            return Err(Malformed::at(position(content, at), why));
        }
    }
    Ok(())
}

fn malformed(content: &str, error: &ParseError) -> Malformed {
    Malformed::at(position(content, error.span.start), error.kind.to_string())
}
