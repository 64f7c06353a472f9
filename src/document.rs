//! Turns a theory set into one document: everything that its files say, in the fields of its JSON contract `cmo.export/1`.

mod case;
mod configuration;
mod heading;
mod phrase;
mod words;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::source::{Place, Sources};
use crate::theory::{HeadingId, Literal, Mention, Theory};
pub use case::{CaseOut, ExpectationOut, FactOut};
pub use configuration::{ConfigurationOut, RelationOut};
pub use heading::{BibliographyOut, ConfidenceOut, EvidenceOut, HeadingOut, StudyOut};
pub use phrase::{ConditionOut, PhraseOut};
pub use words::{ConfidenceWord, LevelWord, RelationWord, StatusWord};

/// `cmo.export/1`
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Export {
    /// `cmo.export/1`.
    pub schema: &'static str,
    /// The one theory that the document is of; null where it is of all.
    pub theory: Option<String>,
    /// The `theory` headings, in order of first appearance.
    pub theories: Vec<HeadingOut>,
    /// The `group` headings, in file order.
    pub groups: Vec<HeadingOut>,
    /// The phrases, in order of first appearance.
    pub phrases: Vec<PhraseOut>,
    /// The configurations, in file order.
    pub configurations: Vec<ConfigurationOut>,
    /// The studies, in file order.
    pub studies: Vec<StudyOut>,
    /// The bibliographies, in file order.
    pub bibliographies: Vec<BibliographyOut>,
    /// The cases, in file order.
    pub cases: Vec<CaseOut>,
}

/// A phrase, or its absence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LiteralOut {
    /// The phrase, by the name that output shows.
    pub phrase: String,
    /// Whether its absence is meant: by `not`, or by the name of an opposite.
    pub negated: bool,
}

/// Where something stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PlaceOut {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
}

/// The document of a theory set; of one theory, its own headings and configurations and the cases that it concerns, with
/// all phrases and studies.
#[must_use]
pub fn document(theory: &Theory, sources: &Sources, scope: Option<HeadingId>) -> Export {
    let from = From { theory, sources };
    let is_in = |of: Option<HeadingId>| scope.is_none() || of == scope;
    let ids = (0..).map(|id| Some(HeadingId(id)));
    let headings = theory.headings.iter().zip(ids).filter(|(_, id)| is_in(*id)).map(|(one, _)| from.heading(one, None));
    let groups = theory.groups.iter().filter(|group| is_in(group.heading)).map(|group| {
        let of = group.heading.map(|id| theory.headings[id.0 as usize].name.clone());
        from.heading(&group.says, of)
    });
    Export {
        schema: "cmo.export/1",
        theory: scope.map(|id| theory.headings[id.0 as usize].name.clone()),
        theories: headings.collect(),
        groups: groups.collect(),
        phrases: theory.vocabulary.iter().map(|(_, phrase)| from.phrase(phrase)).collect(),
        configurations: theory
            .configurations
            .iter()
            .filter(|one| is_in(one.heading))
            .map(|one| from.configuration(one))
            .collect(),
        studies: theory.studies.iter().map(|study| from.study(study)).collect(),
        bibliographies: theory.bibliographies.iter().map(|one| from.bibliography(one)).collect(),
        cases: theory
            .cases
            .iter()
            .filter(|case| case.theory.is_none() || is_in(case.theory))
            .map(|case| from.case(case))
            .collect(),
    }
}

/// What a document is made from.
#[derive(Clone, Copy)]
struct From<'t> {
    theory: &'t Theory,
    sources: &'t Sources,
}

impl From<'_> {
    fn literal(self, literal: Literal) -> LiteralOut {
        LiteralOut { phrase: self.theory.vocabulary.get(literal.phrase).name.clone(), negated: literal.negated }
    }

    fn mentions(self, mentions: &[Mention]) -> Vec<LiteralOut> {
        mentions.iter().map(|one| self.literal(one.literal)).collect()
    }

    /// Nowhere is said of what is read from a document; of what files say, it always is.
    fn place(self, place: Place) -> Option<PlaceOut> {
        let source = self.sources.get(place.source);
        Some(PlaceOut { file: source.name().to_owned(), line: source.position(place.span.start).line })
    }
}
