//! Finds phrases of a vocabulary that are nearly the same: one word mistyped, words written together or turned round, another
//! number of a noun and its verb.
//!
//! Phrases are compared only where they share a signature, so that the work grows with the vocabulary and not with its
//! square. Names of one phrase are never compared: a declared `also` or `opposite` settles it.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHasher};
use strsim::osa_distance;

use super::broken::Broken;
use super::letters::{foreign_letter, in_latin};
use super::nearest::words;
use super::number::numberless;
use super::problem::PhraseProblem;
use crate::diagnostic::Diagnostic;
use crate::source::Place;
use crate::theory::{PhraseId, Vocabulary, identity};

/// Up to so many phrases that share a signature, each is compared with each.
const GROUP: usize = 32;

/// In a larger group each is compared with so many words that follow in the alphabet, read from either end.
const WINDOW: usize = 8;

/// Words that a phrase may have or not without meaning something else.
const LIGHT: [&str; 6] = ["a", "an", "the", "is", "are", "of"];

/// What words may start with and mean the contrary.
const CONTRARY: [&str; 8] = ["un", "in", "im", "dis", "non", "mis", "il", "ir"];

/// Numbers as words, and as figures.
const NUMBERS: [(&str, &str); 10] = [
    ("one", "1"),
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("ten", "10"),
];

struct Name<'v> {
    shown: &'v str,
    key: String,
    phrase: PhraseId,
    place: Place,
}

/// A warning for each phrase that is nearly an earlier one.
pub(super) fn problems(vocabulary: &Vocabulary, broken: &Broken) -> Vec<Diagnostic> {
    let (names, mut pairs) = pairs(vocabulary);
    // A declaration that could not be read may settle it.
    pairs.retain(|&(a, b)| !broken.may_use(names[a].shown) || !broken.may_use(names[b].shown));
    pairs.into_iter().map(|(a, b)| warning(&names[a], &names[b])).collect()
}

/// The phrases that are nearly the same, each with the earlier one that it is near to.
#[must_use]
pub fn nearly_the_same(vocabulary: &Vocabulary) -> Vec<(PhraseId, PhraseId)> {
    let (names, pairs) = pairs(vocabulary);
    pairs.into_iter().map(|(a, b)| (names[b].phrase, names[a].phrase)).collect()
}

/// All names by place, and those of them that are near, the earlier first.
fn pairs(vocabulary: &Vocabulary) -> (Vec<Name<'_>>, Vec<(usize, usize)>) {
    let mut names = names(vocabulary);
    names.sort_by_key(|name| name.place);
    let mut pairs = alike(&names);
    pairs.extend(one_word_apart(&names));
    pairs.extend(one_says_more(&names));
    pairs.retain(|&(a, b)| names[a].phrase != names[b].phrase && names[a].key != names[b].key);
    pairs.sort_unstable_by_key(|&(a, b)| (b, a));
    pairs.dedup_by_key(|&mut (_, b)| b);
    (names, pairs)
}

fn warning(first: &Name<'_>, second: &Name<'_>) -> Diagnostic {
    if let Some((name, letter)) = [second, first].into_iter().find_map(|name| Some((name, foreign_letter(&name.key)?)))
        && in_latin(&first.key) == in_latin(&second.key)
    {
        let other = if std::ptr::eq(name, second) { first } else { second };
        let (phrase, place) = (name.shown.to_owned(), name.place);
        return PhraseProblem::LooksAlike { phrase, letter, place, other: other.place }.diagnostic();
    }
    PhraseProblem::NearlyTheSame {
        phrase: second.shown.to_owned(),
        other: first.shown.to_owned(),
        place: second.place,
        first: first.place,
    }
    .diagnostic()
}

fn names(vocabulary: &Vocabulary) -> Vec<Name<'_>> {
    let mut names = Vec::new();
    for (id, phrase) in vocabulary.in_theory() {
        let mut add = |shown, place| names.push(Name { shown, key: identity(shown).into_owned(), phrase: id, place });
        add(&phrase.name, phrase.first);
        phrase.declared().also.iter().chain(&phrase.declared().opposites).for_each(|name| add(&name.text, name.place));
    }
    names
}

