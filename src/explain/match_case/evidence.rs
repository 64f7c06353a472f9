//! What is said of configurations, groups and theories: evidence, judgements, relations.

use crate::explain::cited::CitedVerdicts;
use crate::explain::matched::{ConfidenceEntry, EvidenceEntry, RelationEntry, TheoryNote};
use crate::explain::reading::Reading;
use crate::theory::{Confidence, ConfigurationId, Evidence, EvidenceSource, Group, Heading, Level, Theory};

/// The evidence of a configuration, in the order written.
pub(super) fn of_configuration(
    reading: &Reading<'_>,
    cited: &CitedVerdicts,
    id: ConfigurationId,
) -> Vec<EvidenceEntry> {
    let entry = |evidence: &Evidence| EvidenceEntry {
        at_odds: cited.at_odds(reading.theory, id, evidence),
        case_verdict: match evidence.source {
            EvidenceSource::Case(case) => cited.verdict(id, case).map(Into::into),
            EvidenceSource::Study(_) | EvidenceSource::Key(_) => None,
        },
        ..entry(reading.theory, evidence)
    };
    reading.configuration(id).evidence.iter().map(entry).collect()
}

fn entry(theory: &Theory, evidence: &Evidence) -> EvidenceEntry {
    let (study, case) = evidence.source.names(theory);
    let (title, cites) = described(theory, &evidence.source);
    EvidenceEntry {
        study,
        case,
        title,
        cites,
        stance: evidence.stance.into(),
        locator: evidence.locator.clone(),
        quote: evidence.quotation.clone(),
        via: evidence.via.as_ref().map(|via| via.called(theory)),
        at_odds: false,
        case_verdict: None,
    }
}

/// Title and citations of a source.
fn described(theory: &Theory, source: &EvidenceSource) -> (Option<String>, Vec<String>) {
    match source {
        EvidenceSource::Study(id) => {
            let study = &theory.studies[id.0 as usize];
            (study.title.clone(), study.cites.clone())
        }
        EvidenceSource::Key(key) => (None, vec![key.clone()]),
        EvidenceSource::Case(id) => (theory.cases[id.0 as usize].title.clone(), Vec::new()),
    }
}

/// What is given for whole theories and groups that concern the case: each theory with its groups after it, then the
/// groups outside any.
pub(super) fn notes(reading: &Reading<'_>) -> Vec<TheoryNote> {
    let theory = reading.theory;
    let mut notes = Vec::new();
    for (index, heading) in theory.headings.iter().enumerate() {
        let id = Some(crate::theory::HeadingId(index as u32));
        if reading.concerns_heading(id) {
            notes.push(note(reading, heading, (Some(heading.name.clone()), None)));
            notes.extend(
                theory.groups.iter().filter(|group| group.heading == id).map(|group| group_note(reading, group)),
            );
        }
    }
    let outside = theory.groups.iter().filter(|group| group.heading.is_none() && reading.concerns_heading(None));
    notes.extend(outside.map(|group| group_note(reading, group)));
    notes
}

fn group_note(reading: &Reading<'_>, group: &Group) -> TheoryNote {
    let theory = group.heading.map(|heading| reading.theory.headings[heading.0 as usize].name.clone());
    note(reading, &group.says, (theory, Some(group.says.name.clone())))
}

fn note(reading: &Reading<'_>, says: &Heading, (theory, group): (Option<String>, Option<String>)) -> TheoryNote {
    TheoryNote {
        theory,
        group,
        title: says.title.clone(),
        means: says.means.clone(),
        mechanisms: says.mechanisms.iter().map(|one| reading.words(one.literal)).collect(),
        evidence: says.evidence.iter().map(|evidence| entry(reading.theory, evidence)).collect(),
        level: says.level.map(Level::word),
        confidence: says.confidence.as_ref().map(confidence),
        because: says.because.clone(),
        notes: says.notes.clone(),
    }
}

/// The relations of a configuration, in the order written.
pub(super) fn relations(reading: &Reading<'_>, id: ConfigurationId) -> Vec<RelationEntry> {
    let entry = |relation: &crate::theory::Relation| RelationEntry {
        relation: relation.kind.word(),
        to: reading.configuration(relation.to).full_name.clone(),
        title: reading.configuration(relation.to).title.clone(),
        form: reading.configuration(relation.to).form.into(),
        verdict: reading.verdict(relation.to).map(Into::into),
    };
    reading.configuration(id).relations.iter().map(entry).collect()
}

pub(super) fn confidence(confidence: &Confidence) -> ConfidenceEntry {
    ConfidenceEntry { level: confidence.level.word(), reason: confidence.reason.clone() }
}
