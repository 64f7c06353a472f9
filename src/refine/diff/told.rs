//! Turns what the cases of two versions mean into the verdicts and predictions that differ, with why.

use std::cell::LazyCell;

use crate::evaluate::{Evaluation, Pair};
use crate::explain::matched::FormWord;
use crate::explain::{Speakers, Subject, Told, why};
use crate::refine::diff::bridge::Bridge;
use crate::refine::diff::change::Degrees;
use crate::refine::diff::pairs::Pairs;
use crate::refine::diff::{PredictionChange, VerdictChange, Version};
use crate::theory::{Case, ConfigurationId, PhraseId, Value};

/// A case of one version, with what it means there.
type Meant<'t> = (&'t Case, &'t Evaluation);

/// The cases that both versions have, in the order of the version after.
fn both<'t>(from: Version<'t>, to: Version<'t>) -> Vec<(Meant<'t>, Meant<'t>)> {
    let before = |name: &str| from.theory.cases.iter().zip(from.evaluations).find(|(case, _)| case.name == name);
    let after = to.theory.cases.iter().zip(to.evaluations);
    after.filter_map(|after| Some((before(&after.0.name)?, after))).collect()
}

/// The verdicts that differ; of what is evaluated in one version only there is none.
pub(super) fn verdicts(pairs: &Pairs, from: Version<'_>, to: Version<'_>) -> Vec<VerdictChange> {
    let mut all = Vec::new();
    for (before, after) in both(from, to) {
        for (old, new) in pairs.iter() {
            let [old, new] = [old, new].map(|index| ConfigurationId(index as u32));
            let (Some(was), Some(is)) = (before.1.firing(old), after.1.firing(new)) else { continue };
            if differ((was, is), was.verdict() == is.verdict()) {
                let form =
                    |version: Version<'_>, ConfigurationId(index)| version.theory.configurations[index as usize].form;
                all.push(VerdictChange {
                    case: after.0.name.clone(),
                    id: to.theory.configurations[new.0 as usize].full_name.clone(),
                    from: was.verdict().into(),
                    to: is.verdict().into(),
                    degrees_before: was.into(),
                    degrees: is.into(),
                    forms: [form(from, old), form(to, new)].map(FormWord::from),
                    because_before: reasons(from, before, old),
                    because: reasons(to, after, new),
                });
            }
        }
    }
    all
}

/// The reasons for a verdict, one level down; the answer itself where there is nothing below.
fn reasons(version: Version<'_>, (case, evaluation): Meant<'_>, id: ConfigurationId) -> Vec<String> {
    let told = Told { theory: version.theory, case, evaluation, sources: version.sources };
    let steps = why(told, Subject::Configuration(id), 1).steps;
    let Some(answer) = steps.first() else { return Vec::new() };
    let below: Vec<String> =
        steps.iter().filter(|step| answer.because.contains(&step.id)).map(|step| step.says.clone()).collect();
    if below.is_empty() { vec![answer.says.clone()] } else { below }
}

/// The predictions that differ.
pub(super) fn predictions(bridge: &Bridge<'_>, from: Version<'_>, to: Version<'_>) -> Vec<PredictionChange> {
    let after = to.theory.vocabulary.iter().map(|(id, _)| (bridge.before(id), Some(id)));
    let lost = bridge.lost().map(|id| (Some(crate::theory::Literal { phrase: id, negated: false }), None));
    let phrases: Vec<_> = after.chain(lost).collect();
    let mut all = Vec::new();
    for (before, after) in both(from, to) {
        let speakers_before = LazyCell::new(|| Speakers::new(from.theory, before.0, before.1));
        let speakers = LazyCell::new(|| Speakers::new(to.theory, after.0, after.1));
        for (old, new) in &phrases {
            let was = old.map_or(Pair::UNKNOWN, |old| before.1.predicted(old.phrase).under(old));
            let is = new.map_or(Pair::UNKNOWN, |new| after.1.predicted(new));
            if !differ((was, is), was.value() == is.value()) {
                continue;
            }
            let old = old.map(|old| old.phrase);
            let spoken_before =
                old.filter(|_| is_said(was.value())).map(|old| speakers_before.of(old)).unwrap_or_default();
            let spoken = new.filter(|_| is_said(is.value())).map(|new| speakers.of(new)).unwrap_or_default();
            all.push(PredictionChange {
                case: after.0.name.clone(),
                phrase: name(bridge, old, *new),
                from: was.value().into(),
                to: is.value().into(),
                degrees_before: was.into(),
                degrees: is.into(),
                by_before: spoken_before.by,
                by: spoken.by,
                implied_by_before: spoken_before.implied_by,
                implied_by: spoken.implied_by,
                defined_before: spoken_before.defined,
                defined: spoken.defined,
            });
        }
    }
    all
}

/// Whether two pairs differ in what is shown of them: in the word for them, or in a degree.
fn differ((was, is): (Pair, Pair), is_one_word: bool) -> bool {
    !is_one_word || Degrees::from(was).hundredths() != Degrees::from(is).hundredths()
}

fn is_said(value: Value) -> bool {
    value != Value::Unknown
}

fn name(bridge: &Bridge<'_>, old: Option<PhraseId>, new: Option<PhraseId>) -> String {
    let after = new.map(|new| &bridge.to.vocabulary.get(new).name);
    let before = || old.map(|old| &bridge.from.vocabulary.get(old).name);
    after.or_else(before).cloned().unwrap_or_default()
}
