//! Finds what is odd about the facts of a case: contested ones, ones that differ, ones against an `implies`.

use rustc_hash::{FxHashMap, FxHashSet};

use super::implied::{Against, Stated, against, degrees};
use super::{Describer, Draft};
use crate::diagnostic::Diagnostic;
use crate::resolve::problem::CaseProblem;
use crate::theory::{Fact, PhraseId, Said};

impl Describer<'_> {
    /// Adds warnings to a case, and those about its own facts to what was found.
    pub(super) fn warn_of_oddities(&mut self, draft: &mut Draft<'_>) {
        let mut stated: FxHashMap<PhraseId, Stated> = FxHashMap::default();
        let mut warned: FxHashSet<PhraseId> = FxHashSet::default();
        let case = draft.case.name.clone();
        for index in 0..draft.case.facts.len() {
            let warning = self.join(&mut stated, &mut warned, index, &draft.case.facts);
            if let Some(warning) = warning.map(|warning| warning.about(&case)) {
                if index >= draft.liked {
                    self.found.push(warning.clone());
                }
                draft.case.warnings.push(warning);
            }
        }
        for Against { warning, facts } in against(self.theory, &draft.case.facts, &stated) {
            let warning = warning.about(&case);
            if facts.iter().any(|fact| *fact >= draft.liked) {
                self.found.push(warning.clone());
            }
            draft.case.warnings.push(warning);
        }
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
