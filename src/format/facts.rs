//! Lays out the facts of a case: a bullet stays one, a list is filled.

use super::condition::STEP;
use super::fill::{Flow, Head, Opens, Unit};
use super::item::Writer;
use super::phrase::Written;
use super::run::Run;
use crate::syntax::bare::Place;
use crate::syntax::{Kind, Node, Part, Term};

impl Writer<'_> {
    /// Writes facts that a case states.
    pub(super) fn facts(&mut self, node: Node<'_>, head: &Head) {
        let indent = head.text.len();
        if self.written(node) == Written::Bulleted {
            return self.fact_bullets(node, indent, Opens::Clause);
        }
        let units = self.fact_units(node);
        self.fill(head, &units, indent + STEP, Flow::Filled);
    }

    /// Writes facts that were observed.
    pub(super) fn observed(&mut self, node: Node<'_>, head: &Head) {
        let units = self.fact_units(node);
        if self.written(node) == Written::InLine && !self.is_commented(node) && head.fits(&units) {
            return self.fill(head, &units, 2 * STEP, Flow::Filled);
        }
        self.lines.push(head.line());
        self.fact_bullets(node, 2 * STEP, Opens::Nothing);
    }

    fn fact_bullets(&mut self, node: Node<'_>, indent: usize, opens: Opens) {
        for fact in node.children() {
            let run = self.fact(fact, Place::FactBullet);
            self.bullet(&run, fact.span(), indent, opens);
        }
    }

    /// Facts in a line.
    pub(super) fn fact_units(&self, node: Node<'_>) -> Vec<Unit> {
        self.separated(node.children().map(|fact| (fact, self.fact(fact, Place::Fact))))
    }

    fn fact(&self, fact: Node<'_>, place: Place) -> Run {
        let is_before_quotation = fact.part(Part::Quoted).is_some() && fact.part(Part::Locator).is_none();
        let phrase = |node: Node<'_>| match is_before_quotation {
            true => self.quoted_phrase(node),
            false => self.phrase(node, place),
        };
        let negated = |word: &str, node: Node<'_>| {
            let mut run = Run::of(word);
            node.children().for_each(|inner| run.append_held(phrase(inner)));
            run
        };
        let mut run = Run::default();
        for part in fact.children() {
            match part.kind() {
                Kind::Term(Term::Not) => run.append("", negated("not", part)),
                Kind::Part(Part::Undescribed) => run.append("", negated("unknown", part)),
                Kind::Term(_) => run.append("", phrase(part)),
                Kind::Part(Part::Degree) => {
                    run.held("=");
                    run.append_held(self.part(part));
                }
                Kind::Part(Part::Locator) => run.append_held(self.part(part)),
                Kind::Part(_) | Kind::Item(_) | Kind::Clause(_) => run.append("", self.part(part)),
            }
        }
        run
    }
}
