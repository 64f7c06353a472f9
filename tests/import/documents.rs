//! What documents and spreadsheets say beside the text of their cells.

use cmo::import::table::{Form, Reading, import};

use super::{document, remarks, row, spreadsheet_with};

/// A run of text with some formatting.
fn run(format: &str, text: &str) -> String {
    format!("<w:r><w:rPr>{format}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

fn cell(runs: &str) -> String {
    format!("<w:tc><w:p>{runs}</w:p></w:tc>")
}

fn headers() -> String {
    format!("<w:tr>{}</w:tr>", ["Context", "Mechanism", "Outcome"].map(|text| cell(&run("", text))).concat())
}

#[test]
fn formatting_that_may_carry_meaning_is_listed() {
    let context = format!(
        "{}{}{}{}",
        run("", "trust "),
        run("<w:strike/>", "not "),
        run("<w:strike w:val=\"true\"/><w:b/>", "given"),
        run("<w:strike w:val=\"0\"/>", "earned")
    );
    let mechanism = format!("{}{}", run("", "staff learn"), run("<w:vertAlign w:val=\"superscript\"/>", "2"));
    let numbered = "<w:tc><w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/></w:numPr></w:pPr><w:r><w:t>better care</w:t></w:r><w:r><w:sym w:char=\"F0FC\"/></w:r></w:p></w:tc>";
    let hidden = run("<w:vanish/>", "a draft");
    let rows = format!(
        "{}<w:tr>{}{}{numbered}</w:tr><w:tr>{}{}{}</w:tr>",
        headers(),
        cell(&context),
        cell(&mechanism),
        cell(&run("", "a")),
        cell(&hidden),
        cell(&run("", "b"))
    );
    let imported =
        import("a.docx", &document(&format!("<w:tbl>{rows}</w:tbl>")), Form::Document, &Reading::default()).unwrap();
    let formatted: Vec<String> = remarks(&imported).into_iter().filter(|one| !one.contains("no ID")).collect();
    assert_eq!(
        formatted,
        [
            "table 1, row 2: “not given” is struck through, and read as any other text",
            "table 1, row 2: “2” is set above or below the line, and read as any other text",
            "table 1, row 2: a symbol of a special font is left out",
            "table 1, row 2: the automatic number of a line is left out",
            "table 1, row 3: “a draft” is hidden, and read as any other text",
            "table 1, row 2, Context: kept as one phrase: it holds `not`, and may say several things or their opposite: “trust not givenearned”",
        ]
    );
}

#[test]
fn rows_and_cells_in_content_controls_and_rows_that_begin_further_right_are_read() {
    let held = |inner: &str| format!("<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>");
    let cells = ["a", "b", "c"].map(|text| cell(&run("", text)));
    let first = held(&format!("<w:tr>{}{}{}</w:tr>", cells[0], held(&cells[1]), cells[2]));
    let second = format!(
        "<w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>{}{}</w:tr>",
        cell(&run("", "d")),
        cell(&run("", "e"))
    );
    let body = format!("<w:tbl>{}{first}{second}</w:tbl>", headers());
    let imported = import("a.docx", &document(&body), Form::Document, &Reading::default()).unwrap();
    let statements = imported.text.split("cmoc").skip(1).collect::<Vec<_>>().join("cmoc");
    assert_eq!(statements, " 1\n  if   a\n  then b\n  then c\n\ncmoc 2\n  if   ?\n  then d\n  then e\n");
}

#[test]
fn a_table_within_a_cell_and_a_second_form_of_a_text_box_are_no_second_text() {
    let inner = format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", cell(&run("", "inner")));
    let both = "<mc:AlternateContent xmlns:mc=\"m\"><mc:Choice><w:r><w:t>box</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>box</w:t></w:r></mc:Fallback></mc:AlternateContent>";
    let row = format!(
        "<w:tr>{}<w:tc><w:p>{}</w:p>{inner}</w:tc>{}</w:tr>",
        cell(both),
        run("", "outer"),
        cell(&run("", "c"))
    );
    let body = format!("<w:tbl>{}{row}</w:tbl>", headers());
    let imported = import("a.docx", &document(&body), Form::Document, &Reading::default()).unwrap();
    assert!(imported.text.ends_with("cmoc 1\n  if   box\n  then outer / inner\n  then c\n"), "{}", imported.text);
    assert!(remarks(&imported).contains(&"table 1, row 2: a table within this cell is read as its text".to_owned()));
}

#[test]
fn dates_of_a_spreadsheet_are_dates_and_its_notes_are_listed() {
    let rows = row(1, &[("A", "CMOC"), ("B", "Context"), ("C", "Outcome")])
        + "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>43649</v></c><c r=\"B2\" t=\"str\"><f>A1&amp;B1</f><v>trust</v></c><c r=\"C2\"><v>0.7</v></c></row>";
    let styles = "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>";
    let notes = "<comments><commentList><comment ref=\"B2\"><text><r><t>ask </t></r><r><t>Ann</t></r></text></comment></commentList></comments>";
    let bytes = spreadsheet_with(&rows, "", &[("xl/styles.xml", styles), ("xl/comments1.xml", notes)]);
    let imported = import("a.xlsx", &bytes, Form::Sheet, &Reading::default()).unwrap();
    assert!(imported.text.ends_with("cmoc 2019-07-03\n  if   trust\n  then 0.7\n"), "{}", imported.text);
    assert_eq!(
        remarks(&imported),
        [
            "sheet “CMOCs”, row 2: a cell is a date, read as 2019-07-03: spreadsheets make dates of what looks like one, such as 1-2 or 3/4",
            ": a note on cell B2 is left out: “ask Ann”",
            "sheet “CMOCs”, row 2: no mechanism is given: the statement has none",
        ]
    );
}

#[test]
fn formulas_without_a_saved_value_are_no_empty_cells() {
    let head = row(1, &[("A", "CMOC"), ("B", "Context"), ("C", "Outcome")]);
    let read = |cells: &str| {
        let rows = format!("{head}<row r=\"2\">{cells}</row>");
        import("a.xlsx", &spreadsheet_with(&rows, "", &[]), Form::Sheet, &Reading::default())
    };
    let formula = |cell: &str, value: &str| format!("<c r=\"{cell}\"><f>A1</f>{value}</c>");
    for value in ["", "<v/>", "<v></v>"] {
        let refused = read(&["A2", "B2", "C2"].map(|cell| formula(cell, value)).concat()).unwrap_err();
        assert_eq!(
            refused.says,
            "sheet `CMOCs` holds a formula whose value is not saved in the file: in `A2`, `B2`, `C2`"
        );
        assert!(refused.help.starts_with("open it in a spreadsheet program and save it there"), "{}", refused.help);
    }
    let saved = read(&["A2", "B2", "C2"].map(|cell| formula(cell, "<v>7</v>")).concat()).unwrap();
    assert!(saved.text.contains("cmoc 7\n  if   7\n  then 7\n"), "{}", saved.text);
    // What a formula gives may be nothing: that is saved, too.
    let empty = "<c r=\"A2\" t=\"str\"><f>A9</f><v></v></c><c r=\"B2\" t=\"inlineStr\"><is><t>trust</t></is></c>";
    assert!(read(empty).unwrap().text.contains("if   trust"));
}

#[test]
fn a_cell_over_several_columns_is_listed_and_no_part_is_guessed() {
    let said = |bytes: &[u8], form: Form, name: &str| {
        let imported = import(name, bytes, form, &Reading::default()).unwrap();
        let statements = imported.text.split_once("cmoc").map(|(_, text)| text.to_owned()).unwrap_or_default();
        let remarks: Vec<String> =
            remarks(&imported).into_iter().map(|one| one.split_once(", ").unwrap().1.to_owned()).collect();
        (statements, remarks)
    };
    let expected = (
        " 1\n  if   ?\n  then ?\n  then better care\n  note \"Context, Mechanism: trust and time\"\n".to_owned(),
        [
            "row 2, Context, Mechanism: merged over these columns: for which of them it is meant, nobody can tell; kept as a note: “trust and time”",
            "row 3: left out, since its cell is merged over CMOC, Context, Mechanism, Outcome: which of them it is, nobody can tell: “Part two”",
        ]
        .map(str::to_owned)
        .to_vec(),
    );
    let rows = [
        row(1, &[("A", "CMOC"), ("B", "Context"), ("C", "Mechanism"), ("D", "Outcome")]),
        row(2, &[("A", "1"), ("B", "trust and time"), ("D", "better care")]),
        row(3, &[("A", "Part two")]),
    ];
    let merged = "<mergeCells count=\"2\"><mergeCell ref=\"B2:C2\"/><mergeCell ref=\"A3:D3\"/></mergeCells>";
    let sheet = spreadsheet_with(&rows.concat(), merged, &[]);
    assert_eq!(said(&sheet, Form::Sheet, "a.xlsx"), expected);
    let wide = |columns: usize, text: &str| {
        format!("<w:tc><w:tcPr><w:gridSpan w:val=\"{columns}\"/></w:tcPr><w:p>{}</w:p></w:tc>", run("", text))
    };
    let body = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}{}</w:tr><w:tr>{}</w:tr></w:tbl>",
        cell(&run("", "CMOC")),
        headers().replace("<w:tr>", "").replace("</w:tr>", ""),
        cell(&run("", "1")),
        wide(2, "trust and time"),
        cell(&run("", "better care")),
        wide(4, "Part two"),
    );
    assert_eq!(said(&document(&body), Form::Document, "a.docx"), expected);
}
