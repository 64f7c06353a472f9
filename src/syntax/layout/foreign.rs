//! Passes what other writing has for the marks of the language: arrows, quotation marks, and characters that do not show.

use super::characters::span;
use super::{Layout, Quotation};
use crate::syntax::fault::{Fault, LayoutFault};

impl Layout<'_> {
    /// An arrow of other writing.
    pub(super) fn wrong_arrow(&mut self, at: usize, written: &'static str) {
        self.break_clause(Fault::layout(span(at, written.len()), LayoutFault::WrongArrow { written }));
        self.blank_out(at, at + self.source[at..].chars().next().map_or(1, char::len_utf8));
    }

    /// `„staff trained“`: marks of other languages around a text. They are passed, so that what closes them opens nothing.
    pub(super) fn other_quotation(&mut self, opening: char, at: usize, end: usize) -> usize {
        let text = at + opening.len_utf8();
        let closing = if opening == '„' { &['“', '”', '"'][..] } else { &['”'] };
        let item = &self.source[text..];
        let next = item.match_indices('\n').map(|(at, _)| at + 1).find(|&at| !item[at..].starts_with([' ', '\t']));
        let Some(close) = item[..next.unwrap_or(item.len())].find(closing).map(|length| text + length) else {
            self.stray(opening, at);
            return text;
        };
        let more = if close < end { "" } else { " …" };
        let inside = format!("{}{more}", self.source[text..close.min(end)].trim());
        self.break_clause(Fault::layout(span(at, opening.len_utf8()), LayoutFault::OtherQuotation { opening, inside }));
        let last = self.source[close..].chars().next().unwrap_or('"');
        if close < end {
            let after = close + last.len_utf8();
            self.blank_out(at, after);
            return after;
        }
        self.open_quotation(opening, at);
        self.quotation = Some(Quotation { at, closing: last });
        text
    }

    pub(super) fn stray(&mut self, character: char, at: usize) {
        let length = character.len_utf8();
        self.break_clause(Fault::layout(span(at, length), LayoutFault::StrayCharacter { character }));
        self.blank_out(at, at + length);
    }
}

/// What is written for an arrow in other writing, by word processors and by their fonts.
const WRONG_ARROWS: [&str; 28] = [
    "-->", "=>", "–>", "—>", "―>", "−>", "⇒", "⇨", "⇾", "⇢", "↦", "↣", "⟶", "⟹", "⟼", "➔", "➙", "➛", "➜", "➝", "➞",
    "➟", "➠", "➡", "➧", "➨", "➾", "\u{f0e0}",
];

/// The arrow of other writing that a text begins with.
pub(super) fn arrow(text: &str) -> Option<&'static str> {
    let first = *text.as_bytes().first()?;
    let may_begin_one = matches!(first, b'-' | b'=' | 0xe2 | 0xef);
    may_begin_one.then(|| WRONG_ARROWS.into_iter().find(|arrow| text.starts_with(arrow)))?
}
