//! Looks quotations up in the texts that they are taken from, word by word.
//!
//! Line breaks, hyphens at their ends, ligatures, curly quotes, white space and punctuation differ between a page and what is
//! quoted from it; words, numbers and the signs at them do not. A quotation begins and ends where a word does. What it leaves
//! out (`…`, `...`, `[…]`) or adds in brackets is no part of it.

mod near;
mod part;
mod quoted;
mod text;
mod texts;
mod words;

use std::ops::Range;

use memchr::memmem;

pub use near::{Difference, Piece};
use part::{Edge, Part, parts};
pub use quoted::{By, LookedUpIn, Quoted, quotations};
pub use text::{Look, Text, Where};
pub use texts::{Lookup, Missing, NoText, StudyTexts, Texts};
pub use words::Words;

/// Whether a quotation has words of its source: not only what is left out or added.
#[must_use]
pub fn has_words(quotation: &str) -> bool {
    !parts(quotation).is_empty()
}

/// Letters of a text, from the first to one past the last.
type Letters = Range<usize>;

impl Words {
    /// Whether a quotation stands in the text, its parts in their order.
    #[must_use]
    pub fn hold(&self, quotation: &str) -> bool {
        self.place(&parts(quotation)).is_some()
    }

    /// Where the parts of a quotation stand, in their order and as close together as the first place of the last allows;
    /// one without parts stands nowhere.
    fn place(&self, parts: &[Part]) -> Option<Vec<Letters>> {
        if parts.is_empty() {
            return None;
        }
        let mut places = Vec::with_capacity(parts.len());
        let mut from = 0;
        for part in parts {
            let place = self.find(part, from)?;
            from = place.end;
            places.push(place);
        }
        let (mut before, last) = (usize::MAX, parts.len());
        for (at, part) in parts.iter().enumerate().rev() {
            if at + 1 < last
                && let Some(place) = self.find_last(part, before)
            {
                places[at] = place;
            }
            before = places[at].start;
        }
        Some(places)
    }

    /// The first place of a part, from a place on.
    fn find(&self, part: &Part, from: usize) -> Option<Letters> {
        let finder = memmem::Finder::new(part.words.letters());
        let mut start = from;
        while let Some(found) = finder.find(self.letters().get(start..)?) {
            let at = start + found;
            if self.has_at(part, at) {
                return Some(at..at + part.words.letters().len());
            }
            start = at + 1;
        }
        None
    }

    /// The last place of a part that ends before a place.
    fn find_last(&self, part: &Part, before: usize) -> Option<Letters> {
        let finder = memmem::FinderRev::new(part.words.letters());
        let mut end = before.min(self.letters().len());
        while let Some(at) = finder.rfind(&self.letters()[..end]) {
            if self.has_at(part, at) {
                return Some(at..at + part.words.letters().len());
            }
            end = (at + part.words.letters().len()).checked_sub(1)?;
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
