//! Tables as they come: of text, of spreadsheets, of documents.

use cmo::import::table::{Chosen, Form, Part, Reading, import};

use super::{document, read, remarks, row, spreadsheet};
use crate::cli::command::Place;

const TABLE: &str = "\
CMOC,Context,Mechanism,Outcome,Studies,Quality
1a,Pharmacist trusted,GP is confident,Deprescribing,CHIPPS; Smith et al. (2020),high
CMOC 2,\"Trusted, and data shared\",,\"Fewer falls
Better sleep\",\"[12, 15]\",
3,\"\"\"trust\"\" and not \"\"blame\"\"\",?,\"not \"\"workload rises\"\"\",\"CHIPPS [p. 4] \"\"so; it went\"\"; case oak\",
3,,Staff listen,Better care,,
,,,,,stray
";

#[test]
fn a_row_is_a_configuration_and_what_is_doubtful_is_kept_whole_and_listed() {
    let imported = read(TABLE).unwrap();
    assert_eq!(
        imported.text,
        "\
# From cmocs.csv, read by `cmo import table`.

study CHIPPS

study Smith-et-al-2020 \"Smith et al. (2020)\"

study 12

study 15

cmoc 1a
  if   Pharmacist trusted
  then GP is confident
  then Deprescribing
  supported by CHIPPS, Smith-et-al-2020
  note \"Quality: high\"

cmoc 2
  if   \"Trusted, and data shared\"
  then Fewer falls / Better sleep
  supported by 12, 15

cmoc 3
  if   \"trust\" and not \"blame\"
  then ?
  then not workload rises
  supported by CHIPPS [p. 4] \"so; it went\"
  note \"supported by case oak\"

cmoc 3-2
  if   ?
  then Staff listen
  then Better care
"
    );
    assert_eq!((imported.configurations, imported.studies), (4, 4));
    assert_eq!(
        remarks(&imported),
        [
            "Quality: this column is kept as notes: `--columns` says what else it is",
            "row 3, Context: kept as one phrase: it holds `,`, and may say several things or their opposite: “Trusted, and data shared”",
            "row 3, Outcome: kept as one phrase: it holds several lines, and may say several things or their opposite: “Fewer falls / Better sleep”",
            "row 3: no mechanism is given: the statement has none",
            "row 4, Studies: “case oak” is no study: kept as a note",
            "row 5, CMOC: “3” is called 3-2: an ID is letters, digits, `_`, `.` and `-`, and stands once",
            "row 5: no context is given: written as `?`",
            "row 6: left out, since it has no context, mechanism or outcome: “stray”",
        ]
    );
}

#[test]
fn quotation_marks_that_swallow_rows_are_refused() {
    let refused = |text: &str| read(text).unwrap_err().says;
    let head = "Context,Mechanism,Outcome\n";
    assert_eq!(
        refused(&format!("{head}\"trust,m,better\nblame,m,worse\n")),
        "a quotation mark that opens in line 2 is never closed"
    );
    assert_eq!(
        refused(&format!("{head}\"trust,m,better\nblame,\"so\"\"\",worse\n")),
        "in line 3 text stands behind a quotation mark that closes a cell"
    );
    assert_eq!(
        refused(&format!("{head}trust,\"m\" too,better\n")),
        "in line 2 text stands behind a quotation mark that closes a cell"
    );
    assert_eq!(refused(&format!("{head}tr\0ust,m,better\n")), "byte 28 of this file is 0, which stands in no text");
    let fine = format!("{head}\"trust\n\"\"so\"\"\",5\" tube,\"better\"\r\nblame,m,\"\"\n");
    assert_eq!(read(&fine).unwrap().configurations, 2);
    assert_eq!(read("Context;Outcome\n\"trust, mostly\";\"better\"\n").unwrap().configurations, 1);
}

#[test]
fn what_may_be_several_conditions_is_listed() {
    let doubtful = [
        "a & b",
        "m + n",
        "m+n",
        "o / p",
        "GP/nurse",
        "m|n",
        "a plus b",
        "a as well as b",
        "without a",
        "lack of o",
        "1) a 2) b",
        "(a) trust (b) time",
        "1. a 2. b",
        "either a nor b",
        "Neither a",
        "a but b",
    ];
    for cell in doubtful {
        let remarks = remarks(&read(&format!("CMOC,Context,Mechanism,Outcome\n1,{cell},m,o\n")).unwrap());
        assert!(remarks.len() == 1 && remarks[0].contains("kept as one phrase"), "{cell}: {remarks:?}");
    }
    for cell in ["residents aged 65+ years", "help 24/7", "5% more", "stage 2) of it", "work-life balance"] {
        let remarks = remarks(&read(&format!("CMOC,Context,Mechanism,Outcome\n1,{cell},m,o\n")).unwrap());
        assert!(remarks.is_empty(), "{cell}: {remarks:?}");
    }
}

