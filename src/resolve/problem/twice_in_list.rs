//! # CMO226: phrase twice in one list
//!
//! A phrase stands twice in the list of a quantifier; other names of the phrase count as the phrase, and its `opposite` does not. In the list of `at least 2 of` it counts twice, so that the
//! phrase alone meets it. In one of `any of`, `all of` or `none of` it asks for no more than once: there `cmo check --fix` takes it out, unless a comment stands at it. This is a warning.
//!
//! ```cmo
//! cmoc 1a
//!   if at least 2 of (toolkit provided, seminar offered, toolkit provided) then confidence gained
//! ```
//!
//! Take one away, or write the phrase that was meant.
//!
//! ```cmo
//! cmoc 1a
//!   if at least 2 of (toolkit provided, seminar offered, practice meeting held) then confidence gained
//! ```

use crate::diagnostic::{Code, Diagnostic};
use crate::source::Place;

/// Whether a phrase that stands twice in a list changes what the list asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repeated {
    /// It does not: `any of`, `all of`, `none of`.
    Idle,
    /// It does: `at least 2 of`.
    Counts,
}

/// The warning where a phrase stands again.
pub(super) fn twice_in_list(phrase: &str, repeated: Repeated, place: Place, first: Place) -> Diagnostic {
    let counts = match repeated {
        Repeated::Idle => "which asks for no more than once",
        Repeated::Counts => "and counts twice",
    };
    Diagnostic::warning(Code(226), place, format!("`{phrase}` stands twice in one list, {counts}"))
        .saying("again")
        .label(first, "first")
        .about(phrase)
        .help("take one away, or write the phrase that was meant")
}
