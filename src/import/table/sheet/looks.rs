//! How a spreadsheet looks where that may carry meaning: sheets, rows and columns that are hidden, and text that is struck
//! through or set above or below the line.

use std::collections::BTreeSet;

use roxmltree::{Document, Node, ParsingOptions};
use rustc_hash::FxHashMap;

use super::super::super::archive::Archive;
use super::super::super::text::one_line;
use super::super::super::{Refused, Remark};
use super::{Cells, SHOWN};
use crate::cases::name_of;

/// Parts of a sheet that are looked at.
const NODES: u32 = 5_000_000;

/// Formatting of text that is read all the same.
const FORMATS: [(&str, &str); 2] = [("strike", "is struck through"), ("vertAlign", "is set above or below the line")];

/// The looks of a workbook.
#[derive(Default)]
pub(super) struct Looks {
    /// By sheet: the part that holds it, and whether it is hidden.
    sheets: FxHashMap<String, (String, bool)>,
    /// By style: what is said of the text of a cell that has it.
    styles: Vec<Vec<&'static str>>,
    /// The texts that cells share.
    strings: Vec<Text>,
}

/// A text with what is said of pieces of it.
#[derive(Clone, Default)]
struct Text {
    words: String,
    pieces: Vec<(String, &'static str)>,
}

impl Looks {
    /// The looks of a workbook; what it does not say is not known.
    ///
    /// # Errors
    /// A part that is no text.
    pub(super) fn of(archive: &mut Archive<'_>) -> Result<Self, Refused> {
        let mut looks = Self::default();
        let relations = archive.text("xl/_rels/workbook.xml.rels")?.unwrap_or_default();
        let workbook = archive.text("xl/workbook.xml")?.unwrap_or_default();
        if let (Some(relations), Some(workbook)) = (parsed(&relations), parsed(&workbook)) {
            looks.sheets = sheets(&relations, &workbook);
        }
        let text = archive.text("xl/styles.xml")?.unwrap_or_default();
        looks.styles = parsed(&text).map(|document| styles(&document)).unwrap_or_default();
        let text = archive.text("xl/sharedStrings.xml")?.unwrap_or_default();
        looks.strings = parsed(&text).map(|document| strings(&document)).unwrap_or_default();
        Ok(looks)
    }

    /// What is to be known of a sheet with these cells.
    ///
    /// # Errors
    /// A part that is no text.
    pub(super) fn remarks(&self, archive: &mut Archive<'_>, name: &str, cells: &Cells) -> Result<Vec<Remark>, Refused> {
        let Some((part, is_hidden)) = self.sheets.get(name).filter(|_| !cells.is_empty()) else {
            return Ok(Vec::new());
        };
        let remark = |row: Option<usize>, says: String| Remark {
            part: Some(format!("sheet “{name}”")),
            row,
            column: None,
            says,
        };
        let mut remarks = Vec::new();
        remarks.extend(is_hidden.then(|| remark(None, "this sheet is hidden, and read as any other".to_owned())));
        let text = archive.text(part)?.unwrap_or_default();
        let Some(sheet) = parsed(&text) else {
            remarks.push(remark(None, "too large to look for what is hidden or struck through in it".to_owned()));
            return Ok(remarks);
        };
        remarks.extend(hidden(&sheet, cells).into_iter().map(|says| remark(None, says)));
        for (row, text, words) in all(sheet.root_element(), "c").flat_map(|cell| self.formatted(cell)) {
            remarks.push(remark(row, format!("“{text}” {words}, and read as any other text")));
        }
        Ok(remarks)
    }

    /// What of the text of a cell has a format, with its row.
    fn formatted(&self, cell: Node<'_, '_>) -> Vec<(Option<usize>, String, &'static str)> {
        let row = cell.parent().and_then(|row| row.attribute("r")).and_then(|row| row.parse().ok());
        let value = child(cell, "v").and_then(|value| value.text()).unwrap_or_default();
        let shared = || value.trim().parse().ok().and_then(|at: usize| self.strings.get(at)).cloned();
        let said = match cell.attribute("t") {
            Some("s") => shared().unwrap_or_default(),
            Some("inlineStr") => child(cell, "is").map(text).unwrap_or_default(),
            Some(_) | None => Text { words: value.to_owned(), pieces: Vec::new() },
        };
        let style = cell.attribute("s").and_then(|style| style.parse::<usize>().ok()).unwrap_or_default();
        let whole = self.styles.get(style).into_iter().flatten().map(|words| (said.words.clone(), *words));
        let all = whole.chain(said.pieces.clone()).map(|(text, words)| (row, one_line(&text), words));
        all.filter(|(_, text, _)| !text.is_empty()).collect()
    }
}

fn parsed(text: &str) -> Option<Document<'_>> {
    Document::parse_with_options(text, ParsingOptions { nodes_limit: NODES, ..ParsingOptions::default() }).ok()
}

