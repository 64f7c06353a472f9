//! What matches in a case: the answer of `cmo match`, in the fields of its JSON contract `cmo.match/1`.

use serde::Serialize;

#[cfg(feature = "cli")]
use schemars::JsonSchema;

/// `cmo.match/1`
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "cli", derive(JsonSchema))]
pub struct Match {
    /// `cmo.match/1`.
    pub schema: &'static str,
    /// The cases, in input order.
    pub cases: Vec<CaseMatch>,
}

/// One case.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "cli", derive(JsonSchema))]
pub struct CaseMatch {
    /// Its name.
    pub case: String,
    /// Its title.
    pub title: Option<String>,
    /// `open` or `closed`.
    pub world: WorldWord,
    /// The configurations that concern it, in file order.
    pub configurations: Vec<ConfigurationMatch>,
    /// Phrases with a prediction, and unexplained ones, in vocabulary order.
    pub predicted: Vec<Prediction>,
    /// Facts whose phrase no theory uses.
    pub unrecognised: Vec<UnrecognisedFact>,
    /// What is odd about the case (contested facts, facts that differ, …).
    pub warnings: Vec<CaseWarning>,
    /// What is given for a whole theory or group.
    pub theories: Vec<TheoryNote>,
}

/// `open` or `closed`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "cli", derive(JsonSchema))]
pub enum WorldWord {
    /// What is not described is unknown.
    Open,
    /// What is not described is absent.
    Closed,
}

/// `fires`, `blocked`, `undetermined` or `contested`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "cli", derive(JsonSchema))]
pub enum VerdictWord {
    /// The mechanism is triggered.
    Fires,
    /// It is not triggered.
    Blocked,
    /// What is known does not decide it.
    Undetermined,
    /// The condition both holds and fails.
    Contested,
}

/// `present`, `absent`, `unknown` or `contested`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "cli", derive(JsonSchema))]
pub enum ValueWord {
    /// Spoken for.
    Present,
    /// Spoken against.
    Absent,
    /// Nothing decides it.
    Unknown,
    /// Spoken for and against.
    Contested,
}

/// Where a value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "cli", derive(JsonSchema))]
pub enum ValueSource {
    /// The case says so.
    Case,
    /// A configuration predicts it.
    Predicted,
    /// Another phrase implies it.
    Implied,
    /// Its `when` defines it.
    Defined,
    /// Nobody says (in a closed world: absent by default).
    None,
}

/// A prediction against what was observed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "cli", derive(JsonSchema))]
pub enum Agreement {
    /// Both present or both absent.
    Confirmed,
    /// Opposite.
    Contradicted,
    /// The prediction is contested.
    Mixed,
    /// Observed present, and nothing predicts it.
    Unexplained,
}

/// `if` or `only if`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(JsonSchema))]
pub enum FormWord {
    /// What suffices.
    #[serde(rename = "if")]
    If,
    /// What is necessary.
    #[serde(rename = "only if")]
    OnlyIf,
}

/// `context` or `resource`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "cli", derive(JsonSchema))]
pub enum ConditionRole {
    /// Part of the context.
    Context,
    /// Part of the resource.
    Resource,
}

/// What a source does to a configuration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "cli", derive(JsonSchema))]
pub enum StanceWord {
    /// `supported by`
    Supports,
    /// `refuted by`
    Refutes,
    /// `modified by`
    Modifies,
    /// `augmented by`
    Augments,
    /// `neutral in`
    Neutral,
}

/// One configuration in one case.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "cli", derive(JsonSchema))]
pub struct ConfigurationMatch {
    /// Its full name.
    pub id: String,
    /// Its theory, null without a heading.
    pub theory: Option<String>,
    /// Its group.
    pub group: Option<String>,
    /// Its title.
    pub title: Option<String>,
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
    /// Where undetermined: what would change it.
    pub missing: Vec<String>,
    /// Whether `missing` (or `blocked_by`) is exact, not a superset.
    pub missing_complete: bool,
    /// Where blocked: what blocks it.
    pub blocked_by: Vec<String>,
    /// Where blocked: by its context (theory), its resource (implementation), or both; else null.
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
    pub status: Option<String>,
    /// People's judgement.
    pub confidence: Option<ConfidenceEntry>,
    /// Relations to other configurations.
    pub relations: Vec<RelationEntry>,
}

