//! Turns the log of what was accepted into the reasons that a configuration got with a version.

use crate::refine::log::{Reason, reasons as in_log};

/// The reasons that a log gives for a configuration, by its full name, and that the log before it did not give; each
/// with its date, and the kind of refinement.
#[must_use]
pub fn reasons(before: &str, after: &str, id: &str) -> Vec<String> {
    let mut known = in_log(before);
    let mut new = in_log(after);
    new.retain(|reason| match known.iter().position(|other| other == reason) {
        Some(at) => {
            known.remove(at);
            false
        }
        None => true,
    });
    new.iter().filter(|reason| reason.configurations.iter().any(|name| name == id)).map(words).collect()
}

fn words(reason: &Reason) -> String {
    let accepted = &reason.accepted;
    let refinement = accepted.refinement.map(|refinement| format!(" ({})", refinement.word())).unwrap_or_default();
    format!("{}{refinement}: {}", accepted.date, accepted.because)
}
