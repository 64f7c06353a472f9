//! # CMO510: no mechanism
//!
//! A configuration says in which context an outcome comes about, and not why. That is how theories begin, as if-then statements; a
//! realist explanation is whole when it names the reasoning that the context lets happen. An `only if`, which says what is necessary, is not asked for one, nor is one whose theory or group has a `mechanism` that all of theirs share; a `?` in its place is CMO511. This is advice.
//!
//! ```cmo
//! cmoc 1a
//!   if pharmacist trusted by GP
//!   then deprescribing
//! ```
//!
//! Name the mechanism in a `then` of its own, with the resource that prompts it where there is one.
//!
//! ```cmo
//! cmoc 1a
//!   if pharmacist trusted by GP
//!   then medication review -> GP confident in the proposed changes
//!   then deprescribing
//!   supported by CHIPPS, EvIDEM
//!
//! study CHIPPS
//! study EvIDEM
//! ```

use crate::check::{Ground, Rule};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::theory::{Configuration, Form, Theory};

pub(super) const RULE: Rule = Rule { code: Code(510), level: Severity::Advice, find };

fn find(ground: &Ground<'_>) -> Vec<Diagnostic> {
    let is_silent = |one: &Configuration| {
        one.mechanisms.is_empty() && one.open_mechanism.is_none() && !shares_a_mechanism(ground.theory, one)
    };
    let silent = ground.live().filter(|(_, one)| is_silent(one) && one.form == Form::If);
    silent
        .map(|(_, one)| {
            RULE.says(one.place, format!("`{}` does not say by which mechanism", one.full_name))
                .about(&one.full_name)
                .help("add a line `then MECHANISM` before the outcome: the reasoning that the context lets happen")
        })
        .collect()
}

/// Whether the theory or the group of a configuration says by which mechanism all of theirs work.
fn shares_a_mechanism(theory: &Theory, one: &Configuration) -> bool {
    let heading = one.heading.map(|id| &theory.headings[id.0 as usize]);
    let group = one.group.map(|id| &theory.groups[id.0 as usize].says);
    heading.into_iter().chain(group).any(|says| !says.mechanisms.is_empty())
}
