//! Turns RIS into entries: the `ID` of each reference between its `TY` and its `ER`, and its tags.

mod tags;

use super::{Fault, Key, Shelved, Wrong, date, literature, paper};
use crate::theory::EntryType;
use tags::Tags;

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
}

/// Tags that a reference has once.
const ONCE: [&str; 12] = ["TI", "T1", "T2", "PY", "Y1", "VL", "IS", "SP", "EP", "DO", "JO", "JF"];

/// Tags of long texts, which go on in the lines below.
const LONG: [&str; 5] = ["AB", "N1", "N2", "KW", "C1"];

pub(super) fn shelved(content: &str) -> Shelved {
    let mut shelved = Shelved::default();
    let mut open: Option<Open> = None;
    for (index, line) in content.lines().enumerate() {
        let line_number = index + 1;
        // Some programs leave out what kind of paper it is.
        if open.is_none() && matches!(tag(line), Some(("ID", _))) {
            open = Some(Open { line: line_number, ..Open::default() });
        }
        match (tag(line), &mut open) {
            (Some(("TY", word)), _) => {
                if let Some(before) = open.take() {
                    shelved.faults.push(Fault { line: before.line, column: 1, wrong: Wrong::NotClosed });
                    shelved.close(before);
                }
                open = Some(Open { line: line_number, tags: Tags::of_type(word), ..Open::default() });
            }
            (Some(("ER", _)), _) => open.take().into_iter().for_each(|one| shelved.close(one)),
            (Some(("ID", name)), Some(open)) if !name.is_empty() => open.keys.push((name.to_owned(), line_number)),
            (Some((tag, value)), Some(open)) => {
                if open.tags.says_otherwise(tag, value) {
                    let wrong = Wrong::Twice(tag.to_owned());
                    shelved.faults.push(Fault { line: line_number, column: 1, wrong });
                }
                tag.clone_into(&mut open.last);
                if matches!(tag, "PY" | "Y1") && !value.is_empty() && date::read(value).is_none() {
                    let column = line.chars().count() - value.chars().count() - trailing(line) + 1;
                    let wrong = Wrong::Date(value.to_owned());
                    shelved.faults.push(Fault { line: line_number, column, wrong });
                }
                open.tags.say(tag, value);
            }
            (None, Some(open)) => {
                let goes_on = line.trim().is_empty() || line.starts_with(char::is_whitespace);
                if !goes_on && !LONG.contains(&open.last.as_str()) {
                    let wrong = Wrong::NoTag(line.trim().to_owned());
                    shelved.faults.push(Fault { line: line_number, column: 1, wrong });
                }
                open.tags.go_on(line.trim());
            }
            (_, None) => {}
        }
    }
    if let Some(last) = open {
        shelved.faults.push(Fault { line: last.line, column: 1, wrong: Wrong::NotClosed });
        shelved.close(last);
    }
    shelved
}

/// How many characters of white space end a line.
fn trailing(line: &str) -> usize {
    line.chars().rev().take_while(|mark| mark.is_whitespace()).count()
}

impl Tags {
    /// Whether a tag that stands once has said something else.
    fn says_otherwise(&self, tag: &str, value: &str) -> bool {
        let once = ONCE.iter().find(|once| **once == tag);
        once.is_some_and(|once| self.all(std::slice::from_ref(once)).any(|said| said != value))
    }
}

impl Shelved {
    fn close(&mut self, open: Open) {
        let Open { line, keys, tags, last: _ } = open;
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
