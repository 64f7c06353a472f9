//! What a history and a diff say of names: of files, folders and configurations, and of what comes back.

use super::{Repository, outside};
use crate::cli::command::Place;

const THEORY: &str = "\
theory PT1 \"Working together\"

cmoc 1a
  if pharmacist trusted by GP and clinical data shared
  then GP confident
  then deprescribing
";

const OTHER: &str = "
cmoc 2
  if staff short
  then reviews late
";

fn entries(history: &serde_json::Value) -> Vec<(String, String)> {
    let told = |one: &serde_json::Value| ["change", "subject"].map(|key| one[key].as_str().unwrap().to_owned());
    history["entries"].as_array().unwrap().iter().map(told).map(|[change, subject]| (change, subject)).collect()
}

fn expected(entries: &[(&str, &str)]) -> Vec<(String, String)> {
    entries.iter().map(|(change, subject)| ((*change).to_owned(), (*subject).to_owned())).collect()
}

#[test]
fn what_was_dropped_and_came_back_is_told_from_its_beginning() {
    let repository = Repository::new("back");
    let both = [THEORY, OTHER].concat();
    repository.write("a.cmo", &both).commit("Both");
    repository.write("a.cmo", &both.replace("staff short", "staff short and many homes")).commit("Narrowed");
    repository.write("a.cmo", THEORY).commit("Without");
    repository.write("b.md", "no theory").commit("Something else");
    repository.write("a.cmo", &THEORY.replace("confident", "sure")).commit("Reworded");
    repository.write("a.cmo", &both).commit("Back");
    let history = repository.json(&["history", "PT1.2"]);
    let told = [("added", "Back"), ("dropped", "Without"), ("narrowed", "Narrowed"), ("added", "Both")];
    assert_eq!(entries(&history), expected(&told));
}

/// A name that was given on, and is used again for something new, is no return.
#[test]
fn what_was_renamed_is_not_what_has_its_name_later() {
    let repository = Repository::new("given-on");
    repository.write("a.cmo", THEORY).commit("First");
    repository.write("a.cmo", &THEORY.replace("1a", "1b")).commit("Renamed");
    let new = "\ncmoc 1a\n  if staff short\n  then reviews late\n";
    repository.write("a.cmo", &(THEORY.replace("1a", "1b") + new)).commit("Another");
    assert_eq!(entries(&repository.json(&["history", "1a"])), expected(&[("added", "Another")]));
    assert_eq!(entries(&repository.json(&["history", "1b"])), expected(&[("renamed", "Renamed"), ("added", "First")]));
    let text = repository.says(&["history", "1b"]);
    assert!(text.starts_with("PT1.1b: 2 versions told, newest first; its meaning changed in 1 of them."), "{text}");
}

#[test]
fn a_file_that_is_named_is_no_move() {
    let repository = Repository::new("no-move");
    repository.write("theory.cmo", THEORY).commit("First");
    repository.write("theory.cmo", &THEORY.replace("deprescribing", "fewer falls")).commit("Second");
    for names in [["HEAD~1:theory.cmo", "theory.cmo"], ["theory.cmo", "HEAD~1:theory.cmo"]] {
        let text = repository.says(&[&["diff"], &names[..]].concat());
        assert!(text.starts_with(&format!("From {} to {}: configurations: 1 changed", names[0], names[1])), "{text}");
        assert!(!text.contains("moved"), "{text}");
    }
}

#[test]
fn a_path_that_one_revision_has_under_another_name_is_told() {
    let repository = Repository::new("folder");
    repository.write("old name/a.cmo", THEORY).commit("First");
    repository.git(&["mv", "old name", "new name"]);
    repository.commit("Renamed");
    let said = repository.cmo(&["diff", "HEAD~1", "HEAD", "new name"]);
    assert!(said.exit == 0 && said.result.contains("1 added"), "{said:?}");
    let says = "HEAD~1 has no `.cmo` file in `new name`; if that has another name there, name it in both: `cmo diff \
                HEAD~1:OLD HEAD:NEW`\n";
    assert_eq!(said.diagnostics, says);
    assert!(repository.says(&["diff", "HEAD~1:old name", "HEAD:new name"]).contains("nothing changes in meaning"));
    assert!(repository.says(&["diff", "HEAD~1", "HEAD"]).contains("some of it stands in other files"));
}

#[test]
fn an_empty_name_stands_for_nothing() {
    let repository = Repository::new("empty-name");
    repository.write("a.cmo", THEORY).commit("First");
    for arguments in [&["diff", ""][..], &["diff", "HEAD", ""], &["diff", "HEAD", "--", ""], &["history", "1a", ""]] {
        let said = repository.cmo(arguments);
        assert!(said.exit == 2 && said.diagnostics.contains("is empty"), "{arguments:?}: {said:?}");
    }
}

#[test]
fn a_name_that_is_near_nothing_is_answered_with_what_there_is() {
    let repository = Repository::new("near");
    repository.write("a.cmo", THEORY).commit("First");
    let said = repository.cmo(&["history", "9zzz"]);
    assert!(said.exit == 2 && said.diagnostics.contains("declared are `PT1.1a`"), "{said:?}");
    let said = repository.cmo(&["rename", "nope", "x"]);
    assert!(said.exit == 2 && said.diagnostics.contains("`cmo vocabulary` lists every phrase"), "{said:?}");
    let place = Place(outside("no-git-history")).with("a.cmo", THEORY);
    let said = place.cmo(&["history", "1a"]);
    assert!(said.exit == 2 && said.diagnostics.contains("`git init` makes one"), "{said:?}");
    std::fs::remove_dir_all(place.0).unwrap();
}
