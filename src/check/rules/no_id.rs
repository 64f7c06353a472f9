//! # CMO534: no ID
//!
//! A configuration has no ID of its own. It is shown as `if1`, `if2`, … in the order of the file, which changes when another is written above it: nobody can
//! cite it, and no `expect` can rely on it. This is advice.
//!
//! ```cmo
//! if pharmacist trusted by GP
//! then GP confident in the proposed changes
//! then deprescribing
//! ```
//!
//! Write it under a heading.
//!
//! ```cmo
//! cmoc 1a
//!   if pharmacist trusted by GP
//!   then GP confident in the proposed changes
//!   then deprescribing
//! ```

use crate::check::{Ground, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};

pub(super) const RULE: Rule = Rule { code: Code(534), level: Severity::Advice, find };

fn find(ground: &Ground<'_>) -> Vec<Diagnostic> {
    let unnamed = ground.live().filter(|(_, one)| !one.named);
    unnamed
        .map(|(_, one)| {
            RULE.says(one.place, format!("`{}` has no ID of its own", one.full_name))
                .about(&one.full_name)
                .help("write `cmoc ID` above it, and indent its lines")
        })
        .collect()
}
