//! Turns two versions of a theory, or of what it says of its cases, into what a refinement changes.

pub mod diff;
pub mod history;
pub mod log;
pub mod snapshot;
pub mod tested;
