//! Repositories of all kinds: new, bare, dirty, with moved files, merges, names that change.

use super::{Repository, outside};
use crate::cli::command::Place;

const FIRST: &str = "theory PT1 \"Working together\"\n\nif pharmacist trusted by GP then deprescribing\n";

const SECOND: &str = "\
theory PT1 \"Working together\"

cmoc 1a
  if pharmacist trusted by GP and clinical data shared
  then GP confident
  then deprescribing
";

fn second_with(more: &str) -> String {
    SECOND.replace("clinical data shared", &format!("clinical data shared and {more}"))
}

#[test]
fn before_the_first_commit_everything_is_new_and_there_is_no_history() {
    let repository = Repository::new("new");
    repository.write("theory.cmo", FIRST);
    for arguments in [&["diff"][..], &["diff", "HEAD"], &["diff", "theory.cmo"], &["diff", "HEAD", "theory.cmo"]] {
        let text = repository.says(arguments);
        assert!(text.starts_with("From no commit yet to the work tree: configurations: 1 added"), "{text}");
    }
    let said = repository.cmo(&["history", "if1"]);
    assert_eq!((said.exit, said.result.as_str()), (2, ""));
    assert!(said.diagnostics.contains("has no commit yet"), "{said:?}");
}

#[test]
fn a_dirty_tree_is_compared_as_it_is_and_stays_as_it_is() {
    let repository = Repository::new("dirty");
    repository.write("theory.cmo", FIRST).commit("First").write("theory.cmo", SECOND).write("new.cmo", "if x then y\n");
    let before = repository.git(&["status", "--porcelain"]);
    let text = repository.says(&["diff"]);
    assert!(text.contains("narrowed    PT1.1a (was PT1.if1)") && text.contains("added       if1"), "{text}");
    let history = repository.json(&["history", "1a"]);
    assert_eq!(history["entries"][0]["revision"], serde_json::Value::Null);
    assert_eq!((&history["entries"][0]["was"], &history["entries"][1]["id"]), (&"PT1.if1".into(), &"PT1.if1".into()));
    assert_eq!(repository.git(&["status", "--porcelain"]), before);
    repository.git(&["rm", "--quiet", "--cached", "theory.cmo"]);
    std::fs::remove_file(repository.folder.join("theory.cmo")).unwrap();
    let text = repository.says(&["diff", "HEAD", "theory.cmo"]);
    assert!(text.contains("dropped     PT1.if1"), "{text}");
}

#[test]
fn a_bare_clone_has_revisions_and_no_files() {
    let repository = Repository::new("bare");
    repository.write("theory/a.cmo", FIRST).commit("First").write("theory/a.cmo", SECOND).commit("Second");
    let bare = outside("bare-clone");
    repository.git(&["clone", "--quiet", "--bare", ".", bare.to_str().unwrap()]);
    let bare = Place(bare);
    let said = bare.cmo(&["diff", "HEAD~1", "HEAD", "theory"]);
    assert!(said.exit == 0 && said.result.contains("narrowed    PT1.1a"), "{said:?}");
    let said = bare.cmo(&["history", "1a"]);
    assert!(said.exit == 0 && said.result.contains("in 2 versions"), "{said:?}");
    let said = bare.cmo(&["diff"]);
    assert!(said.exit == 2 && said.diagnostics.contains("this repository is bare"), "{said:?}");
    std::fs::remove_dir_all(bare.0).unwrap();
}

/// Git can name its objects by SHA-256 instead of SHA-1.
#[test]
fn a_repository_with_long_names_of_objects_is_read_like_any_other() {
    let repository = Repository::new("sha256");
    std::fs::remove_dir_all(repository.folder.join(".git")).unwrap();
    repository.git(&["init", "--quiet", "--initial-branch", "main", "--object-format", "sha256"]);
    repository.write("a.cmo", FIRST).commit("First").write("a.cmo", SECOND).commit("Second");
    assert_eq!(repository.git(&["rev-parse", "HEAD"]).len(), 64);
    let text = repository.says(&["diff", "HEAD~1"]);
    assert!(text.contains("narrowed    PT1.1a (was PT1.if1)"), "{text}");
    repository.git(&["gc", "--quiet"]);
    assert_eq!(repository.says(&["diff", "HEAD~1"]), text, "what is packed is the same");
    assert_eq!(repository.json(&["history", "1a"])["entries"].as_array().unwrap().len(), 2);
}

#[test]
fn a_shallow_clone_says_that_earlier_commits_are_elsewhere() {
    let repository = Repository::new("deep");
    repository.write("a.cmo", FIRST).commit("First").write("a.cmo", SECOND).commit("Second");
    let shallow = outside("shallow");
    let from = format!("file://{}", repository.folder.display());
    repository.git(&["clone", "--quiet", "--depth", "1", &from, shallow.to_str().unwrap()]);
    let shallow = Place(shallow);
    let said = shallow.cmo(&["history", "1a"]);
    assert!(said.exit == 0 && said.result.contains("earlier commits are not here"), "{said:?}");
    assert!(
        said.result.starts_with("PT1.1a: its meaning is the same in all commits that this shallow clone"),
        "{said:?}"
    );
    let said = shallow.cmo(&["diff", "HEAD~1"]);
    assert!(said.exit == 2 && said.diagnostics.contains("git fetch --unshallow"), "{said:?}");
    std::fs::remove_dir_all(shallow.0).unwrap();
}

