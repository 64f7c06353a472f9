//! Finds letters of other alphabets that look like Latin ones.

/// The first letter that looks like a Latin one.
pub(super) fn foreign_letter(key: &str) -> Option<char> {
    if key.is_ascii() { None } else { key.chars().find(|&letter| latin(letter).is_some()) }
}

/// A key with Latin letters for those that look like them.
pub(super) fn in_latin(key: &str) -> String {
    key.chars().map(|letter| latin(letter).unwrap_or(letter)).collect()
}

/// The Latin letter that a small Cyrillic or Greek one looks like.
fn latin(letter: char) -> Option<char> {
    const ALIKE: &str = "аaеeоoрpсcуyхxіiјjѕsԁdһhοoνvιiαa";
    let mut pairs = ALIKE.chars();
    while let (Some(other), Some(latin)) = (pairs.next(), pairs.next()) {
        if other == letter {
            return Some(latin);
        }
    }
    None
}
