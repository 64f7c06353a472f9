//! Which items there are, which clauses each may have, and how clauses differ in form.

use crate::syntax::tree::{Clause, Item};

/// The keywords that start an item, with the item.
pub(in crate::syntax) const ITEMS: [(&str, Item); 12] = [
    ("cmoc", Item::Cmoc),
    ("if", Item::Statement),
    ("only if", Item::Statement),
    ("case", Item::Case),
    ("context", Item::Context),
    ("outcome", Item::Outcome),
    ("mechanism", Item::Mechanism),
    ("resource", Item::Resource),
    ("study", Item::Study),
    ("group", Item::Group),
    ("theory", Item::Theory),
    ("bibliography", Item::Bibliography),
];

const CONFIGURATION: &[&str] = &[
    "if",
    "only if",
    "then",
    "supported by",
    "refuted by",
    "modified by",
    "augmented by",
    "neutral in",
    "confidence",
    "strengthened by",
    "weakened by",
    "actor",
    "level",
    "status",
    "because",
    "refines",
    "replaces",
    "part of",
    "rival of",
    "contrasts with",
    "note",
];

const THEORY: &[&str] = &[
    "level",
    "means",
    "mechanism",
    "supported by",
    "refuted by",
    "modified by",
    "augmented by",
    "neutral in",
    "confidence",
    "because",
    "note",
];

const STUDY: &[&str] = &["type", "cite", "text", "setting", "relevance", "rigour", "richness", "note"];

const DECLARATION: &[&str] = &["means", "also", "opposite", "implies", "when", "fixed", "polarity", "actor", "note"];

const CASE: &[&str] = &["source", "observed", "like", "theory", "complete", "expect", "note"];

const NOTE: &[&str] = &["note"];

/// The keywords of the clauses that an item may have.
pub(in crate::syntax) const fn clauses(item: Item) -> &'static [&'static str] {
    match item {
        Item::Cmoc | Item::Statement => CONFIGURATION,
        Item::Theory | Item::Group => THEORY,
        Item::Study => STUDY,
        Item::Context | Item::Resource | Item::Mechanism | Item::Outcome => DECLARATION,
        Item::Case => CASE,
        Item::Bibliography => NOTE,
        Item::Language | Item::Broken => &[],
    }
}

/// The keyword of a clause; none for the facts of a case and what is broken.
pub(in crate::syntax) const fn of_clause(clause: Clause) -> &'static str {
    match clause {
        Clause::Level => "level",
        Clause::Means => "means",
        Clause::SharedMechanism => "mechanism",
        Clause::SupportedBy => "supported by",
        Clause::RefutedBy => "refuted by",
        Clause::ModifiedBy => "modified by",
        Clause::AugmentedBy => "augmented by",
        Clause::NeutralIn => "neutral in",
        Clause::Confidence => "confidence",
        Clause::Because => "because",
        Clause::Note => "note",
        Clause::Type => "type",
        Clause::Cite => "cite",
        Clause::Text => "text",
        Clause::Setting => "setting",
        Clause::Relevance => "relevance",
        Clause::Rigour => "rigour",
        Clause::Richness => "richness",
        Clause::Also => "also",
        Clause::Opposite => "opposite",
        Clause::Implies => "implies",
        Clause::When => "when",
        Clause::Fixed => "fixed",
        Clause::Polarity => "polarity",
        Clause::Actor => "actor",
        Clause::If => "if",
        Clause::OnlyIf => "only if",
        Clause::Then => "then",
        Clause::StrengthenedBy => "strengthened by",
        Clause::WeakenedBy => "weakened by",
        Clause::Status => "status",
        Clause::Refines => "refines",
        Clause::Replaces => "replaces",
        Clause::PartOf => "part of",
        Clause::RivalOf => "rival of",
        Clause::ContrastsWith => "contrasts with",
        Clause::Observed => "observed",
        Clause::Like => "like",
        Clause::OfTheory => "theory",
        Clause::Complete => "complete",
        Clause::Source => "source",
        Clause::ExpectVerdict => "expect cmoc",
        Clause::ExpectValue => "expect",
        Clause::Facts | Clause::Broken => "",
    }
}

/// Clauses that take bullets.
pub(in crate::syntax) const LISTS: &[&str] = &[
    "if",
    "only if",
    "unless",
    "then",
    "when",
    "also",
    "opposite",
    "implies",
    "observed",
    "mechanism",
    "strengthened by",
    "weakened by",
];

/// Clauses of which the text stands in quotation marks.
pub(in crate::syntax) const QUOTED: &[&str] = &["because", "note", "means", "text", "bibliography"];

/// Clauses that stand alone on their line.
pub(in crate::syntax) const ALONE: &[&str] = &["fixed", "complete"];
