//! The entries of one configuration in `cmo.match/1`: its conditions, mechanisms, outcomes, evidence.

use serde::Serialize;

#[cfg(feature = "report")]
use schemars::JsonSchema;

use crate::explain::matched::{
    Agreement, ConditionRole, FormWord, StanceWord, Standing, ValueSource, ValueWord, VerdictWord,
};

/// How many conditions hold, fail, are unknown or contested.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
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
#[cfg_attr(feature = "report", derive(JsonSchema))]
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
    /// How the entry stands in the tally: its value under its sign.
    pub standing: Standing,
    /// What is asked for in the author's words, as written (an `only if` changes nothing here): the phrase, the name of
    /// its opposite, or `not` and the phrase.
    pub words: String,
    /// What is so in the author's words where it is known: the phrase, the name of its opposite, or `not` and the
    /// phrase; null where its value is unknown or contested.
    pub found: Option<String>,
    /// The choice that it stands in, in words (`any of 2`, `at least 2 of 3`); null where every one is asked for.
    pub choice: Option<String>,
    /// Whether the case itself gives a value that a configuration could have brought about, or gives it as `observed`:
    /// then what the case says drives what follows, not a prediction.
    pub observed_outcome: bool,
    /// Whether the case gives it as a result (`observed`).
    pub as_result: bool,
    /// Whether no programme can change it.
    pub fixed: bool,
    /// The configurations that speak for its value here: the links of a chain. They also stand where the case says so
    /// itself.
    pub brought_about_by: Vec<String>,
    /// What implies its value here, in the author's words: a phrase, the name of an opposite, or `not` and a phrase.
    pub implied_by: Vec<String>,
    /// Chains that end in its value here, the shortest first and at most five: from configurations, or from what was
    /// observed; also through `implies` and `when`.
    pub chains: Vec<ChainEntry>,
    /// How many chains more end in it.
    pub more_chains: u32,
}

/// A part of a firing condition where it stands: a phrase, `?`, or a list (`any of 2`) whose parts come after it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct PartEntry {
    /// How many lists it stands in.
    pub depth: u32,
    /// Where it stands.
    pub role: ConditionRole,
    /// What is asked for in the author's words, as written (an `only if` changes nothing here); of a list `any of 2`, `at
    /// least 2 of 3` or, inside another, `all of 2`.
    pub words: String,
    /// The place of its phrase in `context`, from 0; null for a list and for `?`.
    pub condition: Option<u32>,
    /// Whether an earlier part has the same phrase.
    pub again: bool,
    /// The value of what is asked for.
    pub value: ValueWord,
    /// Degree for what is asked for.
    #[serde(rename = "for")]
    pub in_favour: f64,
    /// Degree against what is asked for.
    pub against: f64,
    /// How it stands in the firing condition, which of an `only if` is the opposite of what is asked for.
    pub standing: Standing,
}

/// A chain to the value of a phrase.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct ChainEntry {
    /// The configuration that it starts from; null where an observation alone does.
    pub from: Option<String>,
    /// The phrases that it runs through; the last one is the phrase itself.
    pub through: Vec<ChainStep>,
}

/// A phrase that a chain runs through.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct ChainStep {
    /// What is so, in the author's words: the phrase, the name of its opposite, or `not` and the phrase.
    pub words: String,
    /// Where that comes from.
    pub source: ValueSource,
    /// Whether the case gives it as a result (`observed`).
    pub as_result: bool,
}

/// A mechanism.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct MechanismEntry {
    /// The phrase as mentioned (where that is an opposite's name, `observed` is the value under that name).
    pub phrase: String,
    /// What the case says of it, as a result (`observed`) or as a fact like any other.
    pub observed: ValueWord,
    /// Whether the case gives it as a result (`observed`).
    pub as_result: bool,
    /// Prediction against observation, null where the configuration does not fire.
    pub agreement: Option<Agreement>,
    /// Whether it was observed although its configuration is blocked.
    pub seen_though_blocked: bool,
}

/// An outcome.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct OutcomeEntry {
    /// The phrase.
    pub phrase: String,
    /// Whether it was written with `not` (or by an opposite's name); an `only if` changes nothing here.
    pub negated: bool,
    /// What the case says of it, as a result (`observed`) or as a fact like any other.
    pub observed: ValueWord,
    /// Whether the case gives it as a result (`observed`).
    pub as_result: bool,
    /// Prediction against observation, null where the configuration does not fire.
    pub agreement: Option<Agreement>,
    /// The author's words for it: the phrase, the name of its opposite, or `not` and the phrase.
    pub words: String,
    /// The degree to which the configuration speaks for the outcome as written (against it where an `only if` does), in
    /// [0, 1]: less than its own degree where a mechanism was not seen.
    pub speaks: f64,
    /// Whether it was observed as written although its configuration is blocked; never for an `only if`.
    pub seen_though_blocked: bool,
    /// `desired`, `adverse` or null.
    pub polarity: Option<&'static str>,
}

/// A phrase that turns the dimmer.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct DimmerEntry {
    /// The phrase.
    pub phrase: String,
    /// Whether its negation is meant.
    pub negated: bool,
    /// The phrase's own value.
    pub value: ValueWord,
    /// The author's words for it: the phrase, the name of its opposite, or `not` and the phrase.
    pub words: String,
    /// How it stands under its sign.
    pub standing: Standing,
}

/// A piece of evidence.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct EvidenceEntry {
    /// The study or bibliography key; null for a case.
    pub study: Option<String>,
    /// The case; null for a study.
    pub case: Option<String>,
    /// The title of the study or case.
    pub title: Option<String>,
    /// The keys of the bibliography that the study cites; the key itself where `study` is one.
    pub cites: Vec<String>,
    /// What it does.
    pub stance: StanceWord,
    /// Where in it.
    pub locator: Option<String>,
    /// Its words.
    pub quote: Option<String>,
    /// The paper that it is taken from.
    pub via: Option<String>,
    /// A cited case whose verdict does not bear the stance out; never of what is cited for a whole theory or group,
    /// which has no verdict of its own.
    pub at_odds: bool,
    /// The verdict in the cited case; null for a study, and where the configuration does not concern that case.
    pub case_verdict: Option<VerdictWord>,
}

/// People's judgement.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct ConfidenceEntry {
    /// `high`, `moderate`, `low` or `very low`.
    pub level: &'static str,
    /// Why.
    pub reason: Option<String>,
}

/// A configuration that is kept for the record, and never evaluated.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct RetiredEntry {
    /// Its full name.
    pub id: String,
    /// The full names of those that replace it; none where its own `status` retires it.
    pub replaced_by: Vec<String>,
}

/// A relation to another configuration.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct RelationEntry {
    /// `refines`, `replaces`, `part of`, `rival of` or `contrasts with`.
    pub relation: &'static str,
    /// The other's full name.
    pub to: String,
    /// The other's title.
    pub title: Option<String>,
    /// What suffices, or what is necessary, in the other.
    pub form: FormWord,
    /// The verdict on the other in this case; null where it is retired or does not concern the case.
    pub verdict: Option<VerdictWord>,
}
