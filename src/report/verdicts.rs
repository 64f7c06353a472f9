//! Turns the verdicts of a block of cases into rows of a table, of a stream of JSON, or of columns as Parquet holds them.

#[cfg(feature = "arrow")]
mod batch;
mod judged;

use std::borrow::Cow;

use crate::evaluate::Detail;
use crate::explain::rounded;
use crate::theory::{ConfigurationId, Theory, Verdict};
#[cfg(feature = "arrow")]
pub use batch::VerdictBatches;
pub use judged::{Judged, OfBlock, OfCases};

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

/// What is written of each case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// What a row is.
    pub shape: Shape,
    /// Whether degrees stand beside the verdicts.
    pub detail: Detail,
}

/// How rows are written.
#[derive(Clone, Debug)]
pub struct VerdictRows {
    form: Form,
    layout: Layout,
    /// By configuration: its name as a cell, or as JSON.
    names: Vec<String>,
    /// The header of a table.
    header: Vec<String>,
}

/// The longest word of a verdict, with what stands around it.
const WIDEST: usize = 16;

/// What stands behind the name of a configuration in the columns of its degrees.
const SIDES: [&str; 2] = ["for", "against"];

impl VerdictRows {
    /// Rows for some configurations, in their order.
    #[must_use]
    pub fn new(theory: &Theory, configurations: &[ConfigurationId], form: Form, layout: Layout) -> Self {
        let name = |name: &&str| match form {
            Form::Csv => cell(name).into_owned(),
            Form::Ndjson => serde_json::to_string(name).unwrap_or_default(),
        };
        let names = names(theory, configurations).iter().map(name).collect();
        let header = columns(theory, configurations, layout).iter().map(|name| cell(name).into_owned()).collect();
        Self { form, layout, names, header }
    }

    /// What stands before all rows.
    #[must_use]
    pub fn header(&self) -> Vec<u8> {
        match self.form {
            Form::Ndjson => Vec::new(),
            Form::Csv => (self.header.join(",") + "\n").into_bytes(),
        }
    }

    /// Adds the rows of some cases.
    pub fn add(&self, judged: &impl Judged, text: &mut Vec<u8>) {
        for case in 0..judged.cases() {
            let name = judged.name(case);
            match (self.form, self.layout.shape, self.layout.detail) {
                (Form::Csv, Shape::Wide, Detail::Verdicts) => self.wide(&cell(&name), judged, case, text),
                (Form::Csv, Shape::Wide, Detail::Degrees) => self.wide_with_degrees(&cell(&name), judged, case, text),
                (Form::Csv, Shape::Long, Detail::Verdicts | Detail::Degrees) => {
                    self.long(&cell(&name), judged, case, text)
                }
                (Form::Ndjson, Shape::Wide, Detail::Verdicts | Detail::Degrees) => {
                    self.document(&name, judged, case, text)
                }
                (Form::Ndjson, Shape::Long, Detail::Verdicts | Detail::Degrees) => {
                    self.documents(&name, judged, case, text)
                }
            }
        }
    }

    fn wide(&self, name: &str, judged: &impl Judged, case: usize, text: &mut Vec<u8>) {
        text.extend_from_slice(name.as_bytes());
        let mut at = text.len();
        text.resize(at + self.names.len() * WIDEST + 1, 0);
        for configuration in 0..self.names.len() {
            let (word, length) = padded(judged.verdict(configuration, case));
            text[at..at + WIDEST].copy_from_slice(word);
            at += length;
        }
        text[at] = b'\n';
        text.truncate(at + 1);
    }

    fn wide_with_degrees(&self, name: &str, judged: &impl Judged, case: usize, text: &mut Vec<u8>) {
        text.extend_from_slice(name.as_bytes());
        for configuration in 0..self.names.len() {
            text.push(b',');
            text.extend_from_slice(judged.verdict(configuration, case).map_or("", Verdict::word).as_bytes());
            self.degrees(judged, configuration, case, text);
        }
        text.push(b'\n');
    }

    /// The degrees of a configuration in a case as cells, each behind a comma; none where they are not wanted.
    fn degrees(&self, judged: &impl Judged, configuration: usize, case: usize, text: &mut Vec<u8>) {
        match (self.layout.detail, judged.degrees(configuration, case)) {
            (Detail::Verdicts, _) => {}
            (Detail::Degrees, None) => text.extend_from_slice(b",,"),
            (Detail::Degrees, Some(degrees)) => {
                let [holds, fails] = degrees.map(rounded);
                text.extend_from_slice(format!(",{holds},{fails}").as_bytes());
            }
        }
    }

