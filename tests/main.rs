//! All tests, in one binary; the folders mirror `src/`.

#[cfg(feature = "cli")]
mod case_files;
#[cfg(feature = "cli")]
mod cli;
mod evaluate;
mod explain;
#[cfg(feature = "cli")]
mod report;
mod resolve;
mod syntax;
mod tidy;
