//! Finds the keywords of the language at the beginning of a text, and those that are nearest to a word.

mod forms;
mod lists;
mod meant;
mod tables;

pub(super) use forms::form;
pub(super) use lists::{CONFIDENCES, JOINING, LEVELS, POLARITIES, STATUSES, VALUES, VERDICTS};
pub(super) use meant::{IFF, Meant, meant, not_supported};
pub(super) use tables::{ALONE, ITEMS, LISTS, QUOTED, clauses, of_clause};

use super::tree::{Clause, Item};

impl Item {
    /// The keyword that it begins with.
    #[must_use]
    pub fn keyword(self) -> &'static str {
        name(self)
    }
}

impl Clause {
    /// The keyword that it begins with; none for the facts of a case and what is broken.
    #[must_use]
    pub fn keyword(self) -> &'static str {
        of_clause(self)
    }
}

/// The item whose keyword a line at column 0 begins with.
pub(super) fn item(line: &str) -> Option<Item> {
    if begins_with(line, "language") {
        return Some(Item::Language);
    }
    ITEMS.iter().find(|(keyword, _)| begins_with(line, keyword)).map(|&(_, item)| item)
}

/// The item keyword that a text begins with.
pub(super) fn item_keyword(line: &str) -> Option<&'static str> {
    let language = begins_with(line, "language").then_some("language");
    language.or_else(|| ITEMS.iter().map(|&(keyword, _)| keyword).find(|keyword| begins_with(line, keyword)))
}

/// What an item is called.
pub(super) fn name(item: Item) -> &'static str {
    match item {
        Item::Language => "language",
        Item::Theory => "theory",
        Item::Group => "group",
        Item::Study => "study",
        Item::Bibliography => "bibliography",
        Item::Context => "context",
        Item::Resource => "resource",
        Item::Mechanism => "mechanism",
        Item::Outcome => "outcome",
        Item::Cmoc => "cmoc",
        Item::Statement => "if",
        Item::Case => "case",
        Item::Broken => "item",
    }
}

/// The length of a keyword at the beginning of a text, with the white space inside it.
pub(super) fn length(text: &str, keyword: &str) -> usize {
    let mut rest = text;
    for word in keyword.split(' ').filter(|word| !word.is_empty()) {
        rest = rest.trim_start().get(word.len()..).unwrap_or_default();
    }
    text.len() - rest.len()
}

/// The keyword of a list that a text begins with.
pub(super) fn of_list(line: &str, keywords: &'static [&'static str]) -> Option<&'static str> {
    keywords.iter().copied().find(|keyword| begins_with(line, keyword))
}

/// Whether a text begins with a keyword as a whole word, in any case, whatever white space is inside it.
pub(super) fn begins_with(text: &str, keyword: &str) -> bool {
    let first = text.as_bytes().first().map(u8::to_ascii_lowercase);
    if first != keyword.as_bytes().first().copied() {
        return false;
    }
    let mut rest = text;
    for byte in keyword.bytes() {
        let after = match byte {
            b' ' => Some(rest.trim_start()).filter(|after| after.len() < rest.len()),
            letter => rest.bytes().next().filter(|first| first.eq_ignore_ascii_case(&letter)).map(|_| &rest[1..]),
        };
        let Some(after) = after else { return false };
        rest = after;
    }
    ends_word(rest)
}

/// Whether a colon ends the first word of a text.
pub(super) fn has_colon(text: &str) -> bool {
    let end = text.bytes().position(|byte| byte <= b' ').unwrap_or(text.len());
    text.as_bytes()[..end].ends_with(b":")
}

/// Whether a word ends before the given rest of a text.
pub(super) fn ends_word(rest: &str) -> bool {
    match rest.as_bytes() {
        [] | [b' ', ..] => true,
        [byte, ..] if byte.is_ascii_alphanumeric() => false,
        _ => rest.starts_with(is_mark) || rest.starts_with("->"),
    }
}

/// Whether a character is white space or a mark that ends a word.
pub(super) fn is_mark(character: char) -> bool {
    character.is_whitespace()
        || character < ' '
        || matches!(character, ',' | ';' | '(' | ')' | '[' | ']' | '=' | '"' | '“' | '”' | '→')
}

/// Whether a character ends the keyword that a laid-out clause begins with.
pub(super) fn is_mark_or_space(character: char) -> bool {
    is_mark(character) && character != char::from(THEN_MARK)
}

/// The word that a text begins with, or the mark.
pub(super) fn first_word(text: &str) -> &str {
    let length = text.find(is_mark).unwrap_or(text.len());
    let mark = text.chars().next().map_or(0, char::len_utf8);
    &text[..if length == 0 { mark } else { length }]
}

/// The item keyword that is nearest to what a line begins with, if one is near.
pub(super) fn nearest_item(line: &str) -> Option<&'static str> {
    nearest(line, ITEMS.iter().map(|&(keyword, _)| keyword))
}

/// The keyword that is nearest to what a text begins with, if one is near.
pub(super) fn nearest(text: &str, keywords: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    let lower = text.chars().take(40).collect::<String>().to_lowercase();
    let words: Vec<&str> = lower.split(is_mark).filter(|word| !word.is_empty()).take(2).collect();
    let distance = |keyword: &'static str| {
        let count = keyword.split(' ').count().min(words.len());
        let begins = keyword.split_once(' ').is_some_and(|(first, _)| words.first() == Some(&first));
        let far = if begins { 1 } else { strsim::damerau_levenshtein(keyword, &words[..count].join(" ")) };
        (far <= (keyword.len() / 3).min(3)).then_some((far, keyword))
    };
    keywords.filter_map(distance).min().map(|(_, keyword)| keyword)
}

