//! # CMO510: no mechanism
//!
//! A configuration says in which context an outcome comes about, and not why. That is how theories begin, as if-then statements; a
//! realist explanation is whole when it names the reasoning that the context lets happen. An `only if`, which says what is necessary, is not asked for one; a `?` in its place is CMO511. This is advice.
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
use crate::theory::{Configuration, Form};

pub(super) const RULE: Rule = Rule { code: Code(510), level: Severity::Advice, find };

fn find(ground: &Ground<'_>) -> Vec<Diagnostic> {
    let is_silent = |one: &Configuration| one.mechanisms.is_empty() && one.open_mechanism.is_none();
    let silent = ground.live().filter(|(_, one)| is_silent(one) && one.form == Form::If);
    silent
        .map(|(_, one)| {
            RULE.says(one.place, format!("`{}` does not say by which mechanism", one.full_name))
                .about(&one.full_name)
                .help("add a line `then MECHANISM` before the outcome: the reasoning that the context lets happen")
        })
        .collect()
}
