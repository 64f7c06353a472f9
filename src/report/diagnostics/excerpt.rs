//! Turns a place of a source into the lines around it, found by the source's line index and not by a scan.

use miette::{MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

use crate::source::Source;

/// A source as miette reads it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Excerpt<'s>(pub(super) &'s Source);

impl SourceCode for Excerpt<'_> {
    /// Whole lines where lines of context are asked for; else the place alone, which miette does for its line and column.
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let bytes = self.0.text().as_bytes();
        let end = (span.offset() + span.len()).min(bytes.len());
        let start = span.offset().min(end);
        let lines = match (before, after) {
            (0, 0) => start..end,
            _ => self.first_of_line(start, before)..line_end(bytes, end, after),
        };
        let first = self.0.position(lines.start as u32);
        let data = &bytes[lines.clone()];
        Ok(Box::new(MietteSpanContents::new_named(
            self.0.name().to_owned(),
            data,
            (lines.start, lines.len()).into(),
            first.line as usize - 1,
            first.column as usize - 1,
            memchr::memchr_iter(b'\n', data).count(),
        )))
    }
}

impl Excerpt<'_> {
    /// Where the text of the line starts that is `lines` above the one of an offset, a byte-order mark aside.
    fn first_of_line(&self, offset: usize, lines: usize) -> usize {
        let text = self.0.text();
        let start = line_start(text.as_bytes(), offset, lines);
        if start == 0 && text.starts_with('\u{feff}') { '\u{feff}'.len_utf8().min(offset) } else { start }
    }
}

fn line_start(bytes: &[u8], offset: usize, lines: usize) -> usize {
    let mut breaks = memchr::memrchr_iter(b'\n', &bytes[..offset]);
    breaks.nth(lines).map_or(0, |at| at + 1)
}

/// Where the line ends that is `lines` below the one of an offset, its line break included.
fn line_end(bytes: &[u8], offset: usize, lines: usize) -> usize {
    let mut breaks = memchr::memchr_iter(b'\n', &bytes[offset..]);
    breaks.nth(lines).map_or(bytes.len(), |at| offset + at + 1)
}
