//! Turns declarations into tables of the names that they give, before any phrase is read: a phrase may appear under
//! another name above its declaration.

use rustc_hash::FxHashMap;

use crate::diagnostic::Diagnostic;
use crate::resolve::problem::PhraseProblem;
use crate::resolve::reading::Reader;
use crate::source::Place;
use crate::syntax::{Clause, Node, Term};
use crate::theory::{collapsed, identity};

/// A phrase as it is declared.
#[derive(Debug)]
struct Main {
    spelling: String,
    place: Place,
}

/// A name of a phrase that is declared under another.
#[derive(Clone, Debug)]
pub struct Claim {
    /// The identity of the phrase's declared name.
    pub main: Box<str>,
    /// Whether it names the opposite.
    pub negated: bool,
    place: Place,
}

/// The names that declarations give.
#[derive(Debug, Default)]
pub struct Declared {
    mains: FxHashMap<Box<str>, Main>,
    claims: FxHashMap<Box<str>, Claim>,
}

impl Declared {
    /// Takes in the phrase that a declaration is about; all of these come before the first of [`Declared::claims_of`].
    pub fn main(&mut self, declaration: Node<'_>, reader: Reader<'_>) -> Option<Diagnostic> {
        let phrase = phrase_of(declaration)?;
        let (spelling, place) = (collapsed(&reader.phrase(phrase)), reader.place(phrase));
        let name = identity(&spelling);
        if let Some(main) = self.mains.get(&*name) {
            let first = main.place;
            return Some(PhraseProblem::DeclaredTwice { phrase: spelling, place, first }.diagnostic());
        }
        self.mains.insert(name.into(), Main { spelling, place });
        None
    }

    /// Takes in the other names that a declaration gives.
    pub fn claims_of(&mut self, declaration: Node<'_>, reader: Reader<'_>, problems: &mut Vec<Diagnostic>) {
        let Some(phrase) = phrase_of(declaration) else { return };
        let main: Box<str> = identity(&reader.phrase(phrase)).into();
        for (clause, node) in declaration.clauses() {
            if !matches!(clause, Clause::Also | Clause::Opposite) {
                continue;
            }
            let negated = clause == Clause::Opposite;
            for (_, name) in node.terms().filter(|(term, _)| *term == Term::Phrase) {
                let claim = Claim { main: main.clone(), negated, place: reader.place(name) };
                problems.extend(self.claim_name(&reader.phrase(name), claim).map(PhraseProblem::diagnostic));
            }
        }
    }

    /// What a name names, where a declaration gives it as another name.
    #[must_use]
    pub fn claim(&self, name: &str) -> Option<&Claim> {
        self.claims.get(name)
    }

    /// The declared spelling of a phrase.
    #[must_use]
    pub fn spelling(&self, main: &str) -> Option<&str> {
        self.mains.get(main).map(|main| &*main.spelling)
    }

    /// Whether a phrase is declared here, not again.
    #[must_use]
    pub fn is_first(&self, main: &str, place: Place) -> bool {
        self.mains.get(main).is_some_and(|main| main.place == place)
    }

    /// Whether a name is claimed here, not again.
    #[must_use]
    pub fn is_claimed_at(&self, name: &str, place: Place) -> bool {
        self.claims.get(name).is_some_and(|claim| claim.place == place)
    }

    fn claim_name(&mut self, spelling: &str, claim: Claim) -> Option<PhraseProblem> {
        let name = identity(spelling);
        let (shown, place) = (collapsed(spelling), claim.place);
        let spelling_of =
            |main: &str| self.mains.get(main).map_or_else(|| main.to_owned(), |main| main.spelling.clone());
        if let Some(main) = self.mains.get(&*name) {
            let (phrase, first) = (spelling_of(&claim.main), main.place);
            if *name != *claim.main {
                return Some(PhraseProblem::NameOfTwo {
                    name: shown,
                    phrase,
                    other: main.spelling.clone(),
                    place,
                    first,
                });
            }
            return claim.negated.then_some(PhraseProblem::OwnOpposite { name: shown, phrase, place, first });
        }
        if let Some(before) = self.claims.get(&*name) {
            let (phrase, first) = (spelling_of(&claim.main), before.place);
            if before.main != claim.main {
                let other = spelling_of(&before.main);
                return Some(PhraseProblem::NameOfTwo { name: shown, phrase, other, place, first });
            }
            return (before.negated != claim.negated).then_some(PhraseProblem::OwnOpposite {
                name: shown,
                phrase,
                place,
                first,
            });
        }
        self.claims.insert(name.into(), claim);
        None
    }
}

/// The phrase that a declaration is about.
pub fn phrase_of(declaration: Node<'_>) -> Option<Node<'_>> {
    declaration.terms().find(|(term, _)| *term == Term::Phrase).map(|(_, node)| node)
}
