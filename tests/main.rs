//! All tests, in one binary; the folders mirror `src/`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod ask;
#[cfg(feature = "cli")]
mod case_files;
mod cases;
mod check;
#[cfg(feature = "cli")]
mod cli;
#[cfg(feature = "cli")]
mod documents;
mod evaluate;
#[cfg(feature = "cli")]
mod evidence;
mod explain;
mod format;
#[cfg(feature = "cli")]
mod import;
mod logic;
mod needs;
mod quotation;
#[cfg(feature = "references")]
mod references;
mod refine;
mod rename;
#[cfg(feature = "cli")]
mod report;
mod resolve;
#[cfg(feature = "sql")]
mod sql;
mod syntax;
mod tidy;
