//! Formulas of *at least so many of these* over phrases, always in their one simplest form.
//!
//! Where no variable occurs twice, two formulas in this form are equal exactly where they are the same function:
//! an `and` holds no `and`, an `or` no `or`, nothing is constant, and parts keep their order.

use std::collections::{BTreeMap, BTreeSet};

use crate::theory::{Literal, PhraseId};

/// A formula in its simplest form.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Formula {
    /// Known.
    Known(bool),
    /// A phrase that may be either, or its negation.
    Phrase(Literal),
    /// A part in which no variable stands that stands elsewhere: as good as a variable of its own.
    Bundle(usize),
    /// At least so many of these: from 1 to their number, and there are two or more.
    AtLeast(usize, Vec<Formula>),
}

impl Formula {
    /// At least so many of these, in its simplest form.
    pub(super) fn at_least(least: usize, of: Vec<Self>) -> Self {
        let sure = of.iter().filter(|one| **one == Self::Known(true)).count();
        let open: Vec<_> = of.into_iter().filter(|one| !matches!(one, Self::Known(_))).collect();
        let least = least.saturating_sub(sure);
        match open.len() {
            _ if least == 0 => Self::Known(true),
            number if least > number => Self::Known(false),
            1 => open.into_iter().next().unwrap_or(Self::Known(true)),
            number if least == number => Self::spliced(open, |least, number| least == number, |number| number),
            _ if least == 1 => Self::spliced(open, |least, _| least == 1, |_| 1),
            _ => Self::AtLeast(least, open),
        }
    }

    /// An `and` with the `and`s inside it opened, or the same of an `or`.
    fn spliced(of: Vec<Self>, same: fn(usize, usize) -> bool, least: fn(usize) -> usize) -> Self {
        let mut parts = Vec::with_capacity(of.len());
        for one in of {
            match one {
                Self::AtLeast(inner, of) if same(inner, of.len()) => parts.extend(of),
                other => parts.push(other),
            }
        }
        Self::AtLeast(least(parts.len()), parts)
    }

    /// What is left where some phrases are known.
    pub(super) fn given(&self, known: &dyn Fn(PhraseId) -> Option<bool>) -> Self {
        match self {
            Self::Known(_) | Self::Bundle(_) => self.clone(),
            Self::Phrase(literal) => {
                known(literal.phrase).map_or_else(|| self.clone(), |holds| Self::Known(holds != literal.negated))
            }
            Self::AtLeast(least, of) => Self::at_least(*least, of.iter().map(|one| one.given(known)).collect()),
        }
    }

    /// All phrases in it.
    pub(super) fn phrases(&self) -> BTreeSet<PhraseId> {
        self.counted().into_keys().collect()
    }

    /// The phrases that occur more than once, in their order.
    pub(super) fn repeated(&self) -> Vec<PhraseId> {
        self.counted().into_iter().filter(|(_, times)| *times > 1).map(|(phrase, _)| phrase).collect()
    }

    fn counted(&self) -> BTreeMap<PhraseId, usize> {
        let mut times = BTreeMap::new();
        self.each(&mut |leaf| {
            if let Self::Phrase(literal) = leaf {
                *times.entry(literal.phrase).or_default() += 1;
            }
        });
        times
    }

    /// Adds the bundles in it.
    pub(super) fn bundles(&self, to: &mut BTreeSet<usize>) {
        self.each(&mut |leaf| {
            if let Self::Bundle(bundle) = leaf {
                to.insert(*bundle);
            }
        });
    }

    fn each(&self, visit: &mut dyn FnMut(&Self)) {
        match self {
            Self::Known(_) | Self::Phrase(_) | Self::Bundle(_) => visit(self),
            Self::AtLeast(_, of) => of.iter().for_each(|one| one.each(visit)),
        }
    }

    /// The same with every largest part that no repeated phrase stands in as one bundle of its phrases.
    pub(super) fn bundled(self, repeated: &BTreeSet<PhraseId>, bundles: &mut Vec<Vec<PhraseId>>) -> Self {
        let phrases = self.phrases();
        if phrases.is_disjoint(repeated) && !phrases.is_empty() {
            bundles.push(phrases.into_iter().collect());
            return Self::Bundle(bundles.len() - 1);
        }
        match self {
            Self::Known(_) | Self::Phrase(_) | Self::Bundle(_) => self,
            Self::AtLeast(least, of) => {
                Self::AtLeast(least, of.into_iter().map(|one| one.bundled(repeated, bundles)).collect())
            }
        }
    }
}
