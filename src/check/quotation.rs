//! Looks quotations up in the texts that they are taken from, word by word.
//!
//! Line breaks, hyphens at their ends, ligatures, curly quotes, white space and punctuation differ between a page and what is
//! quoted from it; words, numbers and the signs at them do not. A quotation begins and ends where a word does. What it leaves
//! out (`…`, `...`, `[…]`) or adds in brackets is no part of it.

mod part;
mod words;

use memchr::memmem;

use part::{Edge, Part, parts};
pub use words::Words;

impl Words {
    /// Whether a quotation stands in the text, its parts in their order.
    #[must_use]
    pub fn hold(&self, quotation: &str) -> bool {
        let mut from = 0;
        parts(quotation).iter().all(|part| match self.find(part, from) {
            Some(end) => {
                from = end;
                true
            }
            None => false,
        })
    }

    /// Where the first place of a part ends, from a place on.
    fn find(&self, part: &Part, from: usize) -> Option<usize> {
        let finder = memmem::Finder::new(part.words.letters());
        let mut start = from;
        while let Some(found) = finder.find(self.letters().get(start..)?) {
            let at = start + found;
            if self.has_at(part, at) {
                return Some(at + part.words.letters().len());
            }
            start = at + 1;
        }
        None
    }

    /// Whether a part, of which the letters stand at a place, begins and ends with words there, and is joined as they are.
    fn has_at(&self, part: &Part, at: usize) -> bool {
        let end = at + part.words.letters().len();
        let begins = part.begins == Edge::Within || self.joint(at).begins_word();
        let ends = part.ends == Edge::Within || self.joint(end).ends_word();
        begins && ends && (1..end - at).all(|byte| self.joint(at + byte).agrees(part.words.joint(byte)))
    }
}
