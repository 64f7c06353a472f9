//! Turns what the cases of two versions mean into the verdicts and predictions that differ, with why.

use crate::explain::Told;
use crate::explain::changed::{OnlyVerdict, Predictions, only_verdict, verdict};
use crate::refine::diff::bridge::Bridge;
use crate::refine::diff::pairs::Pairs;
use crate::refine::diff::{Facts, PredictionChange, VerdictChange, Version};
use crate::theory::{ConfigurationId, Fact, Literal, Said};

/// The cases that both versions have, in the order of the version after.
fn both<'t>(from: Version<'t>, to: Version<'t>) -> Vec<(Told<'t>, Told<'t>)> {
    let before = |name: &str| told(from).find(|told| told.case.name == name);
    told(to).filter_map(|after| Some((before(&after.case.name)?, after))).collect()
}

/// The names of the cases that both versions have.
pub(super) fn cases(from: Version<'_>, to: Version<'_>) -> Vec<String> {
    both(from, to).into_iter().map(|(_, after)| after.case.name.clone()).collect()
}

/// Whether a case of either version gives a degree.
pub(super) fn facts(from: Version<'_>, to: Version<'_>) -> Facts {
    let all = from.theory.cases.iter().chain(&to.theory.cases).flat_map(|case| &case.facts);
    let is_degree = |fact: &Fact| matches!(fact.said, Said::Degree(_));
    if all.into_iter().any(is_degree) { Facts::Graded } else { Facts::Crisp }
}

/// The cases of a version, each with what it means there.
fn told<'t>(version: Version<'t>) -> impl Iterator<Item = Told<'t>> {
    let Version { theory, sources, evaluations, .. } = version;
    theory.cases.iter().zip(evaluations).map(move |(case, evaluation)| Told { theory, case, evaluation, sources })
}

/// The verdicts that differ; of what is evaluated in one version only there is none.
pub(super) fn verdicts(pairs: &Pairs, from: Version<'_>, to: Version<'_>) -> Vec<VerdictChange> {
    let of_case = |(before, after)| {
        pairs.iter().filter_map(move |(old, new)| {
            let [old, new] = [old, new].map(|index| ConfigurationId(index as u32));
            verdict((before, old), (after, new))
        })
    };
    both(from, to).into_iter().flat_map(of_case).collect()
}

/// The verdicts of what is weighed in a case of the version after, and was not before: it is new, or no longer retired.
pub(super) fn new_verdicts(pairs: &Pairs, from: Version<'_>, to: Version<'_>) -> Vec<OnlyVerdict> {
    let of_case = |(before, after)| only(after, before, |index| pairs.before(index));
    both(from, to).into_iter().flat_map(of_case).collect()
}

/// The verdicts of what was weighed in a case of the version before, and is no more: it is dropped, or retired.
pub(super) fn gone_verdicts(pairs: &Pairs, from: Version<'_>, to: Version<'_>) -> Vec<OnlyVerdict> {
    let of_case = |(before, after)| only(before, after, |index| pairs.after(index));
    both(from, to).into_iter().flat_map(of_case).collect()
}

/// The verdicts of one side, without those that the other side has too.
fn only(side: Told<'_>, other: Told<'_>, partner: impl Fn(usize) -> Option<usize>) -> Vec<OnlyVerdict> {
    let id = |index: usize| ConfigurationId(index as u32);
    let is_there = |index: &usize| partner(*index).is_some_and(|one| other.evaluation.firing(id(one)).is_some());
    let alone = (0..side.theory.configurations.len()).filter(|index| !is_there(index));
    alone.filter_map(|index| only_verdict(side, id(index))).collect()
}

/// The predictions that differ.
pub(super) fn predictions(bridge: &Bridge<'_>, from: Version<'_>, to: Version<'_>) -> Vec<PredictionChange> {
    let after = to.theory.vocabulary.iter().map(|(id, _)| (bridge.before(id), Some(id)));
    let lost = bridge.lost().map(|id| (Some(Literal { phrase: id, negated: false }), None));
    let phrases: Vec<_> = after.chain(lost).collect();
    let mut all = Vec::new();
    for (before, after) in both(from, to) {
        let predictions = Predictions::of(before, after);
        all.extend(phrases.iter().filter_map(|(old, new)| predictions.change(*old, *new)));
    }
    all
}
