//! Finds what is odd about the facts of a case: contested ones, ones that differ, ones against an `implies`.

use std::collections::VecDeque;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Describer, Draft};
use crate::diagnostic::Diagnostic;
use crate::resolve::problem::CaseProblem;
use crate::source::Place;
use crate::theory::{Case, Fact, Literal, PhraseId, Said, Theory};

/// What a case says of one phrase.
#[derive(Clone, Copy)]
struct Stated {
    first: usize,
    in_favour: f64,
    against: f64,
}

impl Stated {
    /// Whether the phrase is stated present or absent, where it is either.
    fn truth(self) -> Option<bool> {
        match (self.in_favour > 0.5, self.against > 0.5) {
            (true, false) => Some(true),
            (false, true) => Some(false),
            (true, true) | (false, false) => None,
        }
    }
}

impl Describer<'_> {
    /// Adds warnings to a case, and those about its own facts to what was found.
    pub(super) fn warn_of_oddities(&mut self, draft: &mut Draft<'_>) {
        for (warning, is_own) in (Oddities { theory: self.theory, liked: draft.liked }).of(&draft.case) {
            if is_own {
                self.found.push(warning.clone());
            }
            draft.case.warnings.push(warning);
        }
    }
}

/// What is odd about the facts of a case that stands by itself.
pub(in crate::resolve) fn oddities(theory: &Theory, case: &Case) -> Vec<Diagnostic> {
    Oddities { theory, liked: 0 }.of(case).into_iter().map(|(warning, _)| warning).collect()
}

/// What cases are held against.
struct Oddities<'t> {
    theory: &'t Theory,
    /// How many facts of the case are another's.
    liked: usize,
}

impl Oddities<'_> {
    /// Warnings about a case, each with whether it is about a fact of its own.
    fn of(&self, case: &Case) -> Vec<(Diagnostic, bool)> {
        let mut stated: FxHashMap<PhraseId, Stated> = FxHashMap::default();
        let mut warned: FxHashSet<PhraseId> = FxHashSet::default();
        let mut warnings = Vec::new();
        for index in 0..case.facts.len() {
            let warning = self.join(&mut stated, &mut warned, index, &case.facts);
            warnings.extend(warning.map(|warning| (warning, index >= self.liked)));
        }
        warnings.extend(self.against_implications(&case.facts, &stated));
        warnings.into_iter().map(|(warning, is_own)| (warning.about(&case.name), is_own)).collect()
    }

    /// Joins a fact to what is stated so far; once for a phrase, a warning where it differs.
    fn join(
        &self,
        stated: &mut FxHashMap<PhraseId, Stated>,
        warned: &mut FxHashSet<PhraseId>,
        index: usize,
        facts: &[Fact],
    ) -> Option<Diagnostic> {
        let fact = &facts[index];
        let (in_favour, against) = degrees(fact);
        let phrase = fact.literal.phrase;
        let Some(before) = stated.get_mut(&phrase) else {
            stated.insert(phrase, Stated { first: index, in_favour, against });
            return None;
        };
        let first = &facts[before.first];
        let differs =
            degrees(first) != (in_favour, against) || (first.said == Said::Unknown) != (fact.said == Said::Unknown);
        before.in_favour = before.in_favour.max(in_favour);
        before.against = before.against.max(against);
        if !differs || !warned.insert(phrase) {
            return None;
        }
        let is_contested = before.in_favour > 0.5 && before.against > 0.5;
        let (phrase, place, first) = (self.theory.vocabulary.get(phrase).name.clone(), fact.place, first.place);
        Some(if is_contested {
            CaseProblem::Contested { phrase, place, first }.diagnostic()
        } else {
            CaseProblem::Differ { phrase, place, first }.diagnostic()
        })
    }

    /// Warnings for each stated phrase that implies the contrary of another stated one, with whether the case says
    /// one of the two itself.
    fn against_implications(&self, facts: &[Fact], stated: &FxHashMap<PhraseId, Stated>) -> Vec<(Diagnostic, bool)> {
        let mut present: Vec<(PhraseId, usize)> = stated
            .iter()
            .filter(|(_, one)| one.truth() == Some(true))
            .map(|(phrase, one)| (*phrase, one.first))
            .collect();
        present.sort_unstable_by_key(|(_, first)| *first);
        let mut warnings = Vec::new();
        for (phrase, first) in present {
            for (implied, implies) in self.implied(phrase, stated) {
                let Some(other) = stated.get(&implied.phrase) else { continue };
                if other.truth() == Some(implied.negated) {
                    let is_own = first >= self.liked || other.first >= self.liked;
                    warnings.push((self.against(facts, (phrase, first), (implied, other.first), implies), is_own));
                }
            }
        }
        warnings
    }

    fn against(
        &self,
        facts: &[Fact],
        (phrase, first): (PhraseId, usize),
        (implied, other): (Literal, usize),
        implies: Place,
    ) -> Diagnostic {
        let name = |id: PhraseId| format!("`{}`", self.theory.vocabulary.get(id).name);
        let not = if implied.negated { "not " } else { "" };
        CaseProblem::AgainstImplication {
            stated: name(phrase),
            implied: format!("{not}{}", name(implied.phrase)),
            place: facts[other].place,
            first: facts[first].place,
            implies,
        }
        .diagnostic()
        .about(&self.theory.vocabulary.get(phrase).name)
        .about(&self.theory.vocabulary.get(implied.phrase).name)
    }

    /// What a phrase implies, also through others that are not stated themselves, with where that is declared.
    fn implied(&self, phrase: PhraseId, stated: &FxHashMap<PhraseId, Stated>) -> Vec<(Literal, Place)> {
        let mut all: Vec<(Literal, Place)> = Vec::new();
        let mut seen: FxHashSet<PhraseId> = std::iter::once(phrase).collect();
        let mut next = VecDeque::from([phrase]);
        while let Some(phrase) = next.pop_front() {
            for &(implied, place) in &self.theory.vocabulary.get(phrase).declared().implies {
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
}

/// The degrees for and against the phrase of a fact.
fn degrees(fact: &Fact) -> (f64, f64) {
    let (in_favour, against) = match fact.said {
        Said::Present => (1.0, 0.0),
        Said::Absent => (0.0, 1.0),
        Said::Unknown => (0.0, 0.0),
        Said::Degree(degree) => (degree, 1.0 - degree),
    };
    if fact.literal.negated { (against, in_favour) } else { (in_favour, against) }
}
