//! What matches in a case: the answer of `cmo match`, in the fields of its JSON contract `cmo.match/1`.

mod declared;
mod entries;
mod goal;
mod what_if;
mod words;

pub use declared::{FactEntry, PhraseEntry, StudyEntry};
pub use entries::{
    ChainEntry, ChainStep, ConditionEntry, ConfidenceEntry, DimmerEntry, EvidenceEntry, MechanismEntry, OutcomeEntry,
    PartEntry, RelationEntry, RetiredEntry, Tally,
};
pub use goal::{ComesAbout, GoalEntry};
pub use what_if::{SupposedFact, WhatIf};
pub use words::{
    Agreement, BlockedThrough, ConditionRole, FormWord, StanceWord, Standing, ValueSource, ValueWord, VerdictWord,
    WorldWord,
};

use serde::Serialize;

#[cfg(feature = "report")]
use schemars::JsonSchema;

use crate::diagnostic::Diagnostic;

/// `cmo.match/1`
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct Match {
    /// `cmo.match/1`.
    pub schema: &'static str,
    /// The cases, in input order.
    pub cases: Vec<CaseMatch>,
    /// The studies of the theory set, in file order.
    pub studies: Vec<StudyEntry>,
    /// The phrases that are declared, in vocabulary order; to [`Extent::Known`] none is told.
    pub phrases: Vec<PhraseEntry>,
}

/// One case.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct CaseMatch {
    /// Its name.
    pub case: String,
    /// Its title.
    pub title: Option<String>,
    /// `open` or `closed`.
    pub world: WorldWord,
    /// The configurations that concern it, in file order.
    pub configurations: Vec<ConfigurationMatch>,
    /// The others that concern it, of which the case says nothing; see [`Extent::Known`].
    #[serde(skip)]
    pub silent: Vec<SilentMatch>,
    /// The configurations that would concern it, were they not retired, in file order.
    pub retired: Vec<RetiredEntry>,
    /// Phrases with a prediction, and unexplained ones, in vocabulary order.
    pub predicted: Vec<Prediction>,
    /// Facts whose phrase no theory uses.
    pub unrecognised: Vec<UnrecognisedFact>,
    /// What is odd about the case (contested facts, facts that differ, …).
    pub warnings: Vec<CaseWarning>,
    /// What is given for a whole theory or group.
    pub theories: Vec<TheoryNote>,
    /// The studies that describe the case.
    pub studies: Vec<String>,
    /// The case that it starts from.
    pub like: Option<String>,
    /// Its facts, those of the case that it starts from first, as far as its own do not replace them; to
    /// [`Extent::Known`] none is told.
    pub facts: Vec<FactEntry>,
    /// Notes.
    pub notes: Vec<String>,
    /// The goal that was asked for (`--goal`); null where none was.
    pub goal: Option<GoalEntry>,
    /// What would change if other facts held (`--what-if`); null where none were supposed. All else is told of the case as
    /// it is.
    pub what_if: Option<WhatIf>,
}

/// What must be known of a configuration for all to be told of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// The case says something of it; of the others, no more is told than a [`SilentMatch`].
    Known,
    /// Nothing need be known.
    All,
}

/// A configuration of which a case says nothing.
#[derive(Clone, Copy, Debug)]
pub struct SilentMatch {
    /// The verdict.
    pub verdict: VerdictWord,
    /// What suffices, or what is necessary.
    pub form: FormWord,
}

