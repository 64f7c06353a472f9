//! # CMO541: said by two theories
//!
//! A configuration of one theory asks for the same as one of another theory, by the same mechanism; or it asks for more and promises no more. In a synthesis that is a finding: two papers have come to one explanation, and
//! the evidence of both bears on it. Decided for every way in which a case may describe the phrases, unknowns included; the same mechanism is the same phrases, so that what two papers say in other words is found when
//! these are names of one phrase (`also`). This is advice.
//!
//! ```cmo
//! theory Review
//!
//! cmoc 1
//!   if pharmacist trusted by GP
//!   then GP confident in the proposed changes
//!   then deprescribing
//!
//! theory Trial
//!
//! cmoc 1
//!   if pharmacist trusted by GP and clinical data shared
//!   then GP confident in the proposed changes
//!   then deprescribing
//! ```
//!
//! Say how they stand to each other, as in `refines Review.1`; or, where they are one, write one and cite both papers.
//!
//! ```cmo
//! theory Review
//!
//! cmoc 1
//!   if pharmacist trusted by GP
//!   then GP confident in the proposed changes
//!   then deprescribing
//!
//! theory Trial
//!
//! cmoc 1
//!   if pharmacist trusted by GP and clinical data shared
//!   then GP confident in the proposed changes
//!   then deprescribing
//!   refines Review.1
//! ```

use crate::check::twins::{Home, Shared, Twin, subsumed};
use crate::check::{Ground, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::logic::Order;
use crate::theory::ConfigurationId;

pub(super) const RULE: Rule = Rule { code: Code(541), level: Severity::Advice, find };

fn find(ground: &Ground<'_>) -> Vec<Diagnostic> {
    let twins = ground.twins().pairs.iter().filter(|twin| twin.home == Home::Different);
    let unsaid = twins.filter(|twin| !ground.are_related(twin.first, twin.second));
    unsaid.filter_map(|twin| finding(ground, twin)).collect()
}

fn finding(ground: &Ground<'_>, twin: &Twin) -> Option<Diagnostic> {
    if twin.order == Order::Equal {
        return Some(says(ground, (twin.second, twin.first), "asks for the same as"));
    }
    let pair = subsumed(ground.theory, &ground.logic, twin)?;
    Some(says(ground, pair, "says nothing beyond"))
}

fn says(ground: &Ground<'_>, (one, other): (ConfigurationId, ConfigurationId), how: &str) -> Diagnostic {
    let [one, other] = [one, other].map(|id| ground.configuration(id));
    let shared = Shared::of(one).words();
    let message = format!("`{}` {how} `{}` of another theory, {shared}", one.full_name, other.full_name);
    RULE.says(one.place, message)
        .about(&one.full_name)
        .about(&other.full_name)
        .label_or_related(other.place, format!("`{}`", other.full_name))
        .help(format!(
            "say how they stand to each other, as in `refines {}`; or write one, and cite both papers",
            other.full_name
        ))
}
