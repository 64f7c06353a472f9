//! # CMO511: open part
//!
//! A `?` says openly that a part of a configuration is not known yet: something else in its context, or its outcome. It is evaluated
//! as unknown in every case, so that the configuration is never told to fire. This is advice: a note of what to look for.
//!
//! ```cmo
//! cmoc 1a
//!   if pharmacist trusted by GP and ?
//!   then GP confident in the proposed changes
//!   then deprescribing
//! ```
//!
//! Write what is found to be needed in its place, or take the `?` out when nothing more is needed.
//!
//! ```cmo
//! cmoc 1a
//!   if pharmacist trusted by GP and clinical data shared
//!   then GP confident in the proposed changes
//!   then deprescribing
//!   supported by CHIPPS, EvIDEM
//!
//! study CHIPPS
//! study EvIDEM
//! ```

use crate::check::{Ground, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::logic::demand::Asked;

pub(super) const RULE: Rule = Rule { code: Code(511), level: Severity::Advice, find };

fn find(ground: &Ground<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (_, one) in ground.live() {
        let mut says = |part: &str| {
            let message = format!("`{}` leaves open {part}", one.full_name);
            found.push(
                RULE.says(one.place, message)
                    .about(&one.full_name)
                    .help("write it in place of the `?` when it is known"),
            );
        };
        if Asked::by(one).open_parts() > 0 {
            says("a part of what must hold");
        }
        if one.outcomes.is_empty() {
            says("what comes of it");
        }
    }
    found
}
