//! What is wrong with a mapping: all wording of it on one page.

use crate::cases::TableProblem;
use crate::diagnostic::{Code, SOME, ticked_some};
use crate::source::Position;

/// What is wrong with a row of a mapping, and where that stands.
#[derive(Clone, Debug, PartialEq)]
pub struct MapProblem {
    /// What is wrong.
    pub fault: MapFault,
    /// The text around it.
    pub text: String,
    /// Where that text begins.
    pub at: Position,
    /// What of it is underlined, in bytes.
    pub span: (usize, usize),
}

/// What is wrong with a row of a mapping.
#[derive(Clone, Debug, PartialEq)]
pub enum MapFault {
    /// `trust_2019;trusted;GP`
    Cells {
        /// How many there are.
        cells: usize,
    },
    /// Rows that several marks part.
    Separator {
        /// They, in words.
        found: Vec<&'static str>,
    },
    /// A column that an earlier row names.
    Twice {
        /// Its name.
        column: String,
        /// The line of that row.
        line: u64,
    },
    /// A column that the table has not.
    NoColumn {
        /// Its name.
        column: String,
        /// The nearest names of columns.
        nearest: Vec<String>,
    },
    /// A phrase that no theory uses.
    NoPhrase {
        /// The phrase.
        phrase: String,
        /// The nearest phrases.
        nearest: Vec<String>,
    },
    /// What is no text with separators.
    Text(
        /// Why.
        Box<TableProblem>,
    ),
}

impl MapProblem {
    /// Its stable code.
    #[must_use]
    pub const fn code(&self) -> Code {
        match &self.fault {
            MapFault::Text(problem) => problem.code(),
            MapFault::Cells { .. }
            | MapFault::Separator { .. }
            | MapFault::Twice { .. }
            | MapFault::NoColumn { .. }
            | MapFault::NoPhrase { .. } => Code(315),
        }
    }

    /// What is wrong, as a sentence without a full stop.
    #[must_use]
    pub fn says(&self) -> String {
        match &self.fault {
            MapFault::Cells { cells } => format!("this row has {cells} cells, and is to be a column and its phrase"),
            MapFault::Separator { found } => {
                format!("columns and phrases may be parted by {}", found.join(" or by "))
            }
            MapFault::Twice { column, line } => format!("the column `{column}` stands in line {line} already"),
            MapFault::NoColumn { column, .. } => format!("the table has no column `{column}`"),
            MapFault::NoPhrase { phrase, .. } => format!("no theory uses `{phrase}`"),
            MapFault::Text(problem) => problem.says(),
        }
    }

    /// What to write instead.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        Some(match &self.fault {
            MapFault::Cells { .. } => {
                "write a row for each column: its name, and the phrase; what holds a separator stands in quotation marks"
                    .to_owned()
            }
            MapFault::Separator { .. } => "put each name and each phrase into quotation marks".to_owned(),
            MapFault::Twice { .. } => "keep one of the two rows".to_owned(),
            MapFault::NoColumn { nearest, .. } | MapFault::NoPhrase { nearest, .. } if !nearest.is_empty() => {
                format!("near it: {}", ticked_some(nearest, SOME))
            }
            MapFault::NoColumn { .. } => "write the name as it is in the header".to_owned(),
            MapFault::NoPhrase { .. } => {
                "`cmo vocabulary` lists all phrases; leave the phrase empty for a column that is not to be read".to_owned()
            }
            MapFault::Text(problem) => return problem.help(),
        })
    }
}
