//! # CMO513: one study only
//!
//! All evidence that a configuration cites is of one study: of itself, of a paper that it has under `cite`, or of cases whose `source` it is. That may be all there is; a reader should
//! know that nobody else has seen it. A paper that several studies have under `cite` is evidence of each of them. A paper that a second-hand quotation is taken from (`via`) is no further study; a case without `source` is a source of its own. This is advice.
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
//! Look for a second study, or a case of another one, that saw the same or saw otherwise.
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

use std::collections::BTreeSet;

use crate::check::{Ground, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::evidence::{Witness, witnesses};
use crate::theory::{Configuration, Theory};

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
    let all: BTreeSet<Witness<'t>> =
        one.evidence.iter().flat_map(|evidence| witnesses(theory, &evidence.source)).collect();
    match (all.first()?, all.len()) {
        (Witness::Study(id), 1) => Some(&theory.studies[id.0 as usize].name),
        (Witness::Paper(key), 1) => Some(key),
        (Witness::Case(_) | Witness::Study(_) | Witness::Paper(_), _) => None,
    }
}
