//! `cmo check --fix` mends files, and nothing but what changes no verdict.

use std::fs;

use super::command::Place;

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
