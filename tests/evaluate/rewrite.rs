//! Turns a condition into another that must mean the same.

use cmo::theory::Condition;

/// The items in an order that depends on the seed alone.
pub fn shuffled<T>(mut items: Vec<T>, seed: u64) -> Vec<T> {
    let mut state = seed | 1;
    for last in (1..items.len()).rev() {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        items.swap(last, (state >> 33) as usize % (last + 1));
    }
    items
}

/// The condition with the operands of every list in another order.
pub fn reordered(condition: &Condition, seed: u64) -> Condition {
    let all = |of: &[Condition]| shuffled(of.iter().map(|one| reordered(one, seed)).collect(), seed);
    match condition {
        Condition::Phrase(_) | Condition::Unknown(_) => condition.clone(),
        Condition::Not(inner) => Condition::Not(Box::new(reordered(inner, seed))),
        Condition::All(of) => Condition::All(all(of)),
        Condition::Any(of) => Condition::Any(all(of)),
        Condition::NoneOf(of) => Condition::NoneOf(all(of)),
        Condition::AtLeast(least, of) => Condition::AtLeast(*least, all(of)),
        Condition::Unless(holds, fails) => {
            Condition::Unless(Box::new(reordered(holds, seed)), Box::new(reordered(fails, seed)))
        }
    }
}

/// The condition, or its negation, with every connective written by another one: `all of` by `none of`, `any of` by
/// `at least 1 of`, `at least k of n` by what it takes to fail, `unless` and `none of` by `not`.
pub fn dual(condition: &Condition, negated: bool) -> Condition {
    match condition {
        Condition::Phrase(_) | Condition::Unknown(_) if negated => Condition::Not(Box::new(condition.clone())),
        Condition::Phrase(_) | Condition::Unknown(_) => condition.clone(),
        Condition::Not(inner) => dual(inner, !negated),
        Condition::All(of) if negated => Condition::AtLeast(1, duals(of, true)),
        Condition::All(of) => Condition::NoneOf(duals(of, true)),
        Condition::Any(of) if negated => Condition::All(duals(of, true)),
        Condition::Any(of) => Condition::AtLeast(1, duals(of, false)),
        Condition::NoneOf(of) if negated => Condition::Any(duals(of, false)),
        Condition::NoneOf(of) => Condition::AtLeast(of.len() as u32, duals(of, true)),
        Condition::AtLeast(least, of) if negated => Condition::AtLeast(of.len() as u32 - least + 1, duals(of, true)),
        Condition::AtLeast(least, of) => {
            Condition::Not(Box::new(Condition::AtLeast(of.len() as u32 - least + 1, duals(of, true))))
        }
        Condition::Unless(holds, fails) if negated => Condition::Any(vec![dual(holds, true), dual(fails, false)]),
        Condition::Unless(holds, fails) => Condition::All(vec![dual(holds, false), dual(fails, true)]),
    }
}

fn duals(of: &[Condition], negated: bool) -> Vec<Condition> {
    of.iter().map(|one| dual(one, negated)).collect()
}
