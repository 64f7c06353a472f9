//! Elements and attributes of a project, whatever the prefix of their names.

use roxmltree::Node;

use super::super::xml::is;

/// The children of a name.
pub(super) fn all<'a, 'd: 'a>(node: Node<'a, 'd>, name: &'static str) -> impl Iterator<Item = Node<'a, 'd>> {
    node.children().filter(move |child| is(child, name))
}

/// The elements of a list that stands once: the codes of `CodeBook`, the sources of `Sources`.
pub(super) fn listed<'a, 'd: 'a>(
    node: Node<'a, 'd>,
    list: &'static str,
    name: &'static str,
) -> impl Iterator<Item = Node<'a, 'd>> {
    all(node, list).flat_map(move |list| all(list, name))
}

/// The text of a child, where there is some; of several, a line each.
pub(super) fn text(node: Node<'_, '_>, name: &'static str) -> Option<String> {
    let words = |child: Node<'_, '_>| child.children().filter_map(|text| text.text()).collect::<String>();
    let text = all(node, name).map(words).collect::<Vec<_>>().join("\n");
    Some(text).filter(|text| !text.trim().is_empty())
}

/// An attribute; empty where it is not there.
pub(super) fn attribute<'a>(node: Node<'a, '_>, name: &str) -> &'a str {
    node.attribute(name).unwrap_or_default()
}

/// A name in quotation marks, for people.
pub(super) fn named(name: &str) -> String {
    let name = super::super::text::one_line(name);
    if name.is_empty() { "without a name".to_owned() } else { format!("“{name}”") }
}

/// A GUID as it is compared.
pub(super) fn guid(text: &str) -> String {
    text.trim().trim_start_matches('{').trim_end_matches('}').to_lowercase()
}
