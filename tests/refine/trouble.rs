//! Bad snapshots, two processes at once and folders that refuse: a clear error, and nothing lost.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::thread;

use super::accepting::{accepted, is_there, narrowed, read};
use crate::cli::command::{Place, THEORY};

/// All files below a folder with what they hold.
pub fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push((path.display().to_string(), fs::read(&path).unwrap()));
        }
    }
    found.sort();
    found
}

/// Runs each command, which must refuse with a code and a sentence, and change nothing.
fn refuses(place: &Place, exit: i32, says: &str) {
    let before = files(&place.0);
    for arguments in [&["test"][..], &["accept", "--because", "seen"], &["reject"], &["review", "--because", "seen"]] {
        let said = place.cmo_reading(arguments, "a\n");
        assert_eq!(said.exit, exit, "{arguments:?}: {said:?}");
        assert!(said.diagnostics.contains(says), "{arguments:?}: {}", said.diagnostics);
        assert_eq!(files(&place.0), before, "{arguments:?}");
    }
}

#[test]
fn a_half_written_snapshot_is_refused_wherever_it_ends() {
    let place = accepted("trouble_half").with("theory.cmo", &narrowed());
    place.cmo(&["test"]);
    let whole = read(&place, "snapshots/north.snap");
    for end in [0, 2, 4, 10, 30, whole.find("\n---\nP").unwrap() - 3, whole.len() - 1] {
        let place = Place(place.0.clone()).with("snapshots/north.snap", &whole[..end]);
        refuses(&place, 3, "CMO420");
    }
}

/// Neither where the case is told otherwise, nor where it says again what was accepted.
#[test]
fn what_is_no_whole_snapshot_of_ours_is_neither_written_over_nor_removed_where_one_waits() {
    let foreign = "---\nsource: src/lib.rs\nexpression: result\n---\n42\n";
    let merged = "---\nsource: \"theory.cmo\"\ninfo:\n  cmo: 1\n---\n<<<<<<< HEAD\na: fires\n=======\n>>>>>>> x\n";
    let waiting = [("---\nsource: \"theory.cmo\"\n", "CMO420"), (foreign, "CMO421"), (merged, "CMO422")];
    for theory in [THEORY, &narrowed()] {
        for (text, code) in waiting {
            let place = accepted("trouble_waiting").with("theory.cmo", theory);
            refuses(&place.with("snapshots/north.snap.new", text), 3, code);
        }
    }
}

#[test]
fn where_only_other_programs_have_something_pending_they_are_named() {
    let foreign = "---\nsource: src/lib.rs\nexpression: result\n---\n42\n";
    let theory = THEORY.replace("case south\n  distrust\n", "");
    let place = Place::new("trouble_others").with("theory.cmo", &theory).with("snapshots/north.snap.new", foreign);
    let said = place.cmo(&["test"]);
    assert!(said.exit == 3 && said.diagnostics.contains("CMO421"), "{said:?}");
    let before = files(&place.0);
    for arguments in [&["accept", "--because", "seen"][..], &["reject"], &["review"]] {
        let said = place.cmo(arguments);
        let says =
            "Nothing of `cmo` is pending; `snapshots/north.snap.new` is no snapshot of `cmo`, and left as it is.\n";
        assert_eq!((said.exit, said.result.as_str()), (0, says), "{arguments:?}");
        assert_eq!(files(&place.0), before, "{arguments:?}");
    }
}

#[test]
fn marks_of_a_merge_in_the_log_are_named_and_nothing_is_accepted() {
    let place = accepted("trouble_merged_log").with("theory.cmo", &narrowed());
    place.cmo(&["test"]);
    let log = read(&place, "refinements.md") + "<<<<<<< HEAD\n## 2024-03-04\n=======\n## 2024-03-05\n>>>>>>> other\n";
    let line = log.lines().position(|line| line.starts_with('<')).unwrap() + 1;
    let place = place.with("refinements.md", &log);
    let before = files(&place.0);
    for arguments in [&["accept", "--because", "seen"][..], &["review", "--because", "seen"]] {
        let said = place.cmo_reading(arguments, "a\n");
        assert_eq!(said.exit, 2, "{said:?}");
        assert!(said.diagnostics.contains(&format!("refinements.md`, line {line}")), "{}", said.diagnostics);
        assert_eq!(files(&place.0), before, "{arguments:?}");
    }
    // What only looks like one, under a heading of the old form, is none.
    let place = place.with("refinements.md", "Our notes\n=======\n\n## 2024-03-04\n\n- because: seen\n");
    assert_eq!(place.cmo(&["accept", "--because", "seen"]).exit, 0);
}

