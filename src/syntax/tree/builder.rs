//! Builds a tree in reading order: a node is opened, its children follow, and it is closed.

use super::{Entry, Kind, Tree};
use crate::source::Span;

/// A tree that is being built.
#[derive(Debug, Default)]
pub(in crate::syntax) struct Builder {
    tree: Tree,
}

/// A place in a tree that is being built: the node that was opened there, or the state to go back to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::syntax) struct Mark(usize);

impl Builder {
    /// Adds a node without children.
    pub(in crate::syntax) fn leaf(&mut self, kind: Kind, span: Span) {
        self.tree.entries.push(Entry { span, kind, size: 1 });
    }

    /// Adds a node whose children follow, up to its [`Builder::close`].
    pub(in crate::syntax) fn open(&mut self, kind: Kind, span: Span) -> Mark {
        let mark = self.mark();
        self.leaf(kind, span);
        mark
    }

    /// Ends a node: what was added since it was opened are its descendants.
    pub(in crate::syntax) fn close(&mut self, mark: Mark) {
        let size = self.tree.entries.len() - mark.0;
        self.tree.entries[mark.0].size = size as u32;
    }

    /// Ends nodes that were opened directly in each other, the outermost at the mark.
    pub(in crate::syntax) fn close_nested(&mut self, mark: Mark, count: usize) {
        (mark.0..mark.0 + count).for_each(|index| self.close(Mark(index)));
    }

    /// Whether the tree has a single node, an item that was just opened.
    pub(in crate::syntax) fn opens_with_this_item(&self) -> bool {
        self.tree.entries.len() == 1
    }

    /// The present state.
    pub(in crate::syntax) fn mark(&self) -> Mark {
        Mark(self.tree.entries.len())
    }

    /// Forgets everything since a mark.
    pub(in crate::syntax) fn back_to(&mut self, mark: Mark) {
        self.tree.entries.truncate(mark.0);
    }

    /// Adds a comment.
    pub(in crate::syntax) fn comment(&mut self, span: Span) {
        self.tree.comments.push(span);
    }

    /// The tree.
    pub(in crate::syntax) fn finish(self) -> Tree {
        self.tree
    }
}
