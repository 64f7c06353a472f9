//! Finds the quotations of a theory set, and the studies whose texts could hold each.

use crate::quotation::NoText;
use crate::source::Place;
use crate::theory::{CaseId, ConfigurationId, Evidence, EvidenceSource, GroupId, HeadingId, StudyId, Theory};

/// A quotation where it stands.
#[derive(Clone, Debug)]
pub struct Quoted<'t> {
    /// Its words.
    pub words: &'t str,
    /// Where it stands.
    pub place: Place,
    /// Where in its source it is said to stand.
    pub locator: Option<&'t str>,
    /// Who quotes it.
    pub by: By,
    /// The evidence that it belongs to; none for a fact of a case.
    pub evidence: Option<&'t Evidence>,
    /// Where it is looked up.
    pub looked_up_in: LookedUpIn,
}

/// Who quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// A theory, of itself.
    Theory(HeadingId),
    /// A group, of itself.
    Group(GroupId),
    /// A configuration.
    Configuration(ConfigurationId),
    /// A fact of a case.
    Case(CaseId),
}

/// Where a quotation is looked up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LookedUpIn {
    /// In the texts of these studies.
    Studies(Vec<StudyId>),
    /// Nowhere, and why.
    Nowhere(NoText),
}

impl By {
    /// What the one who quotes is called by its own name alone.
    #[must_use]
    pub fn name(self, theory: &Theory) -> &str {
        match self {
            Self::Theory(id) => &theory.headings[id.0 as usize].name,
            Self::Group(id) => &theory.groups[id.0 as usize].says.name,
            Self::Configuration(id) => &theory.configurations[id.0 as usize].full_name,
            Self::Case(id) => &theory.cases[id.0 as usize].name,
        }
    }
}

/// The quotations of a theory set: of its theories, its groups, its configurations and its cases.
#[must_use]
pub fn quotations(theory: &Theory) -> Vec<Quoted<'_>> {
    let headings = (0_u32..).zip(&theory.headings).map(|(id, one)| (By::Theory(HeadingId(id)), &one.evidence));
    let groups = (0_u32..).zip(&theory.groups).map(|(id, one)| (By::Group(GroupId(id)), &one.says.evidence));
    let configurations = (0_u32..).zip(&theory.configurations);
    let configurations = configurations.map(|(id, one)| (By::Configuration(ConfigurationId(id)), &one.evidence));
    let citing = headings.chain(groups).chain(configurations);
    let evidence = citing.flat_map(|(by, evidence)| evidence.iter().map(move |one| (by, one)));
    let cited = evidence.filter_map(|(by, one)| {
        let (words, looked_up_in) = (one.quotation.as_deref()?, of_evidence(theory, one));
        let locator = one.locator.as_deref();
        Some(Quoted { words, place: one.place, locator, by, evidence: Some(one), looked_up_in })
    });
    cited.chain(of_cases(theory)).collect()
}

/// The quotations of facts. Those that a case takes over from another stand in that other.
fn of_cases(theory: &Theory) -> Vec<Quoted<'_>> {
    let cases = (0_u32..).map(CaseId).zip(&theory.cases);
    let facts = cases.flat_map(|(id, case)| case.facts.iter().map(move |fact| (id, fact)));
    let mut quoted: Vec<Quoted<'_>> = facts
        .filter_map(|(id, fact)| {
            let words = fact.quotation.as_deref()?;
            let looked_up_in = of_case(theory, id);
            let (place, locator) = (fact.place, fact.locator.as_deref());
            Some(Quoted { words, place, locator, by: By::Case(id), evidence: None, looked_up_in })
        })
        .collect();
    let headings = headings(theory);
    quoted.retain(|one| owner(&headings, one.place).is_none_or(|id| one.by == By::Case(id)));
    quoted
}

/// Where each case begins, in the order of places.
fn headings(theory: &Theory) -> Vec<(Place, CaseId)> {
    let mut headings: Vec<(Place, CaseId)> =
        theory.cases.iter().map(|case| case.place).zip((0_u32..).map(CaseId)).collect();
    headings.sort_unstable();
    headings
}

/// The case in which a place stands.
fn owner(headings: &[(Place, CaseId)], place: Place) -> Option<CaseId> {
    let before = headings.partition_point(|(start, _)| *start <= place);
    let (start, id) = headings.get(before.checked_sub(1)?)?;
    (start.source == place.source).then_some(*id)
}

/// The studies whose texts may hold a quotation: that of the paper that it is taken from at second hand, else that of
/// which it is, or those that describe the case.
fn of_evidence(theory: &Theory, one: &Evidence) -> LookedUpIn {
    match one.via.as_ref().unwrap_or(&one.source) {
        EvidenceSource::Study(id) => LookedUpIn::Studies(vec![*id]),
        EvidenceSource::Case(id) => of_case(theory, *id),
        EvidenceSource::Key(key) => of_paper(theory, key),
    }
}

fn of_case(theory: &Theory, id: CaseId) -> LookedUpIn {
    match theory.cases[id.0 as usize].sources.as_slice() {
        [] => LookedUpIn::Nowhere(NoText::NoStudy),
        studies => LookedUpIn::Studies(studies.to_vec()),
    }
}

/// The studies of which a paper is the only one; which of several papers a text is, nobody says.
fn of_paper(theory: &Theory, key: &str) -> LookedUpIn {
    let studies = theory.studies_of(key);
    let several = studies.iter().find(|id| theory.studies[id.0 as usize].cites.len() > 1);
    match (studies.as_slice(), several) {
        ([], _) => LookedUpIn::Nowhere(NoText::NoStudyOf(key.to_owned())),
        (_, Some(study)) => LookedUpIn::Nowhere(NoText::OneOfSeveral { study: *study, key: key.to_owned() }),
        (_, None) => LookedUpIn::Studies(studies),
    }
}
