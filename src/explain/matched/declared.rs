//! What authors say of phrases, studies and cases, as `cmo.match/1` hands it on: shown, never weighed.

use serde::Serialize;

#[cfg(feature = "report")]
use schemars::JsonSchema;

/// A study.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct StudyEntry {
    /// Its name.
    pub study: String,
    /// Its title.
    pub title: Option<String>,
    /// What kind of study, in people's words.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// Where it was done.
    pub setting: Option<String>,
    /// Its relevance, in people's words.
    pub relevance: Option<String>,
    /// Its rigour, in people's words.
    pub rigour: Option<String>,
    /// Its richness, in people's words.
    pub richness: Option<String>,
    /// The keys of the bibliography that it cites.
    pub cites: Vec<String>,
    /// The files in which its quotations are looked up, as written.
    pub texts: Vec<String>,
    /// Notes.
    pub notes: Vec<String>,
}

/// A phrase that is declared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct PhraseEntry {
    /// The phrase.
    pub phrase: String,
    /// What it is declared as: `context`, `resource`, `mechanism` or `outcome`.
    pub role: &'static str,
    /// What it means, in the author's words.
    pub means: Option<String>,
    /// Other names of it.
    pub also: Vec<String>,
    /// Names of its negation.
    pub opposites: Vec<String>,
    /// What holds wherever it holds, in the author's words: a phrase, the name of an opposite, or `not` and a phrase.
    pub implies: Vec<String>,
    /// Whether a condition (`when`) defines it.
    pub defined: bool,
    /// Whether no programme can change it.
    pub fixed: bool,
    /// `desired`, `adverse` or null.
    pub polarity: Option<&'static str>,
    /// Who it is about.
    pub actor: Option<String>,
    /// Notes.
    pub notes: Vec<String>,
}

/// A fact of a case.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct FactEntry {
    /// The phrase.
    pub phrase: String,
    /// Whether the fact is about its negation: under the name of an opposite.
    pub negated: bool,
    /// `present`, `absent`, `unknown`, or `degree`, of what `negated` says.
    pub said: &'static str,
    /// The degree, in [0, 1], where that is said.
    pub degree: Option<f64>,
    /// Whether it is given as a result (`observed`).
    pub as_result: bool,
    /// Where the source says so.
    pub locator: Option<String>,
    /// The words of the source.
    pub quote: Option<String>,
}
