//! Parts of a theory that say nothing yet: a test fills in what it is about.

use cmo::source::Place;
use cmo::theory::{Case, Condition, Configuration, Fact, Form, Heading, Literal, Phrase, Said};

/// A phrase of which nothing is declared.
pub fn phrase(name: String) -> Phrase {
    let mut phrase = Phrase::new(name, Place::default());
    phrase.in_theory = true;
    phrase
}

/// A phrase called `a`, `b`, `c`, …
pub fn letter(index: usize) -> Phrase {
    phrase(char::from(b'a' + index as u8).to_string())
}

/// A configuration that says nothing yet.
pub fn blank_configuration() -> Configuration {
    Configuration {
        heading: None,
        group: None,
        id: String::new(),
        named: true,
        full_name: String::new(),
        title: None,
        form: Form::If,
        context: Condition::Unknown(Place::default()),
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
        place: Place::default(),
    }
}

/// A heading without a name.
pub fn blank_heading() -> Heading {
    Heading {
        name: String::new(),
        title: None,
        level: None,
        means: None,
        mechanisms: Vec::new(),
        evidence: Vec::new(),
        confidence: None,
        because: Vec::new(),
        notes: Vec::new(),
        place: Place::default(),
    }
}

/// A case with some facts.
pub fn case(facts: Vec<Fact>) -> Case {
    Case { name: "site".to_owned(), facts, ..Case::default() }
}

/// A fact without evidence.
pub fn fact(literal: Literal, said: Said) -> Fact {
    Fact { literal, said, observed: false, supposed: false, locator: None, quotation: None, place: Place::default() }
}
