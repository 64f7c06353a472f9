//! `cmo rename --write` on files: all of them or none.

use std::fs;

use super::command::{Place, THEORY};

fn read(place: &Place, name: &str) -> String {
    fs::read_to_string(place.0.join(name)).unwrap()
}

const CASES: &str = "case east\n  trust, data shared\n  expect harm falls unknown\n";

#[test]
fn every_file_is_written() {
    let place = Place::new("rename").with("theory.cmo", THEORY).with("deep/cases.cmo", CASES);
    let said = place.cmo(&["rename", "data shared", "clinical data shared", "--write"]);
    assert_eq!((said.exit, said.diagnostics.as_str()), (0, ""), "{said:?}");
    assert!(said.result.contains("3 places in 2 files renamed\nevery verdict of 3 declared cases stays"), "{said:?}");
    assert_eq!(read(&place, "deep/cases.cmo"), CASES.replace("data shared", "clinical data shared"));
    assert_eq!(read(&place, "theory.cmo"), THEORY.replace("data shared", "clinical data shared"));
}

#[test]
fn without_write_nothing_is_written() {
    let place = Place::new("rename_shown").with("theory.cmo", THEORY);
    let said = place.cmo(&["rename", "trust", "GP trusts the pharmacist"]);
    assert_eq!(said.exit, 0);
    assert!(said.result.ends_with("nothing is written: `--write` writes it\n"), "{said:?}");
    assert_eq!(read(&place, "theory.cmo"), THEORY);
}

#[test]
fn a_file_that_may_not_be_written_keeps_all_as_they_are() {
    let place = Place::new("rename_read_only").with("theory.cmo", THEORY).with("z/cases.cmo", CASES);
    let file = place.0.join("z/cases.cmo");
    let mut permissions = fs::metadata(&file).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&file, permissions).unwrap();
    let said = place.cmo(&["rename", "data shared", "clinical data shared", "--write"]);
    assert_eq!((said.exit, said.result.as_str()), (2, ""));
    assert_eq!((read(&place, "theory.cmo").as_str(), read(&place, "z/cases.cmo").as_str()), (THEORY, CASES));
}

#[test]
fn a_canonical_file_stays_one() {
    let text = "cmoc 1\n  if   pharmacist trusted and clinical data shared with the practice\n  then deprescribing\n";
    let place = Place::new("rename_formed").with("a.cmo", text);
    let long = "pharmacist trusted by all general practitioners of the practice";
    assert_eq!(place.cmo(&["rename", "pharmacist trusted", long, "--write"]).exit, 0);
    assert!(read(&place, "a.cmo").contains(&format!("  if\n    - {long}\n")), "{}", read(&place, "a.cmo"));
    assert_eq!(place.cmo(&["fmt", "--check"]).exit, 0);
}
