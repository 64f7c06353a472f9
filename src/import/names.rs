//! Names for what has none: IDs out of the words of a cell, each used once.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::theory::is_id;

/// The names that are taken.
#[derive(Debug, Default)]
pub(super) struct Names {
    taken: FxHashSet<String>,
    /// The number that the next of a name gets: many may be called the same.
    next: FxHashMap<String, usize>,
}

impl Names {
    /// A name like some words that nothing else has, and whether it is those words themselves.
    pub(super) fn claim(&mut self, words: &str) -> (String, bool) {
        let like = like(words);
        let mut name = like.clone();
        while !self.taken.insert(name.to_lowercase()) {
            let number = self.next.entry(like.to_lowercase()).or_insert(2);
            name = format!("{like}-{number}");
            *number += 1;
        }
        let is_same = name == words;
        (name, is_same)
    }
}

/// An ID out of some words: what an ID cannot have becomes a dash.
pub(super) fn like(words: &str) -> String {
    if is_id(words) {
        return words.to_owned();
    }
    let letters = |mark: char| if mark.is_alphanumeric() || matches!(mark, '_' | '.') { mark } else { ' ' };
    let words: String = words.chars().map(letters).collect();
    let name = words.split_whitespace().map(|word| word.trim_matches('.')).filter(|word| !word.is_empty());
    let name: Vec<&str> = name.take(8).collect();
    if name.is_empty() { "unnamed".to_owned() } else { name.join("-") }
}
