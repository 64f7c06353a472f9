//! What cannot be compared is refused in a sentence that says what to write.

use super::{Repository, outside};
use crate::cli::command::Place;

const THEORY: &str = "if pharmacist trusted by GP then deprescribing\n";

fn refused(repository: &Repository, arguments: &[&str], says: &str) {
    let said = repository.cmo(arguments);
    assert_eq!((said.exit, said.result.as_str()), (2, ""), "{arguments:?}: {said:?}");
    assert!(said.diagnostics.contains(says), "{arguments:?}: {}", said.diagnostics);
}

#[test]
fn names_that_stand_for_nothing_or_for_two_things() {
    let repository = Repository::new("names");
    repository.write("a.cmo", THEORY).write("main/b.cmo", THEORY).write("c.cmo", THEORY).commit("First");
    refused(&repository, &["diff", "HAED"], "`HAED` is neither a revision of this repository nor a path");
    refused(&repository, &["diff", "main"], "for the path write `./main`, for the revision `main^0`");
    refused(&repository, &["diff", "a.cmo", "main/b.cmo", "c.cmo"], "write `cmo diff HEAD -- a.cmo main/b.cmo c.cmo`");
    refused(&repository, &["diff", "HEAD", "--", "docs"], "`docs` is in neither version");
    refused(&repository, &["diff", "HEAD", "--", "/"], "`/` is not in the repository");
    refused(&repository, &["history", "9z", "a.cmo"], "there is no configuration `9z`");
    assert!(repository.says(&["diff", "main^0", "./main/b.cmo"]).contains("nothing changes in meaning"));
    assert!(repository.says(&["diff", "HEAD", "HEAD", "main"]).contains("nothing changes in meaning"));
    assert!(repository.says(&["diff", "HEAD:a.cmo", "HEAD:main/b.cmo"]).contains("nothing changes in meaning"));
    assert!(repository.says(&["diff", "HEAD:a.cmo", "c.cmo"]).contains("nothing changes in meaning"));
    assert!(repository.says(&["diff", "HEAD:./c.cmo"]).contains("nothing changes in meaning"));
    assert!(repository.says(&["diff", "a.cmo", "c.cmo"]).contains("nothing changes in meaning"));
}

#[test]
fn without_git_two_folders_can_be_compared() {
    let place = Place(outside("no-git")).with("old/a.cmo", THEORY).with("new/a.cmo", "if trust then deprescribing\n");
    for arguments in [
        &["diff"][..],
        &["diff", "HEAD~1", "HEAD"],
        &["history", "if1"],
        &["diff", "old"],
        &["diff", "HEAD~1:old", "old"],
        &["diff", "old", "HEAD"],
    ] {
        let said = place.cmo(arguments);
        assert!(
            said.exit == 2 && said.diagnostics.contains("there is no git repository here"),
            "{arguments:?}: {said:?}"
        );
    }
    let said = place.cmo(&["diff", "old", "new", "--format", "json"]);
    assert_eq!((said.exit, said.diagnostics.as_str()), (0, ""));
    let diff: serde_json::Value = serde_json::from_str(&said.result).unwrap();
    assert_eq!(
        (diff["from"].as_str(), diff["to"].as_str(), &diff["moved"]),
        (Some("old"), Some("new"), &serde_json::json!([]))
    );
    let said = place.cmo(&["diff", "old", "newer"]);
    assert!(said.exit == 2 && said.diagnostics.contains("`newer` cannot be read"), "{said:?}");
    std::fs::remove_dir_all(place.0).unwrap();
}

#[test]
fn a_version_with_errors_is_named_by_its_revision() {
    let repository = Repository::new("errors");
    repository.write("a.cmo", "cmoc 1\n  if a and b or c\n").commit("First").write("a.cmo", THEORY);
    let said = repository.cmo(&["diff"]);
    assert_eq!((said.exit, said.result.as_str()), (3, ""));
    assert!(said.diagnostics.contains("HEAD:a.cmo:2:6"), "{}", said.diagnostics);
    assert!(said.diagnostics.contains("the theory of HEAD has errors"), "{}", said.diagnostics);
    let said = repository.cmo(&["diff", "--error-format", "json"]);
    let found: serde_json::Value = serde_json::from_str(&said.diagnostics).unwrap();
    assert_eq!(found["findings"][0]["file"], "HEAD:a.cmo");
}

#[test]
fn a_repository_that_is_damaged_is_no_panic() {
    let repository = Repository::new("damaged");
    repository.write("a.cmo", THEORY).commit("First");
    let objects = repository.folder.join(".git/objects");
    let blob = repository.git(&["rev-parse", "HEAD:a.cmo"]);
    std::fs::remove_file(objects.join(&blob[..2]).join(&blob[2..])).unwrap();
    refused(&repository, &["diff"], "`a.cmo` of `HEAD` cannot be read");
    std::fs::write(repository.folder.join(".git/HEAD"), "nonsense").unwrap();
    let said = repository.cmo(&["diff"]);
    assert_eq!(said.exit, 2, "{said:?}");
}
