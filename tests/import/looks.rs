//! What documents and spreadsheets show otherwise than as plain text: notes, deletions, what is hidden or struck through.

use cmo::import::table::{Form, Reading, import};

use super::{archive, document, remarks, row, workbook};

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

fn cell(inner: &str) -> String {
    format!("<w:tc><w:p>{inner}</w:p></w:tc>")
}

fn run(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

fn headers() -> String {
    format!("<w:tr>{}</w:tr>", ["CMOC", "Context", "Mechanism", "Outcome"].map(|text| cell(&run(text))).concat())
}

#[test]
fn notes_and_deletions_of_a_document_are_listed_with_their_words() {
    let context = format!(
        "{}<w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:commentReference w:id=\"0\"/></w:r>",
        run("trust")
    );
    let mechanism = format!(
        "{}<w:del><w:r><w:delText>staff </w:delText></w:r><w:r><w:delText>resist</w:delText></w:r></w:del>\
         <w:r><w:footnoteReference w:id=\"3\"/></w:r><w:r><w:endnoteReference w:id=\"9\"/></w:r>",
        run("staff learn")
    );
    let cells = [cell(&run("1")), cell(&context), cell(&mechanism), cell(&run("better care"))].concat();
    let text = format!(
        "<w:document xmlns:w=\"{WORD}\"><w:body><w:tbl>{}<w:tr>{cells}</w:tr></w:tbl></w:body></w:document>",
        headers()
    );
    let note =
        |kind: &str, id: usize, words: &str| format!("<w:{kind} w:id=\"{id}\"><w:p>{}</w:p></w:{kind}>", run(words));
    let notes = format!(
        "<w:footnotes xmlns:w=\"{WORD}\">{}{}</w:footnotes>",
        note("footnote", 2, " Only in homes."),
        note("footnote", 3, "Not at night.")
    );
    let comments = format!("<w:comments xmlns:w=\"{WORD}\">{}</w:comments>", note("comment", 0, "Ask Ann"));
    let bytes =
        archive(&[("word/document.xml", &text), ("word/footnotes.xml", &notes), ("word/comments.xml", &comments)]);
    let imported = import("a.docx", &bytes, Form::Document, &Reading::default()).unwrap();
    assert!(imported.text.ends_with("cmoc 1\n  if   trust\n  then staff learn\n  then better care\n"));
    assert_eq!(
        remarks(&imported),
        [
            "table 1, row 2: a footnote is left out: “Only in homes.”",
            "table 1, row 2: a comment is left out: “Ask Ann”",
            "table 1, row 2: a footnote is left out: “Not at night.”",
            "table 1, row 2: an endnote is left out",
            "table 1, row 2: deletions that are tracked are left out: “staff resist”",
        ]
    );
}

/// A test that takes minutes fails.
#[test]
fn tables_within_tables_are_read_however_deep() {
    let deep = format!("{}{}", "<w:tbl><w:tr><w:tc>".repeat(20_000), "</w:tc></w:tr></w:tbl>".repeat(20_000));
    let refused = import("deep.docx", &document(&deep), Form::Document, &Reading::default()).unwrap_err();
    assert!(refused.says.contains("no table has a column for the context"), "{refused:?}");
}

#[test]
fn what_a_spreadsheet_hides_or_strikes_through_is_listed() {
    let shared = |cell: &str, at: usize, style: usize| format!("<c r=\"{cell}\" t=\"s\" s=\"{style}\"><v>{at}</v></c>");
    let content = format!(
        "<cols><col min=\"3\" max=\"3\" hidden=\"1\"/></cols><sheetData>{}<row r=\"2\" hidden=\"1\">{}{}{}</row>{}</sheetData>",
        row(1, &[("A", "CMOC"), ("B", "Context"), ("C", "Outcome")]),
        shared("A2", 2, 0),
        shared("B2", 0, 0),
        shared("C2", 1, 1),
        row(3, &[("A", "2"), ("B", "time"), ("C", "rest")]),
    );
    let strings = "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><r><t>staff </t></r><r><rPr><strike/></rPr><t>trained</t></r><r><rPr><vertAlign val=\"superscript\"/></rPr><t>2</t></r></si><si><t>fewer falls</t></si><si><t>1</t></si></sst>";
    let styles = "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><fonts><font/><font><strike/></font></fonts><cellXfs><xf fontId=\"0\"/><xf fontId=\"1\"/></cellXfs></styleSheet>";
    let more = [("xl/sharedStrings.xml", strings), ("xl/styles.xml", styles)];
    let bytes = workbook("state=\"hidden\"", &content, &more);
    let imported = import("a.xlsx", &bytes, Form::Sheet, &Reading::default()).unwrap();
    let said: Vec<String> = remarks(&imported).into_iter().filter(|one| !one.contains("no mechanism")).collect();
    assert_eq!(
        said,
        [
            "sheet “CMOCs”: this sheet is hidden, and read as any other",
            "sheet “CMOCs”: row 2 is hidden, and read as any other",
            "sheet “CMOCs”: column C is hidden, and read as any other",
            "sheet “CMOCs”, row 2: “trained” is struck through, and read as any other text",
            "sheet “CMOCs”, row 2: “2” is set above or below the line, and read as any other text",
            "sheet “CMOCs”, row 2: “fewer falls” is struck through, and read as any other text",
        ]
    );
}

/// What is remarked of the formats of a sheet `CMOCs`, with headers in its first row; the second style is struck, the third struck
/// and a date.
fn formats(rows: &str, strings: &str) -> Vec<String> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let strings = format!("<sst xmlns=\"{MAIN}\">{strings}</sst>");
    let styles = format!(
        "<styleSheet xmlns=\"{MAIN}\"><fonts><font/><font><strike/></font></fonts><cellXfs><xf fontId=\"0\"/><xf fontId=\"1\"/><xf fontId=\"1\" numFmtId=\"14\"/></cellXfs></styleSheet>"
    );
    let headers = row(1, &[("A", "CMOC"), ("B", "Context"), ("C", "Outcome")]);
    let content = format!("<sheetData>{headers}{rows}</sheetData>");
    let bytes =
        workbook("", &content, &[("xl/sharedStrings.xml", strings.as_str()), ("xl/styles.xml", styles.as_str())]);
    let imported = import("a.xlsx", &bytes, Form::Sheet, &Reading::default()).unwrap();
    remarks(&imported).into_iter().filter(|one| one.contains("read as any other text")).collect()
}

