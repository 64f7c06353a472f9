//! Turns what is said of phrases into all that follows from it by `implies`, forth and back.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::theory::{Literal, Theory};

/// What each literal implies at once.
#[derive(Debug, Default)]
pub struct Implied(FxHashMap<Literal, Vec<Literal>>);

impl Implied {
    /// The implications of a theory: X implies Y, and so not Y implies not X.
    #[must_use]
    pub fn of(theory: &Theory) -> Self {
        let mut implied = Self::default();
        for (phrase, declared) in theory.vocabulary.iter().map(|(id, phrase)| (id, phrase.declared())) {
            let own = Literal { phrase, negated: false };
            for &(other, _) in &declared.implies {
                implied.0.entry(own).or_default().push(other);
                implied.0.entry(other.contrary()).or_default().push(own.contrary());
            }
        }
        implied
    }

    /// All that holds where these hold, themselves included; each once.
    #[must_use]
    pub fn by(&self, literals: Vec<Literal>) -> Vec<Literal> {
        let mut seen: FxHashSet<Literal> = FxHashSet::default();
        let mut all: Vec<Literal> = literals.into_iter().filter(|literal| seen.insert(*literal)).collect();
        let mut next = 0;
        while let Some(literal) = all.get(next) {
            let further = self.0.get(literal).into_iter().flatten().copied();
            let further: Vec<Literal> = further.filter(|one| seen.insert(*one)).collect();
            all.extend(further);
            next += 1;
        }
        all
    }
}
