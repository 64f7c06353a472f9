//! Items and clauses as they are written, with the phrases in them in the order in which they appear.

use std::collections::VecDeque;

use rustc_hash::FxHashMap;

/// A part of a text, and the phrases in it by their numbers.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    pub(super) text: String,
    pub(super) phrases: Vec<u32>,
}

impl Said {
    /// A text without phrases.
    pub(super) fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), phrases: Vec::new() }
    }

    /// The same phrases in another text.
    pub(super) fn map(self, write: impl FnOnce(String) -> String) -> Self {
        Self { text: write(self.text), phrases: self.phrases }
    }

    /// Several with something between them.
    pub(super) fn joined(all: Vec<Self>, between: &str) -> Self {
        let text = all.iter().map(|one| one.text.as_str()).collect::<Vec<_>>().join(between);
        Self { text, phrases: all.into_iter().flat_map(|one| one.phrases).collect() }
    }
}

/// How a clause stands beside one of the same keyword.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Beside {
    /// On a line of its own.
    Apart,
    /// In one list with it.
    Listed,
}

/// A clause, or one element of a clause that lists several.
#[derive(Clone, Debug)]
pub(super) struct Clause {
    keyword: &'static str,
    says: Said,
    beside: Beside,
}

impl Clause {
    /// A clause on a line of its own.
    pub(super) fn new(keyword: &'static str, says: Said) -> Self {
        Self { keyword, says, beside: Beside::Apart }
    }

    /// One of those that a clause lists.
    pub(super) fn listed(keyword: &'static str, says: Said) -> Self {
        Self { keyword, says, beside: Beside::Listed }
    }

    /// It as a line.
    pub(super) fn line(self) -> Said {
        let keyword = self.keyword;
        self.says.map(|text| format!("{keyword} {text}"))
    }

    /// The greatest number of its phrases.
    fn last(&self) -> Option<u32> {
        self.says.phrases.iter().copied().max()
    }
}

/// An item: its heading, and its clauses.
#[derive(Clone, Debug, Default)]
pub(super) struct Item {
    pub(super) heading: Said,
    /// Clauses that stand first.
    pub(super) first: Vec<Clause>,
    /// Clauses of several kinds with phrases in them: each kind keeps its order, and which kind stands first is free.
    pub(super) kinds: Vec<Vec<Clause>>,
    /// Clauses without phrases.
    pub(super) others: Vec<Clause>,
}

/// The clauses of an item in an order.
#[derive(Clone, Debug)]
pub(super) struct Arranged {
    /// Its lines, and a blank one.
    pub(super) text: String,
    /// How many phrases must have appeared, from the first on, so that those that appear here first are the next ones, in
    /// the order of their numbers.
    pub(super) needs: u32,
    /// The number that follows those of its phrases.
    pub(super) end: u32,
}

impl Item {
    /// Its clauses kind by kind.
    pub(super) fn by_kind(&self) -> Arranged {
        self.arranged(self.kinds.iter().flatten().collect())
    }

    /// Its clauses so that phrases come in the order of their numbers, as far as each kind keeps its own.
    pub(super) fn by_phrase(&self) -> Arranged {
        let mut kinds: Vec<VecDeque<&Clause>> = self.kinds.iter().map(|kind| kind.iter().collect()).collect();
        let mut clauses = Vec::new();
        let next = |kinds: &[VecDeque<&Clause>]| {
            let heads = kinds.iter().enumerate().filter_map(|(kind, clauses)| Some((clauses.front()?.last(), kind)));
            heads.min().map(|(_, kind)| kind)
        };
        while let Some(kind) = next(&kinds) {
            clauses.extend(kinds[kind].pop_front());
        }
        self.arranged(clauses)
    }

    /// All phrases in it.
    pub(super) fn phrases(&self) -> impl Iterator<Item = u32> {
        let clauses = self.first.iter().chain(self.kinds.iter().flatten()).chain(&self.others);
        self.heading.phrases.iter().chain(clauses.flat_map(|clause| &clause.says.phrases)).copied()
    }

    fn arranged(&self, kinds: Vec<&Clause>) -> Arranged {
        let clauses: Vec<&Clause> = self.first.iter().chain(kinds).chain(&self.others).collect();
        let phrases = clauses.iter().flat_map(|clause| &clause.says.phrases);
        let phrases: Vec<u32> = self.heading.phrases.iter().chain(phrases).copied().collect();
        let text = format!("{}\n{}\n", self.heading.text, lines(&clauses));
        Arranged { text, needs: needs(&phrases), end: end(&phrases) }
    }
}

/// Clauses as lines; what stands in one list is one line.
fn lines(clauses: &[&Clause]) -> String {
    let is_one = |one: &&Clause, next: &&Clause| {
        one.keyword == next.keyword && one.beside == Beside::Listed && next.beside == Beside::Listed
    };
    let line = |clauses: &[&Clause]| {
        let says = clauses.iter().map(|clause| clause.says.text.as_str()).collect::<Vec<_>>().join(", ");
        let keyword = clauses.first().map_or("", |clause| clause.keyword);
        format!("  {}\n", format!("{keyword} {says}").trim())
    };
    clauses.chunk_by(is_one).map(line).collect()
}

fn end(phrases: &[u32]) -> u32 {
    phrases.iter().max().map_or(0, |last| last + 1)
}

fn needs(phrases: &[u32]) -> u32 {
    let mut first: FxHashMap<u32, usize> = FxHashMap::default();
    for (at, phrase) in phrases.iter().enumerate() {
        first.entry(*phrase).or_insert(at);
    }
    let (mut needs, mut next) = (end(phrases), usize::MAX);
    while let Some(at) = needs.checked_sub(1).and_then(|before| first.get(&before)).filter(|at| **at < next) {
        (next, needs) = (*at, needs - 1);
    }
    needs
}
