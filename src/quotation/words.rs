//! Turns a text into its letters, numbers and signs, with what joins them.

use std::ops::Range;

use memchr::memmem;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Parts of a word between hyphens that are read as one at most.
const PARTS: usize = 4;

/// A text as quotations are looked up in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// The letters, in lower case, the numbers, and the signs that stand at a number.
    letters: String,
    /// What stands before each byte of them.
    joints: Vec<Joint>,
    /// Where what white space parts begins, as far as it has letters.
    starts: Vec<Start>,
}

/// Where a piece of a text begins that white space parts from what stands before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Start {
    /// The first byte of its letters.
    letters: u32,
    /// Its first byte in the text.
    text: u32,
}

/// What stands between two letters, numbers or signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joint {
    /// Nothing: they are of one word.
    Nothing,
    /// White space, or marks that a page and a quotation may set otherwise.
    Gap,
    /// `can't`
    Apostrophe,
    /// `self-care`
    Hyphen,
    /// A hyphen at the end of a line, which is the line's or the word's.
    LineEnd,
    /// A hyphen before a space: where two lines were joined, or in `pre- and post-test`.
    Loose,
}

impl Joint {
    /// Whether a page and a quotation of it may have these two at one place.
    pub(super) const fn agrees(self, other: Self) -> bool {
        use Joint::{Apostrophe, Gap, Hyphen, LineEnd, Loose, Nothing};
        match (self, other) {
            (Loose, _) | (_, Loose) => true,
            (Nothing | Apostrophe | LineEnd, Nothing | Apostrophe | LineEnd) => true,
            (Gap | Hyphen, Gap | Hyphen) | (LineEnd, Hyphen) | (Hyphen, LineEnd) => true,
            (Nothing | Apostrophe | LineEnd, Gap) | (Gap, Nothing | Apostrophe | LineEnd) => false,
            (Nothing | Apostrophe, Hyphen) | (Hyphen, Nothing | Apostrophe) => false,
        }
    }

    /// Whether a quotation may begin after it: after the article of `l'équipe`, not after the `non` of `non-compliant`.
    pub(super) const fn begins_word(self) -> bool {
        matches!(self, Self::Gap | Self::Loose | Self::Apostrophe)
    }

    /// Whether a quotation may end before it: not before the end of `can't`.
    pub(super) const fn ends_word(self) -> bool {
        matches!(self, Self::Gap | Self::Loose)
    }
}

