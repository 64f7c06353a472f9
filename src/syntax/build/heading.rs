//! Mends a heading that cannot be read, so that the reader sees what to write.

use crate::syntax::keyword;
use crate::syntax::wording;

/// The heading as it is probably meant, from what stands after its keyword: `cmoc 2: Buddying` is `cmoc 2 "Buddying"`.
pub(super) fn mended(keyword: &str, rest: &str) -> Option<String> {
    if !matches!(keyword, "cmoc" | "case" | "study" | "group" | "theory") {
        return None;
    }
    let (before, title) = title(rest);
    let id = id(&before)?;
    Some(if title.is_empty() { format!("{keyword} {id}") } else { format!("{keyword} {id} \"{title}\"") })
}

/// The lines that are meant by a heading of `cmoc` with clauses after it: the heading, and each clause.
pub(super) fn in_lines(rest: &str) -> Option<Vec<String>> {
    let starts = clause_starts(rest);
    let first = *starts.first()?;
    let mut words = rest[..first].split_whitespace();
    let heading = match (words.next(), words.next()) {
        (None, _) => "cmoc ID".to_owned(),
        (Some(_), Some(second)) if !second.starts_with(['"', '“']) => return None,
        (Some(_), _) => mended("cmoc", &rest[..first])?,
    };
    let mut lines = vec![heading];
    if keyword::begins_with(&rest[first..], "then") {
        lines.push("if …".to_owned());
    }
    let ends = starts.iter().skip(1).copied().chain([rest.len()]);
    lines
        .extend(starts.iter().zip(ends).map(|(&start, end)| rest[start..end].trim_matches([' ', ',', '.']).to_owned()));
    Some(lines)
}

/// Where the clauses of a sentence start: its first `if`, `only if` or `then`, and each `then` after it.
fn clause_starts(text: &str) -> Vec<usize> {
    let (mut starts, mut quoted, mut begins_word) = (Vec::new(), false, true);
    for (at, mark) in text.char_indices() {
        let keywords: &[&str] = if starts.is_empty() { &["if", "only if", "then"] } else { &["then"] };
        if begins_word && !quoted && keywords.iter().any(|keyword| keyword::begins_with(&text[at..], keyword)) {
            starts.push(at);
        }
        quoted ^= matches!(mark, '"' | '“' | '”');
        begins_word = mark == ' ';
    }
    starts
}

/// An ID in the place of one that holds what an ID cannot.
pub(super) fn mended_id(written: &str) -> Option<String> {
    let dashed: String = written.chars().map(|character| if is_allowed(character) { character } else { '-' }).collect();
    Some(dashed.trim_matches('-').to_owned()).filter(|id| !id.is_empty())
}

/// Whether an ID may hold a character.
pub(super) fn is_allowed(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '_' | '.' | '-')
}

/// What stands before a title, and the title: what is quoted, else all after the first word.
fn title(rest: &str) -> (String, String) {
    let rest = rest.trim();
    let in_marks = other_marks(rest).or_else(|| {
        let (before, title) = rest.split_once(['"', '“'])?;
        Some((before, title.split(['"', '”']).next().unwrap_or(title).trim()))
    });
    if let Some((before, title)) = in_marks {
        let title = title.to_owned();
        let id = if before.trim().is_empty() { first_word(&title).to_owned() } else { before.to_owned() };
        return (id, title);
    }
    let id = first_word(rest);
    let title = rest[id.len()..].trim_start_matches(|mark: char| mark.is_whitespace() || ":-–—.,".contains(mark));
    (id.to_owned(), title.to_owned())
}

/// What stands before a title in marks of another kind, and the title.
fn other_marks(rest: &str) -> Option<(&str, &str)> {
    let begins = |at: usize| !rest[..at].ends_with(|before: char| !before.is_whitespace());
    let opens = rest.match_indices(['\'', '‘', '«', '`']).map(|(at, _)| at).find(|&at| begins(at))?;
    Some((&rest[..opens], wording::without_marks(&rest[opens..])?))
}

fn first_word(text: &str) -> &str {
    text.split(char::is_whitespace).next().unwrap_or(text)
}

/// Words as one ID.
fn id(words: &str) -> Option<String> {
    let joined: String = words.chars().filter(|character| is_allowed(*character)).collect();
    let id = joined.trim_matches(['-', '.']).to_owned();
    (!id.is_empty() && keyword::item(&id).is_none()).then_some(id)
}
