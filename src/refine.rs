//! Turns what a theory says of its cases, before and after, into what a refinement changes there.

pub mod log;
pub mod snapshot;
pub mod tested;
