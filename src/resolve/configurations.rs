//! Turns `cmoc` items and `if` statements into configurations.

use super::clauses::Once;
use super::names::Owner;
use super::reading::Reader;
use super::set::Resolver;
use crate::syntax::{Clause, Node, Part, Term};
use crate::theory::{
    Condition, Configuration, ConfigurationId, Form, Mention, Predicted, RelationKind, Role, Stance, Status,
};

impl<'s> Resolver<'s> {
    /// The next configuration. Its names are known; a part that could not be read is left unknown.
    pub(super) fn configuration(&mut self, item: Node<'_>, reader: Reader<'s>) {
        let mut one = self.start(item, reader);
        let mut once = Once::default();
        let mut thens = item.clauses().filter(|(clause, _)| *clause == Clause::Then).count();
        for (clause, node) in item.clauses() {
            self.found.extend(once.check(clause, node, reader));
            if clause == Clause::Then {
                thens -= 1;
                self.then(&mut one, thens, node, reader);
            } else {
                self.configuration_clause(&mut one, clause, node, reader);
            }
        }
        self.theory.configurations.push(one);
    }

    fn start(&mut self, item: Node<'_>, reader: Reader<'s>) -> Configuration {
        let id = ConfigurationId(self.theory.configurations.len() as u32);
        let Owner { heading, group } = self.owners.get(id.0 as usize).copied().unwrap_or_default();
        Configuration {
            heading,
            group,
            id: self.names.configurations.id(id),
            named: self.names.configurations.is_named(id),
            full_name: self.names.full_name(id),
            title: reader.title(item),
            form: Form::If,
            context: Condition::Unknown(reader.place(item)),
            resource: None,
            mechanisms: Vec::new(),
            open_mechanism: None,
            outcomes: Vec::new(),
            strengthened_by: Vec::new(),
            weakened_by: Vec::new(),
            evidence: Vec::new(),
            confidence: None,
            actor: None,
            level: None,
            status: None,
            retired: false,
            because: Vec::new(),
            notes: Vec::new(),
            relations: Vec::new(),
            place: reader.heading_place(item),
        }
    }

    fn configuration_clause(&mut self, one: &mut Configuration, clause: Clause, node: Node<'_>, reader: Reader<'s>) {
        match clause {
            Clause::If => one.context = self.condition_of(node, Some(Role::Context), reader),
            Clause::OnlyIf => {
                one.form = Form::OnlyIf;
                one.context = self.condition_of(node, Some(Role::Context), reader);
            }
            Clause::StrengthenedBy => self.signed(&mut one.strengthened_by, node, reader),
            Clause::WeakenedBy => self.signed(&mut one.weakened_by, node, reader),
            Clause::SupportedBy => self.evidence(&mut one.evidence, Stance::Supports, node, reader),
            Clause::RefutedBy => self.evidence(&mut one.evidence, Stance::Refutes, node, reader),
            Clause::ModifiedBy => self.evidence(&mut one.evidence, Stance::Modifies, node, reader),
            Clause::AugmentedBy => self.evidence(&mut one.evidence, Stance::Augments, node, reader),
            Clause::NeutralIn => self.evidence(&mut one.evidence, Stance::Neutral, node, reader),
            Clause::Confidence => one.confidence = reader.confidence(node),
            Clause::Actor => one.actor = reader.words(node),
            Clause::Level => one.level = reader.level(node),
            Clause::Status => {
                one.status = reader.status(node);
                one.retired = one.status == Some(Status::Retired);
            }
            Clause::Because => add(&mut one.because, reader.quotation(node)),
            Clause::Note => add(&mut one.notes, reader.quotation(node)),
            Clause::Refines => self.relations(one, RelationKind::Refines, node, reader),
            Clause::Replaces => self.relations(one, RelationKind::Replaces, node, reader),
            Clause::PartOf => self.relations(one, RelationKind::PartOf, node, reader),
            Clause::RivalOf => self.relations(one, RelationKind::RivalOf, node, reader),
            Clause::ContrastsWith => self.relations(one, RelationKind::ContrastsWith, node, reader),
            // Read by its place among the others; clauses of other items; what could not be read.
            Clause::Then
            | Clause::Means
            | Clause::SharedMechanism
            | Clause::Type
            | Clause::Cite
            | Clause::Text
            | Clause::Setting
            | Clause::Relevance
            | Clause::Rigour
            | Clause::Richness
            | Clause::Also
            | Clause::Opposite
            | Clause::Implies
            | Clause::When
            | Clause::Fixed
            | Clause::Polarity
            | Clause::Facts
            | Clause::Observed
            | Clause::Like
            | Clause::OfTheory
            | Clause::Complete
            | Clause::Source
            | Clause::ExpectVerdict
            | Clause::ExpectValue
            | Clause::Broken => {}
        }
    }

