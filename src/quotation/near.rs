//! Finds the passage of a text that is nearest to a part of a quotation, and tells the words in which they differ.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::quotation::part::{Edge, Part};
use crate::quotation::text::Where;
use crate::quotation::words::Joint;
use crate::quotation::{Letters, Words};

/// Words of a part times words of a text that are compared at most; beyond, nothing near is looked for.
const LARGEST: usize = 200_000_000;

/// A part of a quotation, and the passage that is nearest to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The part as it is quoted.
    pub quoted: Vec<Piece>,
    /// The passage as it stands in the text.
    pub stands: Vec<Piece>,
    /// The next words of the text, where the last that stand there differ: whether a `not` is left out is seen by them.
    pub then: Option<String>,
    /// Where it stands.
    pub at: Where,
    /// How many words differ, are left out or stand between; 0 where only their order does, or how they are joined.
    pub cost: usize,
}

/// Words that are the same on both sides, or are not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The words.
    pub words: String,
    /// Whether the other side has others.
    pub differs: bool,
}

/// A part that stands in the text as it is quoted.
pub(super) fn same(part: &Part, passage: &str, at: Where) -> Difference {
    let piece = |words: &str| vec![Piece { words: on_one_line(words), differs: false }];
    Difference { quoted: piece(&part.text), stands: piece(passage), then: None, at, cost: 0 }
}

/// A text on one line; a word that a line's end parts is one again, its hyphen kept, which may be its own.
fn on_one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for (index, part) in text.lines().map(str::trim).filter(|part| !part.is_empty()).enumerate() {
        let parts_word = line.ends_with(['-', '\u{ad}']) && part.starts_with(char::is_alphanumeric);
        if index > 0 && !parts_word {
            line.push(' ');
        }
        line += &part.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    line
}

impl Difference {
    /// What differs between a part and a passage, which the text goes on after.
    pub(super) fn between(part: &Part, (passage, after): (&str, &str), at: Where) -> Self {
        let words = Words::of(passage);
        let one = numbered(part, &words);
        let known = one.known();
        let each = known.read(&words, &words.each());
        let other: Vec<u32> = each.iter().map(|word| known.number(&words, word)).collect();
        let paired = paired(&one, &other);
        let missed = |side: fn(&(usize, usize)) -> usize, count: usize| {
            let mut missed = vec![true; count];
            paired.iter().for_each(|pair| missed[side(pair)] = false);
            missed
        };
        let (left, right) = (missed(|pair| pair.0, one.words.len()), missed(|pair| pair.1, other.len()));
        let count = |missed: &[bool]| missed.iter().filter(|missed| **missed).count();
        Self {
            cost: count(&left).max(count(&right)),
            quoted: pieces(&part.text, &part.words, one.each.iter().zip(left)),
            then: right.last().filter(|differs| **differs).and_then(|_| next_words(after)),
            stands: pieces(passage, &words, each.iter().zip(right)),
            at,
        }
    }
}

/// The next two words of a text; none at its end.
fn next_words(after: &str) -> Option<String> {
    let near = on_one_line(&after.chars().take(NEXT).collect::<String>());
    let words = near.split(' ').filter(|word| !word.is_empty()).take(2).collect::<Vec<_>>().join(" ");
    (!words.is_empty()).then_some(words)
}

/// Characters in which the next words are looked for.
const NEXT: usize = 200;

/// A text as white space parts it, neighbours joined that are alike in whether a word of them differs.
fn pieces<'w>(text: &str, words: &Words, each: impl Iterator<Item = (&'w Letters, bool)>) -> Vec<Piece> {
    let mut stretches: Vec<(Range<usize>, bool)> = Vec::new();
    for (word, differs) in each {
        let stretch = words.stretch(word.clone(), text);
        match stretches.last_mut() {
            // Two words of one piece, `follow-up`, be it parted by a line's end.
            Some((last, known)) if stretch.start < last.end || words.joint(word.start) == Joint::LineEnd => {
                (last.end, *known) = (stretch.end.max(last.end), *known || differs);
            }
            _ => stretches.push((stretch, differs)),
        }
    }
    let piece = |alike: &[(Range<usize>, bool)]| {
        let ((first, differs), (last, _)) = (alike.first()?, alike.last()?);
        Some(Piece { words: on_one_line(text.get(first.start..last.end).unwrap_or("")), differs: *differs })
    };
    stretches.chunk_by(|one, other| one.1 == other.1).filter_map(piece).collect()
}

/// The words of a part as numbers, the same word the same number.
struct Numbered<'p> {
    part: &'p Part,
    each: Vec<Letters>,
    words: Vec<u32>,
}

/// The number of a word that the part does not have.
const OTHER: u32 = u32::MAX;

