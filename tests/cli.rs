//! The command line as a script meets it: exit codes, streams, JSON and files.

pub mod command;
mod exits;
mod json;
mod loading;
mod look;
mod settings;
mod starting;
