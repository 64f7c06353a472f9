//! A path that is nowhere is refused, also beside one that is there, with what is near; it is never taken for empty.

use super::{Repository, outside};
use crate::cli::command::Place;

const THEORY: &str = "theory T\n\ncmoc 1\n  if staff trained\n  then staff sure\n  then fewer falls\n";

/// A theory in a folder, another at the top, and one that was renamed.
fn repository(name: &str) -> Repository {
    let repository = Repository::new(name);
    let other = "cmoc 9\n  if home small\n  then staff close\n  then harm seen\n";
    repository
        .write("review/theory.cmo", THEORY)
        .write("other.cmo", other)
        .write("docs/page.md", "Text")
        .commit("First");
    repository.write("review/theory.cmo", &THEORY.replace("trained", "trained and rested")).commit("Narrowed");
    repository.git(&["mv", "other.cmo", "others.cmo"]);
    repository.commit("Renamed");
    repository
}

fn refused(place: &Place, arguments: &[&str], says: &str, help: &str) {
    let said = place.cmo(arguments);
    assert_eq!((said.exit, said.result.as_str()), (2, ""), "{arguments:?}: {said:?}");
    let whole = format!("error: {says}\n  help: {help}\n");
    assert_eq!(said.diagnostics, whole, "{arguments:?}");
}

#[test]
fn a_path_that_neither_version_has_is_refused_beside_one_that_is_there() {
    let repository = repository("nowhere");
    let place = Place(repository.folder.clone());
    let near = "near it: `review/theory.cmo`";
    for arguments in [
        &["diff", "HEAD~2", "HEAD", "review", "theroy"][..],
        &["diff", "HEAD~2", "--", "review", "theroy"],
        &["diff", "HEAD~2", "HEAD", "theroy", "review/theory.cmo"],
    ] {
        refused(&place, arguments, "`theroy` is in neither version", near);
    }
    let help = "name a `.cmo` file or a folder of either version";
    refused(&place, &["diff", "HEAD", "--", "review", "zzzzz"], "`zzzzz` is in neither version", help);
    let said = repository.json(&["diff", "HEAD~2", "HEAD", "other.cmo", "others.cmo", "review"]);
    assert_eq!(
        (&said["configurations"][0]["change"], &said["moved"][0]["to"]),
        (&"narrowed".into(), &"others.cmo".into())
    );
}

#[test]
fn what_is_near_is_told_as_it_is_seen_from_here() {
    let repository = repository("from-here");
    let place = Place(repository.folder.join("review"));
    refused(
        &place,
        &["diff", "HEAD", "--", ".", "theroy.cmo"],
        "`theroy.cmo` is in neither version",
        "near it: `theory.cmo`",
    );
    refused(
        &place,
        &["diff", "HEAD", "--", "../othrs.cmo"],
        "`../othrs.cmo` is in neither version",
        "near it: `../others.cmo`",
    );
}

#[test]
fn a_revision_that_lacks_its_path_is_refused() {
    let repository = repository("rev-path");
    let place = Place(repository.folder.clone());
    let near = "near it: `HEAD~2:review/theory.cmo`";
    for other in ["review/theory.cmo", "HEAD:review/theory.cmo", "HEAD"] {
        refused(&place, &["diff", "HEAD~2:theory.cmo", other], "`HEAD~2` has no `theory.cmo`", near);
    }
    refused(&place, &["diff", "review/theory.cmo", "HEAD~2:theory.cmo"], "`HEAD~2` has no `theory.cmo`", near);
    let below = Place(repository.folder.join("review"));
    refused(&below, &["diff", "HEAD~2:theory.cmo"], "`HEAD~2` has no `theory.cmo`", near);
    assert!(below.cmo(&["diff", "HEAD~2:./theory.cmo"]).result.contains("1 narrowed"));
    let help =
        "a path behind `HEAD:` begins at the topmost folder of the repository; one that begins with `./`, at this one";
    refused(&place, &["diff", "HEAD:zzzzz"], "`HEAD` has no `zzzzz`", help);
    let help = "name a `.cmo` file, or a folder that holds some";
    refused(&place, &["diff", "HEAD:docs", "others.cmo"], "`HEAD` has no `.cmo` file in `docs`", help);
    let help = "PATH takes `.cmo` files, folders that hold some, and `-` for standard input";
    refused(&place, &["diff", "HEAD:docs/page.md", "others.cmo"], "`HEAD:docs/page.md` is no `.cmo` file", help);
}

#[test]
fn a_history_under_a_path_that_no_version_has_is_refused() {
    let repository = repository("no-version");
    let place = Place(repository.folder.clone());
    let near = "near it: `review/theory.cmo`";
    refused(
        &place,
        &["history", "T.1", "review", "theroy.cmo"],
        "`theroy.cmo` is in no version of this repository",
        near,
    );
    assert!(repository.says(&["history", "9", "others.cmo", "other.cmo"]).contains("1 version"));
    let gone = repository.json(&["history", "9", "other.cmo"]);
    assert_eq!(gone["entries"].as_array().unwrap().len(), 2, "{gone}");
    let bare = outside("no-version-bare");
    repository.git(&["clone", "--quiet", "--bare", ".", bare.to_str().unwrap()]);
    let bare = Place(bare);
    refused(&bare, &["history", "T.1", "rview"], "`rview` is in no version of this repository", "near it: `review`");
    assert!(bare.cmo(&["history", "T.1", "review"]).result.contains("2 versions"));
    std::fs::remove_dir_all(bare.0).unwrap();
}

#[test]
fn before_the_first_commit_an_empty_folder_is_told_by_its_name() {
    let repository = Repository::new("nothing-yet");
    let place = Place(repository.folder.clone());
    let help = "name a `.cmo` file, or a folder that holds some, in either version";
    refused(&place, &["diff"], "neither version has a `.cmo` file in `.`", help);
}
