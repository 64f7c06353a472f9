//! Turns short hand-written rules into a theory: phrases are the letters `a` to `h`.

use cmo::source::Place;
use cmo::theory::{
    Case, Condition, Configuration, Fact, Form, HeadingId, Literal, Mention, Phrase, PhraseId, Predicted, Said, Theory,
    Vocabulary,
};

use super::blank::{blank_configuration, case, fact, letter};

/// A theory that is being written.
pub struct Written {
    phrases: Vec<Phrase>,
    configurations: Vec<Configuration>,
}

/// A theory of which nothing is written yet.
pub fn written() -> Written {
    Written { phrases: (0..8).map(letter).collect(), configurations: Vec::new() }
}

impl Written {
    /// `if` all of these `then` outcomes.
    pub fn rule(self, condition: &str, outcomes: &str) -> Self {
        self.triggers(condition, "", outcomes)
    }

    /// `if` all of these `then` mechanisms `then` outcomes.
    pub fn triggers(self, condition: &str, mechanisms: &str, outcomes: &str) -> Self {
        self.configuration(Form::If, condition, mechanisms, outcomes)
    }

    /// `only if` all of these `then` mechanisms `then` outcomes.
    pub fn necessary(self, condition: &str, mechanisms: &str, outcomes: &str) -> Self {
        self.configuration(Form::OnlyIf, condition, mechanisms, outcomes)
    }

    fn configuration(mut self, form: Form, condition: &str, mechanisms: &str, outcomes: &str) -> Self {
        let context = all(condition);
        let mechanisms = words(mechanisms).map(mention).collect();
        let outcomes = words(outcomes).map(outcome).collect();
        self.configurations.push(Configuration { form, context, mechanisms, outcomes, ..blank_configuration() });
        self
    }

    /// The last configuration stands under the heading of this number.
    pub fn under(mut self, heading: u32) -> Self {
        self.configurations.iter_mut().rev().take(1).for_each(|one| one.heading = Some(HeadingId(heading)));
        self
    }

    /// A phrase that is defined by all of these.
    pub fn when(mut self, name: &str, condition: &str) -> Self {
        self.phrases[id(name).0 as usize].declared_mut().when = Some(all(condition));
        self
    }

    /// What holds wherever a phrase holds.
    pub fn implies(mut self, name: &str, implied: &str) -> Self {
        let implied = words(implied).map(|word| (literal(word), Place::default()));
        self.phrases[id(name).0 as usize].declared_mut().implies.extend(implied);
        self
    }

    /// The theory.
    pub fn theory(self) -> Theory {
        let vocabulary = Vocabulary::new(self.phrases);
        Theory { vocabulary, configurations: self.configurations, ..Theory::default() }
    }
}

/// A case from its facts: `a, not b, c = 0.7, unknown d, un-e`.
pub fn facts(text: &str) -> Case {
    case(words(text).map(one_fact).collect())
}

/// The phrase called by a letter.
pub fn id(name: &str) -> PhraseId {
    PhraseId(u32::from(name.as_bytes()[0] - b'a'))
}

fn one_fact(text: &str) -> Fact {
    match text.split_once(' ') {
        Some(("not", name)) => fact(literal(name), Said::Absent),
        Some(("unknown", name)) => fact(literal(name), Said::Unknown),
        Some((name, degree)) => fact(literal(name), Said::Degree(degree.trim_start_matches("= ").parse().unwrap())),
        None => fact(literal(text), Said::Present),
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(", ").filter(|word| !word.is_empty())
}

fn all(text: &str) -> Condition {
    Condition::All(words(text).map(condition).collect())
}

fn condition(text: &str) -> Condition {
    match text.strip_prefix("not ") {
        Some(inner) => Condition::Not(Box::new(condition(inner))),
        None if text == "?" => Condition::Unknown(Place::default()),
        None => Condition::Phrase(mention(text)),
    }
}

fn outcome(text: &str) -> Predicted {
    let (negated, name) = text.strip_prefix("not ").map_or((false, text), |name| (true, name));
    Predicted { mention: mention(name), negated }
}

fn mention(text: &str) -> Mention {
    Mention { literal: literal(text), place: Place::default() }
}

/// `a`, or `un-a`, the name of its negation.
fn literal(text: &str) -> Literal {
    let (negated, name) = text.strip_prefix("un-").map_or((false, text), |name| (true, name));
    Literal { phrase: id(name), negated }
}
