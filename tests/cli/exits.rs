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
    refused(&["match", "theory.cmo", "--cases", "cases.odt"], "`cases.odt` is no `.cmo` file and no table");
    refused(&["match", "theory.cmo", "--cases", "none.csv"], "`none.csv` cannot be read");
    refused(&["why", "1", "theory.cmo", "--cases", "cases.csv"], "`cases.csv` is a table of cases");
    refused(&["match", "theory.cmo", "--only", "fire"], "fires");
    refused(&["why", "cmoc 9", "theory.cmo"], "there is no configuration `9`");
    refused(&["why", "1", "theory.cmo", "--format", "json"], "`north`, `south`");
    refused(&["explain-code", "CMO999"], "there is no code `CMO999`");
    refused(&["mach"], "match");
}

#[test]
fn arguments_that_cannot_be_read_are_2_and_say_what_to_write() {
    let place = Place::new("arguments").with("theory.cmo", THEORY);
    let refused = |arguments: &[&str], says: &[&str]| {
        let said = place.cmo(arguments);
        assert_eq!((said.exit, said.result.as_str()), (2, ""), "{arguments:?}: {said:?}");
        assert!(says.iter().all(|one| said.diagnostics.contains(one)), "{arguments:?}: {}", said.diagnostics);
    };
    refused(&["match", "--threads", "0"], &["`--threads` cannot be `0`", "whole number from 1"]);
    refused(&["match", "--threads", "many"], &["`--threads` cannot be `many`", "whole number from 1"]);
    refused(&["match", "--format", "xml"], &["`--format` cannot be `xml`", "`text`, `json`"]);
    refused(&["match", "--formt", "json"], &["there is no option `--formt`", "did you mean `--format`?"]);
    refused(&["match", "--goal", "a", "--goal", "b"], &["`--goal` is given twice"]);
    refused(&["match", "--case"], &["nothing follows `--case`"]);
    refused(&["why"], &["`ID|PHRASE` is missing", "cmo why --help"]);
    refused(&["why", "1", "--depth=-1"], &["`--depth` cannot be `-1`", "whole number"]);
    refused(&["new", "a", "b"], &["`b` is one argument too many"]);
    refused(&["mach"], &["there is no command `mach`", "`match`"]);
    refused(
        &["--error-format", "plain", "match"],
        &["Error: there is no option `--error-format`.", "after the command"],
    );
    refused(&["match", "--error-format=plain", "--only", "wins"], &["Error: `--only` cannot be `wins`.", "`fires`"]);
}

#[test]
fn a_theory_narrows_every_command() {
    let other = "theory PT2\n\ncmoc 1\n  if warm then cosy\n\ncmoc 9\n  if cosy then glad\n";
    let place = Place::new("narrows").with("theory.cmo", THEORY).with("other.cmo", other);
    let refused = |arguments: &[&str], says: &str| {
        let said = place.cmo(arguments);
        assert_eq!((said.exit, said.result.as_str()), (2, ""), "{arguments:?}: {said:?}");
        assert!(said.diagnostics.contains(says), "{arguments:?}: {}", said.diagnostics);
    };
    refused(&["match", "--theory", "PT2", "--goal", "PT1.1"], "theory `PT2` has no configuration or phrase `PT1.1`");
    refused(&["match", "--theory", "PT2", "--goal", "cmoc 2"], "theory `PT2` has no configuration `2`");
    refused(
        &["why", "deprescribing", "--theory", "PT2"],
        "theory `PT2` has no configuration or phrase `deprescribing`",
    );
    refused(&["why", "1", "--theory", "PT3"], "near it: `PT2`, `PT1`");
    refused(&["match", "--theory", "elsewhere"], "declared are `PT2`, `PT1`");
    refused(&["check", "--theory", "PT3"], "near it: `PT2`, `PT1`");
    let said = place.cmo(&["why", "1", "--theory", "PT2", "--case", "warm"]);
    assert!(said.result.starts_with("CMOC PT2.1 fires"), "{said:?}");
    let said = place.cmo(&["match", "--theory", "PT2", "--case", "warm", "--goal", "1"]);
    assert_eq!(said.exit, 0, "{said:?}");
    assert!(said.result.contains("Of 2 configurations"), "{said:?}");
}

#[test]
fn check_is_narrowed_to_what_concerns_a_theory() {
    let odd = "theory PT2\n\ncmoc 1\n  if any of (warm, warm) then cosy\n";
    let unmet = format!("{THEORY}  expect cmoc PT1.1 fires\n");
    let place = Place::new("check_narrowed").with("theory.cmo", &unmet).with("other.cmo", odd);
    let said = place.cmo(&["check", "--theory", "PT1"]);
    assert_eq!(said.exit, 1, "{said:?}");
    assert!(said.diagnostics.contains("CMO401") && !said.diagnostics.contains("warm"), "{}", said.diagnostics);
    let said = place.cmo(&["check", "--theory", "PT2", "--deny", "warnings"]);
    assert_eq!(said.exit, 1, "{said:?}");
    assert!(!said.diagnostics.contains("CMO401") && said.diagnostics.contains("warm"), "{}", said.diagnostics);
    assert_eq!(place.cmo(&["check", "--theory", "PT2"]).exit, 0);
}

