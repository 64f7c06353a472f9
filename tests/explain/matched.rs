//! What `match` says holds together, beyond the fields that `contract` reads a second time.

use std::collections::BTreeMap;

use cmo::evaluate::{Pair, World, evaluate};
use cmo::explain::matched::{
    CaseMatch, ConfigurationMatch, Extent, Standing, ValueSource, ValueWord, VerdictWord, WorldWord,
};
use cmo::explain::{CitedVerdicts, findings, match_case};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use super::contract::undefined;
use super::told::text;
use crate::evaluate::laws::for_all;
use crate::evaluate::random::{Chains, Degrees, trials};

#[test]
fn what_is_said_of_a_case_fits_together() {
    for_all(500, trials(Degrees::Fuzzy, Chains::Cyclic), |trial| {
        for (case, world) in trial.cases.iter().flat_map(|case| [(case, World::Open), (case, World::Closed)]) {
            let evaluation = evaluate(&trial.theory, case, world);
            fits_together(&match_case(&trial.theory, (case, &evaluation), &CitedVerdicts::default(), Extent::All))?;
        }
        Ok(())
    });
}

/// To either extent the same is told of what the case says something of, and each of the others is counted.
#[test]
fn what_is_not_told_in_full_is_what_the_case_is_silent_of() {
    for_all(500, trials(Degrees::Fuzzy, Chains::Cyclic), |trial| {
        for (case, world) in trial.cases.iter().flat_map(|case| [(case, World::Open), (case, World::Closed)]) {
            let evaluation = evaluate(&trial.theory, case, world);
            let told = |extent| match_case(&trial.theory, (case, &evaluation), &CitedVerdicts::default(), extent);
            let (all, known) = (told(Extent::All), told(Extent::Known));
            prop_assert!(all.silent.is_empty());
            let (silent, rest): (Vec<_>, Vec<_>) = all.configurations.iter().partition(|one| one.silent);
            prop_assert_eq!(format!("{rest:?}"), format!("{:?}", known.configurations.iter().collect::<Vec<_>>()));
            let verdicts =
                |all: &[&ConfigurationMatch]| all.iter().map(|one| (one.verdict, one.form)).collect::<Vec<_>>();
            prop_assert_eq!(
                verdicts(&silent),
                known.silent.iter().map(|one| (one.verdict, one.form)).collect::<Vec<_>>()
            );
        }
        Ok(())
    });
}

fn fits_together(matched: &CaseMatch) -> TestCaseResult {
    let closed = matched.world == WorldWord::Closed;
    for one in &matched.configurations {
        let tally = one.conditions;
        prop_assert_eq!(tally.hold + tally.fail + tally.unknown + tally.contested, tally.total);
        prop_assert_eq!(tally.total as usize, one.context.len());
        prop_assert!(one.missing.is_empty() || one.verdict == VerdictWord::Undetermined);
        prop_assert_eq!(one.blocked_by.is_empty(), one.verdict != VerdictWord::Blocked);
        prop_assert!(one.verdict == VerdictWord::Fires || one.outcomes.iter().all(|entry| entry.agreement.is_none()));
        prop_assert!(!one.silent || closed || one.context.iter().all(|entry| entry.value == ValueWord::Unknown));
        for entry in &one.context {
            let nothing = entry.in_favour == 0.0 && entry.against == 0.0;
            prop_assert!(closed || nothing == (entry.source == ValueSource::None), "{:?}", entry);
            prop_assert!(!nothing || entry.standing == Standing::Unknown);
        }
    }
    Ok(())
}

/// By a phrase's prediction: `by` gives it, with the phrase's own facts withdrawn.
#[test]
fn what_predicts_a_phrase_is_named_where_only_configurations_do() {
    for_all(500, trials(Degrees::Crisp, Chains::Cyclic), |mut trial| {
        trial.theory = without_declarations(trial.theory);
        for case in &trial.cases {
            let evaluation = evaluate(&trial.theory, case, World::Open);
            for one in match_case(&trial.theory, (case, &evaluation), &CitedVerdicts::default(), Extent::All).predicted
            {
                let predicts = Pair::new(one.in_favour, one.against) != Pair::UNKNOWN;
                prop_assert_eq!(predicts, !one.by.is_empty(), "{:?}", one);
            }
        }
        Ok(())
    });
}

fn without_declarations(theory: cmo::theory::Theory) -> cmo::theory::Theory {
    let phrases = theory.vocabulary.iter().map(|(_, phrase)| phrase.clone());
    let bare = phrases.map(undefined).collect();
    cmo::theory::Theory { vocabulary: cmo::theory::Vocabulary::new(bare), ..theory }
}

#[test]
fn what_is_one_less_seven_tenths_is_three_tenths() {
    let text = text("cmoc a\n  if not staff trained\n  then care improves\n\ncase site\n  staff trained = 0.7\n");
    let json = serde_json::to_string(&text.matched("site")).unwrap();
    assert!(json.contains("\"for\":0.3,\"against\":0.7"), "{json}");
    assert!(!json.contains("0.30000"), "{json}");
}

#[test]
fn a_cited_case_is_evaluated_once() {
    let text = text(
        "cmoc a\n  if x\n  then z\n  supported by case site, case other\n\ncmoc b\n  if y\n  then z\n  neutral in case site\n\ncase site\n  x, not y\n\ncase other\n  not x\n\ncase third\n  y\n",
    );
    let mut times = BTreeMap::new();
    let cited = CitedVerdicts::of(&text.theory, |case| {
        *times.entry(case.name.clone()).or_insert(0) += 1;
        evaluate(&text.theory, case, World::Open)
    });
    assert_eq!(times, BTreeMap::from([("other".to_owned(), 1), ("site".to_owned(), 1)]));
    assert_eq!(findings(&text.theory, &cited).len(), 1);
}

/// `any of (p, not p)` holds whatever p is, so that no p is missing; past sixteen that is not tried out.
#[test]
fn sixteen_repeated_phrases_are_exact_and_seventeen_a_superset() {
    for (repeated, complete) in [(16, true), (17, false)] {
        let parts: String =
            (1..=repeated).map(|part| format!("any of ((not p{part} and known), p{part}, q{part}) and ")).collect();
        let theory = format!("cmoc a\n  if {parts}last\n  then z\n\ncase site\n  known\n");
        let matched = text(&theory).matched("site");
        let one = &matched.configurations[0];
        assert_eq!(one.missing_complete, complete);
        assert_eq!(one.missing == ["last"], complete, "{:?}", one.missing);
        assert!(one.missing.contains(&"last".to_owned()));
    }
}

#[test]
fn a_chain_that_is_too_long_to_tell_says_where_it_is_cut() {
    let implied: String = (0..120).map(|step| format!("context p{step}\n  implies p{}\n", step + 1)).collect();
    let told = text(&format!("{implied}cmoc c\n  if p120\n  then o\n\ncase x\n  observed p0\n"));
    let evaluation = told.evaluation("x");
    let matched = match_case(&told.theory, (told.case("x"), &evaluation), &CitedVerdicts::default(), Extent::All);
    let [chain] = matched.configurations[0].context[0].chains.as_slice() else { panic!("one chain leads to p120") };
    assert_eq!(chain.from, None);
    assert_eq!((chain.through[0].words.as_str(), chain.through[1].words.as_str()), ("…", "p21"));
}
