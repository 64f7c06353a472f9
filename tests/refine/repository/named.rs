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
fn a_folder_that_was_renamed_is_followed_by_the_files_that_are_the_same() {
    let repository = Repository::new("folder");
    repository.write("old name/a.cmo", THEORY).write("old name/b.cmo", OTHER).commit("First");
    repository.git(&["mv", "old name", "new name"]);
    repository.write("new name/b.cmo", &OTHER.replace("staff short", "staff short and many homes")).commit("Renamed");
    for (names, there) in [
        (&["HEAD~1", "HEAD", "new name"][..], "`new name` is `old name` in HEAD~1"),
        (&["HEAD~1", "new name"], "`new name` is `old name` in HEAD~1"),
        (&["HEAD", "HEAD~1", "new name"], "`new name` is `old name` in HEAD~1"),
        (&["HEAD~1", "HEAD", "old name"], "`old name` is `new name` in HEAD"),
        (&["HEAD~1:old name/a.cmo", "HEAD", "old name/a.cmo"], "`old name/a.cmo` is `new name/a.cmo` in HEAD"),
    ] {
        let said = repository.cmo(&[&["diff"], names].concat());
        let is_all = names[0].contains("a.cmo") || said.result.contains(": configurations: 1 ");
        assert!(said.exit == 0 && is_all && !said.result.contains("1 added"), "{names:?}: {said:?}");
        assert_eq!(said.diagnostics, format!("{there}, by the files that are the same in both\n"), "{names:?}");
    }
    assert!(repository.says(&["diff", "HEAD~1:old name", "HEAD:new name"]).contains("1 narrowed"));
    assert!(repository.says(&["diff", "HEAD~1", "HEAD"]).contains("1 narrowed"));
}

#[test]
fn a_folder_of_which_it_is_not_certain_what_it_was_is_told() {
    let repository = Repository::new("folder-told");
    repository.write("old/a.cmo", THEORY).write("old/b.cmo", OTHER).commit("First");
    repository.git(&["mv", "old/a.cmo", "a.cmo"]);
    repository.write("new/a.cmo", THEORY);
    repository.git(&["rm", "--quiet", "a.cmo", "--force"]);
    repository.commit("One of two is moved");
    let says = |there: &str| {
        format!(
            "{there} has no `.cmo` file in `new`; if that has another name there, name it in both: `cmo diff {there}:OLD \
             HEAD:NEW`\n"
        )
    };
    let said = repository.cmo(&["diff", "HEAD~1", "HEAD", "new"]);
    assert_eq!((said.exit, said.diagnostics), (0, says("HEAD~1")), "{}", said.result);
    repository.write("other/a.cmo", THEORY);
    repository.git(&["rm", "--quiet", "-r", "old", "new", "--force"]);
    repository.write("third/a.cmo", THEORY).commit("Twice");
    repository.git(&["rm", "--quiet", "-r", "other", "third", "--force"]);
    repository.write("new/a.cmo", THEORY).commit("Once again");
    let said = repository.cmo(&["diff", "HEAD~1", "HEAD", "new"]);
    assert_eq!((said.exit, said.diagnostics), (0, says("HEAD~1")), "{}", said.result);
    repository.write("new/a.cmo", &THEORY.replace("1a", "1b")).commit("Nothing is the same");
    repository.git(&["mv", "new", "newest"]);
    repository.write("newest/a.cmo", THEORY).commit("Renamed and changed");
    let said = repository.cmo(&["diff", "HEAD~1", "HEAD", "newest"]);
    assert!(said.diagnostics.contains("if that has another name there"), "{said:?}");
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
