//! Turns declarations (`context`, `resource`, `mechanism`, `outcome`) into what is known of their phrases.

use super::clauses::Once;
use super::phrases::phrase_of;
use super::problem::PhraseProblem;
use super::reading::Reader;
use super::set::Resolver;
use crate::syntax::{Clause, Node, Term};
use crate::theory::{PhraseId, PhraseName, Role, collapsed, identity};

impl<'s> Resolver<'s> {
    /// What is declared of a phrase; what is declared of it again is an error already, and left out.
    pub(super) fn declaration(&mut self, item: Node<'_>, role: Role, reader: Reader<'s>) {
        let Some(node) = phrase_of(item) else { return };
        let mention = self.phrases.mention_as(role, reader, node);
        if !self.phrases.declared().is_first(&identity(&reader.phrase(node)), mention.place) || mention.literal.negated
        {
            return;
        }
        let id = mention.phrase();
        self.phrases.declare(id).role = Some((role, mention.place));
        let mut once = Once::default();
        for (clause, node) in item.clauses() {
            self.found.extend(once.check(clause, node, reader));
            self.declaration_clause(id, clause, node, reader);
        }
    }

    fn declaration_clause(&mut self, id: PhraseId, clause: Clause, node: Node<'_>, reader: Reader<'s>) {
        match clause {
            Clause::Means => self.phrases.declare(id).means = reader.quotation(node),
            Clause::Also => {
                let names = self.names_given(node, reader);
                self.phrases.declare(id).also.extend(names);
            }
            Clause::Opposite => {
                let names = self.names_given(node, reader);
                self.phrases.declare(id).opposites.extend(names);
            }
            Clause::Implies => self.implies(id, node, reader),
            Clause::When => {
                let condition = self.condition_of(node, None, reader);
                self.phrases.declare(id).when = Some(condition);
            }
            Clause::Fixed => self.phrases.declare(id).fixed = true,
            Clause::Polarity => self.phrases.declare(id).polarity = reader.polarity(node),
            Clause::Actor => self.phrases.declare(id).actor = reader.words(node),
            Clause::Note => self.phrases.declare(id).notes.extend(reader.quotation(node)),
            // Clauses of other items, and what could not be read.
            Clause::Level
            | Clause::SharedMechanism
            | Clause::SupportedBy
            | Clause::RefutedBy
            | Clause::ModifiedBy
            | Clause::AugmentedBy
            | Clause::NeutralIn
            | Clause::Confidence
            | Clause::Because
            | Clause::Type
            | Clause::Cite
            | Clause::Text
            | Clause::Setting
            | Clause::Relevance
            | Clause::Rigour
            | Clause::Richness
            | Clause::If
            | Clause::OnlyIf
            | Clause::Then
            | Clause::StrengthenedBy
            | Clause::WeakenedBy
            | Clause::Status
            | Clause::Refines
            | Clause::Replaces
            | Clause::PartOf
            | Clause::RivalOf
            | Clause::ContrastsWith
            | Clause::Facts
            | Clause::Observed
            | Clause::Like
            | Clause::OfTheory
            | Clause::Complete
            | Clause::Source
            | Clause::ExpectVerdict
            | Clause::ExpectValue
            | Clause::Broken => {}
        }
    }

    /// The names that a clause gives, without those that it could not.
    fn names_given(&mut self, node: Node<'_>, reader: Reader<'s>) -> Vec<PhraseName> {
        let phrases = node.terms().filter(|(term, _)| *term == Term::Phrase);
        let mut names = Vec::new();
        for (_, phrase) in phrases {
            self.phrases.mention(reader, phrase);
            let (spelling, place) = (reader.phrase(phrase), reader.place(phrase));
            if self.phrases.declared().is_claimed_at(&identity(&spelling), place) {
                names.push(PhraseName { text: collapsed(&spelling), place });
            }
        }
        names
    }

    fn implies(&mut self, id: PhraseId, node: Node<'_>, reader: Reader<'s>) {
        for mention in self.mentions(node, reader) {
            if mention.phrase() != id {
                self.phrases.declare(id).implies.push((mention.literal, mention.place));
            } else if mention.literal.negated {
                let phrase = self.phrases.get(id).name.clone();
                let implied = reader.spelled(mention.place.span);
                self.found
                    .push(PhraseProblem::ImpliesOwnOpposite { phrase, implied, place: mention.place }.diagnostic());
            }
        }
    }
}
