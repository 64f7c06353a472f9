//! Decides what each line is: the start of an item, a clause or a bullet, or the continuation of one.

use super::bullets::{is_bullet, list_mark};
use super::{Layout, Start};
use crate::source::Span;
use crate::syntax::fault::{BulletFault, Fault, LayoutFault};
use crate::syntax::keyword;
use crate::syntax::text;
use crate::syntax::tree::Item;

/// A line that is not blank.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// Its first byte in the source text.
    start: usize,
    /// Its first byte that is not white space.
    pub(super) text: usize,
    /// One past its last byte, the line break left out.
    pub(super) end: usize,
    /// Its indentation in characters.
    pub(super) depth: usize,
    /// What it is indented with.
    with: Indentation,
}

/// What a line is indented with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Indentation {
    /// Nothing.
    None,
    /// Spaces of any kind.
    Spaces,
    /// Tabs.
    Tabs,
    /// Both.
    Mixed,
}

impl Line {
    pub(super) fn span(self) -> Span {
        Span::new(self.text as u32, self.end as u32)
    }

    /// The span of a keyword that the line begins with.
    pub(super) fn keyword(self, keyword: &str) -> Span {
        Span::new(self.text as u32, ((self.text + keyword.len()).min(self.end)) as u32)
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
            self.break_line(line, b' ');
            self.copy(line.text, line.end);
        } else if line.text == end {
            self.below_blank = true;
            self.break_line(line, b' ');
        } else if self.source.as_bytes()[line.text] == b'#' {
            self.break_line(line, b' ');
            self.comment(line.text, line.end);
            self.blank(line.end - line.text);
        } else {
            self.place(line);
            self.below_blank = false;
            self.above = line.span();
        }
    }

    fn measure(&self, start: usize, end: usize) -> Line {
        let bytes = &self.source.as_bytes()[start..end];
        let spaces = bytes.iter().position(|&byte| byte != b' ').unwrap_or(bytes.len());
        let next = bytes.get(spaces).copied().unwrap_or(b' ');
        if next.is_ascii_graphic() {
            let with = if spaces == 0 { Indentation::None } else { Indentation::Spaces };
            return Line { start, text: start + spaces, end, depth: spaces, with };
        }
        let line = &self.source[start..end];
        let text = line.trim_start();
        let blank = &line[..line.len() - text.len()];
        let tabs = blank.chars().filter(|&character| character == '\t').count();
        let depth = blank.chars().count();
        let with = match depth {
            0 => Indentation::None,
            _ if tabs == 0 => Indentation::Spaces,
            _ if tabs == depth => Indentation::Tabs,
            _ => Indentation::Mixed,
        };
        Line { start, text: end - text.len(), end, depth, with }
    }

    /// Whether a line is inside the open quotation: one that is blank, or deeper than the clause.
    fn goes_on(&mut self, line: Line) -> bool {
        if line.text == line.end || line.depth > self.depth.unwrap_or(0) {
            return true;
        }
        if let Some(quotation) = self.quotation.take() {
            self.never_closed(quotation);
        }
        false
    }

    /// Writes what stands for the line break before a line, and its indentation.
    fn break_line(&mut self, line: Line, mark: u8) {
        if line.start > self.piece.base {
            self.text.push(mark);
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
                self.faults.push(Fault::layout(line.span(), LayoutFault::OutsideItem));
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
            self.start_clause(line);
            self.loose = true;
            return;
        }
        if is_bullet(text) && self.item.is_some_and(|item| item != Item::Broken) && self.is_in_clause() {
            return self.outdented_bullet(line);
        }
        self.no_item(line);
    }

    pub(super) fn start_item(&mut self, line: Line, item: Item) {
        self.check_blank_line(line, item);
        self.item = Some(item);
        let mark = if self.piece.items.is_empty() { b' ' } else { b'\n' };
        let at = self.start_with(line, mark, None);
        self.piece.items.push(Start { at, item });
        self.depth = None;
        self.indented_with = Indentation::None;
        self.loose = item == Item::Statement;
        if item == Item::Broken {
            self.piece.broken.push(at);
        }
    }

    /// An item directly below a column-0 `if` or `then` may be the rest of a wrapped sentence.
    fn check_blank_line(&mut self, line: Line, item: Item) {
        let restarts = matches!(item, Item::Statement | Item::Cmoc | Item::Broken);
        if !self.loose || self.below_blank || restarts {
            return;
        }
        let word = self.source[line.text..line.end].split_whitespace().next().unwrap_or_default();
        let at = Span::new(line.text as u32, (line.text + word.len()) as u32);
        self.faults.push(Fault::layout(at, LayoutFault::NoBlankLine { keyword: word.to_owned() }));
    }

    /// Whether a line is indented with the white space of the lines above it in its item.
    fn is_indented_alike(&mut self, line: Line) -> bool {
        if self.indented_with == Indentation::None {
            self.indented_with = line.with;
        }
        line.with != Indentation::Mixed && line.with == self.indented_with
    }

    fn mixed_indentation(&mut self, line: Line) {
        let at = Span::new(line.start as u32, line.text as u32);
        self.break_clause(Fault::layout(at, LayoutFault::MixedIndentation));
    }

    pub(super) fn start_clause(&mut self, line: Line) {
        self.start_with(line, b'\t', None);
    }

    /// Starts a clause, in a case perhaps one with a dash; gives its place in the piece.
    fn start_with(&mut self, line: Line, mark: u8, dash: Option<usize>) -> usize {
        self.end_clause();
        self.break_line(line, mark);
        self.clause = self.text.len();
        self.ink = self.clause;
        self.dashes.clear();
        self.dashes.extend(dash);
        self.parentheses = 0;
        let start = self.clause;
        self.copy(line.text, line.end);
        start
    }

    pub(super) fn start_bullet(&mut self, line: Line) {
        self.end_sentence();
        self.break_line(line, b'\r');
        while self.dashes.pop_if(|dash| *dash >= line.depth).is_some() {}
        self.dashes.push(line.depth);
        self.copy(line.text, line.end);
    }

    pub(super) fn go_on(&mut self, line: Line) {
        self.break_line(line, b' ');
        self.copy(line.text, line.end);
    }

    fn under_statement(&mut self, line: Line) {
        if !self.is_indented_alike(line) {
            self.go_on(line);
            return self.mixed_indentation(line);
        }
        let text = &self.source[line.text..line.end];
        let Some(keyword) = keyword::of_list(text, keyword::clauses(Item::Statement)) else {
            return self.deeper(line);
        };
        self.start_clause(line);
        self.loose = false;
        if matches!(keyword, "actor" | "strengthened by" | "weakened by") {
            let above = text::bare(self.above.of(self.source)).into_owned();
            let wrong = LayoutFault::MayContinue { keyword, line: text::bare(text).into_owned(), above };
            self.break_clause(Fault::layout(line.keyword(keyword), wrong));
        }
    }

    fn under_heading(&mut self, line: Line, item: Item) {
        if !self.is_indented_alike(line) {
            self.go_on(line);
            return self.mixed_indentation(line);
        }
        let depth = *self.depth.get_or_insert(line.depth);
        if line.depth == depth {
            return self.clause_line(line);
        }
        if line.depth < depth {
            self.go_on(line);
            return self.break_clause(Fault::layout(line.span(), LayoutFault::Between));
        }
        let text = &self.source[line.text..line.end];
        if let Some(keyword) = keyword::of_list(text, keyword::clauses(item))
            && !self.continues_bullet(line, keyword)
        {
            let above = text::bare(self.above.of(self.source)).into_owned();
            let line_text = text::bare(text).into_owned();
            let wrong = LayoutFault::DeeperKeyword { keyword: keyword.to_owned(), line: line_text, above };
            self.break_clause(Fault::layout(line.keyword(keyword), wrong));
        }
        self.deeper(line);
    }

    /// A line at the depth of the clauses: a clause, in a case perhaps a bullet.
    fn clause_line(&mut self, line: Line) {
        let text = &self.source[line.text..line.end];
        if let Some(mark) = list_mark(text) {
            self.marked_clause(line, mark);
        } else if !is_bullet(text) {
            self.start_clause(line);
        } else if self.item == Some(Item::Case) || !self.is_in_clause() {
            self.start_with(line, b'\t', Some(line.depth));
        } else {
            self.outdented_bullet(line);
        }
    }

    /// A line that goes on with a clause: a bullet, the `unless` after bullets, or the rest of a sentence.
    fn deeper(&mut self, line: Line) {
        let text = &self.source[line.text..line.end];
        if is_bullet(text) {
            return self.start_bullet(line);
        }
        if let Some(mark) = list_mark(text) {
            return self.marked_line(line, mark);
        }
        if self.dashes.first() == Some(&line.depth) && keyword::begins_with(text, "unless") {
            self.end_sentence();
            self.break_line(line, b'\r');
            self.dashes.clear();
            return self.copy(line.text, line.end);
        }
        if self.dashes.last().is_some_and(|&dash| line.depth <= dash) {
            let is_unless = keyword::begins_with(text, "unless") && self.has_unless();
            let wrong = if is_unless { BulletFault::SecondUnless } else { BulletFault::Beside };
            let at = if is_unless { line.keyword("unless") } else { line.span() };
            self.break_clause(Fault::bullet(at, wrong));
        } else if !self.dashes.is_empty() {
            self.check_bullet_goes_on(line);
        }
        self.go_on(line);
    }
}
