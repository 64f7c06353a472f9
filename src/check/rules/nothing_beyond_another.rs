//! # CMO523: nothing beyond another
//!
//! Wherever it fires, another configuration fires too, by the same mechanism and with all of its outcomes: it asks for more and promises no more. Decided
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
use crate::logic::Order;
use crate::theory::ConfigurationId;

pub(super) const RULE: Rule = Rule { code: Code(523), level: Severity::Warning, find };

fn find(ground: &Ground<'_>) -> Vec<Diagnostic> {
    let pairs = ground.twins().iter().filter_map(narrower_and_wider);
    let subsumed = pairs.filter(|(narrower, wider)| {
        let of = |id: &ConfigurationId| outcomes(ground.configuration(*id));
        let (all, few) = (of(wider), of(narrower));
        few.iter().all(|outcome| all.contains(outcome)) && !ground.are_related(*narrower, *wider)
    });
    subsumed
        .map(|(narrower, wider)| {
            let [narrower, wider] = [narrower, wider].map(|id| ground.configuration(id));
            let message = format!("`{}` says nothing beyond `{}`", narrower.full_name, wider.full_name);
            RULE.says(narrower.place, message)
                .saying("asks for more, by the same mechanism, and promises no more")
                .about(&narrower.full_name)
                .label_or_related(wider.place, format!("`{}`", wider.full_name))
                .help(format!("say how they stand to each other, as in `refines {}`, or take one out", wider.id))
        })
        .collect()
}

fn narrower_and_wider(twin: &Twin) -> Option<(ConfigurationId, ConfigurationId)> {
    match twin.order {
        Order::Narrower => Some((twin.first, twin.second)),
        Order::Wider => Some((twin.second, twin.first)),
        Order::Equal | Order::Neither | Order::Undecided => None,
    }
}
