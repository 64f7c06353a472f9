//! What a newcomer and a packager run: `new`, `completions`, `man`, `explain-code`.

use std::fs;

use super::command::Place;

#[test]
fn what_new_writes_works_at_once() {
    let place = Place::new("new");
    let said = place.cmo(&["new", "mine"]);
    assert_eq!(said.exit, 0, "{said:?}");
    let said = place.cmo(&["check", "mine", "--deny", "warnings"]);
    assert_eq!(said.exit, 0, "{said:?}");
    assert!(said.result.starts_with("3 configurations, 1 study, 2 cases: nothing wrong\n"), "{said:?}");
    assert!(place.cmo(&["match", "mine"]).result.contains("fires"));
    let mut names: Vec<String> = fs::read_dir(place.0.join("mine"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["README.md", "cases.cmo", "cmo.toml", "studies.bib", "theory.cmo"]);
}

#[test]
fn the_commands_of_the_readme_of_new_work() {
    let place = Place::new("new_readme");
    place.cmo(&["new", "."]);
    let readme = fs::read_to_string(place.0.join("README.md")).unwrap();
    let commands: Vec<Vec<String>> = readme
        .lines()
        .filter_map(|line| line.strip_prefix("cmo "))
        .map(|line| {
            let command = line.split("    ").next().unwrap();
            shlex::split(command).unwrap()
        })
        .collect();
    assert_eq!(commands.len(), 4);
    for command in commands {
        let said = place.cmo(&command.iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!((said.exit, said.diagnostics.as_str()), (0, ""), "{command:?}");
    }
}

#[test]
fn new_overwrites_nothing() {
    let place = Place::new("new_overwrites").with("mine/cases.cmo", "mine");
    let said = place.cmo(&["new", "mine"]);
    assert_eq!(said.exit, 2);
    assert!(said.diagnostics.contains("cases.cmo` is there already"), "{said:?}");
    assert_eq!(fs::read_to_string(place.0.join("mine/cases.cmo")).unwrap(), "mine");
    assert_eq!(fs::read_dir(place.0.join("mine")).unwrap().count(), 1);
    let place = place.with("a-file", "mine");
    assert_eq!(place.cmo(&["new", "a-file"]).exit, 2);
}

#[test]
fn what_new_writes_works_beside_and_below_other_theories() {
    let other = "theory PT1 \"Another\"\n\ncmoc 1\n  if a then b\n";
    let place = Place::new("new_beside").with("other.cmo", other).with("cmo.toml", "language = 9\n");
    let said = place.cmo(&["new", "deep/mine"]);
    assert_eq!(said.exit, 0, "{said:?}");
    assert!(said.result.contains("files in a folder further up, such as `other.cmo`"), "{said:?}");
    assert!(said.result.contains("`cmo match deep/mine` reads this one alone"), "{said:?}");
    let said = place.cmo(&["match", "deep/mine"]);
    assert_eq!((said.exit, said.diagnostics.as_str()), (0, ""));
    let said = place.cmo(&["new", "deep/theirs"]);
    assert_eq!(said.exit, 0, "{said:?}");
    assert_eq!(place.cmo(&["check", "deep/theirs", "--deny", "warnings"]).exit, 0);
    let place = Place::new("new_sibling").with("theirs/other.cmo", other);
    assert!(place.cmo(&["new", "mine"]).result.contains("files near it, such as `theirs/other.cmo`"));
}

#[test]
fn the_command_that_new_offers_can_be_typed() {
    let said = Place::new("new_typed").cmo(&["new", "mon théâtre"]);
    assert!(said.result.contains("Try `cmo match 'mon théâtre'`"), "{said:?}");
}

#[test]
fn new_starts_no_theory_in_the_folder_of_another() {
    let place = Place::new("new_within").with("mine/deep/other.cmo", "cmoc 1\n  if a then b\n");
    let said = place.cmo(&["new", "mine"]);
    assert_eq!((said.exit, said.result.as_str()), (2, ""), "{said:?}");
    assert!(said.diagnostics.contains("`mine` holds `mine/deep/other.cmo` already"), "{said:?}");
    assert_eq!(fs::read_dir(place.0.join("mine")).unwrap().count(), 1);
}

#[test]
fn every_shell_has_completions() {
    let place = Place::new("completions");
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let said = place.cmo(&["completions", shell]);
        assert!(said.exit == 0 && said.result.contains("explain-code"), "{shell}");
    }
}

#[test]
fn the_manual_has_every_command() {
    let said = Place::new("man").cmo(&["man"]);
    for command in ["match", "why", "check", "new", "schema", "explain\\-code", "completions", "man"] {
        assert!(said.result.contains(&format!("cmo {command}")), "{command}: {}", said.result);
    }
}

#[test]
fn a_code_is_found_however_it_is_written() {
    let place = Place::new("codes");
    let page = place.cmo(&["explain-code", "CMO100"]);
    assert!(page.exit == 0 && page.result.starts_with("# CMO100: "), "{page:?}");
    assert_eq!(place.cmo(&["explain-code", "cmo100"]).result, page.result);
    assert_eq!(place.cmo(&["explain-code", "100"]).result, page.result);
    let rivals = place.cmo(&["explain-code", "unmarked-rivals"]);
    assert!(rivals.exit == 0 && rivals.result.starts_with("# CMO524: "), "{rivals:?}");
    assert_eq!(place.cmo(&["explain-code", "Unmarked rivals"]).result, rivals.result);
    let near = place.cmo(&["explain-code", "unmarkd-rivals"]);
    assert!(near.exit == 2 && near.diagnostics.contains("near it: `unmarked-rivals`"), "{near:?}");
    assert!(place.cmo(&["explain-code"]).result.contains("CMO100  text that is not UTF-8"));
}
