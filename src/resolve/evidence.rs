//! Turns evidence clauses and relations into what they refer to.

use super::names::Found;
use super::problem::NameProblem;
use super::reading::Reader;
use super::set::Resolver;
use crate::source::Place;
use crate::syntax::{Kind, Node, Part};
use crate::theory::{Configuration, ConfigurationId, Evidence, EvidenceSource, Relation, RelationKind, Stance};

/// The pieces of evidence beside one.
#[derive(Clone, Copy)]
struct Around<'n> {
    before: Option<Node<'n>>,
    after: Option<Node<'n>>,
}

impl<'s> Resolver<'s> {
    /// Adds the pieces of evidence of a clause.
    pub(super) fn evidence(&mut self, all: &mut Vec<Evidence>, stance: Stance, clause: Node<'_>, reader: Reader<'s>) {
        let pieces = clause.children().filter(|child| child.kind() == Kind::Part(Part::Evidence));
        all.reserve_exact(pieces.clone().count());
        let mut pieces = pieces.peekable();
        let mut before = None;
        while let Some(node) = pieces.next() {
            let via = node.part(Part::Via).and_then(|via| self.named_source(via, reader));
            let around = Around { before, after: pieces.peek().copied() };
            before = Some(node);
            if self.is_cited(node, around, reader) {
                continue;
            }
            let Some(source) = self.source(node, reader) else { continue };
            let place = reader.place(node);
            let (locator, quotation) = (reader.locator(node), reader.quotation(node));
            all.push(Evidence { stance, source, locator, quotation, via, place });
        }
    }

    /// Whether a piece is half of a citation as papers print them, `Smith, 2020` or `CHIPPS, 4`: said of its second half.
    fn is_cited(&mut self, node: Node<'_>, around: Around<'_>, reader: Reader<'s>) -> bool {
        let id = |node: Node<'_>| node.part(Part::Id).map(|id| reader.raw(id));
        let name = id(node).filter(|name| !self.is_source(name));
        let Some(name) = name else { return false };
        if around.after.and_then(id).is_some_and(|year| is_year(year) && !self.is_source(year)) {
            return true;
        }
        let before = around.before.and_then(|before| Some((before, id(before)?)));
        let Some((start, source)) = before.filter(|_| is_place(name)) else { return false };
        let (source, place) = (source.to_owned(), reader.place(node));
        let problem = if !is_year(name) {
            let source = if self.is_source(&source) { source } else { "STUDY".to_owned() };
            NameProblem::PlaceAsSource { source, within: name.to_owned(), place }
        } else if self.is_source(&source) {
            return false;
        } else {
            let whole = Place { span: start.span().to(node.span()), ..place };
            let id = format!("{source}{name}");
            let nearest = self.names.nearest_source(&id);
            NameProblem::Cited { source, year: name.to_owned(), id, place: whole, nearest }
        };
        self.found.push(problem.diagnostic());
        true
    }

    /// Whether a name is that of a source, as far as all headings and bibliographies could be read.
    fn is_source(&self, name: &str) -> bool {
        let names = &self.names;
        names.study(name).is_some() || names.has_key(name) || names.is_broken(name) || names.keys_missing
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
        let Some(case) = node.part(Part::CaseSource) else { return self.study_source(node, reader) };
        let id = case.part(Part::Id)?;
        let name = reader.raw(id);
        if let Some(case) = self.names.case(name) {
            return Some(EvidenceSource::Case(case));
        }
        if !self.names.is_broken(name) {
            let (name, place) = (name.to_owned(), reader.place(id));
            let problem = match self.names.study(&name) {
                Some(_) => NameProblem::StudyAsCase { name, place },
                None => NameProblem::UnknownCase { nearest: self.names.nearest_case(&name), name, place },
            };
            self.found.push(problem.diagnostic());
        }
        None
    }

    /// A source that is not said to be a case.
    fn study_source(&mut self, node: Node<'_>, reader: Reader<'s>) -> Option<EvidenceSource> {
        let id = node.part(Part::Id)?;
        let name = reader.raw(id);
        if self.is_source(name) || self.names.case(name).is_none() {
            return self.named_source(node, reader);
        }
        let problem = NameProblem::CaseAsStudy { name: name.to_owned(), place: reader.place(id) };
        self.found.push(problem.diagnostic());
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

/// Whether a name has the form of a year, as in `Smith, 2020`.
fn is_year(name: &str) -> bool {
    name.len() == 4 && name.parse().is_ok_and(|year: u16| (1500..2200).contains(&year))
}

/// Whether a name has the form of a place in a source: `4`, `4-6`, `p.4`, `pp.4-6`.
fn is_place(name: &str) -> bool {
    let number = name.trim_start_matches(['p', 'P']).trim_start_matches('.');
    number.starts_with(|first: char| first.is_ascii_digit())
        && number.chars().all(|mark| mark.is_ascii_digit() || matches!(mark, '-' | '–'))
}
