//! `cmo check --fix` mends files, and nothing but what changes no verdict.

use std::fs;
#[cfg(unix)]
use std::{process::Stdio, thread::sleep, time::Duration};

use super::command::Place;
#[cfg(unix)]
use super::command::program;

const TWICE: &str = "cmoc 1\n  if any of (tea, a walk, tea)\n  then calm\n";

#[test]
fn what_stands_twice_is_written_once_and_the_rest_is_shown() {
    let place = Place::new("fix").with("theory.cmo", TWICE);
    let said = place.cmo(&["check", "theory.cmo", "--fix"]);
    assert_eq!(said.exit, 0, "{said:?}");
    assert!(said.result.starts_with("mended 1 finding in theory.cmo\n"), "{said:?}");
    assert!(!said.diagnostics.contains("CMO226"), "{said:?}");
    let text = fs::read_to_string(place.0.join("theory.cmo")).unwrap();
    assert_eq!(text, "cmoc 1\n  if any of (tea, a walk)\n  then calm\n");
    let said = place.cmo(&["check", "theory.cmo", "--fix"]);
    assert!(!said.result.contains("mended"), "{said:?}");
}

#[test]
fn standard_input_and_what_is_accepted_are_left_as_they_are() {
    let place = Place::new("fix_input");
    let said = place.cmo_reading(&["check", "-", "--fix"], TWICE);
    assert!(said.diagnostics.contains("CMO226") && !said.result.contains("mended"), "{said:?}");
    let place = Place::new("fix_off").with("theory.cmo", TWICE).with("cmo.toml", "[check]\nCMO226 = \"off\"\n");
    let said = place.cmo(&["check", "--fix"]);
    assert_eq!(said.exit, 0, "{said:?}");
    assert_eq!(fs::read_to_string(place.0.join("theory.cmo")).unwrap(), TWICE);
}

const PASTED: &str = "cmoc 1
  if
    - staff\u{ad} trained;
    - not managers against it;
  then calm

case oak
  staff trained = 0,7
  - managers against it = .5
";

#[test]
fn errors_in_which_only_one_thing_can_be_meant_are_mended() {
    let place = Place::new("fix_errors").with("theory.cmo", PASTED);
    let said = place.cmo(&["check", "theory.cmo", "--fix"]);
    assert_eq!(said.exit, 0, "{said:?}");
    assert!(said.result.starts_with("mended 5 findings in theory.cmo\n"), "{said:?}");
    assert_eq!(
        fs::read_to_string(place.0.join("theory.cmo")).unwrap(),
        "cmoc 1\n  if\n    - staff trained\n    - not managers against it\n  then calm\n\ncase oak\n  staff trained = 0.7\n  \
         - managers against it = 0.5\n",
        "{said:?}"
    );
}

/// In a bullet no comma parts facts; and what is wrong with one fact says nothing of another.
#[test]
fn a_fact_is_mended_beside_one_that_cannot_be() {
    let text = "case oak\n  ward is big = .5\n  ward is old = 1e0\n  - ward is hot = 0,7\n  ward is wet = .5, ward is dry = 1e0\n";
    let place = Place::new("fix_beside").with("theory.cmo", text);
    let said = place.cmo(&["check", "theory.cmo", "--fix"]);
    assert_eq!(said.exit, 3, "{said:?}");
    assert!(said.result.starts_with("mended 3 findings in theory.cmo\n"), "{said:?}");
    assert_eq!(
        fs::read_to_string(place.0.join("theory.cmo")).unwrap(),
        "case oak\n  ward is big = 0.5\n  ward is old = 1e0\n  - ward is hot = 0.7\n  ward is wet = 0.5, ward is dry = 1e0\n"
    );
}

