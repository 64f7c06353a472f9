//! Conditions: what must hold of a case, with the quantifiers that the author wrote.

use crate::source::Place;
use crate::theory::{Literal, PhraseId};

/// A phrase where it is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The phrase; negated where it is named by one of its opposites.
    pub literal: Literal,
    /// Where.
    pub place: Place,
}

impl Mention {
    /// The phrase that is mentioned.
    #[must_use]
    pub const fn phrase(&self) -> PhraseId {
        self.literal.phrase
    }
}

/// A condition over phrases.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// A phrase, or the opposite of one.
    Phrase(Mention),
    /// `?`: unknown in every case and every world.
    Unknown(Place),
    /// `not …`
    Not(Box<Condition>),
    /// `… and …`, `all of`, bullets.
    All(Vec<Condition>),
    /// `… or …`, `any of`.
    Any(Vec<Condition>),
    /// `none of (…)`
    NoneOf(Vec<Condition>),
    /// `at least N of (…)`; N from 1 to the length of the list.
    AtLeast(u32, Vec<Condition>),
    /// `… unless …`: the first and not the second.
    Unless(Box<Condition>, Box<Condition>),
}

impl Condition {
    /// Calls for every phrase in it where it stands, in reading order.
    pub fn each_mention<'c>(&'c self, visit: &mut dyn FnMut(&'c Mention)) {
        match self {
            Self::Phrase(mention) => visit(mention),
            Self::Unknown(_) => {}
            Self::Not(inner) => inner.each_mention(visit),
            Self::All(of) | Self::Any(of) | Self::NoneOf(of) | Self::AtLeast(_, of) => {
                of.iter().for_each(|one| one.each_mention(visit));
            }
            Self::Unless(holds, fails) => {
                holds.each_mention(visit);
                fails.each_mention(visit);
            }
        }
    }
}
