//! A study as people cite it in a cell, with the place or the words there: `Smith 2019, p. 4`.

use super::sources::names_several;
use crate::source::SourceId;
use crate::syntax::{Kind, Node, Part, parse};
use crate::theory::is_id;

/// The words of a study, and what stands behind it as evidence clauses have it.
pub(super) struct Entry<'e> {
    /// What names the study: `Smith 2019`.
    pub(super) words: &'e str,
    /// `[p. 4] "so it went"`; empty where the words are all.
    pub(super) detail: String,
}

/// What a place begins with, the longer before what they begin with.
const PLACES: [&str; 27] = [
    "paragraphs",
    "paragraph",
    "paras",
    "para",
    "pages",
    "page",
    "pp.",
    "pp",
    "p.",
    "p",
    "chapters",
    "chapter",
    "chap.",
    "ch.",
    "sections",
    "section",
    "sec.",
    "tables",
    "table",
    "figures",
    "figure",
    "fig.",
    "boxes",
    "box",
    "lines",
    "line",
    "§",
];

impl<'e> Entry<'e> {
    /// An entry taken apart, where it says beyond doubt how.
    pub(super) fn of(entry: &'e str) -> Self {
        let whole = || Self { words: entry, detail: String::new() };
        Self::written(entry).or_else(|| Self::cited(entry)).unwrap_or_else(whole)
    }

    /// `CHIPPS [p. 4] "so it went"`: as the language has it.
    fn written(entry: &'e str) -> Option<Self> {
        let end = entry.find(|mark: char| matches!(mark, '[' | '"') || mark.is_whitespace()).unwrap_or(entry.len());
        let (words, detail) = (&entry[..end], entry[end..].trim());
        let is_written = is_id(words) && (detail.is_empty() || is_read(words, detail));
        is_written.then(|| Self { words, detail: detail.to_owned() })
    }

    /// `Smith 2019, p. 4`, `Smith et al. (2020) [p. 4] “so it went”`: the name of one study before what can only be a place,
    /// or words in quotation marks.
    fn cited(entry: &'e str) -> Option<Self> {
        let (before, words_there) = match entry.find(['"', '“']) {
            Some(at) => (entry[..at].trim(), straight(entry[at..].trim())),
            None => (entry, String::new()),
        };
        let (words, place) = placed(before).unwrap_or((before, ""));
        let place = if place.is_empty() { String::new() } else { format!("[{place}]") };
        let detail = format!("{place} {words_there}").trim().to_owned();
        let is_one = !words.is_empty() && !names_several(words) && !has_open_place(words);
        (is_one && !detail.is_empty() && is_read("x", &detail)).then_some(Self { words, detail })
    }
}

/// Whether something in an entry looks like a place and cannot be read as one.
pub(super) fn has_open_place(entry: &str) -> bool {
    let is_year = |part: &str| part.len() == 4;
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') && !part.is_empty();
    let is_open = |part: &str| begins_place(part) || (is_number(part) && !is_year(part));
    entry.split([',', '(', '[']).skip(1).any(|part| is_open(part.trim()))
}

/// What stands before a place, and the place.
fn placed(text: &str) -> Option<(&str, &str)> {
    for (open, close) in [('[', ']'), ('(', ')')] {
        let inner = text.strip_suffix(close).and_then(|text| text.rsplit_once(open));
        if let Some((words, place)) = inner.filter(|(words, place)| is_place(place.trim()) && keeps_year(words, place))
        {
            return Some((words.trim().trim_end_matches(','), place.trim()));
        }
    }
    let commas = text.match_indices(',').map(|(at, _)| (text[..at].trim(), text[at + 1..].trim()));
    commas.into_iter().find(|(words, place)| is_place(place) && keeps_year(words, place))
}

/// Whether no year stands in what would be a place and none before it: in `Smith, P 2019` the `P` is a name.
fn keeps_year(words: &str, place: &str) -> bool {
    let has_year = |text: &str| text.split(|mark: char| !mark.is_ascii_digit()).any(|digits| digits.len() == 4);
    !has_year(place) || has_year(words)
}

/// Whether some words are a place and nothing else: `p. 4`, `pp. 4–6, 9`, `Table S3`.
fn is_place(text: &str) -> bool {
    let numbers = behind_word(text).unwrap_or_default();
    let mut numbers = numbers.split([',', '-', '–', ' ']).filter(|part| !part.is_empty()).peekable();
    numbers.peek().is_some() && numbers.all(is_number)
}

/// `4`, `4f`, `S3`, `xii`
fn is_number(part: &str) -> bool {
    let is_roman = part.bytes().all(|byte| b"ivxlc".contains(&byte));
    let digits = part.trim_start_matches(|mark: char| mark.is_ascii_uppercase()).trim_end_matches('f');
    is_roman
        || (!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) && part.len() <= digits.len() + 2)
}

fn begins_place(text: &str) -> bool {
    behind_word(text).is_some_and(|rest| rest.starts_with(|mark: char| mark.is_ascii_digit()))
}

/// What stands behind the word of a place; none where there is no such word.
fn behind_word(text: &str) -> Option<&str> {
    let begins = |word: &&str| text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    let rest = PLACES.iter().find(|word| begins(word)).map(|word| &text[word.len()..])?;
    (!rest.starts_with(char::is_alphabetic)).then(|| rest.trim_start())
}

/// Words in curly quotation marks, which the language does not read, in straight ones.
fn straight(text: &str) -> String {
    let is_curly = text.starts_with('“') && text.ends_with('”') && !text.contains(['"', '\\']);
    let inner = text.trim_start_matches('“').trim_end_matches('”');
    if is_curly && !inner.contains(['“', '”']) { format!("\"{inner}\"") } else { text.to_owned() }
}

/// Whether an evidence clause can say this of a study, and of no second one.
fn is_read(study: &str, detail: &str) -> bool {
    let clause = format!("if \"c\"\nthen \"o\"\n  supported by {study} {detail}\n");
    let is_detail = detail.starts_with(['[', '"']) || detail.starts_with("via ");
    let parsed = parse(SourceId(0), &clause);
    let clauses = parsed.tree.items().flat_map(Node::clauses);
    let sources =
        clauses.flat_map(|(_, clause)| clause.children()).filter(|part| part.kind() == Kind::Part(Part::Evidence));
    is_detail && parsed.diagnostics.is_empty() && sources.count() == 1
}
