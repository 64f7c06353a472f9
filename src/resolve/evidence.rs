//! Turns evidence clauses and relations into what they refer to.

use super::names::Found;
use super::problem::NameProblem;
use super::reading::Reader;
use super::set::Resolver;
use crate::source::Place;
use crate::syntax::{Kind, Node, Part};
use crate::theory::{
    Configuration, ConfigurationId, Evidence, EvidenceSource, Relation, RelationKind, Stance,
};

impl<'s> Resolver<'s> {
    /// Adds the pieces of evidence of a clause.
    pub(super) fn evidence(&mut self, all: &mut Vec<Evidence>, stance: Stance, clause: Node<'_>, reader: Reader<'s>) {
        let pieces = clause.children().filter(|child| child.kind() == Kind::Part(Part::Evidence));
        all.reserve_exact(pieces.clone().count());
        for node in pieces {
            let via = node.part(Part::Via).and_then(|via| self.named_source(via, reader));
            let Some(source) = self.source(node, reader) else { continue };
            let place = reader.place(node);
            let (locator, quotation) = (reader.locator(node), reader.quotation(node));
            all.push(Evidence { stance, source, locator, quotation, via, place });
        }
    }

    /// Adds the relations of a clause.
    pub(super) fn relations(
        &mut self,
        one: &mut Configuration,
        kind: RelationKind,
        clause: Node<'_>,
        reader: Reader<'s>,
    ) {
        let ids = clause.children().filter(|child| child.kind() == Kind::Part(Part::Id));
        one.relations.reserve_exact(ids.clone().count());
        for id in ids {
            let place = reader.place(id);
            if let Some(to) = self.related(one, reader.raw(id), place) {
                one.relations.push(Relation { kind, to, place });
            }
        }
    }

    fn source(&mut self, node: Node<'_>, reader: Reader<'s>) -> Option<EvidenceSource> {
        let Some(case) = node.part(Part::CaseSource) else { return self.named_source(node, reader) };
        let id = case.part(Part::Id)?;
        let name = reader.raw(id);
        if let Some(case) = self.names.case(name) {
            return Some(EvidenceSource::Case(case));
        }
        if !self.names.is_broken(name) {
            let nearest = self.names.nearest_case(name);
            let problem = NameProblem::UnknownCase { name: name.to_owned(), place: reader.place(id), nearest };
            self.found.push(problem.diagnostic());
        }
        None
    }

    /// A study, or a key of a bibliography; what is both is the study.
    fn named_source(&mut self, node: Node<'_>, reader: Reader<'s>) -> Option<EvidenceSource> {
        let id = node.part(Part::Id)?;
        let name = reader.raw(id);
        if let Some(study) = self.names.study(name) {
            return Some(EvidenceSource::Study(study));
        }
        if self.names.has_key(name) {
            return Some(EvidenceSource::Key(name.to_owned()));
        }
        if !self.names.is_broken(name) && !self.names.keys_missing {
            let nearest = self.names.nearest_source(name);
            let problem = NameProblem::UnknownSource { name: name.to_owned(), place: reader.place(id), nearest };
            self.found.push(problem.diagnostic());
        }
        None
    }

    /// The configuration that a name leads to from the next one of the theory.
    fn related(&mut self, next: &Configuration, name: &str, place: Place) -> Option<ConfigurationId> {
        match self.names.configuration_from(next.heading, name) {
            Found::One(id) => return Some(id),
            Found::Display(id) => {
                self.found.push(NameProblem::RelationToDisplayId { name: name.to_owned(), place }.diagnostic());
                return Some(id);
            }
            Found::Several(all) => {
                let candidates = self.names.candidates(&all);
                self.found.push(
                    NameProblem::AmbiguousConfiguration { name: name.to_owned(), place, candidates }.diagnostic(),
                );
            }
            Found::None if self.names.is_broken(name) => {}
            Found::None => {
                let own = ConfigurationId(self.theory.configurations.len() as u32);
                let nearest = self.names.nearest_other_configuration(name, own);
                self.found
                    .push(NameProblem::UnknownConfiguration { name: name.to_owned(), place, nearest }.diagnostic());
            }
        }
        None
    }
}
