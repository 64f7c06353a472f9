//! Copies a line into the piece: blanks what is white space or comment, marks what parts phrases, and follows quotations.

use super::{DEEPEST, Layout, Quotation, foreign};
use crate::source::Span;
use crate::syntax::fault::{Fault, LayoutFault};
use crate::syntax::keyword;
use crate::syntax::wording;

/// What a byte outside quotations may be.
#[derive(Clone, Copy)]
enum May {
    /// Part of a word.
    Word,
    /// The first letter of a keyword, where a word begins.
    Keyword,
    /// A space.
    Space,
    /// Something that needs a second look.
    Special,
}

/// By byte: what it may be outside quotations.
static BARE: [May; 256] = {
    let table = with_controls([May::Word; 256], May::Special);
    let table = with(table, b",;=[]-\"#()\xc2\xe1\xe2\xe3\xef", May::Special);
    let table = with(table, b"aonutAONUT?", May::Keyword);
    with(table, b" ", May::Space)
};

/// By byte: whether it needs a second look inside quotations.
static QUOTED: [bool; 256] = with(with_controls([false; 256], true), b"\"\\\xe2", true);

/// A table with an entry of its own for some bytes.
const fn with<T: Copy>(mut table: [T; 256], bytes: &[u8], entry: T) -> [T; 256] {
    let mut index = 0;
    while index < bytes.len() {
        table[bytes[index] as usize] = entry;
        index += 1;
    }
    table
}

/// A table with an entry of its own for control characters.
const fn with_controls<T: Copy>(mut table: [T; 256], entry: T) -> [T; 256] {
    let mut control = 0;
    while control < b' ' as usize {
        table[control] = entry;
        control += 1;
    }
    with(table, b"\x7f", entry)
}