#[test]
fn separators_are_told_by_the_headers() {
    let plain = read("Context,Outcome\ntrust,better\n").unwrap();
    for text in ["Context;Outcome\ntrust;better\n", "\u{feff}Context\tOutcome\r\ntrust\tbetter\r\n"] {
        assert_eq!(read(text).unwrap().text, plain.text);
    }
}

#[test]
fn columns_are_named_where_their_headers_are_not_known() {
    let text = "Circumstances,given,Result,Context\nstaff trained,last year,better care,an old draft\n";
    let refused = read(text).unwrap_err();
    assert_eq!(
        refused.says,
        "no table has a column for the context and one for the outcome: the first row says `Circumstances`, `given`, \
         `Result`, `Context`"
    );
    let chosen = |part, header: &str| Chosen { part, header: header.to_owned() };
    let columns = vec![chosen(Part::Context, "circumstances"), chosen(Part::Outcome, "Result")];
    let reading = Reading { columns, theory: Some("PT1".to_owned()), ..Reading::default() };
    let imported = import("t.csv", text.as_bytes(), Form::Delimited, &reading).unwrap();
    let said = "theory PT1\n\ncmoc 1\n  if   staff trained\n  then better care\n  note \"given: last year\"\n  note \"Context: an old draft\"\n";
    assert!(imported.text.ends_with(said), "{}", imported.text);
}

#[test]
fn two_columns_for_one_part_are_refused() {
    let refused = read("Context,Contexts,Outcome\na,b,c\n").unwrap_err();
    assert_eq!(refused.says, "two columns may be the context: `Context` and `Contexts`");
    assert_eq!(refused.help, "say which one it is: --columns \"context=Contexts\"");
    let refused = read("Context,context,Outcome\na,b,c\n").unwrap_err();
    assert_eq!(refused.help, "give one of the two another header in the file");
    let chosen = |part| Chosen { part, header: "foo".to_owned() };
    let reading = Reading { columns: vec![chosen(Part::Context), chosen(Part::Outcome)], ..Reading::default() };
    let refused = import("t.csv", b"Context,foo,Outcome\na,b,c\n", Form::Delimited, &reading).unwrap_err();
    assert_eq!(refused.says, "`--columns` names one column, `foo`, twice: for the context and for the outcome");
}

#[test]
fn a_spreadsheet_is_read_with_its_merged_cells() {
    let rows = [
        row(1, &[("A", "Table 3")]),
        row(2, &[("A", "Context"), ("B", "Mechanism"), ("C", "Outcome")]),
        row(3, &[("A", "time protected"), ("B", "staff learn"), ("C", "better care")]),
        row(4, &[("B", "staff at ease"), ("C", "staff stay")]),
    ];
    let bytes = spreadsheet(&rows.concat(), "<mergeCells count=\"1\"><mergeCell ref=\"A3:A4\"/></mergeCells>");
    let imported = import("cmocs.xlsx", &bytes, Form::Sheet, &Reading::default()).unwrap();
    assert_eq!(imported.text.matches("if   time protected").count(), 2, "{}", imported.text);
    assert_eq!(
        remarks(&imported),
        [
            "sheet “CMOCs”, row 1: left out, since it stands above the headers: “Table 3”",
            "sheet “CMOCs”, row 3: no ID is given: called 1",
            "sheet “CMOCs”, row 4: no ID is given: called 2",
        ]
    );
    let reading = Reading { sheet: Some("CMOC".to_owned()), ..Reading::default() };
    let refused = import("cmocs.xlsx", &bytes, Form::Sheet, &reading).unwrap_err();
    assert_eq!(
        (refused.says.as_str(), refused.help.as_str()),
        ("this file has no sheet `CMOC`", "its sheets are `CMOCs`")
    );
}

#[test]
fn a_cell_far_out_is_refused_before_room_is_made_for_it() {
    let rows = row(1, &[("A", "Context"), ("B", "Outcome")]) + &row(1_048_576, &[("XFD", "far")]);
    let refused = import("cmocs.xlsx", &spreadsheet(&rows, ""), Form::Sheet, &Reading::default()).unwrap_err();
    assert!(refused.says.contains("row 1048576, column 16384"), "{refused:?}");
}