#[test]
fn the_name_of_a_case_is_never_read_as_a_fact() {
    let place = Place::new("case_names").with("theory.cmo", THEORY);
    let refused = |case: &str, says: &str| {
        let said = place.cmo(&["match", "theory.cmo", "--case", case]);
        assert_eq!((said.exit, said.result.as_str()), (2, ""), "{case}: {said:?}");
        assert!(said.diagnostics.contains(says), "{case}: {}", said.diagnostics);
    };
    refused("north", "write --case 'case north'");
    refused("North", "write --case 'case north'");
    refused("case North", "near it: `north`");
    refused("case north, trust", "write --case 'case north' alone");
    refused("trust, not north", "write --case 'case north' alone");
    refused("case far north", "there is no case `far north`");
    for case in ["Case north", "CASE  north", " case north "] {
        let said = place.cmo(&["match", "theory.cmo", "--case", case]);
        assert!(said.exit == 0 && said.result.starts_with("north: The north"), "{case}: {said:?}");
    }
}

#[test]
fn a_configuration_is_named_with_its_keyword_in_any_case() {
    let place = Place::new("keyword_in_any_case").with("theory.cmo", THEORY);
    for subject in ["cmoc PT1.1", "CMOC PT1.1", "Cmoc  1", " cmoc 1 "] {
        let said = place.cmo(&["why", subject, "theory.cmo", "--case", "case north"]);
        assert!(said.exit == 0 && said.result.starts_with("CMOC PT1.1"), "{subject}: {said:?}");
        assert_eq!(place.cmo(&["match", "theory.cmo", "--case", "case north", "--goal", subject]).exit, 0);
    }
    let place = place.with("theory.cmo", &format!("{THEORY}\nif harm falls then trust grows\n"));
    let said = place.cmo(&["why", "statement PT1.if1", "theory.cmo", "--case", "harm falls"]);
    assert!(said.exit == 0 && said.result.starts_with("Statement PT1.if1 fires"), "{said:?}");
    for subject in ["\"harm falls\"", "“Harm  falls”", "harm falls"] {
        let said = place.cmo(&["why", subject, "theory.cmo", "--case", "case north"]);
        assert!(said.exit == 0 && said.result.contains("“harm falls”"), "{subject}: {said:?}");
        assert_eq!(place.cmo(&["match", "theory.cmo", "--case", "case north", "--goal", subject]).exit, 4);
    }
}

#[test]
fn the_means_change_no_answer_and_must_be_there() {
    let place = Place::new("means").with("theory.cmo", THEORY);
    let with = |set: &str, threads: &str| {
        let mut cases: Vec<String> = Vec::new();
        for number in 0..300 {
            cases.push(["trust, data shared", "distrust", "trust = 0.6, review done"][number % 3].to_owned());
        }
        let mut arguments = vec!["match", "theory.cmo", "--threads", threads];
        arguments.extend(cases.iter().flat_map(|case| ["--case", case.as_str()]));
        place.cmo_with("CMO_SIMD", set, &arguments)
    };
    let plain = with("baseline", "1");
    assert_eq!(plain.exit, 0, "{plain:?}");
    for set in ["", "baseline", "v3", "v4"] {
        let said = with(set, "3");
        let lacks = said.exit == 2 && said.diagnostics.contains("this machine lacks the instructions");
        assert!(lacks || said.result == plain.result, "{set}: {}", said.diagnostics);
    }
    let said = with("v9", "1");
    assert_eq!((said.exit, said.result.as_str()), (2, ""));
    assert!(said.diagnostics.contains("write `baseline`, `v3` or `v4`"), "{}", said.diagnostics);
}

#[test]
fn no_case_is_2() {
    let place = Place::new("no_case").with("theory.cmo", "if trust then deprescribing\n");
    let said = place.cmo(&["match", "theory.cmo"]);
    assert_eq!(said.exit, 2);
    assert!(said.diagnostics.contains("there is no case"), "{}", said.diagnostics);
    let place = place.with("declared.cmo", "case north\n  trust\n").with("none.cmo", "# no case yet\n");
    let said = place.cmo(&["match", "theory.cmo", "declared.cmo", "--cases", "none.cmo"]);
    assert_eq!((said.exit, said.result.as_str()), (2, ""), "{said:?}");
    assert!(said.diagnostics.contains("there is no case in `none.cmo`"), "{}", said.diagnostics);
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
fn a_case_may_begin_with_a_dash() {
    let place = Place::new("dash").with("theory.cmo", THEORY);
    for command in [&["match", "theory.cmo"][..], &["why", "1", "theory.cmo"]] {
        for case in ["- trust", "-trust"] {
            let said = place.cmo(&[command, &["--case", case]].concat());
            assert_eq!((said.exit, said.result.as_str()), (3, ""), "{case}: {said:?}");
            assert!(said.diagnostics.contains("--case:1:1"), "{case}: {said:?}");
        }
        let said = place.cmo(&[command, &["--case", "--closed-world"]].concat());
        assert_eq!(said.exit, 2, "{said:?}");
        assert!(said.diagnostics.contains("write the facts behind `--case`"), "{said:?}");
    }
}

#[test]
fn a_path_that_stands_where_a_question_does_is_told() {
    let place = Place::new("swapped").with("my theory.cmo", THEORY);
    let refused = |arguments: &[&str], says: &str| {
        let said = place.cmo(arguments);
        assert_eq!((said.exit, said.result.as_str()), (2, ""), "{arguments:?}: {said:?}");
        assert!(said.diagnostics.contains(says), "{arguments:?}: {}", said.diagnostics);
    };
    refused(
        &["why", "my theory.cmo", "1", "--case", "case north"],
        "write `cmo why 1 'my theory.cmo' --case 'case north'`",
    );
    refused(&["why", "--depth", "2", ".", "harm falls"], "write `cmo why --depth 2 'harm falls' .`");
    refused(&["why", "my theory.cmo"], "write `cmo why ID 'my theory.cmo'`, or a phrase instead of the ID");
    refused(&["why", "1", "nowhere.cmo"], "`nowhere.cmo` cannot be read");
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
