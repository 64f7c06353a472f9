//! Finds declarations that exclude each other, so that no case at all is left: definitions that go round through a `not`.

use rustc_hash::FxHashSet;

use crate::logic::premise::{Premise, of_premise, phrases_of};
use crate::logic::premises::Logic;
use crate::logic::rails::{Rails, Universe};
use crate::theory::PhraseId;

impl Logic<'_> {
    /// The phrases of which so much is declared that no complete and crisp case can meet all of it: each group as few as can be.
    #[must_use]
    pub fn contradictions(&self) -> Vec<Vec<PhraseId>> {
        let mut seen: FxHashSet<usize> = FxHashSet::default();
        let mut found = Vec::new();
        for index in 0..self.premises().len() {
            if !seen.contains(&index) {
                let joined = self.reachable(&phrases_of(self.premises()[index]).into_iter().collect());
                seen.extend(&joined);
                found.extend(at_odds(&self.pruned(joined, &FxHashSet::default())));
            }
        }
        found
    }
}

/// The phrases of as few of these premises as exclude each other: each that is kept turns what was kept, and some before it, into
/// what cannot be met.
fn at_odds(premises: &[Premise<'_>]) -> Option<Vec<PhraseId>> {
    let mut phrases: Vec<PhraseId> = premises.iter().flat_map(|one| phrases_of(*one)).collect();
    phrases.sort_unstable();
    phrases.dedup();
    let rails = Rails::of(Universe::Crisp, &phrases)?;
    let each = premises.iter().map(|one| of_premise(&rails, *one)).collect::<Option<Vec<_>>>()?;
    let (mut kept, mut left, mut about) = (rails.always(), each.len(), Vec::new());
    while !kept.is_false() {
        let mut all = kept.clone();
        let mut turning = None;
        for (index, one) in each[..left].iter().enumerate() {
            all = rails.and(&all, one)?;
            if all.is_false() {
                turning = Some(index);
                break;
            }
        }
        left = turning?;
        kept = rails.and(&kept, &each[left])?;
        about.push(premises[left].subject());
    }
    about.sort_unstable();
    about.dedup();
    Some(about)
}
