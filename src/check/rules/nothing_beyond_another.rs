//! # CMO523: nothing beyond another
//!
//! Wherever it fires, another configuration of the theory fires too, by the same mechanism and with all of its outcomes: it asks for more and promises no more (an `only if`
//! requires less). Decided
//! for every way in which a case may describe the phrases, unknowns included. This is a warning; a relation between the two
//! (`refines`, `replaces`, `part of`, `rival of`, `contrasts with`) says that it is meant, and so does one through others: what refines a refinement refines. Of two theories CMO541 says it.
//!
//! ```cmo
//! cmoc 1a
//!   if pharmacist trusted by GP
//!   then GP confident in the proposed changes
//!   then deprescribing
//!
//! cmoc 1b
//!   if pharmacist trusted by GP and clinical data shared
//!   then GP confident in the proposed changes
//!   then deprescribing
//! ```
//!
//! Retire the one that was refined, say how they stand to each other, or take one out.
//!
//! ```cmo
//! cmoc 1a
//!   if pharmacist trusted by GP
//!   then GP confident in the proposed changes
//!   then deprescribing
//!
//! cmoc 1b
//!   if pharmacist trusted by GP and clinical data shared
//!   then GP confident in the proposed changes
//!   then deprescribing
//!   replaces 1a
//! ```

use crate::check::twins::{Home, Shared, subsumed};
use crate::check::{Ground, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::theory::Form;

pub(super) const RULE: Rule = Rule { code: Code(523), level: Severity::Warning, find };

fn find(ground: &Ground<'_>) -> Vec<Diagnostic> {
    let twins = ground.twins().pairs.iter().filter(|twin| twin.home == Home::Same);
    let subsumed = twins.filter_map(|twin| subsumed(ground.theory, &ground.logic, twin));
    let unsaid = subsumed.filter(|(idle, other)| !ground.are_related(*idle, *other));
    unsaid
        .map(|(idle, other)| {
            let [idle, other] = [idle, other].map(|id| ground.configuration(id));
            let why = match (idle.form, Shared::of(idle)) {
                (Form::If, Shared::Mechanism) => "asks for more, by the same mechanism, and promises no more",
                (Form::If, Shared::Outcomes) => "asks for more, and promises the same; neither states a mechanism",
                (Form::OnlyIf, Shared::Mechanism) => "requires less, for the same mechanism, and of no more outcomes",
                (Form::OnlyIf, Shared::Outcomes) => "requires less, for the same outcomes; neither states a mechanism",
            };
            RULE.says(idle.place, format!("`{}` says nothing beyond `{}`", idle.full_name, other.full_name))
                .saying(why)
                .about(&idle.full_name)
                .about(&other.full_name)
                .label_or_related(other.place, format!("`{}`", other.full_name))
                .help(format!("say how they stand to each other, as in `refines {}`, or take one out", other.full_name))
        })
        .collect()
}
