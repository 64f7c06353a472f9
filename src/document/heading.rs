//! Theories, groups, studies, bibliographies, and the evidence that hangs on them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::words::{ConfidenceWord, LevelWord};
use super::{From, LiteralOut, PlaceOut};
use crate::explain::matched::StanceWord;
use crate::theory::{Bibliography, Confidence, Evidence, Heading, Study};

/// A theory, or a group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct HeadingOut {
    /// Its ID.
    pub id: String,
    /// The theory that owns a group; null for a theory.
    pub theory: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// `micro`, `meso` or `macro`.
    pub level: Option<LevelWord>,
    /// What it means.
    pub means: Option<String>,
    /// Mechanisms that its configurations share.
    pub mechanisms: Vec<LiteralOut>,
    /// Evidence for the whole.
    pub evidence: Vec<EvidenceOut>,
    /// People's judgement of the whole.
    pub confidence: Option<ConfidenceOut>,
    /// Why the author says it.
    pub because: Vec<String>,
    /// Notes.
    pub notes: Vec<String>,
    /// Where it first stands.
    #[serde(default)]
    #[schemars(required)]
    pub place: Option<PlaceOut>,
}

/// What a study or case says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct EvidenceOut {
    /// What it does.
    pub stance: StanceWord,
    /// The study, or the key of a bibliography.
    pub study: Option<String>,
    /// The case.
    pub case: Option<String>,
    /// Where in it.
    pub locator: Option<String>,
    /// Its words.
    pub quote: Option<String>,
    /// The paper that these are taken from.
    pub via: Option<String>,
}

/// People's judgement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ConfidenceOut {
    /// `high`, `moderate`, `low` or `very low`.
    pub level: ConfidenceWord,
    /// Why.
    pub reason: Option<String>,
}

/// A study.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StudyOut {
    /// Its name.
    pub id: String,
    /// Its title.
    pub title: Option<String>,
    /// What kind of study.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// Keys of the bibliography.
    pub cites: Vec<String>,
    /// Files that hold its text.
    pub texts: Vec<String>,
    /// Where it was done.
    pub setting: Option<String>,
    /// Its relevance.
    pub relevance: Option<String>,
    /// Its rigour.
    pub rigour: Option<String>,
    /// Its richness.
    pub richness: Option<String>,
    /// Notes.
    pub notes: Vec<String>,
    /// Where it is declared.
    #[serde(default)]
    #[schemars(required)]
    pub place: Option<PlaceOut>,
}

/// A bibliography.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct BibliographyOut {
    /// Its file, as written.
    pub path: String,
    /// Its keys, in file order.
    pub keys: Vec<String>,
    /// Notes.
    #[serde(default)]
    pub notes: Vec<String>,
    /// Where it is declared.
    #[serde(default)]
    #[schemars(required)]
    pub place: Option<PlaceOut>,
}

impl From<'_> {
    pub(super) fn heading(self, heading: &Heading, theory: Option<String>) -> HeadingOut {
        HeadingOut {
            id: heading.name.clone(),
            theory,
            title: heading.title.clone(),
            level: heading.level.map(LevelWord::from),
            means: heading.means.clone(),
            mechanisms: self.mentions(&heading.mechanisms),
            evidence: self.evidence(&heading.evidence),
            confidence: heading.confidence.as_ref().map(confidence),
            because: heading.because.clone(),
            notes: heading.notes.clone(),
            place: self.place(heading.place),
        }
    }

    pub(super) fn evidence(self, evidence: &[Evidence]) -> Vec<EvidenceOut> {
        let one = |evidence: &Evidence| {
            let (study, case) = evidence.source.names(self.theory);
            EvidenceOut {
                stance: evidence.stance.into(),
                study,
                case,
                locator: evidence.locator.clone(),
                quote: evidence.quotation.clone(),
                via: evidence.via.as_ref().and_then(|via| via.names(self.theory).0),
            }
        };
        evidence.iter().map(one).collect()
    }

    pub(super) fn study(self, study: &Study) -> StudyOut {
        StudyOut {
            id: study.name.clone(),
            title: study.title.clone(),
            kind: study.kind.clone(),
            cites: study.cites.clone(),
            texts: study.texts.clone(),
            setting: study.setting.clone(),
            relevance: study.relevance.clone(),
            rigour: study.rigour.clone(),
            richness: study.richness.clone(),
            notes: study.notes.clone(),
            place: self.place(study.place),
        }
    }

    pub(super) fn bibliography(self, one: &Bibliography) -> BibliographyOut {
        BibliographyOut {
            path: one.path.clone(),
            keys: one.keys.clone(),
            notes: one.notes.clone(),
            place: self.place(one.place),
        }
    }
}

pub(super) fn confidence(confidence: &Confidence) -> ConfidenceOut {
    ConfidenceOut { level: confidence.level.into(), reason: confidence.reason.clone() }
}
