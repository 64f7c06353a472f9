//! The table of cases that a query reads, and what its columns say.

use std::collections::BTreeSet;

use crate::evaluate::{Program, World};
use crate::sql::dialect::Dialect;
use crate::theory::{Literal, PhraseId};

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The engine.
    pub dialect: Dialect,
    /// How silence is read.
    pub world: World,
    /// The table of cases.
    pub table: Table,
    /// How verdicts are laid out.
    pub form: Form,
}

/// A table with a row a case.
#[derive(Clone, Debug)]
pub struct Table {
    /// Its name, after those of the catalogue and schema that it is in.
    pub name: Vec<String>,
    /// The columns that name a case; the result has them too.
    pub id: Vec<String>,
    /// The columns that say something of phrases.
    pub columns: Vec<Column>,
    /// What these hold.
    pub kind: Kind,
}

/// A column that says something of a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// What it is called in the table.
    pub name: String,
    /// What it says.
    pub says: Says,
}

/// What a column says of a phrase. Where it is NULL, it says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Says {
    /// That a phrase, or its negation, is present or absent, or to which degree. Several columns of one phrase join as
    /// facts do.
    Fact(Literal),
    /// Where it is true (1): that the phrase is stated `unknown`.
    Unknown(PhraseId),
}

impl Says {
    /// The phrase.
    #[must_use]
    pub const fn phrase(self) -> PhraseId {
        match self {
            Self::Fact(literal) => literal.phrase,
            Self::Unknown(phrase) => phrase,
        }
    }
}

/// What the columns of phrases hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// TRUE and FALSE.
    Truth,
    /// Numbers from 0 to 1.
    Degrees,
}

/// How verdicts are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A row a case, a column a configuration.
    Wide,
    /// A row for each case and configuration.
    Long,
}

/// A column for each phrase that bears on a verdict, called as the phrase is shown.
#[must_use]
pub fn columns_of_phrases(program: &Program) -> Vec<Column> {
    let vocabulary = &program.theory().vocabulary;
    let column = |phrase| Column {
        name: vocabulary.get(phrase).name.clone(),
        says: Says::Fact(Literal { phrase, negated: false }),
    };
    program.bearing().into_iter().map(column).collect()
}

/// The phrases that a table says something of, in vocabulary order: the planes of a case.
#[derive(Debug)]
pub struct Inputs {
    /// The phrases that it may describe, each with a plane for and one against.
    pub described: Vec<PhraseId>,
    /// The phrases that it may state `unknown`, each with a plane after those.
    pub unknown: Vec<PhraseId>,
}

impl Inputs {
    /// What some columns say.
    pub fn of(columns: &[Column]) -> Self {
        let (mut described, mut unknown) = (BTreeSet::new(), BTreeSet::new());
        for column in columns {
            match column.says {
                Says::Fact(literal) => described.insert(literal.phrase),
                Says::Unknown(phrase) => unknown.insert(phrase),
            };
        }
        Self { described: described.into_iter().collect(), unknown: unknown.into_iter().collect() }
    }

    /// The columns that a plane is made of.
    pub fn behind(&self, plane: usize, columns: &[Column]) -> Vec<usize> {
        let says = |column: &Column| match column.says {
            Says::Fact(literal) => self.described.get(plane / 2) == Some(&literal.phrase),
            Says::Unknown(phrase) => {
                let place = plane.checked_sub(self.described.len() * 2);
                place.and_then(|place| self.unknown.get(place)) == Some(&phrase)
            }
        };
        (0..columns.len()).filter(|&index| says(&columns[index])).collect()
    }

    /// Whether a plane is against its phrase.
    pub fn is_against(&self, plane: usize) -> bool {
        plane < self.described.len() * 2 && plane % 2 == 1
    }
}