/// One configuration in one case.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct ConfigurationMatch {
    /// Its full name.
    pub id: String,
    /// Its theory, null without a heading.
    pub theory: Option<String>,
    /// Its group.
    pub group: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Whether nothing is known of any of its phrases in this case (then people are shown only its number).
    pub silent: bool,
    /// The verdict.
    pub verdict: VerdictWord,
    /// Degree for its firing condition, in [0, 1].
    #[serde(rename = "for")]
    pub in_favour: f64,
    /// Degree against its firing condition, in [0, 1].
    pub against: f64,
    /// What suffices, or what is necessary.
    pub form: FormWord,
    /// How many phrases of the firing condition hold.
    pub conditions: Tally,
    /// Every phrase of the firing condition once.
    pub context: Vec<ConditionEntry>,
    /// The firing condition as written, part by part in reading order: its phrases, and the lists that choose among some.
    pub parts: Vec<PartEntry>,
    /// How many parts of the firing condition are openly not known yet (`?`).
    pub open_parts: u32,
    /// Where undetermined: what would change it.
    pub missing: Vec<String>,
    /// Whether `missing` (or `blocked_by`) is exact, not a superset.
    pub missing_complete: bool,
    /// Where blocked: what blocks it.
    pub blocked_by: Vec<String>,
    /// Where an `if` is blocked: by its context (theory), its resource (implementation), or both; else null.
    pub blocked_through: Option<BlockedThrough>,
    /// Its mechanisms.
    pub mechanisms: Vec<MechanismEntry>,
    /// Its outcomes.
    pub outcomes: Vec<OutcomeEntry>,
    /// Mechanisms that the case says are absent, so that the ripple stops.
    pub ripple_stopped_by: Vec<String>,
    /// What turns the dimmer up, with its value.
    pub strengthened_by: Vec<DimmerEntry>,
    /// What turns the dimmer down, with its value.
    pub weakened_by: Vec<DimmerEntry>,
    /// The evidence, in the order written.
    pub evidence: Vec<EvidenceEntry>,
    /// `initial`, `tested` or null.
    pub status: Option<&'static str>,
    /// People's judgement.
    pub confidence: Option<ConfidenceEntry>,
    /// Relations to other configurations.
    pub relations: Vec<RelationEntry>,
    /// Whose reasoning it is.
    pub actor: Option<String>,
    /// `micro`, `meso`, `macro` or null.
    pub level: Option<&'static str>,
    /// Why the author says it.
    pub because: Vec<String>,
    /// Notes.
    pub notes: Vec<String>,
}

/// A phrase with its prediction.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct Prediction {
    /// The phrase.
    pub phrase: String,
    /// The predicted value.
    pub value: ValueWord,
    /// Degree for.
    #[serde(rename = "for")]
    pub in_favour: f64,
    /// Degree against.
    pub against: f64,
    /// The configurations that give a degree above 0.
    pub by: Vec<String>,
    /// What the case says.
    pub observed: ValueWord,
    /// Prediction against observation.
    pub agreement: Option<Agreement>,
    /// What predicts it: `predicted` by configurations, else `defined`, else `implied`; `none` where it is unexplained.
    pub source: ValueSource,
    /// What implies it, in the author's words: a phrase, the name of an opposite, or `not` and a phrase.
    pub implied_by: Vec<String>,
    /// What is predicted in the author's words: the phrase, the name of its opposite, or `not` and the phrase.
    pub words: String,
    /// `desired`, `adverse` or null.
    pub polarity: Option<&'static str>,
}

/// A fact that no theory uses.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct UnrecognisedFact {
    /// The phrase as written.
    pub phrase: String,
    /// The nearest known ones.
    pub nearest: Vec<String>,
}

/// Something odd about a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct CaseWarning {
    /// Its stable code.
    pub code: String,
    /// What it is.
    pub message: String,
}

impl From<&Diagnostic> for CaseWarning {
    fn from(one: &Diagnostic) -> Self {
        Self { code: one.code.to_string(), message: one.message.clone() }
    }
}

/// What is given for a whole theory or group.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct TheoryNote {
    /// The theory; null where a group stands outside any.
    pub theory: Option<String>,
    /// The group; null for the theory itself.
    pub group: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// What it means, in the author's words.
    pub means: Option<String>,
    /// Mechanisms that its configurations share.
    pub mechanisms: Vec<String>,
    /// Evidence for the whole.
    pub evidence: Vec<EvidenceEntry>,
    /// `micro`, `meso`, `macro` or null.
    pub level: Option<&'static str>,
    /// People's judgement of the whole.
    pub confidence: Option<ConfidenceEntry>,
    /// Why the author says it.
    pub because: Vec<String>,
    /// Notes.
    pub notes: Vec<String>,
}
