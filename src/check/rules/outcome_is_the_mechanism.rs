//! # CMO529: outcome is the mechanism
//!
//! The same phrase is mechanism and outcome of one configuration. What people come to think, and what comes of it, are two things; where they are one, something is not
//! said yet. This is a warning.
//!
//! ```cmo
//! cmoc 1a
//!   if pharmacist trusted by GP
//!   then GP confident in the proposed changes
//!   then GP confident in the proposed changes
//! ```
//!
//! Write what follows from the reasoning as the outcome; or `?` for the part that is not known yet.
//!
//! ```cmo
//! cmoc 1a
//!   if pharmacist trusted by GP
//!   then GP confident in the proposed changes
//!   then deprescribing
//! ```

use crate::check::{Ground, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};

pub(super) const RULE: Rule = Rule { code: Code(529), level: Severity::Warning, find };

fn find(ground: &Ground<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (_, one) in ground.live() {
        let mechanism = |literal| one.mechanisms.iter().find(|mention| mention.literal == literal);
        for outcome in &one.outcomes {
            let Some(mechanism) = mechanism(outcome.literal()) else { continue };
            let message =
                format!("`{}` is mechanism and outcome of `{}`", ground.name(mechanism.phrase()), one.full_name);
            found.push(
                RULE.says(outcome.mention.place, message)
                    .about(&one.full_name)
                    .label_or_related(mechanism.place, "the mechanism")
                    .help("write what follows from the reasoning as the outcome, or `?` for the part that is not known yet"),
            );
        }
    }
    found
}
