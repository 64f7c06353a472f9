//! Phrases: what a context, resource, mechanism or outcome is called, and what is declared of it.

use rustc_hash::FxHashMap;

use crate::source::Place;
use crate::theory::{Condition, identity};

/// Which phrase: an index into the [`Vocabulary`], in order of first appearance by path and line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PhraseId(pub u32);

/// A phrase or its negation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Literal {
    /// Which phrase.
    pub phrase: PhraseId,
    /// Whether its negation is meant.
    pub negated: bool,
}

/// The parts that a phrase plays, as declared or as used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// A circumstance, given or brought about.
    Context,
    /// What a programme brings.
    Resource,
    /// The reasoning that a resource prompts.
    Mechanism,
    /// What comes of it.
    Outcome,
}

/// Whether people want an outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Polarity {
    /// They do.
    Desired,
    /// They do not.
    Adverse,
}

/// One spelling of a phrase, with where it was first given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhraseName {
    /// As written, white space collapsed.
    pub text: String,
    /// Where.
    pub place: Place,
}

/// A phrase of the vocabulary.
#[derive(Clone, Debug)]
pub struct Phrase {
    /// The spelling that output shows: the declared one, else the first in file order.
    pub name: String,
    /// Where it first appears.
    pub first: Place,
    /// Where it is declared, with the declared role.
    pub declared: Option<(Role, Place)>,
    /// Other names of the same phrase.
    pub also: Vec<PhraseName>,
    /// Names of its negation.
    pub opposites: Vec<PhraseName>,
    /// What holds wherever it holds.
    pub implies: Vec<(Literal, Place)>,
    /// The condition that defines it.
    pub when: Option<Condition>,
    /// Whether no programme can change it.
    pub fixed: bool,
    /// Whether people want it.
    pub polarity: Option<Polarity>,
    /// Who it is about.
    pub actor: Option<String>,
    /// What it means, in the author's words.
    pub means: Option<String>,
    /// Notes.
    pub notes: Vec<String>,
    /// Parts it plays: declared, and in configurations.
    pub roles: Vec<Role>,
    /// Whether a theory item uses it (and not cases alone).
    pub in_theory: bool,
}

impl Phrase {
    /// The phrase, or where the literal is negated its negation, in the author's words: an opposite's name rather than
    /// `not`.
    #[must_use]
    pub fn words(&self, literal: Literal) -> String {
        match (literal.negated, self.opposites.first()) {
            (false, _) => self.name.clone(),
            (true, Some(opposite)) => opposite.text.clone(),
            (true, None) => format!("not {}", self.name),
        }
    }
}

/// All phrases of a theory set.
#[derive(Debug, Default)]
pub struct Vocabulary {
    phrases: Vec<Phrase>,
    names: Names,
    /// Those that a theory item uses: a file of cases may hold many more that none does.
    in_theory: Vec<PhraseId>,
}

/// Every name of every phrase by its identity.
type Names = FxHashMap<Box<str>, Literal>;

impl Vocabulary {
    /// A vocabulary from phrases in order of first appearance.
    #[must_use]
    pub fn new(phrases: Vec<Phrase>) -> Self {
        let names = names(&phrases);
        let ids = (0_u32..).map(PhraseId).zip(&phrases);
        let in_theory = ids.filter(|(_, phrase)| phrase.in_theory).map(|(id, _)| id).collect();
        Self { phrases, names, in_theory }
    }

    /// The phrase of an id.
    #[must_use]
    pub fn get(&self, id: PhraseId) -> &Phrase {
        &self.phrases[id.0 as usize]
    }

    /// The phrase that a spelling names; negated where it is one of its opposites.
    #[must_use]
    pub fn find(&self, spelling: &str) -> Option<Literal> {
        self.names.get(&*identity(spelling)).copied()
    }

    /// How many phrases there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.phrases.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.phrases.is_empty()
    }

    /// All phrases with their ids.
    pub fn iter(&self) -> impl Iterator<Item = (PhraseId, &Phrase)> {
        self.phrases.iter().enumerate().map(|(index, phrase)| (PhraseId(index as u32), phrase))
    }

    /// The phrases that a theory item uses, with their ids.
    pub fn in_theory(&self) -> impl Iterator<Item = (PhraseId, &Phrase)> {
        self.in_theory.iter().map(|&id| (id, self.get(id)))
    }

    /// The identities of all names, in no particular order, each with what it names.
    pub fn names(&self) -> impl Iterator<Item = (&str, Literal)> {
        self.names.iter().map(|(name, &literal)| (&**name, literal))
    }
}

/// The first phrase that claims a name has it.
fn names(phrases: &[Phrase]) -> Names {
    let mut names = Names::default();
    names.reserve(phrases.len());
    for (index, phrase) in phrases.iter().enumerate() {
        let literal = Literal { phrase: PhraseId(index as u32), negated: false };
        names.entry(identity(&phrase.name).into()).or_insert(literal);
    }
    for (index, phrase) in phrases.iter().enumerate() {
        for (list, negated) in [(&phrase.also, false), (&phrase.opposites, true)] {
            let literal = Literal { phrase: PhraseId(index as u32), negated };
            for name in list {
                names.entry(identity(&name.text).into()).or_insert(literal);
            }
        }
    }
    names
}
