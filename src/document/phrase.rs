//! Phrases and conditions.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{From, LiteralOut, PlaceOut};
use crate::theory::{Condition, Phrase};
use crate::vocabulary::{PolarityWord, RoleWord};

/// A phrase with what is declared of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PhraseOut {
    /// The name that output shows.
    pub phrase: String,
    /// The kind that is declared.
    pub kind: Option<RoleWord>,
    /// The parts that it plays: declared, and in configurations.
    pub roles: Vec<RoleWord>,
    /// What it means.
    pub means: Option<String>,
    /// Its other names.
    pub also: Vec<String>,
    /// The names of its negation.
    pub opposites: Vec<String>,
    /// What holds wherever it holds.
    pub implies: Vec<LiteralOut>,
    /// The condition that defines it.
    pub when: Option<ConditionOut>,
    /// Whether no programme can change it.
    pub fixed: bool,
    /// Whether people want it.
    pub polarity: Option<PolarityWord>,
    /// Who it is about.
    pub actor: Option<String>,
    /// Notes.
    pub notes: Vec<String>,
    /// Where it first appears.
    #[serde(default)]
    #[schemars(required)]
    pub place: Option<PlaceOut>,
}

/// A condition.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ConditionOut {
    /// A phrase, or its absence by the name of an opposite.
    Literal(LiteralOut),
    /// `?`: not known yet.
    Open,
    /// `not`
    Not(Box<ConditionOut>),
    /// All of these.
    All(Vec<ConditionOut>),
    /// Any of these.
    Any(Vec<ConditionOut>),
    /// None of these.
    NoneOf(Vec<ConditionOut>),
    /// At least so many of these.
    AtLeast {
        /// So many.
        number: u32,
        /// Of these.
        of: Vec<ConditionOut>,
    },
    /// The one and not the other.
    Unless {
        /// What is to hold.
        holds: Box<ConditionOut>,
        /// What is not.
        fails: Box<ConditionOut>,
    },
}

impl From<'_> {
    pub(super) fn phrase(self, phrase: &Phrase) -> PhraseOut {
        let declared = phrase.declared();
        let names = |names: &[crate::theory::PhraseName]| names.iter().map(|name| name.text.clone()).collect();
        PhraseOut {
            phrase: phrase.name.clone(),
            kind: declared.role.map(|(role, _)| role.into()),
            roles: phrase.roles.iter().map(RoleWord::from).collect(),
            means: declared.means.clone(),
            also: names(&declared.also),
            opposites: names(&declared.opposites),
            implies: declared.implies.iter().map(|(literal, _)| self.literal(*literal)).collect(),
            when: declared.when.as_ref().map(|when| self.condition(when)),
            fixed: declared.fixed,
            polarity: declared.polarity.map(PolarityWord::from),
            actor: declared.actor.clone(),
            notes: declared.notes.clone(),
            place: self.place(phrase.first),
        }
    }

    pub(super) fn condition(self, condition: &Condition) -> ConditionOut {
        let one = |condition: &Condition| Box::new(self.condition(condition));
        let all = |of: &[Condition]| of.iter().map(|one| self.condition(one)).collect();
        match condition {
            Condition::Phrase(mention) => ConditionOut::Literal(self.literal(mention.literal)),
            Condition::Unknown(_) => ConditionOut::Open,
            Condition::Not(inner) => ConditionOut::Not(one(inner)),
            Condition::All(of) => ConditionOut::All(all(of)),
            Condition::Any(of) => ConditionOut::Any(all(of)),
            Condition::NoneOf(of) => ConditionOut::NoneOf(all(of)),
            Condition::AtLeast(number, of) => ConditionOut::AtLeast { number: *number, of: all(of) },
            Condition::Unless(holds, fails) => ConditionOut::Unless { holds: one(holds), fails: one(fails) },
        }
    }
}
