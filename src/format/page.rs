//! Puts lines, comments and blank lines together.

use super::fill::{Line, Opens};
use crate::source::Span;

/// What stands on the page, from top to bottom.
#[derive(Clone, Copy, Debug)]
enum Entry<'p> {
    /// A comment on a line of its own.
    Comment { comment: &'p Placed<'p>, before: usize },
    /// A line.
    Line { index: usize },
}

/// A comment with what is seen of its place in the source.
#[derive(Clone, Debug)]
struct Placed<'t> {
    text: &'t str,
    at: usize,
    /// The characters before it on its line; none where a clause is before it.
    column: Option<usize>,
}

/// Which comments stand above a line, and which at its end.
#[derive(Clone, Debug, Default)]
struct Beside<'t> {
    above: Vec<Placed<'t>>,
    end: Option<Placed<'t>>,
}

/// The text of a page.
pub(super) fn assemble(text: &str, comments: &[Span], lines: &[Line]) -> String {
    let beside = place(text, comments, lines);
    let mut entries = Vec::with_capacity(lines.len() + comments.len());
    for (index, beside) in beside.iter().enumerate() {
        entries.extend(beside.above.iter().map(|comment| Entry::Comment { comment, before: index }));
        if index < lines.len() {
            entries.push(Entry::Line { index });
        }
    }
    let page = Page { text, lines, beside: &beside };
    let mut out = String::with_capacity(text.len());
    for index in 0..entries.len() {
        if index > 0 && page.is_below_blank(&entries, index) {
            out.push('\n');
        }
        page.entry(entries[index], &mut out);
    }
    out
}

/// Finds for each comment the line that it belongs to; those after the last line come last.
fn place<'t>(text: &'t str, comments: &[Span], lines: &[Line]) -> Vec<Beside<'t>> {
    let mut beside = vec![Beside::default(); lines.len() + 1];
    for comment in comments {
        let placed = Placed::of(*comment, text);
        let next = lines.partition_point(|line| line.span.start <= comment.start);
        let is_after = next > 0 && lines[next - 1].span.end <= comment.start;
        match (next.checked_sub(1), placed.column) {
            (Some(line), _) if !is_after => beside[line].add_above(placed),
            (Some(line), None) => beside[line].add_end(placed),
            (_, Some(_)) | (None, None) => beside[next].add_above(placed),
        }
    }
    beside
}

impl<'t> Beside<'t> {
    fn add_above(&mut self, comment: Placed<'t>) {
        self.above.extend(self.end.take());
        self.above.push(comment);
    }

    fn add_end(&mut self, comment: Placed<'t>) {
        self.above.extend(self.end.replace(comment));
    }
}

impl<'t> Placed<'t> {
    fn of(comment: Span, text: &'t str) -> Self {
        let at = comment.start as usize;
        let line = text[..at].rfind('\n').map_or(0, |at| at + 1);
        let before = text[line..at].trim_start_matches('\u{feff}');
        let column = before.trim().is_empty().then(|| before.chars().count());
        Self { text: comment.of(text).trim_end(), at, column }
    }
}

struct Page<'p> {
    text: &'p str,
    lines: &'p [Line],
    beside: &'p [Beside<'p>],
}

impl Page<'_> {
    fn entry(&self, entry: Entry<'_>, out: &mut String) {
        match entry {
            Entry::Comment { comment, before } => {
                out.push_str(&" ".repeat(self.indent(comment, before)));
                out.push_str(comment.text);
            }
            Entry::Line { index } => {
                out.push_str(&self.lines[index].rows.join("\n"));
                if let Some(end) = &self.beside[index].end {
                    out.push_str("  ");
                    out.push_str(end.text);
                }
            }
        }
        out.push('\n');
    }

    /// A comment stands as the line below it; one that was indented at the end of an item belongs to that.
    fn indent(&self, comment: &Placed<'_>, before: usize) -> usize {
        match self.lines.get(before) {
            Some(line) if line.opens != Opens::Item => line.indent(),
            Some(_) | None => self.belongs_above(comment, before),
        }
    }

    fn belongs_above(&self, comment: &Placed<'_>, before: usize) -> usize {
        if before > 0 && comment.column.is_some_and(|column| column > 0) { 2 } else { 0 }
    }

    fn is_below_blank(&self, entries: &[Entry<'_>], index: usize) -> bool {
        match entries[index] {
            Entry::Line { index: line } => match self.lines[line].opens {
                Opens::Item => {
                    let is_headed = matches!(entries[index - 1], Entry::Comment { comment, before } if self.is_attached(comment, before));
                    !is_headed && !self.stands_with(line) || self.was_below_blank(self.lines[line].span.start as usize)
                }
                Opens::Clause => self.was_below_blank(self.lines[line].span.start as usize),
                Opens::Nothing => false,
            },
            Entry::Comment { comment, before } => self.is_comment_below_blank(entries, index, comment, before),
        }
    }

    fn is_comment_below_blank(&self, entries: &[Entry<'_>], index: usize, comment: &Placed<'_>, before: usize) -> bool {
        let opens = self.lines.get(before).map_or(Opens::Item, |line| line.opens);
        if opens == Opens::Nothing || comment.column.is_none() {
            return false;
        }
        let is_first =
            !matches!(entries[index - 1], Entry::Comment { comment, before } if self.is_attached(comment, before));
        let heads = opens == Opens::Item && is_first && self.heads_item(&entries[index..]);
        heads || self.was_below_blank(comment.at)
    }

    /// Whether a comment is at column 0 and directly above another line at column 0.
    fn is_attached(&self, comment: &Placed<'_>, before: usize) -> bool {
        let Some(line) = self.lines.get(before) else { return false };
        line.opens == Opens::Item && self.belongs_above(comment, before) == 0
    }

    /// Whether comments stand directly above an item, without a blank line between.
    fn heads_item(&self, entries: &[Entry<'_>]) -> bool {
        let mut rest = entries.iter();
        let Some(Entry::Comment { comment, before }) = rest.next() else { return false };
        if !self.is_attached(comment, *before) {
            return false;
        }
        for entry in rest {
            match entry {
                Entry::Line { index } => return !self.was_below_blank(self.lines[*index].span.start as usize),
                Entry::Comment { comment, .. } if self.was_below_blank(comment.at) => return false,
                Entry::Comment { comment, before } if !self.is_attached(comment, *before) => return false,
                Entry::Comment { .. } => {}
            }
        }
        false
    }

    /// Whether an item stands directly below another of one line, as they did in the source.
    fn stands_with(&self, line: usize) -> bool {
        let Some(above) = line.checked_sub(1).map(|above| &self.lines[above]) else { return false };
        let first = |line: &Line| line.rows[0].split(' ').next().unwrap_or_default().to_owned();
        above.opens == Opens::Item
            && above.rows.len() == 1
            && self.beside[line].above.is_empty()
            && first(above) == first(&self.lines[line])
    }

    /// Whether the line of a place is below a blank line in the source.
    fn was_below_blank(&self, at: usize) -> bool {
        let line = self.text[..at].rfind('\n').map_or(0, |at| at + 1);
        let is_first = self.text[line..at].trim().trim_start_matches('-').trim().is_empty();
        let above = self.text[..line].strip_suffix('\n').map(|above| above.rsplit('\n').next().unwrap_or_default());
        is_first && above.is_some_and(|above| above.trim().is_empty())
    }
}