/// A row whose outcome is this cell.
fn outcome(number: usize, cell: &str) -> String {
    let words = row(number, &[("A", &format!("{number}")), ("B", "trust")]);
    words.replace("</row>", &format!("{cell}</row>"))
}

/// A piece of a shared text with these formats of its own.
fn piece(formats: &str, words: &str) -> String {
    format!("<r><rPr>{formats}</rPr><t xml:space=\"preserve\">{words}</t></r>")
}

#[test]
fn many_formatted_pieces_in_many_cells_make_few_remarks() {
    let strings: String = (0..300).map(|_| piece("<strike/>", "a") + &piece("", "b")).collect();
    let cell = |number| outcome(number, &format!("<c r=\"C{number}\" t=\"s\"><v>0</v></c>"));
    let said = formats(&(2..=301).map(cell).collect::<String>(), &format!("<si>{strings}</si>"));
    assert_eq!(said.len(), 101);
    let pieces = ["“a”"; 8].join(", ");
    assert_eq!(
        said[99],
        format!("sheet “CMOCs”, row 101: {pieces} and 292 more are struck through, and read as any other text")
    );
    assert_eq!(said[100], "sheet “CMOCs”: text in 200 more cells is struck through, and read as any other text");
}

#[test]
fn neighbouring_pieces_of_a_spreadsheet_with_one_format_are_told_as_one() {
    let strings = [
        piece("<strike/>", "tra"),
        piece("<b/><strike/>", "ined"),
        piece("<strike/>", " staff"),
        piece("", " and "),
        piece("<strike/>", "rest"),
    ];
    let said = formats(&outcome(2, "<c r=\"C2\" t=\"s\"><v>0</v></c>"), &format!("<si>{}</si>", strings.concat()));
    assert_eq!(said, ["sheet “CMOCs”, row 2: “trained staff”, “rest” are struck through, and read as any other text"]);
}

#[test]
fn a_piece_has_its_own_format_and_else_that_of_its_cell() {
    let both = format!("<si>{}{}</si>", piece("<strike/>", "fewer "), piece("<strike/>", "falls"));
    let own = format!("<si><r><t>fewer </t></r>{}</si>", piece("<b/>", "falls"));
    let none = format!("<si>{}</si>", piece("<b/>", "rest"));
    let cell = |number, at| outcome(number, &format!("<c r=\"C{number}\" s=\"1\" t=\"s\"><v>{at}</v></c>"));
    let said = formats(&[cell(2, 0), cell(3, 1), cell(4, 2)].concat(), &[both, own, none].concat());
    assert_eq!(
        said,
        [
            "sheet “CMOCs”, row 2: “fewer falls” is struck through, and read as any other text",
            "sheet “CMOCs”, row 3: “fewer” is struck through, and read as any other text",
        ]
    );
}

#[test]
fn a_struck_date_or_number_is_told_as_it_is_read() {
    let rows = [
        outcome(2, "<c r=\"C2\" s=\"2\"><v>43160</v></c>"),
        outcome(3, "<c r=\"C3\" s=\"1\"><v>1.50E+1</v></c>"),
        outcome(4, "<c r=\"C4\" s=\"1\" t=\"b\"><v>1</v></c>"),
        outcome(5, "<c s=\"1\" t=\"str\"><v>rest</v></c>"),
    ];
    let told = |row: usize, words: &str| {
        format!("sheet “CMOCs”, row {row}: “{words}” is struck through, and read as any other text")
    };
    assert_eq!(formats(&rows.concat(), ""), [told(2, "2018-03-01"), told(3, "15"), told(4, "true"), told(5, "rest")]);
}
