//! `cmo fmt` on files: what is written, what is left, and what is said of it.

use std::fs;

use super::command::Place;

const LOOSE: &str = "cmoc 1\n    if a\n    then b # why\n";
const FORMED: &str = "cmoc 1\n  if   a\n  then b  # why\n";

fn read(place: &Place, name: &str) -> String {
    fs::read_to_string(place.0.join(name)).unwrap()
}

fn names(place: &Place) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(&place.0).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn what_changes_is_named_and_the_rest_is_left() {
    let place = Place::new("fmt").with("a.cmo", LOOSE).with("b.cmo", "if c then d\n").with("deep/c.cmo", LOOSE.trim());
    let said = place.cmo(&["fmt"]);
    assert_eq!((said.exit, said.diagnostics.as_str()), (0, ""));
    assert_eq!(said.result, "formatted a.cmo\nformatted deep/c.cmo\n");
    assert_eq!((read(&place, "a.cmo").as_str(), read(&place, "deep/c.cmo").as_str()), (FORMED, FORMED));
    assert_eq!(names(&place), ["a.cmo", "b.cmo", "deep"]);
    let again = place.cmo(&["fmt"]);
    assert_eq!((again.exit, again.result.as_str(), again.diagnostics.as_str()), (0, "", ""));
}

#[test]
fn check_writes_nothing() {
    let place = Place::new("fmt_check").with("a.cmo", LOOSE);
    let said = place.cmo(&["fmt", "--check", "a.cmo"]);
    assert_eq!((said.exit, said.diagnostics.as_str()), (1, ""));
    assert!(said.result.starts_with("a.cmo is not in canonical form\n@@"), "{said:?}");
    assert!(said.result.contains("-    if a\n") && said.result.contains("+  if   a\n"), "{said:?}");
    assert_eq!(read(&place, "a.cmo"), LOOSE);
}

#[test]
fn one_theory_is_formatted_in_the_files_that_hold_something_of_it() {
    let place = Place::new("fmt_theory").with("a.cmo", &format!("theory A\n\n{LOOSE}")).with("b.cmo", LOOSE);
    let place =
        place.with("more.cmo", "theory A \"A\"\n    level micro\n").with("c.cmo", "case x\n    theory A\n    a\n");
    let place = place.with("z.cmo", &format!("theory Z\n\n{LOOSE}"));
    let said = place.cmo(&["fmt", "--theory", "A"]);
    assert_eq!(
        (said.exit, said.result.as_str()),
        (0, "formatted a.cmo\nformatted c.cmo\nformatted more.cmo\n"),
        "{said:?}"
    );
    assert_eq!((read(&place, "b.cmo").as_str(), place.cmo(&["fmt", "--check", "--theory", "A"]).exit), (LOOSE, 0));
    let said = place.cmo(&["fmt", "--theory", "B"]);
    assert!(said.exit == 2 && said.diagnostics.contains("there is no theory `B`"), "{said:?}");
}

#[test]
fn standard_input_is_written_to_standard_output() {
    let place = Place::new("fmt_standard");
    let said = place.cmo_reading(&["fmt", "-"], LOOSE);
    assert_eq!((said.exit, said.result.as_str(), said.diagnostics.as_str()), (0, FORMED, ""));
    assert_eq!(place.cmo_reading(&["fmt", "-", "--check"], FORMED).exit, 0);
    assert_eq!(place.cmo_reading(&["fmt", "-", "--check"], LOOSE).exit, 1);
    let said = place.cmo_reading(&["fmt", "-"], "cmoc 1\n  if a and b or c\n");
    assert_eq!((said.exit, said.result.as_str()), (3, ""));
    let beside = place.with("a.cmo", LOOSE).cmo_reading(&["fmt", "-", "a.cmo"], LOOSE);
    assert_eq!(beside.exit, 2);
}

