//! What is wrong with a document, each with its line and its JSON pointer.

use std::collections::BTreeMap;
use std::fmt::{self, Display, Formatter};

use serde_json::value::RawValue;

use crate::source::{line_of, offset};

/// So many faults are told: who writes a document by a program mends all of a kind at once.
const SHOWN: usize = 50;

/// What is wrong with a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line, from 1.
    pub line: usize,
    /// What is meant in it, as a JSON pointer (`/cases/0/like`); empty for the whole.
    pub pointer: String,
    /// What is wrong.
    pub says: String,
    /// What to write instead.
    pub help: String,
}

/// A place in a document, as a JSON pointer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct At(String);

impl At {
    /// An element of one of the lists of the document: `/cases/0`.
    pub(super) fn element(list: &str, index: usize) -> Self {
        Self::default().to(list).to(index)
    }

    /// What stands under a name or a number there.
    pub(super) fn to(&self, step: impl Display) -> Self {
        Self(format!("{}/{}", self.0, step.to_string().replace('~', "~0").replace('/', "~1")))
    }
}

impl Display for At {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What is wrong so far.
#[derive(Debug, Default)]
pub(super) struct Faults {
    all: Vec<(At, String, String)>,
}

impl Faults {
    /// Adds what is wrong at a place, and what to write instead.
    pub(super) fn add(&mut self, at: &At, says: impl Into<String>, help: impl Into<String>) {
        self.all.push((at.clone(), says.into(), help.into()));
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether more are not told.
    pub(super) fn are_many(&self) -> bool {
        self.all.len() >= SHOWN
    }

    /// Whether nothing is wrong.
    pub(super) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// All of them with their lines; where they are many, the first and how many more there are.
    pub(super) fn located(self, text: &str) -> Vec<Fault> {
        let more = self.all.len().saturating_sub(SHOWN);
        let shown = self.all.into_iter().take(SHOWN);
        let mut faults: Vec<Fault> = shown
            .map(|(at, says, help)| Fault { line: line(text, &at), pointer: at.to_string(), says, help })
            .collect();
        if let Some(last) = faults.last().filter(|_| more > 0) {
            let (line, says) = (last.line, format!("{more} more of its parts are wrong"));
            let help = "mend these first: the others are often of their kinds".to_owned();
            faults.push(Fault { line, pointer: String::new(), says, help });
        }
        faults
    }
}

/// The line on which begins what a pointer leads to, as far as it leads.
fn line(text: &str, at: &At) -> usize {
    let mut raw = text;
    for step in at.0.split('/').skip(1) {
        let Some(next) = under(raw, &step.replace("~1", "/").replace("~0", "~")) else { break };
        raw = next;
    }
    line_of(text, u32::try_from(offset(text, raw)).unwrap_or(u32::MAX))
}

/// What stands under a name or a number in a list or an object.
fn under<'t>(raw: &'t str, step: &str) -> Option<&'t str> {
    let found = if raw.trim_start().starts_with('[') {
        let list: Vec<&RawValue> = serde_json::from_str(raw).ok()?;
        *list.get(step.parse::<usize>().ok()?)?
    } else {
        let object: BTreeMap<String, &RawValue> = serde_json::from_str(raw).ok()?;
        *object.get(step)?
    };
    Some(found.get())
}
