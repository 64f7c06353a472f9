//! Cases as items: their own facts, without those that they have from the case that they are like.

use rustc_hash::FxHashMap;

use super::super::Remark;
use super::differences::LEFT_OUT;
use super::fault::At;
use super::item::{Clause, Item, Said};
use super::names::Named;
use super::study::heading;
use super::writer::{Writer, texts, word};
use crate::document::{CaseOut, ExpectationOut, LiteralOut};
use crate::explain::matched::VerdictWord;
use crate::syntax::bare::Place;

impl Writer<'_> {
    /// The cases.
    pub(super) fn cases(&mut self) -> Vec<Item> {
        self.check_circles();
        let numbered = self.document.cases.iter().enumerate();
        numbered.map(|(index, case)| self.case(case, &At::element("cases", index))).collect()
    }

    fn case(&mut self, case: &CaseOut, at: &At) -> Item {
        let mut first = Vec::new();
        if self.of_theory(case.theory.as_deref(), at).is_some() {
            first.extend(case.theory.as_ref().map(|theory| Clause::new("theory", Said::plain(theory))));
        }
        first.extend(self.sources(case, &at.to("sources")));
        let like = case.like.as_ref().and_then(|like| self.find(Named::Case, like, &at.to("like")));
        let like = like.map(|index| &self.document.cases[index]);
        first.extend(like.map(|like| Clause::new("like", Said::plain(&like.id))));
        first.extend(word("complete", case.complete.then_some("")));
        let facts = self.facts(case, like, at);
        let expectations = self.expectations(case, &at.to("expectations"));
        let others = texts("note", &case.notes);
        Item {
            heading: heading("case", &case.id, case.title.as_ref()),
            first,
            kinds: vec![facts, expectations],
            others,
        }
    }

    fn sources(&mut self, case: &CaseOut, at: &At) -> Vec<Clause> {
        let mut clauses = Vec::new();
        for (index, study) in case.sources.iter().enumerate() {
            if self.find(Named::Study, study, &at.to(index)).is_some() {
                clauses.push(Clause::listed("source", Said::plain(study)));
            }
        }
        clauses
    }

    /// `cmoc 1a blocked by data shared`, `not deprescribing present`
    fn expectations(&mut self, case: &CaseOut, at: &At) -> Vec<Clause> {
        let numbered = case.expectations.iter().enumerate();
        let says = numbered.filter_map(|(index, one)| self.expectation(one, &at.to(index)));
        says.map(|says| Clause::new("expect", says)).collect()
    }

    fn expectation(&mut self, one: &ExpectationOut, at: &At) -> Option<Said> {
        match (&one.id, one.verdict, &one.phrase, one.value) {
            (Some(id), Some(verdict), None, None) => self.expected_verdict(id, verdict, &one.by, at),
            (None, None, Some(phrase), Some(value)) if one.by.is_empty() => {
                let says = self.phrases.signed(&at.to("phrase"), phrase, Place::Expected, &mut self.faults)?;
                let is_used = self.are_used(&says, &at.to("phrase"));
                is_used.then(|| says.map(|says| format!("{says} {}", value.word())))
            }
            _ => {
                let help = "write `id` and `verdict`, perhaps with `by`, or else `phrase` and `value`";
                self.faults.add(at, "an expectation is of a configuration or of a phrase", help);
                None
            }
        }
    }

    fn expected_verdict(&mut self, id: &str, verdict: VerdictWord, by: &[LiteralOut], at: &At) -> Option<Said> {
        let index = self.find(Named::Configuration, id, &at.to("id"))?;
        let by = Said::joined(self.each_mention(by, &at.to("by")), ", ");
        if !self.are_used(&by, &at.to("by")) {
            return None;
        }
        let by = by.map(|by| if by.is_empty() { by } else { format!(" by {by}") });
        Some(by.map(|by| format!("cmoc {} {}{by}", self.called[index], verdict.word())))
    }

    /// Whether something may be expected of phrases: of none that cases alone use.
    fn are_used(&mut self, says: &Said, at: &At) -> bool {
        let unused = says.phrases.iter().find(|number| !self.used.get(**number as usize).is_some_and(|used| *used));
        let Some(unused) = unused else { return true };
        let name = self.phrases.name(*unused);
        if self.document.theory.is_some() {
            let says = format!("{LEFT_OUT}nothing in the document uses `{name}`, since it is of one theory");
            self.remarks.push(Remark::of(Some(at.to_string()), says));
        } else {
            let help = "take the expectation out, or write the configuration that brings it about";
            self.faults.add(at, format!("nothing can be expected of `{name}`, which cases alone use"), help);
        }
        false
    }

    /// Cases that start from each other, each circle told once.
    fn check_circles(&mut self) {
        let cases = &self.document.cases;
        let places: FxHashMap<&str, usize> =
            cases.iter().enumerate().map(|(index, case)| (case.id.as_str(), index)).collect();
        let like = |index: usize| places.get(cases[index].like.as_deref()?).copied();
        // By case: the walk that came by it first, each of which begins at its own number.
        let mut seen = vec![usize::MAX; cases.len()];
        for start in 0..cases.len() {
            let mut next = Some(start);
            while let Some(index) = next.filter(|index| seen[*index] == usize::MAX) {
                seen[index] = start;
                next = like(index);
            }
            if let Some(index) = next.filter(|index| seen[*index] == start) {
                let says = format!("`{}` starts from itself, by way of the cases that it is like", cases[index].id);
                let help = "write `null` for one of them, and list its facts";
                self.faults.add(&At::element("cases", index).to("like"), says, help);
            }
        }
    }
}
