//! The tables of a text document.

mod asides;
mod notes;

use roxmltree::{Document, Node};

use super::super::archive::Archive;
use super::super::xml::{self, is};
use super::super::{Refused, Remark};
use super::{Row, Table};
use asides::asides;
use notes::Notes;

/// Where a document keeps its text.
const TEXT: &str = "word/document.xml";
/// Columns that a table has at most.
const COLUMNS: usize = 256;

/// The tables, in reading order; a table within a cell is text of that cell.
///
/// # Errors
/// What is no `.docx` file.
pub(super) fn tables(bytes: &[u8]) -> Result<Vec<Table>, Refused> {
    let mut archive = Archive::of(bytes)?;
    let Some(text) = archive.text(TEXT)? else {
        return Err(Refused::new("this is no text document: it has no `word/document.xml`", ANEW));
    };
    let notes = Notes::of(&mut archive)?;
    let document = parsed(TEXT, &text)?;
    let outer = below(document.root(), |node| is_read(node) && !is(node, "tbl")).filter(|node| is(node, "tbl"));
    Ok(outer.enumerate().map(|(index, node)| table(node, index + 1, &notes)).collect())
}

const ANEW: &str = "save it anew as `.docx`";

/// A part of the document as its elements.
fn parsed<'t>(name: &str, text: &'t str) -> Result<Document<'t>, Refused> {
    xml::parsed(text).map_err(|error| Refused::new(format!("`{name}` is broken: {error}"), ANEW))
}

/// What stands below a node, in reading order: into each that is to be entered, and no further. No node is asked what it
/// stands in, so that the work does not grow with how deep a document goes.
fn below<'a, 'd>(node: Node<'a, 'd>, enters: impl Fn(&Node<'a, 'd>) -> bool) -> impl Iterator<Item = Node<'a, 'd>> {
    let mut open: Vec<Node<'a, 'd>> = Vec::new();
    let enter = |open: &mut Vec<Node<'a, 'd>>, node: Node<'a, 'd>| {
        let first = open.len();
        open.extend(node.children());
        open[first..].reverse();
    };
    enter(&mut open, node);
    std::iter::from_fn(move || {
        let node = open.pop()?;
        if enters(&node) {
            enter(&mut open, node);
        }
        Some(node)
    })
}

fn table(node: Node<'_, '_>, number: usize, notes: &Notes) -> Table {
    let mut table = Table { name: Some(format!("table {number}")), ..Table::default() };
    let mut above: Vec<String> = Vec::new();
    for (index, row) in parts(node, "tr").enumerate() {
        let mut cells: Vec<String> = vec![String::new(); columns_before(row)];
        let mut merged = Vec::new();
        for cell in parts(row, "tc") {
            let text = match is_continued(cell) {
                true => above.get(cells.len()).cloned().unwrap_or_default(),
                false => words(cell),
            };
            let remark = |says| Remark { part: table.name.clone(), row: Some(index + 1), column: None, says };
            table.remarks.extend(asides(cell, notes).into_iter().map(remark));
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
fn parts<'a, 'd>(node: Node<'a, 'd>, name: &'static str) -> impl Iterator<Item = Node<'a, 'd>> {
    let holds = |node: &Node<'_, '_>| HOLDERS.iter().any(|holder| is(node, holder));
    below(node, holds).filter(move |node| is(node, name))
}

/// What may stand around rows and cells.
const HOLDERS: [&str; 6] = ["sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"];

/// Columns that a row leaves out before its first cell.
fn columns_before(row: Node<'_, '_>) -> usize {
    let properties = row.children().find(|node| is(node, "trPr"));
    let before = properties.and_then(|all| all.children().find(|node| is(node, "gridBefore")));
    before.and_then(value).and_then(|number| number.parse().ok()).unwrap_or(0).min(COLUMNS)
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
    for node in below(node, is_read) {
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

/// Whether what stands in a node is there: it is not deleted, and not the second form of what another program would not show.
fn is_read(node: &Node<'_, '_>) -> bool {
    !["del", "moveFrom", "Fallback"].iter().any(|name| is(node, name))
}
