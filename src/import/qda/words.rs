//! Passages, comments and memos in words.

use super::super::text::{one_line, quoted};
use super::project::{Passage, Place};

/// A passage that is coded with something.
#[derive(Clone, Copy, Debug)]
pub(super) struct Coded<'p> {
    /// Its source.
    pub(super) source: usize,
    /// Its number there.
    pub(super) number: usize,
    pub(super) passage: &'p Passage,
    /// What people wrote of this coding.
    pub(super) comments: &'p [String],
}

impl Coded<'_> {
    /// Where it stands in its source; none for the source as a whole.
    pub(super) fn place(self) -> Option<String> {
        match &self.passage.place {
            Place::Whole => None,
            Place::Positions { .. } => Some("no place given".to_owned()),
            Place::Characters { first, last } => Some(format!("characters {first}–{last}")),
            Place::Words(words) => Some(words.clone()),
        }
    }

    /// `[characters 1–5]`, with a name before it in the brackets where one is given.
    pub(super) fn locator(self, study: &str) -> String {
        match (self.place(), study) {
            (None, "") => String::new(),
            (None, study) => format!(" [{study}]"),
            (Some(place), "") => format!(" [{place}]"),
            (Some(place), study) => format!(" [{study}, {place}]"),
        }
    }

    /// ` "its words"`, where they are known.
    pub(super) fn quotation(self) -> String {
        let words = self.passage.quotation.as_deref().map(one_line).filter(|words| !words.is_empty());
        words.map(|words| format!(" {}", quoted(&words))).unwrap_or_default()
    }

    /// `Interview-1, characters 1–5: “its words”; comment: “so”`
    pub(super) fn told(self, study: &str) -> String {
        let place = self.place().unwrap_or_else(|| "as a whole".to_owned());
        let words = self.passage.quotation.as_deref().map(one_line).filter(|words| !words.is_empty());
        let words = match (words, self.passage.name.as_str()) {
            (Some(words), _) => format!(": “{words}”"),
            (None, "") => String::new(),
            (None, name) => format!(", called “{name}”"),
        };
        format!("{study}, {place}{words}{}", self.comments_told())
    }

    /// What people wrote of it, and where; none where they wrote nothing.
    pub(super) fn commented(self, study: &str) -> Option<String> {
        let comments = self.comments_told();
        let place = self.place().unwrap_or_else(|| "as a whole".to_owned());
        (!comments.is_empty()).then(|| format!("{study}, {place}{comments}"))
    }

    fn comments_told(self) -> String {
        let comments = self.passage.comments.iter().chain(self.comments);
        comments.map(|comment| format!("; comment: “{}”", one_line(comment))).collect()
    }
}

/// A note as a clause.
pub(super) fn note(text: &str) -> String {
    format!("  note {}\n", quoted(text))
}

/// A text as comments, a line each.
pub(super) fn comment(text: &str) -> String {
    let lines = text.lines().map(one_line).filter(|line| !line.is_empty());
    lines.map(|line| format!("# {line}\n")).collect()
}
