//! Turns lines that are too long to be shown into their parts around some places, and long words of a sentence into
//! their ends. (A drawing of a place beyond column 65,535 is not possible at all.)

use std::borrow::Cow;
use std::ops::Range;

use super::excerpt::{line_end, line_start};
use crate::source::Span;

/// The bytes of the longest line that is shown whole.
const LONGEST_LINE: usize = 400;
/// The bytes of a clipped line that are shown on each side of an end of a place.
const AROUND: usize = 80;
/// The characters of the longest words of a sentence that are said whole.
const LONGEST_WORDS: usize = 400;
/// The characters that are said of longer ones, at each end.
const SAID: usize = 120;
/// What stands where something is left out.
const LEFT_OUT: &str = " … ";

/// The lines around some places of a text, long ones clipped.
#[derive(Debug, Default)]
pub(super) struct Clipped {
    text: String,
    kept: Vec<Kept>,
}

/// A part of the source that is kept.
#[derive(Clone, Copy, Debug)]
struct Kept {
    meant: usize,
    shown: usize,
    length: usize,
}

impl Clipped {
    /// Of the lines around some places, each an offset and a length; none where no line is too long.
    pub(super) fn of(source: &str, places: &[(usize, usize)]) -> Option<Self> {
        let bytes = source.as_bytes();
        let around = |&(start, length): &(usize, usize)| {
            let (start, end) = (start.min(bytes.len()), (start + length).min(bytes.len()));
            line_start(bytes, start, 1)..line_end(bytes, end, 1)
        };
        let ranges = joined(places.iter().map(around).collect(), 0);
        let is_long = |range: &Range<usize>| source[range.clone()].split('\n').any(|line| line.len() > LONGEST_LINE);
        if !ranges.iter().any(is_long) {
            return None;
        }
        let mut clipped = Self::default();
        for range in ranges {
            clipped.add_lines(source, range, places);
        }
        Some(clipped)
    }

    /// The lines.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Where an offset of the source is shown: what is left out, where that is said.
    pub(super) fn shown(&self, at: usize) -> usize {
        let kept = self.kept.partition_point(|kept| kept.meant <= at).checked_sub(1).map(|index| self.kept[index]);
        kept.map_or(0, |kept| kept.shown + (at - kept.meant).min(kept.length))
    }

    /// The offset of the source that an offset of the text stands for.
    pub(super) fn meant(&self, at: usize) -> usize {
        let kept = self.kept.partition_point(|kept| kept.shown <= at).checked_sub(1).map(|index| self.kept[index]);
        kept.map_or(0, |kept| kept.meant + (at - kept.shown).min(kept.length))
    }

    fn add_lines(&mut self, source: &str, lines: Range<usize>, places: &[(usize, usize)]) {
        let mut start = lines.start;
        for line in source[lines].split_inclusive('\n') {
            let line = start..start + line.len();
            start = line.end;
            if line.len() <= LONGEST_LINE {
                self.keep(source, line);
            } else {
                self.add_parts(source, line, places);
            }
        }
    }

    /// The parts of a line around the ends of places in it; else its beginning.
    fn add_parts(&mut self, source: &str, line: Range<usize>, places: &[(usize, usize)]) {
        let text_end = line.start + source[line.clone()].trim_end_matches(['\n', '\r']).len();
        let ends = places.iter().flat_map(|&(start, length)| [start, start + length]);
        let mut inside: Vec<_> = ends.filter(|at| (line.start..=text_end).contains(at)).collect();
        if inside.is_empty() {
            inside.push(line.start);
        }
        let part = |at: &usize| {
            let (from, to) = (at.saturating_sub(AROUND).max(line.start), (at + AROUND).min(text_end));
            let part = Span::around(source, from, to);
            part.start as usize..part.end as usize
        };
        let parts = joined(inside.iter().map(part).collect(), LEFT_OUT.len());
        let mut before = line.start;
        for part in parts {
            self.leave_out(before..part.start);
            before = part.end;
            self.keep(source, part);
        }
        self.leave_out(before..text_end);
        self.keep(source, text_end..line.end);
    }

    fn keep(&mut self, source: &str, part: Range<usize>) {
        self.kept.push(Kept { meant: part.start, shown: self.text.len(), length: part.len() });
        self.text.push_str(&source[part]);
    }

    fn leave_out(&mut self, part: Range<usize>) {
        if !part.is_empty() {
            self.text.push_str(LEFT_OUT);
        }
    }
}

/// Ranges in order, those that overlap, or are no more than that far from each other, as one.
fn joined(mut ranges: Vec<Range<usize>>, apart: usize) -> Vec<Range<usize>> {
    ranges.sort_unstable_by_key(|range| range.start);
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match joined.last_mut() {
            Some(last) if range.start <= last.end + apart => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
}

/// A sentence with what it quotes cut in the middle where that is long.
pub(super) fn shortened(sentence: &str) -> Cow<'_, str> {
    if sentence.len() <= LONGEST_WORDS {
        return Cow::Borrowed(sentence);
    }
    Cow::Owned(sentence.split('`').map(cut).collect::<Vec<_>>().join("`"))
}

fn cut(words: &str) -> Cow<'_, str> {
    let length = words.chars().count();
    if length <= LONGEST_WORDS {
        return Cow::Borrowed(words);
    }
    let first: String = words.chars().take(SAID).collect();
    let last: String = words.chars().skip(length - SAID).collect();
    Cow::Owned(format!("{first}{LEFT_OUT}{last}"))
}