/// What comes to light when an error has gone is mended with it.
#[test]
fn one_run_mends_all_there_is() {
    let text = "cmoc 1\n  if\n    - ward is old;\n    - all of\n        - x y z;\n        - q r s;\n        - x y z\n  then calm\n";
    let place = Place::new("fix_all").with("theory.cmo", text);
    let first = place.cmo(&["check", "theory.cmo", "--fix"]);
    assert!(first.result.starts_with("mended 4 findings in theory.cmo\n"), "{first:?}");
    let mended = "cmoc 1\n  if\n    - ward is old\n    - all of\n        - x y z\n        - q r s\n  then calm\n";
    assert_eq!(fs::read_to_string(place.0.join("theory.cmo")).unwrap(), mended);
}

/// The comment of a bullet is of that bullet.
#[test]
fn a_bullet_with_a_comment_is_not_taken_out() {
    for second in ["  # second", "\n      # second"] {
        let text =
            format!("cmoc 1\n  if any of\n    - x y z  # first\n    - q r s\n    - x y z{second}\n  then calm\n");
        let place = Place::new("fix_comment").with("theory.cmo", &text);
        let said = place.cmo(&["check", "theory.cmo", "--fix"]);
        assert!(!said.result.contains("mended") && said.diagnostics.contains("CMO226"), "{said:?}");
        assert_eq!(fs::read_to_string(place.0.join("theory.cmo")).unwrap(), text);
    }
}

/// A number with a comma may be a degree and the first word of another fact; a share is no degree; direction is seen.
#[test]
fn errors_that_may_mean_two_things_are_left() {
    for text in [
        "cmoc 1\n  if a\n  then b\n\ncase oak\n  beds = 0,2 rooms\n",
        "cmoc 1\n  if a\n  then b\n\ncase oak\n  beds = 0,2\n    rooms\n",
        "cmoc 1\n  if a\n  then b\n\ncase oak\n  a = 70%\n",
        "cmoc 1\n  if \u{202e}a\n  then b\n",
        "cmoc 1\n  if a”\n  then b\n",
        "cmoc 1\n  if\n    - a and\n    - b;\n    - c or\n  then b\n\ncase oak\n  beds = 0,2 rooms\n",
    ] {
        let place = Place::new("fix_left").with("theory.cmo", text);
        let said = place.cmo(&["check", "theory.cmo", "--fix"]);
        assert_eq!((said.exit, said.result.as_str()), (3, ""), "{said:?}");
        assert_eq!(fs::read_to_string(place.0.join("theory.cmo")).unwrap(), text);
    }
}

/// What cannot be seen is no word of anybody, and hides what else is wrong.
#[test]
fn what_cannot_be_seen_goes_whatever_else_stands_in_its_line() {
    let text = "cmoc 1\n  if a\u{200b}b and c\u{ad}d or e\n  then m\u{2060}\n  then o => p\u{feff}, q”\n\ncmoc 2\n  if a\u{ad}b\n";
    let place = Place::new("fix_unseen").with("theory.cmo", text);
    let said = place.cmo(&["check", "theory.cmo", "--fix"]);
    assert_eq!(said.exit, 3, "{said:?}");
    assert!(said.result.starts_with("mended 5 findings in theory.cmo\n"), "{said:?}");
    assert!(said.diagnostics.contains("CMO130") && !said.diagnostics.contains("invisible"), "{said:?}");
    let left = "cmoc 1\n  if ab and cd or e\n  then m\n  then o => p, q”\n\ncmoc 2\n  if ab\n";
    assert_eq!(fs::read_to_string(place.0.join("theory.cmo")).unwrap(), left);
}

/// A pipe gives its text once: who reads it again waits for ever.
#[cfg(unix)]
#[test]
fn where_nothing_is_mended_nothing_is_read_again() {
    let place = Place::new("fix_once");
    let pipe = place.0.join("theory.cmo");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let mut child = program()
        .args(["check", "theory.cmo", "--fix"])
        .current_dir(&place.0)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    fs::write(&pipe, "cmoc 1\n  if tea\n  then calm\n").unwrap();
    for _ in 0..1000 {
        if child.try_wait().unwrap().is_some() {
            let said = String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap();
            assert!(said.starts_with("1 configuration, 0 studies, 0 cases: nothing wrong\n"), "{said}");
            return;
        }
        sleep(Duration::from_millis(10));
    }
    child.kill().unwrap();
    panic!("the file is read again");
}
