//! # CMO530: refines neither way
//!
//! A configuration says that it refines another, and what it asks for is neither narrower nor wider than what that one asks for: what was refined is not the
//! context, or it became another one. Where mechanism or outcomes changed that may be meant. Of one that asks for what was not known yet (`?`) nothing is said: to say what it is refines it. This is
//! advice.
//!
//! ```cmo
//! cmoc 1a
//!   if pharmacist trusted by GP and clinical data shared
//!   then GP confident in the proposed changes
//!   then deprescribing
//!
//! cmoc 1b
//!   if pharmacist trusted by GP and GP at the meeting
//!   then GP confident in the proposed changes
//!   then deprescribing
//!   refines 1a
//! ```
//!
//! Keep what the refined one asks for and add to it, or take something out; or say `rival of` or `contrasts with`.
//!
//! ```cmo
//! cmoc 1a
//!   if pharmacist trusted by GP and clinical data shared
//!   then GP confident in the proposed changes
//!   then deprescribing
//!
//! cmoc 1b
//!   if pharmacist trusted by GP and clinical data shared and GP at the meeting
//!   then GP confident in the proposed changes
//!   then deprescribing
//!   refines 1a
//! ```

use crate::check::ground::Refinement;
use crate::check::{Ground, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::logic::Order;
use crate::logic::demand::Asked;

pub(super) const RULE: Rule = Rule { code: Code(530), level: Severity::Advice, find };

fn find(ground: &Ground<'_>) -> Vec<Diagnostic> {
    ground.refinements().iter().filter_map(|refinement| finding(ground, refinement)).collect()
}

fn finding(ground: &Ground<'_>, refinement: &Refinement<'_>) -> Option<Diagnostic> {
    let [one, refined] = [refinement.of, refinement.relation.to].map(|id| ground.configuration(id));
    if Asked::by(refined).open_parts() > 0 {
        return None;
    }
    let is = match refinement.order {
        Order::Neither => "neither narrower nor wider than",
        Order::Equal => "the same as",
        Order::Narrower | Order::Wider | Order::Undecided => return None,
    };
    let message =
        format!("what `{}` asks for is {is} what `{}` asks for, which it refines", one.full_name, refined.full_name);
    Some(
        RULE.says(refinement.relation.place, message)
            .about(&one.full_name)
            .label_or_related(refined.place, format!("`{}`", refined.full_name))
            .help("add to its context or take from it; or say `replaces`, `rival of` or `contrasts with`"),
    )
}