#[test]
fn a_file_with_errors_is_left_and_the_others_are_formatted() {
    let faulty = "cmoc 2\n    if a and b or c\n    then d\n";
    let place = Place::new("fmt_faulty").with("a.cmo", LOOSE).with("b.cmo", faulty);
    let said = place.cmo(&["fmt"]);
    assert_eq!((said.exit, said.result.as_str()), (3, "formatted a.cmo\n"));
    assert!(said.diagnostics.ends_with("what has errors is left as it is written\n"), "{said:?}");
    assert_eq!(read(&place, "b.cmo"), faulty);
    fs::write(place.0.join("b.cmo"), b"cmoc 1\n    if a\n    then \xff\n").unwrap();
    assert_eq!(place.cmo(&["fmt"]).exit, 3);
    assert_eq!(fs::read(place.0.join("b.cmo")).unwrap(), b"cmoc 1\n    if a\n    then \xff\n");
}

#[test]
fn a_phrase_that_another_file_uses_whole_is_not_split_by_bullets() {
    let whole = "if \"time protected and paid for\" then meetings go ahead\nif x then time protected\n";
    let split = format!("cmoc 1\n    if time protected and paid for and {} then b\n", "long words ".repeat(9));
    let place = Place::new("fmt_split").with("cmo.toml", "").with("a.cmo", whole).with("b.cmo", &split);
    let said = place.cmo(&["fmt", "b.cmo"]);
    assert_eq!(said.exit, 2, "{said:?}");
    assert!(said.diagnostics.contains("splits a phrase"), "{said:?}");
    assert_eq!(read(&place, "b.cmo"), split);
}

#[test]
fn a_file_that_may_not_be_written_keeps_all_files_as_they_are() {
    let place = Place::new("fmt_read_only").with("a.cmo", LOOSE).with("b.cmo", LOOSE);
    let file = place.0.join("b.cmo");
    let mut permissions = fs::metadata(&file).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&file, permissions).unwrap();
    let said = place.cmo(&["fmt"]);
    assert_eq!((said.exit, said.result.as_str()), (2, ""));
    assert!(said.diagnostics.contains("`b.cmo` cannot be written"), "{said:?}");
    assert_eq!((read(&place, "a.cmo").as_str(), read(&place, "b.cmo").as_str()), (LOOSE, LOOSE));
    assert_eq!(names(&place), ["a.cmo", "b.cmo"]);
}

#[cfg(unix)]
#[test]
fn permissions_and_links_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let place = Place::new("fmt_links").with("real/a.cmo", LOOSE);
    let file = place.0.join("real/a.cmo");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
    symlink("real/a.cmo", place.0.join("b.cmo")).unwrap();
    assert_eq!(place.cmo(&["fmt", "b.cmo"]).exit, 0);
    assert!(place.0.join("b.cmo").symlink_metadata().unwrap().is_symlink());
    assert_eq!(read(&place, "real/a.cmo"), FORMED);
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
}

#[test]
fn a_file_with_conflict_markers_is_left() {
    let text = format!("<<<<<<< HEAD\n{LOOSE}=======\n{LOOSE}>>>>>>> other\n");
    let place = Place::new("fmt_conflict").with("a.cmo", &text);
    assert_eq!(place.cmo(&["fmt"]).exit, 3);
    assert_eq!(read(&place, "a.cmo"), text);
}

/// A link beside what it leads to is the same file: it is read once, and written once.
#[cfg(unix)]
#[test]
fn a_file_beside_a_link_to_it_is_one_file() {
    let place = Place::new("fmt_link").with("un.cmo", LOOSE);
    std::os::unix::fs::symlink("un.cmo", place.0.join("ln.cmo")).unwrap();
    let said = place.cmo(&["fmt"]);
    assert_eq!((said.exit, said.result.as_str(), said.diagnostics.as_str()), (0, "formatted un.cmo\n", ""));
    assert_eq!(read(&place, "un.cmo"), FORMED);
    assert!(place.0.join("ln.cmo").is_symlink());
    assert_eq!(place.cmo(&["check"]).exit, 0);
}
