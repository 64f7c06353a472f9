//! Tells where the words of a bare phrase look like something that the language writes in another way.

mod announced;
mod counted;
mod otherwise;
mod quotes;

pub(super) use announced::is_part;
pub(super) use counted::{counted, quantifier_for};
pub(super) use quotes::{close, in_quotes, phrase_in_quotes, without_marks};

use super::keyword;
use announced::{consequence, example, label};
use otherwise::is_otherwise;
use quotes::closing;

/// What in a bare phrase looks like something else, and where, in bytes of the phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Look {
    /// Where it begins.
    pub(super) at: usize,
    /// How long it is.
    pub(super) length: usize,
    /// What it looks like.
    pub(super) like: Like,
}

/// What words look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Like {
    /// `any of a`: a quantifier without parentheses.
    Quantifier,
    /// `both a`, the first of a pair.
    Both,
    /// `but a`, after another phrase.
    But,
    /// `e.g. a` and `etc.`, after another phrase.
    Example,
    /// `leading to a`, after another phrase.
    Consequence,
    /// `not: a`
    Denial,
    /// `resource: a`
    Label,
    /// `neither a nor b`
    Nor,
    /// `‘a’`: the whole phrase, in quotation marks of another kind.
    Quoted,
    /// `‘a`: a quotation mark of another kind that the phrase does not close.
    Opened,
    /// `• a`
    BulletMark,
    /// `supported by` and other words that begin a clause or join sentences.
    Clause(&'static str),
    /// `iff` and `else`, which say in a sentence what clauses say.
    Word(&'static str),
}

/// Marks of lists that are never part of a word.
const BULLETS: &[char] =
    &['•', '‣', '⁃', '∙', '●', '○', '◦', '■', '□', '▪', '▫', '◆', '➢', '➤', '✓', '✔', '·', '\u{f0b7}', '\u{f0a7}'];

/// Marks that a phrase may hold, but that begin a list in other writing.
const DASHES: &[char] = &['–', '—', '−', '‐', '‑', '―', '*'];

/// First bytes of words that need a second look.
static WORTH: [bool; 256] = {
    let (bytes, mut table, mut index) = (b"sSrRmMaAnNwWbBiIeE'`\xc2\xe2\xef", [false; 256], 0);
    while index < bytes.len() {
        table[bytes[index] as usize] = true;
        index += 1;
    }
    table
};

/// The first thing in a bare phrase, as it was laid out, that looks like something else.
pub(super) fn look(phrase: &str) -> Option<Look> {
    opening(phrase).or_else(|| inside(phrase))
}

/// What the beginning of a phrase looks like.
pub(super) fn look_at_start(phrase: &str) -> Option<Look> {
    let first = *phrase.as_bytes().first()?;
    opening(phrase).or_else(|| if WORTH[usize::from(first)] { word_at(phrase, 0) } else { None })
}

/// What begins a list in other writing and stands at the start of a text: `•`, `–`, `*`.
pub(super) fn bullet_mark(text: &str) -> Option<char> {
    text.chars().next().filter(|first| BULLETS.contains(first) || DASHES.contains(first))
}

/// Whether a character is not seen, and no letter needs it: a zero-width space, a soft hyphen, a mark of direction.
pub(super) fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{2069}' | '\u{feff}'
    )
}

