//! Puts words in quotation marks, and tells marks of other kinds that stand around words.

use super::announces;
use crate::syntax::keyword;

/// Where the quotation ends that a mark opens, one past the mark that closes it.
pub(in crate::syntax) fn close(opening: char, text: &str) -> Option<usize> {
    let marks = closing(opening)?;
    let ends_word =
        |end: usize| text[end..].chars().next().is_none_or(|next| keyword::is_mark(next) || ".:?!".contains(next));
    let mut ends = text.char_indices().filter(|(_, mark)| marks.contains(mark)).map(|(at, mark)| at + mark.len_utf8());
    ends.find(|&end| ends_word(end))
}

/// A text in quotation marks: marks around it, also of another kind, are taken for these.
pub(in crate::syntax) fn in_quotes(text: &str) -> String {
    let inside = without_marks(text).unwrap_or(text);
    format!("\"{}\"", inside.replace('\\', "\\\\").replace('"', "\\\""))
}

/// A phrase in quotation marks, without a `not` before it, which would become a word of the phrase.
pub(in crate::syntax) fn phrase_in_quotes(text: &str) -> String {
    let escaped = |text: &str| format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
    match text.get("not".len()..).filter(|_| announces(text, "not")) {
        Some(phrase) => format!("not {}", escaped(phrase.trim_ascii_start())),
        None => escaped(text),
    }
}

/// What stands between the quotation marks of whatever kind that enclose a whole text.
pub(in crate::syntax) fn without_marks(text: &str) -> Option<&str> {
    let opening = text.chars().next()?;
    let after = &text[opening.len_utf8()..];
    let end = match opening {
        '"' | '“' => after.find(['"', '”']).map(|at| at + after[at..].chars().next().map_or(1, char::len_utf8))?,
        _ => close(opening, after)?,
    };
    let mark = after[..end].chars().next_back()?.len_utf8();
    (end == after.len()).then(|| after[..end - mark].trim())
}

/// What closes a quotation that a mark of another kind opens.
pub(super) fn closing(opening: char) -> Option<&'static [char]> {
    match opening {
        '\'' | '‘' | '‚' | '`' => Some(&['\'', '’', '`', '´', '‘']),
        '«' => Some(&['»']),
        '‹' => Some(&['›']),
        _ => None,
    }
}
