//! Headings: a programme theory and the groups of its configurations.

use crate::source::Place;
use crate::theory::{Confidence, Evidence, Level, Mention, Theory};

/// Which `theory` heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct HeadingId(pub u32);

/// Which `group` heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct GroupId(pub u32);

/// A `theory` heading.
#[derive(Clone, Debug)]
pub struct Heading {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: Option<String>,
    /// Where it works.
    pub level: Option<Level>,
    /// What it means.
    pub means: Option<String>,
    /// Mechanisms that its configurations share, shown only.
    pub mechanisms: Vec<Mention>,
    /// Evidence for the whole.
    pub evidence: Vec<Evidence>,
    /// People's judgement of the whole.
    pub confidence: Option<Confidence>,
    /// Why the author says it.
    pub because: Vec<String>,
    /// Notes.
    pub notes: Vec<String>,
    /// Where it first stands.
    pub place: Place,
}

/// A `group` heading.
#[derive(Clone, Debug)]
pub struct Group {
    /// The theory that owns it.
    pub heading: Option<HeadingId>,
    /// What a heading says.
    pub says: Heading,
}

impl Group {
    /// `THEORY.ID`, or the ID alone where no theory owns it.
    #[must_use]
    pub fn full_name(&self, theory: &Theory) -> String {
        let heading = self.heading.map(|heading| &theory.headings[heading.0 as usize].name);
        heading.map_or_else(|| self.says.name.clone(), |heading| format!("{heading}.{}", self.says.name))
    }
}