    /// Mechanism, then outcome; with one `then` only, the outcome. `following` tells how many more there are.
    fn then(&mut self, one: &mut Configuration, following: usize, node: Node<'_>, reader: Reader<'s>) {
        if following > 0 || node.part(Part::Delivered).is_some() {
            self.mechanism(one, node, reader);
        } else {
            one.outcomes = self.predicted(node, Role::Outcome, reader);
        }
    }

    fn mechanism(&mut self, one: &mut Configuration, node: Node<'_>, reader: Reader<'s>) {
        if let Some(delivered) = node.part(Part::Delivered) {
            one.resource = Some(self.condition_of(delivered, Some(Role::Resource), reader));
        }
        let open = node.terms().find(|(term, _)| *term == Term::Unknown);
        one.open_mechanism = open.map(|(_, unknown)| reader.place(unknown));
        let stated = self.predicted(node, Role::Mechanism, reader);
        one.mechanisms = stated.into_iter().map(|predicted| predicted.mention).collect();
    }

    /// The phrases of a `then`; none where they are not known yet (`?`).
    fn predicted(&mut self, node: Node<'_>, role: Role, reader: Reader<'s>) -> Vec<Predicted> {
        let mut all = Vec::with_capacity(node.terms().count());
        for (negated, phrase) in node.terms().filter_map(|(term, node)| sign(term, node)) {
            all.push(Predicted { mention: self.phrases.mention_as(role, reader, phrase), negated });
        }
        all
    }

    /// Adds the phrases that turn the dimmer.
    fn signed(&mut self, all: &mut Vec<Predicted>, node: Node<'_>, reader: Reader<'s>) {
        all.reserve_exact(node.terms().count());
        for (negated, phrase) in node.terms().filter_map(|(term, node)| sign(term, node)) {
            all.push(Predicted { mention: self.phrases.mention(reader, phrase), negated });
        }
    }

    /// The phrases of a list without signs.
    pub(super) fn mentions(&mut self, node: Node<'_>, reader: Reader<'s>) -> Vec<Mention> {
        let phrases = node.terms().filter(|(term, _)| *term == Term::Phrase);
        phrases.map(|(_, phrase)| self.phrases.mention(reader, phrase)).collect()
    }
}

/// Adds a text without taking room for more: hardly any configuration has two reasons or notes.
fn add(texts: &mut Vec<String>, text: Option<String>) {
    texts.reserve_exact(1);
    texts.extend(text);
}

/// A phrase with whether `not` stands before it.
fn sign(term: Term, node: Node<'_>) -> Option<(bool, Node<'_>)> {
    match term {
        Term::Phrase => Some((false, node)),
        Term::Not => node.terms().find(|(term, _)| *term == Term::Phrase).map(|(_, phrase)| (true, phrase)),
        Term::Unknown
        | Term::All
        | Term::Any
        | Term::Unless
        | Term::AllOf
        | Term::AnyOf
        | Term::NoneOf
        | Term::AtLeast => None,
    }
}
