//! # CMO516: quotation not in its text
//!
//! A quotation is given as evidence, and the text of its study does not hold it; nor, for a case, does the text of any study that is its `source`. It was changed in copying, or is taken from another paper: then `via` names that
//! one. Line breaks, hyphenation, ligatures, quotation marks and punctuation may differ; words, numbers and the signs at them (`<`, `-`, `%`) may not, and a quotation begins and ends where a word does. What is left out (`…`) or added in brackets is passed over. This is a warning.
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

use crate::check::texts::StudyTexts;
use crate::check::{Ground, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::source::Place;
use crate::theory::{Evidence, EvidenceSource, StudyId, Theory};

pub(super) const RULE: Rule = Rule { code: Code(516), level: Severity::Warning, find };

/// A quotation where it stands.
struct Quoted<'t> {
    words: &'t str,
    place: Place,
    /// Whose texts could hold it.
    studies: Vec<StudyId>,
    /// The configuration, heading or case that quotes it.
    by: &'t str,
}

fn find(ground: &Ground<'_>) -> Vec<Diagnostic> {
    all(ground.theory).into_iter().filter_map(|quoted| missing(ground, &quoted)).collect()
}

/// The quotations of a theory set.
fn all(theory: &Theory) -> Vec<Quoted<'_>> {
    let headings = theory.headings.iter().chain(theory.groups.iter().map(|group| &group.says));
    let citing = headings.map(|heading| (&heading.name, &heading.evidence));
    let citing = citing.chain(theory.configurations.iter().map(|one| (&one.full_name, &one.evidence)));
    let evidence = citing.flat_map(|(by, evidence)| evidence.iter().map(move |one| (by, one)));
    let cited = evidence.filter_map(|(by, one)| {
        let words = one.quotation.as_deref()?;
        Some(Quoted { words, place: one.place, studies: studies(theory, one), by })
    });
    let facts = theory.cases.iter().flat_map(|case| case.facts.iter().map(move |fact| (case, fact)));
    let described = facts.filter_map(|(case, fact)| {
        let words = fact.quotation.as_deref()?;
        Some(Quoted { words, place: fact.place, studies: case.sources.clone(), by: &case.name })
    });
    cited.chain(described).collect()
}

/// The studies whose texts may hold a quotation: that of the paper that it is taken from at second hand, else that of
/// which it is, or those that describe the case.
fn studies(theory: &Theory, one: &Evidence) -> Vec<StudyId> {
    match one.via.as_ref().unwrap_or(&one.source) {
        EvidenceSource::Study(id) => vec![*id],
        EvidenceSource::Case(id) => theory.cases[id.0 as usize].sources.clone(),
        EvidenceSource::Key(_) => Vec::new(),
    }
}

/// A finding where all texts of the studies are at hand, there is one, and none holds the quotation.
fn missing(ground: &Ground<'_>, quoted: &Quoted<'_>) -> Option<Diagnostic> {
    let texts: Vec<&StudyTexts> = quoted.studies.iter().map(|id| ground.texts.get(*id)).collect();
    let at_hand = texts.iter().all(|texts| texts.missing.is_empty() && !texts.read.is_empty());
    let held = texts.iter().flat_map(|texts| &texts.read).any(|text| text.hold(quoted.words));
    let name = &ground.theory.studies[quoted.studies.first()?.0 as usize].name;
    (at_hand && !held).then(|| {
        RULE.says(quoted.place, format!("the text of `{name}` does not hold this quotation"))
            .saying("not found, word by word")
            .about(name)
            .about(quoted.by)
            .help("quote what stands there, with `…` for what is left out; or name the paper that it is taken from with `via`")
    })
}
