//! Finds stated facts that another stated one, by what its phrase implies, denies.

use std::collections::VecDeque;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diagnostic::Diagnostic;
use crate::resolve::problem::CaseProblem;
use crate::source::Place;
use crate::theory::{Fact, Literal, PhraseId, Said, Theory};

/// What a case says of one phrase.
#[derive(Clone, Copy)]
pub(super) struct Stated {
    /// The first fact that says it.
    pub(super) first: usize,
    pub(super) in_favour: f64,
    pub(super) against: f64,
}

impl Stated {
    /// What one fact says.
    pub(super) const fn by(first: usize, (in_favour, against): (f64, f64)) -> Self {
        Self { first, in_favour, against }
    }

    /// What another fact says, too.
    pub(super) fn join(&mut self, (in_favour, against): (f64, f64)) {
        self.in_favour = self.in_favour.max(in_favour);
        self.against = self.against.max(against);
    }

    /// Whether the phrase is stated present or absent, where it is either.
    fn truth(self) -> Option<bool> {
        match (self.in_favour > 0.5, self.against > 0.5) {
            (true, false) => Some(true),
            (false, true) => Some(false),
            (true, true) | (false, false) => None,
        }
    }
}

/// A warning about two facts.
pub(super) struct Against {
    pub(super) warning: Diagnostic,
    /// The one that implies, and the one that denies.
    pub(super) facts: [usize; 2],
}

/// The warnings about facts that are put together elsewhere than in the files: those of which one implies the contrary of
/// another.
#[must_use]
pub fn against_implications(theory: &Theory, facts: &[Fact]) -> Vec<Diagnostic> {
    let mut stated: FxHashMap<PhraseId, Stated> = FxHashMap::default();
    for (index, fact) in facts.iter().enumerate() {
        let says = degrees(fact);
        stated.entry(fact.literal.phrase).and_modify(|one| one.join(says)).or_insert(Stated::by(index, says));
    }
    against(theory, facts, &stated).into_iter().map(|one| one.warning).collect()
}

/// A warning for each stated phrase that implies the contrary of another stated one.
pub(super) fn against(theory: &Theory, facts: &[Fact], stated: &FxHashMap<PhraseId, Stated>) -> Vec<Against> {
    let mut present: Vec<(PhraseId, usize)> =
        stated.iter().filter(|(_, one)| one.truth() == Some(true)).map(|(phrase, one)| (*phrase, one.first)).collect();
    present.sort_unstable_by_key(|(_, first)| *first);
    let mut all = Vec::new();
    for (phrase, first) in present {
        for (implied, implies) in implied(theory, phrase, stated) {
            let Some(other) = stated.get(&implied.phrase) else { continue };
            if other.truth() == Some(implied.negated) {
                let places = [facts[first].place, facts[other.first].place, implies];
                let warning = warning(theory, (phrase, implied), places);
                all.push(Against { warning, facts: [first, other.first] });
            }
        }
    }
    all
}

fn warning(theory: &Theory, (phrase, implied): (PhraseId, Literal), [first, place, implies]: [Place; 3]) -> Diagnostic {
    let name = |id: PhraseId| &theory.vocabulary.get(id).name;
    let not = if implied.negated { "not " } else { "" };
    let stated = format!("`{}`", name(phrase));
    let of_implied = format!("{not}`{}`", name(implied.phrase));
    let problem = CaseProblem::AgainstImplication { stated, implied: of_implied, place, first, implies };
    problem.diagnostic().about(name(phrase)).about(name(implied.phrase))
}

/// What a phrase implies, also through others that are not stated themselves, with where that is declared.
fn implied(theory: &Theory, phrase: PhraseId, stated: &FxHashMap<PhraseId, Stated>) -> Vec<(Literal, Place)> {
    let mut all: Vec<(Literal, Place)> = Vec::new();
    let mut seen: FxHashSet<PhraseId> = std::iter::once(phrase).collect();
    let mut next = VecDeque::from([phrase]);
    while let Some(phrase) = next.pop_front() {
        for &(implied, place) in &theory.vocabulary.get(phrase).declared().implies {
            if seen.insert(implied.phrase) {
                all.push((implied, place));
                if !implied.negated && !stated.contains_key(&implied.phrase) {
                    next.push_back(implied.phrase);
                }
            }
        }
    }
    all
}

/// The degrees for and against the phrase of a fact.
pub(super) fn degrees(fact: &Fact) -> (f64, f64) {
    let (in_favour, against) = match fact.said {
        Said::Present => (1.0, 0.0),
        Said::Absent => (0.0, 1.0),
        Said::Unknown => (0.0, 0.0),
        Said::Degree(degree) => (degree, 1.0 - degree),
    };
    if fact.literal.negated { (against, in_favour) } else { (in_favour, against) }
}
