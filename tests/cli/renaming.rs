//! `cmo rename --write` on files: all of them or none.

use std::fs;

use super::command::{Place, THEORY};
use crate::refine::accepting::{accepted, narrowed};

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

#[test]
fn accepted_snapshots_are_carried_along_so_that_the_tests_stay_clean() {
    let place = accepted("rename_snapshots");
    let rename = ["rename", "staff short", "too few staff"];
    let shown = place.cmo(&rename);
    assert!(
        shown.result.contains("1 accepted snapshot would be carried along (north)\nnothing is written"),
        "{shown:?}"
    );
    let (before, log) = (read(&place, "snapshots/north.snap"), read(&place, "refinements.md"));
    let said = place.cmo(&[&rename[..], &["--write"]].concat());
    assert!(
        said.exit == 0 && said.result.ends_with("as it is\n1 accepted snapshot carried along (north)\n"),
        "{said:?}"
    );
    assert_eq!(read(&place, "snapshots/north.snap"), before.replace("staff short", "too few staff"));
    assert_eq!(read(&place, "refinements.md"), log);
    let tested = place.cmo(&["test"]);
    assert!(tested.exit == 0 && tested.result.contains("2 cases: 2 passed"), "{tested:?}");
}

#[test]
fn what_is_pending_stays_pending_under_the_new_name() {
    let place = accepted("rename_pending").with("theory.cmo", &narrowed());
    assert_eq!(place.cmo(&["test"]).exit, 1);
    let kept = read(&place, "snapshots/north.snap");
    let said = place.cmo(&["rename", "staff short", "too few staff", "--write"]);
    assert!(said.result.contains("pending snapshot carried along, and still to be accepted (north)\n"), "{said:?}");
    assert!(
        said.result.contains("accepted snapshot left as it is, since it is not what was found before (north)\n"),
        "{said:?}"
    );
    assert_eq!(read(&place, "snapshots/north.snap"), kept);
    let waits = read(&place, "snapshots/north.snap.new");
    assert!(waits.contains("“too few staff”") && waits.contains("“staff trained”"), "{waits}");
    assert_eq!(place.cmo(&["test"]).exit, 1);
    assert_eq!(read(&place, "snapshots/north.snap.new"), waits);
}

#[test]
fn where_two_phrases_become_one_the_snapshots_are_left_to_the_tests() {
    let place = accepted("rename_joined");
    let said = place.cmo(&["rename", "staff short", "data shared", "--join", "--write"]);
    assert_eq!(said.exit, 0, "{said:?}");
    assert!(said.result.contains("left as it is, since two phrases become one: `cmo test` shows"), "{said:?}");
    assert_eq!(place.cmo(&["test"]).exit, 1);
}

#[test]
fn a_snapshot_that_may_not_be_written_keeps_the_theory_as_it_is() {
    let place = accepted("rename_snapshot_read_only");
    let file = place.0.join("snapshots/north.snap");
    let mut permissions = fs::metadata(&file).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&file, permissions).unwrap();
    let said = place.cmo(&["rename", "staff short", "too few staff", "--write"]);
    assert_eq!((said.exit, said.result.as_str()), (2, ""), "{said:?}");
    assert_eq!(read(&place, "theory.cmo"), THEORY);
    assert_eq!(place.cmo(&["test"]).exit, 0);
}

#[test]
fn a_snapshot_of_another_program_is_left() {
    let place = accepted("rename_foreign").with("snapshots/north.snap", "---\nsource: a\n---\nbody\n");
    assert_eq!(place.cmo(&["rename", "staff short", "too few staff", "--write"]).exit, 0);
    assert_eq!(read(&place, "snapshots/north.snap"), "---\nsource: a\n---\nbody\n");
}
