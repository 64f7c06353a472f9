//! # CMO512: no evidence
//!
//! A configuration cites no study and no case, and neither its group nor its theory does. A reader cannot tell where it comes from. One of
//! `status initial` is not asked for evidence: it is gleaned, and still to be tested. This is advice.
//!
//! ```cmo
//! cmoc 1a
//!   if pharmacist trusted by GP
//!   then GP confident in the proposed changes
//!   then deprescribing
//! ```
//!
//! Cite the studies behind it, each with its stance; or say that it is still a first guess.
//!
//! ```cmo
//! cmoc 1a
//!   if pharmacist trusted by GP
//!   then GP confident in the proposed changes
//!   then deprescribing
//!   status initial
//! ```

use crate::check::{Ground, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::theory::{Configuration, Status, Theory};

pub(super) const RULE: Rule = Rule { code: Code(512), level: Severity::Advice, find };

fn find(ground: &Ground<'_>) -> Vec<Diagnostic> {
    let bare =
        ground.live().filter(|(_, one)| one.status != Some(Status::Initial) && !is_borne_out(ground.theory, one));
    bare.map(|(_, one)| {
        RULE.says(one.place, format!("`{}` cites no study and no case", one.full_name))
            .about(&one.full_name)
            .help("add `supported by STUDY`, or another stance; or `status initial` where it is still to be tested")
    })
    .collect()
}

/// Whether it cites something, or its group or its theory does.
fn is_borne_out(theory: &Theory, one: &Configuration) -> bool {
    let group = one.group.map(|group| &theory.groups[group.0 as usize].says.evidence);
    let heading = one.heading.map(|heading| &theory.headings[heading.0 as usize].evidence);
    std::iter::once(&one.evidence).chain(group).chain(heading).any(|evidence| !evidence.is_empty())
}
