//! Cells that hold something and say nothing, or may.

use super::{read, remarks};

/// What is written of one row, and what is remarked.
fn one(cells: &str) -> (String, Vec<String>) {
    let imported = read(&format!("CMOC,Context,Mechanism,Outcome,Studies\n{cells}\n")).unwrap();
    let written = imported.text.split_once("`cmo import table`.\n").unwrap().1.trim_start().to_owned();
    (written, remarks(&imported))
}

#[test]
fn dashes_are_an_empty_cell_and_no_phrase() {
    for dash in ["-", "—", "–", "- -", "---", "−"] {
        let (written, said) = one(&format!("1,{dash},{dash},{dash},{dash}"));
        assert_eq!(written, "", "{dash}");
        assert_eq!(said.len(), 1, "{said:?}");
        let (written, said) = one(&format!("{dash},staff trained,{dash},{dash},{dash}"));
        assert_eq!(written, "cmoc 1\n  if   staff trained\n  then ?\n", "{dash}");
        let empty = |column: &str| format!("row 2, {column}: “{dash}” is read as an empty cell");
        assert_eq!(
            said,
            [
                empty("CMOC"),
                empty("Mechanism"),
                empty("Outcome"),
                empty("Studies"),
                "row 2: no ID is given: called 1".to_owned(),
                "row 2: no outcome is given: written as `?`".to_owned(),
                "row 2: no mechanism is given: the statement has none".to_owned(),
            ]
        );
    }
}

#[test]
fn words_that_may_mean_nothing_stay_phrases_and_are_listed() {
    for words in ["n/a", "N/A", "none", "Not stated", "unclear", "TBC", "Unknown.", "(none)", "n.a."] {
        let (written, said) = one(&format!("1,staff trained,{words},fewer falls,A"));
        assert!(written.contains(words), "{written}");
        let says = "kept as a phrase, and may mean that there is nothing: leave the cell empty if so";
        assert_eq!(said, [format!("row 2, Mechanism: {says}: “{words}”")]);
    }
}

#[test]
fn headings_and_titles_that_may_mean_nothing_are_listed() {
    let imported = read("CMOC,Theory,Group,Title,Context,Mechanism,Outcome\n1,n/a,none,tbc,a,b,c\n").unwrap();
    let says = |column: &str, words: &str, part: &str| {
        format!(
            "row 2, {column}: “{words}” is taken for the {part}, and may mean that there is none: leave the cell empty if so"
        )
    };
    let expected = [says("Theory", "n/a", "theory"), says("Group", "none", "group"), says("Title", "tbc", "title")];
    assert_eq!(remarks(&imported), expected);
}

#[test]
fn what_names_no_study_is_listed_and_supports_nothing() {
    for words in ["N/A", "none", "not stated", "unclear", "tbc", "?"] {
        let (written, said) = one(&format!("1,a,b,c,{words}"));
        assert_eq!(written, "cmoc 1\n  if   a\n  then b\n  then c\n", "{words}");
        assert_eq!(
            said,
            [format!("row 2, Studies: “{words}” is taken to mean that no study is given, and names none")]
        );
    }
    let (written, said) = one("1,a,b,c,CHIPPS; -; n/a");
    assert!(written.ends_with("  supported by CHIPPS\n"), "{written}");
    assert_eq!(said.len(), 2, "{said:?}");
}

#[test]
fn several_studies_with_places_are_one_that_is_listed() {
    for cell in
        ["CHIPPS [p. 3], CMR", "CHIPPS \"\"so it was\"\", CMR", "CHIPPS (p. 3), CMR (p. 4)", "CHIPPS, CMR [p. 4]"]
    {
        let (written, said) = one(&format!("1,a,b,c,\"{cell}\""));
        let cell = cell.replace("\"\"", "\"");
        let studies = written.matches("study ").count();
        assert_eq!((studies, said.len()), (1, 1), "{written}\n{said:?}");
        assert!(said[0].starts_with(&format!("row 2, Studies: “{cell}” is read as one study")), "{said:?}");
        assert!(!said[0].contains("error"), "{said:?}");
    }
}

#[test]
fn a_case_in_a_cell_of_studies_is_said_once() {
    let (_, said) = one("1,a,b,c,case site3 [CMOC 1]");
    assert_eq!(said, ["row 2, Studies: “case site3 [CMOC 1]” is no study: kept as a note"]);
}

#[test]
fn what_is_not_known_stays_open_with_not_before_it() {
    for cell in ["?", "not ?", "not (?)"] {
        let (written, said) = one(&format!("1,{cell},b,c,"));
        let bare = cell.replace(['(', ')'], "");
        assert!(written.contains(&format!("  if   {bare}\n")), "{written}");
        assert_eq!(said, [] as [&str; 0]);
    }
    for cell in ["why?", "two ?", "or ?", "none?"] {
        let (written, _) = one(&format!("1,{cell},b,c,"));
        assert!(written.contains(&format!("\"{cell}\"")) || written.contains(&format!("  {cell}\n")), "{written}");
    }
}

#[test]
fn rows_in_another_order_are_listed() {
    let text = "CMOC,Theory,Context,Mechanism,Outcome\n1,A,a,b,c\n2,B,a,b,d\n3,A,a,b,e\n";
    let says =
        "the rows are written in another order, so that those of a theory and of a group stand together: rows 2, 4, 3";
    assert_eq!(remarks(&read(text).unwrap()), [format!(": {says}")]);
    let text = "CMOC,Theory,Context,Mechanism,Outcome\n1,A,a,b,c\n3,A,a,b,e\n2,B,a,b,d\n";
    assert_eq!(remarks(&read(text).unwrap()), [] as [&str; 0]);
}

/// A phrase of a page and more is read in one walk, repeated words or not: a test that takes minutes fails.
#[test]
fn a_very_long_cell_is_one_phrase() {
    let many = "word ".repeat(80_000);
    let other: String = (0..40_000).map(|number| format!("w{number} ")).collect();
    let imported = read(&format!("CMOC,Context,Mechanism,Outcome\n1,{many},{other},c\n")).unwrap();
    assert_eq!(imported.configurations, 1);
    assert_eq!(remarks(&imported), [] as [&str; 0]);
}
