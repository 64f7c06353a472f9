//! Turns clauses into lines: what each has after its keyword, and how far that is indented.

use super::fill::{Head, Opens, Unit};
use super::item::Writer;
use super::phrase::leaves;
use super::run::{Run, width};
use crate::syntax::bare::Place;
use crate::syntax::{Clause, Kind, Node, Part};

/// Where a clause stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Setting {
    /// Below a heading.
    Indented,
    /// As the `if` or `then` of a configuration without a heading.
    AtColumn0,
}

impl Setting {
    /// The characters before a clause.
    pub(super) const fn indent(self) -> usize {
        match self {
            Self::Indented => 2,
            Self::AtColumn0 => 0,
        }
    }

    /// The beginning of a clause.
    pub(super) fn head(self, clause: Clause, node: Node<'_>) -> Head {
        let text = format!("{:indent$}{}", "", clause.keyword(), indent = self.indent());
        Head { text, at: node.span().start, opens: Opens::Clause }
    }
}

impl Writer<'_> {
    /// Writes a clause.
    pub(super) fn clause(&mut self, clause: Clause, node: Node<'_>, setting: Setting) {
        self.phrases = leaves(node).into_iter().map(Node::span).collect();
        let head = setting.head(clause, node);
        match clause {
            Clause::If | Clause::OnlyIf | Clause::When => self.condition(clause, node, &head),
            Clause::Then
            | Clause::SharedMechanism
            | Clause::Also
            | Clause::Opposite
            | Clause::Implies
            | Clause::StrengthenedBy
            | Clause::WeakenedBy => self.list(clause, node, &head),
            Clause::Facts => self.facts(node, &head),
            Clause::Observed => self.observed(node, &head),
            Clause::SupportedBy | Clause::RefutedBy | Clause::ModifiedBy | Clause::AugmentedBy | Clause::NeutralIn => {
                self.evidence(node, &head);
            }
            Clause::Type
            | Clause::Setting
            | Clause::Relevance
            | Clause::Rigour
            | Clause::Richness
            | Clause::Actor
            | Clause::Level
            | Clause::Means
            | Clause::Confidence
            | Clause::Because
            | Clause::Note
            | Clause::Text
            | Clause::Polarity
            | Clause::Status
            | Clause::Fixed
            | Clause::Complete => {
                let units = self.units(clause, node);
                self.plain(&head, &units, setting.indent() + 2);
            }
            Clause::Cite
            | Clause::Source
            | Clause::Refines
            | Clause::Replaces
            | Clause::PartOf
            | Clause::RivalOf
            | Clause::ContrastsWith
            | Clause::Like
            | Clause::OfTheory => {
                let units = self.units(clause, node);
                self.plain(&head, &units, width(&head.text) + 1);
            }
            Clause::ExpectVerdict | Clause::ExpectValue => {
                let units = self.units(clause, node);
                self.plain(&head, &units, setting.indent() + 2);
            }
            Clause::Broken => {}
        }
        self.end();
    }

    /// What stands after the keyword of a clause, as if it stood in a line.
    pub(super) fn units(&self, clause: Clause, node: Node<'_>) -> Vec<Unit> {
        match clause {
            Clause::If | Clause::OnlyIf | Clause::When => self.condition_units(node),
            Clause::Then => self.then_units(node),
            Clause::SharedMechanism
            | Clause::Also
            | Clause::Opposite
            | Clause::Implies
            | Clause::StrengthenedBy
            | Clause::WeakenedBy => self.list_units(node, Place::List),
            Clause::Facts | Clause::Observed => self.fact_units(node),
            Clause::SupportedBy | Clause::RefutedBy | Clause::ModifiedBy | Clause::AugmentedBy | Clause::NeutralIn => {
                self.evidence_units(node)
            }
            Clause::ExpectVerdict => self.expected_verdict(node),
            Clause::ExpectValue => self.expected_value(node),
            Clause::Cite
            | Clause::Source
            | Clause::Refines
            | Clause::Replaces
            | Clause::PartOf
            | Clause::RivalOf
            | Clause::ContrastsWith => self.listed(node.children().map(|part| (part, self.part(part)))),
            Clause::Level
            | Clause::Means
            | Clause::Confidence
            | Clause::Because
            | Clause::Type
            | Clause::Text
            | Clause::Setting
            | Clause::Relevance
            | Clause::Rigour
            | Clause::Richness
            | Clause::Fixed
            | Clause::Polarity
            | Clause::Actor
            | Clause::Status
            | Clause::Note
            | Clause::Like
            | Clause::OfTheory
            | Clause::Complete
            | Clause::Broken => self.parts(node),
        }
    }

    fn parts(&self, node: Node<'_>) -> Vec<Unit> {
        let mut units: Vec<Unit> =
            node.children().map(|part| Unit { run: self.part(part), span: part.span() }).collect();
        units.first_mut().into_iter().for_each(|first| first.run.hold());
        units
    }

    /// Elements with a comma between them.
    pub(super) fn listed<'n>(&self, elements: impl Iterator<Item = (Node<'n>, Run)>) -> Vec<Unit> {
        let mut units: Vec<Unit> = elements.map(|(node, run)| Unit { run, span: node.span() }).collect();
        let last = units.len().saturating_sub(1);
        units[..last].iter_mut().for_each(|unit| unit.run.glue(","));
        units
    }

    /// Elements with what separates them in the source: a comma, or `and`.
    pub(super) fn separated<'n>(&self, elements: impl Iterator<Item = (Node<'n>, Run)>) -> Vec<Unit> {
        self.joined(elements, None)
    }

    /// Elements with what joins them in the source; where that is not seen, the given word, or a comma.
    pub(super) fn joined<'n>(
        &self,
        elements: impl Iterator<Item = (Node<'n>, Run)>,
        otherwise: Option<&'static str>,
    ) -> Vec<Unit> {
        let mut units: Vec<Unit> = Vec::new();
        let mut before: Option<Node<'n>> = None;
        for (node, run) in elements {
            let mut unit = Unit { run, span: node.span() };
            if let (Some(previous), Some(last)) = (before, units.last_mut()) {
                let (comma, word) = self.joint(previous, node);
                let word = if comma { word } else { word.or(otherwise) };
                if comma || word.is_none() {
                    last.run.glue(",");
                }
                if let Some(word) = word {
                    let mut run = Run::of(word);
                    run.append_held(unit.run);
                    unit.run = run;
                }
            }
            before = Some(node);
            units.push(unit);
        }
        units
    }

    fn expected_verdict(&self, node: Node<'_>) -> Vec<Unit> {
        let parts = node.children().filter(|part| matches!(part.kind(), Kind::Part(_)));
        let mut units: Vec<Unit> = parts.map(|part| Unit { run: self.part(part), span: part.span() }).collect();
        let by = self.list_units(node, Place::List);
        for (index, mut unit) in by.into_iter().enumerate() {
            if index == 0 {
                let mut run = Run::of("by");
                run.append_held(unit.run);
                unit.run = run;
            }
            units.push(unit);
        }
        units
    }

    fn expected_value(&self, node: Node<'_>) -> Vec<Unit> {
        let mut units: Vec<Unit> = self.list_units(node, Place::Expected);
        let word = node.part(Part::Word).into_iter();
        units.extend(word.map(|word| Unit { run: self.part(word), span: word.span() }));
        units
    }
}
