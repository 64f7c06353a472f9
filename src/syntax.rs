//! Turns source text into a [`Tree`] and the diagnostics of what could not be read.

mod tree;

pub use tree::{Clause, Item, Kind, Node, Part, Term, Tree};

use crate::diagnostic::Diagnostic;
use crate::source::SourceId;

/// What was read of one source: what is whole, and what is wrong with the rest.
#[derive(Debug, Default)]
pub struct Parsed {
    /// The tree of everything that is whole.
    pub tree: Tree,
    /// What is wrong, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads the text of a `.cmo` file.
#[must_use]
pub fn parse(source: SourceId, text: &str) -> Parsed {
    let _ = (source, text);
    Parsed::default()
}

/// Reads a list of facts (`pharmacist trusted, not data shared`) as the one case of a tree: an [`Item::Case`] without
/// a name whose only clause is [`Clause::Facts`].
#[must_use]
pub fn parse_facts(source: SourceId, text: &str) -> Parsed {
    let _ = (source, text);
    Parsed::default()
}
