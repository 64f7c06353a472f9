//! # CMO521: context always holds
//!
//! Every complete case meets what a configuration asks for, so that it tells no case from another. Decided with `implies`, `when` and
//! `opposite` taken as given, whatever a part is that is left open (`?`). This is a warning.
//!
//! ```cmo
//! cmoc 1a
//!   if pharmacist trusted by GP or not pharmacist trusted by GP
//!   then GP confident in the proposed changes
//!   then deprescribing
//! ```
//!
//! Write the circumstances in which it does not come about as configurations of their own, or narrow the context.
//!
//! ```cmo
//! cmoc 1a
//!   if pharmacist trusted by GP
//!   then GP confident in the proposed changes
//!   then deprescribing
//! ```

use crate::check::{Ground, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::logic::Decided;

pub(super) const RULE: Rule = Rule { code: Code(521), level: Severity::Warning, find };

fn find(ground: &Ground<'_>) -> Vec<Diagnostic> {
    let always = ground.extents().iter().filter(|extent| extent.reach.always_holds == Decided::Yes);
    always
        .map(|extent| {
            let one = ground.configuration(extent.of);
            RULE.says(one.place, format!("every case meets what `{}` asks for", one.full_name))
                .about(&one.full_name)
                .help("narrow the context to the circumstances that matter")
        })
        .collect()
}
