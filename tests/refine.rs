//! What a refinement changes: snapshots of cases, laws of two versions, and repositories with a history.

#[cfg(feature = "cli")]
pub mod accepting;
#[cfg(feature = "cli")]
mod cargo_insta;
#[cfg(feature = "cli")]
mod forms;
#[cfg(all(target_os = "linux", feature = "cli"))]
mod interrupted;
mod laws;
#[cfg(all(unix, feature = "cli"))]
mod refusing;
#[cfg(feature = "cli")]
mod repository;
#[cfg(feature = "cli")]
mod reviewing;
#[cfg(all(unix, feature = "cli"))]
mod trouble;
#[cfg(feature = "cli")]
mod watching;
#[cfg(feature = "cli")]
mod words;
