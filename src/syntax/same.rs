//! Compares two trees: what they are made of and what is said in them, wherever it stands.

use std::borrow::Cow;

use super::text;
use super::tree::{Kind, Node, Part, Tree};

/// The first item of a tree that another tree does not have in the same place; none where both say the same.
///
/// Kinds, nesting, order and texts count; spans, quotation marks, wraps and white space do not.
#[must_use]
pub fn difference<'t>((one, text): (&'t Tree, &str), (other, other_text): (&Tree, &str)) -> Option<Node<'t>> {
    let mut others = other.items();
    let differs = |item: &Node<'t>| !others.next().is_some_and(|other| is_same((*item, text), (other, other_text)));
    one.items().find(differs).or_else(|| one.items().last().filter(|_| other.items().count() > one.items().count()))
}

fn is_same((one, text): (Node<'_>, &str), (other, other_text): (Node<'_>, &str)) -> bool {
    let mut others = other.children();
    let mut is_leaf = true;
    let children = one.children().all(|child| {
        is_leaf = false;
        others.next().is_some_and(|other| is_same((child, text), (other, other_text)))
    });
    one.kind() == other.kind()
        && children
        && others.next().is_none()
        && (!is_leaf || said(one, text) == said(other, other_text))
}

/// What a leaf says; nothing for a clause that is its keyword alone.
fn said<'t>(leaf: Node<'_>, text: &'t str) -> Cow<'t, str> {
    match leaf.kind() {
        Kind::Part(Part::Word | Part::Number) => Cow::Owned(text::of(leaf, text).to_lowercase()),
        Kind::Term(_) | Kind::Part(_) => text::of(leaf, text),
        Kind::Item(_) | Kind::Clause(_) => Cow::Borrowed(""),
    }
}
