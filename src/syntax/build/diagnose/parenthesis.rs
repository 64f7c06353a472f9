//! Says what a parenthesis is meant for that stands where none can.

use super::{Stop, among, is_place};
use crate::source::Span;
use crate::syntax::build::Build;
use crate::syntax::build::case::degree_in_parentheses;
use crate::syntax::fault::{Among, CaseFault, Fault, PhraseFault, WordingFault};
use crate::syntax::wording::{self, Like};

impl Build<'_> {
    /// What a parenthesis is meant for, where the words before it tell.
    pub(super) fn parenthesis(&self, stop: Stop<'_>) -> Option<Fault> {
        let end = stop.text[stop.at..].strip_prefix('(')?.find(')').map_or(stop.text.len(), |at| stop.at + at + 2);
        let (start, whole) = self.bounds(stop);
        let words = self.here(start, self.before(stop).len());
        let inside = self.said(self.here(stop.at, end));
        if wording::is_part(inside.trim_matches(['(', ')', ' '])) {
            return Some(Fault::phrase(self.here(stop.at, end), PhraseFault::LabelInside { written: inside }));
        }
        match among(stop) {
            Among::Operands => self.no_quantifier(words, &inside),
            among if wording::look(&stop.text[start..stop.at]).is_some_and(|look| look.like == Like::Quantifier) => {
                let (quantifier, whole) = (self.said(words), self.said_in_quotes(self.here(start, whole)));
                let not = self.word_before(words.start);
                Some(Fault::wording(words, WordingFault::Quantifier { not, quantifier, whole, meant: None, among }))
            }
            Among::Facts if is_place(inside.trim_matches(['(', ')', ' '])) => {
                let (phrase, place) = (self.said(words), inside.trim_matches(['(', ')', ' ']).to_owned());
                let word = self.word_before(words.start);
                Some(Fault::case(self.here(stop.at, end), CaseFault::PlaceInParentheses { word, phrase, place }))
            }
            Among::Facts => {
                let form = Some(degree_in_parentheses(&inside)?);
                Some(Fault::case(self.here(stop.at, end), CaseFault::Degree { written: inside, form }))
            }
            Among::Phrases | Among::Heading => None,
        }
    }

    /// `two of (a, b)`: words that stand for a quantifier.
    fn no_quantifier(&self, words: Span, counted: &str) -> Option<Fault> {
        let said = self.said(words);
        let meant = wording::counted(&said, counted)?;
        let whole = format!("{said} {counted}").replace('"', "\\\"");
        Some(Fault::wording(words, WordingFault::NoQuantifier { words: said, meant, whole }))
    }
}
