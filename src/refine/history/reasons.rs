//! Turns the logs of what was accepted into the reasons that a configuration got with a version.

use crate::refine::log::{Reason, reasons as in_log};
use crate::refine::snapshot::label;
use crate::theory::Theory;

/// The reasons that a log gives, and that none of the logs before it gave.
#[must_use]
pub fn added(before: &[&str], after: &str) -> Vec<Reason> {
    let mut new = in_log(after);
    for log in before {
        let mut known = in_log(log);
        new.retain(|reason| match known.iter().position(|other| other == reason) {
            Some(at) => {
                known.remove(at);
                false
            }
            None => true,
        });
    }
    new
}

/// The reasons that touch a configuration, by its full name in a version; each with its date, and the kind of refinement.
#[must_use]
pub fn reasons(given: &[Reason], theory: &Theory, id: &str) -> Vec<String> {
    let one = theory.configurations.iter().find(|one| one.full_name == id);
    let called = one.map_or_else(|| id.to_owned(), |one| label(theory, one));
    given.iter().filter(|reason| reason.configurations.contains(&called)).map(words).collect()
}

fn words(reason: &Reason) -> String {
    let accepted = &reason.accepted;
    let refinement = accepted.refinement.map(|refinement| format!(" ({})", refinement.word())).unwrap_or_default();
    format!("{}{refinement}: {}", accepted.date, accepted.because)
}
