//! Evidence in the forms that no case file shows: workbooks, long texts, and the quotations of the shipped theories.

use std::path::Path;

use calamine::{Data, Reader, Xlsx, open_workbook};
use serde_json::Value;

use crate::cli::command::{Place, THEORY};

#[test]
fn a_workbook_has_a_sheet_a_table_and_words_stay_words() {
    let theory = THEORY.replace("\"Review\"", "\"=1+1\"");
    let place = Place::new("evidence_workbook").with("theory.cmo", &theory);
    let said = place.cmo(&["evidence", "--format", "xlsx", "--quotes", "--output", "out/evidence.xlsx"]);
    assert_eq!((said.exit, said.result.as_str()), (0, "wrote out/evidence.xlsx\n"), "{said:?}");
    assert!(said.diagnostics.starts_with("made the folder `out`, which was not there\n"), "{said:?}");
    let path = place.0.join("out/evidence.xlsx");
    let mut book: Xlsx<_> = open_workbook(&path).unwrap();
    assert_eq!(book.sheet_names(), ["Matrix", "Evidence", "Studies", "Gaps", "Quotations"]);
    let matrix = book.worksheet_range("Matrix").unwrap();
    let rows: Vec<Vec<String>> = matrix.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect();
    let head = ["configuration", "title", "supports", "refutes", "modifies", "augments", "neutral", "sources"];
    assert_eq!(rows[0], [&head[..], &["CMR", "case north"]].concat());
    assert_eq!(rows[1], ["PT1.1", "=1+1", "2", "0", "0", "0", "0", "2", "supports [p. 2]", "supports"]);
    assert_eq!(rows[2], ["PT1.2", "", "0", "0", "0", "0", "0", "0", "", ""]);
    assert!(book.worksheet_formula("Matrix").unwrap().is_empty());
    let evidence = book.worksheet_range("Evidence").unwrap();
    assert_eq!(evidence.get((1, 5)), Some(&Data::String("a quotation".to_owned())));
    assert_eq!(evidence.get((1, 11)), Some(&Data::Float(12.0)));
}

#[cfg(feature = "references")]
#[test]
fn a_workbook_of_quotations_has_the_references_too() {
    let case = "tests/evidence/cases/a_paper_of_several_studies_is_of_each";
    let read = |name: &str| std::fs::read_to_string(Path::new(case).join(name)).unwrap();
    let place = Place::new("evidence_workbook_references").with("theory.cmo", &read("theory.cmo"));
    let place = place.with("papers.bib", &read("papers.bib"));
    assert_eq!(place.cmo(&["evidence", "--format", "xlsx", "--quotes", "--output", "all.xlsx"]).exit, 0);
    let mut book: Xlsx<_> = open_workbook(place.0.join("all.xlsx")).unwrap();
    let references = book.worksheet_range("References").unwrap();
    let row = ["art", "(Smith, 2019)", "Smith, A. (2019). What two programmes did. Journal of Care."];
    assert!(
        references
            .rows()
            .nth(1)
            .unwrap()
            .iter()
            .zip(row)
            .all(|(cell, words)| matches!(cell, Data::String(said) if said == words))
    );
    assert_eq!(book.worksheet_range("Studies").unwrap().get((1, 5)), Some(&Data::String(row[1].to_owned())));
}

#[test]
fn the_same_theory_gives_the_same_workbook() {
    let place = Place::new("evidence_workbook_same").with("theory.cmo", THEORY);
    let written = |name: &str| {
        assert_eq!(place.cmo(&["evidence", "--format", "xlsx", "--output", name]).exit, 0);
        std::fs::read(place.0.join(name)).unwrap()
    };
    assert_eq!(written("one.xlsx"), written("two.xlsx"));
}

#[test]
fn a_text_that_no_cell_holds_is_cut_and_says_so() {
    let long = "word ".repeat(8_000);
    let theory = THEORY.replace("a quotation", long.trim());
    let place = Place::new("evidence_workbook_long").with("theory.cmo", &theory);
    assert_eq!(place.cmo(&["evidence", "--format", "xlsx", "--output", "long.xlsx"]).exit, 0);
    let mut book: Xlsx<_> = open_workbook(place.0.join("long.xlsx")).unwrap();
    let evidence = book.worksheet_range("Evidence").unwrap();
    let cell = evidence.get((1, 5)).unwrap().to_string();
    assert_eq!(cell.chars().count(), 32_767);
    assert!(cell.ends_with("`--format json` has all)"), "{}", &cell[32_000..]);
}

