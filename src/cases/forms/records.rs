//! Cases whose facts are given by keys and not by the cells of a row: which column a key is, and what is said under it.
//!
//! What keys there are is known only at the end of such a file. So the columns are the keys of the first cases, and beside them
//! all names of the theory's phrases: a fact that comes late is a fact. What is no phrase and comes late is told.

use std::borrow::Cow;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{FormProblem, Known};
use crate::cases::{BadRow, Block, Cell, CellFault, Header, Meaning, TableProblem};
use crate::source::Position;
use crate::theory::identity;

/// The key of what stands outside of a case as its name.
pub(super) const NAME: &str = "case";

/// What a case says under one key.
#[derive(Clone, Debug)]
pub(super) struct Entry<'e> {
    pub(super) key: Cow<'e, str>,
    pub(super) says: Says<'e>,
    /// Where the key stands.
    pub(super) key_at: Position,
    /// Where what it says stands.
    pub(super) at: Position,
}

/// What stands under a key.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Says<'e> {
    Nothing,
    Truth(bool),
    /// A number as it is written.
    Number(Cow<'e, str>),
    Text(Cow<'e, str>),
    /// More than one value, in words.
    More(&'static str),
}

/// Which column each key is.
#[derive(Debug)]
pub(super) struct Keys {
    header: Arc<Header>,
    /// From a key as it is written in the first cases, and from its identity.
    columns: FxHashMap<String, usize>,
    /// By key of the first cases: where it first stands.
    places: Vec<Position>,
}

/// The name of a case, and its cells by their columns.
type Named<'s> = (Cow<'s, str>, Vec<(usize, Cell)>);

/// Some cases by their keys.
#[derive(Debug)]
pub(super) struct Records {
    pub(super) keys: Arc<Keys>,
    pub(super) records: Vec<Record>,
}

/// One case.
#[derive(Debug)]
pub(super) struct Record {
    pub(super) row: u64,
    pub(super) entries: Vec<Entry<'static>>,
}

impl Keys {
    /// What the keys of the first cases are, in the order in which they come, with their places.
    ///
    /// # Errors
    /// As [`Header::of`]; none of them may be a phrase.
    pub(super) fn of<'n>(
        known: Known<'_>,
        first: impl Iterator<Item = (&'n str, Position)>,
    ) -> Result<Arc<Self>, Vec<TableProblem>> {
        let (mut names, mut places, mut seen) = (Vec::new(), Vec::new(), FxHashSet::default());
        for (name, place) in first {
            if seen.insert(identity(name).into_owned()) {
                names.push(name.to_owned());
                places.push(place);
            }
        }
        if let Err(problems) = known.header(&names)
            && matches!(problems.as_slice(), [TableProblem::NoPhrase { .. }])
            && !names.is_empty()
        {
            return Err(problems);
        }
        let is_new = |name: &str| !["id", NAME].contains(&name) && !seen.contains(name);
        let is_used = |phrase| known.vocabulary.get(phrase).in_theory;
        let of_theory = known.vocabulary.names().filter(|(_, literal)| is_used(literal.phrase));
        names.extend(of_theory.map(|(name, _)| name).filter(|name| is_new(&identity(name))).map(str::to_owned));
        let header = Arc::new(known.header(&names)?.with_given(places.len()));
        let identities = names.iter().enumerate().map(|(index, name)| (identity(name).into_owned(), index));
        let columns = identities.chain(names.iter().cloned().zip(0..)).collect();
        Ok(Arc::new(Self { header, columns, places }))
    }

    pub(super) const fn header(&self) -> &Arc<Header> {
        &self.header
    }

    /// Where the name of a column stands.
    pub(super) fn place(&self, column: usize) -> Position {
        self.places.get(column).copied().unwrap_or(Position { line: 1, column: 1 })
    }

    fn column(&self, key: &str) -> Option<usize> {
        self.columns.get(key).or_else(|| self.columns.get(&*identity(key))).copied()
    }

    /// Adds a case to a block, or the reason why it is none.
    pub(super) fn fill(&self, block: &mut Block, row: u64, entries: &[Entry<'_>]) {
        match self.cells(entries) {
            Ok((name, cells)) => {
                block.begin(row, name.trim());
                cells.into_iter().for_each(|(column, cell)| block.set(column, cell));
            }
            Err((problem, entry)) => {
                let text = entry.says.words().into_owned();
                block.refuse(BadRow { row, problem, span: (0, text.len()), text, at: entry.at });
            }
        }
    }

    /// The name of a case and its cells; or what is wrong, and with which entry.
    fn cells<'e, 's>(&self, entries: &'s [Entry<'e>]) -> Result<Named<'s>, (TableProblem, &'s Entry<'e>)> {
        let (mut name, mut cells) = (Cow::Borrowed(""), Vec::with_capacity(entries.len()));
        let mut seen = vec![0_u64; self.header.columns().len().div_ceil(64)];
        for entry in entries {
            let key = || entry.key.clone().into_owned();
            let Some(column) = self.column(&entry.key) else {
                return Err((FormProblem::Late { key: key() }.into(), entry));
            };
            let (word, bit) = (column / 64, 1 << (column % 64));
            if seen[word] & bit != 0 {
                return Err((FormProblem::Twice { key: key() }.into(), entry));
            }
            seen[word] |= bit;
            match (&self.header.columns()[column].means, &entry.says) {
                (Meaning::LeftOut, _) => {}
                (Meaning::Name | Meaning::Phrase { .. } | Meaning::Unused { .. }, Says::More(kind)) => {
                    return Err((FormProblem::Value { column: key(), text: String::new(), kind }.into(), entry));
                }
                (Meaning::Unused { .. }, _) => {}
                (Meaning::Name, says) => name = says.words(),
                (Meaning::Phrase { .. }, says) => match says.cell() {
                    Ok(cell) => cells.push((column, cell)),
                    Err(fault) => {
                        let text = says.words().into_owned();
                        return Err((TableProblem::Cell { column: key(), text, fault }, entry));
                    }
                },
            }
        }
        Ok((name, cells))
    }
}

impl Records {
    pub(super) fn fill(&self, block: &mut Block) {
        self.records.iter().for_each(|record| self.keys.fill(block, record.row, &record.entries));
    }
}

impl Says<'_> {
    fn cell(&self) -> Result<Cell, CellFault> {
        match self {
            Self::Nothing => Ok(Cell::Silent),
            Self::Truth(true) => Ok(Cell::Present),
            Self::Truth(false) => Ok(Cell::Absent),
            Self::Number(written) => Cell::degree(written.parse().unwrap_or(f64::NAN)),
            Self::Text(text) => Cell::read(text),
            Self::More(_) => Err(CellFault::Words),
        }
    }

    /// It as text.
    fn words(&self) -> Cow<'_, str> {
        match self {
            Self::Nothing | Self::More(_) => Cow::Borrowed(""),
            Self::Truth(true) => Cow::Borrowed("true"),
            Self::Truth(false) => Cow::Borrowed("false"),
            Self::Number(text) | Self::Text(text) => Cow::Borrowed(text),
        }
    }
}
