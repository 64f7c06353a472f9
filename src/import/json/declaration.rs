//! Declarations as items.

use super::fault::At;
use super::item::{Clause, Item, Said};
use super::writer::{Writer, text_of, texts, word, words};
use crate::document::PhraseOut;
use crate::syntax::bare::Place;

impl Writer<'_> {
    /// The phrases that are declared, each as an item.
    pub(super) fn declarations(&mut self) -> Vec<Item> {
        let numbered = (0_u32..).zip(&self.document.phrases);
        numbered.filter_map(|(number, phrase)| self.declaration(number, phrase)).collect()
    }

    fn declaration(&mut self, number: u32, one: &PhraseOut) -> Option<Item> {
        let at = At::element("phrases", number as usize);
        let Some(kind) = one.kind else {
            self.undeclared(one, &at);
            return None;
        };
        let name = self.phrases.written(&one.phrase, Place::Heading);
        let heading = Said { text: format!("{} {name}", kind.word()), phrases: vec![number] };
        let mut first: Vec<Clause> = text_of("means", one.means.as_ref()).into_iter().collect();
        first.extend(self.names_of("also", &one.also));
        first.extend(self.names_of("opposite", &one.opposites));
        let implies = self.mentions("implies", &one.implies, &at.to("implies"));
        let when = one.when.as_ref().map(|when| Clause::new("when", self.condition(when, &at.to("when"))));
        let mut others: Vec<Clause> = word("fixed", one.fixed.then_some("")).into_iter().collect();
        others.extend(word("polarity", one.polarity.map(|polarity| polarity.word())));
        others.extend(words("actor", one.actor.as_ref()));
        others.extend(texts("note", &one.notes));
        Some(Item { heading, first, kinds: vec![implies, when.into_iter().collect()], others })
    }

    fn names_of(&mut self, keyword: &'static str, names: &[String]) -> Vec<Clause> {
        let phrases = &mut self.phrases;
        let written = names.iter().map(|name| Said::plain(phrases.written(name, Place::List)));
        written.map(|says| Clause::listed(keyword, says)).collect()
    }

    /// What is said of a phrase stands below its declaration.
    fn undeclared(&mut self, one: &PhraseOut, at: &At) {
        let says = [
            ("means", one.means.is_some()),
            ("also", !one.also.is_empty()),
            ("opposites", !one.opposites.is_empty()),
            ("implies", !one.implies.is_empty()),
            ("when", one.when.is_some()),
            ("fixed", one.fixed),
            ("polarity", one.polarity.is_some()),
            ("actor", one.actor.is_some()),
            ("notes", !one.notes.is_empty()),
        ];
        if let Some((field, _)) = says.into_iter().find(|(_, said)| *said) {
            let says = format!("`{}` is not declared, and what it says stands below a declaration", one.phrase);
            self.faults.add(&at.to(field), says, "give its `kind`: context, resource, mechanism or outcome");
        }
    }
}
