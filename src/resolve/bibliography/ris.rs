//! Turns RIS into entries: the `ID` of each reference between its `TY` and its `ER`, and its tags.

mod known;
mod tags;

use super::{Between, Fault, Key, Shelved, Wrong, date, literature, paper, people};
use crate::theory::EntryType;
use known::{is_tag, is_type, types_near};
use tags::{Tags, dated};

/// What tells a paper from another.
const TELLING: [&str; 6] = ["AU", "TI", "T1", "PY", "Y1", "DO"];

/// A reference that is being read.
#[derive(Default)]
struct Open {
    /// The line of its `TY`, from 1.
    line: usize,
    keys: Vec<(String, usize)>,
    tags: Tags,
    /// The tag of the line above.
    last: String,
    /// Where its `DA` stands: what that says hangs on the year, which may stand below it.
    day: Option<Fault>,
}

/// Tags that a reference has once.
const ONCE: [&str; 12] = ["TI", "T1", "T2", "PY", "Y1", "VL", "IS", "SP", "EP", "DO", "JO", "JF"];

/// Tags of people: each has a line of its own.
const NAMES: [&str; 6] = ["AU", "A1", "A2", "A3", "A4", "ED"];

/// Tags of long texts, which go on in the lines below.
const LONG: [&str; 5] = ["AB", "N1", "N2", "KW", "C1"];

pub(super) fn shelved(content: &str) -> Shelved {
    let mut reader = Reader::default();
    for (index, line) in content.lines().enumerate() {
        reader.line(index + 1, line);
    }
    if let Some(last) = reader.open.take() {
        reader.not_closed(last);
    }
    reader.shelved
}

/// What is read so far.
#[derive(Default)]
struct Reader {
    shelved: Shelved,
    open: Option<Open>,
}

impl Reader {
    fn line(&mut self, number: usize, line: &str) {
        // Some programs leave out what kind of paper it is.
        if self.open.is_none() && matches!(tag(line), Some(("ID", _))) {
            self.open = Some(Open { line: number, ..Open::default() });
        }
        let is_before_all = self.shelved.keys.is_empty() && self.shelved.keyless.is_empty();
        match (tag(line), &mut self.open) {
            (Some(("TY", word)), _) => self.begin(number, line, word),
            (Some(("ER", _)), open) => open.take().into_iter().for_each(|one| self.shelved.close(one)),
            (Some(("ID", name)), Some(open)) if !name.is_empty() => open.keys.push((name.to_owned(), number)),
            (Some((tag, value)), Some(open)) => {
                let faults = open.faults(tag, value).into_iter().map(|(part, wrong)| {
                    let column = if part == Part::Value { column(line, value) } else { 1 };
                    Fault { line: number, column, wrong }
                });
                self.shelved.faults.extend(faults);
                if tag == "DA" && !value.is_empty() && !date::is_impossible(value) {
                    let wrong = Wrong::Passed(value.to_owned());
                    open.day.get_or_insert(Fault { line: number, column: column(line, value), wrong });
                }
                tag.clone_into(&mut open.last);
                open.tags.say(tag, value);
            }
            (None, Some(open)) => {
                let goes_on = line.trim().is_empty() || line.starts_with(char::is_whitespace);
                if !goes_on && !LONG.contains(&open.last.as_str()) {
                    let wrong = Wrong::NoTag(line.trim().to_owned());
                    self.shelved.faults.push(Fault { line: number, column: 1, wrong });
                }
                open.tags.go_on(line.trim());
            }
            (Some((tag, _)), None) if is_tag(tag) => {
                self.shelved.faults.push(Fault { line: number, column: 1, wrong: Wrong::Outside(tag.to_owned()) });
            }
            (Some(_) | None, None) if line.trim().is_empty() || (is_before_all && is_of_database(line)) => {}
            (Some(_) | None, None) => {
                let column = line.chars().take_while(|mark| mark.is_whitespace()).count() + 1;
                let wrong = Wrong::Between(line.trim().to_owned());
                self.shelved.faults.push(Fault { line: number, column, wrong });
            }
        }
    }

    /// Begins a reference of some type.
    fn begin(&mut self, number: usize, line: &str, word: &str) {
        if let Some(before) = self.open.take() {
            self.not_closed(before);
        }
        if !word.is_empty() && !is_type(word) {
            let wrong = Wrong::Type(word.to_owned(), types_near(word));
            self.shelved.faults.push(Fault { line: number, column: column(line, word), wrong });
        }
        self.open = Some(Open { line: number, tags: Tags::of_type(word), ..Open::default() });
    }

