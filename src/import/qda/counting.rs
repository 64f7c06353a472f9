//! How a program counts the characters of a text: the exchange format says code points, from the first of a passage to its
//! last, and programs differ.

use std::ops::Range;

/// One way to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Counting {
    pub(super) end: End,
    pub(super) breaks: Breaks,
    pub(super) unit: Unit,
    pub(super) mark: Mark,
}

/// What the end of a passage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// The position after its last character.
    After,
    /// The position of its last character.
    Last,
}

/// What a line break of two characters counts as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Breaks {
    /// Two.
    Two,
    /// One.
    One,
}

/// What a character outside of the first plane of Unicode counts as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// One.
    CodePoint,
    /// Two.
    Utf16,
}

/// What the byte-order mark at the start of a text counts as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// Nothing.
    Nothing,
    /// One character.
    One,
}

/// Something in which ways to count differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Question {
    /// What the end is.
    End,
    /// What line breaks count as.
    Breaks,
    /// What rare characters count as.
    Unit,
    /// What the first mark counts as.
    Mark,
}

impl Question {
    pub(super) const ALL: [Self; 4] = [Self::End, Self::Breaks, Self::Unit, Self::Mark];

    /// Whether two ways to count answer it alike.
    pub(super) fn is_same(self, one: Counting, other: Counting) -> bool {
        match self {
            Self::End => one.end == other.end,
            Self::Breaks => one.breaks == other.breaks,
            Self::Unit => one.unit == other.unit,
            Self::Mark => one.mark == other.mark,
        }
    }

    /// It, and how it is answered.
    pub(super) const fn answered(self, counting: Counting) -> (&'static str, &'static str) {
        match (self, counting.end, counting.breaks, counting.unit, counting.mark) {
            (Self::End, End::After, ..) => (END, "the one after it"),
            (Self::End, End::Last, ..) => (END, "its last character"),
            (Self::Breaks, _, Breaks::Two, ..) => (BREAKS, "two"),
            (Self::Breaks, _, Breaks::One, ..) => (BREAKS, "one"),
            (Self::Unit, _, _, Unit::CodePoint, _) => (UNIT, "one"),
            (Self::Unit, _, _, Unit::Utf16, _) => (UNIT, "two"),
            (Self::Mark, .., Mark::Nothing) => (MARK, "nothing"),
            (Self::Mark, .., Mark::One) => (MARK, "one character"),
        }
    }
}

const END: &str = "whether a passage ends with the character at its end position, or before it";
const BREAKS: &str = "whether a Windows line break counts as one character or two";
const UNIT: &str = "whether emoji and other rare characters count as one character or two";
const MARK: &str = "whether the byte-order mark at the start of a text counts";

impl Counting {
    /// All ways in which these texts can be counted otherwise, the commonest first.
    pub(super) fn all(texts: &[&str]) -> Vec<Self> {
        let breaks = texts.iter().any(|text| memchr::memmem::find(text.as_bytes(), b"\r\n").is_some());
        let rare = texts.iter().any(|text| text.bytes().any(|byte| byte >= 0xf0));
        let marked = texts.iter().any(|text| text.starts_with('\u{feff}'));
        let mut all = Vec::new();
        for mark in [Mark::Nothing, Mark::One].into_iter().take(1 + usize::from(marked)) {
            for unit in [Unit::CodePoint, Unit::Utf16].into_iter().take(1 + usize::from(rare)) {
                for breaks in [Breaks::Two, Breaks::One].into_iter().take(1 + usize::from(breaks)) {
                    all.extend([End::After, End::Last].map(|end| Self { end, breaks, unit, mark }));
                }
            }
        }
        all
    }

    /// Where passages stand in a text, in bytes; none for one that is empty or beyond the text.
    pub(super) fn spans(self, text: &str, positions: &[(usize, usize)]) -> Vec<Option<Range<usize>>> {
        let after = |end: usize| match self.end {
            End::After => end,
            End::Last => end.saturating_add(1),
        };
        let mut wanted: Vec<usize> = positions.iter().flat_map(|(start, end)| [*start, after(*end)]).collect();
        wanted.sort_unstable();
        wanted.dedup();
        let bytes = self.bytes(text, &wanted);
        let byte = |position: usize| wanted.binary_search(&position).ok().and_then(|at| bytes.get(at)).copied();
        positions
            .iter()
            .map(|(start, end)| Some(byte(*start)?..byte(after(*end))?).filter(|span| !span.is_empty()))
            .collect()
    }

    /// The bytes at which positions stand, which come in order; those beyond the text have none.
    fn bytes(self, text: &str, wanted: &[usize]) -> Vec<usize> {
        let mut bytes = Vec::with_capacity(wanted.len());
        let mut at = 0;
        let mut marks = text.char_indices().peekable();
        for position in wanted {
            while at < *position {
                let Some((_, mark)) = marks.next() else { return bytes };
                at += self.width(mark, marks.peek().map(|(_, next)| *next));
            }
            bytes.push(marks.peek().map_or(text.len(), |(byte, _)| *byte));
        }
        bytes
    }

    fn width(self, mark: char, next: Option<char>) -> usize {
        match (mark, next) {
            ('\r', Some('\n')) if self.breaks == Breaks::One => 0,
            ('\u{feff}', _) if self.mark == Mark::Nothing => 0,
            (mark, _) if self.unit == Unit::Utf16 => mark.len_utf16(),
            _ => 1,
        }
    }
}
