//! # CMO516: quotation not in its text
//!
//! A quotation is given as evidence, and the text of its study does not hold it. It was changed in copying, or is taken from another paper: then `via` names that
//! one. Line breaks, hyphenation, ligatures, quotation marks and punctuation may differ; what is left out (`…`) or added in brackets is passed over. This is a warning.
//!
//! ```cmo
//! study CHIPPS
//!   text "papers/inch2019.txt"
//!
//! cmoc 1a
//!   if pharmacist trusted by GP
//!   then GP confident in the proposed changes
//!   then deprescribing
//!   supported by CHIPPS [p. 4] "the general practitioners were happy to hand over"
//! ```
//!
//! Quote what stands there.
//!
//! ```cmo
//! study CHIPPS
//!   text "papers/inch2019.txt"
//!
//! cmoc 1a
//!   if pharmacist trusted by GP
//!   then GP confident in the proposed changes
//!   then deprescribing
//!   supported by CHIPPS [p. 4] "GPs were happy to […] delegate"
//! ```

use crate::check::{Ground, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::source::Place;
use crate::theory::{Evidence, EvidenceSource, StudyId};

pub(super) const RULE: Rule = Rule { code: Code(516), level: Severity::Warning, find };

fn find(ground: &Ground<'_>) -> Vec<Diagnostic> {
    let theory = ground.theory;
    let headings = theory.headings.iter().chain(theory.groups.iter().map(|group| &group.says));
    let evidence = headings.flat_map(|heading| &heading.evidence);
    let evidence = evidence.chain(theory.configurations.iter().flat_map(|one| &one.evidence));
    let mut found: Vec<Diagnostic> =
        evidence.filter_map(|one| missing(ground, one.quotation.as_ref()?, &[study(one)?], one.place)).collect();
    for case in &theory.cases {
        let quoted = case.facts.iter().filter_map(|fact| Some((fact.quotation.as_ref()?, fact.place)));
        found.extend(quoted.filter_map(|(quotation, place)| missing(ground, quotation, &case.sources, place)));
    }
    found
}

/// The study whose text holds a quotation: the one that it is taken from at second hand, else the one that it is of.
fn study(one: &Evidence) -> Option<StudyId> {
    match one.via.as_ref().unwrap_or(&one.source) {
        EvidenceSource::Study(id) => Some(*id),
        EvidenceSource::Key(_) | EvidenceSource::Case(_) => None,
    }
}

/// A finding where all texts of the studies are at hand, there is one, and none holds the quotation.
fn missing(ground: &Ground<'_>, quotation: &str, studies: &[StudyId], place: Place) -> Option<Diagnostic> {
    let texts: Vec<_> = studies.iter().map(|id| ground.texts.get(*id)).collect();
    let at_hand = texts.iter().all(|texts| texts.missing.is_empty() && !texts.read.is_empty());
    let held = texts.iter().flat_map(|texts| &texts.read).any(|text| text.hold(quotation));
    let name = &ground.theory.studies[studies.first()?.0 as usize].name;
    (at_hand && !held).then(|| {
        RULE.says(place, format!("the text of `{name}` does not hold this quotation"))
            .saying("not found, letter by letter")
            .about(name)
            .help("quote what stands there, with `…` for what is left out; or name the paper that it is taken from with `via`")
    })
}
