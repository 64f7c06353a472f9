//! Turns the text of a study and a quotation into whether the one stands in the other, and where.

use std::cell::OnceCell;
use std::ops::Range;

use crate::quotation::near::{Difference, nearest, same};
use crate::quotation::part::parts;
use crate::quotation::{Letters, Words};

/// A text of a study.
#[derive(Debug)]
pub struct Text {
    /// Its path, as written.
    pub path: String,
    text: String,
    words: Words,
    /// Its words one by one, once something near is looked for.
    each: OnceCell<Vec<Letters>>,
}

/// A place in a text as a reader finds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Where {
    /// The line, from 1.
    pub line: u32,
    /// The column of its line, from 1, in characters.
    pub column: u32,
    /// The page, from 1, where form feeds part the text into pages.
    pub page: Option<u32>,
}

/// Whether a quotation stands in one text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Look {
    /// It does.
    Found {
        /// Where it begins.
        at: Where,
        /// Where its last part stands, where that is another line: between its parts any number may be left out.
        last: Option<Where>,
    },
    /// Nearly these words do; the parts that differ, or all of them where they stand in another order.
    Differs(Vec<Difference>),
    /// Nothing like it does.
    Missing,
}

impl Text {
    /// A text by its path.
    #[must_use]
    pub fn new(path: String, text: String) -> Self {
        let words = Words::of(&text);
        Self { path, text, words, each: OnceCell::new() }
    }

    /// Whether a quotation stands in it.
    #[must_use]
    pub fn holds(&self, quotation: &str) -> bool {
        self.words.hold(quotation)
    }

    /// Looks a quotation up. One without words of its source is missing.
    #[must_use]
    pub fn look(&self, quotation: &str) -> Look {
        let parts = parts(quotation);
        if let Some(places) = self.words.place(&parts) {
            let at = self.at(&places.first().cloned().unwrap_or(0..0));
            let last = places.last().map(|place| self.at(place)).filter(|last| last.line != at.line);
            return Look::Found { at, last };
        }
        if parts.is_empty() {
            return Look::Missing;
        }
        let found: Vec<Option<Letters>> = parts.iter().map(|part| self.words.find(part, 0)).collect();
        let are_there = found.iter().all(Option::is_some);
        let mut differing = Vec::new();
        for (part, found) in parts.iter().zip(found) {
            let difference = match found {
                // All are there, and not in this order.
                Some(place) if are_there => Some(same(part, self.passage(&place), self.at(&place))),
                Some(_) => continue,
                None => nearest(&self.words, self.each(), part)
                    .map(|place| Difference::between(part, self.passage_and_after(&place), self.at(&place))),
            };
            match difference {
                Some(difference) => differing.push(difference),
                None => return Look::Missing,
            }
        }
        Look::Differs(differing)
    }

    fn each(&self) -> &[Letters] {
        self.each.get_or_init(|| self.words.each())
    }

    /// What stands in the text where some letters do.
    fn passage(&self, letters: &Letters) -> &str {
        self.text.get(self.stretch(letters)).unwrap_or("")
    }

    fn passage_and_after(&self, letters: &Letters) -> (&str, &str) {
        let after = self.text.get(self.stretch(letters).end..).unwrap_or("");
        (self.passage(letters), after)
    }

    fn at(&self, letters: &Letters) -> Where {
        let before = self.text.get(..self.stretch(letters).start).unwrap_or("");
        let pages = memchr::memchr(b'\x0c', self.text.as_bytes()).is_some();
        let count = |mark: u8| 1 + memchr::memchr_iter(mark, before.as_bytes()).count() as u32;
        let line = before.rsplit(['\n', '\x0c']).next().unwrap_or("");
        let column = 1 + line.chars().count() as u32;
        Where { line: count(b'\n'), column, page: pages.then(|| count(b'\x0c')) }
    }

    fn stretch(&self, letters: &Letters) -> Range<usize> {
        self.words.stretch(letters.clone(), &self.text)
    }
}
