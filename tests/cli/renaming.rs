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
fn a_new_name_of_two_lines_is_none() {
    let place = Place::new("rename_lines").with("theory.cmo", THEORY);
    for new in ["staff\ntrust", "staff\r\ntrust", "staff\u{2028}trust"] {
        let said = place.cmo(&["rename", "trust", new, "--write"]);
        assert_eq!(said.exit, 2, "{said:?}");
        assert!(said.diagnostics.contains("the new name is no phrase"), "{said:?}");
    }
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
        shown.result.contains("1 accepted snapshot would be carried along (north)\nthe new name would be noted in `refinements.md`\nnothing"),
        "{shown:?}"
    );
    let (before, log) = (read(&place, "snapshots/north.snap"), read(&place, "refinements.md"));
    let said = place.cmo(&[&rename[..], &["--write"]].concat());
    assert!(
        said.exit == 0
            && said.result.contains("as it is\n1 accepted snapshot carried along (north)\nthe new name is noted in"),
        "{said:?}"
    );
    assert_eq!(read(&place, "snapshots/north.snap"), before.replace("staff short", "too few staff"));
    let noted = read(&place, "refinements.md");
    assert!(
        noted.starts_with(&log) && noted.ends_with(": renamed\n\n- phrase: staff short\n- is now: too few staff\n"),
        "{noted}"
    );
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

const SET: &str =
    "[[accept]]  # for now\ncode = \"unused\"\nid = [\"data shared\", \"PT1.1\"]\nbecause = \"data shared\"\n";

#[test]
fn a_part_of_a_set_is_renamed_with_all_of_the_set() {
    let place = Place::new("rename_part").with("cmo.toml", "").with("a.cmo", THEORY).with("deep/cases.cmo", CASES);
    let said = place.cmo(&["rename", "data shared", "clinical data shared", "a.cmo", "--write"]);
    assert_eq!(said.exit, 0, "{said:?}");
    assert!(said.result.starts_with("what is named is a part of the theory set of `.`: all of it is"), "{said:?}");
    assert!(said.result.contains("3 places in 2 files renamed\nevery verdict of 3 declared cases stays"), "{said:?}");
    assert_eq!(read(&place, "deep/cases.cmo"), CASES.replace("data shared", "clinical data shared"));
    let place = place.with("deep/b.cmo", "cmoc 1\n  if trust or\n");
    let said = place.cmo(&["rename", "trust", "faith", "a.cmo", "--write"]);
    assert!(said.exit == 3 && said.diagnostics.contains("deep/b.cmo"), "{said:?}");
    assert!(read(&place, "a.cmo").contains("context trust\n"));
}

#[test]
fn accepted_findings_get_the_new_name_and_the_rest_of_the_settings_stays() {
    let settings = SET.replace("unused", "CMO513");
    let place = Place::new("rename_settings").with("cmo.toml", &settings).with("theory.cmo", THEORY);
    let said = place.cmo(&["rename", "data shared", "\"clinical\" data", "--write"]);
    assert_eq!(said.exit, 0, "{said:?}");
    assert!(said.result.contains("cmo.toml\n") && said.result.contains("3 places in 2 files renamed\n"), "{said:?}");
    let after = settings.replace("[\"data shared\"", "[\"\\\"clinical\\\" data\"");
    assert_eq!(read(&place, "cmo.toml"), after);
}

#[test]
fn what_is_also_the_name_of_something_else_stays_in_the_settings() {
    let theory = THEORY.replace("data shared", "south");
    let settings = SET.replace("unused", "CMO513").replace("data shared", "south");
    let place = Place::new("rename_settings_both").with("cmo.toml", &settings).with("theory.cmo", &theory);
    assert_eq!(place.cmo(&["rename", "south", "data shared", "--write"]).exit, 0);
    assert_eq!(read(&place, "cmo.toml"), settings);
}

#[test]
fn a_negation_and_an_unknown_part_are_no_names() {
    let place = Place::new("rename_no_name").with("theory.cmo", THEORY);
    for (name, why) in [("not huddle", "begins with `not`"), ("NOT  x", "begins with `not`"), (" ? ", "is no name")] {
        let said = place.cmo(&["rename", "trust", name, "--write"]);
        assert!(said.exit == 2 && said.diagnostics.contains(why), "{said:?}");
    }
    assert_eq!(read(&place, "theory.cmo"), THEORY);
    assert_eq!(place.cmo(&["rename", "trust", "not-for-profit home"]).exit, 0);
}

