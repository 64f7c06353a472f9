//! Lays out lists of phrases: in a line, or as bullets.

use super::condition::STEP;
use super::fill::{Flow, Head, Opens, Unit};
use super::item::Writer;
use super::phrase::Written;
use super::run::{Run, width};
use crate::syntax::bare::Place;
use crate::syntax::{Clause, Kind, Node, Part, Term};

impl Writer<'_> {
    /// Writes a list of phrases.
    pub(super) fn list(&mut self, clause: Clause, node: Node<'_>, head: &Head) {
        let delivered = node.part(Part::Delivered);
        if !self.is_bulleted(clause, node, head) {
            let units = self.units(clause, node);
            return self.fill(head, &units, width(&head.text) + 1, Flow::Filled);
        }
        self.lines.push(head.line());
        let indent = head.text.len() - head.text.trim_start().len() + STEP;
        let mut resource = delivered;
        for (term, element) in node.terms() {
            let mut run = self.bullet_run(term, element, Place::Bullet);
            let mut span = element.span();
            if let Some(delivered) = resource.take_if(|resource| resource.span().start < span.start) {
                let mut whole = self.delivered_bullet(delivered);
                whole.glue(" ->");
                whole.append("", run);
                run = whole;
                span = delivered.span().to(span);
            }
            self.bullet(&run, span, indent, Opens::Nothing);
        }
    }

    /// Whether a list is written as bullets: where it was, and where it is long.
    pub(super) fn is_bulleted(&self, clause: Clause, node: Node<'_>, head: &Head) -> bool {
        let is_simple = |node: Node<'_>| node.terms().all(|(term, node)| is_bullet(term, node));
        let is_long = || {
            self.written(node) == Written::Bulleted || self.is_commented(node) || !head.fits(&self.units(clause, node))
        };
        is_simple(node) && node.part(Part::Delivered).is_none_or(is_simple) && is_long()
    }

    fn delivered_bullet(&self, delivered: Node<'_>) -> Run {
        let mut run = Run::default();
        delivered.terms().for_each(|(term, node)| run.append("", self.bullet_run(term, node, Place::Bullet)));
        run
    }

    /// What stands after `then`.
    pub(super) fn then_units(&self, node: Node<'_>) -> Vec<Unit> {
        let mut units = Vec::new();
        if let Some(resource) = node.part(Part::Delivered) {
            units = self.condition_units(resource);
            units.last_mut().into_iter().for_each(|last| last.run.glue(" ->"));
        }
        units.extend(self.list_units(node, Place::List));
        units
    }

    /// Phrases, each perhaps with `not`.
    pub(super) fn list_units(&self, node: Node<'_>, place: Place) -> Vec<Unit> {
        let elements = node.children().filter_map(|child| match child.kind() {
            Kind::Term(term) => Some((child, self.element(term, child, place))),
            Kind::Item(_) | Kind::Clause(_) | Kind::Part(_) => None,
        });
        self.separated(elements)
    }

    /// One of a list of phrases.
    fn element(&self, term: Term, node: Node<'_>, place: Place) -> Run {
        match term {
            Term::Phrase => self.phrase(node, place),
            Term::Not => {
                let mut run = Run::of("not");
                node.terms().for_each(|(term, inner)| run.append_held(self.element(term, inner, place)));
                run
            }
            Term::Unknown
            | Term::All
            | Term::Any
            | Term::Unless
            | Term::AllOf
            | Term::AnyOf
            | Term::NoneOf
            | Term::AtLeast => self.operand(term, node),
        }
    }
}

/// Whether an element of a list can be a bullet.
fn is_bullet(term: Term, node: Node<'_>) -> bool {
    match term {
        Term::Phrase => true,
        Term::Not => node.terms().all(|(term, _)| term == Term::Phrase),
        Term::Unknown
        | Term::All
        | Term::Any
        | Term::Unless
        | Term::AllOf
        | Term::AnyOf
        | Term::NoneOf
        | Term::AtLeast => false,
    }
}