#[test]
fn the_tables_of_a_document_are_read() {
    let cell = |text: &str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
    let merged = |kind: &str, text: &str| {
        format!("<w:tc><w:tcPr><w:vMerge{kind}/></w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
    };
    let tracked = "<w:tc><w:p><w:r><w:t>better care</w:t></w:r><w:del><w:r><w:delText>worse</w:delText></w:r></w:del>\
                   <w:r><w:footnoteReference/></w:r></w:p></w:tc>";
    let rows = [
        [cell("Context"), cell("Mechanism"), cell("Outcome")].concat(),
        [merged(" w:val=\"restart\"", "time protected"), cell("staff learn"), tracked.to_owned()].concat(),
        [merged("", ""), cell("staff at ease"), cell("staff stay")].concat(),
    ];
    let rows: String = rows.iter().map(|cells| format!("<w:tr>{cells}</w:tr>")).collect();
    let other = format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", cell("Year"));
    let bytes = document(&format!("{other}<w:p/><w:tbl>{rows}</w:tbl>"));
    let imported = import("appendix.docx", &bytes, Form::Document, &Reading::default()).unwrap();
    assert_eq!(
        imported.text,
        "\
# From appendix.docx, read by `cmo import table`.

cmoc 1
  if   time protected
  then staff learn
  then better care

cmoc 2
  if   time protected
  then staff at ease
  then staff stay
"
    );
    assert_eq!(
        remarks(&imported),
        [
            "table 1: left out: no row has headers for a context and an outcome; the first says `Year`",
            "table 2, row 2: a footnote is left out",
            "table 2, row 2: deletions that are tracked are left out: “worse”",
            "table 2, row 2: no ID is given: called 1",
            "table 2, row 3: no ID is given: called 2",
        ]
    );
}

#[test]
fn the_text_goes_to_a_new_file_and_the_report_to_standard_error() {
    let place = Place::new("import_table").with("cmocs.csv", TABLE).with("odd.ods", "");
    let said = place.cmo(&["import", "table", "cmocs.csv", "--output", "theory.cmo"]);
    assert_eq!((said.exit, said.result.as_str()), (0, "wrote theory.cmo\n"));
    assert!(said.diagnostics.contains("cmocs.csv, row 5: no context is given: written as `?`\n"), "{said:?}");
    assert!(said.diagnostics.ends_with("cmocs.csv: 4 configurations, 4 studies carried over\n"), "{said:?}");
    let again = place.cmo(&["import", "table", "cmocs.csv", "--output", "theory.cmo"]);
    assert_eq!(again.exit, 2, "{again:?}");
    assert_eq!(place.cmo(&["fmt", "--check", "theory.cmo"]).exit, 0);
    let odd = place.cmo(&["import", "table", "odd.ods"]);
    assert_eq!(odd.exit, 2);
    assert!(odd.diagnostics.contains("its name ends in none of"), "{odd:?}");
    let json = place.cmo(&["import", "table", "cmocs.csv", "--error-format", "json"]);
    let document: serde_json::Value = serde_json::from_str(&json.diagnostics).unwrap();
    crate::cli::json::assert_valid(&place, "import", &document);
    assert_eq!(document["remarks"][3]["row"], 3);
}

#[test]
fn what_a_cell_of_studies_does_not_say_is_listed() {
    let text = "CMOC,Context,Mechanism,Outcome,Studies\n1,a,b,c,\"Smith 2020, Jones 2021\"\n2,a,b,d,None\n3,a,b,e,Smith and Jones (2020)\n4,a,b,f,\"Smith 2019, 45\"\n5,a,b,g,12-15\n6,a,b,h,\"Smith 2019, p. 4 and 7\"\n7,a,b,i,\"Smith [see 4\"\n";
    let imported = read(text).unwrap();
    let says = |entry: &str| {
        format!(
            "“{entry}” is read as one study: part several with a semicolon, write a place as in `Smith 2019 [p. 4]`"
        )
    };
    let expected = [
        (2, "Smith 2020, Jones 2021"),
        (3, "None"),
        (5, "Smith 2019, 45"),
        (6, "12-15"),
        (7, "Smith 2019, p. 4 and 7"),
        (8, "Smith [see 4"),
    ];
    let said = expected.map(|(row, entry)| match entry {
        "None" => format!("row {row}, Studies: “None” is taken to mean that no study is given, and names none"),
        entry => format!("row {row}, Studies: {}", says(entry)),
    });
    assert_eq!(remarks(&imported), said);
    assert!(!imported.text.contains("None"), "{}", imported.text);
}

#[test]
fn ids_that_the_file_gives_are_kept_for_their_rows() {
    let imported = read("CMOC,Context,Mechanism,Outcome\n,a,b,c\n1,d,e,f\n").unwrap();
    assert!(
        imported.text.contains("cmoc 2\n  if   a\n") && imported.text.contains("cmoc 1\n  if   d\n"),
        "{}",
        imported.text
    );
    assert_eq!(remarks(&imported), ["row 2: no ID is given: called 2"]);
}

#[test]
fn a_column_that_is_not_there_is_refused() {
    let columns = vec![Chosen { part: Part::Mechanism, header: "Whyy".to_owned() }];
    let reading = Reading { columns, ..Reading::default() };
    let refused = import("t.csv", b"Context,Why,Outcome\na,b,c\n", Form::Delimited, &reading).unwrap_err();
    assert_eq!(
        (refused.says.as_str(), refused.help.as_str()),
        ("no column is called `Whyy`", "did you mean `Why`? the columns are `Context`, `Why`, `Outcome`")
    );
    // Nor is the table found without it.
    let chosen = |part, header: &str| Chosen { part, header: header.to_owned() };
    let columns = vec![chosen(Part::Context, "Circumstance"), chosen(Part::Outcome, "Result")];
    let reading = Reading { columns, ..Reading::default() };
    let refused = import("t.csv", b"Circumstances,Result\na,b\n", Form::Delimited, &reading).unwrap_err();
    assert_eq!(
        (refused.says.as_str(), refused.help.as_str()),
        (
            "no column is called `Circumstance`",
            "did you mean `Circumstances`? the columns are `Circumstances`, `Result`"
        )
    );
}

#[test]
fn an_empty_file_is_said_to_be() {
    assert_eq!(
        read("").unwrap_err().says,
        "no table has a column for the context and one for the outcome: there is nothing in it"
    );
}

/// What would be the place holds the year: the initial of a name is before it.
#[test]
fn an_initial_before_a_year_is_no_page() {
    for cell in ["Smith, P 2019", "Jones, P. 2018", "Smith, Ch. 2019", "Smith, p. 4, 2019"] {
        let imported = read(&format!("CMOC,Context,Mechanism,Outcome,Studies\n1,a,b,c,\"{cell}\"\n")).unwrap();
        assert!(!imported.text.contains('['), "{cell}: {}", imported.text);
        let year: String = cell.chars().skip_while(|mark| *mark != '2').collect();
        assert!(imported.text.contains(&year) || !remarks(&imported).is_empty(), "{cell}: {}", imported.text);
    }
}

#[test]
fn the_place_and_the_words_behind_a_study_are_read_where_they_are_clear() {
    for (cell, cited) in [
        ("Smith 2019 [p. 5]", "Smith-2019 [p. 5]"),
        ("Smith 2019, p. 4", "Smith-2019 [p. 4]"),
        ("Smith 2019 (pp. 4–6, 9)", "Smith-2019 [pp. 4–6, 9]"),
        ("Smith 2019 \"it said so\"", "Smith-2019 \"it said so\""),
        ("Smith 2019 “it; said so”", "Smith-2019 \"it; said so\""),
        ("Smith 2019, p. 4 \"it said so\"", "Smith-2019 [p. 4] \"it said so\""),
        ("Smith 2019 [Table S3]", "Smith-2019 [Table S3]"),
        ("CHIPPS [p. 5]", "CHIPPS [p. 5]"),
    ] {
        let text = format!("CMOC,Context,Mechanism,Outcome,Studies\n1,a,b,c,\"{}\"\n", cell.replace('"', "\"\""));
        let imported = read(&text).unwrap();
        assert!(imported.text.contains(&format!("  supported by {cited}\n")), "{cell}: {}", imported.text);
        assert_eq!(remarks(&imported), [] as [&str; 0], "{cell}");
        let named = if cell.starts_with("CHIPPS") { "study CHIPPS\n" } else { "study Smith-2019 \"Smith 2019\"\n" };
        assert!(imported.text.contains(named), "{cell}: {}", imported.text);
    }
}
