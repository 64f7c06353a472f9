//! Decides what each line is: the start of an item, a clause or a bullet, or the continuation of one.

use super::{Layout, Start};
use crate::source::Span;
use crate::syntax::fault::Fault;
use crate::syntax::keyword;
use crate::syntax::tree::Item;

/// A line that is not blank.
#[derive(Clone, Copy, Debug)]
struct Line {
    /// Its first byte in the source text.
    start: usize,
    /// Its first byte that is not white space.
    text: usize,
    /// One past its last byte, the line break left out.
    end: usize,
    /// Its indentation in characters.
    depth: usize,
}

impl Line {
    fn span(self) -> Span {
        Span::new(self.text as u32, self.end as u32)
    }
}

impl Layout<'_> {
    /// Reads the next line.
    pub(super) fn read_line(&mut self) {
        let start = self.next;
        let rest = &self.source.as_bytes()[start..];
        let end = memchr::memchr(b'\n', rest).map_or(self.source.len(), |length| start + length);
        self.next = (end + 1).min(self.source.len());
        let line = self.measure(start, end);
        if self.quotation.is_some() && self.goes_on(line) {
            self.break_line(line, " ");
            self.copy(line.text, line.end);
        } else if line.text == end {
            self.break_line(line, " ");
        } else if self.source.as_bytes()[line.text] == b'#' {
            self.break_line(line, " ");
            self.comment(line.text, line.end);
        } else {
            self.place(line);
        }
    }

    fn measure(&self, start: usize, end: usize) -> Line {
        let bytes = &self.source.as_bytes()[start..end];
        let spaces = bytes.iter().position(|&byte| byte != b' ').unwrap_or(bytes.len());
        let next = bytes.get(spaces).copied().unwrap_or(b' ');
        if next.is_ascii_graphic() {
            return Line { start, text: start + spaces, end, depth: spaces };
        }
        let line = &self.source[start..end];
        let text = line.trim_start();
        let depth = line[..line.len() - text.len()].chars().count();
        Line { start, text: end - text.len(), end, depth }
    }

    /// Whether a line is inside the open quotation: one that is blank, or deeper than the clause.
    fn goes_on(&mut self, line: Line) -> bool {
        if line.text == line.end || line.depth > self.depth.unwrap_or(0) {
            return true;
        }
        if let Some(quotation) = self.quotation.take() {
            let at = quotation.at as u32;
            self.break_clause(Fault::OpenQuotation { at: Span::new(at, at + 1) });
        }
        false
    }

    /// Writes what stands for the line break before a line, and its indentation.
    fn break_line(&mut self, line: Line, mark: &str) {
        if line.start > self.piece.base {
            self.piece.text.push_str(mark);
        }
        self.blank(line.text - line.start);
    }

    fn place(&mut self, line: Line) {
        if line.depth == 0 {
            return self.at_column_0(line);
        }
        match self.item {
            None => {
                self.start_item(line, Item::Broken);
                self.faults.push(Fault::OutsideItem { at: line.span() });
            }
            Some(Item::Broken) => self.go_on(line),
            Some(Item::Statement) => self.under_statement(line),
            Some(item) => self.under_heading(line, item),
        }
    }

    fn at_column_0(&mut self, line: Line) {
        let text = &self.source[line.text..line.end];
        if let Some(item) = keyword::item(text) {
            return self.start_item(line, item);
        }
        if self.item == Some(Item::Statement) && keyword::begins_with(text, "then") {
            return self.start_clause(line);
        }
        self.start_item(line, Item::Broken);
        self.faults.push(Fault::AtColumn0 { at: line.span() });
    }

    fn start_item(&mut self, line: Line, item: Item) {
        self.start(line, if self.piece.items.is_empty() { " " } else { "\n" });
        self.piece.items.push(Start { at: self.clause, item });
        self.item = Some(item);
        self.depth = None;
        self.indented_with = None;
    }

    fn start_clause(&mut self, line: Line) {
        self.start(line, "\t");
    }

    fn start(&mut self, line: Line, mark: &str) {
        self.end_clause();
        self.break_line(line, mark);
        self.clause = self.piece.text.len();
        self.ink = self.clause;
        self.dashes.clear();
        self.parentheses = 0;
        self.copy(line.text, line.end);
    }

    fn start_bullet(&mut self, line: Line) {
        self.end_sentence();
        self.break_line(line, "\r");
        self.dashes.push(line.depth);
        self.copy(line.text, line.end);
    }

    fn go_on(&mut self, line: Line) {
        self.break_line(line, " ");
        self.copy(line.text, line.end);
    }

    fn under_statement(&mut self, line: Line) {
        let text = &self.source[line.text..line.end];
        if keyword::of_list(text, keyword::clauses(Item::Statement)).is_some() {
            return self.start_clause(line);
        }
        self.deeper(line);
    }

    fn under_heading(&mut self, line: Line, item: Item) {
        let depth = *self.depth.get_or_insert(line.depth);
        if line.depth == depth {
            self.start_clause(line);
            if is_bullet(&self.source[line.text..line.end]) {
                self.dashes.push(line.depth);
            }
            return;
        }
        if line.depth < depth {
            self.go_on(line);
            return self.break_clause(Fault::Between { at: line.span() });
        }
        let text = &self.source[line.text..line.end];
        if let Some(keyword) = keyword::of_list(text, keyword::clauses(item)) {
            let at = Span::new(line.text as u32, (line.text + keyword.len()) as u32);
            self.break_clause(Fault::DeeperKeyword { at, keyword });
        }
        self.deeper(line);
    }

    /// A line that goes on with a clause: a bullet, the `unless` after bullets, or the rest of a sentence.
    fn deeper(&mut self, line: Line) {
        let text = &self.source[line.text..line.end];
        if is_bullet(text) {
            return self.start_bullet(line);
        }
        if self.dashes.contains(&line.depth) && keyword::begins_with(text, "unless") {
            self.end_sentence();
            self.break_line(line, "\r");
            self.dashes.clear();
            return self.copy(line.text, line.end);
        }
        if self.dashes.last().is_some_and(|&dash| line.depth <= dash) {
            self.break_clause(Fault::BesideBullets { at: line.span() });
        }
        self.go_on(line);
    }

    /// Ends a clause: closes what is open.
    pub(super) fn end_clause(&mut self) {
        if let Some(quotation) = self.quotation.take() {
            let at = quotation.at as u32;
            self.break_clause(Fault::OpenQuotation { at: Span::new(at, at + 1) });
        }
        self.end_sentence();
    }

    /// Blanks the full stop that ends a clause or a bullet.
    fn end_sentence(&mut self) {
        let sentence = &self.piece.text[..self.ink];
        let Some(before) = sentence.strip_suffix('.') else { return };
        if is_abbreviation(before) {
            return;
        }
        let dot = before.len();
        let blanks = self.piece.text.len() - dot;
        self.piece.text.truncate(dot);
        self.blank(blanks);
    }
}

/// Whether a line is a bullet.
fn is_bullet(text: &str) -> bool {
    text.strip_prefix('-').is_some_and(|rest| rest.chars().next().is_none_or(char::is_whitespace))
}

/// Whether the last word, whose full stop is left out, is letters that each have one (`U.K`).
fn is_abbreviation(text: &str) -> bool {
    let word = text.rsplit(' ').next().unwrap_or(text);
    let mut letters = word.split('.');
    word.contains('.') && letters.all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic))
}
