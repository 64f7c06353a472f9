//! Tells an `else` that says what happens where a condition fails from one that goes with the word before it.

/// What `else` goes with as a word of a phrase.
const BEFORE: [&str; 24] = [
    "someone",
    "somebody",
    "something",
    "somewhere",
    "anyone",
    "anybody",
    "anything",
    "anywhere",
    "everyone",
    "everybody",
    "everything",
    "everywhere",
    "no-one",
    "one",
    "nobody",
    "nothing",
    "nowhere",
    "who",
    "what",
    "where",
    "how",
    "much",
    "little",
    "all",
];

/// Whether the `else` at a place of a phrase says what happens otherwise.
pub(super) fn is_otherwise(phrase: &str, at: usize) -> bool {
    let last = phrase[..at].split_ascii_whitespace().next_back().unwrap_or_default();
    let is_last = phrase[at + "else".len()..].trim_ascii().is_empty();
    !is_last && !BEFORE.iter().any(|known| known.eq_ignore_ascii_case(last))
}
