//! What becomes of a theory set whose phrase gets another name: the answer of `cmo rename`, in the fields of its JSON
//! contract `cmo.rename/1`.

use serde::Serialize;

#[cfg(feature = "report")]
use schemars::JsonSchema;

use crate::explain::matched::{FormWord, VerdictWord};
use crate::vocabulary::Use;

/// `cmo.rename/1`
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct Renaming {
    /// `cmo.rename/1`.
    pub schema: &'static str,
    /// The name that goes.
    pub old: String,
    /// The name that stands in its place.
    pub new: String,
    /// The theory that the change is kept to; null where it is made in all.
    pub theory: Option<String>,
    /// Whether the new name was that of another phrase, so that two become one.
    pub joins: bool,
    /// Whether the files are written; else it is what would become of them.
    pub written: bool,
    /// The folder of the theory set, where the PATHs were a part of it: all of it is renamed in. Else null.
    pub set: Option<String>,
    /// The files that change.
    pub files: Vec<RenamedFile>,
    /// Over how many declared cases the verdicts were compared.
    pub cases: usize,
    /// The verdicts that change: none but where two phrases become one.
    pub verdicts: Vec<RenamedVerdict>,
    /// Where the phrase stays in other theories, as another phrase from then on; nothing where it stays one phrase.
    pub stays: Vec<Use>,
    /// In how many places `cmo.toml` accepts a finding about the phrase and is left as it is, since one phrase becomes two.
    pub accepted_left: usize,
    /// The snapshots that change, and those that are left though they name the phrase.
    pub snapshots: Vec<RenamedSnapshot>,
    /// The logs in which the new name is noted, so that `diff` and `history` know the phrase for the same.
    pub noted: Vec<String>,
}

/// A file that changes.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct RenamedFile {
    /// Its path, as it was given or found.
    pub file: String,
    /// In how many places the phrase is renamed.
    pub places: usize,
    /// The lines that differ, in their order.
    pub changes: Vec<LineChange>,
}

/// Lines that stand together and differ.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct LineChange {
    /// The first of them before, from 1; where none stood, the line in front.
    pub line: usize,
    /// The first of them after, likewise.
    pub line_after: usize,
    /// As they are before.
    pub before: Vec<String>,
    /// As they are after.
    pub after: Vec<String>,
}

/// A verdict that is another one after.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct RenamedVerdict {
    /// The case.
    pub case: String,
    /// The configuration, by its full name.
    pub id: String,
    /// How it is meant: `only if` where what is said to fire speaks against its outcomes.
    pub form: FormWord,
    /// What it is before.
    pub from: VerdictWord,
    /// What it is after.
    pub to: VerdictWord,
}

/// A snapshot that names the phrase.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct RenamedSnapshot {
    /// The case.
    pub case: String,
    /// Whether it is accepted.
    pub state: SnapshotState,
    /// Why it is left as it is; null where it gets the new name.
    pub left_since: Option<LeftSince>,
}

/// How far a snapshot has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum SnapshotState {
    /// Somebody accepted it.
    Accepted,
    /// It waits for somebody.
    Pending,
}

/// Why a snapshot is left to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum LeftSince {
    /// What was accepted is not what is found before.
    Differs,
    /// Two phrases become one.
    Joins,
    /// One phrase becomes two.
    Parts,
}
