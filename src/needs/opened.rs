//! Turns a theory with `?` in its conditions into one in which each of them is a phrase of its own, so that what it would
//! do can be tried.

use crate::theory::{Condition, ConfigurationId, Literal, Mention, Phrase, PhraseId, Theory, Vocabulary};

/// What leaves something open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Leaves {
    /// A configuration.
    Configuration(ConfigurationId),
    /// The definition (`when`) of a phrase.
    Definition(Literal),
}

/// A theory in which nothing is open.
#[derive(Debug)]
pub(super) struct Opened {
    /// It. What bears on no verdict is left out.
    pub(super) theory: Theory,
    first: u32,
    leaves: Vec<Leaves>,
}

impl Opened {
    /// The theory with its open parts as phrases; none where it has no such parts.
    pub(super) fn of(theory: &Theory) -> Option<Self> {
        let mut phrases: Vec<Phrase> = theory.vocabulary.iter().map(|(_, phrase)| phrase.clone()).collect();
        let mut fill = Fill { first: phrases.len() as u32, phrases: Vec::new(), leaves: Vec::new() };
        let mut configurations = theory.configurations.clone();
        for (id, one) in (0..).map(ConfigurationId).zip(&mut configurations) {
            std::iter::once(&mut one.context)
                .chain(&mut one.resource)
                .for_each(|part| fill.within(part, Leaves::Configuration(id)));
        }
        for (id, phrase) in (0..).map(PhraseId).zip(&mut phrases) {
            if phrase.declared().when.is_some() {
                let defined = Leaves::Definition(Literal { phrase: id, negated: false });
                phrase.declared_mut().when.iter_mut().for_each(|when| fill.within(when, defined));
            }
        }
        let Fill { first, phrases: new, leaves } = fill;
        phrases.extend(new);
        let vocabulary = Vocabulary::new(phrases);
        let theory = Theory { vocabulary, configurations, headings: theory.headings.clone(), ..Theory::default() };
        (!leaves.is_empty()).then_some(Self { theory, first, leaves })
    }

    /// The phrases that stand for what is open.
    pub(super) fn phrases(&self) -> Vec<PhraseId> {
        (self.first..).map(PhraseId).take(self.leaves.len()).collect()
    }

    /// What leaves open what a phrase stands for.
    pub(super) fn leaves(&self, phrase: PhraseId) -> Option<Leaves> {
        self.leaves.get(phrase.0.checked_sub(self.first)? as usize).copied()
    }
}

/// The phrases that are made for what is open.
struct Fill {
    first: u32,
    phrases: Vec<Phrase>,
    leaves: Vec<Leaves>,
}

impl Fill {
    /// Puts a phrase in the place of each `?`.
    fn within(&mut self, condition: &mut Condition, by: Leaves) {
        match condition {
            Condition::Phrase(_) => {}
            Condition::Unknown(place) => {
                let place = *place;
                let phrase = PhraseId(self.first + self.leaves.len() as u32);
                let mut open = Phrase::new("?".to_owned(), place);
                open.in_theory = true;
                self.phrases.push(open);
                self.leaves.push(by);
                *condition = Condition::Phrase(Mention { literal: Literal { phrase, negated: false }, place });
            }
            Condition::Not(inner) => self.within(inner, by),
            Condition::All(of) | Condition::Any(of) | Condition::NoneOf(of) | Condition::AtLeast(_, of) => {
                of.iter_mut().for_each(|one| self.within(one, by));
            }
            Condition::Unless(holds, fails) => {
                self.within(holds, by);
                self.within(fails, by);
            }
        }
    }
}