/// Whether a character neither shows nor changes how others show.
#[must_use]
pub const fn is_unseen(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

/// A text up to a mark that begins a list wherever it stands.
pub(super) fn before_bullet(text: &str) -> &str {
    text.find(BULLETS).map_or(text, |at| &text[..at]).trim()
}

/// Whether a text begins with one of two words that announce a pair.
pub(super) fn announces(phrase: &str, word: &str) -> bool {
    keyword::begins_with(phrase, word) && phrase.trim_ascii_end().len() > word.len()
}

/// What follows `only`, or another word that announces `but also`, at the beginning of a phrase after `not`.
pub(super) fn after_only(phrase: &str) -> Option<&str> {
    let first = phrase.as_bytes().first()? | 0x20;
    let words = ["only", "just", "merely", "simply", "solely"];
    let word = words.into_iter().find(|word| word.as_bytes()[0] == first && announces(phrase, word))?;
    Some(phrase[word.len()..].trim_ascii_start())
}

/// What follows `but` or `but also` at the beginning of a text.
pub(super) fn after_but(text: &str) -> Option<&str> {
    let rest = announces(text, "but").then(|| text["but".len()..].trim_ascii_start())?;
    Some(if announces(rest, "also") { rest["also".len()..].trim_ascii_start() } else { rest })
}

/// `a` and `b` of a phrase `only a but also b`.
pub(super) fn only_but(phrase: &str) -> Option<(&str, &str)> {
    let rest = after_only(phrase)?;
    let at = rest.match_indices(' ').map(|(at, _)| at).find(|&at| after_but(&rest[at + 1..]).is_some())?;
    Some((&rest[..at], after_but(&rest[at + 1..])?))
}

/// What to write for a bullet that is `not`, a quantifier and its phrases; `phrases` are these as bullets, where they are
/// known.
pub(super) fn negated(quantifier: &str, phrases: Option<&str>) -> String {
    let below = |phrases: Option<String>| phrases.map_or_else(String::new, |phrases| format!(" ({phrases})"));
    let plain = below(phrases.map(str::to_owned));
    match keyword::first_word(quantifier).to_lowercase().as_str() {
        "any" => format!("write `- none of` alone and its phrases as deeper bullets below it{plain}"),
        "none" => format!("write `- any of` alone and its phrases as deeper bullets below it{plain}"),
        "all" => {
            let each = below(phrases.map(|phrases| phrases.replace("`- ", "`- not ")));
            format!("write `- any of` alone and its phrases as deeper bullets below it, each with `not`{each}")
        }
        _ => format!(
            "declare a context with `when {quantifier}` and its phrases as bullets below that{plain}, and write `- not` and that \
             context here"
        ),
    }
}

/// What only the beginning of a phrase can look like.
fn opening(phrase: &str) -> Option<Look> {
    let first = *phrase.as_bytes().first()?;
    let found = |length, like| Some(Look { at: 0, length, like });
    match first {
        b'n' | b'N' if announces(phrase, "not:") => found("not:".len(), Like::Denial),
        0x1c..=0x1f | b'a' | b'A' | b'n' | b'N' => found(quantifier(phrase)?, Like::Quantifier),
        b'b' | b'B' => pair(phrase),
        b'e' | b'E' | b'f' | b'F' | b'i' | b'I' => found(example(phrase)?, Like::Example),
        b's' | b'S' => match example(phrase) {
            Some(length) => found(length, Like::Example),
            None => found(consequence(phrase)?, Like::Consequence),
        },
        b'h' | b'H' | b'l' | b'L' | b't' | b'T' | b'w' | b'W' => found(consequence(phrase)?, Like::Consequence),
        b'c' | b'C' | b'm' | b'M' | b'o' | b'O' => found(label(phrase)?, Like::Label),
        b'r' | b'R' => match label(phrase) {
            Some(length) => found(length, Like::Label),
            None => found(consequence(phrase)?, Like::Consequence),
        },
        b'-' => found(1, Like::BulletMark),
        b'*' | 0xe2 => found(bullet_mark(phrase)?.len_utf8(), Like::BulletMark),
        _ => None,
    }
}

/// Whether a text holds marks alone, and no word of any script.
pub(super) fn has_no_words(text: &str) -> bool {
    let is_mark = |mark: char| mark.is_whitespace() || mark.is_ascii_punctuation() || "…–—―‐‑·¿¡".contains(mark);
    !text.as_bytes().first().is_some_and(u8::is_ascii_alphanumeric) && text.chars().all(is_mark)
}

/// `both`, or `but`, at the beginning of a phrase.
fn pair(phrase: &str) -> Option<Look> {
    let (word, like) = match phrase.as_bytes().get(1)? | 0x20 {
        b'o' => ("both", Like::Both),
        b'u' => ("but", Like::But),
        _ => return None,
    };
    announces(phrase, word).then_some(Look { at: 0, length: word.len(), like })
}

/// The length of the quantifier that a phrase begins with, with a colon that may follow it.
fn quantifier(phrase: &str) -> Option<usize> {
    let second = *phrase.as_bytes().get(1)? | 0x20;
    if !matches!(second, b'n' | b'l' | b't' | b'o') {
        return None;
    }
    let mut words = Words { text: phrase, at: 0 };
    let (_, first) = words.next()?;
    let is_any = ["ny", "ll", "one"].iter().any(|rest| first[1..].eq_ignore_ascii_case(rest));
    if !is_any {
        let (_, least) = words.next()?;
        let (_, number) = words.next()?;
        let is_least = first[1..].eq_ignore_ascii_case("t") && least.eq_ignore_ascii_case("least");
        keyword::number(number).filter(|_| is_least)?;
    }
    let (at, of) = words.next()?;
    of.trim_end_matches(':').eq_ignore_ascii_case("of").then_some(at + of.len())
}

/// The words of a text, each with its place.
struct Words<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Iterator for Words<'t> {
    type Item = (usize, &'t str);

    fn next(&mut self) -> Option<Self::Item> {
        let rest = &self.text[self.at..];
        let start = self.at + rest.len() - rest.trim_ascii_start().len();
        let word = self.text[start..].split(' ').next().filter(|word| !word.is_empty())?;
        self.at = start + word.len();
        Some((start, word))
    }
}

/// What any word of a phrase can look like.
fn inside(phrase: &str) -> Option<Look> {
    let mut left = phrase.as_bytes();
    while let [first, ..] = left {
        if WORTH[usize::from(*first)]
            && let Some(look) = word_at(phrase, phrase.len() - left.len())
        {
            return Some(look);
        }
        let blank = left.iter().position(|&byte| byte == b' ')?;
        left = &left[blank + 1..];
    }
    None
}

fn word_at(phrase: &str, at: usize) -> Option<Look> {
    word(phrase, at).map(|(length, like)| Look { at, length, like })
}

/// What the word at a place looks like, and its length: nearly all are told apart by their first three letters.
fn word(phrase: &str, at: usize) -> Option<(usize, Like)> {
    let bytes = &phrase.as_bytes()[at..];
    let letter = |index: usize| bytes.get(index).map_or(b' ', |byte| byte | 0x20);
    let keyword = match &[letter(0), letter(1), letter(2)] {
        [first, ..] if !first.is_ascii_alphabetic() => return mark(phrase, at),
        b"sup" => "supported by",
        b"str" => "strengthened by",
        b"ref" => "refuted by",
        b"mod" => "modified by",
        b"aug" => "augmented by",
        b"and" => "and/or",
        b"neu" => "neutral in",
        b"nor" => "nor",
        b"wea" => "weakened by",
        b"bec" => "because",
        b"if " => "if",
        b"iff" => "iff",
        b"els" => "else",
        _ => return None,
    };
    let rest = &phrase[at..];
    if !keyword::begins_with(rest, keyword) || (keyword == "else" && !is_otherwise(phrase, at)) {
        return None;
    }
    let like = match keyword {
        "nor" => Like::Nor,
        "iff" | "else" => Like::Word(keyword),
        _ => Like::Clause(keyword),
    };
    Some((keyword::length(rest, keyword), like))
}

/// What a mark that a word begins with looks like.
fn mark(phrase: &str, at: usize) -> Option<(usize, Like)> {
    let first = phrase[at..].chars().next()?;
    let length = first.len_utf8();
    if BULLETS.contains(&first) {
        return Some((length, Like::BulletMark));
    }
    let after = &phrase[at + length..];
    match close(first, after) {
        None if closing(first).is_some() => Some((length, Like::Opened)),
        Some(end) if at == 0 && after[end..].trim_ascii_end().is_empty() => Some((phrase.len(), Like::Quoted)),
        _ => None,
    }
}
