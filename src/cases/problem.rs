//! What is wrong with a table of cases: all wording of it on one page.

use crate::cases::{CellFault, FormProblem, MapProblem};
use crate::diagnostic::{Code, SOME, ticked_some};
use crate::source::Position;

/// What is wrong with a table, or with a row of it.
#[derive(Clone, Debug, PartialEq)]
pub enum TableProblem {
    /// A file without a row.
    Empty,
    /// Columns of which none is a phrase of the theory.
    NoPhrase {
        /// Their names.
        columns: Vec<String>,
    },
    /// A column of a name that none has: in `--id-column` or `--observed`.
    NoColumn {
        /// The name as given.
        name: String,
        /// Where it is given: `--observed`.
        given: &'static str,
        /// The nearest names of columns.
        nearest: Vec<String>,
    },
    /// A column that `--observed` names, and that is no phrase.
    ObservesNothing {
        /// The name as given.
        name: String,
    },
    /// Columns that may each be the names of the cases.
    SeveralNames {
        /// The columns.
        columns: Vec<String>,
    },
    /// A column `case` or `id`, which is a phrase of the theory as well.
    NameOrPhrase {
        /// The column.
        column: String,
    },
    /// What is wrong with a row of the mapping.
    Map(Box<MapProblem>),
    /// Bytes of UTF-16, or with zeros in them.
    NotText {
        /// What they look like.
        like: &'static str,
    },
    /// A header that several separators part.
    Separator {
        /// They, in words.
        found: Vec<&'static str>,
    },
    /// A header in which carriage returns stand for line ends.
    LoneReturns,
    /// A quotation mark that is not closed.
    Open {
        /// The row, from 1.
        row: u64,
    },
    /// A row longer than what is read.
    Long {
        /// The row, from 1.
        row: u64,
    },
    /// What the system says of a file that cannot be read on.
    Unreadable {
        /// It.
        why: String,
    },
    /// `maybe`
    Cell {
        /// The name of the column.
        column: String,
        /// The text of the cell.
        text: String,
        /// Why.
        fault: CellFault,
    },
    /// A row with more or fewer cells than the header.
    Ragged {
        /// How many it has.
        cells: usize,
        /// How many columns there are.
        columns: usize,
    },
    /// A row with bytes that are no UTF-8.
    Encoding {
        /// The byte within the row, from 1.
        byte: usize,
    },
    /// `"a"b`
    Quotes,
    /// A blank line in a table of one column.
    Blank,
    /// What is wrong with the form that the table comes in.
    Form(FormProblem),
}

/// A row that cannot be read.
#[derive(Clone, Debug, PartialEq)]
pub struct BadRow {
    /// Its number, the header being 1.
    pub row: u64,
    /// What is wrong.
    pub problem: TableProblem,
    /// The text around it.
    pub text: String,
    /// Where that text begins.
    pub at: Position,
    /// What of it is underlined, in bytes.
    pub span: (usize, usize),
}

impl TableProblem {
    /// Its stable code.
    #[must_use]
    pub const fn code(&self) -> Code {
        match self {
            Self::Empty | Self::NoPhrase { .. } | Self::LoneReturns | Self::Separator { .. } => Code(310),
            Self::Form(problem) => problem.code(),
            Self::Cell { .. } => Code(311),
            Self::Ragged { .. } | Self::Blank => Code(312),
            Self::Quotes | Self::Open { .. } | Self::Long { .. } => Code(313),
            Self::NotText { .. } | Self::Encoding { .. } | Self::Unreadable { .. } => Code(314),
            Self::SeveralNames { .. }
            | Self::NameOrPhrase { .. }
            | Self::NoColumn { .. }
            | Self::ObservesNothing { .. } => Code(315),
            Self::Map(problem) => problem.code(),
        }
    }

    /// The row that it is told of, the first where it is of none.
    #[must_use]
    pub fn row(&self) -> u32 {
        match self {
            Self::Open { row } | Self::Long { row } => u32::try_from(*row).unwrap_or(u32::MAX),
            Self::Form(problem) => problem.row(),
            Self::Empty
            | Self::NoPhrase { .. }
            | Self::NoColumn { .. }
            | Self::ObservesNothing { .. }
            | Self::SeveralNames { .. }
            | Self::NameOrPhrase { .. }
            | Self::Map(_)
            | Self::NotText { .. }
            | Self::Separator { .. }
            | Self::LoneReturns
            | Self::Unreadable { .. }
            | Self::Cell { .. }
            | Self::Ragged { .. }
            | Self::Encoding { .. }
            | Self::Quotes
            | Self::Blank => 1,
        }
    }

