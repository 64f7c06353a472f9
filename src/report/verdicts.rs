//! Turns the verdicts of a block of cases into rows of a table, or of a stream of JSON.

use std::borrow::Cow;

use crate::cases::Block;
use crate::evaluate::{Program, Verdicts};
use crate::theory::Verdict;

/// What is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A row a line, cells with commas between them.
    Csv,
    /// A JSON document a line.
    Ndjson,
}

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A case, with a column for each configuration.
    Wide,
    /// A case and a configuration.
    Long,
}

/// How rows are written.
#[derive(Clone, Debug)]
pub struct VerdictRows {
    form: Form,
    shape: Shape,
    /// By configuration: its name as a cell, or as JSON.
    names: Vec<String>,
}

/// The longest word of a verdict, with what stands around it.
const WIDEST: usize = 16;

impl VerdictRows {
    /// Rows for the configurations that a program weighs.
    #[must_use]
    pub fn new(program: &Program<'_>, form: Form, shape: Shape) -> Self {
        let name = |name: &str| match form {
            Form::Csv => cell(name).into_owned(),
            Form::Ndjson => serde_json::to_string(name).unwrap_or_default(),
        };
        let configurations = &program.theory().configurations;
        let names = program.weighed().iter().map(|id| name(&configurations[id.0 as usize].full_name)).collect();
        Self { form, shape, names }
    }

    /// What stands before all rows.
    #[must_use]
    pub fn header(&self) -> Vec<u8> {
        let mut text = match (self.form, self.shape) {
            (Form::Ndjson, Shape::Wide | Shape::Long) => return Vec::new(),
            (Form::Csv, Shape::Long) => "case,configuration,verdict".to_owned(),
            (Form::Csv, Shape::Wide) => {
                std::iter::once("case").chain(self.names.iter().map(String::as_str)).collect::<Vec<_>>().join(",")
            }
        };
        text.push('\n');
        text.into_bytes()
    }

    /// Adds the rows of a block.
    pub fn add(&self, block: &Block, verdicts: &Verdicts, text: &mut Vec<u8>) {
        for case in 0..block.cases() {
            let name = block.name(case);
            match (self.form, self.shape) {
                (Form::Csv, Shape::Wide) => self.wide(&cell(&name), verdicts, case, text),
                (Form::Csv, Shape::Long) => self.long(&cell(&name), verdicts, case, text),
                (Form::Ndjson, Shape::Wide) => self.document(&name, verdicts, case, text),
                (Form::Ndjson, Shape::Long) => self.documents(&name, verdicts, case, text),
            }
        }
    }

    fn wide(&self, name: &str, verdicts: &Verdicts, case: usize, text: &mut Vec<u8>) {
        text.extend_from_slice(name.as_bytes());
        let mut at = text.len();
        text.resize(at + self.names.len() * WIDEST + 1, 0);
        for configuration in 0..self.names.len() {
            let (word, length) = padded(verdicts.verdict(configuration, case));
            text[at..at + WIDEST].copy_from_slice(word);
            at += length;
        }
        text[at] = b'\n';
        text.truncate(at + 1);
    }

    fn long(&self, name: &str, verdicts: &Verdicts, case: usize, text: &mut Vec<u8>) {
        for (configuration, id) in self.names.iter().enumerate() {
            let verdict = verdicts.verdict(configuration, case).word();
            for part in [name, ",", id, ",", verdict, "\n"] {
                text.extend_from_slice(part.as_bytes());
            }
        }
    }

    fn document(&self, name: &str, verdicts: &Verdicts, case: usize, text: &mut Vec<u8>) {
        let name = serde_json::to_string(name).unwrap_or_default();
        text.extend_from_slice(format!("{{\"case\":{name},\"verdicts\":{{").as_bytes());
        for (configuration, id) in self.names.iter().enumerate() {
            let comma = if configuration == 0 { "" } else { "," };
            for part in [comma, id, ":\"", verdicts.verdict(configuration, case).word(), "\""] {
                text.extend_from_slice(part.as_bytes());
            }
        }
        text.extend_from_slice(b"}}\n");
    }

    fn documents(&self, name: &str, verdicts: &Verdicts, case: usize, text: &mut Vec<u8>) {
        let name = serde_json::to_string(name).unwrap_or_default();
        for (configuration, id) in self.names.iter().enumerate() {
            let verdict = verdicts.verdict(configuration, case).word();
            for part in ["{\"case\":", &name, ",\"configuration\":", id, ",\"verdict\":\"", verdict, "\"}\n"] {
                text.extend_from_slice(part.as_bytes());
            }
        }
    }
}

/// The word of a verdict behind a comma, as long as the widest, and how long it is.
const fn padded(verdict: Verdict) -> (&'static [u8; WIDEST], usize) {
    match verdict {
        Verdict::Fires => (b",fires          ", 6),
        Verdict::Blocked => (b",blocked        ", 8),
        Verdict::Undetermined => (b",undetermined   ", 13),
        Verdict::Contested => (b",contested      ", 10),
    }
}

/// A text as a cell: in quotation marks where it holds what would end it.
fn cell(text: &str) -> Cow<'_, str> {
    if text.contains(['"', ',', '\n', '\r']) {
        Cow::Owned(format!("\"{}\"", text.replace('"', "\"\"")))
    } else {
        Cow::Borrowed(text)
    }
}
