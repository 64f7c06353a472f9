//! Decides where a clause ends: what is still open there, and which full stop or comma is dropped.

use super::{Layout, Quotation};
use crate::source::Span;
use crate::syntax::fault::{Fault, LayoutFault};
use crate::syntax::keyword;

impl Layout<'_> {
    /// Ends a clause: closes what is open.
    pub(super) fn end_clause(&mut self) {
        if let Some(quotation) = self.quotation.take() {
            self.never_closed(quotation);
        }
        self.end_sentence();
    }

    pub(super) fn never_closed(&mut self, quotation: Quotation) {
        let length = self.source[quotation.at..].chars().next().map_or(1, char::len_utf8);
        let at = Span::new(quotation.at as u32, (quotation.at + length) as u32);
        let opened = self.faults.pop_if(|last| *last == Fault::layout(last.at, LayoutFault::OpenQuotation));
        match opened {
            Some(opened) if self.closes_wrapped(opened.at.end as usize, quotation.at) => {
                self.break_clause(Fault::layout(opened.at, LayoutFault::QuotationWraps));
            }
            other => {
                self.faults.extend(other);
                self.break_clause(Fault::layout(at, LayoutFault::OpenQuotation));
            }
        }
    }

    /// Whether a mark that opens a quotation without an end is rather the end of one that was not closed in its clause: the rest of
    /// a quotation, in lines that stand as deep as the clause.
    fn closes_wrapped(&self, opened: usize, mark: usize) -> bool {
        let between = &self.source[opened..mark];
        let mut lines = between.lines().skip(1).peekable();
        lines.peek().is_some()
            && !between.ends_with(char::is_whitespace)
            && lines.all(|line| line.starts_with([' ', '\t']) && !line.trim().is_empty())
    }

    /// Blanks the full stop or the comma that ends a clause or a bullet.
    pub(super) fn end_sentence(&mut self) {
        match self.text[self.clause.min(self.ink)..self.ink] {
            [.., b',' | keyword::COMMA_MARK] => self.blank_last(),
            [ref before @ .., b'.'] if !ends_abbreviated(before) => self.blank_last(),
            _ => {}
        }
    }

    /// Blanks the last character that is not blank.
    fn blank_last(&mut self) {
        self.text[self.ink - 1] = b' ';
        self.ink = self.text[..self.ink].trim_ascii_end().len();
    }

    /// Blanks a comma at the end of what was read so far; false where there is none.
    pub(super) fn drop_comma(&mut self) -> bool {
        let ends = self.text[self.clause.min(self.ink)..self.ink].ends_with(&[keyword::COMMA_MARK]);
        if ends {
            self.blank_last();
        }
        ends
    }
}

/// Whether the last word of a laid-out text is an abbreviation.
fn ends_abbreviated(text: &[u8]) -> bool {
    let word = text.rsplit(u8::is_ascii_whitespace).next().unwrap_or(text);
    str::from_utf8(word).is_ok_and(is_abbreviation)
}

/// Whether the last word, whose full stop is left out, is letters that each have one (`U.K`, `A`).
pub(in crate::syntax) fn is_abbreviation(text: &str) -> bool {
    let word = text.rsplit(char::is_whitespace).next().unwrap_or(text);
    word.split('.').all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic))
}
