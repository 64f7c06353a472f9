//! What stands in a cell of a document and is no plain text of it: notes, pictures, and formatting that may carry meaning.

use roxmltree::Node;

use super::super::super::text::one_line;
use super::{is, is_read, text_of, value};

/// Elements that are left out, or read otherwise than they look.
const KINDS: [(&str, &str); 10] = [
    ("footnoteReference", "a footnote is left out"),
    ("endnoteReference", "an endnote is left out"),
    ("commentReference", "a comment is left out"),
    ("drawing", "a picture is left out"),
    ("pict", "a picture is left out"),
    ("object", "an embedded object is left out"),
    ("sym", "a symbol of a special font is left out"),
    ("numPr", "the automatic number of a line is left out"),
    ("tbl", "a table within this cell is read as its text"),
    ("del", "deletions that are tracked are left out"),
];

/// Formatting of text that is read all the same.
const FORMATS: [(&str, &str); 4] = [
    ("strike", "is struck through"),
    ("dstrike", "is struck through"),
    ("vanish", "is hidden"),
    ("vertAlign", "is set above or below the line"),
];

/// All that is to be known of a cell beside its text.
pub(super) fn asides(cell: Node<'_, '_>) -> Vec<String> {
    let is_there = |name: &str| cell.descendants().any(|node| is(&node, name));
    let mut says: Vec<String> = Vec::new();
    for (_, words) in KINDS.into_iter().filter(|(name, _)| is_there(name)) {
        if !says.iter().any(|one| one == words) {
            says.push(words.to_owned());
        }
    }
    for (name, words) in FORMATS {
        let formatted = formatted(cell, name);
        says.extend(formatted.iter().map(|text| format!("“{text}” {words}, and read as any other text")));
    }
    says
}

/// The texts of a cell that have a format, neighbours as one.
fn formatted(cell: Node<'_, '_>, name: &str) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    let mut goes_on = false;
    for run in cell.descendants().filter(|node| is(node, "r") && is_read(*node)) {
        let text = text_of(run);
        let is_formatted = has(run, name);
        match texts.last_mut() {
            _ if !is_formatted => {}
            Some(last) if goes_on => *last += &text,
            _ => texts.push(text),
        }
        goes_on = is_formatted;
    }
    texts.iter().map(|text| one_line(text)).filter(|text| !text.is_empty()).collect()
}

/// Whether a run has a format of its own, which may also be switched off there.
fn has(run: Node<'_, '_>, name: &str) -> bool {
    let properties = run.children().find(|node| is(node, "rPr"));
    let format = properties.and_then(|all| all.children().find(|node| is(node, name)));
    format.is_some_and(|format| !matches!(value(format), Some("0" | "false" | "off" | "baseline")))
}
