//! Mends a heading that cannot be read, so that the reader sees what to write.

use crate::syntax::keyword;

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
    let (heading, sentence) = if is_clause(rest) {
        ("cmoc ID".to_owned(), rest)
    } else {
        let at =
            rest.match_indices(' ').map(|(at, _)| at + 1).find(|&at| !in_quotes(rest, at) && is_clause(&rest[at..]))?;
        let is_title = rest[..at].split_whitespace().nth(1).is_some_and(|second| !second.starts_with(['"', '“']));
        if is_title {
            return None;
        }
        (mended("cmoc", &rest[..at])?, &rest[at..])
    };
    let cuts = sentence.match_indices(' ').map(|(at, _)| at + 1);
    let cuts = cuts.filter(|&at| keyword::begins_with(&sentence[at..], "then") && !in_quotes(sentence, at));
    let mut lines = vec![heading];
    if keyword::begins_with(sentence, "then") {
        lines.push("if …".to_owned());
    }
    let mut start = 0;
    for cut in cuts.chain([sentence.len()]) {
        lines.push(sentence[start..cut].trim_matches([' ', ',', '.']).to_owned());
        start = cut;
    }
    Some(lines)
}

fn is_clause(text: &str) -> bool {
    ["if", "only if", "then"].iter().any(|keyword| keyword::begins_with(text, keyword))
}

fn in_quotes(text: &str, at: usize) -> bool {
    text[..at].matches(['"', '“', '”']).count() % 2 == 1
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
    if let Some((before, title)) = rest.split_once(['"', '“']) {
        let title = title.split(['"', '”']).next().unwrap_or(title).trim().to_owned();
        let id = if before.trim().is_empty() { first_word(&title).to_owned() } else { before.to_owned() };
        return (id, title);
    }
    let id = first_word(rest);
    let title = rest[id.len()..].trim_start_matches(|mark: char| mark.is_whitespace() || ":-–—.,".contains(mark));
    (id.to_owned(), title.to_owned())
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
