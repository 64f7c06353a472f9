//! Turns facts into what is said of phrases, and finds those that no theory uses.

use super::Describer;
use crate::resolve::problem::CaseProblem;
use crate::resolve::reading::Reader;
use crate::source::Place;
use crate::syntax::{Clause, Kind, Node, Part, Term};
use crate::theory::{Case, Fact, Said, Unrecognised, collapsed};

impl Describer<'_> {
    /// Adds the facts of a clause.
    pub(super) fn facts(&mut self, case: &mut Case, (clause, node): (Clause, Node<'_>), reader: Reader<'_>) {
        let observed = clause == Clause::Observed;
        for node in node.children().filter(|child| child.kind() == Kind::Part(Part::Fact)) {
            let Some((mut said, phrase)) = said(node) else { continue };
            if let Some(degree) = node.part(Part::Degree).and_then(|degree| reader.degree(degree)) {
                said = Said::Degree(degree);
            }
            let place = reader.place(phrase);
            let spelling = reader.phrase(phrase);
            let Some(literal) = self.theory.vocabulary.find(&spelling) else {
                let unrecognised = self.unrecognised(&spelling, place);
                case.unrecognised.push(unrecognised);
                continue;
            };
            if !self.theory.vocabulary.get(literal.phrase).in_theory {
                let unrecognised = self.unrecognised(&spelling, place);
                case.unrecognised.push(unrecognised);
            }
            let (locator, quotation) = (reader.locator(node), reader.quotation(node));
            case.facts.push(Fact { literal, said, observed, supposed: false, locator, quotation, place });
        }
    }

    fn unrecognised(&mut self, spelling: &str, place: Place) -> Unrecognised {
        let phrase = collapsed(spelling);
        let suggest = || self.nearest.facts(spelling, &self.theory.vocabulary);
        let nearest = self.suggested.entry(phrase.clone()).or_insert_with(suggest).clone();
        Unrecognised { phrase, nearest, place }
    }

    /// Says which facts no theory uses, save those whose phrase a part may use that could not be read.
    pub(super) fn recognise(&mut self, case: &mut Case) {
        case.unrecognised.retain(|fact| !self.broken.may_use(&fact.phrase));
        for fact in &case.unrecognised {
            let Unrecognised { phrase, nearest, place } = fact.clone();
            self.found.push(CaseProblem::Unrecognised { phrase, place, nearest }.diagnostic().about(&case.name));
        }
    }
}

/// What a fact says, and the node of its phrase.
fn said(fact: Node<'_>) -> Option<(Said, Node<'_>)> {
    if let Some(undescribed) = fact.part(Part::Undescribed) {
        return phrase(undescribed).map(|phrase| (Said::Unknown, phrase));
    }
    if let Some((_, not)) = fact.terms().find(|(term, _)| *term == Term::Not) {
        return phrase(not).map(|phrase| (Said::Absent, phrase));
    }
    phrase(fact).map(|phrase| (Said::Present, phrase))
}

fn phrase(node: Node<'_>) -> Option<Node<'_>> {
    node.terms().find(|(term, _)| *term == Term::Phrase).map(|(_, phrase)| phrase)
}
