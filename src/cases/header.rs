//! Turns the names of a table's columns into what they are to a theory: the name of a case, a phrase, or nothing.

mod reading;

use crate::theory::{Literal, PhraseId};

pub use reading::Wishes;

/// One column of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its name, as it stands there.
    pub name: String,
    /// What it is to the theory.
    pub means: Meaning,
}

/// What a column is to a theory.
#[derive(Clone, Debug, PartialEq)]
pub enum Meaning {
    /// The names of the cases.
    Name,
    /// A phrase; negated where the column has the name of an opposite.
    Phrase {
        /// Which.
        literal: Literal,
        /// Whether its cells are results (`--observed`).
        observed: bool,
        /// Where its planes stand.
        slot: Slot,
    },
    /// Nothing: no theory uses it, which is told once.
    Unused {
        /// The nearest phrases, nearest first.
        nearest: Vec<String>,
    },
    /// Nothing, and that is meant so: the mapping leaves it out.
    LeftOut,
}

/// Where a block keeps the planes of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// At the planes of its phrase, of which there is no other column.
    Own(usize),
    /// Apart: other columns are of the same phrase, and what they say is joined.
    Shared(usize),
}

/// The columns of a table, and which phrases they are of.
#[derive(Clone, Debug, PartialEq)]
pub struct Header {
    columns: Vec<Column>,
    /// The phrases of the table, each once, in vocabulary order.
    described: Vec<PhraseId>,
    /// By shared column: which of `described` it is of.
    shared: Vec<usize>,
}

impl Header {
    /// All columns, in their order.
    #[must_use]
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The phrases of the table, each once, in vocabulary order: those of the pairs of planes of every block.
    #[must_use]
    pub fn described(&self) -> &[PhraseId] {
        &self.described
    }

    /// By column that shares its phrase with others: which of [`Header::described`] it is of.
    #[must_use]
    pub fn shared(&self) -> &[usize] {
        &self.shared
    }

    /// The column of the cases' names.
    #[must_use]
    pub fn name_column(&self) -> Option<usize> {
        self.columns.iter().position(|column| column.means == Meaning::Name)
    }

    /// The columns that no theory uses, with the nearest phrases.
    pub fn unused(&self) -> impl Iterator<Item = (&Column, &[String])> {
        self.columns.iter().filter_map(|column| match &column.means {
            Meaning::Unused { nearest } => Some((column, nearest.as_slice())),
            Meaning::Name | Meaning::Phrase { .. } | Meaning::LeftOut => None,
        })
    }
}
