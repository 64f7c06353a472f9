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
            Wording::Phrase(literal) => Wording::Phrase(literal.contrary()),
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

/// Whether a wording is another one with what stood open in it filled in, at least some of it, and nothing else changed.
pub(super) fn is_filled_in(before: &Wording, after: &Wording) -> bool {
    after.open_parts() < before.open_parts() && before.becomes(after)
}

impl Wording {
    /// In how many places it is open.
    fn open_parts(&self) -> usize {
        match self {
            Self::Phrase(_) => 0,
            Self::Open => 1,
            Self::Not(of) => of.open_parts(),
            Self::All(of) | Self::Any(of) | Self::NoneOf(of) | Self::AtLeast(_, of) => {
                of.iter().map(Self::open_parts).sum()
            }
            Self::Unless(holds, fails) => holds.open_parts() + fails.open_parts(),
        }
    }

    fn is_open(&self) -> bool {
        match self {
            Self::Open => true,
            Self::Not(of) => of.is_open(),
            Self::Phrase(_) | Self::All(_) | Self::Any(_) | Self::NoneOf(_) | Self::AtLeast(..) | Self::Unless(..) => {
                false
            }
        }
    }

    /// Whether it is the same, what stands open in it aside.
    fn becomes(&self, after: &Self) -> bool {
        match (self, after) {
            (one, _) if one.is_open() => true,
            (Self::Not(one), Self::Not(other)) => one.becomes(other),
            (Self::All(one), Self::All(other))
            | (Self::Any(one), Self::Any(other))
            | (Self::NoneOf(one), Self::NoneOf(other)) => all_become(one, other),
            (Self::AtLeast(least, one), Self::AtLeast(other_least, other)) => {
                least == other_least && one.len() == other.len() && all_become(one, other)
            }
            (Self::Unless(one, except), Self::Unless(other, other_except)) => {
                one.becomes(other) && except.becomes(other_except)
            }
            (one, other) => one == other,
        }
    }
}

/// Whether each of some wordings becomes one of the others; what is left of those fills in what stood open.
fn all_become(before: &[Wording], after: &[Wording]) -> bool {
    let (open, said): (Vec<&Wording>, Vec<&Wording>) = before.iter().partition(|one| one.is_open());
    let mut left: Vec<&Wording> = after.iter().collect();
    // What stayed as it is comes first, so that nothing else takes its place.
    let (same, others): (Vec<&Wording>, Vec<&Wording>) = said.into_iter().partition(|one| after.contains(one));
    let taken = same.into_iter().chain(others).all(|one| {
        let at =
            left.iter().position(|other| *other == one).or_else(|| left.iter().position(|other| one.becomes(other)));
        at.map(|at| left.remove(at)).is_some()
    });
    taken && left.len() >= open.len() && (!open.is_empty() || left.is_empty())
}
