//! Names of files as a code-hosting site knows them: from the top of the repository, wherever the program runs.

use super::{Repository, outside};
use crate::cli::command::Place;

const THEORY: &str = "cmoc 1\n  if tea\n  then calm\n";

#[test]
fn findings_for_a_site_name_files_from_the_top_of_the_repository() {
    let repository = Repository::new("hosted");
    repository.write("review/our theory/theory.cmo", THEORY).write("review/other/notes.txt", "");
    let top = "review/our theory/theory.cmo";
    for (folder, path) in [("", "review"), ("review/our theory", "."), ("review/other", "../our theory/theory.cmo")] {
        let said = repository.cmo_in(folder, &["check", path, "--all", "--format", "github"]);
        assert!(said.result.contains(&format!("file={top},line=1,")), "{folder}: {said:?}");
        let said = repository.cmo_in(folder, &["check", path, "--all", "--format", "sarif"]);
        assert!(said.result.contains("\"uri\": \"review/our%20theory/theory.cmo\""), "{folder}: {said:?}");
        // For scripts, a file is what it was called.
        let said = repository.cmo_in(folder, &["check", path, "--all", "--format", "json"]);
        assert!(said.result.contains("theory.cmo\"") && (folder.is_empty() || !said.result.contains(top)), "{said:?}");
    }
}

#[test]
fn without_a_repository_they_are_named_from_the_current_folder() {
    let place = Place(outside("hosted-nowhere")).with("set/theory.cmo", THEORY);
    for (arguments, input, file) in [(["check", "set"], "", "set/theory.cmo"), (["check", "-"], THEORY, "-")] {
        let said = place.cmo_reading(&[&arguments[..], &["--all", "--format", "github"]].concat(), input);
        assert!(said.result.contains(&format!("file={file},line=1,")), "{said:?}");
    }
    std::fs::remove_dir_all(&place.0).unwrap();
}

/// What is accepted stands in nobody's way, and is told with its reason.
#[test]
fn what_is_accepted_is_told_with_its_reason() {
    let accept = "[[accept]]\ncode = \"CMO510\"\nid = \"1\"\nbecause = \"it is a tea\"\n";
    let place = Place(outside("hosted-accepted")).with("theory.cmo", THEORY).with("cmo.toml", accept);
    let said = place.cmo(&["check", "--all", "--format", "github"]);
    let notice = said.result.lines().find(|line| line.contains("CMO510")).unwrap_or_default();
    assert!(notice.starts_with("::notice ") && notice.ends_with("%0Aaccepted because it is a tea"), "{said:?}");
    assert!(!place.cmo(&["check", "--format", "github"]).result.contains("CMO510"));
    let said = place.cmo(&["check", "--all", "--format", "sarif"]);
    assert!(said.result.contains("\"justification\": \"it is a tea\""), "{said:?}");
    std::fs::remove_dir_all(&place.0).unwrap();
}
