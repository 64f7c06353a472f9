//! Turns the evaluations of cases into what they show of each configuration, and what none of them shows.

use std::collections::BTreeSet;

use serde::Serialize;

#[cfg(feature = "report")]
use schemars::JsonSchema;

use crate::evaluate::{Evaluation, Pair};
use crate::explain::matched::FormWord;
use crate::theory::{Case, Configuration, ConfigurationId, HeadingId, Mention, Theory, Value, Verdict};

/// What the cases show of one configuration.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct Coverage {
    /// Its full name.
    pub id: String,
    /// Whether it is an `only if`: people are told its verdicts in other words.
    #[serde(skip)]
    pub form: FormWord,
    /// The cases in which it fires.
    pub fires: Vec<String>,
    /// Those in which it is blocked.
    pub blocked: Vec<String>,
    /// Those in which it is undetermined.
    pub undetermined: Vec<String>,
    /// Those in which it is contested.
    pub contested: Vec<String>,
    /// The phrases of its conditions that no case shows present, and (negated) those that none shows absent.
    pub never_seen: Vec<PhraseSide>,
}

/// A phrase, or its absence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct PhraseSide {
    /// The phrase.
    pub phrase: String,
    /// Whether its absence is meant.
    pub negated: bool,
}

/// What cases show of each configuration that is not retired, of one theory where that is asked for.
#[must_use]
pub fn coverage(theory: &Theory, cases: &[(&Case, &Evaluation)], scope: Option<HeadingId>) -> Vec<Coverage> {
    let numbered = theory.configurations.iter().enumerate();
    let live = numbered.filter(|(_, one)| !one.retired && (scope.is_none() || one.heading == scope));
    live.map(|(index, one)| of_configuration(theory, cases, ConfigurationId(index as u32), one)).collect()
}

/// How much the cases show, in percent: of each configuration that it fires in one, and that it is blocked in one.
#[must_use]
pub fn covered(coverage: &[Coverage]) -> f64 {
    if coverage.is_empty() {
        return 100.0;
    }
    let sides = coverage.iter().map(|one| usize::from(!one.fires.is_empty()) + usize::from(!one.blocked.is_empty()));
    (sides.sum::<usize>() as f64 / (2 * coverage.len()) as f64 * 1e4).round() / 1e2
}

fn of_configuration(
    theory: &Theory,
    cases: &[(&Case, &Evaluation)],
    id: ConfigurationId,
    one: &Configuration,
) -> Coverage {
    let with = |verdict: Verdict| {
        let found = cases.iter().filter(|(_, evaluation)| evaluation.firing(id).map(Pair::verdict) == Some(verdict));
        found.map(|(case, _)| case.name.clone()).collect()
    };
    Coverage {
        id: one.full_name.clone(),
        form: one.form.into(),
        fires: with(Verdict::Fires),
        blocked: with(Verdict::Blocked),
        undetermined: with(Verdict::Undetermined),
        contested: with(Verdict::Contested),
        never_seen: never_seen(theory, cases, id, one),
    }
}

/// Among the cases that the configuration concerns.
fn never_seen(
    theory: &Theory,
    cases: &[(&Case, &Evaluation)],
    id: ConfigurationId,
    one: &Configuration,
) -> Vec<PhraseSide> {
    let mut phrases = BTreeSet::new();
    let mut add = |mention: &Mention| _ = phrases.insert(mention.phrase());
    std::iter::once(&one.context).chain(&one.resource).for_each(|part| part.each_mention(&mut add));
    let concerned = || cases.iter().filter(|(_, evaluation)| evaluation.firing(id).is_some());
    let sides = phrases.into_iter().flat_map(|phrase| [(phrase, Value::Present), (phrase, Value::Absent)]);
    let unseen = sides.filter(|(phrase, value)| {
        !concerned().any(|(_, evaluation)| [*value, Value::Contested].contains(&evaluation.value(*phrase).value()))
    });
    let side = |(phrase, value)| PhraseSide {
        phrase: theory.vocabulary.get(phrase).name.clone(),
        negated: value == Value::Absent,
    };
    unseen.map(side).collect()
}
