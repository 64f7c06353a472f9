//! Turns two versions of a theory into what a refinement changes in meaning.

pub mod diff;
pub mod history;
