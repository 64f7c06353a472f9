//! # CMO514: only refuted
//!
//! All evidence that a configuration cites speaks against it, and it is still evaluated as any other. This is a warning.
//!
//! ```cmo
//! cmoc 1a
//!   if pharmacist trusted by GP
//!   then GP confident in the proposed changes
//!   then deprescribing
//!   refuted by CHIPPS, EvIDEM
//!
//! study CHIPPS
//! study EvIDEM
//! ```
//!
//! Retire it, which keeps it and its evidence on file; or refine it, and let the refined one say `replaces`.
//!
//! ```cmo
//! cmoc 1a
//!   if pharmacist trusted by GP
//!   then GP confident in the proposed changes
//!   then deprescribing
//!   refuted by CHIPPS, EvIDEM
//!   status retired
//!
//! study CHIPPS
//! study EvIDEM
//! ```

use crate::check::{Ground, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::theory::Stance;

pub(super) const RULE: Rule = Rule { code: Code(514), level: Severity::Warning, find };

fn find(ground: &Ground<'_>) -> Vec<Diagnostic> {
    let refuted = ground.live().filter(|(_, one)| {
        !one.evidence.is_empty() && one.evidence.iter().all(|evidence| evidence.stance == Stance::Refutes)
    });
    refuted
        .map(|(_, one)| {
            RULE.says(one.place, format!("all evidence on `{}` refutes it", one.full_name))
                .saying("still evaluated")
                .about(&one.full_name)
                .help("add `status retired`, or write the refined configuration with `replaces`")
        })
        .collect()
}
