//! The command line as a script meets it: exit codes, streams, JSON and files.

pub mod command;
mod exits;
mod formatting;
pub mod json;
mod loading;
mod look;
mod renaming;
mod settings;
mod starting;
