//! Evidence: which study or case bears a configuration out, and how.

use crate::source::Place;
use crate::theory::{CaseId, StudyId, Theory};

/// What a source does to a configuration: the four answers of the teacher-learner cycle, and the neutral one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stance {
    /// Bears it out.
    Supports,
    /// Speaks against it.
    Refutes,
    /// Changes it.
    Modifies,
    /// Adds to it.
    Augments,
    /// Lacked the context and saw the mechanism not triggered.
    Neutral,
}

impl Stance {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 5] = [Self::Supports, Self::Refutes, Self::Modifies, Self::Augments, Self::Neutral];

    /// The clause that gives it, as it is written: `supported by`.
    #[must_use]
    pub const fn clause(self) -> &'static str {
        match self {
            Self::Supports => "supported by",
            Self::Refutes => "refuted by",
            Self::Modifies => "modified by",
            Self::Augments => "augmented by",
            Self::Neutral => "neutral in",
        }
    }

    /// What a source of this stance does, in a word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Supports => "supports",
            Self::Refutes => "refutes",
            Self::Modifies => "modifies",
            Self::Augments => "augments",
            Self::Neutral => "neutral",
        }
    }
}

/// Where evidence comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EvidenceSource {
    /// A declared study.
    Study(StudyId),
    /// A key of a bibliography that is no study's name.
    Key(String),
    /// A site of a study.
    Case(CaseId),
}

impl EvidenceSource {
    /// Its name alone, as it is declared.
    #[must_use]
    pub fn name<'t>(&'t self, theory: &'t Theory) -> &'t str {
        match self {
            Self::Study(id) => &theory.studies[id.0 as usize].name,
            Self::Key(key) => key,
            Self::Case(id) => &theory.cases[id.0 as usize].name,
        }
    }

    /// Its name as that of a study, which that of a bibliography's key is too, or as that of a case.
    #[must_use]
    pub fn names(&self, theory: &Theory) -> (Option<String>, Option<String>) {
        let name = Some(self.name(theory).to_owned());
        match self {
            Self::Study(_) | Self::Key(_) => (name, None),
            Self::Case(_) => (None, name),
        }
    }

    /// What it is called where it is cited: `CHIPPS`, `case sunnyside`.
    #[must_use]
    pub fn called(&self, theory: &Theory) -> String {
        let name = self.name(theory);
        match self {
            Self::Study(_) | Self::Key(_) => name.to_owned(),
            Self::Case(_) => format!("case {name}"),
        }
    }
}

/// One piece of evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// What it does.
    pub stance: Stance,
    /// Where it comes from.
    pub source: EvidenceSource,
    /// Where in the source (`p. 4`).
    pub locator: Option<String>,
    /// The words of the source.
    pub quotation: Option<String>,
    /// The paper that a second-hand quotation is taken from.
    pub via: Option<EvidenceSource>,
    /// Where it is said.
    pub place: Place,
}

/// People's judgement of how sure a configuration is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ConfidenceLevel {
    /// `high`
    High,
    /// `moderate`
    Moderate,
    /// `low`
    Low,
    /// `very low`
    VeryLow,
}

impl ConfidenceLevel {
    /// It as it is written.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::High => "high",
            Self::Moderate => "moderate",
            Self::Low => "low",
            Self::VeryLow => "very low",
        }
    }
}

/// A judgement with its reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confidence {
    /// How sure.
    pub level: ConfidenceLevel,
    /// Why.
    pub reason: Option<String>,
}
