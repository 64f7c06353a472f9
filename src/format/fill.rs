//! Lays out what a clause lists: as many units on a line as fit, or one on each.

use super::WIDTH;
use super::item::Writer;
use super::run::{Run, width};
use crate::source::Span;

/// What stays together where there is room: an operand, a fact, a piece of evidence.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    /// Its words.
    pub(super) run: Run,
    /// Where it stands in the source.
    pub(super) span: Span,
}

/// What opens a line of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opens {
    /// An item.
    Item,
    /// A clause.
    Clause,
    /// Nothing: it goes on with a clause.
    Nothing,
}

/// A line of the page, with the rows that it is wrapped into.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Its rows, indented.
    pub(super) rows: Vec<String>,
    /// What of the source it says: a comment inside that has no place but above it.
    pub(super) span: Span,
    /// What it opens.
    pub(super) opens: Opens,
}

impl Line {
    /// The characters before its text.
    pub(super) fn indent(&self) -> usize {
        self.rows.first().map_or(0, |row| row.len() - row.trim_start().len())
    }
}

/// How units are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flow {
    /// As many on a line as fit.
    Filled,
    /// One on each line.
    Apart,
}

/// The beginning of a clause: its keyword, and the white space around it.
#[derive(Clone, Debug)]
pub(super) struct Head {
    /// The indentation and the keyword.
    pub(super) text: String,
    /// Where the clause starts in the source.
    pub(super) at: u32,
    /// What it opens.
    pub(super) opens: Opens,
}

impl Head {
    /// Its line, before anything follows.
    pub(super) fn line(&self) -> Line {
        Line { rows: vec![self.text.clone()], span: Span::new(self.at, self.at), opens: self.opens }
    }

    /// Whether units fit on a line with it.
    pub(super) fn fits(&self, units: &[Unit]) -> bool {
        width(&self.text) + units.iter().map(|unit| unit.run.width() + 1).sum::<usize>() <= WIDTH
    }
}

impl Writer<'_> {
    /// Lays out the units of a clause after its beginning; further lines are indented by `hang`.
    pub(super) fn fill(&mut self, head: &Head, units: &[Unit], hang: usize, flow: Flow) {
        let mut line = head.line();
        for (index, unit) in units.iter().enumerate() {
            if self.starts_line(&line, unit, index, flow) {
                self.lines.push(std::mem::replace(
                    &mut line,
                    Line { rows: vec![" ".repeat(hang)], span: unit.span, opens: Opens::Nothing },
                ));
            }
            let inner = if flow == Flow::Apart { hang + 2 } else { hang };
            unit.run.wrap_into(&mut line.rows, inner);
            line.span = line.span.to(unit.span);
        }
        self.lines.push(line);
    }

    fn starts_line(&self, line: &Line, unit: &Unit, index: usize, flow: Flow) -> bool {
        if !unit.run.may_begin_line() {
            return false;
        }
        let row = line.rows.last().map_or("", String::as_str);
        let is_full = width(row) + 1 + unit.run.width() > WIDTH;
        let is_parted = self.has_comment(line.span.end, unit.span.start);
        is_parted || (index > 0 && (is_full || flow == Flow::Apart))
    }

    /// Ends a clause, so that a full stop that belongs to its words is not dropped.
    pub(super) fn end(&mut self) {
        if let Some(row) = self.lines.last_mut().and_then(|line| line.rows.last_mut())
            && crate::syntax::bare::ends_with_stop(row)
        {
            row.push('.');
        }
    }

    /// Whether a comment begins in a part of the source.
    pub(super) fn has_comment(&self, from: u32, to: u32) -> bool {
        let next = self.comments.partition_point(|comment| comment.start < from);
        self.comments.get(next).is_some_and(|comment| comment.start < to)
    }
}
