//! Turns a theory and the verdicts of the cases that it cites into findings, in the words of the method.
//!
//! A finding is one file under `rules/`: its first comment is its page in `docs/codes`, its constant `RULE` says how much
//! it matters, and its function finds it. `rules.rs` lists them. What other floors come upon where they read is one file
//! there, and its first comment is its page as well: phrases that are nearly the same or stand twice in a list, facts
//! that no theory uses, cases at odds with what they are cited for.

mod ground;
mod idle;
mod implied;
mod lineage;
mod mended;
mod rivals;
mod rules;
mod settled;
mod short_names;
mod twins;
mod uses;

pub use ground::Ground;
pub use mended::{errors_mended, mended};
pub use rules::ALL;
pub use settled::{Accepted, Level, Settings, Settled, settle};
pub use short_names::ShortNames;

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::source::Place;

/// One kind of finding.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Its stable number.
    pub code: Code,
    /// How much it matters where nobody says otherwise.
    pub level: Severity,
    /// Finds all there are, in no particular order.
    pub find: fn(&Ground<'_>) -> Vec<Diagnostic>,
}

impl Rule {
    /// A finding of this kind.
    fn says(&self, place: Place, message: impl Into<String>) -> Diagnostic {
        match self.level {
            Severity::Error => Diagnostic::error(self.code, place, message),
            Severity::Warning => Diagnostic::warning(self.code, place, message),
            Severity::Advice => Diagnostic::advice(self.code, place, message),
        }
    }
}

/// All findings of all rules, in the order of their places.
#[must_use]
pub fn findings(ground: &Ground<'_>) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> = ALL.iter().flat_map(|rule| (rule.find)(ground)).collect();
    found.sort_by_key(|one| (one.place(), one.code));
    found
}
