//! Finds the passage of a text that is nearest to a part of a quotation, and tells the words in which they differ.

use rustc_hash::FxHashMap;

use crate::quotation::part::{Edge, Part};
use crate::quotation::text::Where;
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
    Difference { quoted: piece(&part.text), stands: piece(passage), at, cost: 0 }
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
    /// What differs between a part and a passage.
    pub(super) fn between(part: &Part, passage: &str, at: Where) -> Self {
        let words = Words::of(passage);
        let (one, other) = (numbered(&part.words, part), words.each());
        let known = one.known();
        let other: Vec<u32> = other.iter().map(|word| known.number(&words, word)).collect();
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
            quoted: pieces(&part.text, &part.words, &left),
            stands: pieces(passage, &words, &right),
            at,
        }
    }
}

/// A text as white space parts it, neighbours joined that are alike in whether a word of them differs.
fn pieces(text: &str, words: &Words, differing: &[bool]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut end = 0;
    for (word, &differs) in words.each().into_iter().zip(differing) {
        let stretch = words.stretch(word, text);
        let is_again = stretch.start < end;
        end = stretch.end;
        let said = text.get(stretch).unwrap_or("");
        match pieces.last_mut() {
            // Two words of one piece: `follow-up`.
            Some(last) if is_again => last.differs |= differs,
            Some(last) if last.differs == differs => last.words = format!("{} {}", last.words, on_one_line(said)),
            _ => pieces.push(Piece { words: on_one_line(said), differs }),
        }
    }
    pieces
}

/// The words of a part as numbers, the same word the same number.
struct Numbered<'p> {
    part: &'p Part,
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

fn numbered<'p>(words: &Words, part: &'p Part) -> Numbered<'p> {
    let mut numbers: FxHashMap<&[u8], u32> = FxHashMap::default();
    let each = words.each().into_iter().map(|word| &words.letters()[word]);
    let each = each.map(|word| {
        let next = numbers.len() as u32;
        *numbers.entry(word).or_insert(next)
    });
    let words = each.collect();
    Numbered { part, words }
}

impl<'p> Numbered<'p> {
    fn known(&self) -> Known<'p> {
        let letters = self.part.words.letters();
        let each = self.part.words.each();
        let pairs: Vec<(&[u8], u32)> =
            each.into_iter().map(|word| &letters[word]).zip(self.words.iter().copied()).collect();
        Known {
            begins: pairs.first().copied().filter(|_| self.part.begins == Edge::Within),
            ends: pairs.last().copied().filter(|_| self.part.ends == Edge::Within),
            numbers: pairs.into_iter().collect(),
        }
    }
}

impl Known<'_> {
    fn number(&self, words: &Words, word: &Letters) -> u32 {
        let letters = &words.letters()[word.clone()];
        let begins = self.begins.filter(|(end, _)| letters.ends_with(end));
        let ends = self.ends.filter(|(start, _)| letters.starts_with(start));
        let within = begins.or(ends).map(|(_, number)| number);
        self.numbers.get(letters).copied().or(within).unwrap_or(OTHER)
    }
}

/// The letters of the passage, of a text and its words, that differs from a part in the fewest words; none where more than two in five do.
pub(super) fn nearest(words: &Words, each: &[Letters], part: &Part) -> Option<Letters> {
    let one = numbered(&part.words, part);
    let known = one.known();
    if one.words.len().saturating_mul(each.len()) > LARGEST {
        return None;
    }
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

/// The stretch of words that is the fewest changes away from others (Sellers 1980): a column of costs by word, each
/// with where its stretch begins. Of several, the first that is as long as the part, or nearly so.
fn best_end(part: &[u32], text: &[u32]) -> Option<Stretch> {
    let mut column: Vec<(usize, usize)> = (0..=part.len()).map(|cost| (cost, 0)).collect();
    let mut best: Option<Stretch> = None;
    for (at, word) in text.iter().enumerate() {
        let mut diagonal = column[0];
        column[0] = (0, at + 1);
        for (row, quoted) in part.iter().enumerate() {
            let changed = (diagonal.0 + usize::from(quoted != word), diagonal.1);
            let (between, left_out) = (column[row + 1], column[row]);
            diagonal = between;
            column[row + 1] = changed.min((between.0 + 1, between.1)).min((left_out.0 + 1, left_out.1));
        }
        let (cost, start) = column[part.len()];
        let stretch = Stretch { cost, start, end: at + 1 };
        let rank = |one: &Stretch| (one.cost, (one.end - one.start).abs_diff(part.len()));
        if best.is_none_or(|best| rank(&stretch) < rank(&best)) {
            best = Some(stretch);
        }
    }
    best
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
