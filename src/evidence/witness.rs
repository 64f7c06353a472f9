//! Turns the source of a piece of evidence into who saw what is cited.

use crate::theory::{CaseId, EvidenceSource, StudyId, Theory};

/// Who saw what is cited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Witness<'t> {
    /// A study, by itself, by a paper of its own or by a case.
    Study(StudyId),
    /// A paper that is of no declared study.
    Paper(&'t str),
    /// A case of which nobody says whose it is.
    Case(CaseId),
}

/// Who saw what a source is cited for: of a case the studies that describe it, of a paper those that have it under `cite`.
#[must_use]
pub fn witnesses<'t>(theory: &'t Theory, source: &'t EvidenceSource) -> Vec<Witness<'t>> {
    match source {
        EvidenceSource::Study(id) => vec![Witness::Study(*id)],
        EvidenceSource::Key(key) => Witness::of_paper(theory, key),
        EvidenceSource::Case(id) => match theory.cases[id.0 as usize].sources.as_slice() {
            [] => vec![Witness::Case(*id)],
            studies => studies.iter().copied().map(Witness::Study).collect(),
        },
    }
}

impl<'t> Witness<'t> {
    /// The studies that have a paper under `cite`, each of which it is of; where none has, the paper itself.
    #[must_use]
    pub fn of_paper(theory: &'t Theory, key: &'t str) -> Vec<Self> {
        match theory.studies_of(key).as_slice() {
            [] => vec![Self::Paper(key)],
            studies => studies.iter().copied().map(Self::Study).collect(),
        }
    }

    /// What it is called.
    #[must_use]
    pub fn name(self, theory: &Theory) -> String {
        match self {
            Self::Study(id) => theory.studies[id.0 as usize].name.clone(),
            Self::Paper(key) => key.to_owned(),
            Self::Case(id) => format!("case {}", theory.cases[id.0 as usize].name),
        }
    }
}