/// What blocks a configuration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "cli", derive(JsonSchema))]
pub enum BlockedThrough {
    /// Its context fails.
    Context,
    /// Its resource was not delivered.
    Resource,
    /// Both.
    Both,
}

/// How many conditions hold, fail, are unknown or contested.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(JsonSchema))]
pub struct Tally {
    /// Hold under their sign.
    pub hold: u32,
    /// Fail under their sign.
    pub fail: u32,
    /// Not known.
    pub unknown: u32,
    /// Contested.
    pub contested: u32,
    /// All.
    pub total: u32,
}

/// A phrase of a firing condition.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "cli", derive(JsonSchema))]
pub struct ConditionEntry {
    /// The phrase.
    pub phrase: String,
    /// Where it stands.
    pub role: ConditionRole,
    /// Its sign by parity, where it occurs with one sign only; else false.
    pub negated: bool,
    /// Its value (not that of its negation).
    pub value: ValueWord,
    /// Degree for.
    #[serde(rename = "for")]
    pub in_favour: f64,
    /// Degree against.
    pub against: f64,
    /// Where the value comes from.
    pub source: ValueSource,
    /// The author's words for it under its sign: an opposite's name, or the phrase as first mentioned here.
    pub words: String,
}

/// A mechanism.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "cli", derive(JsonSchema))]
pub struct MechanismEntry {
    /// The phrase as mentioned.
    pub phrase: String,
    /// What the case says of it.
    pub observed: ValueWord,
    /// Prediction against observation, null where the configuration does not fire.
    pub agreement: Option<Agreement>,
}

/// An outcome.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "cli", derive(JsonSchema))]
pub struct OutcomeEntry {
    /// The phrase.
    pub phrase: String,
    /// Whether the configuration speaks against it.
    pub negated: bool,
    /// What the case says of it.
    pub observed: ValueWord,
    /// Prediction against observation, null where the configuration does not fire.
    pub agreement: Option<Agreement>,
}

/// A phrase that turns the dimmer.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "cli", derive(JsonSchema))]
pub struct DimmerEntry {
    /// The phrase.
    pub phrase: String,
    /// Whether its negation is meant.
    pub negated: bool,
    /// The phrase's own value.
    pub value: ValueWord,
}

/// A piece of evidence.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "cli", derive(JsonSchema))]
pub struct EvidenceEntry {
    /// The study or bibliography key; null for a case.
    pub study: Option<String>,
    /// The case; null for a study.
    pub case: Option<String>,
    /// The title of the study or case.
    pub title: Option<String>,
    /// What it does.
    pub stance: StanceWord,
    /// Where in it.
    pub locator: Option<String>,
    /// Its words.
    pub quote: Option<String>,
    /// The paper that it is taken from.
    pub via: Option<String>,
    /// A cited case whose verdict does not bear the stance out.
    pub at_odds: bool,
}

/// People's judgement.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "cli", derive(JsonSchema))]
pub struct ConfidenceEntry {
    /// `high`, `moderate`, `low` or `very low`.
    pub level: String,
    /// Why.
    pub reason: Option<String>,
}

/// A relation to another configuration.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "cli", derive(JsonSchema))]
pub struct RelationEntry {
    /// `refines`, `replaces`, `part of`, `rival of` or `contrasts with`.
    pub relation: String,
    /// The other's full name.
    pub to: String,
}

/// A phrase with its prediction.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "cli", derive(JsonSchema))]
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
}

/// A fact that no theory uses.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "cli", derive(JsonSchema))]
pub struct UnrecognisedFact {
    /// The phrase as written.
    pub phrase: String,
    /// The nearest known ones.
    pub nearest: Vec<String>,
}

/// Something odd about a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(JsonSchema))]
pub struct CaseWarning {
    /// Its stable code.
    pub code: String,
    /// What it is.
    pub message: String,
}

/// What is given for a whole theory or group.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "cli", derive(JsonSchema))]
pub struct TheoryNote {
    /// The theory; null where a group stands outside any.
    pub theory: Option<String>,
    /// The group; null for the theory itself.
    pub group: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Mechanisms that its configurations share.
    pub mechanisms: Vec<String>,
    /// Evidence for the whole.
    pub evidence: Vec<EvidenceEntry>,
}
