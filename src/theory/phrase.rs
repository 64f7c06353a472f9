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

impl Literal {
    /// The same phrase with the other sign.
    #[must_use]
    pub const fn contrary(self) -> Self {
        Self { phrase: self.phrase, negated: !self.negated }
    }
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

impl Role {
    const ALL: [Self; 4] = [Self::Context, Self::Resource, Self::Mechanism, Self::Outcome];
}

/// A set of roles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Roles(u8);

impl Roles {
    /// Adds a role.
    pub const fn add(&mut self, role: Role) {
        self.0 |= 1 << role as u8;
    }

    /// Whether a role is among them.
    #[must_use]
    pub const fn has(self, role: Role) -> bool {
        self.0 & (1 << role as u8) != 0
    }

    /// Each of them, in the order of a statement: context, resource, mechanism, outcome.
    pub fn iter(self) -> impl Iterator<Item = Role> {
        Role::ALL.into_iter().filter(move |role| self.has(*role))
    }
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
    /// The parts it plays: declared, and in configurations.
    pub roles: Roles,
    /// Whether a theory item uses it (and not cases alone).
    pub in_theory: bool,
    /// What is declared of it. Apart, since hardly any phrase is declared.
    declaration: Option<Box<Declaration>>,
}

/// What a declaration says of its phrase.
#[derive(Clone, Debug)]
pub struct Declaration {
    /// The declared role, with where it is declared.
    pub role: Option<(Role, Place)>,
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
}

impl Declaration {
    /// Of a phrase that nobody declares.
    const NONE: Self = Self {
        role: None,
        also: Vec::new(),
        opposites: Vec::new(),
        implies: Vec::new(),
        when: None,
        fixed: false,
        polarity: None,
        actor: None,
        means: None,
        notes: Vec::new(),
    };
}

impl Phrase {
    /// A phrase of which nothing is declared, and that no theory item uses yet.
    #[must_use]
    pub const fn new(name: String, first: Place) -> Self {
        Self { name, first, roles: Roles(0), in_theory: false, declaration: None }
    }

    /// What is declared of it; nothing where it is not.
    #[must_use]
    pub fn declared(&self) -> &Declaration {
        static NONE: Declaration = Declaration::NONE;
        self.declaration.as_deref().unwrap_or(&NONE)
    }

    /// What is declared of it, to be added to.
    pub fn declared_mut(&mut self) -> &mut Declaration {
        self.declaration.get_or_insert_with(|| Box::new(Declaration::NONE))
    }

    /// The phrase, or where the literal is negated its negation, in the author's words: an opposite's name rather than
    /// `not`.
    #[must_use]
    pub fn words(&self, literal: Literal) -> String {
        match (literal.negated, self.declared().opposites.first()) {
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
pub(crate) type Names = FxHashMap<Box<str>, Literal>;

impl Vocabulary {
    /// A vocabulary from phrases in order of first appearance. The first phrase that claims a name has it.
    #[must_use]
    pub fn new(phrases: Vec<Phrase>) -> Self {
        let mut names = Names::default();
        names.reserve(phrases.len());
        for (index, phrase) in phrases.iter().enumerate() {
            let literal = Literal { phrase: PhraseId(index as u32), negated: false };
            names.entry(identity(&phrase.name).into()).or_insert(literal);
        }
        Self::with_names(phrases, names)
    }

    /// A vocabulary from phrases of which the identities of all names that they are shown by are known already.
    pub(crate) fn with_names(phrases: Vec<Phrase>, mut names: Names) -> Self {
        for (index, phrase) in phrases.iter().enumerate() {
            let declared = phrase.declared();
            for (list, negated) in [(&declared.also, false), (&declared.opposites, true)] {
                let literal = Literal { phrase: PhraseId(index as u32), negated };
                for name in list {
                    names.entry(identity(&name.text).into()).or_insert(literal);
                }
            }
        }
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