/// By name: the part that holds a sheet, and whether it is hidden.
fn sheets(relations: &Document<'_>, workbook: &Document<'_>) -> FxHashMap<String, (String, bool)> {
    let targets: FxHashMap<&str, &str> = all(relations.root_element(), "Relationship")
        .filter_map(|one| Some((one.attribute("Id")?, one.attribute("Target")?)))
        .collect();
    let sheet = |sheet: Node<'_, '_>| {
        let id = sheet.attributes().find(|attribute| attribute.name() == "id" && attribute.namespace().is_some())?;
        let target = targets.get(id.value())?;
        let part = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
        let is_hidden = matches!(sheet.attribute("state"), Some("hidden" | "veryHidden"));
        Some((sheet.attribute("name")?.to_owned(), (part, is_hidden)))
    };
    all(workbook.root_element(), "sheet").filter_map(sheet).collect()
}

/// By style: what is said of text in its font.
fn styles(document: &Document<'_>) -> Vec<Vec<&'static str>> {
    let within = |name: &str, each: &'static str| {
        let all = child(document.root_element(), name).into_iter().flat_map(|all| all.children());
        all.filter(move |node| is(node, each))
    };
    let fonts: Vec<Vec<&'static str>> = within("fonts", "font").map(|font| formats(font).collect()).collect();
    let font = |style: Node<'_, '_>| style.attribute("fontId").and_then(|font| font.parse::<usize>().ok());
    within("cellXfs", "xf").map(|style| font(style).and_then(|at| fonts.get(at)).cloned().unwrap_or_default()).collect()
}

/// The texts that cells share, in their order.
fn strings(document: &Document<'_>) -> Vec<Text> {
    all(document.root_element(), "si").map(text).collect()
}

/// What is said of text with some properties; a format may also be switched off there.
fn formats(properties: Node<'_, '_>) -> impl Iterator<Item = &'static str> {
    let is_on = move |name: &str| {
        child(properties, name).is_some_and(|on| !matches!(on.attribute("val"), Some("0" | "false" | "baseline")))
    };
    FORMATS.into_iter().filter(move |(name, _)| is_on(name)).map(|(_, words)| words)
}

/// A text, which may be of several pieces; how it is spoken is none of them.
fn text(node: Node<'_, '_>) -> Text {
    let mut said = Text::default();
    for piece in node.children() {
        let text = if is(&piece, "r") { child(piece, "t") } else { Some(piece).filter(|piece| is(piece, "t")) };
        let Some(words) = text.and_then(|text| text.text()) else { continue };
        said.words += words;
        let properties = child(piece, "rPr").into_iter();
        said.pieces.extend(properties.flat_map(formats).map(|says| (words.to_owned(), says)));
    }
    said
}

/// The rows and columns with cells that are hidden.
fn hidden(sheet: &Document<'_>, cells: &Cells) -> Vec<String> {
    let is_hidden = |node: &Node<'_, '_>| matches!(node.attribute("hidden"), Some("1" | "true"));
    let rows = all(sheet.root_element(), "row").filter(is_hidden);
    let rows: Vec<String> = rows
        .filter_map(|row| row.attribute("r")?.parse::<u32>().ok())
        .filter(|row| cells.contains_key(&row.saturating_sub(1)))
        .map(|row| row.to_string())
        .collect();
    let bounds = |column: Node<'_, '_>| {
        let bound = |name: &str| column.attribute(name)?.parse::<u32>().ok();
        Some(bound("min")?..=bound("max")?)
    };
    let ranges: Vec<_> = all(sheet.root_element(), "col").filter(is_hidden).filter_map(bounds).collect();
    let columns: BTreeSet<u32> = cells.values().flat_map(|row| row.keys().copied()).collect();
    let columns = columns.into_iter().filter(|column| ranges.iter().any(|range| range.contains(&(column + 1))));
    let letters = |column: u32| name_of((0, column)).trim_end_matches(|mark: char| mark.is_ascii_digit()).to_owned();
    let columns: Vec<String> = columns.map(letters).collect();
    [("row", rows), ("column", columns)].into_iter().filter_map(|(what, names)| all_hidden(what, &names)).collect()
}

/// `rows 3, 4 are hidden, and read as any others`
fn all_hidden(what: &str, names: &[String]) -> Option<String> {
    let rest = names.len().checked_sub(SHOWN + 1).map_or_else(String::new, |left| format!(" and {} more", left + 1));
    match names {
        [] => None,
        [one] => Some(format!("{what} {one} is hidden, and read as any other")),
        some => {
            let shown = some.iter().take(SHOWN).cloned().collect::<Vec<_>>().join(", ");
            Some(format!("{what}s {shown}{rest} are hidden, and read as any others"))
        }
    }
}

fn is(node: &Node<'_, '_>, name: &str) -> bool {
    node.tag_name().name() == name
}

fn child<'a, 'd>(node: Node<'a, 'd>, name: &str) -> Option<Node<'a, 'd>> {
    node.children().find(|node| is(node, name))
}

fn all<'a, 'd: 'a>(node: Node<'a, 'd>, name: &'static str) -> impl Iterator<Item = Node<'a, 'd>> {
    node.descendants().filter(move |node| is(node, name))
}
