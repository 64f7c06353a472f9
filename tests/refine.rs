//! What a refinement changes: laws of two versions, and repositories with a history.

mod laws;
#[cfg(feature = "cli")]
mod repository;