    fn not_closed(&mut self, open: Open) {
        self.shelved.faults.push(Fault { line: open.line, column: 1, wrong: Wrong::NotClosed });
        self.shelved.close(open);
    }
}

/// Where in a line something is wrong.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Tag,
    Value,
}

impl Open {
    /// What is wrong with a line.
    fn faults(&self, tag: &str, value: &str) -> Vec<(Part, Wrong)> {
        let mut faults = Vec::new();
        if !is_tag(tag) {
            faults.push((Part::Tag, Wrong::Tag(tag.to_owned())));
        }
        if self.says_otherwise(tag, value) {
            faults.push((Part::Tag, Wrong::Twice(tag.to_owned())));
        }
        let is_wrong = match tag {
            "PY" | "Y1" => !value.is_empty() && dated(value).is_none(),
            // Programs write days of their own form there, and what is meant for people.
            "DA" | "Y2" => date::is_impossible(value),
            _ => false,
        };
        if is_wrong {
            faults.push((Part::Value, Wrong::Date(value.to_owned())));
        }
        if tag == "Y2" && !is_wrong && !value.is_empty() && date::looked_up(value).is_none() {
            faults.push((Part::Value, Wrong::Passed(value.to_owned())));
        }
        if NAMES.contains(&tag) && people::are_several(value) {
            faults.push((Part::Value, Wrong::People(value.to_owned(), Between::Lines)));
        }
        faults.extend(self.other_year(tag, value).map(|wrong| (Part::Value, wrong)));
        faults
    }

    /// Whether a tag that stands once has said something else.
    fn says_otherwise(&self, tag: &str, value: &str) -> bool {
        let once = ONCE.iter().find(|once| **once == tag);
        once.is_some_and(|once| self.tags.all(std::slice::from_ref(once)).any(|said| said != value))
    }

    /// A day of another year than the paper has.
    fn other_year(&self, tag: &str, value: &str) -> Option<Wrong> {
        let others: &[&str] = match tag {
            "DA" => &["PY", "Y1"],
            "PY" | "Y1" => &["DA"],
            _ => return None,
        };
        let year = |text: &str| dated(text).and_then(date::Dated::day).map(|date| date.year);
        let own = year(value)?;
        let other = self.tags.all(others).find(|other| year(other).is_some_and(|other| other != own))?;
        Some(Wrong::Years(value.to_owned(), other.to_owned()))
    }
}

/// Whether a line is what databases write above their references: `Provider: Ovid`, `Content: text/plain`.
fn is_of_database(line: &str) -> bool {
    line.split_once(':')
        .is_some_and(|(name, _)| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphabetic()))
}

/// The column of what a line holds.
fn column(line: &str, value: &str) -> usize {
    line.chars().count() - value.chars().count() - trailing(line) + 1
}

/// How many characters of white space end a line.
fn trailing(line: &str) -> usize {
    line.chars().rev().take_while(|mark| mark.is_whitespace()).count()
}

impl Shelved {
    fn close(&mut self, open: Open) {
        let Open { line, keys, tags, last: _, day } = open;
        self.faults.extend(day.filter(|_| tags.dated().is_none()));
        if keys.is_empty() {
            self.keyless.push(line);
        }
        let paper = paper(tags.all(&TELLING));
        let entry_type = tags.word().map_or_else(EntryType::default, literature::of_ris);
        let entry = tags.entry();
        self.keys.extend(keys.into_iter().map(|(name, line)| Key {
            name,
            line,
            paper: paper.clone(),
            entry_type: entry_type.clone(),
            entry: entry.clone(),
        }));
    }
}

/// The tag of a line and what it holds: two letters, two spaces, a dash. Exporters differ in the spaces around the dash.
fn tag(line: &str) -> Option<(&str, &str)> {
    let (before, value) = line.split_once('-')?;
    let tag = before.trim_end();
    let mut letters = tag.bytes();
    let is_tag = tag.len() == 2
        && before.len() > tag.len()
        && letters.next().is_some_and(|byte| byte.is_ascii_uppercase())
        && letters.next().is_some_and(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    is_tag.then(|| (tag, value.trim()))
}
