//! Turns a snapshot into the text of its file and back, in the form that insta gives its own.

use std::collections::BTreeMap;

use super::fault::Fault;
use super::header::scalars;
use super::names::{apart, together};

/// What a snapshot says that it is: the first form of this program's.
const FORM: u32 = 1;

/// What is kept of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// The name of the file that declares the case, beside which the folder of snapshots stands.
    pub source: String,
    /// The case with its title.
    pub description: String,
    /// That it was accepted; `None` while it is pending, or where another program accepted it.
    pub accepted: Option<Accepted>,
    /// By prediction, as the body quotes it: the configurations that speak for or against it. Where the prediction goes,
    /// it is known from here whose it was.
    pub predicted_by: BTreeMap<String, Vec<String>>,
    /// What is found, in prose.
    pub body: String,
}

/// That somebody accepted a snapshot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// When: `2026-11-22`.
    pub date: String,
    /// What the evidence did to the theory.
    pub refinement: Option<Refinement>,
    /// Why, on one line.
    pub because: String,
}

/// What evidence did to a theory: the four answers of the teacher-learner cycle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refinement {
    /// It bore it out.
    Confirm,
    /// It spoke against it.
    Refute,
    /// It changed it.
    Modify,
    /// It added to it.
    Augment,
}

impl Refinement {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Confirm, Self::Refute, Self::Modify, Self::Augment];

    /// The word as it is written.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Confirm => "confirm",
            Self::Refute => "refute",
            Self::Modify => "modify",
            Self::Augment => "augment",
        }
    }

    fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }
}

impl Snapshot {
    /// Reads the text of a file.
    ///
    /// # Errors
    /// A text that is no snapshot of this program, or not the whole of one.
    pub fn read(text: &str) -> Result<Self, Fault> {
        if let Some(line) = conflict(text) {
            return Err(Fault::Conflict { line });
        }
        let (header, body) = parts(text)?;
        let mut found = scalars(header).map_err(|one| Fault::Cut { line: one.line + 1, why: one.why })?;
        match found.get("info.cmo").and_then(|form| form.parse().ok()) {
            Some(FORM) => {}
            Some(form) if form > FORM => return Err(Fault::Newer),
            Some(_) | None => return Err(Fault::Foreign),
        }
        if !text.ends_with('\n') {
            return Err(Fault::Cut { line: text.lines().count(), why: "the last line has no end".to_owned() });
        }
        let predicted_by = predicted_by(&found);
        let mut take = |key: &str| found.remove(key);
        let accepted = take("info.because").map(|because| Accepted {
            because,
            date: take("info.accepted").unwrap_or_default(),
            refinement: take("info.refinement").and_then(|word| Refinement::named(&word)),
        });
        let (source, description) = (take("source").unwrap_or_default(), take("description").unwrap_or_default());
        Ok(Self { source, description, accepted, predicted_by, body: body.replace("\r\n", "\n").trim_end().to_owned() })
    }

    /// The text of its file.
    #[must_use]
    pub fn written(&self) -> String {
        let mut text = format!("---\nsource: {}\n", scalar(&self.source));
        text += &format!("description: {}\n", scalar(&self.description));
        text += &format!("info:\n  cmo: {FORM}\n");
        if let Some(Accepted { date, refinement, because }) = &self.accepted {
            text += &format!("  accepted: {}\n", scalar(date));
            if let Some(refinement) = refinement {
                text += &format!("  refinement: {}\n", refinement.word());
            }
            text += &format!("  because: {}\n", scalar(because));
        }
        if !self.predicted_by.is_empty() {
            text += "  predicted_by:\n";
        }
        for (prediction, by) in &self.predicted_by {
            text += &format!("    - {}\n", scalar(&format!("{prediction}: {}", together(by))));
        }
        text + "---\n" + &self.body + "\n"
    }
}

/// Who speaks for each prediction; what people made of it otherwise is passed over.
fn predicted_by(header: &BTreeMap<String, String>) -> BTreeMap<String, Vec<String>> {
    let items = header.iter().filter(|(key, _)| key.starts_with("info.predicted_by."));
    let apart = |text: &String| {
        let (prediction, by) = text.split_once("”: ")?;
        Some((format!("{prediction}”"), apart(by)))
    };
    items.filter_map(|(_, text)| apart(text)).collect()
}

/// A text as YAML reads it back, whatever it holds: a JSON string is one of YAML.
fn scalar(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// Header and body; the header stands between two lines of three dashes.
fn parts(text: &str) -> Result<(&str, &str), Fault> {
    let cut = |why: &str| Fault::Cut { line: text.lines().count().max(1), why: why.to_owned() };
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    if text.is_empty() || (rest.is_empty() && "---".starts_with(first.trim_end())) {
        return Err(cut("there is nothing in it"));
    }
    if first.trim_end() != "---" {
        return Err(Fault::Foreign);
    }
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        if line.trim_end() == "---" {
            return Ok((&rest[..at], &rest[at + line.len()..]));
        }
        at += line.len();
    }
    Err(cut("no line `---` ends what stands above the body"))
}

/// The line, from 1, of the first mark that a merge left.
fn conflict(text: &str) -> Option<usize> {
    let marked =
        |line: &str| line.starts_with("<<<<<<< ") || line.starts_with(">>>>>>> ") || line.trim_end() == "=======";
    text.lines().position(marked).map(|index| index + 1)
}
