//! The columns that all parts of a case share: a label, a state in a word or two, and the words.

use std::borrow::Cow;

use crate::explain::matched::{ChainStep, ConditionEntry, MechanismEntry, OutcomeEntry};
use crate::report::page::{Cell, Page, Tone};

/// Columns of the label: `strengthened by` and two spaces.
pub(super) const LABEL: usize = 17;
/// Columns of the state: `not triggered` and two spaces.
const STATE: usize = 15;
/// Columns by which what belongs to a list stands deeper than what does not.
const DEEPER: usize = 2;
/// Lists within lists that are still seen to be deeper.
const DEEPEST: u32 = 4;

/// The state of a row.
#[derive(Clone, Copy, Debug)]
pub(super) struct State<'t> {
    pub(super) tone: Tone,
    pub(super) text: &'t str,
}

impl<'t> State<'t> {
    pub(super) const fn plain(text: &'t str) -> Self {
        Self { tone: Tone::Plain, text }
    }

    pub(super) const fn notable(text: &'t str) -> Self {
        Self { tone: Tone::Notable, text }
    }
}

/// A row without a state.
pub(super) fn says(page: &mut Page, label: &str, words: &str) {
    page.flow(&[label_cell(label)], LABEL, words);
}

/// Rows of people's own words, one for each, the label before the first.
pub(super) fn remarks(page: &mut Page, label: &str, words: &[String]) {
    for (index, words) in words.iter().enumerate() {
        says(page, if index == 0 { label } else { "" }, words);
    }
}

/// A row with a state.
pub(super) fn stands(page: &mut Page, label: &str, state: State<'_>, words: &str) {
    stands_at(page, STATE, label, state, words);
}

/// A row with a state, within so many lists that rows above name (`any of 2:`).
pub(super) fn stands_in(page: &mut Page, lists: u32, label: &str, state: State<'_>, words: &str) {
    stands_at(page, STATE + DEEPER * lists.min(DEEPEST) as usize, label, state, words);
}

fn stands_at(page: &mut Page, width: usize, label: &str, state: State<'_>, words: &str) {
    let cells = [label_cell(label), Cell { tone: state.tone, text: state.text, width }];
    page.flow(&cells, LABEL + width, words);
}

fn label_cell(label: &str) -> Cell<'_> {
    Cell { tone: Tone::Faint, text: label, width: LABEL }
}

/// Words with what there is to say about them behind, in parentheses.
pub(super) fn noted<'w>(words: &'w str, notes: &[String]) -> Cow<'w, str> {
    if notes.is_empty() {
        return Cow::Borrowed(words);
    }
    Cow::Owned(format!("{words} ({})", notes.join("; ")))
}

/// A word with a degree behind it, where that is not crisp.
pub(super) fn graded(word: &'static str, shown: f64) -> Cow<'static, str> {
    if is_crisp(shown) { Cow::Borrowed(word) } else { Cow::Owned(format!("{word} {}", degree(shown))) }
}

/// A degree as it is printed: at most three decimals, no trailing zeros.
pub(super) fn degree(degree: f64) -> String {
    let text = format!("{degree:.3}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Whether a degree is all or nothing.
pub(super) fn is_crisp(degree: f64) -> bool {
    degree == 0.0 || degree == 1.0
}

/// How a case gives what a configuration might have brought about: only what it marks so is a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Given {
    /// `observed …`
    Result,
    /// A fact like any other.
    Fact,
}

impl Given {
    /// How a case gives a mechanism.
    pub(super) const fn mechanism(entry: &MechanismEntry) -> Self {
        if entry.as_result { Self::Result } else { Self::Fact }
    }

    /// How a case gives an outcome.
    pub(super) const fn outcome(entry: &OutcomeEntry) -> Self {
        if entry.as_result { Self::Result } else { Self::Fact }
    }

    /// How a case gives what is asked for.
    pub(super) const fn condition(entry: &ConditionEntry) -> Self {
        if entry.as_result { Self::Result } else { Self::Fact }
    }

    /// How a case gives what a chain runs through.
    pub(super) const fn step(step: &ChainStep) -> Self {
        if step.as_result { Self::Result } else { Self::Fact }
    }

    /// Behind a phrase.
    pub(super) const fn as_note(self) -> &'static str {
        match self {
            Self::Result => "as observed",
            Self::Fact => "as stated",
        }
    }

    /// Before what is there, and before what is not.
    pub(super) const fn as_state(self) -> [&'static str; 2] {
        match self {
            Self::Result => ["observed", "observed not"],
            Self::Fact => ["stated", "stated not"],
        }
    }
}

/// A list as it is said: `a, b and c`.
pub(in crate::report) fn listed<T: AsRef<str>>(words: &[T]) -> String {
    match words {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", first.join(", "), last.as_ref())
        }
    }
}

/// As [`listed`], the ones after the first few only counted: JSON has them all.
pub(super) fn listed_few(words: &[String]) -> String {
    const FEW: usize = 5;
    if words.len() <= FEW + 1 {
        return listed(words);
    }
    let others = format!("{} others", words.len() - FEW);
    listed(&words[..FEW].iter().chain(std::iter::once(&others)).collect::<Vec<_>>())
}
