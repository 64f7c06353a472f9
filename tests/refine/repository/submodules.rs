//! A theory in a submodule is read from where the submodule keeps it; where that is not here, it is said, and never added.

use std::path::Path;

use super::{Repository, outside};
use crate::cli::command::Place;

const THEORY: &str = "theory T\n\ncmoc 1\n  if staff trained\n  then staff sure\n  then fewer falls\n";

/// Commands of git that reach a repository on this disk as a submodule.
const FILES: [&str; 2] = ["-c", "protocol.file.allow=always"];

/// A repository with the theory as a submodule that was narrowed since.
fn with_submodule(name: &str) -> (Repository, Repository) {
    let theory = Repository::new(&format!("{name}-theory"));
    theory.write("theory.cmo", THEORY).commit("First");
    let whole = Repository::new(&format!("{name}-whole"));
    whole.git(&[&FILES[..], &["submodule", "--quiet", "add", theory.folder.to_str().unwrap(), "theory"]].concat());
    whole.commit("A theory of its own");
    theory.write("theory.cmo", &THEORY.replace("trained", "trained and rested")).commit("Narrowed");
    whole.git(&[&FILES[..], &["submodule", "--quiet", "update", "--remote"]].concat());
    whole.commit("The theory as it is now");
    (theory, whole)
}

#[test]
fn a_submodule_that_is_checked_out_is_looked_into() {
    let (_theory, whole) = with_submodule("open");
    for arguments in [
        &["diff", "HEAD~1"][..],
        &["diff", "HEAD~1", "HEAD"],
        &["diff", "HEAD~1", "theory"],
        &["diff", "HEAD~1", "HEAD", "theory/theory.cmo"],
        &["diff", "HEAD~1:theory/theory.cmo", "theory/theory.cmo"],
    ] {
        let text = whole.says(arguments);
        assert!(text.contains("configurations: 1 narrowed."), "{arguments:?}: {text}");
    }
    assert!(whole.says(&["diff"]).contains("nothing changes in meaning"));
    whole.write("theory/theory.cmo", THEORY);
    assert!(whole.says(&["diff"]).contains("1 widened"));
    for arguments in [&["history", "1"][..], &["history", "1", "theory"]] {
        let history = whole.json(arguments);
        let told = |at: usize| ["change", "subject"].map(|key| history["entries"][at][key].as_str());
        assert_eq!(told(0), [Some("widened"), None], "{history}");
        assert_eq!(told(1), [Some("narrowed"), Some("The theory as it is now")], "{history}");
        assert_eq!(told(2), [Some("added"), Some("A theory of its own")], "{history}");
    }
    // Within the submodule, its own revisions are spoken of.
    let said = whole.cmo_in("theory", &["history", "1", "--format", "json"]);
    assert!(said.result.contains("\"subject\": \"Narrowed\""), "{said:?}");
}

#[test]
fn a_submodule_that_is_not_here_is_said_to_be() {
    let (theory, whole) = with_submodule("closed");
    let clone = outside("closed-clone");
    whole.git(&["clone", "--quiet", ".", clone.to_str().unwrap()]);
    let place = Place(clone);
    let help = "help: `git submodule update --init -- 'theory'` brings it";
    for arguments in
        [&["diff", "HEAD~1"][..], &["diff", "HEAD~1", "HEAD"], &["diff", "HEAD", "theory"], &["history", "1"]]
    {
        let said = place.cmo(arguments);
        assert_eq!((said.exit, said.result.as_str()), (2, ""), "{arguments:?}: {said:?}");
        let is_told = said.diagnostics.contains("`theory` is a submodule that is not here as of ");
        assert!(is_told && said.diagnostics.contains(help), "{arguments:?}: {said:?}");
    }
    beside_another_theory(&place);
    one_commit_is_missing(&theory, &whole);
    std::fs::remove_dir_all(place.0).unwrap();
}

/// What else there is is compared, and what is not looked into is named.
fn beside_another_theory(place: &Place) {
    std::fs::write(place.0.join("other.cmo"), "if x then y\n").unwrap();
    let said = place.cmo(&["diff", "HEAD"]);
    assert!(said.exit == 0 && said.result.contains("configurations: 1 added."), "{said:?}");
    assert!(
        said.diagnostics.starts_with("`theory` is a submodule that is not here as of HEAD, and is not looked into: "),
        "{said:?}"
    );
    assert!(said.diagnostics.lines().count() == 1, "{said:?}");
}

/// A submodule is here, and lacks the commit that a revision names.
fn one_commit_is_missing(theory: &Repository, whole: &Repository) {
    let head = theory.git(&["rev-parse", "HEAD"]);
    whole.git(&["update-index", "--cacheinfo", &format!("160000,{},theory", head.replace(&head[..4], "abcd"))]);
    whole.git(&["commit", "--quiet", "--message", "A commit that nobody has"]);
    let said = whole.cmo(&["diff"]);
    assert!(said.exit == 2 && said.diagnostics.contains("`git -C 'theory' fetch origin abcd"), "{said:?}");
    assert!(whole.cmo(&["history", "1"]).exit == 2);
    assert!(Path::new(&whole.folder).join("theory/theory.cmo").exists());
}

#[test]
fn a_repository_within_another_speaks_of_its_own_revisions() {
    let whole = Repository::new("outer");
    whole.write("a.md", "Text").commit("Something else");
    let inner = Repository { folder: whole.folder.join("inner"), commits: std::cell::Cell::new(0) };
    std::fs::create_dir_all(&inner.folder).unwrap();
    inner.git(&["init", "--quiet", "--initial-branch", "main"]);
    inner.write("a.cmo", THEORY).commit("First").write("a.cmo", &THEORY.replace("trained", "trained and rested"));
    let text = whole.says(&["diff", "inner"]);
    assert!(text.contains("1 narrowed"), "{text}");
}
