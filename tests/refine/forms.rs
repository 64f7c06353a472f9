//! `cmo test` as JSON against its schema, as JUnit and as TAP.

use serde_json::Value;

use super::accepting::{accepted, narrowed};
use crate::cli::command::{Place, THEORY};

fn failing(name: &str) -> Place {
    let theory = narrowed() + "  expect cmoc 1 blocked by staff trained\n  expect <safe> & \"sound\"# present\n";
    let theory = theory.replace("<safe> & \"sound\"#", "deprescribing");
    accepted(name).with("theory.cmo", &theory)
}

#[test]
fn json_follows_its_schema() {
    let place = failing("forms_json");
    let schema: Value = serde_json::from_str(&place.cmo(&["schema", "test"]).result).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for arguments in [&["test", "--format", "json"][..], &["test", "--format", "json", "--coverage"]] {
        let said = place.cmo(arguments);
        assert_eq!((said.exit, said.diagnostics.as_str()), (1, ""));
        let document: Value = serde_json::from_str(&said.result).unwrap();
        let errors: Vec<String> = validator.iter_errors(&document).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:?}");
        assert_eq!(document["schema"], "cmo.test/1");
        assert_eq!([&document["passed"], &document["failed"], &document["pending"]], [0, 1, 1]);
        let [north, south] = [&document["cases"][0], &document["cases"][1]];
        assert_eq!((&north["status"], &north["snapshot"]["status"]), (&"pending".into(), &"changed".into()));
        assert_eq!(north["snapshot"]["because"], "first accepted");
        assert_eq!(north["snapshot"]["gone"][0], "PT1.1: fires");
        assert_eq!((&south["status"], &south["expectations"][0]["code"]), (&"failed".into(), &"CMO402".into()));
    }
    let document: Value = serde_json::from_str(&place.cmo(&["test", "--format", "json", "--coverage"]).result).unwrap();
    let first = &document["coverage"][0];
    assert_eq!((&first["id"], &first["blocked"]), (&"PT1.1".into(), &serde_json::json!(["south"])));
    let never = serde_json::json!({ "phrase": "staff trained", "negated": false });
    assert!(first["never_seen"].as_array().unwrap().contains(&never), "{first}");
    assert_eq!(document["covered"], 25.0);
}

#[test]
fn junit_counts_what_fails_and_escapes_what_it_says() {
    let theory = THEORY.replace("trust and data shared", "\"<trust> & 'care'\"") + "  expect cmoc 1 fires\n";
    let place = Place::new("forms_junit").with("theory.cmo", &theory);
    let said = place.cmo(&["test", "--format", "junit"]);
    assert_eq!((said.exit, said.diagnostics.as_str()), (1, ""));
    let xml = said.result;
    assert!(xml.contains("<testsuites name=\"cmo\" tests=\"3\" failures=\"3\" errors=\"0\">"), "{xml}");
    assert!(xml.contains("&lt;trust&gt; &amp; 'care'"), "{xml}");
    assert_eq!(xml.matches("<testcase").count(), 3);
    assert_eq!(xml.matches("<failure").count(), xml.matches("</failure>").count());
    // Nothing but the marks of XML itself stands bare.
    let texts = xml.split(['<', '>']).skip(1).step_by(2);
    assert!(texts.clone().all(|tag| tag.matches('"').count() % 2 == 0), "{xml}");
}

#[test]
fn tap_numbers_each_test() {
    let said = failing("forms_tap").cmo(&["test", "--format", "tap"]);
    assert_eq!(said.exit, 1);
    let lines: Vec<&str> = said.result.lines().collect();
    assert_eq!(&lines[..2], ["TAP version 14", "1..4"]);
    let tests: Vec<&str> = lines.iter().copied().filter(|line| line.contains("ok ")).collect();
    assert_eq!(tests.len(), 4, "{}", said.result);
    assert!(tests[0].starts_with("not ok 1 - north: snapshot"), "{}", said.result);
    assert!(tests[1].starts_with("not ok 2 - south: cmoc PT1.1 blocked by `staff trained`"), "{}", said.result);
}

