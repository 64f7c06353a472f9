//! A tree as indented lines, for tests to look at.

use std::borrow::Cow;
use std::fmt::Write as _;

use cmo::syntax::{Kind, Node, Tree, text};

/// One line a node: its kind, and its text as it is written where it has no children.
pub fn of(tree: &Tree, source: &str) -> String {
    outline(tree, |node| Cow::Borrowed(node.span().of(source)))
}

/// The same with what each node says, so that it is equal for texts that say the same.
pub fn said(tree: &Tree, source: &str) -> String {
    outline(tree, |node| text::of(node, source))
}

fn outline<'t>(tree: &Tree, words: impl Fn(Node<'_>) -> Cow<'t, str>) -> String {
    let mut lines = String::new();
    tree.items().for_each(|item| write_node(item, 0, &words, &mut lines));
    lines
}

fn write_node<'t>(node: Node<'_>, depth: usize, words: &impl Fn(Node<'_>) -> Cow<'t, str>, lines: &mut String) {
    let name = match node.kind() {
        Kind::Item(item) => format!("{item:?}"),
        Kind::Clause(clause) => format!("{clause:?}"),
        Kind::Term(term) => format!("{term:?}"),
        Kind::Part(part) => format!("{part:?}"),
    };
    let is_leaf = node.children().next().is_none() && matches!(node.kind(), Kind::Term(_) | Kind::Part(_));
    let words_of = if is_leaf { words(node) } else { Cow::Borrowed("") };
    writeln!(lines, "{:indent$}{name} {words_of}", "", indent = depth * 2).unwrap();
    node.children().for_each(|child| write_node(child, depth + 1, words, lines));
}
