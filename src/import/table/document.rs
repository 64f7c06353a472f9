//! The tables of a text document.

mod asides;

use roxmltree::{Document, Node, ParsingOptions};

use super::super::archive::Archive;
use super::super::{Refused, Remark};
use super::{Row, Table};
use asides::asides;

/// Parts of a document that are looked at.
const NODES: u32 = 5_000_000;
/// Where a document keeps its text.
const TEXT: &str = "word/document.xml";
/// Columns that a table has at most.
const COLUMNS: usize = 256;

/// The tables, in reading order; a table within a cell is text of that cell.
///
/// # Errors
/// What is no `.docx` file.
pub(super) fn tables(bytes: &[u8]) -> Result<Vec<Table>, Refused> {
    let Some(text) = Archive::of(bytes)?.text(TEXT)? else {
        return Err(Refused::new("this is no text document: it has no `word/document.xml`", ANEW));
    };
    let options = ParsingOptions { nodes_limit: NODES, ..ParsingOptions::default() };
    let parsed = Document::parse_with_options(&text, options);
    let document = parsed.map_err(|error| Refused::new(format!("`{TEXT}` is broken: {error}"), ANEW))?;
    let is_table = |node: &Node<'_, '_>| is(node, "tbl");
    let outer =
        document.descendants().filter(is_table).filter(|node| !node.ancestors().skip(1).any(|node| is_table(&node)));
    Ok(outer.enumerate().map(|(index, node)| table(node, index + 1)).collect())
}

const ANEW: &str = "save it anew as `.docx`";

fn table(node: Node<'_, '_>, number: usize) -> Table {
    let mut table = Table { name: Some(format!("table {number}")), ..Table::default() };
    let mut above: Vec<String> = Vec::new();
    for (index, row) in parts(node, "tr").into_iter().enumerate() {
        let mut cells: Vec<String> = vec![String::new(); columns_before(row)];
        let mut merged = Vec::new();
        for cell in parts(row, "tc") {
            let text = match is_continued(cell) {
                true => above.get(cells.len()).cloned().unwrap_or_default(),
                false => words(cell),
            };
            let remark = |says| Remark { part: table.name.clone(), row: Some(index + 1), column: None, says };
            table.remarks.extend(asides(cell).into_iter().map(remark));
            let (first, span) = (cells.len(), span(cell));
            cells.push(text);
            cells.resize((first + span).min(COLUMNS).max(cells.len()), String::new());
            if span > 1 {
                merged.push(first..first + span);
            }
        }
        if cells.iter().any(|cell| !cell.trim().is_empty()) {
            table.rows.push(Row { number: index + 1, cells: cells.clone(), merged });
        }
        above = cells;
    }
    table
}

/// The rows of a table, or the cells of a row: also those that stand in a content control or in custom markup.
fn parts<'a, 'd>(node: Node<'a, 'd>, name: &str) -> Vec<Node<'a, 'd>> {
    let holders = |node: &Node<'_, '_>| HOLDERS.iter().any(|holder| is(node, holder));
    let mut parts = Vec::new();
    let mut open: Vec<Node<'a, 'd>> = node.children().collect();
    open.reverse();
    while let Some(node) = open.pop() {
        if is(&node, name) {
            parts.push(node);
        } else if holders(&node) {
            let first = open.len();
            open.extend(node.children());
            open[first..].reverse();
        }
    }
    parts
}

/// What may stand around rows and cells.
const HOLDERS: [&str; 6] = ["sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"];

/// Columns that a row leaves out before its first cell.
fn columns_before(row: Node<'_, '_>) -> usize {
    let properties = row.children().find(|node| is(node, "trPr"));
    let before = properties.and_then(|all| all.children().find(|node| is(node, "gridBefore")));
    before.and_then(value).and_then(|number| number.parse().ok()).unwrap_or(0).min(COLUMNS)
}

/// Whether a node is one of these, whatever the prefix of its name.
fn is(node: &Node<'_, '_>, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name
}

fn property<'a, 'd>(cell: Node<'a, 'd>, name: &str) -> Option<Node<'a, 'd>> {
    cell.children().find(|node| is(node, "tcPr"))?.children().find(|node| is(node, name))
}

fn value<'d>(node: Node<'d, '_>) -> Option<&'d str> {
    node.attributes().find(|attribute| attribute.name() == "val").map(|attribute| attribute.value())
}

/// Whether a cell goes on from the row above.
fn is_continued(cell: Node<'_, '_>) -> bool {
    property(cell, "vMerge").is_some_and(|merge| value(merge) != Some("restart"))
}

/// Columns that a cell takes.
fn span(cell: Node<'_, '_>) -> usize {
    property(cell, "gridSpan").and_then(value).and_then(|span| span.parse().ok()).unwrap_or(1).clamp(1, COLUMNS)
}

/// The text of a cell, a line a paragraph; what was deleted under tracking is not there.
fn words(cell: Node<'_, '_>) -> String {
    text_of(cell).trim().to_owned()
}

fn text_of(node: Node<'_, '_>) -> String {
    let mut words = String::new();
    for node in node.descendants().filter(|node| is_read(*node)) {
        match node.tag_name().name() {
            "t" => words += node.text().unwrap_or_default(),
            "tab" => words.push(' '),
            "br" | "cr" | "p" => words.push('\n'),
            "noBreakHyphen" => words.push('-'),
            _ => {}
        }
    }
    words
}

/// Whether a node is not deleted, and not the second form of what another program would not show.
fn is_read(node: Node<'_, '_>) -> bool {
    !node.ancestors().any(|node| ["del", "moveFrom", "Fallback"].iter().any(|name| is(&node, name)))
}
