//! Finds what is odd about the facts of a case: contested ones, ones that differ, ones against an `implies`.

use rustc_hash::{FxHashMap, FxHashSet};

use super::implied::{Against, Stated, against, degrees};
use super::{Describer, Draft};
use crate::diagnostic::Diagnostic;
use crate::resolve::problem::CaseProblem;
use crate::theory::{Case, Fact, PhraseId, Said, Theory};

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
pub fn oddities(theory: &Theory, case: &Case) -> Vec<Diagnostic> {
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
        for Against { warning, facts } in against(self.theory, &case.facts, &stated) {
            let is_own = facts.iter().any(|fact| *fact >= self.liked);
            warnings.push((warning, is_own));
        }
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
            stated.insert(phrase, Stated::by(index, (in_favour, against)));
            return None;
        };
        let first = &facts[before.first];
        let differs =
            degrees(first) != (in_favour, against) || (first.said == Said::Unknown) != (fact.said == Said::Unknown);
        before.join((in_favour, against));
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
}
