//! What went out comes back: the shipped theories, the example of the language, every case file, and what is rare.

use std::fs;
use std::path::{Path, PathBuf};

use cmo::disk::TheorySet;

use super::{Said, Shelf, comes_back};

/// The files under a path as one theory; none where something is wrong with them.
fn read(path: &Path) -> Option<(Said, Shelf)> {
    let set = TheorySet::read(&[path]).ok()?;
    if set.is_faulty() {
        return None;
    }
    let mut shelf = Shelf::default();
    for one in &set.theory.bibliographies {
        let folder = Path::new(set.sources.get(one.place.source).name()).parent().unwrap();
        shelf.0.insert(one.path.clone(), fs::read_to_string(folder.join(&one.path)).unwrap());
    }
    Some((Said { theory: set.theory, sources: set.sources }, shelf))
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Everything that a person wrote into a folder.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    entries
}

#[test]
fn the_shipped_theories_come_back() {
    let theories = entries(&root().join("theories")).into_iter().filter(|path| path.is_dir());
    for path in theories.chain([root().join("theories")]) {
        let (said, shelf) = read(&path).unwrap();
        let imported = comes_back(&said, &shelf).unwrap_or_else(|wrong| panic!("{}: {wrong}", path.display()));
        let only = imported.remarks.iter().all(|remark| remark.says.contains("the entries are no part"));
        assert!(only, "{:#?}", imported.remarks);
    }
}

#[test]
fn the_example_of_the_language_comes_back() {
    let bibliography = "@article{inch2019, title = {Inch by inch}, year = {2019} }\n".to_owned();
    let shelf = Shelf([("studies.bib".to_owned(), bibliography)].into());
    let said = Said::of(include_str!("../../resolve/negotiated.cmo"), &shelf).unwrap();
    let text = comes_back(&said, &shelf).unwrap().text;
    assert!(
        text.contains(
            "\ncmoc 1a \"Pharmacist-led medication review\"\n  if   pharmacist trusted by GP and clinical data shared\n"
        ),
        "{text}"
    );
    assert!(text.contains("\nif   GPs give time\nthen meetings go ahead\nthen plans agreed\n"), "{text}");
}

#[test]
fn every_case_file_that_can_be_read_comes_back() {
    let floors =
        entries(&root().join("tests")).into_iter().map(|floor| floor.join("cases")).filter(|cases| cases.is_dir());
    let cases = floors.flat_map(|folder| entries(&folder));
    let mut returned = 0;
    for path in cases.filter(|path| path.is_dir() || path.extension().is_some_and(|extension| extension == "cmo")) {
        let Some((said, shelf)) = read(&path) else { continue };
        comes_back(&said, &shelf).unwrap_or_else(|wrong| panic!("{}: {wrong}", path.display()));
        returned += 1;
    }
    assert!(returned > 250, "{returned}");
}

/// Everything that a document could lose, in one theory.
#[test]
fn what_is_rare_comes_back() {
    let shelf = Shelf([("a/k.json".to_owned(), r#"[{"id":"doi:10.1/x","type":"book"}]"#.to_owned())].into());
    let said = Said::of(include_str!("rare.cmo"), &shelf).unwrap();
    let imported = comes_back(&said, &shelf).unwrap();
    let again = Said::of(&imported.text, &shelf).unwrap();
    assert_eq!(comes_back(&again, &shelf).unwrap().text, imported.text);
}

/// So deep as the language goes: the document is three times as deep.
#[test]
fn what_is_nested_deep_comes_back() {
    for (open, close) in [("(b or ", ")"), ("not (b and ", ")"), ("at least 1 of (b, ", ")"), ("(b and ", " unless c)")]
    {
        let levels = if open.starts_with("not") { 64 } else { 128 };
        let text = format!("if {}a{}\nthen o\n", open.repeat(levels), close.repeat(levels));
        let said = Said::of(&text, &Shelf::default()).unwrap();
        comes_back(&said, &Shelf::default()).unwrap();
    }
}
