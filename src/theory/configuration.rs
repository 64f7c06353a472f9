//! Configurations: context, mechanism and outcome as one statement (a CMOC), with what is said of it.

use crate::source::Place;
use crate::theory::{Condition, Confidence, Evidence, GroupId, HeadingId, Literal, Mention};

/// Which configuration: an index in file order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ConfigurationId(pub u32);

/// How a statement is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Form {
    /// `if C then …`: what suffices.
    If,
    /// `only if C then …`: what is necessary.
    OnlyIf,
}

/// Where a configuration works.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Level {
    /// Between people.
    Micro,
    /// In and between organisations.
    Meso,
    /// In systems and policy.
    Macro,
}

impl Level {
    /// It as it is written.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Micro => "micro",
            Self::Meso => "meso",
            Self::Macro => "macro",
        }
    }
}

/// How far a configuration has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// Gleaned, not tested.
    Initial,
    /// Tested against evidence.
    Tested,
    /// Kept for the record, never evaluated.
    Retired,
}

impl Status {
    /// It as it is written.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Initial => "initial",
            Self::Tested => "tested",
            Self::Retired => "retired",
        }
    }
}

/// How one configuration stands to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RelationKind {
    /// Comes from it; both live.
    Refines,
    /// Takes its place; the other is thereby retired.
    Replaces,
    /// Is shown under it; both live.
    PartOf,
    /// Is another explanation.
    RivalOf,
    /// Is another arrangement, a trade-off.
    ContrastsWith,
}

impl RelationKind {
    /// The clause that gives it, as it is written.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Refines => "refines",
            Self::Replaces => "replaces",
            Self::PartOf => "part of",
            Self::RivalOf => "rival of",
            Self::ContrastsWith => "contrasts with",
        }
    }
}

/// One relation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    /// How.
    pub kind: RelationKind,
    /// To which.
    pub to: ConfigurationId,
    /// Where it is said.
    pub place: Place,
}

/// A mechanism or an outcome that a configuration speaks for, or against where negated.
///
/// `negated` is set by `not` (outcomes only); a phrase named by one of its opposites has that in its mention, so
/// the configuration speaks against the phrase where the two differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Predicted {
    /// The phrase as mentioned.
    pub mention: Mention,
    /// Whether it was written with `not`.
    pub negated: bool,
}

impl Predicted {
    /// Whether the phrase itself is spoken against when an `if` configuration fires.
    #[must_use]
    pub const fn speaks_against(&self) -> bool {
        self.mention.literal.negated != self.negated
    }

    /// What an `if` configuration speaks for when it fires: the phrase, or its negation.
    #[must_use]
    pub const fn literal(&self) -> Literal {
        Literal { phrase: self.mention.phrase(), negated: self.speaks_against() }
    }
}

/// One statement of a theory.
#[derive(Clone, Debug)]
pub struct Configuration {
    /// The theory heading that owns it.
    pub heading: Option<HeadingId>,
    /// The group it stands in.
    pub group: Option<GroupId>,
    /// Its ID within its theory: the author's, or `if1`, `if2`, … for display.
    pub id: String,
    /// Whether the author gave the ID.
    pub named: bool,
    /// `THEORY.ID`, or the ID alone where no heading owns it.
    pub full_name: String,
    /// Its title.
    pub title: Option<String>,
    /// What suffices, or what is necessary.
    pub form: Form,
    /// In which circumstances.
    pub context: Condition,
    /// What the programme must bring.
    pub resource: Option<Condition>,
    /// The reasoning; empty where it is not stated.
    pub mechanisms: Vec<Mention>,
    /// Where a `?` says openly that the reasoning is not known yet.
    pub open_mechanism: Option<Place>,
    /// What comes of it; empty where it is not stated (`?`).
    pub outcomes: Vec<Predicted>,
    /// What turns the dimmer up.
    pub strengthened_by: Vec<Predicted>,
    /// What turns the dimmer down.
    pub weakened_by: Vec<Predicted>,
    /// What studies and cases say of it.
    pub evidence: Vec<Evidence>,
    /// People's judgement.
    pub confidence: Option<Confidence>,
    /// Whose reasoning it is.
    pub actor: Option<String>,
    /// Where it works.
    pub level: Option<Level>,
    /// How far it has come, as written; see [`Configuration::retired`].
    pub status: Option<Status>,
    /// Whether it is retired, by its status or because another replaces it.
    pub retired: bool,
    /// Why the author says it.
    pub because: Vec<String>,
    /// Notes.
    pub notes: Vec<String>,
    /// Relations to others.
    pub relations: Vec<Relation>,
    /// Its heading, or its first line.
    pub place: Place,
}

impl Configuration {
    /// What it speaks for where it fires: its mechanisms and outcomes; of an `only if`, which speaks against them where
    /// what it requires is absent, their negations.
    pub fn speaks_for(&self) -> impl Iterator<Item = Literal> + '_ {
        let mechanisms = self.mechanisms.iter().map(|mention| mention.literal);
        let all = mechanisms.chain(self.outcomes.iter().map(Predicted::literal));
        all.map(|literal| match self.form {
            Form::If => literal,
            Form::OnlyIf => literal.contrary(),
        })
    }
}
