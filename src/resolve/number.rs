//! Turns a word into what its singular and its plural have in common: `policies` and `policy`, `boxes` and `box`, `were` and `was`.
//!
//! A rule and a list, no stemmer: `trained` and `training` are two words.

use std::borrow::Cow;

/// Words of which the number shows elsewhere than at the end, each with the one for one.
const IRREGULAR: [(&str, &str); 8] = [
    ("were", "was"),
    ("have", "has"),
    ("do", "does"),
    ("go", "goes"),
    ("children", "child"),
    ("people", "person"),
    ("women", "woman"),
    ("men", "man"),
];

/// What a word ends with that takes `es` for a plural, and what words that end in `e` after it share with that.
const HISSING: [&str; 6] = ["s", "x", "z", "ch", "sh", "o"];

/// So many letters are left of a word at least.
const SHORTEST: usize = 3;

/// What a word has in common with its other number; no word of its own.
pub(super) fn numberless(word: &str) -> Cow<'_, str> {
    let one = IRREGULAR.iter().find(|(many, _)| *many == word).map_or(word, |(_, one)| one);
    let stem = without_s(one);
    if let Some(rest) = stem.strip_suffix("ie").filter(|rest| rest.len() + 1 >= SHORTEST) {
        return Cow::Owned(format!("{rest}y"));
    }
    let without_e = stem.strip_suffix('e').filter(|rest| rest.len() >= SHORTEST);
    Cow::Borrowed(without_e.filter(|rest| HISSING.iter().any(|end| rest.ends_with(end))).unwrap_or(stem))
}

/// A word without the `s` of a plural or of a verb; `process`, `status` and `crisis` end in one of their own.
fn without_s(word: &str) -> &str {
    let own = ["ss", "us", "is"].iter().any(|end| word.ends_with(end));
    word.strip_suffix('s').filter(|rest| rest.len() > 1 && !own).unwrap_or(word)
}
