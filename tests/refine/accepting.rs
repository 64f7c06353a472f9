//! `cmo test`, `accept` and `reject` from the first snapshot to a refinement of the theory.

use std::fs;

use crate::cli::command::{Place, THEORY};

pub fn read(place: &Place, path: &str) -> String {
    fs::read_to_string(place.0.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

pub fn is_there(place: &Place, path: &str) -> bool {
    place.0.join(path).exists()
}

/// A theory whose cases are accepted.
pub fn accepted(name: &str) -> Place {
    let place = Place::new(name).with("theory.cmo", THEORY);
    assert_eq!(place.cmo(&["test"]).exit, 1);
    let said = place.cmo(&["accept", "--because", "first accepted"]);
    assert_eq!(said.exit, 0, "{said:?}");
    place
}

/// The theory with a context more in its first configuration.
pub fn narrowed() -> String {
    THEORY.replace("trust and data shared", "trust, data shared and staff trained")
}

#[test]
fn what_is_new_waits_beside_the_theory_until_it_is_accepted() {
    let place = Place::new("refine_new").with("theory.cmo", THEORY);
    let said = place.cmo(&["test"]);
    assert_eq!((said.exit, said.diagnostics.as_str()), (1, ""));
    assert!(said.result.contains("2 cases: 2 pending"), "{}", said.result);
    assert!(is_there(&place, "snapshots/north.snap.new") && !is_there(&place, "snapshots/north.snap"));
    let said = place.cmo_with("SOURCE_DATE_EPOCH", "1795305600", &["accept", "--because", "first\n  accepted"]);
    assert_eq!((said.exit, said.diagnostics.as_str()), (0, ""));
    assert!(said.result.contains("Accepted 2 snapshots: north, south"), "{}", said.result);
    assert!(!is_there(&place, "snapshots/north.snap.new"));
    let snapshot = read(&place, "snapshots/north.snap");
    assert!(snapshot.contains("  accepted: \"2026-11-22\"\n  because: \"first accepted\"\n"), "{snapshot}");
    assert!(snapshot.contains("\n    - \"“deprescribing”: PT1.1\"\n"), "{snapshot}");
    let log = read(&place, "refinements.md");
    assert!(
        log.ends_with(
            "## 2026-11-22\n\n- because: first accepted\n- configurations touched: PT1.1\n\
             - cases first accepted: north, south\n"
        ),
        "{log}"
    );
    assert_eq!(place.cmo(&["test"]).exit, 0);
}

#[test]
fn nothing_is_accepted_without_a_reason() {
    let place = Place::new("refine_no_reason").with("theory.cmo", THEORY);
    place.cmo(&["test"]);
    for arguments in [&["accept"][..], &["accept", "--because", " \n"]] {
        let said = place.cmo(arguments);
        assert_eq!((said.exit, said.result.as_str()), (2, ""));
        assert!(said.diagnostics.contains("--because"), "{}", said.diagnostics);
    }
    assert!(is_there(&place, "snapshots/north.snap.new") && !is_there(&place, "refinements.md"));
}

#[test]
fn a_refinement_is_logged_with_what_it_touches() {
    let place = accepted("refine_logged").with("theory.cmo", &narrowed());
    let said = place.cmo(&["test"]);
    assert_eq!(said.exit, 1);
    assert!(
        said.result.contains("  - PT1.1: fires\n  + PT1.1: undetermined, “staff trained” not known\n"),
        "{}",
        said.result
    );
    assert!(said.result.contains("was because  first accepted\n"), "{}", said.result);
    let log = read(&place, "refinements.md");
    let reason = ["accept", "--because", "training came first", "--refinement", "modify"];
    assert_eq!(place.cmo(&reason).exit, 0);
    let after = read(&place, "refinements.md");
    let entry = after.strip_prefix(&log).expect("the log only grows");
    assert!(entry.contains(": modified\n\n- because: training came first\n- configurations touched: PT1.1"), "{entry}");
    assert!(entry.contains("\n- cases changed: north\n- predictions changed in: north\n"), "{entry}");
    assert!(read(&place, "snapshots/north.snap").contains("  refinement: modify\n"));
    assert_eq!(place.cmo(&["test"]).exit, 0);
}

#[test]
fn the_log_stands_with_the_settings_of_the_theory() {
    let place = Place::new("refine_home").with("cmo.toml", "").with("cases/theory.cmo", THEORY);
    place.cmo(&["test"]);
    let said = place.cmo(&["accept", "cases", "--because", "seen"]);
    assert!(said.result.ends_with("the reason is in refinements.md.\n"), "{}", said.result);
    assert!(is_there(&place, "refinements.md") && is_there(&place, "cases/snapshots/north.snap"));
}

#[test]
fn what_a_theory_says_again_waits_no_longer() {
    let place = accepted("refine_again").with("theory.cmo", &narrowed());
    place.cmo(&["test"]);
    assert!(is_there(&place, "snapshots/north.snap.new"));
    let place = place.with("theory.cmo", THEORY);
    assert_eq!(place.cmo(&["test"]).exit, 0);
    assert!(!is_there(&place, "snapshots/north.snap.new"));
}

#[test]
fn what_is_rejected_leaves_what_was_accepted() {
    let place = accepted("refine_rejected").with("theory.cmo", &narrowed());
    let before = read(&place, "snapshots/north.snap");
    place.cmo(&["test"]);
    let said = place.cmo(&["reject"]);
    assert_eq!((said.exit, said.result.as_str()), (0, "Rejected 1 snapshot: north.\n"));
    assert_eq!(read(&place, "snapshots/north.snap"), before);
    assert_eq!(place.cmo(&["reject"]).result, "Nothing is pending.\n");
    assert_eq!(place.cmo(&["test"]).exit, 1);
}

#[test]
fn one_case_may_be_accepted_by_its_name_or_title() {
    let place = Place::new("refine_one").with("theory.cmo", THEORY);
    place.cmo(&["test"]);
    let said = place.cmo(&["accept", "--because", "seen", "-k", "the NORTH"]);
    assert!(said.result.starts_with("Accepted 1 snapshot: north;"), "{said:?}");
    assert!(is_there(&place, "snapshots/south.snap.new"));
    let said = place.cmo(&["accept", "--because", "seen", "-k", "north"]);
    assert_eq!(said.exit, 2);
    assert!(said.diagnostics.contains("pending are `south`"), "{}", said.diagnostics);
}

#[test]
fn the_cases_of_one_theory_may_be_accepted_or_rejected() {
    let second = "\ntheory PT2 \"Elsewhere\"\n\ncmoc 1\n  if a\n  then b\n\ncase east\n  theory PT2\n  a\n";
    let first = THEORY.replace("case south\n", "case south\n  theory PT1\n");
    let place = Place::new("refine_theory").with("theory.cmo", &(first + second));
    place.cmo(&["test"]);
    let said = place.cmo(&["accept", "--because", "seen", "--theory", "PT2", "-k", "south"]);
    assert!(said.exit == 2 && said.diagnostics.contains("pending are `east`, `north`, `south`"), "{said:?}");
    let said = place.cmo(&["reject", "--theory", "PT3"]);
    assert!(said.exit == 2 && said.diagnostics.contains("PT3"), "{said:?}");
    let said = place.cmo_reading(&["review", "--theory", "PT1"], "");
    assert!(said.result.contains("[1/2] case north") && said.result.contains("2 left pending"), "{said:?}");
    // A case that is of no theory concerns each.
    let said = place.cmo(&["accept", "--because", "seen", "--theory", "PT2"]);
    assert!(said.result.starts_with("Accepted 2 snapshots: east, north;"), "{said:?}");
    let said = place.cmo(&["accept", "--because", "seen", "--theory", "PT2"]);
    assert!(said.exit == 2 && said.diagnostics.contains("concerns `PT2`"), "{said:?}");
    assert_eq!(place.cmo(&["reject", "--theory", "PT1"]).result, "Rejected 1 snapshot: south.\n");
    assert_eq!(place.cmo(&["accept", "--because", "seen", "--theory", "PT1"]).result, "Nothing is pending.\n");
}

#[test]
fn where_nobody_looks_nothing_is_written() {
    let place = accepted("refine_ci").with("theory.cmo", &narrowed());
    let said = place.cmo_with("CI", "true", &["test"]);
    assert_eq!(said.exit, 1);
    assert!(said.result.contains("1 pending"), "{}", said.result);
    assert!(!is_there(&place, "snapshots/north.snap.new"));
    place.cmo_with("CI", "false", &["test"]);
    assert!(is_there(&place, "snapshots/north.snap.new"));
    for command in [&["accept", "--because", "x"][..], &["reject"], &["review"]] {
        let said = place.cmo_with("CI", "true", command);
        assert_eq!(said.exit, 2, "{said:?}");
        assert!(is_there(&place, "snapshots/north.snap.new"));
    }
}

#[test]
fn snapshots_go_by_content_not_by_the_place_in_a_file() {
    let unnamed = "\nif staff short and not trust\nthen harm rises.\n";
    let place = Place::new("refine_content").with("theory.cmo", &(THEORY.to_owned() + unnamed));
    let place = place.with("more.cmo", "case east\n  staff short, distrust\n");
    place.cmo(&["test"]);
    place.cmo(&["accept", "--because", "seen"]);
    let snapshot = read(&place, "snapshots/east.snap");
    let line = "PT1 if not “trust” and “staff short” then “harm rises”: fires\n";
    assert!(snapshot.contains(line), "{snapshot}");
    let earlier = "\nif weather fine\nthen people outside.\n\nif not trust and staff short\nthen harm rises.\n";
    let place = place.with("theory.cmo", &THEORY.replace("\ncmoc 2", &format!("{earlier}\ncmoc 2")));
    let said = place.cmo(&["test"]);
    assert_eq!(said.exit, 0, "{}", said.result);
}

#[test]
fn orphans_are_named_after_full_runs_only() {
    let place = accepted("refine_orphans");
    let place = place.with("theory.cmo", THEORY.split("\ncase south").next().unwrap());
    let said = place.cmo(&["test"]);
    assert_eq!(said.exit, 0);
    assert!(said.result.contains("snapshots/south.snap: its case is gone"), "{}", said.result);
    let place = place.with("snapshots/west.snap.new", &read(&accepted("refine_orphans_other"), "snapshots/north.snap"));
    assert!(place.cmo(&["test"]).result.contains("snapshots/west.snap.new: its case is gone"));
    assert!(!place.cmo(&["test", "-k", "north"]).result.contains("gone"));
    assert!(!place.cmo(&["test", "--theory", "PT1"]).result.contains("gone"));
    // The snapshots of a file that is not asked about are no orphans.
    let place = place.with("other.cmo", "case south\n  trust\n");
    assert!(!place.cmo(&["test", "theory.cmo"]).result.contains("gone"));
}

#[test]
fn a_case_that_moves_to_another_file_keeps_its_snapshot() {
    let place = accepted("refine_moved");
    let (theory, south) = THEORY.split_once("\ncase south").unwrap();
    let place = place.with("theory.cmo", theory).with("south.cmo", &format!("case south{south}"));
    assert_eq!(place.cmo(&["test"]).exit, 0);
}

#[test]
fn a_case_from_standard_input_is_judged_and_keeps_nothing() {
    let place = Place::new("refine_standard");
    let said = place.cmo_reading(&["test", "-", "--format", "json"], THEORY);
    assert_eq!(said.exit, 0, "{said:?}");
    assert!(said.result.contains("\"snapshot\": null"), "{}", said.result);
    assert!(!is_there(&place, "snapshots"));
}

#[test]
fn the_shipped_theories_are_as_accepted() {
    let place = Place::new("refine_shipped");
    let theories = concat!(env!("CARGO_MANIFEST_DIR"), "/theories");
    let folders = ["", "/collaborative", "/gp-role", "/primary-care"];
    for folder in folders {
        let said = place.cmo_with("CI", "true", &["test", &format!("{theories}{folder}")]);
        assert_eq!((said.exit, said.result.contains("gone")), (0, false), "{folder}: {}", said.result);
    }
}

#[test]
fn any_name_of_a_case_makes_a_file() {
    let cases = "\ncase .hidden\n  trust\n\ncase a.snap\n  trust\n\ncase ..\n  trust\n\ncase Pflegeheim-Süd\n  trust\n";
    let place = Place::new("refine_names").with("theory.cmo", &(THEORY.to_owned() + cases));
    assert!(place.cmo(&["test"]).result.contains("6 cases: 6 pending"));
    let said = place.cmo(&["accept", "--because", "seen"]);
    assert!(said.result.starts_with("Accepted 6 snapshots"), "{said:?}");
    let said = place.cmo(&["test"]);
    assert_eq!((said.exit, said.result.as_str()), (0, "6 cases: 6 passed\n"));
}

#[test]
fn what_the_theory_says_no_more_is_not_accepted() {
    let place = accepted("refine_stale").with("theory.cmo", &narrowed());
    place.cmo(&["test"]);
    let place = place.with("theory.cmo", &narrowed().replace("staff trained", "staff settled"));
    let before = read(&place, "snapshots/north.snap");
    for arguments in [&["accept", "--because", "seen"][..], &["review", "--because", "seen"]] {
        let said = place.cmo_reading(arguments, "a\n");
        assert_eq!((said.exit, said.result.as_str()), (2, ""), "{arguments:?}");
        assert!(said.diagnostics.contains("the theory has changed since `cmo test`"), "{}", said.diagnostics);
        assert!(said.diagnostics.contains("`north`") && said.diagnostics.contains("run `cmo test` again"));
    }
    assert_eq!(read(&place, "snapshots/north.snap"), before);
    // A theory with errors says nothing at all.
    let place = place.with("theory.cmo", &(narrowed() + "\ncmoc 3\n  then\n"));
    assert_eq!(place.cmo(&["accept", "--because", "seen"]).exit, 3);
    assert_eq!(read(&place, "snapshots/north.snap"), before);
    assert_eq!(place.cmo(&["reject"]).exit, 0);
}

#[test]
fn a_snapshot_whose_case_is_gone_keeps_no_other_from_being_accepted() {
    let place = accepted("refine_gone").with("theory.cmo", &narrowed());
    place.cmo(&["test"]);
    let place = place.with("theory.cmo", &narrowed().replace("case north", "case nord"));
    assert!(place.cmo(&["test"]).result.contains("snapshots/north.snap.new: its case is gone"));
    let gone = "snapshots/north.snap.new: its case is gone; delete the file, or bring the case back.\n";
    let said = place.cmo_reading(&["review"], "s\n");
    assert_eq!((said.exit, said.diagnostics.as_str()), (0, ""));
    assert!(said.result.contains("0 accepted, 0 rejected, 1 left pending.") && said.result.ends_with(gone), "{said:?}");
    let said = place.cmo(&["accept", "--because", "seen"]);
    assert_eq!((said.exit, said.diagnostics.as_str()), (0, ""));
    assert!(said.result.starts_with("Accepted 1 snapshot: nord;") && said.result.ends_with(gone), "{said:?}");
    let left = format!("Nothing is pending of a case that is there.\n{gone}");
    for command in [&["accept", "--because", "seen"][..], &["review"]] {
        let said = place.cmo(command);
        assert_eq!((said.exit, said.result.as_str()), (0, left.as_str()), "{command:?}");
    }
    // Whether a case is gone is not known of a theory with errors.
    let place = place.with("theory.cmo", &(narrowed() + "\ncmoc 3\n  then\n"));
    assert_eq!(place.cmo(&["accept", "--because", "seen"]).exit, 3);
    assert!(is_there(&place, "snapshots/north.snap.new"));
}

#[test]
fn a_part_of_a_theory_set_is_accepted_as_the_whole_set_has_it() {
    let place = Place::new("refine_part").with("cmo.toml", "").with("theory.cmo", THEORY);
    let place = place.with("cases/east.cmo", "case east\n  trust, data shared, review done\n");
    place.cmo(&["test"]);
    let said = place.cmo(&["accept", "cases/east.cmo", "--because", "seen"]);
    assert_eq!((said.exit, said.diagnostics.as_str()), (0, ""));
    assert!(said.result.starts_with("Accepted 1 snapshot: east;"), "{}", said.result);
}

#[test]
fn a_reason_may_begin_with_a_hyphen() {
    let place = Place::new("refine_hyphen").with("theory.cmo", THEORY);
    place.cmo(&["test"]);
    for no_reason in ["--refinement", "-k"] {
        let said = place.cmo(&["accept", "--because", no_reason, "modify"]);
        assert_eq!(said.exit, 2, "{said:?}");
        assert!(said.diagnostics.contains("this is an option, and no reason"), "{}", said.diagnostics);
    }
    assert_eq!(place.cmo(&["accept", "--because", "- trust came first"]).exit, 0);
    assert!(read(&place, "snapshots/north.snap").contains("because: \"- trust came first\""));
}

#[test]
fn what_waits_beside_the_paths_is_named() {
    let place = Place::new("refine_beside").with("theory.cmo", THEORY).with("other.cmo", "case east\n  trust\n");
    place.cmo(&["test"]);
    place.cmo(&["accept", "other.cmo", "--because", "seen"]);
    for arguments in
        [&["accept", "other.cmo", "--because", "seen"][..], &["reject", "other.cmo"], &["review", "other.cmo"]]
    {
        let said = place.cmo(arguments);
        let says = "Nothing is pending of these PATHs; of other files beside them wait: north, south. Name those files, or \
                    their folder.\n";
        assert_eq!((said.exit, said.result.as_str()), (0, says), "{arguments:?}");
    }
}
