//! Projects of qualitative analysis as programs exchange them (REFI-QDA): codes, coded passages and memos.
//!
//! A code is what its name, or the name of a code above it, says beyond doubt; a passage is evidence only where its stance
//! is said, and a fact only where people say that coding means presence.

mod configurations;
mod counting;
mod facts;
mod kinds;
mod known;
mod marks;
mod passages;
mod phrases;
mod project;
mod read;
mod sources;
mod told;
mod words;
mod written;

use super::archive::Archive;
use super::{Imported, Refused};

/// What it means that a passage is coded with a context, mechanism or outcome.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Coding {
    /// That it is spoken of: the passage is kept below the phrase.
    #[default]
    Mention,
    /// That it was there: the passage bears out a fact of a case.
    Presence,
}

/// Whether the texts of the sources are carried along.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Texts {
    /// They stay where they are.
    #[default]
    Left,
    /// They are written beside the theory, where quotations are looked up.
    Written,
}

/// How a project is to be read.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The heading under which the configurations stand.
    pub theory: Option<String>,
    /// What coding means.
    pub coding: Coding,
    /// Whether the texts come along.
    pub texts: Texts,
}

/// The codes, passages and memos of a project, in a file that is called `name`.
///
/// # Errors
/// What is no project, or is made to do harm.
pub fn import(name: &str, bytes: &[u8], reading: &Reading) -> Result<Imported, Refused> {
    let mut archive = Archive::with_media(bytes)?;
    let part = archive.named("project.qde").ok_or_else(none)?.to_owned();
    let text = archive.text(&part)?.ok_or_else(none)?;
    let project = read::project(&text, &mut archive)?;
    written::written(name, project, reading)
}

const ANEW: &str = "export the project anew as a REFI-QDA project (.qdpx)";

fn none() -> Refused {
    Refused::new("this is no project of qualitative analysis: it has no `project.qde`", ANEW)
}