    fn long(&self, name: &str, judged: &impl Judged, case: usize, text: &mut Vec<u8>) {
        for (configuration, id) in self.names.iter().enumerate() {
            let Some(verdict) = judged.verdict(configuration, case) else { continue };
            for part in [name, ",", id, ",", verdict.word()] {
                text.extend_from_slice(part.as_bytes());
            }
            self.degrees(judged, configuration, case, text);
            text.push(b'\n');
        }
    }

    fn document(&self, name: &str, judged: &impl Judged, case: usize, text: &mut Vec<u8>) {
        let name = serde_json::to_string(name).unwrap_or_default();
        text.extend_from_slice(format!("{{\"case\":{name},\"verdicts\":{{").as_bytes());
        self.members(text, |configuration| Some(format!("\"{}\"", judged.verdict(configuration, case)?.word())));
        for (side, word) in SIDES.iter().enumerate().filter(|_| self.layout.detail == Detail::Degrees) {
            text.extend_from_slice(format!("}},\"{word}\":{{").as_bytes());
            let degree = |configuration| Some(rounded(judged.degrees(configuration, case)?[side]).to_string());
            self.members(text, degree);
        }
        text.extend_from_slice(b"}}\n");
    }

    /// The members of an object by configuration.
    fn members(&self, text: &mut Vec<u8>, value: impl Fn(usize) -> Option<String>) {
        let mut comma = "";
        for (configuration, id) in self.names.iter().enumerate() {
            let Some(value) = value(configuration) else { continue };
            for part in [comma, id, ":", &value] {
                text.extend_from_slice(part.as_bytes());
            }
            comma = ",";
        }
    }

    fn documents(&self, name: &str, judged: &impl Judged, case: usize, text: &mut Vec<u8>) {
        let name = serde_json::to_string(name).unwrap_or_default();
        for (configuration, id) in self.names.iter().enumerate() {
            let Some(verdict) = judged.verdict(configuration, case) else { continue };
            for part in ["{\"case\":", &name, ",\"configuration\":", id, ",\"verdict\":\"", verdict.word(), "\""] {
                text.extend_from_slice(part.as_bytes());
            }
            let degrees = judged.degrees(configuration, case).filter(|_| self.layout.detail == Detail::Degrees);
            for (word, degree) in SIDES.iter().zip(degrees.iter().flatten()) {
                text.extend_from_slice(format!(",\"{word}\":{}", rounded(*degree)).as_bytes());
            }
            text.extend_from_slice(b"}\n");
        }
    }
}

/// The full names of configurations.
fn names<'t>(theory: &'t Theory, configurations: &[ConfigurationId]) -> Vec<&'t str> {
    configurations.iter().map(|id| theory.configurations[id.0 as usize].full_name.as_str()).collect()
}

/// The names of the columns of a table.
fn columns(theory: &Theory, configurations: &[ConfigurationId], layout: Layout) -> Vec<String> {
    let sides: &[&str] = match layout.detail {
        Detail::Verdicts => &[],
        Detail::Degrees => &SIDES,
    };
    let mut columns = vec!["case".to_owned()];
    match layout.shape {
        Shape::Long => columns.extend(["configuration", "verdict"].iter().chain(sides).map(|name| (*name).to_owned())),
        Shape::Wide => {
            for name in names(theory, configurations) {
                columns.push(name.to_owned());
                columns.extend(sides.iter().map(|side| format!("{name} {side}")));
            }
        }
    }
    columns
}

/// The word of a verdict behind a comma, as long as the widest, and how long it is; nothing of what does not concern the
/// case.
const fn padded(verdict: Option<Verdict>) -> (&'static [u8; WIDEST], usize) {
    match verdict {
        Some(Verdict::Fires) => (b",fires          ", 6),
        Some(Verdict::Blocked) => (b",blocked        ", 8),
        Some(Verdict::Undetermined) => (b",undetermined   ", 13),
        Some(Verdict::Contested) => (b",contested      ", 10),
        None => (b",               ", 1),
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