impl Layout<'_> {
    /// Copies the source text from `at` to `end`, which is the end of a line, and writes over what the grammar reads in another
    /// way.
    pub(super) fn copy(&mut self, mut at: usize, end: usize) {
        self.text.extend_from_slice(&self.source.as_bytes()[at..end]);
        self.between_words = true;
        while at < end {
            at = match self.quotation {
                Some(quotation) => self.pass_quoted(quotation, at, end),
                None => self.pass_bare(at, end),
            };
        }
    }

    /// Passes words, up to the end of the line or past the first character that needs a look; gives the place after it.
    fn pass_bare(&mut self, mut at: usize, end: usize) -> usize {
        let line = &self.source.as_bytes()[..end];
        let is_bullet = !self.dashes.is_empty();
        while let Some(&byte) = line.get(at) {
            match BARE[usize::from(byte)] {
                May::Space => {
                    self.between_words = true;
                    at += 1;
                }
                May::Special => return self.unquoted(at, end),
                May::Keyword if self.between_words && !is_bullet => match self.mark_keyword(at, end) {
                    Some(after) => at = after,
                    None => at = self.word(at, line),
                },
                May::Word | May::Keyword => at = self.word(at, line),
            }
        }
        end
    }

    /// Passes a word, or the rest of one; gives the place after it.
    fn word(&mut self, at: usize, line: &[u8]) -> usize {
        let goes_on = |byte: &&u8| matches!(BARE[usize::from(**byte)], May::Word | May::Keyword);
        let after = at + line[at..].iter().take_while(goes_on).count();
        self.plain(after);
        after
    }

    /// Passes what stands inside a quotation, with the character after it that needs a look; gives the place after it.
    fn pass_quoted(&mut self, quotation: Quotation, at: usize, end: usize) -> usize {
        let plain = self.source.as_bytes()[at..end].iter().position(|&byte| QUOTED[usize::from(byte)]);
        let stop = plain.map_or(end, |length| at + length);
        if stop > at {
            self.plain(stop);
        }
        match self.source[stop..end].chars().next() {
            Some(character) => self.quoted(quotation, character, stop),
            None => end,
        }
    }

    /// Replaces the first letter of a keyword, if one begins here, by its mark; gives the place after the keyword.
    fn mark_keyword(&mut self, at: usize, end: usize) -> Option<usize> {
        let rest = &self.source[at..end];
        let (mut mark, length) = keyword::inline(rest).or_else(|| keyword::quantifier(rest))?;
        match mark {
            keyword::THEN_MARK => self.start_inline_then(at),
            keyword::UNLESS_MARK => _ = self.drop_comma(),
            keyword::AND_MARK if self.drop_comma() => mark = keyword::COMMA_AND_MARK,
            keyword::OR_MARK if self.drop_comma() => mark = keyword::COMMA_OR_MARK,
            _ => {}
        }
        let first = self.laid(at);
        self.text[first] = mark;
        self.text[first + 1..first + length].make_ascii_lowercase();
        self.plain(at + length);
        Some(at + length)
    }

    /// A `then` in the line of its `if` starts a clause: the space before it becomes the mark of one.
    fn start_inline_then(&mut self, at: usize) {
        let at = self.laid(at);
        let clause = &self.text[self.clause..at];
        if self.parentheses == 0 && clause.ends_with(b" ") && is_sentence(clause) {
            _ = self.drop_comma();
            self.text[at - 1] = b'\t';
            self.clause = at;
        }
    }

    /// The place in the piece of a place in the source text.
    fn laid(&self, at: usize) -> usize {
        at - self.piece.base
    }

    /// Adds blanks.
    pub(super) fn blank(&mut self, length: usize) {
        self.text.resize(self.text.len() + length, b' ');
    }

    /// Writes over what stands from `at` to `after` in the source text: with blanks.
    pub(super) fn blank_out(&mut self, at: usize, after: usize) {
        let (at, after) = (self.laid(at), self.laid(after));
        self.text[at..after].fill(b' ');
    }

    /// Writes over what stands at `at` in the source text.
    fn write(&mut self, at: usize, written: &str) {
        let at = self.laid(at);
        self.ink = at + written.len();
        self.text[at..self.ink].copy_from_slice(written.as_bytes());
    }

    /// Leaves words as they are, up to a place in the source text.
    fn plain(&mut self, after: usize) {
        self.ink = self.laid(after);
        self.between_words = false;
    }

    /// One character inside a quotation; gives the place after it.
    fn quoted(&mut self, quotation: Quotation, character: char, at: usize) -> usize {
        let after = at + character.len_utf8();
        if character == quotation.closing {
            self.quotation = None;
            self.write(at, if character == '"' { "" } else { "__" });
            self.mark(b'"', after - 1);
        } else if character == '\\' && self.source[after..].starts_with(['"', '\\']) {
            self.write(at, "__");
            return after + 1;
        } else if character == '"' || character.is_ascii_control() {
            self.write(at, "_");
        } else {
            self.ink = self.laid(after);
        }
        after
    }

    /// One character outside quotations; gives the place after it.
    fn unquoted(&mut self, at: usize, end: usize) -> usize {
        let Some(character) = self.source[at..end].chars().next() else { return end };
        let after = at + character.len_utf8();
        if let Some(written) = foreign::arrow(&self.source[at..end]) {
            self.wrong_arrow(at, written);
            return after;
        }
        match character {
            '"' | '“' => self.open_quotation(character, at),
            '„' | '”' if self.between_words => return self.other_quotation(character, at, end),
            '#' if self.item.is_some() && self.is_comment(at, after, end) => {
                self.comment(at, end);
                self.blank_out(at, end);
                return end;
            }
            '→' => self.arrow(at, " ->", "\u{1a}\u{1b}\u{1b}"),
            '(' => self.open_parenthesis(at),
            ')' => {
                self.parentheses = self.parentheses.saturating_sub(1);
                self.mark(b')', at);
            }
            ',' | ';' | '=' | '[' | ']' => self.mark(self.source.as_bytes()[at], at),
            '-' if self.source[after..end].starts_with('>') => {
                self.arrow(at, "->", "\u{1a}\u{1b}");
                return after + 1;
            }
            _ if character.is_whitespace() => {
                self.blank_out(at, after);
                self.between_words = true;
            }
            _ if character == '”' || character.is_ascii_control() || wording::is_invisible(character) => {
                self.stray(character, at);
            }
            _ => self.plain(after),
        }
        after
    }

    /// Writes a mark between phrases: in a bullet, which is one phrase, as it is.
    fn mark(&mut self, mark: u8, at: usize) {
        let at = self.laid(at);
        self.text[at] = if self.dashes.is_empty() { keyword::marked(mark) } else { mark };
        self.ink = at + 1;
        self.between_words = true;
    }

    fn arrow(&mut self, at: usize, in_bullet: &str, elsewhere: &str) {
        self.write(at, if self.dashes.is_empty() { elsewhere } else { in_bullet });
        self.between_words = true;
    }

    pub(super) fn open_quotation(&mut self, character: char, at: usize) {
        let closing = if character == '"' { '"' } else { '”' };
        self.quotation = Some(Quotation { at, closing });
        self.mark(b'"', at);
        self.between_words = false;
        self.write(at + 1, if character == '"' { "" } else { "__" });
    }

    fn open_parenthesis(&mut self, at: usize) {
        self.parentheses += 1;
        if self.parentheses == DEEPEST + 1 {
            self.break_clause(Fault::layout(span(at, 1), LayoutFault::TooDeep));
        }
        self.mark(b'(', at);
    }

    /// Whether a `#` has white space on both sides, or an end of its line.
    fn is_comment(&self, at: usize, after: usize, end: usize) -> bool {
        let before = self.source[..at].chars().next_back();
        let next = self.source[after..end].chars().next();
        before.is_none_or(char::is_whitespace) && next.is_none_or(char::is_whitespace)
    }

    /// Notes a comment.
    pub(super) fn comment(&mut self, at: usize, end: usize) {
        let trimmed = self.source[at..end].trim_end().len();
        self.comments.push(Span::new(at as u32, (at + trimmed) as u32));
    }

    /// Notes what is wrong with the layout of the present clause.
    pub(super) fn break_clause(&mut self, fault: Fault) {
        self.faults.push(fault);
        if self.piece.broken.last() != Some(&self.clause) {
            self.piece.broken.push(self.clause);
        }
    }
}

/// Whether a laid-out clause begins with `if`, `only if` or `then`: its first two words say.
fn is_sentence(clause: &[u8]) -> bool {
    let begins_word = |pair: &[u8]| matches!(pair, [b' ', after] if *after != b' ');
    let third = clause.windows(2).enumerate().filter(|(_, pair)| begins_word(pair)).nth(1);
    let words = str::from_utf8(third.map_or(clause, |(end, _)| &clause[..end])).unwrap_or_default();
    clause.first() == Some(&keyword::THEN_MARK)
        || keyword::begins_with(words, "if")
        || keyword::begins_with(words, "only if")
}

pub(super) fn span(at: usize, length: usize) -> Span {
    Span::new(at as u32, (at + length) as u32)
}
