//! What stands in a cell of a document and is no plain text of it: notes, pictures, and formatting that may carry meaning.

use roxmltree::Node;

use super::super::super::text::one_line;
use super::notes::Notes;
use super::{below, is, is_read, value};

/// Elements that are left out, or read otherwise than they look.
const KINDS: [(&str, &str); 6] = [
    ("drawing", "a picture is left out"),
    ("pict", "a picture is left out"),
    ("object", "an embedded object is left out"),
    ("sym", "a symbol of a special font is left out"),
    ("numPr", "the automatic number of a line is left out"),
    ("tbl", "a table within this cell is read as its text"),
];

/// What was taken away under tracking, and is left out with its words.
const TAKEN: [(&str, &str); 2] = [
    ("del", "deletions that are tracked are left out"),
    ("moveFrom", "what was moved from here under tracking is left out"),
];

/// Formatting of text that is read all the same.
const FORMATS: [(&str, &str); 4] = [
    ("strike", "is struck through"),
    ("dstrike", "is struck through"),
    ("vanish", "is hidden"),
    ("vertAlign", "is set above or below the line"),
];

/// All that is to be known of a cell beside its text.
pub(super) fn asides(cell: Node<'_, '_>, notes: &Notes) -> Vec<String> {
    let mut says = notes.left_out(cell);
    for (name, words) in KINDS {
        if cell.descendants().any(|node| is(&node, name)) && !says.iter().any(|one| one == words) {
            says.push(words.to_owned());
        }
    }
    for (name, words) in TAKEN {
        let taken: Vec<String> = below(cell, |node| !is(node, name)).filter(|node| is(node, name)).map(gone).collect();
        if !taken.is_empty() {
            says.push(with_words(words, &taken.concat()));
        }
    }
    for (name, words) in FORMATS {
        let formatted = formatted(cell, name);
        says.extend(formatted.iter().map(|text| format!("“{text}” {words}, and read as any other text")));
    }
    says
}

/// The words of what was taken away.
fn gone(node: Node<'_, '_>) -> String {
    let texts = node.descendants().filter(|node| is(node, "delText") || is(node, "t"));
    texts.filter_map(|node| node.text()).collect()
}

/// What is left out, with its words where there are some.
pub(super) fn with_words(says: &str, words: &str) -> String {
    match one_line(words) {
        none if none.is_empty() => says.to_owned(),
        words => format!("{says}: “{words}”"),
    }
}

/// The texts of a cell that have a format, neighbours as one.
fn formatted(cell: Node<'_, '_>, name: &str) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    let mut goes_on = false;
    for run in below(cell, is_read).filter(|node| is(node, "r")) {
        let is_formatted = has(run, name);
        match texts.last_mut() {
            _ if !is_formatted => {}
            Some(last) if goes_on => *last += &text_of_run(run),
            _ => texts.push(text_of_run(run)),
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

/// The text of a run, and not that of runs within it, as those of a text box: they have formats of their own.
fn text_of_run(run: Node<'_, '_>) -> String {
    let own = below(run, |node| is_read(node) && !is(node, "r"));
    own.filter(|node| is(node, "t")).filter_map(|node| node.text()).collect()
}
