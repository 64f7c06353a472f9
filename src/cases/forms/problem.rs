//! What is wrong with a table because of the form that it comes in: all wording of it on one page.

use std::{fmt, io};

use crate::cases::TableProblem;
use crate::diagnostic::{Code, ticked};

/// What is wrong with a file of cases as the kind of file that it is, or with a value of it.
#[derive(Clone, Debug, PartialEq)]
pub enum FormProblem {
    /// A name that says one thing, and content that is another.
    Disagrees {
        /// How the name ends: `csv`.
        ending: String,
        /// What the content is: `a Parquet file`.
        seen: &'static str,
        /// How such files are named; none where they are not read at all.
        named: Option<&'static str>,
    },
    /// A name of a packed file, and nothing that is packed.
    NotPacked {
        /// How the name ends: `gz`.
        ending: String,
    },
    /// A kind of file that is not read.
    NotRead {
        /// What it is: `a PDF`.
        seen: &'static str,
    },
    /// A file that is read from its end, where only its beginning is at hand.
    FromItsEnd {
        /// What it is: `a Parquet file`.
        seen: &'static str,
    },
    /// A compression within a Parquet file that is not read.
    Codec {
        /// Its name.
        codec: String,
    },
    /// A column of a kind that says nothing of a phrase.
    Kind {
        /// The name of the column.
        column: String,
        /// What it holds: `Date32`.
        kind: String,
    },
    /// A value of a kind that says nothing of a phrase.
    Value {
        /// The name of the column, or the key.
        column: String,
        /// The value as text.
        text: String,
        /// What it is: `a date`.
        kind: &'static str,
    },
    /// A file that is not what it should be inside.
    Broken {
        /// What it should be: `JSON`.
        form: &'static str,
        /// The line, from 1; 0 where there are none.
        line: u32,
        /// What is wrong there.
        why: String,
    },
    /// A file that ends too early.
    CutShort {
        /// What it should be: `a Parquet file`.
        form: &'static str,
    },
    /// Something behind the end of the cases.
    Behind {
        /// The line, from 1; 0 where there are none.
        line: u32,
    },
    /// Something where a case should stand.
    NoCase {
        /// The line, from 1.
        line: u32,
        /// What it is: ``case `a` ``.
        what: String,
    },
    /// A workbook with cells in several sheets.
    Sheets {
        /// Their names.
        sheets: Vec<String>,
    },
    /// A sheet that the workbook does not have.
    NoSheet {
        /// The name as given.
        name: String,
        /// The names that are there.
        sheets: Vec<String>,
    },
    /// `--sheet` for a table that has none.
    NoWorkbook,
    /// Cells that are merged.
    Merged {
        /// From where to where: `A2:A4`.
        range: String,
    },
    /// A cell behind the last name of the header.
    Beyond {
        /// What it holds.
        text: String,
    },
    /// What is wrong in a cell of a sheet.
    InCell {
        /// The cell: `B7`.
        at: String,
        /// What.
        problem: Box<TableProblem>,
    },
    /// A key that a case has twice.
    Twice {
        /// The key.
        key: String,
    },
    /// A key that comes late, and is of no phrase.
    Late {
        /// The key.
        key: String,
    },
}

impl FormProblem {
    /// Its stable code.
    #[must_use]
    pub const fn code(&self) -> Code {
        match self {
            Self::Disagrees { .. }
            | Self::NotPacked { .. }
            | Self::NotRead { .. }
            | Self::FromItsEnd { .. }
            | Self::Codec { .. } => Code(320),
            Self::Kind { .. } | Self::Value { .. } => Code(321),
            Self::Broken { .. } | Self::CutShort { .. } | Self::Behind { .. } | Self::NoCase { .. } => Code(322),
            Self::Sheets { .. }
            | Self::NoSheet { .. }
            | Self::NoWorkbook
            | Self::Merged { .. }
            | Self::Beyond { .. } => Code(323),
            Self::InCell { problem, .. } => problem.code(),
            Self::Twice { .. } | Self::Late { .. } => Code(324),
        }
    }

    /// The line that it is told of, the first where it is of none.
    #[must_use]
    pub fn row(&self) -> u32 {
        match self {
            Self::Broken { line, .. } | Self::Behind { line } | Self::NoCase { line, .. } => (*line).max(1),
            Self::Disagrees { .. }
            | Self::NotPacked { .. }
            | Self::NotRead { .. }
            | Self::FromItsEnd { .. }
            | Self::Codec { .. }
            | Self::Kind { .. }
            | Self::Value { .. }
            | Self::CutShort { .. }
            | Self::Sheets { .. }
            | Self::NoSheet { .. }
            | Self::NoWorkbook
            | Self::Merged { .. }
            | Self::Beyond { .. }
            | Self::InCell { .. }
            | Self::Twice { .. }
            | Self::Late { .. } => 1,
        }
    }

