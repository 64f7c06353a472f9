//! Every exit code, by what brings it about.

use super::command::{Place, THEORY};

#[test]
fn match_is_fine_whatever_fires() {
    let place = Place::new("match_is_fine").with("theory.cmo", THEORY);
    assert_eq!(place.cmo(&["match", "theory.cmo", "--case", "distrust"]).exit, 0);
    assert_eq!(place.cmo(&["match", "theory.cmo", "--case", "trust, data shared, review done"]).exit, 0);
}

#[test]
fn a_goal_decides_the_exit() {
    let place = Place::new("a_goal_decides").with("theory.cmo", THEORY);
    let exit = |case: &str, goal: &str| place.cmo(&["match", "theory.cmo", "--case", case, "--goal", goal]).exit;
    assert_eq!(exit("trust, data shared, review done", "1"), 0);
    assert_eq!(exit("trust, data shared, review done", "deprescribing"), 0);
    assert_eq!(exit("trust, data shared, review done, not staff short", "harm falls"), 0);
    assert_eq!(exit("distrust", "cmoc 1"), 1);
    assert_eq!(exit("distrust", "trust"), 1);
    assert_eq!(exit("distrust", "distrust"), 0);
    assert_eq!(exit("trust", "PT1.1"), 4);
    assert_eq!(exit("trust", "harm falls"), 4);
}

#[test]
fn over_several_cases_what_denies_a_goal_weighs_most() {
    let place = Place::new("over_several_cases").with("theory.cmo", THEORY);
    let exit = |cases: &[&str]| {
        let cases = cases.iter().flat_map(|case| ["--case", case]);
        place.cmo(&["match", "theory.cmo", "--goal", "1"].into_iter().chain(cases).collect::<Vec<_>>()).exit
    };
    assert_eq!(exit(&["case north"]), 0);
    assert_eq!(exit(&["case north", "trust"]), 4);
    assert_eq!(exit(&["case north", "trust", "case south"]), 1);
}

#[test]
fn what_cannot_be_used_is_2() {
    let place = Place::new("what_cannot_be_used").with("theory.cmo", THEORY).with("cases.csv", "trust\n1\n");
    let refused = |arguments: &[&str], says: &str| {
        let said = place.cmo(arguments);
        assert_eq!((said.exit, said.result.as_str()), (2, ""), "{arguments:?}: {said:?}");
        assert!(said.diagnostics.contains(says), "{arguments:?}: {}", said.diagnostics);
    };
    refused(&["match", "nowhere.cmo"], "`nowhere.cmo` cannot be read");
    refused(&["match", "theory.cmo", "--case", "case nort"], "near it: `north`");
    refused(&["match", "theory.cmo", "--theory", "PT2"], "near it: `PT1`");
    refused(&["match", "theory.cmo", "--goal", "deprescribin"], "near it: `deprescribing`");
    refused(&["match", "theory.cmo", "--cases", "cases.csv"], "`cases.csv` is no `.cmo` file");
    refused(&["match", "theory.cmo", "--only", "fire"], "fires");
    refused(&["why", "cmoc 9", "theory.cmo"], "there is no configuration `9`");
    refused(&["why", "1", "theory.cmo", "--format", "json"], "`north`, `south`");
    refused(&["explain-code", "CMO999"], "there is no code `CMO999`");
    refused(&["mach"], "match");
}

#[test]
fn no_case_is_2() {
    let place = Place::new("no_case").with("theory.cmo", "if trust then deprescribing\n");
    let said = place.cmo(&["match", "theory.cmo"]);
    assert_eq!(said.exit, 2);
    assert!(said.diagnostics.contains("there is no case"), "{}", said.diagnostics);
}

#[test]
fn errors_of_theory_and_case_are_3() {
    let place = Place::new("errors_are_3").with("theory.cmo", THEORY).with("broken.cmo", "cmoc 1\n  if a and b or c\n");
    for arguments in [&["match", "broken.cmo"][..], &["check", "broken.cmo"], &["why", "1", "broken.cmo"]] {
        let said = place.cmo(arguments);
        assert_eq!((said.exit, said.result.as_str()), (3, ""), "{arguments:?}: {said:?}");
        assert!(said.diagnostics.contains("broken.cmo:2:"), "{}", said.diagnostics);
    }
    let said = place.cmo(&["match", "theory.cmo", "--case", "trust = 70%"]);
    assert_eq!((said.exit, said.result.as_str()), (3, ""), "{said:?}");
    assert!(said.diagnostics.contains("--case:1:"), "{}", said.diagnostics);
}

#[test]
fn a_name_of_both_kinds_asks_which_is_meant() {
    let both = "cmoc trust\n  if deprescribing\n  then trust\n\ncase north\n  deprescribing\n";
    let place = Place::new("a_name_of_both_kinds").with("theory.cmo", both);
    let said = place.cmo(&["why", "trust", "theory.cmo"]);
    assert_eq!(said.exit, 2);
    assert!(said.diagnostics.contains("'cmoc trust'") && said.diagnostics.contains("'\"trust\"'"), "{said:?}");
    assert_eq!(place.cmo(&["why", "cmoc trust", "theory.cmo"]).exit, 0);
    assert_eq!(place.cmo(&["why", "\"trust\"", "theory.cmo"]).exit, 0);
}

#[test]
fn an_expectation_that_is_not_met_is_1() {
    let unmet = format!("{THEORY}  expect cmoc 1 fires\n");
    let place = Place::new("an_expectation").with("theory.cmo", &unmet);
    let said = place.cmo(&["check", "theory.cmo"]);
    assert_eq!(said.exit, 1, "{said:?}");
    assert!(said.diagnostics.contains("CMO401"), "{}", said.diagnostics);
    let met = format!("{THEORY}  expect cmoc 1 blocked by trust\n");
    let place = Place::new("an_expectation_met").with("theory.cmo", &met);
    assert_eq!(place.cmo(&["check", "theory.cmo"]).exit, 0);
}

#[test]
fn deny_makes_warnings_fail() {
    let odd = format!("{THEORY}  trust\n");
    let place = Place::new("deny").with("theory.cmo", &odd);
    let said = place.cmo(&["check", "theory.cmo"]);
    assert_eq!(said.exit, 0, "{said:?}");
    assert!(said.diagnostics.contains("1 warning"), "{}", said.diagnostics);
    assert_eq!(place.cmo(&["check", "theory.cmo", "--deny", "warnings"]).exit, 1);
}

#[test]
fn only_what_nothing_has_is_fine_with_a_sentence() {
    let place = Place::new("only").with("theory.cmo", THEORY);
    let said = place.cmo(&["match", "theory.cmo", "--only", "contested", "--case", "trust"]);
    assert_eq!(said.exit, 0);
    assert!(said.result.contains("No configuration is contested in this case."), "{}", said.result);
}
