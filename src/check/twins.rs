//! Pairs of configurations of one theory with the same mechanism, with how what the one asks for stands to what the other asks for.

use std::collections::BTreeMap;

use crate::logic::{Logic, Order};
use crate::theory::{Configuration, ConfigurationId, Form, HeadingId, Literal, Predicted, Theory};

/// Two configurations with the same mechanism, or with none stated and the same outcomes.
#[derive(Clone, Copy, Debug)]
pub struct Twin {
    /// The one that stands first.
    pub first: ConfigurationId,
    /// The other.
    pub second: ConfigurationId,
    /// How what the first asks for stands to what the second asks for.
    pub order: Order,
}

/// Among more configurations than this with one mechanism, only neighbours are compared.
const TOGETHER: usize = 64;

/// All pairs, in file order.
pub fn twins(theory: &Theory, logic: &Logic<'_>) -> Vec<Twin> {
    let mut alike: BTreeMap<Key, Vec<ConfigurationId>> = BTreeMap::new();
    for (index, one) in theory.configurations.iter().enumerate().filter(|(_, one)| !one.retired) {
        if let Some(key) = key(one) {
            alike.entry(key).or_default().push(ConfigurationId(index as u32));
        }
    }
    let pairs = alike.values().flat_map(|ids| pairs(ids));
    let mut twins: Vec<Twin> = pairs
        .map(|(first, second)| {
            let of = |id: ConfigurationId| &theory.configurations[id.0 as usize];
            Twin { first, second, order: logic.order(of(first), of(second)) }
        })
        .collect();
    twins.sort_by_key(|twin| (twin.first, twin.second));
    twins
}

/// The theory, whether it is an `only if`, the mechanisms, and the outcomes where no mechanism is stated.
type Key = (Option<HeadingId>, bool, Vec<Literal>, Vec<Literal>);

/// What twins have in common; none where a configuration leaves both its mechanism and its outcomes open.
fn key(one: &Configuration) -> Option<Key> {
    let mechanisms = sorted(one.mechanisms.iter().map(|mention| mention.literal).collect());
    let outcomes = if mechanisms.is_empty() { outcomes(one) } else { Vec::new() };
    let says_something = !mechanisms.is_empty() || !outcomes.is_empty();
    says_something.then_some((one.heading, one.form == Form::OnlyIf, mechanisms, outcomes))
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
