//! Builds the tree of a piece from what the grammar read: a function for each shape of item and clause.

mod bullets;
mod case;
mod clause;
mod condition;
mod configuration;
mod diagnose;
mod heading;
mod item;
mod joint;
mod list;
mod read;
mod reading;
mod unless;
mod wording;

use std::cell::OnceCell;

use rustc_hash::FxHashMap;

use configuration::Configuration;
use read::{Parts, Read, Reads};

use super::fault::Fault;
use super::grammar::Rule;
use super::layout::Piece;
use super::text;
use super::tree::{Builder, Clause, Item, Kind, Part};
use crate::source::Span;

/// An item as long as this, in bytes, is read clause by clause: what the grammar keeps of a text is many times the text.
const LARGE: usize = 1 << 16;

/// A clause that can be read, or what is wrong with it.
type Whole = Result<(), Fault>;

/// Builds the tree of one source, piece by piece.
#[derive(Debug)]
pub(super) struct Build<'t> {
    source: &'t str,
    base: usize,
    /// How deep the present operand is nested.
    depth: usize,
    configuration: Configuration,
    /// What the grammar read last: kept to be filled again.
    reads: Reads,
    /// The IDs of the studies that the source declares by their letters and digits, once they are asked for.
    studies: OnceCell<FxHashMap<String, String>>,
    /// The tree so far.
    pub(super) tree: Builder,
    /// What is wrong.
    pub(super) faults: Vec<Fault>,
}

impl<'t> Build<'t> {
    /// An empty tree of a source text.
    pub(super) fn new(source: &'t str) -> Self {
        Self {
            source,
            base: 0,
            depth: 0,
            configuration: Configuration::default(),
            reads: Reads::default(),
            studies: OnceCell::new(),
            tree: Builder::default(),
            faults: Vec::new(),
        }
    }

    /// Adds the items of a piece: all at once where nothing is wrong, else each by itself.
    pub(super) fn piece(&mut self, piece: &Piece) {
        self.base = piece.base;
        if piece.broken.is_empty() && piece.text.len() < LARGE && self.whole(&piece.text) {
            return;
        }
        for (index, start) in piece.items.iter().enumerate() {
            let end = piece.items.get(index + 1).map_or(piece.text.len(), |next| next.at - 1);
            let text = &piece.text[start.at..end];
            self.base = piece.base + start.at;
            let broken = piece.is_broken(start.at, end);
            if start.item == Item::Broken {
                self.tree.leaf(Kind::Item(Item::Broken), self.here(0, text.trim_end().len()));
            } else if broken || text.len() >= LARGE || !self.whole(text) {
                self.in_parts(start.item, text, |from, to| piece.is_broken(start.at + from, start.at + to));
            }
        }
    }

    /// Adds whole items, if the text is that and nothing else.
    fn whole(&mut self, text: &str) -> bool {
        let mut reads = std::mem::take(&mut self.reads);
        let read = reads.read(Rule::piece, text).map(|whole| whole.parts().for_each(|item| self.item(item)));
        let is_whole = read.is_ok();
        self.reads = reads;
        is_whole
    }

    /// A span of the present text.
    fn here(&self, start: usize, end: usize) -> Span {
        Span::around(self.source, self.base + start, self.base + end)
    }

    /// What the grammar read, without the white space at its end.
    fn span(&self, read: Read<'_>) -> Span {
        let ink = read.ink();
        self.here(ink.start, ink.end)
    }

    /// The words at a span as one line.
    fn said(&self, span: Span) -> String {
        text::bare(span.of(self.source)).into_owned()
    }

    /// The words at a span as they stand inside quotation marks.
    fn said_in_quotes(&self, span: Span) -> String {
        self.said(span).replace('\\', "\\\\").replace('"', "\\\"")
    }

    fn part(&mut self, part: Part, read: Read<'_>) {
        let span = self.span(read);
        self.tree.leaf(Kind::Part(part), span);
    }

    fn clause(&mut self, clause: Clause, read: Read<'_>, build: fn(&mut Self, Read<'_>) -> Whole) {
        let span = self.span(read);
        self.clause_at(clause, span, read, build);
    }

    fn clause_at(&mut self, clause: Clause, span: Span, read: Read<'_>, build: fn(&mut Self, Read<'_>) -> Whole) {
        let mark = self.tree.open(Kind::Clause(clause), span);
        match build(self, read) {
            Ok(()) => self.tree.close(mark),
            Err(fault) => {
                self.faults.push(fault);
                self.configuration.broken = true;
                self.depth = 0;
                self.tree.back_to(mark);
                self.tree.leaf(Kind::Clause(Clause::Broken), span);
            }
        }
    }
}
