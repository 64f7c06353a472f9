//! Turns configurations into the sources that are cited for them, or for their groups and theories as a whole.

use serde::Serialize;

#[cfg(feature = "report")]
use schemars::JsonSchema;

use crate::evidence::witnesses;
use crate::explain::matched::StanceWord;
use crate::theory::{Configuration, ConfigurationId, Evidence, Stance, Theory};

/// A source with what it says of some configurations, or of what they stand in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct StudyStance {
    /// The study; null for a case.
    pub study: Option<String>,
    /// The case; null for a study.
    pub case: Option<String>,
    /// The studies that it is of: of a paper those that have it under `cite`, of a case those that describe it; else none.
    pub of: Vec<String>,
    /// What it does.
    pub stance: StanceWord,
    /// The group or theory for which it is cited as a whole; null where it is cited for a configuration.
    pub whole: Option<String>,
}

/// Each source once a stance, by stance, then in the order of the configurations; what is cited for a whole stands after
/// what is cited for configurations, and only where that does not say the same.
pub(super) fn studies(theory: &Theory, ids: &[ConfigurationId]) -> Vec<StudyStance> {
    let configurations = || ids.iter().map(|id| &theory.configurations[id.0 as usize]);
    let mut all: Vec<(Stance, StudyStance)> = Vec::new();
    let own = configurations().flat_map(|one| &one.evidence).map(|evidence| (None, evidence));
    let wholes = configurations().flat_map(|one| of_wholes(theory, one));
    for (whole, evidence) in own.chain(wholes) {
        let one = stance(theory, evidence, whole);
        let says_so = |(_, other): &(Stance, StudyStance)| {
            let is_of_it = other.whole.is_none() || other.whole == one.whole;
            is_of_it && (&other.study, &other.case, other.stance) == (&one.study, &one.case, one.stance)
        };
        if !all.iter().any(says_so) {
            all.push((evidence.stance, one));
        }
    }
    all.sort_by_key(|(stance, _)| *stance);
    all.into_iter().map(|(_, one)| one).collect()
}

/// What is cited for the group and the theory of a configuration, with their names.
fn of_wholes<'t>(theory: &'t Theory, one: &Configuration) -> Vec<(Option<String>, &'t Evidence)> {
    let group = one.group.map(|id| &theory.groups[id.0 as usize]);
    let heading = one.heading.map(|id| &theory.headings[id.0 as usize]);
    let of_group = group.map(|group| (group.full_name(theory), &group.says.evidence));
    let of_theory = heading.map(|heading| (heading.name.clone(), &heading.evidence));
    let wholes = of_group.into_iter().chain(of_theory);
    wholes.flat_map(|(name, evidence)| evidence.iter().map(move |one| (Some(name.clone()), one))).collect()
}

fn stance(theory: &Theory, evidence: &Evidence, whole: Option<String>) -> StudyStance {
    let (study, case) = evidence.source.names(theory);
    let of = witnesses(theory, &evidence.source).into_iter().map(|one| one.name(theory));
    let of = of.filter(|of| study.as_ref() != Some(of) && *of != evidence.source.called(theory)).collect();
    StudyStance { study, case, of, stance: evidence.stance.into(), whole }
}
