//! What cases say once they start from others, and what is told of them.

use cmo::resolve::{describe, resolve};
use cmo::source::Source;
use cmo::syntax::{parse, parse_facts};
use cmo::theory::{CaseId, Expectation, Said};

use super::{InMemory, codes, parsed, resolved, theory, words};

const THEORY: &str =
    "context trust\n  opposite distrust\n  implies contact\n\ncmoc 1\n  if trust, time, room then calm\n\n";

#[test]
fn own_facts_replace_those_of_the_case_it_is_like() {
    let text = format!(
        "{THEORY}case later\n  like sooner\n  distrust, unknown time\n\ncase sooner\n  trust, time, room = 0.7\n  complete\n"
    );
    let theory = theory(&[&text]);
    let case = &theory.cases[0];
    let facts: Vec<(String, Said)> = case.facts.iter().map(|fact| (words(&theory, fact.literal), fact.said)).collect();
    assert_eq!(
        facts,
        [
            ("room".to_owned(), Said::Degree(0.7)),
            ("not trust".to_owned(), Said::Present),
            ("time".to_owned(), Said::Unknown)
        ]
    );
    assert_eq!((case.like, case.complete), (Some(CaseId(1)), false));
}

#[test]
fn facts_that_contest_differ_or_go_against_an_implication_are_warned_about() {
    for (facts, code) in [
        ("trust, distrust", 306),
        ("time, not time", 306),
        ("time = 0.7, time = 0.8", 307),
        ("time, unknown time", 307),
        ("trust, not contact", 308),
        ("trust = 0.9, contact = 0.1", 308),
    ] {
        let found = resolved(&[&format!("{THEORY}case here\n  {facts}\n")]);
        assert_eq!(codes(&found.diagnostics), [code], "{facts}");
        assert_eq!(found.theory.cases[0].warnings, found.diagnostics, "{facts}");
    }
    theory(&[&format!("{THEORY}case here\n  time, time, trust, contact, unknown room, unknown room\n")]);
}

#[test]
fn what_a_case_takes_over_is_warned_about_once() {
    let text = format!("{THEORY}case a\n  time, not time\n\ncase b\n  like a\n  room\n");
    let found = resolved(&[&text]);
    assert_eq!(codes(&found.diagnostics), [306]);
    assert_eq!(found.theory.cases[1].warnings.len(), 1);
}

#[test]
fn a_fact_that_no_theory_uses_is_said_with_what_is_near() {
    let found = resolved(&[&format!("{THEORY}case here\n  tiem, trust\n  obsreved calm\n")]);
    assert_eq!(codes(&found.diagnostics), [305, 305]);
    let unrecognised = &found.theory.cases[0].unrecognised;
    assert_eq!(unrecognised[0].nearest, ["time"]);
    assert_eq!(unrecognised[1].nearest, ["observed", "calm"]);
}

#[test]
fn expectations_take_the_sign_of_opposite_names() {
    let text = format!(
        "{THEORY}case here\n  room\n  expect not distrust present\n  expect cmoc 1 blocked by time, distrust\n"
    );
    let theory = theory(&[&text]);
    let [Expectation::Value { literal, .. }, Expectation::Verdict { by, .. }] = &theory.cases[0].expectations[..]
    else {
        panic!("{:?}", theory.cases[0].expectations)
    };
    assert_eq!(words(&theory, *literal), "trust");
    assert_eq!(by.len(), 2);
}

#[test]
fn an_inline_case_is_read_against_the_theory() {
    let (mut sources, trees) = parsed(&[THEORY]);
    let theory = resolve(&sources, &trees, &InMemory::default()).theory;
    let text = "Trust, not room, unknown time, calm = 0.2, tiem";
    let id = sources.add(Source::new("--case", text));
    let facts = parse_facts(id, text);
    assert!(facts.diagnostics.is_empty(), "{:#?}", facts.diagnostics);
    let (case, found) = describe(&theory, &sources, (id, &facts.tree), "case 1");
    assert_eq!((&*case.name, case.facts.len()), ("case 1", 4));
    assert_eq!(codes(&found), [305]);
    assert_eq!(case.unrecognised[0].phrase, "tiem");
}

#[test]
fn a_case_may_start_from_128_others_and_no_more() {
    let mut text = format!("{THEORY}case c0\n  trust\n\n");
    (1..=130).for_each(|number| text += &format!("case c{number}\n  like c{}\n\n", number - 1));
    let found = resolved(&[&text]);
    assert_eq!(codes(&found.diagnostics), [309]);
    let facts: Vec<usize> = found.theory.cases.iter().map(|case| case.facts.len()).collect();
    assert_eq!((facts[128], facts[129], facts[130]), (1, 0, 0));
}

#[test]
fn what_a_broken_part_may_use_is_not_said_to_be_unknown() {
    let mut sources = cmo::source::Sources::new();
    let text = "cmoc 1\n  if a and b or some thing then c\n\nstudy \"?\" X\n\ncase here\n  some thing\n  expect some thing present\n  expect cmoc 1 fires\n";
    let id = sources.add(Source::new("a.cmo", text));
    let parsed = parse(id, text);
    assert!(!parsed.diagnostics.is_empty());
    let found = resolve(&sources, &[(id, parsed.tree)], &InMemory::default());
    assert!(found.diagnostics.is_empty(), "{:#?}", found.diagnostics);
}

#[test]
fn a_slip_that_many_cases_make_has_its_suggestion_in_each() {
    let phrases: Vec<String> = (0..400).map(|number| format!("practice meeting held in month {number}")).collect();
    let mut text = format!("cmoc 1\n  if {} and staff trained then calm\n\n", phrases.join(", "));
    (0..2000).for_each(|number| text += &format!("case c{number}\n  staff traned\n\n"));
    let theory = resolved(&[&text]).theory;
    let without: Vec<&str> = theory
        .cases
        .iter()
        .filter(|case| case.unrecognised[0].nearest.first().map(String::as_str) != Some("staff trained"))
        .map(|case| case.name.as_str())
        .collect();
    assert!(theory.cases.len() == 2000 && without.is_empty(), "{without:?}");
}
