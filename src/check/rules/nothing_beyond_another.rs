//! # CMO523: nothing beyond another
//!
//! Wherever it fires, another configuration of the theory fires too, by the same mechanism and with all of its outcomes: it asks for more and promises no more (an `only if`
//! requires less). Decided
//! for every way in which a case may describe the phrases, unknowns included. This is a warning; a relation between the two
//! (`refines`, `replaces`, `part of`, `rival of`, `contrasts with`) says that it is meant.
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

use crate::check::twins::{Twin, outcomes};
use crate::check::{Ground, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::logic::{Decided, Order};
use crate::theory::{ConfigurationId, Form};

pub(super) const RULE: Rule = Rule { code: Code(523), level: Severity::Warning, find };

fn find(ground: &Ground<'_>) -> Vec<Diagnostic> {
    let pairs = ground.twins().iter().filter_map(|twin| idle_and_other(ground, twin));
    let subsumed = pairs.filter(|(idle, other)| {
        let of = |id: &ConfigurationId| outcomes(ground.configuration(*id));
        let (few, all) = (of(idle), of(other));
        few.iter().all(|outcome| all.contains(outcome)) && !ground.are_related(*idle, *other)
    });
    subsumed
        .map(|(idle, other)| {
            let [idle, other] = [idle, other].map(|id| ground.configuration(id));
            let why = match idle.form {
                Form::If => "asks for more, by the same mechanism, and promises no more",
                Form::OnlyIf => "requires less, for the same mechanism, and of no more outcomes",
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

/// The one that says nothing beyond the other: the `if` that asks for more, the `only if` that requires less. One that can
/// never be met is found as such.
fn idle_and_other(ground: &Ground<'_>, twin: &Twin) -> Option<(ConfigurationId, ConfigurationId)> {
    let (narrower, wider) = match twin.order {
        Order::Narrower => (twin.first, twin.second),
        Order::Wider => (twin.second, twin.first),
        Order::Equal | Order::Neither | Order::Undecided => return None,
    };
    if ground.logic.can_hold(ground.configuration(narrower)) == Decided::No {
        return None;
    }
    Some(match ground.configuration(narrower).form {
        Form::If => (narrower, wider),
        Form::OnlyIf => (wider, narrower),
    })
}