/// Pairs that are the same without spaces and marks, or without light words and where the words start (`data shared`
/// and `shared data`, but not `GP trusts staff` and `staff trusts GP`), or but for singular and plural and the way
/// in which numbers are written: `GPs visit` and `GP visits`, `families were seen` and `family was seen`, `two meetings` and
/// `2 meetings`.
fn alike(names: &[Name<'_>]) -> Vec<(usize, usize)> {
    let mut first: FxHashMap<u64, usize> = FxHashMap::default();
    let mut pairs = Vec::new();
    for (index, name) in names.iter().enumerate() {
        for signature in [joined(&name.key), turned(&name.key), singular(&name.key)].into_iter().flatten() {
            let before = *first.entry(signature).or_insert(index);
            if before != index {
                pairs.push((before, index));
            }
        }
    }
    pairs
}

/// Pairs of which one says more in parentheses, or ends with a full stop: `perspectives (and attitudes) discussed` and
/// `perspectives discussed`, `plan A.` and `plan A`.
fn one_says_more(names: &[Name<'_>]) -> Vec<(usize, usize)> {
    let longer: Vec<(usize, String)> =
        names.iter().enumerate().filter_map(|(index, name)| Some((index, shorter(&name.key)?))).collect();
    if longer.is_empty() {
        return Vec::new();
    }
    let known: FxHashMap<&str, usize> = names.iter().enumerate().map(|(index, name)| (&*name.key, index)).collect();
    let pair = |(index, key): (usize, String)| known.get(&*key).map(|&other| (other.min(index), other.max(index)));
    longer.into_iter().filter_map(pair).collect()
}

/// A name without what it says in parentheses, without the full stop at its end, or with Latin letters for those that
/// look like them.
fn shorter(key: &str) -> Option<String> {
    if foreign_letter(key).is_some() {
        return Some(in_latin(key));
    }
    if let Some(before) = key.strip_suffix('.') {
        return Some(before.to_owned());
    }
    let (before, rest) = key.split_once('(')?;
    let (_, after) = rest.split_once(')')?;
    Some([before.trim_end(), after.trim_start()].join(" ").trim().to_owned())
}

fn joined(key: &str) -> Option<u64> {
    let text: String = words(key).collect();
    (text.chars().count() > 4).then(|| hash((0_u8, text)))
}

fn turned(key: &str) -> Option<u64> {
    let mut words: Vec<&str> = words(key).filter(|word| !LIGHT.contains(word)).collect();
    let first = least_start(&words);
    words.rotate_left(first);
    (words.len() > 1).then(|| hash((1_u8, words)))
}

fn singular(key: &str) -> Option<u64> {
    let words = words(key).filter(|word| !LIGHT.contains(word)).map(|word| {
        let figure = NUMBERS.iter().find(|(number, _)| *number == word).map(|(_, figure)| *figure);
        figure.map_or_else(|| numberless(word), Cow::Borrowed)
    });
    let mut hasher = FxHasher::default();
    let count = words.inspect(|word| word.hash(&mut hasher)).count();
    (count > 1).then(|| hash((2_u8, hasher.finish())))
}

/// Where to start so that the words, read from there on and round, come first in the alphabet. Of two starts that are
/// compared the later one drops out with all that were read of it, so that each word is looked at a few times only.
fn least_start(words: &[&str]) -> usize {
    let count = words.len();
    let (mut one, mut other, mut same) = (0, 1, 0);
    while one < count && other < count && same < count {
        match words[(one + same) % count].cmp(words[(other + same) % count]) {
            Ordering::Equal => same += 1,
            Ordering::Greater => (one, same) = (one + same + 1, 0),
            Ordering::Less => (other, same) = (other + same + 1, 0),
        }
        other += usize::from(one == other);
    }
    one.min(other)
}

/// A name without one of its words.
struct Rest<'n> {
    signature: u64,
    word: &'n str,
    name: usize,
}

/// Pairs that are the same but for one word, and these words nearly the same.
fn one_word_apart(names: &[Name<'_>]) -> Vec<(usize, usize)> {
    let mut rests: Vec<Rest<'_>> = names.iter().enumerate().flat_map(|(index, name)| rests(index, &name.key)).collect();
    rests.sort_unstable_by_key(|rest| (rest.signature, rest.name));
    let mut pairs = Vec::new();
    for group in rests.chunk_by_mut(|a, b| a.signature == b.signature) {
        if group.len() <= GROUP {
            compare(group, GROUP, &mut pairs);
            continue;
        }
        group.sort_by_key(|rest| (rest.word, rest.name));
        compare(group, WINDOW, &mut pairs);
        group.sort_by_cached_key(|rest| (rest.word.chars().rev().collect::<String>(), rest.name));
        compare(group, WINDOW, &mut pairs);
    }
    pairs
}

fn rests(index: usize, key: &str) -> Vec<Rest<'_>> {
    let words: Vec<&str> = words(key).collect();
    let hashes: Vec<u64> = words.iter().enumerate().map(|(at, word)| hash((at, word))).collect();
    let all = hashes.iter().fold(0_u64, |sum, hash| sum.wrapping_add(*hash));
    let mut rests = Vec::with_capacity(words.len());
    for (at, word) in words.iter().enumerate() {
        let signature = hash((at, words.len(), all.wrapping_sub(hashes[at])));
        rests.push(Rest { signature, word, name: index });
    }
    rests
}

fn compare(group: &[Rest<'_>], window: usize, pairs: &mut Vec<(usize, usize)>) {
    for (index, rest) in group.iter().enumerate() {
        for other in group[index + 1..].iter().take(window) {
            if is_slip(rest.word, other.word) {
                pairs.push((rest.name.min(other.name), rest.name.max(other.name)));
            }
        }
    }
}

/// Whether one word is probably the other mistyped, or its plural.
fn is_slip(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if has_digit(short) || has_digit(long) || CONTRARY.iter().any(|start| long.strip_prefix(start) == Some(short)) {
        return false;
    }
    if numberless(short) == numberless(long) {
        return true;
    }
    let count = short.chars().count();
    if count < 4 || short.chars().next() != long.chars().next() || long.len() - short.len() > 2 {
        return false;
    }
    osa_distance(short, long) <= if count >= 8 { 2 } else { 1 }
}

fn has_digit(word: &str) -> bool {
    word.bytes().any(|byte| byte.is_ascii_digit())
}

fn hash(value: impl Hash) -> u64 {
    let mut hasher = FxHasher::default();
    value.hash(&mut hasher);
    hasher.finish()
}
