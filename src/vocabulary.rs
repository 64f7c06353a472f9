//! Turns a theory into its phrases with their uses, those that are nearly the same, and the open ends of its ripples: the
//! answer of `cmo vocabulary`, in the fields of its JSON contract `cmo.vocabulary/1`.

mod near;
mod open_ends;
mod uses;

pub use near::Near;
pub use open_ends::{Link, OpenEnds, PhraseRef};
pub use uses::{Use, UsedAs};

use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};

#[cfg(feature = "report")]
use schemars::JsonSchema;

use crate::resolve::nearly_the_same;
use crate::source::Sources;
use crate::theory::{HeadingId, Phrase, PhraseName, Polarity, Role, Theory};

/// `cmo.vocabulary/1`
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct Phrases {
    /// `cmo.vocabulary/1`.
    pub schema: &'static str,
    /// All phrases, in order of first appearance by path and line.
    pub phrases: Vec<Entry>,
    /// Where ripples end, and where they could go on.
    pub open_ends: OpenEnds,
}

/// One phrase.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct Entry {
    /// The phrase.
    pub phrase: String,
    /// The parts that it plays, as declared or as used: context, resource, mechanism, outcome. None where cases alone use it.
    pub roles: Vec<RoleWord>,
    /// What it is declared as, if it is.
    pub kind: Option<RoleWord>,
    /// Whether no programme can change it.
    pub fixed: bool,
    /// Whether people want it, where that is declared.
    pub polarity: Option<PolarityWord>,
    /// Its other names, as declared.
    pub names: Vec<Name>,
    /// Where it stands, by file and line.
    pub places: Vec<Use>,
    /// Phrases that are nearly the same.
    pub nearest: Vec<Near>,
}

/// Another name of a phrase.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct Name {
    /// The name.
    pub name: String,
    /// Whether it names the phrase's negation (`opposite`).
    pub negated: bool,
}

/// A part that a phrase plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum RoleWord {
    /// A circumstance.
    Context,
    /// What a programme brings.
    Resource,
    /// The reasoning that it prompts.
    Mechanism,
    /// What comes of it.
    Outcome,
}

impl RoleWord {
    /// The word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Context => "context",
            Self::Resource => "resource",
            Self::Mechanism => "mechanism",
            Self::Outcome => "outcome",
        }
    }

    /// The word at the head of a list.
    #[must_use]
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Context => "Context",
            Self::Resource => "Resource",
            Self::Mechanism => "Mechanism",
            Self::Outcome => "Outcome",
        }
    }
}

impl From<Role> for RoleWord {
    fn from(role: Role) -> Self {
        match role {
            Role::Context => Self::Context,
            Role::Resource => Self::Resource,
            Role::Mechanism => Self::Mechanism,
            Role::Outcome => Self::Outcome,
        }
    }
}

/// Whether people want a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum PolarityWord {
    /// They do.
    Desired,
    /// They do not.
    Adverse,
}

impl PolarityWord {
    /// The word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Desired => "desired",
            Self::Adverse => "adverse",
        }
    }
}

impl From<Polarity> for PolarityWord {
    fn from(polarity: Polarity) -> Self {
        match polarity {
            Polarity::Desired => Self::Desired,
            Polarity::Adverse => Self::Adverse,
        }
    }
}

/// The phrases of a theory.
#[must_use]
pub fn vocabulary(theory: &Theory, sources: &Sources) -> Phrases {
    let mut uses = uses::all(theory, sources);
    let counts: Vec<usize> = uses.iter().map(Vec::len).collect();
    let mut phrases: Vec<Entry> = theory
        .vocabulary
        .iter()
        .zip(&mut uses)
        .map(|((_, phrase), uses)| entry(phrase, std::mem::take(uses)))
        .collect();
    for (one, other) in nearly_the_same(&theory.vocabulary) {
        for (of, to) in [(one, other), (other, one)] {
            phrases[of.0 as usize].nearest.push(near::near(theory, sources, &counts, of, to));
        }
    }
    Phrases { schema: "cmo.vocabulary/1", phrases, open_ends: open_ends::of(theory) }
}

/// Leaves the phrases of one theory's configurations, and the open ends that it has a part in.
pub fn narrow(phrases: &mut Phrases, theory: &Theory, heading: HeadingId) {
    let ours = theory.configurations.iter().filter(|one| one.heading == Some(heading));
    let names: FxHashSet<&str> = ours.map(|one| one.full_name.as_str()).collect();
    let is_ours = |place: &Use| {
        let in_case = matches!(place.used_as, UsedAs::Fact | UsedAs::Observed | UsedAs::Expected);
        !in_case && place.of.as_deref().is_some_and(|of| names.contains(of))
    };
    phrases.phrases.retain(|entry| entry.places.iter().any(is_ours));
    let kept: FxHashSet<&str> = phrases.phrases.iter().map(|entry| entry.phrase.as_str()).collect();
    let ends = &mut phrases.open_ends;
    ends.outcomes.retain(|outcome| kept.contains(outcome.phrase.as_str()));
    ends.contexts.retain(|context| kept.contains(context.phrase.as_str()));
    ends.pairs.retain(|link| kept.contains(link.outcome.as_str()) || kept.contains(link.context.as_str()));
}

fn entry(phrase: &Phrase, places: Vec<Use>) -> Entry {
    let declared = phrase.declared();
    let names = |names: &[PhraseName], negated: bool| -> Vec<Name> {
        names.iter().map(|name| Name { name: name.text.clone(), negated }).collect()
    };
    Entry {
        phrase: phrase.name.clone(),
        roles: phrase.roles.iter().map(RoleWord::from).collect(),
        kind: declared.role.map(|(role, _)| role.into()),
        fixed: declared.fixed,
        polarity: declared.polarity.map(PolarityWord::from),
        names: [names(&declared.also, false), names(&declared.opposites, true)].concat(),
        places,
        nearest: Vec::new(),
    }
}
