//! The words of a cell as a condition, a mechanism or an outcome.

use super::super::text::{lines, quoted};
use crate::diagnostic::Diagnostic;
use crate::source::SourceId;
use crate::syntax::parse;

/// Where a cell stands in a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// After `if`, and a resource.
    Condition,
    /// After the first `then`.
    Mechanism,
    /// After the second.
    Outcome,
    /// In a clause of this keyword.
    Clause(&'static str),
}

/// A cell as it is written into a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Written {
    /// What stands in the statement.
    pub(super) text: String,
    /// Why it asks for a second look.
    pub(super) doubt: Option<String>,
}

/// Words of the language that may stand between phrases in quotation marks.
const BETWEEN: [&str; 19] = [
    "and", "or", "not", "unless", "any", "all", "none", "at", "least", "of", "two", "three", "four", "five", "six",
    "seven", "eight", "nine", "ten",
];

/// Words that part or turn about what is said.
const DOUBTFUL: [&str; 6] = ["and", "or", "not", "no", "unless", "then"];

/// A cell that is not empty. What is written as the language has it, each phrase in quotation marks, or `?`, is taken so.
pub(super) fn written(cell: &str, place: Place) -> Written {
    let text = lines(cell);
    if text == "?" || (is_written(&text) && is_read(&text, place)) {
        return Written { text, doubt: None };
    }
    let doubt = doubt(cell)
        .map(|what| format!("kept as one phrase: it holds {what}, and may say several things or their opposite"));
    Written { text: quoted(&text), doubt }
}

/// Whether every word outside of quotation marks is one of the language.
fn is_written(text: &str) -> bool {
    let mut outside = String::new();
    let mut phrases = 0;
    let mut marks = text.chars();
    while let Some(mark) = marks.next() {
        if mark != '"' {
            outside.push(mark);
            continue;
        }
        phrases += 1;
        outside.push(' ');
        loop {
            match marks.next() {
                Some('\\') => _ = marks.next(),
                Some('"') => break,
                Some(_) => {}
                None => return false,
            }
        }
    }
    let words = outside.split(|mark: char| mark.is_whitespace() || matches!(mark, ',' | '(' | ')' | '?'));
    let is_known =
        |word: &str| word.is_empty() || BETWEEN.contains(&word) || word.bytes().all(|byte| byte.is_ascii_digit());
    phrases > 0 && words.into_iter().all(is_known)
}

/// Whether it can be read where it is to stand.
pub(super) fn is_read(text: &str, place: Place) -> bool {
    let statement = match place {
        Place::Condition => format!("if {text}\nthen \"o\"\n"),
        Place::Mechanism => format!("if \"c\"\nthen {text}\nthen \"o\"\n"),
        Place::Outcome => format!("if \"c\"\nthen {text}\n"),
        Place::Clause(keyword) => format!("cmoc x\n  if \"c\"\n  then \"o\"\n  {keyword} {text}\n"),
    };
    !parse(SourceId(0), &statement).diagnostics.iter().any(Diagnostic::is_error)
}

/// What makes a cell more than one phrase, perhaps.
fn doubt(cell: &str) -> Option<String> {
    if cell.trim().lines().filter(|line| !line.trim().is_empty()).nth(1).is_some() {
        return Some("several lines".to_owned());
    }
    if let Some(mark) = [",", ";", "->", "→", "•"].into_iter().find(|mark| cell.contains(mark)) {
        return Some(format!("`{mark}`"));
    }
    let lower = cell.to_lowercase();
    let word = lower.split(|mark: char| !mark.is_alphanumeric()).find(|word| DOUBTFUL.contains(word));
    word.map(|word| format!("`{word}`"))
}
