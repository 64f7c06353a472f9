//! Turns `expect` clauses into expectations of configurations and phrases that exist.

use super::Describer;
use crate::resolve::names::Found;
use crate::resolve::problem::ExpectationProblem;
use crate::resolve::reading::Reader;
use crate::source::Place;
use crate::syntax::{Node, Part, Term};
use crate::theory::{ConfigurationId, Expectation, Literal, Mention};

impl Describer<'_> {
    /// `expect cmoc ID VERDICT [by phrases]`
    pub(super) fn expected_verdict(&mut self, node: Node<'_>, reader: Reader<'_>) -> Option<Expectation> {
        let id = node.part(Part::Id)?;
        let verdict = reader.verdict(node)?;
        let configuration = self.expected_configuration(reader.raw(id), reader.place(id))?;
        let phrases = node.terms().filter(|(term, _)| *term == Term::Phrase);
        let by = phrases.filter_map(|(_, phrase)| self.expected_mention(phrase, reader)).collect();
        Some(Expectation::Verdict { configuration, verdict, by, place: reader.place(node) })
    }

    /// `expect [not] phrase VALUE`
    pub(super) fn expected_value(&mut self, node: Node<'_>, reader: Reader<'_>) -> Option<Expectation> {
        let (term, inner) = node.terms().next()?;
        let is_not = term == Term::Not;
        let phrase = if is_not { inner.terms().next()?.1 } else { inner };
        let value = reader.value(node)?;
        let named = self.expected_phrase(phrase, reader)?;
        let literal = Literal { phrase: named.phrase, negated: named.negated != is_not };
        Some(Expectation::Value { literal, value, place: reader.place(node) })
    }

    fn expected_configuration(&mut self, name: &str, place: Place) -> Option<ConfigurationId> {
        let (name, found) = (name.to_owned(), self.names.configuration(name));
        let problem = match found {
            Found::One(id) => return Some(id),
            Found::Display(id) => {
                self.found.push(ExpectationProblem::DisplayId { name, place }.diagnostic());
                return Some(id);
            }
            Found::Several(all) => {
                ExpectationProblem::AmbiguousConfiguration { name, place, candidates: self.names.candidates(&all) }
            }
            Found::None if self.names.is_broken(&name) => return None,
            Found::None => {
                let nearest = self.names.nearest_configuration(&name);
                ExpectationProblem::UnknownConfiguration { name, place, nearest }
            }
        };
        self.found.push(problem.diagnostic());
        None
    }

    fn expected_mention(&mut self, phrase: Node<'_>, reader: Reader<'_>) -> Option<Mention> {
        Some(Mention { literal: self.expected_phrase(phrase, reader)?, place: reader.place(phrase) })
    }

    fn expected_phrase(&mut self, node: Node<'_>, reader: Reader<'_>) -> Option<Literal> {
        let spelling = reader.phrase(node);
        let vocabulary = &self.theory.vocabulary;
        if let Some(literal) = vocabulary.find(&spelling).filter(|literal| vocabulary.get(literal.phrase).in_theory) {
            return Some(literal);
        }
        if !self.broken.may_use(&spelling) {
            let nearest = self.nearest.phrases(&spelling, vocabulary);
            let problem =
                ExpectationProblem::UnknownPhrase { phrase: spelling.into_owned(), place: reader.place(node), nearest };
            self.found.push(problem.diagnostic());
        }
        None
    }
}
