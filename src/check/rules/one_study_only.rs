//! # CMO513: one study only
//!
//! All evidence that a configuration cites is of one study. That may be all there is; a reader should know that nobody else has seen it. A
//! paper that a second-hand quotation is taken from (`via`) is no further study. This is advice.
//!
//! ```cmo
//! cmoc 1a
//!   if pharmacist trusted by GP
//!   then GP confident in the proposed changes
//!   then deprescribing
//!   supported by CHIPPS
//!
//! study CHIPPS
//! ```
//!
//! Look for a second study, or a case, that saw the same or saw otherwise.
//!
//! ```cmo
//! cmoc 1a
//!   if pharmacist trusted by GP
//!   then GP confident in the proposed changes
//!   then deprescribing
//!   supported by CHIPPS
//!   neutral in EvIDEM
//!
//! study CHIPPS
//! study EvIDEM
//! ```

use crate::check::{Ground, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::theory::{Configuration, EvidenceSource, Theory};

pub(super) const RULE: Rule = Rule { code: Code(513), level: Severity::Advice, find };

fn find(ground: &Ground<'_>) -> Vec<Diagnostic> {
    let alone = ground.live().filter_map(|(_, one)| Some((one, only_source(ground.theory, one)?)));
    alone
        .map(|(one, study)| {
            RULE.says(one.place, format!("all evidence on `{}` is of `{study}`", one.full_name))
                .about(&one.full_name)
                .help("cite a second study where there is one, or say in `confidence` what it rests on")
        })
        .collect()
}

/// The study of which all evidence is.
fn only_source<'t>(theory: &'t Theory, one: &'t Configuration) -> Option<&'t str> {
    let first = &one.evidence.first()?.source;
    let alone = one.evidence.iter().all(|evidence| evidence.source == *first);
    match first {
        EvidenceSource::Study(id) => alone.then(|| &*theory.studies[id.0 as usize].name),
        EvidenceSource::Key(key) => alone.then_some(&**key),
        EvidenceSource::Case(_) => None,
    }
}
