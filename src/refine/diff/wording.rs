//! Turns conditions into what their wording has in common: the order of operands and needless brackets aside.

use crate::theory::{Condition, Literal};

/// The wording of a condition: two are equal where the conditions differ in order and brackets alone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Wording {
    Phrase(Literal),
    Open,
    Not(Box<Wording>),
    All(Vec<Wording>),
    Any(Vec<Wording>),
    NoneOf(Vec<Wording>),
    AtLeast(u32, Vec<Wording>),
    Unless(Box<Wording>, Box<Wording>),
}

/// The wording of a condition, its literals as `shared` numbers them.
pub(super) fn wording(condition: &Condition, shared: &dyn Fn(Literal) -> Literal) -> Wording {
    let inner = |condition: &Condition| wording(condition, shared);
    let each = |of: &[Condition]| of.iter().map(inner).collect::<Vec<_>>();
    match condition {
        Condition::Phrase(mention) => Wording::Phrase(shared(mention.literal)),
        Condition::Unknown(_) => Wording::Open,
        Condition::Not(of) => match inner(of) {
            Wording::Phrase(literal) => Wording::Phrase(Literal { negated: !literal.negated, ..literal }),
            other => Wording::Not(Box::new(other)),
        },
        Condition::All(of) => {
            let flat = each(of).into_iter().flat_map(|one| if let Wording::All(of) = one { of } else { vec![one] });
            listed(flat.collect(), Wording::All)
        }
        Condition::Any(of) => {
            let flat = each(of).into_iter().flat_map(|one| if let Wording::Any(of) = one { of } else { vec![one] });
            listed(flat.collect(), Wording::Any)
        }
        Condition::NoneOf(of) => Wording::NoneOf(sorted(each(of))),
        Condition::AtLeast(least, of) => Wording::AtLeast(*least, sorted(each(of))),
        Condition::Unless(holds, fails) => Wording::Unless(Box::new(inner(holds)), Box::new(inner(fails))),
    }
}

/// A list of one is no list.
fn listed(mut of: Vec<Wording>, list: fn(Vec<Wording>) -> Wording) -> Wording {
    match (of.len(), of.pop()) {
        (1, Some(one)) => one,
        (_, last) => list(sorted(of.into_iter().chain(last).collect())),
    }
}

fn sorted(mut of: Vec<Wording>) -> Vec<Wording> {
    of.sort_unstable();
    of
}

impl Wording {
    /// Calls for every literal, as worded.
    pub(super) fn each_literal(&self, visit: &mut dyn FnMut(Literal)) {
        match self {
            Self::Phrase(literal) => visit(*literal),
            Self::Open => {}
            Self::Not(of) => of.each_literal(visit),
            Self::All(of) | Self::Any(of) | Self::NoneOf(of) | Self::AtLeast(_, of) => {
                of.iter().for_each(|one| one.each_literal(visit));
            }
            Self::Unless(holds, fails) => {
                holds.each_literal(visit);
                fails.each_literal(visit);
            }
        }
    }
}