#[test]
fn a_snapshot_of_another_program_is_not_written_over() {
    let foreign = "---\nsource: src/lib.rs\nexpression: result\n---\n42\n";
    let place = Place::new("trouble_foreign").with("theory.cmo", THEORY);
    place.cmo(&["test"]);
    let place = place.with("snapshots/north.snap", foreign);
    refuses(&place, 3, "CMO421");
    for newer in ["---\ninfo:\n  cmo: 2\n---\nx\n", "no header\n", "---\n- a\n- b\n---\nx\n"] {
        let place = Place(place.0.clone()).with("snapshots/north.snap", newer);
        assert_eq!(place.cmo(&["test"]).exit, 3, "{newer}");
    }
}

#[test]
fn other_snapshots_in_the_folder_are_left_alone() {
    let foreign = "---\nsource: src/lib.rs\nexpression: result\n---\n42\n";
    let place = Place::new("trouble_beside").with("theory.cmo", THEORY);
    let place = place.with("snapshots/module__name.snap", foreign).with("snapshots/module__name.snap.new", foreign);
    place.cmo(&["test"]);
    let said = place.cmo(&["accept", "--because", "seen"]);
    assert!(said.result.starts_with("Accepted 2 snapshots: north, south;"), "{said:?}");
    let said = place.cmo(&["test"]);
    assert_eq!((said.exit, said.result.contains("gone")), (0, false), "{said:?}");
    assert_eq!(read(&place, "snapshots/module__name.snap.new"), foreign);
}

#[test]
fn marks_of_a_merge_in_a_snapshot_are_named() {
    let place = accepted("trouble_merge").with("theory.cmo", &narrowed());
    place.cmo(&["test"]);
    let whole = read(&place, "snapshots/north.snap");
    let merged = whole.replace("PT1.1: fires\n", "<<<<<<< HEAD\nPT1.1: fires\n=======\nPT1.1: contested\n>>>>>>> x\n");
    assert_ne!(whole, merged);
    refuses(&place.with("snapshots/north.snap", &merged), 3, "CMO422");
}

#[test]
fn marks_of_a_merge_in_a_theory_are_named_and_nothing_is_written() {
    let place = accepted("trouble_merged_theory");
    let merged = THEORY.replace("cmoc 2\n", "<<<<<<< HEAD\ncmoc 2\n=======\ncmoc 3\n>>>>>>> other\n");
    let place = place.with("theory.cmo", &merged);
    let before = files(&place.0);
    let said = place.cmo(&["test"]);
    assert_eq!((said.exit, said.result.as_str()), (3, ""));
    assert!(said.diagnostics.contains("CMO128"), "{}", said.diagnostics);
    assert_eq!(files(&place.0), before);
}

#[test]
fn while_another_process_writes_nothing_is_written() {
    let place = accepted("trouble_lock").with("theory.cmo", &narrowed());
    place.cmo(&["test"]);
    let before = files(&place.0);
    let held = fs::File::open(&place.0).unwrap();
    held.lock().unwrap();
    let said = place.cmo(&["accept", "--because", "seen"]);
    assert_eq!((said.exit, said.result.as_str()), (2, ""));
    assert!(said.diagnostics.contains("another `cmo` is writing"), "{}", said.diagnostics);
    let said = place.cmo(&["test"]);
    assert_eq!(said.exit, 2);
    assert!(said.result.contains("1 pending") && said.diagnostics.contains("another `cmo`"), "{said:?}");
    assert_eq!(files(&place.0), before);
    held.unlock().unwrap();
    assert_eq!(place.cmo(&["accept", "--because", "seen"]).exit, 0);
}

