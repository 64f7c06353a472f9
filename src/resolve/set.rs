//! A theory set while it is resolved: its names, its vocabulary, and what is whole so far.

use super::names::{Collector, Declares, Names, Owner, declares};
use super::phrases::{Declared, Phrases};
use super::reading::Reader;
use super::{Files, bibliographies};
use crate::diagnostic::Diagnostic;
use crate::source::{SourceId, Sources};
use crate::syntax::{Kind, Node, Term, Tree};
use crate::theory::{HeadingId, Theory};

/// What the walks over the trees share.
pub(super) struct Resolver<'s> {
    pub(super) names: Names<'s>,
    pub(super) owners: Vec<Owner>,
    pub(super) phrases: Phrases<'s>,
    pub(super) theory: Theory,
    pub(super) found: Vec<Diagnostic>,
    pub(super) files: &'s dyn Files,
    /// The theory that owns what comes next in this file.
    pub(super) standing: Option<HeadingId>,
}

/// An item with the reader of its source.
pub(super) type Placed<'s> = (Node<'s>, Reader<'s>);

/// All items of all trees, in order.
pub(super) fn items<'s>(sources: &'s Sources, trees: &'s [(SourceId, Tree)]) -> impl Iterator<Item = Placed<'s>> {
    trees.iter().flat_map(move |(id, tree)| {
        let reader = Reader::new(sources, *id);
        tree.items().map(move |item| (item, reader))
    })
}

impl<'s> Resolver<'s> {
    /// Knows the names of all items, and nothing of what they say.
    pub(super) fn new(sources: &'s Sources, trees: &'s [(SourceId, Tree)], files: &'s dyn Files) -> Self {
        let mut collector = collected(sources, trees);
        let declared = declared(sources, trees, &mut collector.problems);
        let mut resolver = Self {
            names: collector.names,
            owners: collector.owners,
            phrases: Phrases::new(declared),
            theory: Theory::default(),
            found: collector.problems,
            files,
            standing: None,
        };
        bibliographies::read(&mut resolver, items(sources, trees));
        resolver
    }

    /// Reads what all items say, in order.
    pub(super) fn read(&mut self, sources: &'s Sources, trees: &'s [(SourceId, Tree)]) {
        self.theory.configurations.reserve_exact(self.owners.len());
        for (id, tree) in trees {
            self.standing = None;
            let reader = Reader::new(sources, *id);
            for item in tree.items() {
                self.item(item, reader);
            }
        }
    }

    fn item(&mut self, item: Node<'_>, reader: Reader<'s>) {
        match declares(item, reader) {
            Declares::Theory => self.heading(item, reader),
            Declares::Group => self.group(item, reader),
            Declares::Study => self.study(item, reader),
            Declares::Phrase(role) => self.declaration(item, role, reader),
            Declares::Configuration => self.configuration(item, reader),
            Declares::Case => self.appear_in(item, reader),
            Declares::Bibliography | Declares::Nothing => {}
        }
    }
}

impl<'s> Resolver<'s> {
    /// Lets the phrases of a case appear in the vocabulary, in their order; what they say of it is read later.
    fn appear_in(&mut self, case: Node<'_>, reader: Reader<'s>) {
        for (_, clause) in case.clauses() {
            self.appear_under(clause, reader);
        }
    }

    // Facts and expectations are three nodes deep at most.
    fn appear_under(&mut self, node: Node<'_>, reader: Reader<'s>) {
        for child in node.children() {
            if child.kind() == Kind::Term(Term::Phrase) {
                self.phrases.appear(reader, child);
            } else {
                self.appear_under(child, reader);
            }
        }
    }
}

fn collected<'s>(sources: &'s Sources, trees: &'s [(SourceId, Tree)]) -> Collector<'s> {
    let mut collector = Collector::default();
    for (id, tree) in trees {
        collector.enter();
        let reader = Reader::new(sources, *id);
        for item in tree.items() {
            collector.collect(item, reader);
        }
    }
    collector.finish();
    collector
}

fn declared(sources: &Sources, trees: &[(SourceId, Tree)], problems: &mut Vec<Diagnostic>) -> Declared {
    let mut declared = Declared::default();
    let declarations: Vec<Placed<'_>> = items(sources, trees)
        .filter(|(item, reader)| matches!(declares(*item, *reader), Declares::Phrase(_)))
        .collect();
    for &(item, reader) in &declarations {
        problems.extend(declared.main(item, reader));
    }
    for &(item, reader) in &declarations {
        declared.claims_of(item, reader, problems);
    }
    declared
}