impl Words {
    /// The words of a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let (marks, pieces) = normalized(text);
        let (mut words, mut joint, mut last) = (Self::default(), Joint::Gap, None);
        let mut pieces = pieces.into_iter().peekable();
        let mut piece = None;
        for (at, &mark) in marks.iter().enumerate() {
            while let Some((_, start)) = pieces.next_if(|(first, _)| *first <= at) {
                piece = Some(start);
            }
            match kind(&marks, at) {
                Kind::Said(said) => {
                    words.starts.extend(piece.take().map(|text| Start { letters: words.letters.len() as u32, text }));
                    words.push(mark, last.map_or(Joint::Gap, |last| between(last, joint, said, mark)));
                    (joint, last) = (Joint::Nothing, Some(said));
                }
                // White space after a hyphen is told with it already.
                Kind::Joins(Joint::Nothing) => {}
                Kind::Joins(_) if matches!(joint, Joint::LineEnd | Joint::Loose) => {}
                Kind::Joins(new) => joint = new,
            }
        }
        words
    }

    /// Where the pieces that hold some letters begin and end in the text, as white space parts them.
    pub(super) fn stretch(&self, letters: Range<usize>, text: &str) -> Range<usize> {
        let piece = |byte: usize| self.starts.partition_point(|start| start.letters as usize <= byte);
        let after = |index: usize| self.starts.get(index).map_or(text.len(), |start| start.text as usize);
        let start = after(piece(letters.start).saturating_sub(1));
        let end = after(piece(letters.end.saturating_sub(1).max(letters.start)));
        start..start + text.get(start..end).map_or(0, |piece| piece.trim_end().len())
    }

    /// The words, each as the bytes of its letters: what a gap or a hyphen parts, be it at a line's end.
    pub(super) fn each(&self) -> Vec<Range<usize>> {
        let parts = |joint: &Joint| matches!(joint, Joint::Gap | Joint::Hyphen | Joint::Loose | Joint::LineEnd);
        let starts = self.joints.iter().enumerate().filter(|(byte, joint)| *byte == 0 || parts(joint));
        let starts: Vec<usize> = starts.map(|(byte, _)| byte).collect();
        let ends = starts.iter().skip(1).copied().chain([self.letters.len()]);
        starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
    }

    /// These words as another text reads them, which knows some: a hyphen at a line's end, or one before a space, is the line's
    /// where that text has the two as one, and the word's where it has either. Where it has neither, a line's end parts no
    /// word, and a space does.
    pub(super) fn read_as(&self, each: &[Range<usize>], knows: &dyn Fn(&[u8]) -> bool) -> Vec<Range<usize>> {
        let is_open = |at: usize| {
            each.get(at).is_some_and(|word| matches!(self.joint(word.start), Joint::LineEnd | Joint::Loose))
        };
        let (mut words, mut at) = (Vec::with_capacity(each.len()), 0);
        while at < each.len() {
            let most = (at + 1..at + PARTS).find(|next| !is_open(*next)).unwrap_or(at + PARTS);
            let as_one = |end: usize| each[at].start..each[end - 1].end;
            let known = |word: Range<usize>| knows(&self.letters()[word]);
            let end = match (at + 1..=most).rev().find(|end| most > at + 1 && known(as_one(*end))) {
                Some(end) => end,
                None if most == at + 1 || known(each[at + 1].clone()) => at + 1,
                None if self.joint(each[at + 1].start) == Joint::LineEnd => at + 2,
                None => at + 1,
            };
            words.push(as_one(end));
            at = end;
        }
        words
    }

    /// Whether some letters are a word, or may be read as one.
    pub(super) fn have(&self, word: &[u8]) -> bool {
        let is_parted = |byte: usize| byte == 0 || self.joint(byte) != Joint::Nothing;
        let is_one =
            |at: usize| !(at + 1..at + word.len()).any(|byte| matches!(self.joint(byte), Joint::Gap | Joint::Hyphen));
        memmem::find_iter(self.letters(), word).any(|at| is_parted(at) && is_parted(at + word.len()) && is_one(at))
    }

    /// The letters, numbers and signs, one after the other.
    pub(super) fn letters(&self) -> &[u8] {
        self.letters.as_bytes()
    }

    /// What stands before a byte of the letters; a gap at the end of the text.
    pub(super) fn joint(&self, byte: usize) -> Joint {
        self.joints.get(byte).copied().unwrap_or(Joint::Gap)
    }

    fn push(&mut self, mark: char, joint: Joint) {
        self.letters.push(if is_dash(mark) { '-' } else { mark });
        self.joints.push(joint);
        self.joints.resize(self.letters.len(), Joint::Nothing);
    }
}

/// What a mark is to a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// A part of what is said.
    Said(Said),
    /// It stands between two.
    Joins(Joint),
}

/// What a mark that is said is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    Letter,
    /// A digit, or a mark within a number.
    Number,
    /// `<`, `%` and others at a number.
    Sign,
}

/// The joint between two marks that are said, by the marks that stand between them: a sign stands close to its number, and
/// apart from letters, however they are set; so do letters and numbers.
const fn between(last: Said, joint: Joint, next: Said, mark: char) -> Joint {
    match (last, next, joint) {
        (Said::Letter, Said::Letter, _) | (Said::Number, Said::Number, _) => joint,
        // The mark of a note is no part of the number.
        (_, Said::Sign, _) if mark == '^' => Joint::Gap,
        (Said::Sign, Said::Sign | Said::Number, _) | (Said::Number, Said::Sign, _) => Joint::Nothing,
        (Said::Sign, Said::Letter, _) | (Said::Letter, Said::Sign, _) => Joint::Gap,
        (_, _, Joint::Nothing | Joint::Apostrophe) => Joint::Gap,
        // A number is never parted at a line's end.
        (_, _, Joint::LineEnd) => Joint::Hyphen,
        (_, _, Joint::Gap | Joint::Hyphen | Joint::Loose) => joint,
    }
}

/// A text in lower case, each mark in one form, fractions and raised numbers parted from what stands before them; with
/// the first mark of each piece that white space parts, and its first byte in the text.
fn normalized(text: &str) -> (Vec<char>, Vec<(usize, u32)>) {
    let (mut marks, mut pieces, mut at) = (Vec::with_capacity(text.len()), Vec::new(), 0);
    for piece in text.split_inclusive(char::is_whitespace) {
        pieces.push((marks.len(), at as u32));
        marks.extend(spelled(piece).nfkc().flat_map(char::to_lowercase).map(one_form));
        at += piece.len();
    }
    (marks, pieces)
}

fn spelled(piece: &str) -> String {
    let mut spelled = String::with_capacity(piece.len());
    for mark in piece.chars() {
        let last = spelled.chars().next_back().unwrap_or(' ');
        match mark {
            _ if is_raised(mark) && last.is_ascii_digit() => spelled.push('^'),
            _ if is_raised(mark) && !is_raised(last) => spelled.push(' '),
            '¼'..='¾' | '⅐'..='⅞' | '↉' => spelled.push(' '),
            _ => {}
        }
        spelled.push(mark);
    }
    spelled
}

