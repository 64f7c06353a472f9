//! Tells bullets from lines that look like bullets.

use super::Layout;
use super::lines::Line;
use crate::source::Span;
use crate::syntax::fault::{BulletFault, Fault, WordingFault};
use crate::syntax::keyword;
use crate::syntax::text;
use crate::syntax::tree::Item;
use crate::syntax::wording;

/// How long a locator that goes on in the next line is at most, in bytes.
const LOCATOR: usize = 1 << 10;

impl Layout<'_> {
    /// What continues a bullet does not begin with a word that would part a sentence.
    pub(super) fn check_bullet_goes_on(&mut self, line: Line) {
        let text = &self.source[line.text..line.end];
        let Some(word) = keyword::of_list(text, keyword::JOINING).filter(|_| !self.is_in_locator()) else { return };
        let above = text::bare(self.above.of(self.source)).into_owned();
        let above = above.strip_prefix("- ").unwrap_or(&above);
        let whole = wording::phrase_in_quotes(&format!("{above} {}", text::bare(text)));
        self.break_clause(Fault::bullet(line.keyword(word), BulletFault::Continues { word, whole }));
    }

    /// Whether the bullet has a bracket that is still open: what stands in it says where, and parts nothing.
    fn is_in_locator(&self) -> bool {
        let laid = &self.text;
        let near = &laid[self.clause.max(laid.len().saturating_sub(LOCATOR))..];
        let bullet = &near[memchr::memrchr(b'\r', near).unwrap_or(0)..];
        self.item == Some(Item::Case) && memchr::memrchr(b'[', bullet) > memchr::memrchr(b']', bullet)
    }

    /// Whether a line only continues a bullet with a word that would part a sentence: said of the bullet.
    pub(super) fn continues_bullet(&self, line: Line, keyword: &str) -> bool {
        matches!(keyword, "then" | "unless") && self.dashes.last().is_some_and(|&dash| line.depth > dash)
    }

    /// A bullet that is no deeper than the clause that it belongs to: said of the first of its list.
    pub(super) fn outdented_bullet(&mut self, line: Line) {
        let start = self.piece.base + self.clause;
        let item = self.item.unwrap_or(Item::Broken);
        let keyword = keyword::of_list(&self.source[start..], keyword::clauses(item)).unwrap_or("the line above");
        let fault = Fault::bullet(line.span(), BulletFault::Outdented { keyword: keyword.to_owned() });
        self.break_clause_once(fault);
        self.start_bullet(line);
    }

    /// Whether an `unless` stands in the clause already.
    pub(super) fn has_unless(&self) -> bool {
        memchr::memchr(keyword::UNLESS_MARK, &self.text[self.clause..]).is_some()
    }

    /// Whether a clause stands above in the item, to which a bullet may belong.
    pub(super) fn is_in_clause(&self) -> bool {
        let heading = self.piece.items.last().map(|item| item.at);
        self.item == Some(Item::Statement) || heading != Some(self.clause)
    }

    /// A line that begins as a list does in other writing, in the depth of a clause: said of the first of its list.
    pub(super) fn marked_clause(&mut self, line: Line, mark: usize) {
        let above = self.above.of(self.source);
        if self.item != Some(Item::Case) && self.is_in_clause() {
            return self.marked_line(line, mark);
        }
        let is_first = list_mark(above).is_none() || !self.is_in_clause();
        self.start_clause(line);
        if is_first {
            self.break_clause(self.list_mark_fault(line, mark));
        } else {
            self.piece.broken.push(self.clause);
        }
    }

    /// A line that begins as a list does in other writing, deeper than its clause: said of the first of the clause.
    pub(super) fn marked_line(&mut self, line: Line, mark: usize) {
        let fault = self.list_mark_fault(line, mark);
        self.break_clause_once(fault);
        self.go_on(line);
    }

    fn list_mark_fault(&self, line: Line, mark: usize) -> Fault {
        let at = Span::new(line.text as u32, (line.text + mark) as u32);
        let text = text::bare(&self.source[line.text + mark..line.end]).into_owned();
        let mark = at.of(self.source).to_owned();
        let wrong = if self.item == Some(Item::Case) && text.contains([',', ';']) {
            WordingFault::ListMarkBeforeFacts { mark, text }
        } else {
            WordingFault::ListMark { mark, text }
        };
        Fault::wording(at, wrong)
    }

    /// Notes what is wrong with the present clause where nothing is yet.
    fn break_clause_once(&mut self, fault: Fault) {
        if self.piece.broken.last() != Some(&self.clause) {
            self.break_clause(fault);
        }
    }
}

/// Whether a line is a bullet.
pub(super) fn is_bullet(text: &str) -> bool {
    text.strip_prefix('-').is_some_and(|rest| rest.chars().next().is_none_or(char::is_whitespace))
}

/// The length of what begins a list in other writing, if a line begins with that: `•`, `–`, `*`, `-` without a space,
/// `1.`, `2)`, `(a)`.
pub(in crate::syntax) fn list_mark(text: &str) -> Option<usize> {
    match *text.as_bytes().first()? {
        b'-' if !is_bullet(text) => dashes(text),
        b'+' if text[1..].starts_with(char::is_whitespace) => Some(1),
        b'*' | 0xc2 | 0xe2 | 0xef => wording::bullet_mark(text).map(char::len_utf8),
        b'0'..=b'9' => numbered(text, &['.', ')']),
        b'a'..=b'z' | b'A'..=b'Z' if text.as_bytes().get(1) == Some(&b')') => numbered(text, &[')']),
        b'(' => in_parentheses(text),
        _ => None,
    }
}

/// `-` or `--` without an arrow.
fn dashes(text: &str) -> Option<usize> {
    let length = text.len() - text.trim_start_matches('-').len();
    (!text[length..].starts_with('>')).then_some(length)
}

/// `1.`, `12)`, `a)` before white space.
fn numbered(text: &str, ends: &[char]) -> Option<usize> {
    let end = text.find(|character: char| !character.is_ascii_alphanumeric())?;
    let is_short = end <= 2 && text[end..].starts_with(ends);
    (is_short && text[end + 1..].starts_with(char::is_whitespace)).then_some(end + 1)
}

/// `(a)`, `(iv)`, `(12)` before a word that does not join it to anything.
fn in_parentheses(text: &str) -> Option<usize> {
    let end = text.find(')').filter(|&end| end <= 5)?;
    let inside = text[1..end].to_ascii_lowercase();
    let is_number = inside.len() <= 4 && inside.bytes().all(|byte| b"ivx0123456789".contains(&byte));
    let is_letter = inside.len() == 1 && inside.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_short = is_letter || (is_number && !inside.is_empty());
    let rest = &text[end + 1..];
    let word = rest.trim_start();
    let goes_on = word.starts_with(|next: char| next.is_alphanumeric() || next == '"' || next == '“');
    let is_joined = keyword::of_list(word, keyword::JOINING).is_some();
    (is_short && rest.len() > word.len() && goes_on && !is_joined).then_some(end + 1)
}
