//! Snapshots of cases: their words, their files, and how they are accepted.

mod accepting;
mod cargo_insta;
mod forms;
mod reviewing;
#[cfg(unix)]
mod trouble;
mod watching;
mod words;
