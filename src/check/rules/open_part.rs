//! # CMO511: open part
//!
//! A `?` says openly that a part of a configuration is not known yet: something else in what must hold, its mechanism, or its outcome. In what must hold it is
//! evaluated as unknown in every case, so that the configuration is never told to fire. This is advice: a note of what to look for.
//!
//! ```cmo
//! cmoc 1a
//!   if pharmacist trusted by GP and ?
//!   then GP confident in the proposed changes
//!   then deprescribing
//! ```
//!
//! Write what is found to be needed in its place, or take the `?` out when nothing more is needed.
//!
//! ```cmo
//! cmoc 1a
//!   if pharmacist trusted by GP and clinical data shared
//!   then GP confident in the proposed changes
//!   then deprescribing
//!   supported by CHIPPS, EvIDEM
//!
//! study CHIPPS
//! study EvIDEM
//! ```

use crate::check::{Ground, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::logic::demand::Asked;
use crate::theory::Configuration;

pub(super) const RULE: Rule = Rule { code: Code(511), level: Severity::Advice, find };

fn find(ground: &Ground<'_>) -> Vec<Diagnostic> {
    let open = ground.live().flat_map(|(_, one)| open_parts(one).into_iter().map(move |part| (one, part)));
    open.map(|(one, part)| {
        RULE.says(one.place, format!("`{}` leaves open {part}", one.full_name))
            .about(&one.full_name)
            .help("write it in place of the `?` when it is known")
    })
    .collect()
}

fn open_parts(one: &Configuration) -> Vec<&'static str> {
    let parts = [
        (Asked::by(one).open_parts() > 0, "a part of what must hold"),
        (one.open_mechanism.is_some(), "its mechanism"),
        (one.outcomes.is_empty(), "what comes of it"),
    ];
    parts.into_iter().filter(|(is_open, _)| *is_open).map(|(_, part)| part).collect()
}
