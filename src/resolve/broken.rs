//! Keeps the stretches of text that could not be read, so that nothing is said of what only they may declare or use.

use memchr::memmem;

use super::set::Placed;
use crate::syntax::{Clause, Item, Kind};
use crate::theory::identity;

/// So much text that could not be read may hold any phrase, in bytes.
const MUCH: usize = 1 << 20;

/// The text of all items and clauses that could not be read.
#[derive(Debug, Default)]
pub(super) struct Broken {
    /// Their identities as phrases, each on a line.
    text: String,
}

impl Broken {
    /// What could not be read of all items, cases aside.
    pub(super) fn of<'s>(items: impl Iterator<Item = Placed<'s>>) -> Self {
        let mut broken = Self::default();
        for (item, reader) in items {
            if item.kind() == Kind::Item(Item::Broken) {
                broken.add(reader.raw(item));
            }
            if item.kind() == Kind::Item(Item::Case) {
                continue;
            }
            for (_, clause) in item.clauses().filter(|(clause, _)| *clause == Clause::Broken) {
                broken.add(reader.raw(clause));
            }
        }
        broken
    }

    /// Whether a phrase may be used by what could not be read.
    pub(super) fn may_use(&self, phrase: &str) -> bool {
        self.text.len() > MUCH || memmem::find(self.text.as_bytes(), identity(phrase).as_bytes()).is_some()
    }

    fn add(&mut self, text: &str) {
        if self.text.len() <= MUCH {
            self.text.push_str(&identity(text));
            self.text.push('\n');
        }
    }
}
