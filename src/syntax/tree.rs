//! The syntax tree: a flat list of nodes in reading order, each with its span; [`Node`] reads it.
//!
//! A tree keeps no text of its own. A node is 16 bytes whatever it is, its descendants follow it directly, so that a
//! tree of a large file stays a small multiple of the file. Which children a node has is said at its kind.

mod builder;
mod kind;

use crate::source::Span;

pub(super) use builder::Builder;
pub use kind::{Clause, Item, Kind, Part, Term};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Entry {
    span: Span,
    kind: Kind,
    /// Number of nodes of the subtree, itself included.
    size: u32,
}

/// The tree of one source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    entries: Vec<Entry>,
    comments: Vec<Span>,
}

impl Tree {
    /// The items in their order.
    pub fn items(&self) -> impl Iterator<Item = Node<'_>> {
        Siblings { tree: self, next: 0, end: self.entries.len() }
    }

    /// The comments in their order, each from its `#` to the end of its line.
    #[must_use]
    pub fn comments(&self) -> &[Span] {
        &self.comments
    }
}

/// One node of a tree.
#[derive(Clone, Copy, Debug)]
pub struct Node<'t> {
    tree: &'t Tree,
    index: usize,
}

impl<'t> Node<'t> {
    /// What it is.
    #[must_use]
    pub fn kind(self) -> Kind {
        self.tree.entries[self.index].kind
    }

    /// Where it stands.
    #[must_use]
    pub fn span(self) -> Span {
        self.tree.entries[self.index].span
    }

    /// Its children in their order.
    pub fn children(self) -> impl Iterator<Item = Node<'t>> + Clone {
        let end = self.index + self.tree.entries[self.index].size as usize;
        Siblings { tree: self.tree, next: self.index + 1, end }
    }

    /// Its first child that is the given part.
    #[must_use]
    pub fn part(self, part: Part) -> Option<Node<'t>> {
        self.children().find(|child| child.kind() == Kind::Part(part))
    }

    /// Its clauses with their kinds, in their order.
    pub fn clauses(self) -> impl Iterator<Item = (Clause, Node<'t>)> {
        self.children().filter_map(|child| match child.kind() {
            Kind::Clause(clause) => Some((clause, child)),
            Kind::Item(_) | Kind::Term(_) | Kind::Part(_) => None,
        })
    }

    /// Its children that are terms, in their order.
    pub fn terms(self) -> impl Iterator<Item = (Term, Node<'t>)> + Clone {
        self.children().filter_map(|child| match child.kind() {
            Kind::Term(term) => Some((term, child)),
            Kind::Item(_) | Kind::Clause(_) | Kind::Part(_) => None,
        })
    }
}

#[derive(Clone)]
struct Siblings<'t> {
    tree: &'t Tree,
    next: usize,
    end: usize,
}

impl<'t> Iterator for Siblings<'t> {
    type Item = Node<'t>;

    fn next(&mut self) -> Option<Node<'t>> {
        if self.next >= self.end {
            return None;
        }
        let node = Node { tree: self.tree, index: self.next };
        self.next += self.tree.entries[self.next].size as usize;
        Some(node)
    }
}