#[test]
fn a_run_that_shows_too_little_fails() {
    let place = accepted("forms_under");
    assert_eq!(place.cmo(&["test", "--fail-under", "50"]).exit, 0);
    let said = place.cmo(&["test", "--fail-under", "50.1%"]);
    assert_eq!(said.exit, 1);
    assert!(said.result.contains("The cases show 50% of the theory"), "{said:?}");
    assert!(place.cmo(&["test", "--fail-under", "60", "--format", "tap"]).diagnostics.contains("less than the 60%"));
    let tap = |least: &str| place.cmo(&["test", "--fail-under", least, "--format", "tap"]).result;
    let shows = "The cases show 50% of the theory, less than the 60% that are asked for.";
    assert!(
        tap("60").ends_with(&format!("not ok 3 - coverage\n  ---\n  message: \"{shows}\"\n  ...\n")),
        "{}",
        tap("60")
    );
    assert!(tap("50").ends_with("\nok 3 - coverage\n"), "{}", tap("50"));
    let junit = |least: &str| place.cmo(&["test", "--fail-under", least, "--format", "junit"]).result;
    assert!(junit("60").contains("tests=\"3\" failures=\"1\"") && junit("60").contains(shows), "{}", junit("60"));
    assert!(junit("50").contains("tests=\"3\" failures=\"0\""), "{}", junit("50"));
    for wrong in ["101", "-1", "much", "NaN"] {
        assert_eq!(place.cmo(&["test", &format!("--fail-under={wrong}")]).exit, 2, "{wrong}");
    }
}

#[test]
fn errors_in_json_are_one_document() {
    let place = failing("forms_errors");
    let said = place.cmo(&["test", "--error-format", "json", "--fail-under", "90"]);
    let document: Value = serde_json::from_str(&said.diagnostics).unwrap();
    assert_eq!(document["findings"][0]["code"], "CMO402");
    let said = place.cmo(&["test", "--error-format", "json", "--fail-under", "90", "--format", "tap"]);
    assert_eq!((said.exit, said.diagnostics.as_str()), (1, ""));
    let place = place.with("theory.cmo", &THEORY.replace("  distrust\n", "  trust, data shared\n"));
    assert_eq!(place.cmo(&["test"]).exit, 1);
    let pending = place.0.join("snapshots/south.snap.new");
    let mut permissions = std::fs::metadata(&pending).unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&pending, permissions).unwrap();
    let said = place.cmo(&["test", "--error-format", "json"]);
    assert_eq!(said.exit, 2);
    let document: Value = serde_json::from_str(&said.diagnostics).unwrap();
    let message = document["findings"][0]["message"].as_str().unwrap();
    assert!(message.contains("`snapshots/south.snap.new` cannot be written"), "{message}");
}

#[test]
fn without_a_case_there_is_nothing_to_test() {
    let place = Place::new("forms_no_case")
        .with("theory.cmo", THEORY.split("\ncase north").next().unwrap().split("  supported").next().unwrap());
    let said = place.cmo(&["test"]);
    assert_eq!(said.exit, 2);
    assert!(said.diagnostics.contains("declares no case"), "{said:?}");
}

/// A harness that finds nothing in the file of a run takes it for one without failures.
#[test]
fn a_theory_that_cannot_be_tested_is_told_to_a_harness() {
    let theory = THEORY.replace("supported by CMR", "supported by CMX");
    let place = Place::new("forms_faulty").with("theory.cmo", &theory);
    let junit = place.cmo(&["test", "--format", "junit"]);
    assert!(junit.exit == 3 && junit.diagnostics.contains("CMX"), "{junit:?}");
    let xml = junit.result;
    assert!(xml.contains("<testsuites name=\"cmo\" tests=\"1\" failures=\"0\" errors=\"1\">\n"), "{xml}");
    assert!(xml.contains("name=\"CMO201\" file=\"theory.cmo\" line=\"12\">\n      <error type=\"CMO201\""), "{xml}");
    assert!(xml.contains("`CMX`") && xml.ends_with("</testsuites>\n"), "{xml}");
    let tap = place.cmo(&["test", "--format", "tap"]);
    assert_eq!(tap.exit, 3);
    assert!(
        tap.result.starts_with("TAP version 14\nBail out! CMO201 ") && tap.result.contains("theory.cmo:12"),
        "{tap:?}"
    );
    let said = place.cmo(&["test", "--format", "json", "--error-format", "json"]);
    let findings: Value = serde_json::from_str(&said.diagnostics).unwrap();
    assert_eq!((said.exit, said.result.as_str(), &findings["schema"]), (3, "", &"cmo.check/1".into()));
}

#[test]
fn what_is_not_there_is_told_to_a_harness() {
    let place = Place::new("forms_missing");
    let junit = place.cmo(&["test", "no.cmo", "--format", "junit"]);
    assert!(
        junit.exit == 2 && junit.result.contains("<error type=\"usage\" message=\"`no.cmo` cannot be read"),
        "{junit:?}"
    );
    let tap = place.cmo(&["test", "no.cmo", "--format", "tap"]);
    assert!(tap.exit == 2 && tap.result.starts_with("TAP version 14\nBail out! `no.cmo` cannot be read"), "{tap:?}");
}
