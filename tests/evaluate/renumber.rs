//! Turns a trial into the same trial over other phrases.

use cmo::theory::{Condition, Configuration, Mention, Phrase, PhraseId, Predicted, Theory, Vocabulary};

use super::random::Trial;

impl Trial {
    /// Every mention, declaration and fact about another phrase; the phrases themselves stay where they are.
    pub fn renumbered(self, to: &dyn Fn(u32) -> u32) -> Self {
        let phrases = self.theory.vocabulary.iter().map(|(_, phrase)| declared_anew(phrase, to)).collect();
        let configurations = self.theory.configurations.iter().map(|one| renumber_configuration(one, to, to)).collect();
        let theory = Theory { vocabulary: Vocabulary::new(phrases), configurations, ..self.theory };
        let mut cases = self.cases;
        for fact in cases.iter_mut().flat_map(|case| &mut case.facts) {
            fact.literal.phrase.0 = to(fact.literal.phrase.0);
        }
        Self { theory, cases }
    }

    /// The phrases themselves elsewhere in the vocabulary: what stood at `n` stands at `place[n]`.
    pub fn moved(self, place: &[usize]) -> Self {
        let mut phrases: Vec<(usize, Phrase)> =
            self.theory.vocabulary.iter().zip(place).map(|((_, phrase), &to)| (to, phrase.clone())).collect();
        phrases.sort_by_key(|(to, _)| *to);
        let vocabulary = Vocabulary::new(phrases.into_iter().map(|(_, phrase)| phrase).collect());
        Self { theory: Theory { vocabulary, ..self.theory }, cases: self.cases }
    }

    /// Conditions speak of earlier phrases than what they lead to; no `implies`.
    pub fn without_circles(self) -> Self {
        let size = self.theory.vocabulary.len() as u32;
        let configurations = self.theory.configurations.iter().enumerate().map(|(index, one)| {
            let step = index as u32 % (size - 1) + 1;
            renumber_configuration(one, &|phrase| phrase % step, &|phrase| step + phrase % (size - step))
        });
        let phrases = self.theory.vocabulary.iter().map(|(id, phrase)| {
            let when = phrase.declared().when.as_ref().filter(|_| id.0 > 0);
            let when = when.map(|condition| renumber(condition, &|phrase| phrase % id.0));
            let mut phrase = phrase.clone();
            phrase.declared_mut().when = when;
            phrase.declared_mut().implies.clear();
            phrase
        });
        let vocabulary = Vocabulary::new(phrases.collect());
        let configurations = configurations.collect();
        Self { theory: Theory { vocabulary, configurations, ..self.theory }, cases: self.cases }
    }
}

fn declared_anew(phrase: &Phrase, to: &dyn Fn(u32) -> u32) -> Phrase {
    let mut phrase = phrase.clone();
    let declared = phrase.declared_mut();
    declared.when = declared.when.as_ref().map(|condition| renumber(condition, to));
    declared.implies.iter_mut().for_each(|(literal, _)| literal.phrase.0 = to(literal.phrase.0));
    phrase
}

fn renumber_configuration(
    configuration: &Configuration,
    conditions: &dyn Fn(u32) -> u32,
    predictions: &dyn Fn(u32) -> u32,
) -> Configuration {
    let outcome = |one: &Predicted| Predicted { mention: renumber_mention(&one.mention, predictions), ..*one };
    Configuration {
        context: renumber(&configuration.context, conditions),
        resource: configuration.resource.as_ref().map(|resource| renumber(resource, conditions)),
        mechanisms: configuration.mechanisms.iter().map(|one| renumber_mention(one, predictions)).collect(),
        outcomes: configuration.outcomes.iter().map(outcome).collect(),
        ..configuration.clone()
    }
}

fn renumber_mention(mention: &Mention, to: &dyn Fn(u32) -> u32) -> Mention {
    let mut mention = *mention;
    mention.literal.phrase = PhraseId(to(mention.literal.phrase.0));
    mention
}

/// The condition with other phrases in it.
pub fn renumber(condition: &Condition, to: &dyn Fn(u32) -> u32) -> Condition {
    let all = |of: &[Condition]| of.iter().map(|one| renumber(one, to)).collect();
    match condition {
        Condition::Phrase(mention) => Condition::Phrase(renumber_mention(mention, to)),
        Condition::Unknown(place) => Condition::Unknown(*place),
        Condition::Not(inner) => Condition::Not(Box::new(renumber(inner, to))),
        Condition::All(of) => Condition::All(all(of)),
        Condition::Any(of) => Condition::Any(all(of)),
        Condition::NoneOf(of) => Condition::NoneOf(all(of)),
        Condition::AtLeast(least, of) => Condition::AtLeast(*least, all(of)),
        Condition::Unless(holds, fails) => {
            Condition::Unless(Box::new(renumber(holds, to)), Box::new(renumber(fails, to)))
        }
    }
}
