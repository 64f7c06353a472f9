//! Turns places of a source into the lines around them, found by the source's line index and not by a scan.

use miette::{MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

use super::clipped::Clipped;
use crate::source::Source;

/// A source as miette reads it: as it is, or where lines are too long to be shown, their parts around some places.
#[derive(Debug)]
pub(super) struct Excerpt<'s> {
    source: &'s Source,
    clipped: Option<Clipped>,
}

impl<'s> Excerpt<'s> {
    /// Of the lines around some places, each an offset and a length.
    pub(super) fn of(source: &'s Source, places: &[(usize, usize)]) -> Self {
        Self { source, clipped: Clipped::of(source.text(), places) }
    }

    /// Where a place of the source stands in the excerpt.
    pub(super) fn place(&self, (start, length): (usize, usize)) -> (usize, usize) {
        let Some(clipped) = &self.clipped else { return (start, length) };
        let [first, last] = [start, start + length].map(|at| clipped.shown(at));
        (first, last - first)
    }

    fn text(&self) -> &str {
        self.clipped.as_ref().map_or_else(|| self.source.text(), Clipped::text)
    }

    /// The place in the source of an offset of the excerpt.
    fn meant(&self, offset: usize) -> usize {
        self.clipped.as_ref().map_or(offset, |clipped| clipped.meant(offset))
    }

    /// Where the text of the line starts that is `lines` above the one of an offset, a byte-order mark aside.
    fn first_of_line(&self, offset: usize, lines: usize) -> usize {
        let start = line_start(self.text().as_bytes(), offset, lines);
        if start == 0 && self.text().starts_with('\u{feff}') { '\u{feff}'.len_utf8().min(offset) } else { start }
    }
}

impl SourceCode for Excerpt<'_> {
    /// Whole lines where lines of context are asked for; else the place alone, which miette does for its line and column.
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let bytes = self.text().as_bytes();
        let end = (span.offset() + span.len()).min(bytes.len());
        let start = span.offset().min(end);
        let lines = match (before, after) {
            (0, 0) => start..end,
            _ => self.first_of_line(start, before)..line_end(bytes, end, after),
        };
        let first = self.source.position(self.meant(lines.start) as u32);
        let data = &bytes[lines.clone()];
        Ok(Box::new(MietteSpanContents::new_named(
            self.source.name().to_owned(),
            data,
            (lines.start, lines.len()).into(),
            first.line as usize - 1,
            first.column as usize - 1,
            memchr::memchr_iter(b'\n', data).count(),
        )))
    }
}

/// Where the line starts that is `lines` above the one of an offset.
pub(super) fn line_start(bytes: &[u8], offset: usize, lines: usize) -> usize {
    let mut breaks = memchr::memrchr_iter(b'\n', &bytes[..offset]);
    breaks.nth(lines).map_or(0, |at| at + 1)
}

/// Where the line ends that is `lines` below the one of an offset, its line break included.
pub(super) fn line_end(bytes: &[u8], offset: usize, lines: usize) -> usize {
    let mut breaks = memchr::memchr_iter(b'\n', &bytes[offset..]);
    breaks.nth(lines).map_or(bytes.len(), |at| offset + at + 1)
}
