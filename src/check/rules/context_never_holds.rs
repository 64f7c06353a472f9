//! # CMO520: context never holds
//!
//! What a configuration asks for contradicts itself, or what is declared of its phrases: no case can meet it. Decided over all complete
//! cases, in which each phrase is present or absent, with `implies`, `when` and `opposite` taken as given; a part that is left open (`?`) may be anything. This is a warning.
//!
//! ```cmo
//! context pharmacist trusted by GP
//!   implies pharmacist known to the practice
//!
//! cmoc 1a
//!   if pharmacist trusted by GP and not pharmacist known to the practice
//!   then GP confident in the proposed changes
//!   then deprescribing
//! ```
//!
//! Take out what cannot go together, or write two configurations.
//!
//! ```cmo
//! context pharmacist trusted by GP
//!   implies pharmacist known to the practice
//!
//! cmoc 1a
//!   if pharmacist trusted by GP and not GP short of time
//!   then GP confident in the proposed changes
//!   then deprescribing
//! ```

use crate::check::{Ground, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::logic::Decided;

pub(super) const RULE: Rule = Rule { code: Code(520), level: Severity::Warning, find };

fn find(ground: &Ground<'_>) -> Vec<Diagnostic> {
    let never = ground.extents().iter().filter(|extent| extent.reach.can_hold == Decided::No);
    never
        .map(|extent| {
            let one = ground.configuration(extent.of);
            RULE.says(one.place, format!("no case can meet what `{}` asks for", one.full_name))
                .about(&one.full_name)
                .help("take out the part that contradicts the rest, or what is declared of its phrases")
        })
        .collect()
}
