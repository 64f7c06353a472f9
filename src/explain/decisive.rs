//! Turns a firing condition and the pairs of its phrases into the phrases that decide: `missing` and `blocked_by`.
//!
//! A verdict is two bits, *for* above 0.5 and *against* above 0.5, and each bit is a formula of *at least so many of
//! these* over bits of the phrases. So both questions are one: which variables does such a formula depend on? Where
//! every variable occurs once, it depends on all that are left when what is known has been put in. The variables that
//! occur more than once are enumerated.

mod formula;

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use crate::evaluate::Pair;
use crate::logic::demand::{Demand, Shape};
use crate::theory::{Literal, PhraseId};
use formula::Formula;

/// More variables than this that occur more than once are not enumerated.
const ENUMERATED: usize = 16;

/// The phrases that decide a verdict.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Decisive {
    /// The phrases.
    pub(super) phrases: BTreeSet<PhraseId>,
    /// Whether these are exactly the ones, and not some that only might be.
    pub(super) complete: bool,
}

/// The phrases at (0, 0) for which some completion of such phrases changes the verdict when this one flips.
pub(super) fn missing(firing: &(usize, Vec<Demand<'_>>), pair: &dyn Fn(PhraseId) -> Pair) -> Decisive {
    if let Some(phrases) = all_open_once(firing, pair) {
        return Decisive { phrases, complete: true };
    }
    let open = |literal: Literal| pair(literal.phrase) == Pair::UNKNOWN;
    let in_favour = formula_of(firing, &Formula::Known(false), &|literal| {
        let known = Formula::Known(pair(literal.phrase).under(literal).in_favour > 0.5);
        if open(literal) { Formula::Phrase(literal) } else { known }
    });
    let not_against = formula_of(firing, &Formula::Known(true), &|literal| {
        let known = Formula::Known(pair(literal.phrase).under(literal).against <= 0.5);
        if open(literal) { Formula::Phrase(literal) } else { known }
    });
    let (first, second) = (depends_on(in_favour), depends_on(not_against));
    Decisive { phrases: &first.phrases | &second.phrases, complete: first.complete && second.complete }
}

/// All phrases, where nothing is known of any, none occurs twice and no part is `?`: each of them is missing. So it is
/// with most configurations of most cases.
fn all_open_once(firing: &(usize, Vec<Demand<'_>>), pair: &dyn Fn(PhraseId) -> Pair) -> Option<BTreeSet<PhraseId>> {
    let mut phrases = Vec::new();
    firing.1.iter().for_each(|part| part.each_literal(&mut |literal| phrases.push(literal.phrase)));
    let open = phrases.iter().all(|&phrase| pair(phrase) == Pair::UNKNOWN);
    if !open || firing.1.iter().any(|part| part.open_parts() > 0) {
        return None;
    }
    let number = phrases.len();
    let phrases: BTreeSet<PhraseId> = phrases.into_iter().collect();
    (phrases.len() == number).then_some(phrases)
}

/// The phrases that belong to at least one smallest set of current values that suffices to block.
///
/// To know more never lowers *against*, and *for* stays low with fewer values where it is low with all. So a set
/// suffices where the formula of *against* holds, which no phrase makes fail, and the smallest sets are made of the
/// phrases that it depends on.
pub(super) fn blocked_by(firing: &(usize, Vec<Demand<'_>>), pair: &dyn Fn(PhraseId) -> Pair) -> Decisive {
    let (least, parts) = firing;
    let negated: Vec<_> = parts.iter().map(|part| part.negated()).collect();
    let against = formula_of(&(parts.len() + 1 - least, negated), &Formula::Known(false), &|literal| {
        let speaks = pair(literal.phrase).under(literal).in_favour > 0.5;
        if speaks { Formula::Phrase(Literal { negated: false, ..literal }) } else { Formula::Known(false) }
    });
    depends_on(against)
}

/// The formula of a firing condition, with `?` read as given.
fn formula_of(firing: &(usize, Vec<Demand<'_>>), open: &Formula, leaf: &dyn Fn(Literal) -> Formula) -> Formula {
    let (least, parts) = firing;
    Formula::at_least(*least, parts.iter().map(|part| of_demand(*part, open, leaf)).collect())
}

fn of_demand(demand: Demand<'_>, open: &Formula, leaf: &dyn Fn(Literal) -> Formula) -> Formula {
    match demand.shape() {
        Shape::Phrase(literal) => leaf(literal),
        Shape::Open => open.clone(),
        Shape::AtLeast(least, of) => {
            Formula::at_least(least, of.iter().map(|one| of_demand(one, open, leaf)).collect())
        }
    }
}

/// The phrases that a formula depends on.
fn depends_on(formula: Formula) -> Decisive {
    let repeated = formula.repeated();
    if repeated.is_empty() || repeated.len() > ENUMERATED {
        return Decisive { phrases: formula.phrases(), complete: repeated.is_empty() };
    }
    let mut bundles = Vec::new();
    let formula = formula.bundled(&repeated.iter().copied().collect(), &mut bundles);
    let mut seen = FxHashMap::default();
    let mut left = BTreeSet::new();
    let functions: Vec<usize> = (0..1_usize << repeated.len())
        .map(|world| {
            let rest = formula.given(&|phrase| repeated.binary_search(&phrase).ok().map(|bit| world >> bit & 1 == 1));
            rest.bundles(&mut left);
            let next = seen.len();
            *seen.entry(rest).or_insert(next)
        })
        .collect();
    let differs = |bit: usize| (0..functions.len()).any(|world| functions[world] != functions[world ^ 1 << bit]);
    let decisive = repeated.iter().enumerate().filter(|(bit, _)| differs(*bit)).map(|(_, phrase)| *phrase);
    let once = left.into_iter().flat_map(|bundle: usize| bundles[bundle].iter().copied());
    Decisive { phrases: decisive.chain(once).collect(), complete: true }
}
