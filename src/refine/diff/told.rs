//! Turns what the cases of two versions mean into the verdicts and predictions that differ, with why.

use crate::explain::Told;
use crate::explain::changed::{Predictions, verdict};
use crate::refine::diff::bridge::Bridge;
use crate::refine::diff::pairs::Pairs;
use crate::refine::diff::{PredictionChange, VerdictChange, Version};
use crate::theory::{ConfigurationId, Literal};

/// The cases that both versions have, in the order of the version after.
fn both<'t>(from: Version<'t>, to: Version<'t>) -> Vec<(Told<'t>, Told<'t>)> {
    let before = |name: &str| told(from).find(|told| told.case.name == name);
    told(to).filter_map(|after| Some((before(&after.case.name)?, after))).collect()
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
