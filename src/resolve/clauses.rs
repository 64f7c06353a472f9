//! Tells which clauses may be said once only, and finds those that are said twice.

use super::problem::NameProblem;
use super::reading::Reader;
use crate::diagnostic::Diagnostic;
use crate::source::Place;
use crate::syntax::{Clause, Node};

/// The clauses of one item that were said so far and may be said once only.
#[derive(Debug, Default)]
pub(super) struct Once {
    said: Vec<(&'static str, Place)>,
}

impl Once {
    /// An error where a clause that may be said once was said before.
    pub(super) fn check(&mut self, clause: Clause, node: Node<'_>, reader: Reader<'_>) -> Option<Diagnostic> {
        let word = said_once(clause)?;
        let place = reader.place(node);
        if let Some((_, first)) = self.said.iter().find(|(said, _)| *said == word) {
            return Some(NameProblem::ClauseTwice { clause: word, place, first: *first }.diagnostic());
        }
        self.said.push((word, place));
        None
    }
}

/// The keyword of a clause that may be said once only.
fn said_once(clause: Clause) -> Option<&'static str> {
    match clause {
        Clause::Level => Some("level"),
        Clause::Means => Some("means"),
        Clause::Confidence => Some("confidence"),
        Clause::Type => Some("type"),
        Clause::Setting => Some("setting"),
        Clause::Relevance => Some("relevance"),
        Clause::Rigour => Some("rigour"),
        Clause::Richness => Some("richness"),
        Clause::When => Some("when"),
        Clause::Polarity => Some("polarity"),
        Clause::Actor => Some("actor"),
        Clause::If | Clause::OnlyIf => Some("if"),
        Clause::Status => Some("status"),
        Clause::Like => Some("like"),
        Clause::OfTheory => Some("theory"),
        Clause::SharedMechanism
        | Clause::SupportedBy
        | Clause::RefutedBy
        | Clause::ModifiedBy
        | Clause::AugmentedBy
        | Clause::NeutralIn
        | Clause::Because
        | Clause::Note
        | Clause::Cite
        | Clause::Text
        | Clause::Also
        | Clause::Opposite
        | Clause::Implies
        | Clause::Fixed
        | Clause::Then
        | Clause::StrengthenedBy
        | Clause::WeakenedBy
        | Clause::Refines
        | Clause::Replaces
        | Clause::PartOf
        | Clause::RivalOf
        | Clause::ContrastsWith
        | Clause::Facts
        | Clause::Observed
        | Clause::Complete
        | Clause::Source
        | Clause::ExpectVerdict
        | Clause::ExpectValue
        | Clause::Broken => None,
    }
}
