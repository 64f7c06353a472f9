//! # CMO522: same context and mechanism
//!
//! Two configurations of one theory name the same mechanism, and ask for the same: they fire, and are blocked, in the same cases, unknowns included; so do two that state no mechanism, and have the same outcomes. One of them
//! is a repetition, or they are two halves of one. `implies`, `when` and `opposite` are taken as given. The same mechanism is the same phrases, all of them, in whatever order; of two theories CMO541 says it. Two that
//! both ask for what is not known yet (`?`) are not compared: it may be two things. This is a warning.
//!
//! ```cmo
//! cmoc 1a
//!   if pharmacist trusted by GP and clinical data shared
//!   then GP confident in the proposed changes
//!   then deprescribing
//!
//! cmoc 1b
//!   if clinical data shared and pharmacist trusted by GP
//!   then GP confident in the proposed changes
//!   then fewer hospital admissions
//! ```
//!
//! Write them as one, with the outcomes and the evidence of both.
//!
//! ```cmo
//! cmoc 1a
//!   if pharmacist trusted by GP and clinical data shared
//!   then GP confident in the proposed changes
//!   then deprescribing, fewer hospital admissions
//! ```

use crate::check::twins::{Home, Shared};
use crate::check::{Ground, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::logic::Order;

pub(super) const RULE: Rule = Rule { code: Code(522), level: Severity::Warning, find };

fn find(ground: &Ground<'_>) -> Vec<Diagnostic> {
    let same = ground.twins().pairs.iter().filter(|twin| twin.order == Order::Equal && twin.home == Home::Same);
    same.filter(|twin| !ground.are_related(twin.first, twin.second))
        .map(|twin| {
            let [first, second] = [twin.first, twin.second].map(|id| ground.configuration(id));
            let shared = Shared::of(first).words();
            let message = format!("`{}` asks for the same as `{}`, {shared}", second.full_name, first.full_name);
            RULE.says(second.place, message)
                .about(&second.full_name)
                .about(&first.full_name)
                .label_or_related(first.place, format!("`{}`", first.full_name))
                .help("write them as one configuration, with the outcomes and the evidence of both")
        })
        .collect()
}