#[test]
fn a_configuration_is_followed_through_moved_files_and_other_names() {
    let repository = Repository::new("moved");
    repository.write("draft.cmo", SECOND).commit("First");
    repository.git(&["mv", "draft.cmo", "theory.cmo"]);
    let third = SECOND.replace("cmoc 1a", "cmoc 1b").replace("PT1", "PT");
    repository.write("theory.cmo", &third).commit("Moved and renamed");
    repository.write("papers/2024/theory.cmo", &third.replace("GP confident", "GP at ease"));
    repository.git(&["rm", "--quiet", "theory.cmo"]);
    repository.commit("Moved again");
    for (id, paths) in [("1b", &[][..]), ("PT.1b", &["papers"]), ("1a", &[]), ("1b", &["papers/2024/theory.cmo"])] {
        let history = repository.json(&[&["history", id], paths].concat());
        let told: Vec<(&str, &str)> = history["entries"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| (one["subject"].as_str().unwrap(), one["id"].as_str().unwrap()))
            .collect();
        let expected = [("Moved again", "PT.1b"), ("Moved and renamed", "PT.1b"), ("First", "PT1.1a")];
        assert_eq!(told, expected, "{id} {paths:?}");
        assert_eq!(history["id"], "PT.1b");
    }
    let diff = repository.json(&["diff", "HEAD~1", "HEAD"]);
    let moved = (&diff["moved"][0]["from"], &diff["moved"][0]["to"]);
    assert_eq!(moved, (&"theory.cmo".into(), &"papers/2024/theory.cmo".into()));
}

#[test]
fn what_was_dropped_has_a_history_under_its_last_name() {
    let repository = Repository::new("dropped");
    repository.write("a.cmo", SECOND).commit("First").write("a.cmo", "if x then y\n").commit("Dropped");
    let history = repository.json(&["history", "PT1.1a"]);
    let changes: Vec<&str> =
        history["entries"].as_array().unwrap().iter().map(|one| one["change"].as_str().unwrap()).collect();
    assert_eq!(changes, ["dropped", "added"]);
}

#[test]
fn a_merge_is_no_change_of_its_own() {
    let repository = Repository::new("merge");
    repository.write("a.cmo", SECOND).write("b.cmo", "if x then y\n").commit("First");
    repository.git(&["checkout", "--quiet", "-b", "refined"]);
    repository.write("a.cmo", &second_with("time given")).commit("Narrowed on a branch");
    repository.git(&["checkout", "--quiet", "main"]);
    repository.write("b.cmo", "if x and z then y\n").commit("Elsewhere");
    repository.git(&["merge", "--quiet", "--no-edit", "refined"]);
    let history = repository.json(&["history", "1a"]);
    let told: Vec<&str> =
        history["entries"].as_array().unwrap().iter().map(|one| one["subject"].as_str().unwrap()).collect();
    assert_eq!(told, ["Narrowed on a branch", "First"]);
    let text = repository.says(&["diff", "main~1...refined"]);
    assert!(text.contains("narrowed    PT1.1a") && !text.contains("if1"), "{text}");
}

#[test]
fn of_two_with_one_short_name_the_theory_says_which() {
    let repository = Repository::new("theory");
    let other =
        SECOND.replace("PT1", "PT2").replace("Working together", "Apart").replace("deprescribing", "fewer falls");
    repository.write("a.cmo", SECOND).commit("First").write("b.cmo", &other).commit("Second");
    let said = repository.cmo(&["history", "1a"]);
    assert!(said.exit == 2 && said.diagnostics.contains("PT2.1a"), "{said:?}");
    for (theory, subject) in [("PT1", "First"), ("PT2", "Second")] {
        let history = repository.json(&["history", "1a", "--theory", theory]);
        assert_eq!(
            (&history["id"], &history["entries"][0]["subject"]),
            (&format!("{theory}.1a").into(), &subject.into())
        );
    }
    let said = repository.cmo(&["history", "1a", "--theory", "PT3"]);
    assert!(said.exit == 2 && said.diagnostics.contains("PT3"), "{said:?}");
    let said = repository.cmo(&["history", "PT1.1a", "--theory", "PT2"]);
    assert!(said.exit == 2 && said.diagnostics.contains("PT1.1a"), "{said:?}");
    // A theory that is gone is found where it was.
    std::fs::remove_file(repository.folder.join("b.cmo")).unwrap();
    repository.commit("Dropped");
    let history = repository.json(&["history", "1a", "--theory", "PT2"]);
    assert_eq!((&history["id"], &history["entries"][0]["change"]), (&"PT2.1a".into(), &"dropped".into()));
}

#[test]
fn a_version_with_errors_is_passed_by() {
    let repository = Repository::new("passed-by");
    repository.write("a.cmo", SECOND).commit("First").write("a.cmo", "cmoc 1a\n  if a and b or c\n").commit("Broken");
    repository.write("a.cmo", &second_with("time given")).commit("Mended");
    let history = repository.json(&["history", "1a"]);
    let told: Vec<&str> =
        history["entries"].as_array().unwrap().iter().map(|one| one["subject"].as_str().unwrap()).collect();
    assert_eq!((told, history["unreadable"].as_u64()), (vec!["Mended", "First"], Some(1)));
}

/// What a theory names is looked up in the same revision, within its folder.
#[test]
fn a_bibliography_is_read_from_the_revision() {
    let repository = Repository::new("bibliography");
    let theory = format!("{SECOND}  supported by jones2020\n\nbibliography \"../studies.bib\"\n");
    repository.write("set/cmo.toml", "language = 1\n").write("set/theory/a.cmo", &theory);
    repository.write("set/studies.bib", "@article{jones2020, title = {A}}\n").commit("First");
    repository.write("set/studies.bib", "@article{smith2021, title = {A}}\n");
    assert!(repository.says(&["diff", "HEAD", "HEAD", "set/theory"]).contains("nothing changes in meaning"));
    let said = repository.cmo(&["diff", "HEAD", "set/theory"]);
    assert!(said.exit == 3 && said.diagnostics.contains("the theory of the work tree has errors"), "{said:?}");
}