const fn is_raised(mark: char) -> bool {
    matches!(mark, '⁰' | '¹' | '²' | '³' | '⁴'..='⁹')
}

const fn one_form(mark: char) -> char {
    match mark {
        '·' | '∙' => '.',
        '⁄' | '∕' => '/',
        '‐' => '-',
        '‒' | '—' | '―' => '–',
        '’' | '‘' | 'ʼ' => '\'',
        _ => mark,
    }
}

const fn is_dash(mark: char) -> bool {
    matches!(mark, '-' | '–' | '−')
}

const fn is_sign(mark: char) -> bool {
    matches!(mark, '<' | '>' | '=' | '≤' | '≥' | '±' | '+' | '~' | '≈' | '×' | '%' | '‰' | '^' | '£' | '$' | '€' | '¥')
}

/// What the mark at a place is.
fn kind(marks: &[char], at: usize) -> Kind {
    let mark = marks[at];
    let before = at.checked_sub(1).and_then(|at| marks.get(at)).copied();
    let after = marks.get(at + 1).copied();
    let are_both = |is: fn(char) -> bool| before.is_some_and(is) && after.is_some_and(is);
    match mark {
        _ if mark.is_numeric() => Kind::Said(Said::Number),
        _ if mark.is_alphanumeric() => Kind::Said(Said::Letter),
        '.' | ',' | '/' | ':' if are_both(char::is_numeric) => Kind::Said(Said::Number),
        '.' if after.is_some_and(char::is_numeric)
            && !before.is_some_and(|before| before == '.' || before.is_alphanumeric()) =>
        {
            Kind::Said(Said::Number)
        }
        '\'' if are_both(char::is_alphabetic) => Kind::Joins(Joint::Apostrophe),
        '\u{ad}' if after.is_some_and(char::is_whitespace) => Kind::Joins(Joint::LineEnd),
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => Kind::Joins(Joint::Nothing),
        _ if is_combining_mark(mark) => Kind::Joins(Joint::Nothing),
        _ if is_dash(mark) => dash(marks, at, before.is_some_and(char::is_alphanumeric)),
        _ if is_sign(mark) && (number_before(marks, at) || number_after(marks, at)) => Kind::Said(Said::Sign),
        _ => Kind::Joins(Joint::Gap),
    }
}

/// What a hyphen or dash is: the sign of a number or of a range, what joins two words, or a mark like any other.
fn dash(marks: &[char], at: usize, after_word: bool) -> Kind {
    let rest = &marks[at + 1..];
    let at_number = match rest {
        [first, second, ..] => first.is_numeric() || (*first == '.' && second.is_numeric()),
        rest => rest.iter().any(|mark| mark.is_numeric()),
    };
    let of_number = (at_number && !after_word) || number_before(marks, at) || marks[at] == '−';
    if of_number && number_after(marks, at) {
        return Kind::Said(Said::Sign);
    }
    if marks[at] != '-' || !after_word {
        return Kind::Joins(Joint::Gap);
    }
    let space = rest.iter().take_while(|mark| mark.is_whitespace());
    let (count, breaks) = space.fold((0, 0), |(count, breaks), mark| (count + 1, breaks + usize::from(*mark == '\n')));
    Kind::Joins(match rest.get(count) {
        Some(next) if next.is_alphanumeric() && count == 0 => Joint::Hyphen,
        Some(next) if next.is_alphanumeric() && breaks == 0 => Joint::Loose,
        Some(next) if next.is_alphanumeric() => Joint::LineEnd,
        _ => Joint::Gap,
    })
}

/// How far a sign may stand from its number: the blank of a table, not a line of signs.
const NEAR: usize = 16;

fn number_before(marks: &[char], at: usize) -> bool {
    let mut before = marks[..at].iter().rev().take(NEAR);
    before.find(|mark| !is_passed_over(**mark)).is_some_and(|mark| mark.is_numeric())
}

fn number_after(marks: &[char], at: usize) -> bool {
    let mut after = marks[at + 1..].iter().take(NEAR);
    after.find(|mark| !is_passed_over(**mark) && **mark != '.').is_some_and(|mark| mark.is_numeric())
}

/// Whether a mark may stand between a sign and its number.
const fn is_passed_over(mark: char) -> bool {
    is_sign(mark) || is_dash(mark) || matches!(mark, ' ' | '\t' | '\n' | '\r' | '\u{a0}')
}
