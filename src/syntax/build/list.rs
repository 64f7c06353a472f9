//! Builds lists of phrases.

use pest::iterators::Pairs;

use super::{Build, Read, Whole};
use crate::syntax::fault::Fault;
use crate::syntax::grammar::Rule;
use crate::syntax::tree::Clause;

impl Build<'_> {
    /// A clause that is a list of phrases, in a line or as bullets.
    pub(super) fn phrases_clause(&mut self, read: Read<'_>) -> Whole {
        let parts = read.into_inner();
        match parts.peek() {
            Some(bullets) if bullets.as_rule() == Rule::bullets => self.phrase_bullets(&bullets, Clause::Also),
            _ => self.phrases(parts),
        }
    }

    /// Phrases with what separates them.
    pub(super) fn phrases(&mut self, parts: Pairs<'_, Rule>) -> Whole {
        for part in parts {
            match part.as_rule() {
                Rule::phrase | Rule::quoted => self.phrase(&part),
                Rule::unknown => self.unknown(&part),
                Rule::negated => self.negated(&part)?,
                Rule::and | Rule::comma | Rule::mechanism_key => {}
                _ => return Err(Fault::Unreadable { at: self.span(&part) }),
            }
        }
        Ok(())
    }
}
