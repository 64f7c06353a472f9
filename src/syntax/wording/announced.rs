//! Tells words at the beginning of a phrase that announce what kind of words follow: an example, what comes of it, a part.

use super::announces;

/// The length of the words that announce an example, or the same in other words, at the beginning of a phrase.
pub(super) fn example(phrase: &str) -> Option<usize> {
    let words = ["e.g.", "eg.", "i.e.", "ie.", "for example", "for instance", "such as"];
    let open = ["etc.", "etc", "et cetera", "so on"];
    let is_all = |words: &&str| phrase.trim_ascii_end().eq_ignore_ascii_case(words);
    words.into_iter().find(|words| announces(phrase, words)).or_else(|| open.into_iter().find(is_all)).map(str::len)
}

/// The length of the words that announce what follows from what stands before, at the beginning of a phrase.
pub(super) fn consequence(phrase: &str) -> Option<usize> {
    const WORDS: [&str; 11] = [
        "leading to",
        "which leads to",
        "which led to",
        "which results in",
        "resulting in",
        "so that",
        "thereby",
        "therefore",
        "thus",
        "hence",
        "which in turn",
    ];
    let first = phrase.as_bytes().first()? | 0x20;
    let found = WORDS.into_iter().filter(|word| word.as_bytes()[0] == first).find(|word| announces(phrase, word));
    found.map(str::len)
}

/// The length of a word that says which part of a configuration follows, with its colon, at the beginning of a phrase.
pub(super) fn label(phrase: &str) -> Option<usize> {
    let word = phrase.split(' ').next()?;
    let is_one = is_part(word.strip_suffix(':')?) && word.len() < phrase.trim_ascii_end().len();
    is_one.then_some(word.len())
}

/// Whether a word names a part of a configuration, as papers do in brackets or before a colon.
pub(in crate::syntax) fn is_part(word: &str) -> bool {
    const PARTS: [&str; 11] = [
        "context",
        "contexts",
        "resource",
        "resources",
        "mechanism",
        "mechanisms",
        "outcome",
        "outcomes",
        "c",
        "m",
        "o",
    ];
    PARTS.iter().any(|part| part.eq_ignore_ascii_case(word))
}
