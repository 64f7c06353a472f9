//! Copies the characters of a line into the piece: blanks what is white space or comment, and follows quotations.

use super::{DEEPEST, Layout, Quotation};
use crate::source::Span;
use crate::syntax::fault::{Fault, LayoutFault};
use crate::syntax::keyword;
use crate::syntax::wording;

/// Bytes outside quotations that need a second look.
static SPECIAL: [bool; 256] = special(b" ,;=[]-\"#()\xc2\xe1\xe2\xe3\xef");
/// Bytes inside quotations that need a second look.
static QUOTED: [bool; 256] = special(b"\"\\\xe2");

/// The first letters of keywords that stand inside clauses, and `?`.
static BEGINS_KEYWORD: [bool; 256] = table(b"aonutAONUT?");

const fn special(bytes: &[u8]) -> [bool; 256] {
    let mut table = table(bytes);
    let mut index = 0;
    while index < 0x20 {
        table[index] = true;
        index += 1;
    }
    table[0x7f] = true;
    table
}

const fn table(bytes: &[u8]) -> [bool; 256] {
    let mut table = [false; 256];
    let mut index = 0;
    while index < bytes.len() {
        table[bytes[index] as usize] = true;
        index += 1;
    }
    table
}

/// Whether a word goes on after a space as the one before it did: it is no mark, and outside bullets no keyword either.
fn goes_on(first: u8, is_bullet: bool) -> bool {
    !SPECIAL[usize::from(first)] && (is_bullet || !BEGINS_KEYWORD[usize::from(first)])
}

