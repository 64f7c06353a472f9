//! What a case says itself: its facts without those that it has from another.

use std::collections::VecDeque;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::document::{CaseOut, FactOut};
use crate::theory::identity;

/// The place from which on the facts of a case are its own; none where what stands before them is not what it has from the
/// other: all facts of that one whose phrases it says nothing of.
pub(super) fn own(case: &CaseOut, like: Option<&CaseOut>) -> Option<usize> {
    let Some(like) = like else { return Some(0) };
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    like.facts.iter().for_each(|fact| *counts.entry(&fact.phrase).or_default() += 1);
    let (mut own, mut kept) = (FxHashSet::default(), like.facts.len());
    // From the end, since a case says as little as it can that the other says too.
    for from in (0..=case.facts.len()).rev() {
        if let Some(fact) = case.facts.get(from)
            && own.insert(fact.phrase.as_str())
        {
            kept -= counts.get(fact.phrase.as_str()).copied().unwrap_or(0);
        }
        if kept == from && starts(case, like, &own) && spells(case, like, from) {
            return Some(from);
        }
    }
    None
}

/// Whether a case starts with the facts of another whose phrases it says nothing of itself.
fn starts(case: &CaseOut, like: &CaseOut, own: &FxHashSet<&str>) -> bool {
    let kept = like.facts.iter().filter(|fact| !own.contains(fact.phrase.as_str()));
    kept.zip(&case.facts).all(|(kept, fact)| kept == fact)
}

/// Whether what no theory uses is spelled as the facts before a place have it from the other.
fn spells(case: &CaseOut, like: &CaseOut, from: usize) -> bool {
    let own = names(&case.facts[from..]);
    let mut kept = like.unrecognised.iter().filter(|phrase| !own.contains(&*identity(phrase)));
    kept.all(|phrase| case.unrecognised.contains(phrase))
}

/// The phrases of some facts, however they are spelled.
fn names(facts: &[FactOut]) -> FxHashSet<String> {
    facts.iter().map(|fact| identity(&fact.phrase).into_owned()).collect()
}

/// How a case spells the phrases that no theory uses, where it says something of them itself: the name that is shown is that
/// of the first case that does.
pub(super) struct Spellings(FxHashMap<String, VecDeque<String>>);

impl Spellings {
    /// The spellings of the facts from a place on.
    pub(super) fn of(case: &CaseOut, from: usize) -> Self {
        let own = names(&case.facts[from..]);
        let mut spellings: FxHashMap<String, VecDeque<String>> = FxHashMap::default();
        for phrase in &case.unrecognised {
            let name = identity(phrase).into_owned();
            if own.contains(&name) {
                spellings.entry(name).or_default().push_back(phrase.clone());
            }
        }
        Self(spellings)
    }

    /// How the next fact of a phrase spells it.
    pub(super) fn next(&mut self, phrase: &str) -> String {
        let spelled = self.0.get_mut(&*identity(phrase)).and_then(VecDeque::pop_front);
        spelled.unwrap_or_else(|| phrase.to_owned())
    }
}
