//! Pairs of configurations with the same mechanism, with how what the one asks for stands to what the other asks for.

use std::collections::BTreeMap;

use crate::logic::demand::Asked;
use crate::logic::{Decided, Logic, Order};
use crate::theory::{Configuration, ConfigurationId, Form, Literal, Predicted, Theory};

/// Two configurations with the same mechanism, or with none stated and the same outcomes.
#[derive(Clone, Copy, Debug)]
pub struct Twin {
    /// The one that stands first.
    pub first: ConfigurationId,
    /// The other.
    pub second: ConfigurationId,
    /// How what the first asks for stands to what the second asks for.
    pub order: Order,
    /// Whether one theory has both.
    pub home: Home,
}

/// What two configurations have in common that may be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shared {
    /// Their mechanism.
    Mechanism,
    /// Their outcomes; neither states a mechanism.
    Outcomes,
}

impl Shared {
    /// What one of two such configurations shares with the other.
    pub fn of(one: &Configuration) -> Self {
        if one.mechanisms.is_empty() { Self::Outcomes } else { Self::Mechanism }
    }

    /// How it stands behind what the one is to the other.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Mechanism => "by the same mechanism",
            Self::Outcomes => "for the same outcomes, and neither states a mechanism",
        }
    }
}

/// Whether one theory has two configurations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Home {
    /// It has both.
    Same,
    /// Each is of another.
    Different,
}

/// All that was compared.
#[derive(Debug)]
pub struct Twins {
    /// Each pair once, in file order.
    pub pairs: Vec<Twin>,
    /// Configurations with one mechanism that are so many that only neighbours were compared; in file order.
    pub cut: Vec<Vec<ConfigurationId>>,
}

/// Among more configurations than this with one mechanism, only neighbours are compared.
pub const TOGETHER: usize = 64;

/// Compares the configurations of a theory.
pub fn twins(theory: &Theory, logic: &Logic<'_>) -> Twins {
    let mut alike: BTreeMap<Key, Vec<ConfigurationId>> = BTreeMap::new();
    for (index, one) in theory.configurations.iter().enumerate().filter(|(_, one)| !one.retired) {
        if let Some(key) = key(one) {
            alike.entry(key).or_default().push(ConfigurationId(index as u32));
        }
    }
    // What is open in both (`?`) may turn out to be two things.
    let is_open = |id: &ConfigurationId| Asked::by(&theory.configurations[id.0 as usize]).open_parts() > 0;
    let pairs = alike.values().flat_map(|ids| pairs(ids));
    let pairs = pairs.filter(|(first, second)| !(is_open(first) && is_open(second)));
    let mut twins: Vec<Twin> = pairs
        .map(|(first, second)| {
            let [one, other] = [first, second].map(|id| &theory.configurations[id.0 as usize]);
            let home = if one.heading == other.heading { Home::Same } else { Home::Different };
            Twin { first, second, order: logic.order(one, other), home }
        })
        .collect();
    twins.sort_by_key(|twin| (twin.first, twin.second));
    let cut = alike.into_values().filter(|ids| ids.len() > TOGETHER + 1).collect();
    Twins { pairs: twins, cut }
}

/// Whether it is an `only if`, the mechanisms, and the outcomes where no mechanism is stated.
type Key = (bool, Vec<Literal>, Vec<Literal>);

/// What twins have in common; none where a configuration leaves both its mechanism and its outcomes open.
fn key(one: &Configuration) -> Option<Key> {
    let mechanisms = sorted(one.mechanisms.iter().map(|mention| mention.literal).collect());
    let outcomes = if mechanisms.is_empty() { outcomes(one) } else { Vec::new() };
    let says_something = !mechanisms.is_empty() || !outcomes.is_empty();
    says_something.then_some((one.form == Form::OnlyIf, mechanisms, outcomes))
}

/// The outcomes of a configuration, each once; negated where it speaks against it.
pub fn outcomes(one: &Configuration) -> Vec<Literal> {
    sorted(one.outcomes.iter().map(Predicted::literal).collect())
}

fn sorted(mut literals: Vec<Literal>) -> Vec<Literal> {
    literals.sort_unstable();
    literals.dedup();
    literals
}

fn pairs(ids: &[ConfigurationId]) -> impl Iterator<Item = (ConfigurationId, ConfigurationId)> {
    ids.iter()
        .enumerate()
        .flat_map(|(at, &first)| ids[at + 1..].iter().take(TOGETHER).map(move |&second| (first, second)))
}

/// The one that says nothing beyond the other, and the other: the `if` that asks for more, the `only if` that requires less, with
/// no other outcomes. One that can never be met is found as such.
pub fn subsumed(theory: &Theory, logic: &Logic<'_>, twin: &Twin) -> Option<(ConfigurationId, ConfigurationId)> {
    let (narrower, wider) = match twin.order {
        Order::Narrower => (twin.first, twin.second),
        Order::Wider => (twin.second, twin.first),
        Order::Equal | Order::Neither | Order::Undecided => return None,
    };
    let of = |id: ConfigurationId| &theory.configurations[id.0 as usize];
    if logic.can_hold(of(narrower)) == Decided::No {
        return None;
    }
    let (idle, other) = match of(narrower).form {
        Form::If => (narrower, wider),
        Form::OnlyIf => (wider, narrower),
    };
    let (few, all) = (outcomes(of(idle)), outcomes(of(other)));
    few.iter().all(|outcome| all.contains(outcome)).then_some((idle, other))
}