/// The marks that part phrases; in a laid-out text control characters from [`FIRST_MARK`] on stand for them.
const MARKS: [char; 10] = ['"', '(', ')', ',', ';', '=', '[', ']', '-', '>'];

/// What stands for the first of the marks in a laid-out text.
const FIRST_MARK: u8 = 0x12;

/// By ASCII character: what stands for it in a laid-out text.
const MARKED: [u8; 128] = {
    let (mut table, mut index) = ([0; 128], 0);
    while index < table.len() {
        table[index] = index as u8;
        index += 1;
    }
    index = 0;
    while index < MARKS.len() {
        table[MARKS[index] as usize] = FIRST_MARK + index as u8;
        index += 1;
    }
    table
};

/// What stands for a mark in a laid-out text.
pub(super) fn marked(mark: u8) -> u8 {
    MARKED.get(usize::from(mark)).copied().unwrap_or(mark)
}

/// A laid-out text with its marks as they are written.
pub(super) fn unmarked(text: &str) -> String {
    let written = |character: char| {
        let place = (character as usize).checked_sub(usize::from(FIRST_MARK));
        place.and_then(|place| MARKS.get(place)).copied().unwrap_or(character)
    };
    text.chars().map(written).collect::<String>().replace("->>", "-> ")
}

/// What stands for the first letter of `and` in a laid-out text.
pub(super) const AND_MARK: u8 = 0x01;
/// What stands for the first letter of `or` in a laid-out text.
pub(super) const OR_MARK: u8 = 0x02;
/// What stands for the first letter of `not` in a laid-out text.
pub(super) const NOT_MARK: u8 = 0x03;
/// What stands for the first letter of `unless` in a laid-out text.
pub(super) const UNLESS_MARK: u8 = 0x04;
/// What stands for the first letter of `then` in a laid-out text.
pub(super) const THEN_MARK: u8 = 0x05;
/// What stands for the first letter of `and` after a comma, which is blank then.
pub(super) const COMMA_AND_MARK: u8 = 0x07;
/// What stands for the first letter of `or` after a comma, which is blank then.
pub(super) const COMMA_OR_MARK: u8 = 0x08;
/// What stands for `?` in a laid-out text.
const UNKNOWN_MARK: u8 = 0x06;
/// What stands for `,` in a laid-out text.
pub(super) const COMMA_MARK: u8 = MARKED[b',' as usize];
/// What stands for `;` in a laid-out text.
pub(super) const SEMICOLON_MARK: u8 = MARKED[b';' as usize];

/// The length of the keyword whose first letter a mark stands for; 1 of any other character.
pub(super) fn length_at(mark: u8) -> usize {
    match mark {
        AND_MARK | COMMA_AND_MARK => "and".len(),
        OR_MARK | COMMA_OR_MARK => "or".len(),
        NOT_MARK => "not".len(),
        UNLESS_MARK => "unless".len(),
        THEN_MARK => "then".len(),
        _ => 1,
    }
}

/// The keyword inside a clause that a text begins with: what stands for its first letter, and its length.
///
/// That is a control character, so that the grammar finds the end of a phrase at once.
pub(super) fn inline(text: &str) -> Option<(u8, usize)> {
    let (mark, known, rest) = match text.as_bytes() {
        [b'a' | b'A', b'n' | b'N', b'd' | b'D', ..] => (AND_MARK, 3, ""),
        [b'o' | b'O', b'r' | b'R', ..] => (OR_MARK, 2, ""),
        [b'n' | b'N', b'o' | b'O', b't' | b'T', ..] => (NOT_MARK, 3, ""),
        [b'u' | b'U', b'n' | b'N', ..] => (UNLESS_MARK, 2, "less"),
        [b't' | b'T', b'h' | b'H', ..] => (THEN_MARK, 2, "en"),
        [b'?', ..] => (UNKNOWN_MARK, 1, ""),
        _ => return None,
    };
    let length = known + rest.len();
    let is_whole = text.get(known..length)?.eq_ignore_ascii_case(rest) && ends_word(&text[length..]);
    is_whole.then_some((mark, length))
}

/// The first word of a quantifier that a text begins with: what stands for its first letter, and its length.
pub(super) fn quantifier(text: &str) -> Option<(u8, usize)> {
    let &[first, second, ..] = text.as_bytes() else { return None };
    if !matches!((first | 0x20, second | 0x20), (b'a', b'n' | b'l' | b't') | (b'n', b'o')) {
        return None;
    }
    let marks = [("any of", 0x1C, 3), ("all of", 0x1D, 3), ("none of", 0x1E, 4), ("at least", 0x1F, 2)];
    let found = marks.iter().find(|(words, ..)| begins_with(text, words));
    found.map(|&(_, mark, length)| (mark, length))
}

/// The number that figures or a word (`two`) say.
pub(super) fn number(written: &str) -> Option<usize> {
    const WORDS: [&str; 10] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let word = WORDS.iter().position(|word| word.eq_ignore_ascii_case(written)).map(|index| index + 1);
    let figures = || written.bytes().all(|byte| byte.is_ascii_digit()).then(|| written.parse().ok()).flatten();
    word.or_else(figures)
}
