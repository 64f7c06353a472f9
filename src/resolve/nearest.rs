//! Turns a name that is not known into the nearest that are: only ever suggestions.

use std::borrow::Cow;
use std::cell::Cell;
use std::cmp::{Ordering, Reverse};

use rustc_hash::FxHashSet;
use strsim::osa_distance;

use crate::theory::{Vocabulary, identity};

/// How many suggestions a reader is given.
const SHOWN: usize = 3;

/// How many phrases are weighed letter by letter: those that a rough look finds most alike.
const WEIGHED: usize = 24;

/// What is longer is not weighed letter by letter: what that takes grows with the square of their length.
const LETTERS: usize = 1_000;

/// How many comparisons one run makes at most, so that a file full of unknown names is still answered at once.
const COMPARISONS: usize = 500_000;

/// The clause keywords and words before a fact that stand at the start of a line of a case.
const CASE_KEYWORDS: [&str; 9] =
    ["observed", "unknown", "not", "source", "like", "theory", "complete", "expect", "note"];

/// Finds nearest names until it has compared enough.
#[derive(Debug)]
pub struct Nearest {
    left: Cell<usize>,
}

impl Default for Nearest {
    fn default() -> Self {
        Self { left: Cell::new(COMPARISONS) }
    }
}

impl Nearest {
    /// The nearest IDs of studies, configurations, theories or cases: those that few marks tell apart, case, dots and
    /// dashes aside, or of which one is the end of the other (`1a` and `PT1.1a`).
    pub fn names<'n>(&self, wanted: &str, known: impl Iterator<Item = &'n str>) -> Vec<String> {
        let folded = identity(wanted).into_owned();
        let limit = (folded.chars().count() / 3).max(1);
        let scored = known.take_while(|_| self.compare()).filter_map(|name| {
            let distance = name_distance(&folded, &identity(name), limit)?;
            Some((distance as f64, name))
        });
        first(scored.collect(), f64::total_cmp)
    }

    /// The nearest phrases of a vocabulary that a theory uses, under the name that is near.
    pub fn phrases(&self, wanted: &str, vocabulary: &Vocabulary) -> Vec<String> {
        let wanted = identity(wanted);
        let names = vocabulary.in_theory().flat_map(|(_, phrase)| {
            let others = phrase.declared().also.iter().chain(&phrase.declared().opposites).map(|name| &*name.text);
            std::iter::once(&*phrase.name).chain(others)
        });
        let pairs = Pairs::of(&wanted);
        let mut known: Vec<(isize, Cow<'_, str>, &str)> = names
            .take_while(|_| self.compare())
            .map(|name| (identity(name), name))
            .map(|(key, name)| (pairs.shared(&key), key, name))
            .collect();
        known.sort_by_key(|(shared, _, _)| Reverse(*shared));
        let scored = known.iter().take(WEIGHED).map(|(_, key, name)| (likeness(&wanted, key), *name));
        let near = scored.filter(|(likeness, _)| *likeness >= 0.5).collect();
        first(near, |a, b| b.total_cmp(a))
    }

    /// The nearest phrases, and before them the keyword that the first word of a line in a case may have been.
    pub fn facts(&self, wanted: &str, vocabulary: &Vocabulary) -> Vec<String> {
        let start = identity(wanted.split_whitespace().next().unwrap_or("")).into_owned();
        let limit = if start.chars().count() > 5 { 2 } else { 1 };
        let keyword =
            CASE_KEYWORDS.into_iter().find(|keyword| keyword.len() > 3 && osa_distance(&start, keyword) <= limit);
        let mut near: Vec<String> = keyword.map(str::to_owned).into_iter().collect();
        near.extend(self.phrases(wanted, vocabulary));
        near
    }

    fn compare(&self) -> bool {
        let left = self.left.get();
        self.left.set(left.saturating_sub(1));
        left > 0
    }
}

/// The first few by their score, then in their order.
fn first(mut scored: Vec<(f64, &str)>, order: impl Fn(&f64, &f64) -> Ordering) -> Vec<String> {
    scored.sort_by(|a, b| order(&a.0, &b.0));
    let mut names: Vec<String> = Vec::new();
    for (_, name) in scored {
        if names.len() < SHOWN && !names.iter().any(|one| one == name) {
            names.push(name.to_owned());
        }
    }
    names
}

fn name_distance(wanted: &str, name: &str, limit: usize) -> Option<usize> {
    if bare(wanted).eq(bare(name)) {
        return Some(0);
    }
    if is_end_of(wanted, name) || is_end_of(name, wanted) {
        return Some(1);
    }
    // Where each mark is another, as with `1` and `2`, nothing is near.
    let all = wanted.chars().count().max(name.chars().count());
    (all <= LETTERS && wanted.len().abs_diff(name.len()) <= limit * 4)
        .then(|| osa_distance(wanted, name))
        .filter(|distance| *distance <= limit && *distance < all)
}

fn bare(name: &str) -> impl Iterator<Item = char> + '_ {
    name.chars().filter(|mark| mark.is_alphanumeric())
}

fn is_end_of(end: &str, whole: &str) -> bool {
    whole.strip_suffix(end).is_some_and(|before| before.ends_with('.'))
}

/// The pairs of neighbouring bytes in a text, as a set of bits: a rough look at likeness that costs a pass over a phrase.
struct Pairs([u64; 16]);

impl Pairs {
    fn of(text: &str) -> Self {
        let mut bits = [0; 16];
        for pair in text.as_bytes().windows(2) {
            let (word, bit) = place(pair);
            bits[word] |= bit;
        }
        Self(bits)
    }

    /// How many more pairs of another text are in this one than are not.
    fn shared(&self, text: &str) -> isize {
        let bytes = text.as_bytes();
        let both = bytes.windows(2).filter(|pair| {
            let (word, bit) = place(pair);
            self.0[word] & bit != 0
        });
        2 * both.count().cast_signed() - bytes.len().cast_signed()
    }
}

/// Where a pair stands in a set of 1,024 bits.
fn place(pair: &[u8]) -> (usize, u64) {
    let number = usize::from(pair[0] & 31) << 5 | usize::from(pair[1] & 31);
    (number >> 6, 1 << (number & 63))
}

/// How alike two phrases are, from 0 to 1: by their characters or by the words that they share, whichever is more.
fn likeness(wanted: &str, name: &str) -> f64 {
    by_characters(wanted, name).max(by_words(wanted, name))
}

fn by_characters(wanted: &str, name: &str) -> f64 {
    let (wanted_count, count) = (wanted.chars().count(), name.chars().count());
    let longest = wanted_count.max(count).max(1);
    // So much longer, it can be no more than half alike. Whole pages are told by their words.
    if wanted_count.abs_diff(count) * 2 > longest || longest > LETTERS {
        return 0.0;
    }
    1.0 - osa_distance(wanted, name) as f64 / longest as f64
}

fn by_words(wanted: &str, name: &str) -> f64 {
    let known: FxHashSet<&str> = words(name).collect();
    let (mut shared, mut all) = (0, words(name).count());
    for word in words(wanted) {
        all += 1;
        shared += usize::from(known.contains(&word));
    }
    2.0 * shared as f64 / all.max(1) as f64
}

/// The words of a phrase.
pub(super) fn words(phrase: &str) -> impl Iterator<Item = &str> {
    phrase.split(|mark: char| !mark.is_alphanumeric()).filter(|word| !word.is_empty())
}