#[test]
fn processes_at_once_lose_no_entry_of_the_log() {
    let names: Vec<String> = (0..8).map(|index| format!("site{index}")).collect();
    let cases: String = names.iter().map(|name| format!("\ncase {name}\n  trust\n")).collect();
    let place = Place::new("trouble_at_once").with("theory.cmo", &(THEORY.to_owned() + &cases));
    place.cmo(&["test"]);
    thread::scope(|scope| {
        for name in &names {
            let place = &place;
            scope.spawn(move || {
                let said = place.cmo(&["accept", "-k", name, "--because", &format!("seen in {name}")]);
                assert_eq!(said.exit, 0, "{said:?}");
            });
        }
    });
    let log = read(&place, "refinements.md");
    for name in &names {
        assert!(log.contains(&format!("- because: seen in {name}\n- cases first accepted: {name}\n")), "{name}: {log}");
        assert!(is_there(&place, &format!("snapshots/{name}.snap")));
    }
    assert!(files(&place.0).iter().all(|(path, _)| !path.contains("/.")), "something is left behind");
}

#[test]
fn what_is_in_the_way_is_named_and_nothing_is_half_done() {
    let place = Place::new("trouble_way").with("theory.cmo", THEORY).with("snapshots", "a file\n");
    let said = place.cmo(&["test"]);
    assert_eq!((said.exit, said.result.as_str()), (2, ""));
    assert!(said.diagnostics.contains("`snapshots/north.snap` cannot be read"), "{}", said.diagnostics);
    assert_eq!(read(&place, "snapshots"), "a file\n");
    // A log that cannot be written keeps the snapshots as they are.
    let place = Place::new("trouble_log").with("theory.cmo", THEORY);
    place.cmo(&["test"]);
    fs::create_dir(place.0.join("refinements.md")).unwrap();
    let before = files(&place.0);
    let said = place.cmo(&["accept", "--because", "seen"]);
    assert_eq!(said.exit, 2);
    assert!(said.diagnostics.contains("refinements.md"), "{}", said.diagnostics);
    assert_eq!(files(&place.0), before);
    fs::remove_dir(place.0.join("refinements.md")).unwrap();
    fs::write(place.0.join("refinements.md"), b"caf\xe9\n").unwrap();
    let said = place.cmo(&["accept", "--because", "seen"]);
    assert_eq!(said.exit, 2);
    assert!(said.diagnostics.contains("is not UTF-8"), "{}", said.diagnostics);
    assert!(!is_there(&place, "snapshots/north.snap"));
}

#[test]
fn a_read_only_file_is_named_and_kept() {
    let place = accepted("trouble_read_only").with("theory.cmo", &narrowed());
    place.cmo(&["test"]);
    let before = files(&place.0);
    let kept = place.0.join("snapshots/north.snap");
    fs::set_permissions(&kept, fs::Permissions::from_mode(0o444)).unwrap();
    let said = place.cmo(&["accept", "--because", "seen"]);
    assert_eq!(said.exit, 2);
    assert!(said.diagnostics.contains("`snapshots/north.snap` cannot be written"), "{}", said.diagnostics);
    fs::set_permissions(&kept, fs::Permissions::from_mode(0o644)).unwrap();
    assert_eq!(files(&place.0), before);
}

#[test]
fn an_accepted_snapshot_stays_the_file_that_it_was() {
    let place = accepted("trouble_link").with("theory.cmo", &narrowed());
    let (link, file) = (place.0.join("snapshots/north.snap"), place.0.join("north.snap"));
    fs::rename(&link, &file).unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
    std::os::unix::fs::symlink(&file, &link).unwrap();
    place.cmo(&["test"]);
    let before = fs::read(&file).unwrap();
    assert_eq!(place.cmo(&["accept", "--because", "seen"]).exit, 0);
    assert_ne!(fs::read(&file).unwrap(), before);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
}