    /// What is wrong, as a sentence without a full stop.
    #[must_use]
    pub fn says(&self) -> String {
        match self {
            Self::Disagrees { ending, seen, .. } => {
                format!("the name of this file ends in `.{ending}`, and in it is {seen}")
            }
            Self::NotPacked { ending } => format!("the name of this file ends in `.{ending}`, and it is not packed"),
            Self::NotRead { seen } => format!("this is {seen}, and no table of cases"),
            Self::FromItsEnd { seen } => format!("{seen} is read from its end, which is not at hand yet"),
            Self::Codec { codec } => format!("this Parquet file is compressed with {codec}, which is not read"),
            Self::Kind { column, kind } => {
                format!("the column `{column}` holds values of the kind {kind}, which say nothing of a phrase")
            }
            Self::Value { column, text, kind } if text.is_empty() => format!("`{column}` holds {kind}"),
            Self::Value { column, text, kind } => format!("`{text}` in column `{column}` is {kind}"),
            Self::Broken { form, why, .. } => format!("this is no {form} that can be read: {why}"),
            Self::CutShort { form } => format!("this file ends too early: {form} has an end, and here is none"),
            Self::Behind { .. } => "something stands behind the end of the cases".to_owned(),
            Self::NoCase { what, .. } => format!("{what} is no case: there are no facts by their phrases"),
            Self::Sheets { sheets } => format!("there are cells in several sheets: {}", ticked(sheets)),
            Self::NoSheet { name, .. } => format!("this workbook has no sheet `{name}` with cells"),
            Self::NoWorkbook => "`--sheet` is for workbooks, and this table has no sheets".to_owned(),
            Self::Merged { range } => {
                format!("the cells {range} are merged: nobody can tell for which of them the value is meant")
            }
            Self::Beyond { text } => format!("`{text}` stands behind the last column that has a name"),
            Self::InCell { at, problem } => format!("in {at}, {}", problem.says()),
            Self::Twice { key } => format!("this case has the key `{key}` twice"),
            Self::Late { key } => {
                format!("no theory uses the key `{key}`, and no case at the beginning of the file has it")
            }
        }
    }

    /// What to write instead.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        Some(match self {
            Self::Disagrees { named: Some(named), .. } => {
                format!("name it by what it is, `{named}`, or take the file that is meant")
            }
            Self::NotPacked { ending } => format!("leave `.{ending}` out of its name, or take the file that is meant"),
            Self::Disagrees { named: None, .. } | Self::NotRead { .. } => {
                "save it as `CSV UTF-8`, or as a workbook (`.xlsx`)".to_owned()
            }
            Self::FromItsEnd { .. } => "give it as a file of its own, and not packed: --cases FILE".to_owned(),
            Self::Codec { .. } => "write it with the compression ZSTD or SNAPPY".to_owned(),
            Self::Kind { .. } | Self::Value { .. } => {
                "write true or false, 1 or 0, a degree between 0 and 1, or a text that is read in CSV".to_owned()
            }
            Self::Broken { .. } => "save or write it anew with the program that it comes from".to_owned(),
            Self::CutShort { .. } => {
                "copy or load it again: what is left of it would be answered as if it were whole".to_owned()
            }
            Self::Behind { .. } => "take it out, or put its cases with the others".to_owned(),
            Self::NoCase { .. } => {
                "write each case as phrases with their values, in a list of cases or under the name of the case"
                    .to_owned()
            }
            Self::Sheets { sheets } => {
                format!("write which: --sheet '{}'", sheets.first().map_or("NAME", String::as_str))
            }
            Self::NoSheet { sheets, .. } if sheets.is_empty() => "no sheet of it has cells".to_owned(),
            Self::NoSheet { sheets, .. } => format!("its sheets are {}", ticked(sheets)),
            Self::NoWorkbook => "leave `--sheet` out".to_owned(),
            Self::Merged { .. } => "unmerge them, and write the value into each cell for which it is meant".to_owned(),
            Self::Beyond { .. } => "give its column a name in the first row, or clear the cell".to_owned(),
            Self::InCell { problem, .. } => return problem.help(),
            Self::Twice { .. } => "keep one of the two".to_owned(),
            Self::Late { key } => {
                format!("correct it; or where it is meant not to be read, give the first case `{key}` with null")
            }
        })
    }
}

impl fmt::Display for FormProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.says())
    }
}

impl std::error::Error for FormProblem {}

impl From<FormProblem> for TableProblem {
    fn from(problem: FormProblem) -> Self {
        Self::Form(problem)
    }
}

impl TableProblem {
    /// What is wrong with a file that cannot be read on: what unpacking says of it, or the system.
    #[must_use]
    pub fn of_io(error: &io::Error) -> Self {
        let inner = error.get_ref().and_then(|inner| inner.downcast_ref::<FormProblem>());
        inner.map_or_else(|| Self::Unreadable { why: error.to_string() }, |problem| Self::Form(problem.clone()))
    }
}

impl From<io::Error> for TableProblem {
    fn from(error: io::Error) -> Self {
        Self::of_io(&error)
    }
}
