//! Turns what people have into `.cmo` text, with everything that could not be carried over as it stands.
//!
//! Nothing is guessed: what does not say beyond doubt how it is to be split stays one phrase in quotation marks, and is
//! listed; what has no place in a theory is listed with its words.

mod archive;
pub mod json;
mod names;
pub mod qda;
pub mod table;
mod text;
mod xml;

use schemars::JsonSchema;
use serde::Serialize;

/// A text in the canonical form, with what is to be known of it.
#[derive(Clone, Debug, Default)]
pub struct Imported {
    /// The `.cmo` text.
    pub text: String,
    /// Configurations in it.
    pub configurations: usize,
    /// Studies in it.
    pub studies: usize,
    /// Declared phrases in it.
    pub phrases: usize,
    /// Cases in it.
    pub cases: usize,
    /// Coded passages in it, each as often as it stands there.
    pub passages: usize,
    /// What is to stand beside it: the texts of the studies.
    pub beside: Vec<Beside>,
    /// What could not be carried over as it stands, in the order of the file.
    pub remarks: Vec<Remark>,
}

impl Imported {
    /// A text of which nothing is counted yet, with what is wrong with it beside what is to be known of it.
    fn of(text: String, mut remarks: Vec<Remark>) -> Self {
        remarks.extend(text::faults(&text));
        Self { text, remarks, ..Self::default() }
    }
}

/// A text that stands beside what is imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// Where, from the folder of the `.cmo` file: `texts/Interview-1.txt`.
    pub path: String,
    /// What it says.
    pub text: String,
}

/// Something that was not carried over as it stands, or that asks for a second look.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Remark {
    /// The sheet of a spreadsheet, the table of a document, what of a project (a code, a source), or where in a document, as a JSON
    /// pointer.
    pub part: Option<String>,
    /// The row, as people count: the first is 1.
    pub row: Option<usize>,
    /// The column, by its header.
    pub column: Option<String>,
    /// What was done, and why.
    pub says: String,
}

impl Remark {
    /// A remark on a part of what is read.
    fn of(part: Option<String>, says: impl Into<String>) -> Self {
        Self { part, row: None, column: None, says: says.into() }
    }
}

/// Why a file is not read at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// What is wrong with it.
    pub says: String,
    /// What to do about it.
    pub help: String,
}

impl Refused {
    fn new(says: impl Into<String>, help: impl Into<String>) -> Self {
        Self { says: says.into(), help: help.into() }
    }
}
