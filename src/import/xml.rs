//! Markup as its elements, whatever the prefix of their names.

use roxmltree::{Document, Error, Node, ParsingOptions};

/// Parts of markup that are looked at.
const NODES: u32 = 5_000_000;

/// The elements of some markup.
///
/// # Errors
/// What is no markup, or has far more parts than anybody writes.
pub(super) fn parsed(text: &str) -> Result<Document<'_>, Error> {
    Document::parse_with_options(text, ParsingOptions { nodes_limit: NODES, ..ParsingOptions::default() })
}

/// Whether a node is an element of this name.
pub(super) fn is(node: &Node<'_, '_>, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name
}
