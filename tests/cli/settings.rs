//! `cmo.toml`: which one is read, and the pages of what is wrong with one.

use std::fs;

use cmo::disk::TheorySet;

use super::command::Place;

#[test]
fn pages_of_settings_show_what_causes_a_finding_and_what_does_not() {
    for code in ["CMO240", "CMO241", "CMO242", "CMO243", "CMO246"] {
        let page = fs::read_to_string(format!("{}/docs/codes/{code}.md", env!("CARGO_MANIFEST_DIR"))).unwrap();
        let blocks: Vec<&str> = page.split("```").collect();
        let [cause, instead] = [blocks[1], blocks[3]].map(|block| block.strip_prefix("toml\n").unwrap());
        let place = Place::new(code).with("theory.cmo", "cmoc 1\n  if trust then advice taken\n");
        let place = place.with("cmo.toml", cause);
        let said = place.cmo(&["check"]);
        assert!(said.exit == 3 && said.diagnostics.contains(code), "{code}: {said:?}");
        let said = place.with("cmo.toml", instead).cmo(&["check"]);
        assert!(said.exit == 0 && !said.diagnostics.contains(code), "{code}: {said:?}");
    }
}

#[test]
fn the_settings_of_the_theory_are_read_wherever_its_cases_are() {
    let theory = "cmoc 1\n  if trust then advice taken\n";
    let place = Place::new("settings_beside").with("set/theory.cmo", theory).with("set/cmo.toml", "langauge = 1\n");
    let place = place.with("elsewhere/cases.cmo", "case north\n  trust\n").with("elsewhere/cmo.toml", "odd = 1\n");
    let said = place.cmo(&["match", "set", "--cases", "elsewhere/cases.cmo"]);
    assert!(said.exit == 3 && said.diagnostics.contains("set/cmo.toml:1:1"), "{said:?}");
    assert!(!said.diagnostics.contains("elsewhere"), "{said:?}");
    let said = place.cmo_reading(&["match", "-", "--case", "trust"], theory);
    assert_eq!((said.exit, said.diagnostics.as_str()), (0, ""), "{said:?}");
}

#[test]
fn the_library_reads_the_settings_that_the_command_reads() {
    let place = Place::new("settings_of_library").with("set/theory.cmo", "cmoc 1\n  if trust then advice taken\n");
    let place = place.with("set/cmo.toml", "langauge = 1\n");
    for path in [".", "set", "set/theory.cmo"] {
        let said = place.cmo(&["match", path, "--case", "trust"]);
        let set = TheorySet::read(&[place.0.join(path)]).unwrap();
        assert!(said.exit == 3 && said.diagnostics.contains("CMO241"), "{path}: {said:?}");
        assert!(set.is_faulty() && set.findings().contains("CMO241"), "{path}: {}", set.findings());
    }
    let place = place.with("cmo.toml/other.txt", "");
    fs::remove_file(place.0.join("set/cmo.toml")).unwrap();
    for path in [".", "set"] {
        assert!(TheorySet::read(&[place.0.join(path)]).is_err(), "{path}");
    }
}

#[test]
fn a_style_is_looked_for_beside_the_settings_that_name_it() {
    let theory =
        "study S\n  cite s1\n\nbibliography \"s.bib\"\n\ncmoc 1\n  if trust then advice taken\n  supported by S\n";
    let place = Place::new("settings_style").with("set/theory.cmo", theory);
    let place = place.with("set/s.bib", "@book{s1, title={Trust}, author={Inch, J.}, year=2019}\n");
    let place = place.with("set/cmo.toml", "[bibliography]\nstyle = \"my.csl\"\n").with("set/my.csl", "no style\n");
    for path in [".", "set", "set/theory.cmo"] {
        let said = place.cmo(&["evidence", path]);
        assert!(said.exit == 2 && said.diagnostics.contains("`my.csl` is no style"), "{path}: {said:?}");
    }
}

#[test]
fn a_folder_in_place_of_the_settings_is_refused() {
    let place = Place::new("settings_folder").with("set/theory.cmo", "cmoc 1\n  if trust then advice taken\n");
    let place = place.with("cmo.toml/other.txt", "");
    for arguments in [&["check"][..], &["check", "set/theory.cmo"], &["fmt", "--check"], &["match", "--case", "trust"]]
    {
        let said = place.cmo(arguments);
        assert!(said.exit == 2 && said.diagnostics.contains("`cmo.toml` cannot be read: it is a folder"), "{said:?}");
    }
    // Settings that are nearer stand in its place.
    let place = place.with("set/cmo.toml", "");
    assert_eq!(place.cmo(&["match", "set", "--case", "trust"]).exit, 0);
}
