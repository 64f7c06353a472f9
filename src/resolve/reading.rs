//! Turns nodes of a tree into what they say: names, text, numbers and places.

use crate::source::{Place, SourceId, Sources};
use crate::syntax::{Node, text};

/// One source, as its nodes are read.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'s> {
    source: SourceId,
    text: &'s str,
}

impl<'s> Reader<'s> {
    /// A reader of one source.
    #[must_use]
    pub fn new(sources: &'s Sources, source: SourceId) -> Self {
        Self { source, text: sources.get(source).text() }
    }

    /// Which source it reads.
    #[must_use]
    pub fn source(self) -> SourceId {
        self.source
    }

    /// Where a node stands.
    #[must_use]
    pub fn place(self, node: Node<'_>) -> Place {
        Place { source: self.source, span: node.span() }
    }

    /// The characters of a node as they stand.
    #[must_use]
    pub fn raw(self, node: Node<'_>) -> &'s str {
        node.span().of(self.text)
    }
}
