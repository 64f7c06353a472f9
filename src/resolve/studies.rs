//! Turns `study` items into studies.

use super::clauses::Once;
use super::problem::{BibliographyProblem, NameProblem};
use super::reading::Reader;
use super::set::Resolver;
use crate::syntax::{Clause, Kind, Node, Part};
use crate::theory::Study;

impl<'s> Resolver<'s> {
    /// The next study.
    pub(super) fn study(&mut self, item: Node<'_>, reader: Reader<'s>) {
        let mut study = Study {
            name: reader.name(item),
            title: reader.title(item),
            kind: None,
            cites: Vec::new(),
            texts: Vec::new(),
            setting: None,
            relevance: None,
            rigour: None,
            richness: None,
            notes: Vec::new(),
            place: reader.heading_place(item),
        };
        let mut once = Once::default();
        for (clause, node) in item.clauses() {
            self.found.extend(once.check(clause, node, reader));
            self.study_clause(&mut study, clause, node, reader);
        }
        self.theory.studies.push(study);
    }

    fn study_clause(&mut self, study: &mut Study, clause: Clause, node: Node<'_>, reader: Reader<'s>) {
        match clause {
            Clause::Type => study.kind = reader.words(node),
            Clause::Cite => study.cites.extend(self.cites(node, reader)),
            Clause::Text => study.texts.extend(self.text(node, reader)),
            Clause::Setting => study.setting = reader.words(node),
            Clause::Relevance => study.relevance = reader.words(node),
            Clause::Rigour => study.rigour = reader.words(node),
            Clause::Richness => study.richness = reader.words(node),
            Clause::Note => study.notes.extend(reader.quotation(node)),
            // Clauses of other items, and what could not be read.
            Clause::Level
            | Clause::Means
            | Clause::SharedMechanism
            | Clause::SupportedBy
            | Clause::RefutedBy
            | Clause::ModifiedBy
            | Clause::AugmentedBy
            | Clause::NeutralIn
            | Clause::Confidence
            | Clause::Because
            | Clause::Also
            | Clause::Opposite
            | Clause::Implies
            | Clause::When
            | Clause::Fixed
            | Clause::Polarity
            | Clause::Actor
            | Clause::If
            | Clause::OnlyIf
            | Clause::Then
            | Clause::StrengthenedBy
            | Clause::WeakenedBy
            | Clause::Status
            | Clause::Refines
            | Clause::Replaces
            | Clause::PartOf
            | Clause::RivalOf
            | Clause::ContrastsWith
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

    fn cites(&mut self, clause: Node<'_>, reader: Reader<'s>) -> Vec<String> {
        let mut keys = Vec::new();
        for id in clause.children().filter(|child| child.kind() == Kind::Part(Part::Id)) {
            let key = reader.raw(id);
            if !self.names.has_key(key) && !self.names.keys_missing {
                let (nearest, bibliographies) = (self.names.nearest_key(key), self.theory.bibliographies.len());
                let problem =
                    NameProblem::UnknownKey { key: key.to_owned(), place: reader.place(id), nearest, bibliographies };
                self.found.push(problem.diagnostic());
            }
            keys.push(key.to_owned());
        }
        keys
    }

    /// A file of quotations. It may be missing: not everyone who reads a theory has its papers.
    fn text(&mut self, clause: Node<'_>, reader: Reader<'s>) -> Option<String> {
        let quoted = clause.part(Part::Quoted)?;
        let path = reader.quoted(quoted);
        if self.files.stays(reader.source(), &path).is_err() {
            let problem = BibliographyProblem::LeavesFolder { path: path.clone(), place: reader.place(quoted) };
            self.found.push(problem.diagnostic());
        }
        Some(path)
    }
}
