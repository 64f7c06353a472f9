//! The words of a cell as a condition, a mechanism or an outcome.

use super::super::text::{lines, quoted};
use super::nothing;
use crate::diagnostic::Diagnostic;
use crate::source::SourceId;
use crate::syntax::{Kind, Node, Term, Tree, parse};

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
const DOUBTFUL: [&str; 19] = [
    "and", "or", "not", "no", "unless", "then", "nor", "neither", "either", "plus", "but", "without", "lack", "lacks",
    "lacking", "absence", "absent", "none", "never",
];

/// Marks that part what is said, wherever they stand.
const MARKS: [&str; 8] = [",", ";", "->", "→", "•", "&", "|", "·"];

/// A cell that is not empty. What is written as the language has it, each phrase in quotation marks, or `?`, is taken so.
pub(super) fn written(cell: &str, place: Place) -> Written {
    let text = lines(cell);
    if text == "?" || is_open(&text, place) || (is_written(&text) && is_read(&text, place)) {
        return Written { text, doubt: None };
    }
    let doubt = match nothing::may_be(&text) {
        true => Some("kept as a phrase, and may mean that there is nothing: leave the cell empty if so".to_owned()),
        false => doubt(cell)
            .map(|what| format!("kept as one phrase: it holds {what}, and may say several things or their opposite")),
    };
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

/// Whether all that a context says is what is not known yet, as `not ?` does.
fn is_open(text: &str, place: Place) -> bool {
    let phrases = |tree: &Tree| tree.items().map(phrases).sum::<usize>();
    place == Place::Condition
        && text.contains('?')
        && is_read(text, place)
        && phrases(&parse(SourceId(0), &stated(text, place)).tree) == 1
}

/// The phrases in a part of a statement.
fn phrases(node: Node<'_>) -> usize {
    usize::from(node.kind() == Kind::Term(Term::Phrase)) + node.children().map(phrases).sum::<usize>()
}

/// Whether it can be read where it is to stand.
pub(super) fn is_read(text: &str, place: Place) -> bool {
    !parse(SourceId(0), &stated(text, place)).diagnostics.iter().any(Diagnostic::is_error)
}

/// A statement with a text at its place.
fn stated(text: &str, place: Place) -> String {
    match place {
        Place::Condition => format!("if {text}\nthen \"o\"\n"),
        Place::Mechanism => format!("if \"c\"\nthen {text}\nthen \"o\"\n"),
        Place::Outcome => format!("if \"c\"\nthen {text}\n"),
        Place::Clause(keyword) => format!("cmoc x\n  if \"c\"\n  then \"o\"\n  {keyword} {text}\n"),
    }
}

/// What makes a cell more than one phrase, perhaps.
fn doubt(cell: &str) -> Option<String> {
    if cell.trim().lines().filter(|line| !line.trim().is_empty()).nth(1).is_some() {
        return Some("several lines".to_owned());
    }
    if let Some(mark) = MARKS.into_iter().find(|mark| cell.contains(mark)) {
        return Some(format!("`{mark}`"));
    }
    if let Some(mark) = ['+', '/'].into_iter().find(|mark| parts(cell, *mark)) {
        return Some(format!("`{mark}`"));
    }
    if cell.split_whitespace().filter(|word| is_number(word)).nth(1).is_some() {
        return Some("a numbered list".to_owned());
    }
    let lower = cell.to_lowercase();
    if lower.contains("as well as") {
        return Some("`as well as`".to_owned());
    }
    let word = lower.split(|mark: char| !mark.is_alphanumeric()).find(|word| DOUBTFUL.contains(word));
    word.map(|word| format!("`{word}`"))
}

/// Whether a mark stands between words: not that of `65+`, `24/7`.
fn parts(cell: &str, mark: char) -> bool {
    cell.match_indices(mark).any(|(at, _)| {
        let (before, after) = (&cell[..at], &cell[at + mark.len_utf8()..]);
        let is_figure = |side: Option<char>| side.is_some_and(|one| one.is_ascii_digit());
        let (left, right) = (before.trim_end().chars().next_back(), after.trim_start().chars().next());
        let is_apart = before.ends_with(char::is_whitespace) || after.starts_with(char::is_alphanumeric);
        left.is_some() && right.is_some() && is_apart && !(is_figure(left) && is_figure(right))
    })
}

/// `1)`, `(a)`, `2.`
fn is_number(word: &str) -> bool {
    let bare = word.trim_start_matches('(').trim_end_matches([')', '.']);
    let is_closed = word.ends_with(')') && bare.len() == 1 && bare.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let is_counted = (word.ends_with(')') || word.ends_with('.')) && (1..=2).contains(&bare.len());
    is_closed || (is_counted && bare.bytes().all(|byte| byte.is_ascii_digit()))
}
