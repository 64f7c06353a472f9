//! Turns what the cases of two versions mean into the verdicts and predictions that differ, with why.

use crate::evaluate::{Evaluation, Pair};
use crate::explain::{Subject, Told, why};
use crate::refine::diff::bridge::Bridge;
use crate::refine::diff::pairs::Pairs;
use crate::refine::diff::{PredictionChange, VerdictChange, Version};
use crate::theory::{Case, Configuration, ConfigurationId, Form, PhraseId, Theory, Value};

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
            let verdict = |(_, evaluation): Meant<'_>, id| evaluation.firing(id).map(Pair::verdict);
            let (Some(was), Some(is)) = (verdict(before, old), verdict(after, new)) else { continue };
            if was != is {
                all.push(VerdictChange {
                    case: after.0.name.clone(),
                    id: to.theory.configurations[new.0 as usize].full_name.clone(),
                    from: was.into(),
                    to: is.into(),
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
        for (old, new) in &phrases {
            let was = old.map_or(Pair::UNKNOWN, |old| before.1.predicted(old.phrase).under(old)).value();
            let is = new.map_or(Pair::UNKNOWN, |new| after.1.predicted(new)).value();
            if was != is {
                let old = old.map(|old| old.phrase);
                all.push(PredictionChange {
                    case: after.0.name.clone(),
                    phrase: name(bridge, old, *new),
                    from: was.into(),
                    to: is.into(),
                    by_before: old
                        .map(|old| speak(from.theory, before.1, old))
                        .filter(|_| is_said(was))
                        .unwrap_or_default(),
                    by: new.map(|new| speak(to.theory, after.1, new)).filter(|_| is_said(is)).unwrap_or_default(),
                });
            }
        }
    }
    all
}

fn is_said(value: Value) -> bool {
    value != Value::Unknown
}

fn name(bridge: &Bridge<'_>, old: Option<PhraseId>, new: Option<PhraseId>) -> String {
    let after = new.map(|new| &bridge.to.vocabulary.get(new).name);
    let before = || old.map(|old| &bridge.from.vocabulary.get(old).name);
    after.or_else(before).cloned().unwrap_or_default()
}

/// The configurations that speak for or against a phrase in a case.
fn speak(theory: &Theory, evaluation: &Evaluation, phrase: PhraseId) -> Vec<String> {
    let numbered = theory.configurations.iter().enumerate();
    let speaks = numbered.filter(|(index, one)| {
        let firing = evaluation.firing(ConfigurationId(*index as u32)).unwrap_or(Pair::UNKNOWN);
        (leads_to(one, phrase) && evaluation.ripple[*index] > 0.0)
            || (requires_for(one, phrase) && firing.in_favour > 0.0)
    });
    speaks.map(|(_, one)| one.full_name.clone()).collect()
}

fn leads_to(one: &Configuration, phrase: PhraseId) -> bool {
    one.outcomes.iter().any(|outcome| outcome.mention.phrase() == phrase) || is_mechanism(one, phrase)
}

fn requires_for(one: &Configuration, phrase: PhraseId) -> bool {
    one.form == Form::OnlyIf && is_mechanism(one, phrase)
}

fn is_mechanism(one: &Configuration, phrase: PhraseId) -> bool {
    one.mechanisms.iter().any(|mechanism| mechanism.phrase() == phrase)
}