#[test]
fn what_would_change_is_told_as_a_sentence() {
    let place = Place::new("rename_told").with("theory.cmo", THEORY);
    let said = place.cmo(&["rename", "staff short", "trust", "--join"]);
    assert!(said.result.contains("in case north, PT1.2: undetermined → blocked\n"), "{said:?}");
    let said = place.cmo(&["rename", "data shared", "trust"]);
    assert!(said.exit == 2 && !said.diagnostics.contains("would be fires"), "{said:?}");
}

#[test]
fn where_one_phrase_becomes_two_the_snapshots_are_left_to_the_tests() {
    let of_one = THEORY.replace("case north \"The north\"\n", "case north \"The north\"\n  theory PT1\n");
    let theory = of_one + "\ntheory PT2\n\ncmoc 9\n  if staff short\n  then reviews late\n";
    let settings = "[[accept]]\ncode = \"CMO525\"\nid = \"staff short\"\nbecause = \"for now\"\n";
    let place = Place::new("rename_parted").with("theory.cmo", &theory).with("cmo.toml", settings);
    place.cmo(&["test"]);
    assert_eq!(place.cmo(&["accept", "--because", "first accepted"]).exit, 0);
    let said = place.cmo(&["rename", "staff short", "too few staff", "--theory", "PT1", "--write"]);
    assert_eq!(said.exit, 0, "{said:?}");
    assert!(said.result.contains("and is another phrase than `too few staff`: context of PT2.9"), "{said:?}");
    assert!(said.result.contains("accepts findings about `staff short` in 1 place, left as they are"), "{said:?}");
    assert_eq!(read(&place, "cmo.toml"), settings);
    assert!(said.result.ends_with("since one phrase becomes two: `cmo test` shows what changes (north)\n"), "{said:?}");
    assert_eq!(place.cmo(&["test"]).exit, 1);
}

/// Each reads, and writes what it read: where both did so at once, one would lose what the other wrote.
#[test]
fn two_at_once_write_one_after_the_other() {
    let names = ["data shared", "staff short", "harm falls", "GP confident"];
    for round in 0..4 {
        let place = Place::new("rename_at_once").with("theory.cmo", THEORY).with("deep/cases.cmo", CASES);
        let said: Vec<_> = std::thread::scope(|scope| {
            let one = |name: &'static str| {
                let place = &place;
                scope.spawn(move || place.cmo(&["rename", name, &format!("{name} {name}"), "--write"]))
            };
            names.map(one).into_iter().map(|one| one.join().unwrap()).collect()
        });
        let mut expected = (THEORY.to_owned(), CASES.to_owned());
        for (name, said) in names.iter().zip(&said) {
            assert!(said.exit == 0 || said.diagnostics.contains("another `cmo` is writing"), "{round}: {said:?}");
            if said.exit == 0 {
                let new = format!("{name} {name}");
                expected = (expected.0.replace(name, &new), expected.1.replace(name, &new));
            }
        }
        assert_eq!((read(&place, "theory.cmo"), read(&place, "deep/cases.cmo")), expected, "{round}");
    }
}

#[test]
fn nothing_is_written_while_another_writes() {
    let place = Place::new("rename_locked").with("theory.cmo", THEORY);
    let held = fs::File::open(&place.0).unwrap();
    held.lock().unwrap();
    for arguments in [&["rename", "trust", "faith", "--write"][..], &["fmt"], &["check", "--fix"]] {
        let said = place.cmo(arguments);
        assert!(said.exit == 2 && said.diagnostics.contains("another `cmo` is writing"), "{arguments:?}: {said:?}");
        assert_eq!(read(&place, "theory.cmo"), THEORY);
    }
    for arguments in [&["rename", "trust", "faith"][..], &["check"], &["fmt", "--check"]] {
        assert!(place.cmo(arguments).exit < 2, "{arguments:?}");
    }
}

#[test]
fn several_snapshots_that_are_left_are_told_as_several() {
    let place = accepted("rename_left");
    let all = THEORY.replace("trust and data shared", "trust, data shared and not staff short") + "  staff short\n";
    let place = place.with("theory.cmo", &all);
    assert_eq!(place.cmo(&["test"]).exit, 1);
    let said = place.cmo(&["rename", "staff short", "too few staff", "--write"]);
    let says = "2 accepted snapshots left as they are, since they are not what was found before (north, south)\n";
    assert!(said.result.contains(says), "{said:?}");
}
