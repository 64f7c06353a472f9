//! Cases.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{From, LiteralOut, PlaceOut};
use crate::cases::degrees;
use crate::explain::matched::{ValueWord, VerdictWord};
use crate::theory::{Case, Expectation, Fact, Said};

/// A case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CaseOut {
    /// Its name.
    pub id: String,
    /// Its title.
    pub title: Option<String>,
    /// All its facts, the ones that it has from the case it is like first.
    pub facts: Vec<FactOut>,
    /// The case that it starts from.
    pub like: Option<String>,
    /// The one theory that concerns it.
    pub theory: Option<String>,
    /// Whether the description is complete.
    pub complete: bool,
    /// The studies that describe it.
    pub sources: Vec<String>,
    /// What is expected.
    pub expectations: Vec<ExpectationOut>,
    /// Facts whose phrase no theory uses, as written.
    pub unrecognised: Vec<String>,
    /// Notes.
    pub notes: Vec<String>,
    /// Where it stands.
    #[serde(default)]
    #[schemars(required)]
    pub place: Option<PlaceOut>,
}

/// A fact.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FactOut {
    /// The phrase.
    pub phrase: String,
    /// The degree to which it is said to be there, from 0 to 1; null for `unknown`.
    #[serde(rename = "for")]
    pub in_favour: Option<f64>,
    /// The degree to which it is said not to be.
    pub against: Option<f64>,
    /// The degree as it is written (`= 0.7`), from 0 to 1; null where none is.
    #[serde(default)]
    pub degree: Option<f64>,
    /// Whether it is said of the opposite of the phrase, by a name of that: so is its degree then.
    #[serde(default)]
    pub opposite: bool,
    /// Whether it was given as a result.
    pub observed: bool,
    /// Where the source says so.
    pub locator: Option<String>,
    /// The words of the source.
    pub quote: Option<String>,
}

/// What is expected: of a configuration a verdict, of a phrase a value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ExpectationOut {
    /// The configuration.
    pub id: Option<String>,
    /// Its verdict.
    pub verdict: Option<VerdictWord>,
    /// What is to be among what blocks it, or is missing.
    pub by: Vec<LiteralOut>,
    /// The phrase.
    pub phrase: Option<LiteralOut>,
    /// Its value.
    pub value: Option<ValueWord>,
}

impl From<'_> {
    pub(super) fn case(self, case: &Case) -> CaseOut {
        let theory = self.theory;
        CaseOut {
            id: case.name.clone(),
            title: case.title.clone(),
            facts: case.facts.iter().map(|fact| self.fact(fact)).collect(),
            like: case.like.map(|id| theory.cases[id.0 as usize].name.clone()),
            theory: case.theory.map(|id| theory.headings[id.0 as usize].name.clone()),
            complete: case.complete,
            sources: case.sources.iter().map(|id| theory.studies[id.0 as usize].name.clone()).collect(),
            expectations: case.expectations.iter().map(|one| self.expectation(one)).collect(),
            unrecognised: case.unrecognised.iter().map(|one| one.phrase.clone()).collect(),
            notes: case.notes.clone(),
            place: self.place(case.place),
        }
    }

    fn fact(self, fact: &Fact) -> FactOut {
        let degrees = degrees(fact);
        FactOut {
            phrase: self.literal(fact.literal).phrase,
            in_favour: degrees.map(|[in_favour, _]| in_favour),
            against: degrees.map(|[_, against]| against),
            degree: match fact.said {
                Said::Degree(degree) => Some(degree),
                Said::Present | Said::Absent | Said::Unknown => None,
            },
            opposite: fact.literal.negated,
            observed: fact.observed,
            locator: fact.locator.clone(),
            quote: fact.quotation.clone(),
        }
    }

    fn expectation(self, one: &Expectation) -> ExpectationOut {
        match one {
            Expectation::Verdict { configuration, verdict, by, .. } => ExpectationOut {
                id: Some(self.theory.configurations[configuration.0 as usize].full_name.clone()),
                verdict: Some((*verdict).into()),
                by: self.mentions(by),
                phrase: None,
                value: None,
            },
            Expectation::Value { literal, value, .. } => ExpectationOut {
                id: None,
                verdict: None,
                by: Vec::new(),
                phrase: Some(self.literal(*literal)),
                value: Some((*value).into()),
            },
        }
    }
}
