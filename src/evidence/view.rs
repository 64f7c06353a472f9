//! What of the evidence is shown.

use crate::evidence::contract::Narrowed;
use crate::evidence::witness::{Witness, witnesses};
use crate::explain::matched::StanceWord;
use crate::quotation::{By, Quoted};
use crate::theory::{Configuration, ConfigurationId, Evidence, EvidenceSource, GroupId, HeadingId, Stance, Theory};

/// What is shown: everything, as far as nothing is named.
#[derive(Clone, Debug, Default)]
pub struct View<'t> {
    /// Only evidence of these stances.
    pub stances: Vec<Stance>,
    /// Only evidence of these, or quoted from them at second hand.
    pub sources: Vec<Witness<'t>>,
    /// Only these configurations.
    pub only: Vec<ConfigurationId>,
    /// Only one theory.
    pub theory: Option<HeadingId>,
}

impl View<'_> {
    /// Whether some evidence on what is shown is left out.
    pub(super) const fn is_narrow(&self) -> bool {
        !self.stances.is_empty() || !self.sources.is_empty()
    }

    /// Whether a piece of evidence is shown.
    pub(super) fn shows(&self, theory: &Theory, evidence: &Evidence) -> bool {
        self.is_of_stance(evidence.stance) && self.is_of_source(theory, evidence)
    }

    fn is_of_stance(&self, stance: Stance) -> bool {
        self.stances.is_empty() || self.stances.contains(&stance)
    }

    fn is_of_source(&self, theory: &Theory, evidence: &Evidence) -> bool {
        let itself = |source: &EvidenceSource| match source {
            // Of a case the studies that describe it are the witnesses; asked for by its name, it is that case.
            EvidenceSource::Case(id) => self.sources.contains(&Witness::Case(*id)),
            EvidenceSource::Study(_) | EvidenceSource::Key(_) => false,
        };
        let is_named = |source: &EvidenceSource| {
            itself(source) || witnesses(theory, source).iter().any(|one| self.sources.contains(one))
        };
        self.sources.is_empty() || is_named(&evidence.source) || evidence.via.as_ref().is_some_and(is_named)
    }

    /// Whether a configuration is shown, whatever its evidence.
    pub(super) fn takes(&self, theory: &Theory, id: ConfigurationId) -> bool {
        (self.only.is_empty() || self.only.contains(&id))
            && self.is_in_theory(theory.configurations[id.0 as usize].heading)
    }

    /// Whether what is said of a theory as a whole is shown: that of the configurations which are named is.
    pub(super) fn takes_theory(&self, theory: &Theory, id: HeadingId) -> bool {
        self.is_in_theory(Some(id)) && self.is_whole_of(theory, |one| one.heading == Some(id))
    }

    /// Whether what is said of a group as a whole is shown.
    pub(super) fn takes_group(&self, theory: &Theory, id: GroupId) -> bool {
        let heading = theory.groups[id.0 as usize].heading;
        self.is_in_theory(heading) && self.is_whole_of(theory, |one| one.group == Some(id))
    }

    fn is_whole_of(&self, theory: &Theory, has: impl Fn(&Configuration) -> bool) -> bool {
        let mut named = self.only.iter().filter(|id| self.takes(theory, **id));
        self.only.is_empty() || named.any(|id| has(&theory.configurations[id.0 as usize]))
    }

    /// Whether a theory is shown.
    pub(super) fn is_in_theory(&self, heading: Option<HeadingId>) -> bool {
        self.theory.is_none() || self.theory == heading
    }

    /// Whether a quotation is shown: one of a case wherever nothing narrows what it is a fact for.
    pub(super) fn shows_quotation(&self, theory: &Theory, quoted: &Quoted<'_>) -> bool {
        let of_item = quoted.evidence.is_none_or(|evidence| self.shows(theory, evidence));
        of_item
            && match quoted.by {
                By::Configuration(id) => self.takes(theory, id),
                By::Theory(id) => self.takes_theory(theory, id),
                By::Group(id) => self.takes_group(theory, id),
                By::Case(id) => {
                    let case = &theory.cases[id.0 as usize];
                    let is_named = |study| self.sources.contains(&Witness::Study(study));
                    let describes = self.sources.contains(&Witness::Case(id));
                    self.stances.is_empty()
                        && self.only.is_empty()
                        && (case.theory.is_none() || self.is_in_theory(case.theory))
                        && (self.sources.is_empty() || describes || case.sources.iter().copied().any(is_named))
                }
            }
    }

    pub(super) fn narrowed(&self, theory: &Theory) -> Narrowed {
        let id = |id: &ConfigurationId| theory.configurations[id.0 as usize].full_name.clone();
        Narrowed {
            stances: self.stances.iter().copied().map(StanceWord::from).collect(),
            studies: self.sources.iter().map(|one| one.name(theory)).collect(),
            only: self.only.iter().map(id).collect(),
            theory: self.theory.map(|id| theory.headings[id.0 as usize].name.clone()),
        }
    }
}
