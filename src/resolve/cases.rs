//! Turns `case` items into cases, against a theory whose vocabulary is finished.

mod expectations;
mod facts;
mod implied;
mod like;
mod oddities;

pub use implied::against_implications;
pub(super) use oddities::oddities;
use rustc_hash::FxHashMap;

use super::clauses::Once;
use super::names::{Declares, Names, declares};
use super::nearest::Nearest;
use super::problem::{CaseProblem, NameProblem};
use super::reading::Reader;
use super::set::Placed;
use crate::diagnostic::Diagnostic;
use crate::source::Place;
use crate::syntax::{Clause, Kind, Node, Part};
use crate::theory::{Case, HeadingId, StudyId, Theory};

/// What cases are read against, and what is wrong with them.
pub(super) struct Describer<'t> {
    pub(super) theory: &'t Theory,
    pub(super) names: &'t Names<'t>,
    pub(super) broken: &'t super::broken::Broken,
    pub(super) nearest: Nearest,
    /// By unrecognised phrase, the nearest ones: many cases may make the same slip.
    pub(super) suggested: FxHashMap<String, Vec<String>>,
    pub(super) found: Vec<Diagnostic>,
}

/// A case with the case it names to start from.
struct Draft<'s> {
    case: Case,
    like: Option<(&'s str, Place)>,
    /// How many of its facts are another case's.
    liked: usize,
}

impl<'t> Describer<'t> {
    /// A reader of cases against a theory.
    pub(super) fn new(theory: &'t Theory, names: &'t Names<'t>, broken: &'t super::broken::Broken) -> Self {
        Self { theory, names, broken, nearest: Nearest::default(), suggested: FxHashMap::default(), found: Vec::new() }
    }

    /// The cases among all items of a set.
    pub(super) fn cases<'s>(&mut self, items: impl Iterator<Item = Placed<'s>>) -> Vec<Case> {
        let cases = items.filter(|(item, reader)| declares(*item, *reader) == Declares::Case);
        let mut drafts: Vec<Draft<'s>> = cases.map(|(item, reader)| self.recognised(item, reader)).collect();
        self.start_from_others(&mut drafts);
        for draft in &mut drafts {
            self.warn_of_oddities(draft);
        }
        drafts.into_iter().map(|draft| draft.case).collect()
    }

    /// A case that stands by itself.
    pub(super) fn case(&mut self, item: Node<'_>, reader: Reader<'_>) -> Case {
        let mut draft = self.recognised(item, reader);
        self.warn_of_oddities(&mut draft);
        draft.case
    }

    fn recognised<'s>(&mut self, item: Node<'_>, reader: Reader<'s>) -> Draft<'s> {
        let mut draft = self.draft(item, reader);
        self.recognise(&mut draft.case);
        draft
    }

    fn draft<'s>(&mut self, item: Node<'_>, reader: Reader<'s>) -> Draft<'s> {
        let case = Case {
            name: reader.name(item),
            title: reader.title(item),
            facts: Vec::new(),
            like: None,
            theory: None,
            complete: false,
            sources: Vec::new(),
            expectations: Vec::new(),
            unrecognised: Vec::new(),
            warnings: Vec::new(),
            notes: Vec::new(),
            place: reader.heading_place(item),
        };
        let mut draft = Draft { case, like: None, liked: 0 };
        let mut once = Once::default();
        for (clause, node) in item.clauses() {
            self.found.extend(once.check(clause, node, reader));
            self.clause(&mut draft, clause, node, reader);
        }
        draft
    }

    fn clause<'s>(&mut self, draft: &mut Draft<'s>, clause: Clause, node: Node<'_>, reader: Reader<'s>) {
        let case = &mut draft.case;
        match clause {
            Clause::Facts | Clause::Observed => self.facts(case, (clause, node), reader),
            Clause::Like => draft.like = node.part(Part::Id).map(|id| (reader.raw(id), reader.place(id))),
            Clause::OfTheory => case.theory = self.of_theory(node, reader),
            Clause::Complete => case.complete = true,
            Clause::Source => case.sources.extend(self.studies(node, reader)),
            Clause::ExpectVerdict => case.expectations.extend(self.expected_verdict(node, reader)),
            Clause::ExpectValue => case.expectations.extend(self.expected_value(node, reader)),
            Clause::Note => case.notes.extend(reader.quotation(node)),
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
            | Clause::Broken => {}
        }
    }

    fn of_theory(&mut self, node: Node<'_>, reader: Reader<'_>) -> Option<HeadingId> {
        let id = node.part(Part::Id)?;
        let name = reader.raw(id);
        let heading = self.names.heading(name);
        if heading.is_none() && !self.names.is_broken(name) {
            let nearest = self.names.nearest_heading(name);
            let problem = CaseProblem::UnknownTheory { name: name.to_owned(), place: reader.place(id), nearest };
            self.found.push(problem.diagnostic());
        }
        heading
    }

    fn studies(&mut self, node: Node<'_>, reader: Reader<'_>) -> Vec<StudyId> {
        let ids = node.children().filter(|child| child.kind() == Kind::Part(Part::Id));
        let mut studies = Vec::new();
        for id in ids {
            let (name, place) = (reader.raw(id), reader.place(id));
            match self.names.study(name) {
                Some(study) => studies.push(study),
                None => self.found.extend(self.unknown_study(name, place)),
            }
        }
        studies
    }

    fn unknown_study(&self, name: &str, place: Place) -> Option<Diagnostic> {
        if self.names.is_broken(name) {
            return None;
        }
        if self.names.has_key(name) {
            return Some(CaseProblem::KeyAsStudy { key: name.to_owned(), place }.diagnostic());
        }
        let nearest = self.names.nearest_study(name);
        Some(NameProblem::UnknownSource { name: name.to_owned(), place, nearest }.diagnostic())
    }
}
