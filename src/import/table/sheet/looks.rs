//! How a spreadsheet looks where that may carry meaning: sheets, rows and columns that are hidden, and text that is struck
//! through or set above or below the line.

mod text;

use std::borrow::Cow;
use std::collections::BTreeSet;

use roxmltree::{Document, Node};
use rustc_hash::FxHashMap;

use super::super::super::archive::Archive;
use super::super::super::xml::{self, is};
use super::super::super::{Refused, Remark};
use super::{Cells, SHOWN};
use crate::cases::name_of;
use text::{Extent, FORMATS, Font, Text, font};

/// Cells of a sheet whose formatting is told one by one; of the others, how many they are.
const TOLD: usize = 100;

/// The looks of a workbook.
#[derive(Default)]
pub(super) struct Looks {
    /// By sheet: the part that holds it, and whether it is hidden.
    sheets: FxHashMap<String, (String, bool)>,
    /// By style: the font of a cell that has it.
    styles: Vec<Font>,
    /// The texts that cells share.
    strings: Vec<Text>,
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
        remarks.extend(self.formatted(&sheet, cells).into_iter().map(|(row, says)| remark(row, says)));
        Ok(remarks)
    }

    /// What of the text of cells has a format, with its row.
    fn formatted(&self, sheet: &Document<'_>, cells: &Cells) -> Vec<(Option<usize>, String)> {
        let mut told = Vec::new();
        let mut left = [0; FORMATS.len()];
        for ((row, column), cell) in placed(sheet) {
            let Some(words) = cells.get(&row).and_then(|row| row.get(&column)) else { continue };
            let (text, font) = (self.text(cell), self.font(cell));
            for (format, (_, says)) in FORMATS.iter().enumerate() {
                match text.extent(format, font) {
                    Extent::Nothing => {}
                    _ if told.len() == TOLD => left[format] += 1,
                    extent => told.push((Some(row as usize + 1), format!("{} {says}", extent.of(words)))),
                }
            }
        }
        told.extend(FORMATS.iter().zip(left).filter_map(|((_, says), left)| Some((None, others(left, says)?))));
        told.into_iter().map(|(row, says)| (row, format!("{says}, and read as any other text"))).collect()
    }

    /// The text of a cell; what is no text has no pieces.
    fn text(&self, cell: Node<'_, '_>) -> Cow<'_, Text> {
        let shared = || child(cell, "v")?.text()?.trim().parse().ok().and_then(|at: usize| self.strings.get(at));
        let own = || child(cell, "is").map(Text::of);
        match cell.attribute("t") {
            Some("s") => shared().map(Cow::Borrowed),
            Some("inlineStr") => own().map(Cow::Owned),
            Some(_) | None => None,
        }
        .unwrap_or_default()
    }

    fn font(&self, cell: Node<'_, '_>) -> Font {
        let style = cell.attribute("s").and_then(|style| style.parse::<usize>().ok()).unwrap_or_default();
        self.styles.get(style).copied().unwrap_or_default()
    }
}

/// How many cells have a format beside those that are told one by one.
fn others(left: usize, says: &str) -> Option<String> {
    match left {
        0 => None,
        1 => Some(format!("text in 1 more cell is {says}")),
        some => Some(format!("text in {some} more cells is {says}")),
    }
}

/// The cells that hold something, by row and column; where one does not say where it stands, it is the next.
fn placed<'a>(sheet: &'a Document<'_>) -> Vec<((u32, u32), Node<'a, 'a>)> {
    let mut cells = Vec::new();
    let mut next_row = 0;
    for row in all(sheet.root_element(), "row") {
        let number = row.attribute("r").and_then(|number| number.parse::<u32>().ok());
        let here = number.map_or(next_row, |number| number.saturating_sub(1));
        let mut next = 0;
        for cell in row.children().filter(|node| is(node, "c")) {
            let place = cell.attribute("r").and_then(place).unwrap_or((here, next));
            next = place.1.saturating_add(1);
            cells.extend(Some((place, cell)).filter(|_| is_filled(cell)));
        }
        next_row = here.saturating_add(1);
    }
    cells
}

/// Whether a cell holds something; one that lies under a merged cell has its format alone.
fn is_filled(cell: Node<'_, '_>) -> bool {
    child(cell, "is").is_some() || child(cell, "v").is_some_and(|value| value.text().is_some())
}

/// The row and the column of a cell that is called `B7`.
fn place(name: &str) -> Option<(u32, u32)> {
    let (letters, digits) = name.split_at(name.find(|mark: char| mark.is_ascii_digit())?);
    let column = letters.bytes().try_fold(0_u32, |column, letter| {
        let letter = letter.to_ascii_uppercase().checked_sub(b'A')?;
        column.checked_mul(26)?.checked_add(u32::from(letter) + 1)
    })?;
    Some((digits.parse::<u32>().ok()?.checked_sub(1)?, column.checked_sub(1)?))
}

fn parsed(text: &str) -> Option<Document<'_>> {
    xml::parsed(text).ok()
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

/// By style: its font.
fn styles(document: &Document<'_>) -> Vec<Font> {
    let within = |name: &str, each: &'static str| {
        let all = child(document.root_element(), name).into_iter().flat_map(|all| all.children());
        all.filter(move |node| is(node, each))
    };
    let fonts: Vec<Font> = within("fonts", "font").map(font).collect();
    let at = |style: Node<'_, '_>| style.attribute("fontId").and_then(|font| font.parse::<usize>().ok());
    within("cellXfs", "xf").map(|style| at(style).and_then(|at| fonts.get(at)).copied().unwrap_or_default()).collect()
}

/// The texts that cells share, in their order.
fn strings(document: &Document<'_>) -> Vec<Text> {
    all(document.root_element(), "si").map(Text::of).collect()
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

fn child<'a, 'd>(node: Node<'a, 'd>, name: &str) -> Option<Node<'a, 'd>> {
    node.children().find(|node| is(node, name))
}

fn all<'a, 'd: 'a>(node: Node<'a, 'd>, name: &'static str) -> impl Iterator<Item = Node<'a, 'd>> {
    node.descendants().filter(move |node| is(node, name))
}