#[test]
fn no_file_of_another_kind_is_written_over() {
    let place = Place::new("evidence_output").with("theory.cmo", THEORY).with("old.csv", "old");
    let said = place.cmo(&["evidence", "--format", "csv", "--output", "theory.cmo"]);
    assert_eq!(said.exit, 2, "{said:?}");
    assert_eq!(std::fs::read_to_string(place.0.join("theory.cmo")).unwrap(), THEORY);
    assert_eq!(place.cmo(&["evidence", "--output", "new.txt", "--color", "always"]).exit, 0);
    let written = std::fs::read_to_string(place.0.join("new.txt")).unwrap();
    assert_eq!(written, place.cmo(&["evidence"]).result);
    assert_eq!(place.cmo(&["evidence", "--format", "csv", "--output", "old.csv"]).exit, 0);
    let written = std::fs::read_to_string(place.0.join("old.csv")).unwrap();
    assert_eq!(written, place.cmo(&["evidence", "--format", "csv"]).result);
}

/// Each piece of evidence stands once in its row, and once with each source that it is of.
#[test]
fn nothing_that_is_cited_is_dropped() {
    let place = Place::new("evidence_all");
    let theories = concat!(env!("CARGO_MANIFEST_DIR"), "/theories");
    let document: Value = serde_json::from_str(&place.cmo(&["evidence", theories, "--format", "json"]).result).unwrap();
    let list = |value: &Value| value.as_array().unwrap().clone();
    let rows = [list(&document["configurations"]), list(&document["wholes"])].concat();
    let (mut in_rows, mut in_sources) = (Vec::new(), Vec::new());
    for row in &rows {
        for entry in list(&row["entries"]) {
            let mark =
                |of: &Value| format!("{of} {} {} {} {}", entry["stance"], row["id"], entry["case"], entry["locator"]);
            in_rows.extend(list(&entry["of"]).iter().map(mark));
        }
    }
    for source in list(&document["studies"]) {
        for stance in ["supports", "refutes", "modifies", "augments", "neutral"] {
            let of = &source["id"];
            let mark = |one: &Value| format!("{of} \"{stance}\" {} {} {}", one["id"], one["case"], one["locator"]);
            in_sources.extend(list(&source[stance]).iter().map(mark));
        }
    }
    in_rows.sort();
    in_sources.sort();
    assert_eq!(in_rows, in_sources);
    let written = clauses(Path::new(theories));
    let entries: usize = rows.iter().map(|row| list(&row["entries"]).len()).sum();
    assert!(entries >= written && written > 100, "{written} clauses, {entries} pieces of evidence");
}

/// The evidence clauses of a folder of theories; one may give several pieces.
fn clauses(folder: &Path) -> usize {
    let words = ["supported by ", "refuted by ", "modified by ", "augmented by ", "neutral in "];
    let of = |entry: std::fs::DirEntry| match entry.path() {
        path if path.is_dir() => clauses(&path),
        path if path.extension().is_some_and(|extension| extension == "cmo") => {
            let text = std::fs::read_to_string(path).unwrap();
            text.lines().filter(|line| words.iter().any(|word| line.trim_start().starts_with(word))).count()
        }
        _ => 0,
    };
    std::fs::read_dir(folder).unwrap().map(|entry| of(entry.unwrap())).sum()
}

/// The papers are not ours to share: where they lie beside this folder, every quotation stands in them.
#[test]
fn every_quotation_of_the_shipped_theories_stands_in_its_paper() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let papers = root.join("../shared/seeds");
    if !papers.is_dir() {
        return;
    }
    let place = Place::new("evidence_shipped");
    let theories = root.join("theories");
    let arguments = ["evidence", theories.to_str().unwrap(), "--quotes", "--texts", papers.to_str().unwrap()];
    let said = place.cmo(&[&arguments[..], &["--format", "json"]].concat());
    assert_eq!(said.exit, 0, "{}", said.diagnostics);
    let document: Value = serde_json::from_str(&said.result).unwrap();
    let quotes = document["quotes"].as_array().unwrap();
    assert!(quotes.len() > 200, "{}", quotes.len());
    let other: Vec<_> = quotes.iter().filter(|quote| quote["status"] != "found").collect();
    assert!(other.is_empty(), "{other:#?}");
}
