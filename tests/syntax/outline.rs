//! A tree as indented lines, for tests to look at.

use std::fmt::Write as _;

use cmo::syntax::{Kind, Node, Tree};

/// One line a node: its kind, and its text where it has no children.
pub fn of(tree: &Tree, text: &str) -> String {
    let mut lines = String::new();
    tree.items().for_each(|item| node(item, 0, text, &mut lines));
    lines
}

fn node(node_: Node<'_>, depth: usize, text: &str, lines: &mut String) {
    let name = match node_.kind() {
        Kind::Item(item) => format!("{item:?}"),
        Kind::Clause(clause) => format!("{clause:?}"),
        Kind::Term(term) => format!("{term:?}"),
        Kind::Part(part) => format!("{part:?}"),
    };
    let leaf = if node_.children().next().is_none() { node_.span().of(text) } else { "" };
    writeln!(lines, "{:depth$}{name} {leaf}", "", depth = depth * 2).unwrap();
    node_.children().for_each(|child| node(child, depth + 1, text, lines));
}