    /// What is wrong, as a sentence without a full stop.
    #[must_use]
    pub fn says(&self) -> String {
        match self {
            Self::Form(problem) => problem.says(),
            Self::Empty => "there is no row in this table, not even one with the names of its columns".to_owned(),
            Self::NoPhrase { columns } => {
                format!("no theory uses any of the columns {}", ticked_some(columns, SOME))
            }
            Self::NoColumn { name, given, .. } => format!("there is no column `{name}`, which {given} names"),
            Self::ObservesNothing { name } => format!("the column `{name}` of `--observed` is no phrase of the theory"),
            Self::SeveralNames { columns } => {
                format!("each of the columns {} may hold the names of the cases", ticked_some(columns, SOME))
            }
            Self::NameOrPhrase { column } => {
                format!("the column `{column}` may hold the names of the cases, and is a phrase of the theory too")
            }
            Self::Map(problem) => problem.says(),
            Self::NotText { like } => format!("this is no text in UTF-8; it looks like {like}"),
            Self::Separator { found } => {
                format!("the columns may be parted by {}: each is in the header", found.join(" or by "))
            }
            Self::LoneReturns => "the lines of this table end in carriage returns alone".to_owned(),
            Self::Open { row } => format!("a quotation mark that opens in row {row} is never closed"),
            Self::Long { row } => format!("row {row} is longer than 64 MB"),
            Self::Unreadable { why } => format!("the table cannot be read on: {why}"),
            Self::Cell { column, text, .. } => format!("`{}` in column `{column}` is no value", shown(text)),
            Self::Ragged { cells, columns } => {
                let cell = if *cells == 1 { "cell" } else { "cells" };
                let column = if *columns == 1 { "column" } else { "columns" };
                format!("this row has {cells} {cell}, and there are {columns} {column}")
            }
            Self::Encoding { byte } => format!("byte {byte} of this row is not UTF-8"),
            Self::Quotes => "text stands behind a quotation mark that closes a cell".to_owned(),
            Self::Blank => {
                "this row is blank: nobody can tell whether it is a case of which nothing is known".to_owned()
            }
        }
    }

    /// What to write instead.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        Some(match self {
            Self::Form(problem) => return problem.help(),
            Self::Empty => {
                "write the names of the columns into the first row, and a case into each row below".to_owned()
            }
            Self::NoPhrase { .. } => {
                "name the columns as the theory does, or say with `--map FILE` which column is which phrase; \
                 `cmo vocabulary` lists all phrases"
                    .to_owned()
            }
            Self::NoColumn { nearest, .. } if nearest.is_empty() => "write the name as it is in the header".to_owned(),
            Self::NoColumn { nearest, .. } => format!("near it: {}", ticked_some(nearest, SOME)),
            Self::ObservesNothing { .. } => {
                "name a column that is a phrase, or say with `--map FILE` which phrase it is".to_owned()
            }
            Self::SeveralNames { columns } => {
                format!("write which: --id-column {}", columns.first().map_or("NAME", String::as_str))
            }
            Self::NameOrPhrase { column } => {
                format!(
                    "write --id-column {column}, or name another column of names there; or give this column another name"
                )
            }
            Self::Map(problem) => return problem.help(),
            Self::NotText { .. } => "save it anew as `CSV UTF-8`".to_owned(),
            Self::Separator { .. } => "write which: --separator comma, semicolon or tab".to_owned(),
            Self::LoneReturns => "save it anew with the line ends of Unix (LF) or Windows (CRLF)".to_owned(),
            Self::Open { .. } => "close it, and write a quotation mark within quotation marks twice".to_owned(),
            Self::Long { .. } => "a quotation mark before it may not be closed".to_owned(),
            Self::Unreadable { .. } => return None,
            Self::Cell { text, fault, .. } => cell_help(text, *fault),
            Self::Ragged { .. } => {
                "give each column a cell, empty where nothing is said, and put what holds a separator into quotation \
                 marks"
                    .to_owned()
            }
            Self::Encoding { .. } => {
                "it may be Windows-1252, as older spreadsheets write: save it anew as `CSV UTF-8`".to_owned()
            }
            Self::Quotes => {
                "put the whole cell into quotation marks, and write a quotation mark within it twice".to_owned()
            }
            Self::Blank => "write `\"\"` for such a case, or remove the line".to_owned(),
        })
    }
}

const READ: &str = "write 1, yes, true or present; 0, no, false or absent; a degree such as 0.7; NA or ? for what is not known; \
                    or leave it empty";

fn cell_help(text: &str, fault: CellFault) -> String {
    match fault {
        CellFault::Comma => format!("write a degree with a point: {}", text.trim().replace(',', ".")),
        CellFault::Percent => "write a degree between 0 and 1: 0.7 for 70%".to_owned(),
        CellFault::Exponent => "write a degree without an exponent: 0.001".to_owned(),
        CellFault::Range => "a degree lies between 0 and 1".to_owned(),
        CellFault::Point => "write a degree with a digit on both sides of the point: 0.7".to_owned(),
        CellFault::Missing => {
            "write NA or ? for what is not known, or leave it empty for what nobody speaks of".to_owned()
        }
        CellFault::Words => READ.to_owned(),
    }
}

/// The text of a cell on one line, cut where it is long.
fn shown(text: &str) -> String {
    const LONGEST: usize = 40;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}
