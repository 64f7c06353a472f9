//! Compares one verdict, or one prediction, before and after.

use std::cell::LazyCell;

use super::{Degrees, OnlyVerdict, PredictionChange, VerdictChange};
use crate::evaluate::Pair;
use crate::explain::matched::FormWord;
use crate::explain::{Speakers, Spoken, Subject, Told, why};
use crate::theory::{ConfigurationId, Literal, PhraseId, Verdict};

/// What becomes of a verdict; none where it stays, and of what is evaluated on one side only.
#[must_use]
pub fn verdict(
    (before, old): (Told<'_>, ConfigurationId),
    (after, new): (Told<'_>, ConfigurationId),
) -> Option<VerdictChange> {
    let (was, is) = (before.evaluation.firing(old)?, after.evaluation.firing(new)?);
    let form = |told: Told<'_>, ConfigurationId(index)| told.theory.configurations[index as usize].form;
    differ((was, is), was.verdict() == is.verdict()).then(|| VerdictChange {
        case: after.case.name.clone(),
        id: after.theory.configurations[new.0 as usize].full_name.clone(),
        from: was.verdict().into(),
        to: is.verdict().into(),
        forms: [form(before, old), form(after, new)].map(FormWord::from),
        degrees_before: was.into(),
        degrees: is.into(),
        because_before: reasons(before, old),
        because: reasons(after, new),
    })
}

/// The verdict of what is weighed on one side only; none where it is not weighed there, or is undetermined.
#[must_use]
pub fn only_verdict(told: Told<'_>, id: ConfigurationId) -> Option<OnlyVerdict> {
    let is = told.evaluation.firing(id).filter(|is| is.verdict() != Verdict::Undetermined)?;
    let configuration = &told.theory.configurations[id.0 as usize];
    Some(OnlyVerdict {
        case: told.case.name.clone(),
        id: configuration.full_name.clone(),
        verdict: is.verdict().into(),
        form: configuration.form.into(),
        degrees: is.into(),
        because: reasons(told, id),
    })
}

/// The reasons for a verdict, one level down; the answer itself where there is nothing below.
fn reasons(told: Told<'_>, id: ConfigurationId) -> Vec<String> {
    let steps = why(told, Subject::Configuration(id), 1).steps;
    let Some(answer) = steps.first() else { return Vec::new() };
    let below: Vec<String> =
        steps.iter().filter(|step| answer.because.contains(&step.id)).map(|step| step.says.clone()).collect();
    if below.is_empty() { vec![answer.says.clone()] } else { below }
}

/// The predictions of one case, before and after.
pub struct Predictions<'a> {
    before: Told<'a>,
    after: Told<'a>,
    speakers: [LazyCell<Speakers<'a>, Box<dyn FnOnce() -> Speakers<'a> + 'a>>; 2],
}

impl<'a> Predictions<'a> {
    /// Those of a case that was told before and after.
    #[must_use]
    pub fn of(before: Told<'a>, after: Told<'a>) -> Self {
        let speakers = |told: Told<'a>| -> Box<dyn FnOnce() -> Speakers<'a> + 'a> {
            Box::new(move || Speakers::new(told.theory, told.case, told.evaluation))
        };
        Self { before, after, speakers: [before, after].map(|told| LazyCell::new(speakers(told))) }
    }

    /// What becomes of the prediction of a phrase; none where it stays. A side that lacks the phrase predicts nothing; what
    /// it was is taken under its sign.
    #[must_use]
    pub fn change(&self, old: Option<Literal>, new: Option<PhraseId>) -> Option<PredictionChange> {
        let was = old.map_or(Pair::UNKNOWN, |old| self.before.evaluation.predicted(old.phrase).under(old));
        let is = new.map_or(Pair::UNKNOWN, |new| self.after.evaluation.predicted(new));
        if !differ((was, is), was.value() == is.value()) {
            return None;
        }
        let old = old.map(|old| old.phrase);
        let before = self.spoken(0, old.filter(|_| is_said(was)));
        let now = self.spoken(1, new.filter(|_| is_said(is)));
        Some(PredictionChange {
            case: self.after.case.name.clone(),
            phrase: self.name(old, new),
            from: was.value().into(),
            to: is.value().into(),
            degrees_before: was.into(),
            degrees: is.into(),
            by_before: before.by,
            by: now.by,
            implied_by_before: before.implied_by,
            implied_by: now.implied_by,
            defined_before: before.defined,
            defined: now.defined,
        })
    }

    fn spoken(&self, side: usize, phrase: Option<PhraseId>) -> Spoken {
        phrase.map(|phrase| self.speakers[side].of(phrase)).unwrap_or_default()
    }

    fn name(&self, old: Option<PhraseId>, new: Option<PhraseId>) -> String {
        let after = new.map(|new| &self.after.theory.vocabulary.get(new).name);
        let before = || old.map(|old| &self.before.theory.vocabulary.get(old).name);
        after.or_else(before).cloned().unwrap_or_default()
    }
}

/// Whether two pairs differ in what is shown of them: in the word for them, or in a degree.
fn differ((was, is): (Pair, Pair), is_one_word: bool) -> bool {
    !is_one_word || Degrees::from(was).hundredths() != Degrees::from(is).hundredths()
}

/// Whether anything speaks for or against it, be it to a small degree.
fn is_said(pair: Pair) -> bool {
    pair != Pair::UNKNOWN
}
