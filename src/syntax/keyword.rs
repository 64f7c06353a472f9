//! The words of the language: which items there are, which clauses each may have, and the words of fixed lists.

use super::tree::Item;

/// The keywords that start an item, with the item.
pub(super) const ITEMS: [(&str, Item); 12] = [
    ("cmoc", Item::Cmoc),
    ("if", Item::Statement),
    ("only if", Item::Statement),
    ("case", Item::Case),
    ("context", Item::Context),
    ("outcome", Item::Outcome),
    ("mechanism", Item::Mechanism),
    ("resource", Item::Resource),
    ("study", Item::Study),
    ("group", Item::Group),
    ("theory", Item::Theory),
    ("bibliography", Item::Bibliography),
];

const CONFIGURATION: &[&str] = &[
    "if",
    "only if",
    "then",
    "supported by",
    "refuted by",
    "modified by",
    "augmented by",
    "neutral in",
    "confidence",
    "strengthened by",
    "weakened by",
    "actor",
    "level",
    "status",
    "because",
    "refines",
    "replaces",
    "part of",
    "rival of",
    "contrasts with",
    "note",
];

const THEORY: &[&str] = &[
    "level",
    "means",
    "mechanism",
    "supported by",
    "refuted by",
    "modified by",
    "augmented by",
    "neutral in",
    "confidence",
    "because",
    "note",
];

const STUDY: &[&str] = &["type", "cite", "text", "setting", "relevance", "rigour", "richness", "note"];

const DECLARATION: &[&str] = &["means", "also", "opposite", "implies", "when", "fixed", "polarity", "actor", "note"];

const CASE: &[&str] = &["source", "observed", "like", "theory", "complete", "expect", "note"];

const NOTE: &[&str] = &["note"];

/// The keywords of the clauses that an item may have.
pub(super) const fn clauses(item: Item) -> &'static [&'static str] {
    match item {
        Item::Cmoc | Item::Statement => CONFIGURATION,
        Item::Theory | Item::Group => THEORY,
        Item::Study => STUDY,
        Item::Context | Item::Resource | Item::Mechanism | Item::Outcome => DECLARATION,
        Item::Case => CASE,
        Item::Bibliography => NOTE,
        Item::Language | Item::Broken => &[],
    }
}

/// The item whose keyword a line at column 0 begins with.
pub(super) fn item(line: &str) -> Option<Item> {
    if begins_with(line, "language") {
        return Some(Item::Language);
    }
    ITEMS.iter().find(|(keyword, _)| begins_with(line, keyword)).map(|&(_, item)| item)
}

/// The keyword of a list that a text begins with.
pub(super) fn of_list(line: &str, keywords: &'static [&'static str]) -> Option<&'static str> {
    keywords.iter().copied().find(|keyword| begins_with(line, keyword))
}

/// Whether a text begins with a keyword as a whole word, in any case, whatever white space is inside it.
pub(super) fn begins_with(text: &str, keyword: &str) -> bool {
    let mut rest = text;
    for (index, word) in keyword.split(' ').enumerate() {
        let spaced = rest.trim_start();
        if index > 0 && spaced.len() == rest.len() {
            return false;
        }
        match spaced.get(..word.len()) {
            Some(head) if head.eq_ignore_ascii_case(word) => rest = &spaced[word.len()..],
            _ => return false,
        }
    }
    ends_word(rest)
}

/// Whether a word ends before the given rest of a text.
pub(super) fn ends_word(rest: &str) -> bool {
    let Some(next) = rest.chars().next() else { return true };
    next.is_whitespace()
        || matches!(next, ',' | ';' | '(' | ')' | '[' | ']' | '=' | '"' | '“' | '”' | '→')
        || rest.starts_with("->")
}

/// The keyword inside a clause that a text begins with: what the grammar reads for it, and its length.
///
/// Its first letter is replaced by a control character, so that the grammar finds the end of a phrase at once.
pub(super) fn inline(text: &str) -> Option<(&'static str, usize)> {
    let (keyword, mark) = match text.as_bytes().first()? {
        b'a' | b'A' => ("and", "\u{1}nd"),
        b'o' | b'O' => ("or", "\u{2}r"),
        b'n' | b'N' => ("not", "\u{3}ot"),
        b'u' | b'U' => ("unless", "\u{4}nless"),
        b't' | b'T' => ("then", "\u{5}hen"),
        b'?' => ("?", "\u{6}"),
        _ => return None,
    };
    let head = text.as_bytes().get(..keyword.len())?;
    (head.eq_ignore_ascii_case(keyword.as_bytes()) && ends_word(&text[keyword.len()..]))
        .then_some((mark, keyword.len()))
}
