//! # CMO515: study never cited
//!
//! A study is declared, and nothing cites it: no configuration, group, theory or case cites it or a paper that it has under `cite`. Its evidence may have been forgotten. This is a warning.
//!
//! ```cmo
//! study CHIPPS
//! study EvIDEM
//!
//! cmoc 1a
//!   if pharmacist trusted by GP
//!   then GP confident in the proposed changes
//!   then deprescribing
//!   supported by CHIPPS
//! ```
//!
//! Cite it where it says something, `neutral in` included, or take it out.
//!
//! ```cmo
//! study CHIPPS
//! study EvIDEM
//!
//! cmoc 1a
//!   if pharmacist trusted by GP
//!   then GP confident in the proposed changes
//!   then deprescribing
//!   supported by CHIPPS
//!   neutral in EvIDEM
//! ```

use rustc_hash::FxHashSet;

use crate::check::{Ground, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::evidence::{Witness, witnesses};
use crate::theory::{StudyId, Theory};

pub(super) const RULE: Rule = Rule { code: Code(515), level: Severity::Warning, find };

fn find(ground: &Ground<'_>) -> Vec<Diagnostic> {
    let cited = cited(ground.theory);
    let studies = ground.theory.studies.iter().enumerate();
    let unread = studies.filter(|(index, _)| !cited.contains(&StudyId(*index as u32)));
    unread
        .map(|(_, study)| {
            RULE.says(study.place, format!("nothing cites study `{}`", study.name)).about(&study.name).help(format!(
                "add `supported by {}` or another stance where it says something, or take it out",
                study.name
            ))
        })
        .collect()
}

/// The studies that a configuration, a group, a theory or a case cites, by themselves or by a paper of theirs.
fn cited(theory: &Theory) -> FxHashSet<StudyId> {
    let headings = theory.headings.iter().chain(theory.groups.iter().map(|group| &group.says));
    let evidence = headings.flat_map(|heading| &heading.evidence);
    let evidence = evidence.chain(theory.configurations.iter().flat_map(|one| &one.evidence));
    let sources = evidence.flat_map(|one| std::iter::once(&one.source).chain(&one.via));
    let studies = sources.flat_map(|source| witnesses(theory, source)).filter_map(|one| match one {
        Witness::Study(id) => Some(id),
        Witness::Paper(_) | Witness::Case(_) => None,
    });
    studies.chain(theory.cases.iter().flat_map(|case| case.sources.iter().copied())).collect()
}
