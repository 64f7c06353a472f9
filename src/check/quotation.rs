//! Looks quotations up in the texts that they are taken from, by their letters and digits alone.
//!
//! Line breaks, hyphens at their ends, ligatures, curly quotes, white space and punctuation differ between a page and what is
//! quoted from it; the words do not. What a quotation leaves out (`…`, `...`, `[…]`) or adds in brackets is no part of it.

use unicode_normalization::UnicodeNormalization;

/// A text as quotations are looked up in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letters(String);

impl Letters {
    /// The letters and digits of a text, each in lower case.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let letters = text.nfkc().filter(|letter| letter.is_alphanumeric());
        Self(letters.flat_map(char::to_lowercase).collect())
    }

    /// Whether a quotation stands in the text, its parts in their order.
    #[must_use]
    pub fn hold(&self, quotation: &str) -> bool {
        let mut rest = &*self.0;
        parts(quotation).all(|part| match rest.split_once(&*Self::of(&part).0) {
            Some((_, after)) => {
                rest = after;
                true
            }
            None => false,
        })
    }
}

/// The parts of a quotation between what it leaves out or adds.
fn parts(quotation: &str) -> impl Iterator<Item = String> {
    let mut parts = vec![String::new()];
    let mut depth = 0_usize;
    for mark in quotation.replace("...", "…").chars() {
        match mark {
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if matches!(mark, '[' | '…') {
            parts.push(String::new());
        } else if let (0, Some(part)) = (depth, parts.last_mut()) {
            part.push(mark);
        }
    }
    parts.into_iter().filter(|part| part.chars().any(char::is_alphanumeric))
}
