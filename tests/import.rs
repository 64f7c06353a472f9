//! What people have: tables of configurations, read and given back.

mod archives;
mod documents;
mod json;
mod looks;
mod nothing;
mod qda;
mod round;
mod tables;

use std::io::{Cursor, Write};

use cmo::import::table::{Form, Reading, import};
use cmo::import::{Imported, Refused};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A file in the form of a table of text.
pub fn read(text: &str) -> Result<Imported, Refused> {
    import("cmocs.csv", text.as_bytes(), Form::Delimited, &Reading::default())
}

/// What was remarked, each with its row and column.
pub fn remarks(imported: &Imported) -> Vec<String> {
    let one = |remark: &cmo::import::Remark| {
        let row = remark.row.map(|row| format!("row {row}"));
        let place = [remark.part.clone(), row, remark.column.clone()];
        format!("{}: {}", place.into_iter().flatten().collect::<Vec<_>>().join(", "), remark.says)
    };
    imported.remarks.iter().map(one).collect()
}

/// An archive of parts.
pub fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A text document whose body this is.
pub fn document(body: &str) -> Vec<u8> {
    let text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"
    );
    archive(&[("[Content_Types].xml", "<Types/>"), ("word/document.xml", &text)])
}

/// A spreadsheet whose one sheet, `CMOCs`, holds these rows and merged regions.
pub fn spreadsheet(rows: &str, merged: &str) -> Vec<u8> {
    spreadsheet_with(rows, merged, &[])
}

/// A spreadsheet with some parts more.
pub fn spreadsheet_with(rows: &str, merged: &str, more: &[(&str, &str)]) -> Vec<u8> {
    workbook("", &format!("<sheetData>{rows}</sheetData>{merged}"), more)
}

/// A spreadsheet whose one sheet, `CMOCs`, has these attributes and this content.
pub fn workbook(attributes: &str, content: &str, more: &[(&str, &str)]) -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    let workbook = format!(
        "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><sheets><sheet name=\"CMOCs\" {attributes} sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
    );
    let relations = format!(
        "<Relationships xmlns=\"{PACKAGE}\"><Relationship Id=\"rId1\" Type=\"{RELATIONS}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
    );
    let root = format!(
        "<Relationships xmlns=\"{PACKAGE}\"><Relationship Id=\"rId1\" Type=\"{RELATIONS}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    );
    let sheet = format!("<worksheet xmlns=\"{MAIN}\">{content}</worksheet>");
    let parts = [
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", root.as_str()),
        ("xl/workbook.xml", workbook.as_str()),
        ("xl/_rels/workbook.xml.rels", relations.as_str()),
        ("xl/worksheets/sheet1.xml", sheet.as_str()),
    ];
    archive(&[&parts[..], more].concat())
}

/// A row of a sheet, each cell with its text.
pub fn row(number: usize, cells: &[(&str, &str)]) -> String {
    let cell =
        |(column, text): &(&str, &str)| format!("<c r=\"{column}{number}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
    format!("<row r=\"{number}\">{}</row>", cells.iter().map(cell).collect::<String>())
}
