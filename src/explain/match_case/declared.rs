//! What authors say of phrases, studies and cases, handed on as it stands.

use crate::explain::match_case::rounded;
use crate::explain::matched::{Extent, FactEntry, PhraseEntry, StudyEntry};
use crate::theory::{Case, Fact, Phrase, PhraseName, Polarity, Role, Said, Study, Theory};

/// The studies of a theory set, in file order.
pub(super) fn studies(theory: &Theory) -> Vec<StudyEntry> {
    theory.studies.iter().map(study).collect()
}

fn study(study: &Study) -> StudyEntry {
    StudyEntry {
        study: study.name.clone(),
        title: study.title.clone(),
        kind: study.kind.clone(),
        setting: study.setting.clone(),
        relevance: study.relevance.clone(),
        rigour: study.rigour.clone(),
        richness: study.richness.clone(),
        cites: study.cites.clone(),
        texts: study.texts.clone(),
        notes: study.notes.clone(),
    }
}

/// The declared phrases of a theory set, in vocabulary order.
pub(super) fn phrases(theory: &Theory) -> Vec<PhraseEntry> {
    let declared = theory.vocabulary.iter().filter_map(|(_, phrase)| Some((phrase, phrase.declared().role?.0)));
    declared.map(|(phrase, role)| entry(theory, phrase, role)).collect()
}

fn entry(theory: &Theory, phrase: &Phrase, role: Role) -> PhraseEntry {
    let declared = phrase.declared();
    let names = |names: &[PhraseName]| names.iter().map(|name| name.text.clone()).collect();
    let implies = declared.implies.iter().map(|(literal, _)| theory.vocabulary.get(literal.phrase).words(*literal));
    PhraseEntry {
        phrase: phrase.name.clone(),
        role: role_word(role),
        means: declared.means.clone(),
        also: names(&declared.also),
        opposites: names(&declared.opposites),
        implies: implies.collect(),
        defined: declared.when.is_some(),
        fixed: declared.fixed,
        polarity: polarity(phrase),
        actor: declared.actor.clone(),
        notes: declared.notes.clone(),
    }
}

const fn role_word(role: Role) -> &'static str {
    match role {
        Role::Context => "context",
        Role::Resource => "resource",
        Role::Mechanism => "mechanism",
        Role::Outcome => "outcome",
    }
}

/// Whether people want it, as it is written.
pub(super) fn polarity(phrase: &Phrase) -> Option<&'static str> {
    phrase.declared().polarity.map(|polarity| match polarity {
        Polarity::Desired => "desired",
        Polarity::Adverse => "adverse",
    })
}

/// The facts of a case, where all is told.
pub(super) fn facts(theory: &Theory, case: &Case, extent: Extent) -> Vec<FactEntry> {
    match extent {
        Extent::Known => Vec::new(),
        Extent::All => case.facts.iter().map(|one| fact(theory, one)).collect(),
    }
}

/// A fact as it is described.
fn fact(theory: &Theory, fact: &Fact) -> FactEntry {
    let (said, degree) = match fact.said {
        Said::Present => ("present", None),
        Said::Absent => ("absent", None),
        Said::Unknown => ("unknown", None),
        Said::Degree(degree) => ("degree", Some(rounded(degree))),
    };
    FactEntry {
        phrase: theory.vocabulary.get(fact.literal.phrase).name.clone(),
        negated: fact.literal.negated,
        said,
        degree,
        as_result: fact.observed,
        locator: fact.locator.clone(),
        quote: fact.quotation.clone(),
    }
}
