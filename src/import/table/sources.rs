//! The studies that a cell names.

use rustc_hash::FxHashMap;

use super::super::names::Names;
use super::super::text::{one_line, quoted};
use super::nothing;
use super::places::{Entry, has_open_place};
use crate::theory::is_id;

/// The studies of all cells, each once.
#[derive(Debug, Default)]
pub(super) struct Studies {
    /// Their IDs, each with its title where that is another.
    known: Vec<(String, Option<String>)>,
    /// By the words of a cell, in small letters: which of them it names.
    places: FxHashMap<String, usize>,
    names: Names,
}

/// What a cell names.
#[derive(Debug, Default)]
pub(super) struct Cited {
    /// As evidence clauses have it: `CHIPPS [p. 4]`.
    pub(super) sources: Vec<String>,
    /// What is cited and is no study.
    pub(super) others: Vec<String>,
    /// What stands where a study would, and says that there is none, or that nobody knows.
    pub(super) nothing: Vec<String>,
    /// What is read as one study, and may be several.
    pub(super) doubtful: Vec<String>,
}

impl Studies {
    /// What a cell cites: parted at semicolons and line breaks, and numbers at commas.
    pub(super) fn cited(&mut self, cell: &str) -> Cited {
        let mut cited = Cited::default();
        for entry in entries(cell) {
            if nothing::is_dashes(&entry) || nothing::may_be(&entry) {
                cited.nothing.push(entry);
                continue;
            }
            // A case is none either, whatever its name looks like: it is said once.
            let Some(source) = self.source(&entry) else {
                cited.others.push(entry);
                continue;
            };
            cited.sources.push(source);
            if may_be_several(&entry) {
                cited.doubtful.push(entry);
            }
        }
        cited
    }

    /// An entry as an evidence clause has it; none where it names a case.
    fn source(&mut self, entry: &str) -> Option<String> {
        if entry.split_whitespace().next().is_some_and(|word| word.eq_ignore_ascii_case("case")) {
            return None;
        }
        let Entry { words, detail } = Entry::of(entry);
        let via = detail.rsplit_once("via ").map(|(_, via)| via.trim()).filter(|via| is_id(via));
        if let Some(via) = via {
            self.study(via);
        }
        let study = self.study(words);
        Some(if detail.is_empty() { study } else { format!("{study} {detail}") })
    }

    fn study(&mut self, words: &str) -> String {
        let place = *self.places.entry(words.to_ascii_lowercase()).or_insert(self.known.len());
        if place == self.known.len() {
            let (id, is_same) = self.names.claim(words);
            self.known.push((id, (!is_same).then(|| words.to_owned())));
        }
        self.known[place].0.clone()
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.known.len()
    }

    /// Each as an item.
    pub(super) fn written(&self) -> String {
        let item = |(id, title): &(String, Option<String>)| match title {
            Some(title) => format!("study {id} {}\n\n", quoted(title)),
            None => format!("study {id}\n\n"),
        };
        self.known.iter().map(item).collect()
    }
}

/// The entries of a cell. Inside of quotation marks and brackets nothing parts.
fn entries(cell: &str) -> Vec<String> {
    let is_number = |part: &str| !part.trim().is_empty() && part.trim().bytes().all(|byte| byte.is_ascii_digit());
    let plain = cell.trim().trim_start_matches('[').trim_end_matches(']');
    if plain.split([',', ';']).all(is_number) {
        return plain.split([',', ';']).map(|number| number.trim().to_owned()).collect();
    }
    let mut entries = vec![String::new()];
    let (mut is_quoted, mut depth) = (false, 0_usize);
    let mut before = ' ';
    for mark in cell.chars() {
        match mark {
            '"' if before != '\\' => is_quoted = !is_quoted,
            '“' => is_quoted = true,
            '”' => is_quoted = false,
            '[' if !is_quoted => depth += 1,
            ']' if !is_quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
        match mark {
            ';' | '\n' if !is_quoted && depth == 0 => entries.push(String::new()),
            _ => entries.iter_mut().last().into_iter().for_each(|entry| entry.push(mark)),
        }
        before = mark;
    }
    entries.iter().map(|entry| one_line(entry)).filter(|entry| !entry.is_empty()).collect()
}

/// Whether an entry may name several studies, or a place within one: only its author can say. With one year, `Smith and
/// Jones (2020)` is one.
fn may_be_several(entry: &str) -> bool {
    let cited = Entry::of(entry);
    cited.detail.is_empty() && (names_several(cited.words) || entry.contains(['"', '“', '[']) || has_open_place(entry))
}

/// Whether some words may name several studies.
pub(super) fn names_several(words: &str) -> bool {
    let is_year = |word: &&str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let years = words.split(|mark: char| !mark.is_ascii_digit()).filter(is_year).count();
    let joins = words.contains([',', '/', '&']) || words.split_whitespace().any(|word| word == "and");
    let within = words.split(['(', '[']).skip(1).any(|part| !part.starts_with(|mark: char| mark.is_ascii_digit()));
    let is_range = words.contains(['-', '–']) && !words.contains(char::is_alphabetic);
    years > 1 || (years == 0 && joins) || within || is_range
}
