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
}

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
                if matches!(tag, "PY" | "Y1") && !value.is_empty() && date::read(value).is_none() {
                    let column = line.chars().count() - value.chars().count() - trailing(line) + 1;
                    let wrong = Wrong::Date(value.to_owned());
                    shelved.faults.push(Fault { line: line_number, column, wrong });
                }
                open.tags.say(tag, value);
            }
            (None, Some(open)) => open.tags.go_on(line.trim()),
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

impl Shelved {
    fn close(&mut self, open: Open) {
        let Open { line, keys, tags } = open;
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
