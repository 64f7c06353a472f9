//! Tells which items of a text belong to a theory: what stands under its headings, and the cases that are of it alone.

use super::text;
use super::tree::{Clause, Item, Kind, Node, Part, Tree};

/// The items of a text, each with whether it belongs to a theory; all do where none is named.
#[must_use]
pub fn items<'t>(tree: &'t Tree, source: &str, theory: Option<&str>) -> Vec<(Node<'t>, bool)> {
    let mut is_below = false;
    let owned = tree.items().map(|node| {
        let Some(theory) = theory else { return (node, true) };
        let is_owned = match node.kind() {
            Kind::Item(Item::Theory) => {
                is_below = is_named(node, source, theory);
                is_below
            }
            Kind::Item(Item::Group | Item::Cmoc | Item::Statement) => is_below,
            Kind::Item(Item::Case) => {
                node.clauses().any(|(clause, of)| clause == Clause::OfTheory && is_named(of, source, theory))
            }
            Kind::Item(
                Item::Language
                | Item::Study
                | Item::Bibliography
                | Item::Context
                | Item::Resource
                | Item::Mechanism
                | Item::Outcome
                | Item::Broken,
            )
            | Kind::Clause(_)
            | Kind::Term(_)
            | Kind::Part(_) => false,
        };
        (node, is_owned)
    });
    owned.collect()
}

fn is_named(node: Node<'_>, source: &str, name: &str) -> bool {
    node.part(Part::Id).is_some_and(|id| text::of(id, source) == name)
}
