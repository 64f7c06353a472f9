//! Turns phrases where they are mentioned into the vocabulary, in order of first appearance.

mod declared;

pub use declared::{Claim, Declared, phrase_of};

use rustc_hash::FxHashMap;

use crate::resolve::reading::Reader;
use crate::source::Place;
use crate::syntax::Node;
use crate::theory::{Declaration, Literal, Mention, Names, Phrase, PhraseId, Role, Vocabulary, collapsed, identity};

/// The vocabulary as it grows.
#[derive(Debug, Default)]
pub struct Phrases<'s> {
    /// By what stands in the text: most mentions are spelled as one before, so that their identity need not be found.
    spelled: FxHashMap<&'s str, Literal>,
    named: Names,
    declared: Declared,
    all: Vec<Phrase>,
}

impl<'s> Phrases<'s> {
    /// A vocabulary without phrases, that knows the names which declarations give.
    #[must_use]
    pub fn new(declared: Declared) -> Self {
        Self { declared, ..Self::default() }
    }

    /// What declarations say of names.
    #[must_use]
    pub fn declared(&self) -> &Declared {
        &self.declared
    }

    /// A phrase where a theory item uses it.
    pub fn mention(&mut self, reader: Reader<'s>, node: Node<'_>) -> Mention {
        let literal = self.appear(reader, node);
        self.all[literal.phrase.0 as usize].in_theory = true;
        Mention { literal, place: reader.place(node) }
    }

    /// A phrase where a theory item uses it in a role.
    pub fn mention_as(&mut self, role: Role, reader: Reader<'s>, node: Node<'_>) -> Mention {
        let mention = self.mention(reader, node);
        self.all[mention.phrase().0 as usize].roles.add(role);
        mention
    }

    /// A phrase where it appears, be it in a case.
    pub fn appear(&mut self, reader: Reader<'s>, node: Node<'_>) -> Literal {
        let raw = reader.raw(node);
        if let Some(&literal) = self.spelled.get(raw) {
            return literal;
        }
        let spelling = reader.phrase(node);
        let literal = self.find_or_add(&spelling, reader.place(node));
        self.spelled.insert(raw, literal);
        literal
    }

    /// What is declared of a phrase, to be added to.
    pub fn declare(&mut self, id: PhraseId) -> &mut Declaration {
        self.all[id.0 as usize].declared_mut()
    }

    /// The phrase of an id.
    #[must_use]
    pub fn get(&self, id: PhraseId) -> &Phrase {
        &self.all[id.0 as usize]
    }

    /// The finished vocabulary.
    #[must_use]
    pub fn finish(self) -> Vocabulary {
        Vocabulary::with_names(self.all, self.named)
    }

    fn find_or_add(&mut self, spelling: &str, place: Place) -> Literal {
        let name = identity(spelling);
        if let Some(&literal) = self.named.get(&*name) {
            return literal;
        }
        let literal = match self.declared.claim(&name) {
            Some(Claim { main, negated, .. }) => {
                let (main, negated) = (main.clone(), *negated);
                let phrase = self.find_or_add_main(&main, place);
                Literal { phrase, negated }
            }
            None => Literal {
                phrase: self
                    .add(self.declared.spelling(&name).map_or_else(|| collapsed(spelling), str::to_owned), place),
                negated: false,
            },
        };
        self.named.insert(name.into(), literal);
        literal
    }

    /// The phrase that a declaration names otherwise.
    fn find_or_add_main(&mut self, main: &str, place: Place) -> PhraseId {
        if let Some(literal) = self.named.get(main) {
            return literal.phrase;
        }
        let spelling = self.declared.spelling(main).unwrap_or(main).to_owned();
        let phrase = self.add(spelling, place);
        self.named.insert(main.into(), Literal { phrase, negated: false });
        phrase
    }

    fn add(&mut self, name: String, first: Place) -> PhraseId {
        self.all.push(Phrase::new(name, first));
        PhraseId(self.all.len() as u32 - 1)
    }
}