/// The numbers of the words of a part.
struct Known<'p> {
    numbers: FxHashMap<&'p [u8], u32>,
    /// The end of a word that the part begins with, and the beginning of one that it ends with.
    begins: Option<(&'p [u8], u32)>,
    ends: Option<(&'p [u8], u32)>,
}

/// The words of a part as they are read beside a text.
fn numbered<'p>(part: &'p Part, text: &Words) -> Numbered<'p> {
    let each = part.words.read_as(&part.words.each(), &|word| text.have(word));
    let mut numbers: FxHashMap<&[u8], u32> = FxHashMap::default();
    let words = each.iter().map(|word| {
        let next = numbers.len() as u32;
        *numbers.entry(&part.words.letters()[word.clone()]).or_insert(next)
    });
    let words = words.collect();
    Numbered { part, each, words }
}

impl<'p> Numbered<'p> {
    fn known(&self) -> Known<'p> {
        let letters = self.part.words.letters();
        let each = self.each.iter().map(|word| &letters[word.clone()]);
        let pairs: Vec<(&[u8], u32)> = each.zip(self.words.iter().copied()).collect();
        Known {
            begins: pairs.first().copied().filter(|_| self.part.begins == Edge::Within),
            ends: pairs.last().copied().filter(|_| self.part.ends == Edge::Within),
            numbers: pairs.into_iter().collect(),
        }
    }
}

impl Known<'_> {
    /// The words of a text, read as the part has them.
    fn read(&self, words: &Words, each: &[Letters]) -> Vec<Letters> {
        words.read_as(each, &|word| self.of(word) != OTHER)
    }

    fn number(&self, words: &Words, word: &Letters) -> u32 {
        self.of(&words.letters()[word.clone()])
    }

    fn of(&self, letters: &[u8]) -> u32 {
        let begins = self.begins.filter(|(end, _)| letters.ends_with(end));
        let ends = self.ends.filter(|(start, _)| letters.starts_with(start));
        let within = begins.or(ends).map(|(_, number)| number);
        self.numbers.get(letters).copied().or(within).unwrap_or(OTHER)
    }
}

/// The letters of the passage, of a text and its words, that differs from a part in the fewest words; none where more than two in five do.
pub(super) fn nearest(words: &Words, each: &[Letters], part: &Part) -> Option<Letters> {
    let one = numbered(part, words);
    let known = one.known();
    if one.words.len().saturating_mul(each.len()) > LARGEST {
        return None;
    }
    let each = &known.read(words, each);
    let numbers: Vec<u32> = each.iter().map(|word| known.number(words, word)).collect();
    let best = best_end(&one.words, &numbers)?;
    let (first, last) = (each.get(best.start)?, each.get(best.end.checked_sub(1)?)?);
    (best.cost * 5 <= one.words.len() * 2).then_some(first.start..last.end)
}

/// A stretch of words with how many differ.
#[derive(Clone, Copy)]
struct Stretch {
    cost: usize,
    start: usize,
    end: usize,
}

/// The stretch of words that is the fewest changes away from others (Sellers 1980): a column of costs by word, each with how
/// many of the others it lacks, and where its stretch begins. Of several, that which has the most of them, and of these the
/// first that is as long as the part, or nearly so.
fn best_end(part: &[u32], text: &[u32]) -> Option<Stretch> {
    let mut column: Vec<(usize, usize, usize)> = (0..=part.len()).map(|cost| (cost, cost, 0)).collect();
    let mut best: Option<((usize, usize, usize), Stretch)> = None;
    for (at, word) in text.iter().enumerate() {
        let mut diagonal = column[0];
        column[0] = (0, 0, at + 1);
        for (row, quoted) in part.iter().enumerate() {
            let is_other = usize::from(quoted != word);
            let changed = (diagonal.0 + is_other, diagonal.1 + is_other, diagonal.2);
            let (between, left_out) = (column[row + 1], column[row]);
            diagonal = between;
            let between = (between.0 + 1, between.1, between.2);
            column[row + 1] = changed.min(between).min((left_out.0 + 1, left_out.1 + 1, left_out.2));
        }
        let (cost, lacks, start) = column[part.len()];
        let stretch = Stretch { cost, start, end: at + 1 };
        let rank = (cost, lacks, (at + 1 - start).abs_diff(part.len()));
        if best.is_none_or(|(least, _)| rank < least) {
            best = Some((rank, stretch));
        }
    }
    best.map(|(_, stretch)| stretch)
}

/// The words that two sides share, in order: the longest common subsequence.
fn paired(one: &Numbered<'_>, other: &[u32]) -> Vec<(usize, usize)> {
    let one = &one.words;
    let width = other.len() + 1;
    let mut shared = vec![0_u32; (one.len() + 1) * width];
    for left in (0..one.len()).rev() {
        for right in (0..other.len()).rev() {
            let at = left * width + right;
            let skipped = shared[at + width].max(shared[at + 1]);
            shared[at] = if one[left] == other[right] { shared[at + width + 1] + 1 } else { skipped };
        }
    }
    let (mut left, mut right, mut pairs) = (0, 0, Vec::new());
    while left < one.len() && right < other.len() {
        let at = left * width + right;
        if one[left] == other[right] {
            pairs.push((left, right));
            (left, right) = (left + 1, right + 1);
        } else if shared[at + width] >= shared[at + 1] {
            left += 1;
        } else {
            right += 1;
        }
    }
    pairs
}
