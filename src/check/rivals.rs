//! Pairs of configurations that lead to opposite outcomes, with whether the theory contradicts itself there.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::implied::Implied;
use crate::check::lineage::are_rivals;
use crate::logic::{Decided, Logic};
use crate::theory::{ConfigurationId, Form, Literal, PhraseId, Theory};

/// Two configurations that lead to opposite outcomes, and do not say how they stand to each other.
#[derive(Clone, Copy, Debug)]
pub struct Rival {
    /// The one that stands first.
    pub first: ConfigurationId,
    /// The other.
    pub second: ConfigurationId,
    /// What the one speaks for and the other against.
    pub phrase: PhraseId,
    /// Whether one case meets what both ask for; where one is an `only if`, whether the other fires nowhere else than where
    /// it lacks what it requires.
    pub clash: Decided,
}

/// All that was compared.
#[derive(Debug)]
pub struct Rivals {
    /// Each pair once, those that do not clash among them.
    pub pairs: Vec<Rival>,
    /// The phrases for and against which so many speak that not all pairs were compared.
    pub cut: Vec<PhraseId>,
}

/// Of more pairs than this that lead to one outcome and its opposite, the others are not compared.
pub const PAIRS: usize = 1_000;

/// Compares the configurations of a theory.
pub fn rivals(theory: &Theory, logic: &Logic<'_>) -> Rivals {
    let mut seen = BTreeSet::new();
    let mut rivals = Rivals { pairs: Vec::new(), cut: Vec::new() };
    for (phrase, [on, off]) in sides(theory) {
        let pairs = on.iter().flat_map(|one| off.iter().map(move |other| (*one.min(other), *one.max(other))));
        for (first, second) in pairs.take(PAIRS).filter(|pair| seen.insert(*pair)) {
            let clash = clash(theory, logic, first, second);
            rivals.pairs.extend(clash.map(|clash| Rival { first, second, phrase, clash }));
        }
        if on.len() * off.len() > PAIRS {
            rivals.cut.push(phrase);
        }
    }
    rivals
}

/// By phrase: the configurations that speak for it where they fire, and those that speak against it.
fn sides(theory: &Theory) -> BTreeMap<PhraseId, [Vec<ConfigurationId>; 2]> {
    let implied = Implied::of(theory);
    let mut sides: BTreeMap<PhraseId, [Vec<ConfigurationId>; 2]> = BTreeMap::new();
    for (index, one) in theory.configurations.iter().enumerate().filter(|(_, one)| !one.retired) {
        for Literal { phrase, negated } in implied.by(one.speaks_for().collect()) {
            sides.entry(phrase).or_default()[usize::from(negated)].push(ConfigurationId(index as u32));
        }
    }
    sides
}

/// Whether two configurations clash; none where they cannot, or say that they stand against each other.
fn clash(theory: &Theory, logic: &Logic<'_>, first: ConfigurationId, second: ConfigurationId) -> Option<Decided> {
    if first == second || are_rivals(theory, first, second) {
        return None;
    }
    let [one, other] = [first, second].map(|id| &theory.configurations[id.0 as usize]);
    let together = || logic.can_hold_together(one, other);
    match (one.form, other.form) {
        (Form::If, Form::If) => Some(together()),
        (Form::If, Form::OnlyIf) => Some(never(together(), || logic.can_hold(one))),
        (Form::OnlyIf, Form::If) => Some(never(together(), || logic.can_hold(other))),
        (Form::OnlyIf, Form::OnlyIf) => None,
    }
}

/// Whether an `if` can fire, and then always without what an `only if` requires.
fn never(together: Decided, alone: impl Fn() -> Decided) -> Decided {
    match together {
        Decided::Yes => Decided::No,
        Decided::No => alone(),
        Decided::Not => Decided::Not,
    }
}
