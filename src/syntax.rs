//! Turns source text into a [`Tree`] and the diagnostics of what could not be read.

pub mod bare;
mod build;
mod fault;
mod grammar;
mod keyword;
mod layout;
mod same;
pub mod text;
mod tree;
pub mod within;
mod wording;

pub use layout::DEEPEST;
pub use same::difference;
pub use tree::{Clause, Item, Kind, Node, Part, Term, Tree};
pub use wording::is_unseen;

use build::Build;
use fault::Fault;
use layout::{Layout, Piece};

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
    let mut layout = Layout::new(text);
    let mut build = Build::new(text);
    let mut piece = Piece::default();
    while layout.read_piece(&mut piece) {
        build.piece(&piece);
        layout.comments.drain(..).for_each(|comment| build.tree.comment(comment));
    }
    build.faults.append(&mut layout.faults);
    if let Some(merge) = Fault::of_merge(&build.faults, text) {
        build.faults = vec![merge];
    }
    let mut diagnostics: Vec<Diagnostic> = build.faults.iter().map(|fault| fault.diagnostic(source, text)).collect();
    diagnostics.sort_by_key(Diagnostic::place);
    Parsed { tree: build.tree.finish(), diagnostics }
}

/// Reads a list of facts (`pharmacist trusted, not data shared`) as the one case of a tree: an [`Item::Case`] without
/// a name whose only clause is [`Clause::Facts`].
#[must_use]
pub fn parse_facts(source: SourceId, text: &str) -> Parsed {
    let mut layout = Layout::new(text);
    let mut build = Build::new(text);
    let mut piece = Piece::default();
    layout.read_facts(&mut piece);
    build.inline_case(&piece);
    build.faults.append(&mut layout.faults);
    let mut diagnostics: Vec<Diagnostic> = build.faults.iter().map(|fault| fault.diagnostic(source, text)).collect();
    diagnostics.sort_by_key(Diagnostic::place);
    Parsed { tree: build.tree.finish(), diagnostics }
}