impl Layout<'_> {
    /// Copies the source text from `at` to `end`, which is the end of a line.
    pub(super) fn copy(&mut self, mut at: usize, end: usize) {
        self.between_words = true;
        while at < end {
            at = match self.quotation {
                Some(quotation) => self.copy_quoted(quotation, at, end),
                None => self.copy_bare(at, end),
            };
        }
    }

    /// Copies words, or the one character that stands before them; gives the place after it.
    fn copy_bare(&mut self, at: usize, end: usize) -> usize {
        let byte = self.source.as_bytes()[at];
        let may_begin = self.between_words && self.dashes.is_empty() && BEGINS_KEYWORD[usize::from(byte)];
        if let Some(after) = may_begin.then(|| self.mark_keyword(at, end)).flatten() {
            return after;
        }
        let words = self.words(at, end);
        if words > at {
            self.plain(at, words);
            return words;
        }
        let Some(character) = self.source[at..end].chars().next() else { return end };
        self.unquoted(character, at, end)
    }

    /// The end of the plain words that begin here: single spaces between them are copied with them.
    fn words(&self, at: usize, end: usize) -> usize {
        let bytes = &self.source.as_bytes()[..end];
        let is_bullet = !self.dashes.is_empty();
        let mut next = at;
        while let Some(&byte) = bytes.get(next) {
            if SPECIAL[usize::from(byte)] {
                let joins =
                    byte == b' ' && next > at && bytes.get(next + 1).is_some_and(|&after| goes_on(after, is_bullet));
                if !joins {
                    break;
                }
            }
            next += 1;
        }
        next
    }

    /// Copies what stands inside a quotation, up to a character that needs a look; gives the place after it.
    fn copy_quoted(&mut self, quotation: Quotation, at: usize, end: usize) -> usize {
        let plain = self.source.as_bytes()[at..end].iter().position(|&byte| QUOTED[usize::from(byte)]);
        let stop = plain.map_or(end, |length| at + length);
        self.plain(at, stop);
        match self.source[stop..end].chars().next() {
            Some(character) => self.quoted(quotation, character, stop),
            None => end,
        }
    }

    /// Copies a keyword, if one begins here, with its first letter replaced by its mark; gives the place after it.
    fn mark_keyword(&mut self, at: usize, end: usize) -> Option<usize> {
        let rest = &self.source[at..end];
        let (mut mark, length) = keyword::inline(rest).or_else(|| keyword::quantifier(rest))?;
        match mark.as_bytes()[0] {
            keyword::THEN_MARK => self.start_inline_then(),
            keyword::UNLESS_MARK => _ = self.drop_comma(),
            keyword::AND_MARK if self.drop_comma() => mark = keyword::COMMA_AND,
            keyword::OR_MARK if self.drop_comma() => mark = keyword::COMMA_OR,
            _ => {}
        }
        self.ink(mark);
        self.between_words = false;
        Some(at + length)
    }

    /// A `then` in the line of its `if` starts a clause: the space before it becomes the mark of one.
    fn start_inline_then(&mut self) {
        let clause = &self.piece.text[self.clause..];
        let sentence = clause.as_bytes().first() == Some(&keyword::THEN_MARK)
            || keyword::begins_with(clause, "if")
            || keyword::begins_with(clause, "only if");
        if self.parentheses == 0 && sentence && clause.ends_with(' ') {
            _ = self.drop_comma();
            self.piece.text.pop();
            self.piece.text.push('\t');
            self.clause = self.piece.text.len();
        }
    }

    /// Writes blanks.
    pub(super) fn blank(&mut self, length: usize) {
        if length == 1 {
            return self.piece.text.push(' ');
        }
        const BLANKS: &str = "                                                                ";
        let mut left = length;
        while left > 0 {
            let count = left.min(BLANKS.len());
            self.piece.text.push_str(&BLANKS[..count]);
            left -= count;
        }
    }

    fn plain(&mut self, at: usize, end: usize) {
        if at < end {
            self.ink(&self.source[at..end]);
            self.between_words = false;
        }
    }

    fn ink(&mut self, text: &str) {
        self.piece.text.push_str(text);
        self.ink = self.piece.text.len();
    }

    /// One character inside a quotation; gives the place after it.
    fn quoted(&mut self, quotation: Quotation, character: char, at: usize) -> usize {
        let after = at + character.len_utf8();
        if character == quotation.closing {
            self.quotation = None;
            self.ink(if character == '"' { "" } else { "__" });
            self.mark('"');
        } else if character == '\\' && self.source[after..].starts_with(['"', '\\']) {
            self.ink("__");
            return after + 1;
        } else if character == '"' || character.is_ascii_control() {
            self.ink("_");
        } else {
            self.ink(&self.source[at..after]);
        }
        after
    }

    /// One character outside quotations; gives the place after it.
    fn unquoted(&mut self, character: char, at: usize, end: usize) -> usize {
        let after = at + character.len_utf8();
        match character {
            ' ' => self.space(1),
            '"' | '“' => self.open_quotation(character, at),
            '#' if self.item.is_some() && self.is_comment(at, after, end) => {
                self.comment(at, end);
                return end;
            }
            '→' => self.arrow(" ->", "\u{1a}\u{1b}\u{1b}"),
            '(' => self.open_parenthesis(at),
            ')' => {
                self.parentheses = self.parentheses.saturating_sub(1);
                self.mark(')');
            }
            '-' if self.source[after..end].starts_with("->") => self.wrong_arrow(at, "-->"),
            '=' if self.source[after..end].starts_with('>') => self.wrong_arrow(at, "=>"),
            '⇒' => self.wrong_arrow(at, "⇒"),
            ',' | ';' | '=' | '[' | ']' => self.mark(character),
            '-' if self.source[after..end].starts_with('>') => {
                self.arrow("->", "\u{1a}\u{1b}");
                return after + 1;
            }
            _ if character.is_whitespace() => self.space(character.len_utf8()),
            _ if character == '”' || character.is_ascii_control() || wording::is_invisible(character) => {
                self.stray(character, at);
            }
            _ => self.plain(at, after),
        }
        after
    }

    /// Writes blanks between words.
    fn space(&mut self, length: usize) {
        self.blank(length);
        self.between_words = true;
    }

    /// Writes a mark between phrases: in a bullet, which is one phrase, as it is.
    fn mark(&mut self, mark: char) {
        let written = if self.dashes.is_empty() { keyword::marked(mark) } else { mark };
        self.piece.text.push(written);
        self.ink = self.piece.text.len();
        self.between_words = true;
    }

    fn arrow(&mut self, in_bullet: &str, elsewhere: &str) {
        self.ink(if self.dashes.is_empty() { elsewhere } else { in_bullet });
        self.between_words = true;
    }

    fn open_quotation(&mut self, character: char, at: usize) {
        let closing = if character == '"' { '"' } else { '”' };
        self.quotation = Some(Quotation { at, closing });
        self.mark('"');
        self.between_words = false;
        self.ink(if character == '"' { "" } else { "__" });
    }

    fn open_parenthesis(&mut self, at: usize) {
        self.parentheses += 1;
        if self.parentheses == DEEPEST + 1 {
            self.break_clause(Fault::layout(span(at, 1), LayoutFault::TooDeep));
        }
        self.mark('(');
    }

    fn wrong_arrow(&mut self, at: usize, written: &'static str) {
        self.break_clause(Fault::layout(span(at, written.len()), LayoutFault::WrongArrow { written }));
        self.blank(self.source[at..].chars().next().map_or(1, char::len_utf8));
    }

    fn stray(&mut self, character: char, at: usize) {
        let length = character.len_utf8();
        self.break_clause(Fault::layout(span(at, length), LayoutFault::StrayCharacter { character }));
        self.blank(length);
    }

    /// Whether a `#` has white space on both sides, or an end of its line.
    fn is_comment(&self, at: usize, after: usize, end: usize) -> bool {
        let before = self.source[..at].chars().next_back();
        let next = self.source[after..end].chars().next();
        before.is_none_or(char::is_whitespace) && next.is_none_or(char::is_whitespace)
    }

    /// Passes over a comment.
    pub(super) fn comment(&mut self, at: usize, end: usize) {
        let trimmed = self.source[at..end].trim_end().len();
        self.comments.push(Span::new(at as u32, (at + trimmed) as u32));
        self.blank(end - at);
    }

    /// Notes what is wrong with the layout of the present clause.
    pub(super) fn break_clause(&mut self, fault: Fault) {
        self.faults.push(fault);
        if self.piece.broken.last() != Some(&self.clause) {
            self.piece.broken.push(self.clause);
        }
    }
}

fn span(at: usize, length: usize) -> Span {
    Span::new(at as u32, (at + length) as u32)
}
