//! Evidence as tables: what Markdown, HTML and workbooks show, and CSV one of.

use super::lists::{gap_lists, literature, marks, not_known};
#[cfg(feature = "cli")]
use super::wording::references as listed;
use super::wording::{about, confidence, kind, mark, of_source, ordered, source};
use super::{About as Asked, By};
use crate::evidence::{About, Matrix, Quote, Row, SourceRow};
#[cfg(feature = "cli")]
use crate::references::{Reference, words};

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    /// Words; none where there is nothing to say.
    Words(String),
    /// A count.
    Number(u32),
}

impl Cell {
    pub(super) fn words(&self) -> String {
        match self {
            Self::Words(words) => words.clone(),
            Self::Number(number) => number.to_string(),
        }
    }
}

impl From<&str> for Cell {
    fn from(words: &str) -> Self {
        Self::Words(words.to_owned())
    }
}

impl From<String> for Cell {
    fn from(words: String) -> Self {
        Self::Words(words)
    }
}

impl From<Option<String>> for Cell {
    fn from(words: Option<String>) -> Self {
        Self::Words(words.unwrap_or_default())
    }
}

/// A table with its name.
#[derive(Clone, Debug)]
pub(super) struct Table {
    pub(super) name: &'static str,
    pub(super) head: Vec<String>,
    pub(super) rows: Vec<Vec<Cell>>,
}

fn table(name: &'static str, head: &[&str], rows: Vec<Vec<Cell>>) -> Table {
    Table { name, head: head.iter().map(|&one| one.to_owned()).collect(), rows }
}

/// All tables, what is asked for first.
pub(super) fn all(matrix: &Matrix, by: By, about: Asked) -> Vec<Table> {
    let mut tables = match by {
        By::Configuration => vec![grid(matrix), evidence(matrix), studies(matrix)],
        By::Study => vec![studies(matrix), transposed(matrix), evidence(matrix)],
    };
    tables.push(gaps(matrix));
    if about == Asked::Quotations {
        tables.push(quotations(matrix));
    }
    tables
}

/// The sources that bear on something that is shown, in their order.
pub(super) fn columns(matrix: &Matrix) -> Vec<String> {
    let rows = ordered(matrix);
    let is_cited = |source: &&SourceRow| rows.iter().any(|row| of_source(row, &source.id).next().is_some());
    matrix.studies.iter().filter(is_cited).map(|source| source.id.clone()).collect()
}

/// Configurations by studies, with how many pieces of evidence have which stance.
fn grid(matrix: &Matrix) -> Table {
    let columns = columns(matrix);
    let rows = ordered(matrix).into_iter().map(|row| {
        let marks = columns.iter().map(|column| Cell::Words(mark(row, column)));
        [row.id.as_str().into(), title(row)].into_iter().chain(counts(row)).chain(marks).collect()
    });
    let rows = rows.collect();
    let head = ["configuration", "title"].into_iter().chain(COUNTED).map(str::to_owned).chain(columns).collect();
    Table { name: "Matrix", head, rows }
}

/// What is counted of a row.
const COUNTED: [&str; 6] = ["supports", "refutes", "modifies", "augments", "neutral", "sources"];

/// How many pieces of evidence have which stance, and of how many sources they are.
fn counts(row: &Row) -> [Cell; 6] {
    let counts = row.counts;
    let numbers = [counts.supports, counts.refutes, counts.modifies, counts.augments, counts.neutral, row.sources];
    numbers.map(Cell::Number)
}

/// Studies by configurations.
fn transposed(matrix: &Matrix) -> Table {
    let rows = ordered(matrix);
    let line = |source: &SourceRow| {
        let marks = rows.iter().map(|row| Cell::Words(mark(row, &source.id)));
        [source.id.as_str().into()].into_iter().chain(marks).collect()
    };
    let head = std::iter::once("study".to_owned()).chain(rows.iter().map(|row| row.id.clone())).collect();
    Table { name: "Matrix", head, rows: matrix.studies.iter().map(line).collect() }
}

fn title(row: &Row) -> Cell {
    let kind = kind(row).map(|kind| format!("({kind})"));
    Cell::Words(row.title.iter().cloned().chain(kind).collect::<Vec<_>>().join(" "))
}

/// A row a configuration, its sources as columns.
pub(super) fn configurations(matrix: &Matrix) -> Table {
    let columns = columns(matrix);
    let row = |row: &Row| {
        let said = row.confidence.as_ref();
        let gaps: Vec<&str> = row.gaps.iter().map(|gap| gap.words()).collect();
        let what = [row.id.clone().into(), title(row), row.theory.clone().into(), row.group.clone().into()];
        let judged = [
            said.map(|said| said.level.to_owned()).into(),
            said.and_then(|said| said.reason.clone()).into(),
            gaps.join("; ").into(),
        ];
        let marks = columns.iter().map(|column| Cell::Words(mark(row, column)));
        what.into_iter().chain(counts(row)).chain(judged).chain(marks).collect()
    };
    let rows = ordered(matrix).into_iter().map(row).collect();
    let head = ["configuration", "title", "theory", "group"].into_iter().chain(COUNTED);
    let head = head.chain(["confidence", "reason", "gaps"]).map(str::to_owned);
    Table { name: "Configurations", head: head.chain(columns.clone()).collect(), rows }
}

/// A row a piece of evidence; a configuration without any has a row with nothing beside it.
fn evidence(matrix: &Matrix) -> Table {
    let head = [
        "configuration",
        "title",
        "stance",
        "source",
        "locator",
        "quotation",
        "via",
        "remark",
        "confidence",
        "gaps",
        "file",
        "line",
    ];
    table("Evidence", &head, ordered(matrix).into_iter().flat_map(entries).collect())
}

fn entries(row: &Row) -> Vec<Vec<Cell>> {
    let gaps: Vec<&str> = row.gaps.iter().map(|gap| gap.words()).collect();
    let (what, gaps) = ([row.id.clone().into(), title(row)], gaps.join("; "));
    let judged = [row.confidence.as_ref().map(confidence).into(), gaps.into()];
    let line = |said: [Cell; 6], at: [Cell; 2]| [&what[..], &said, &judged, &at].concat();
    if row.entries.is_empty() {
        return vec![line(std::array::from_fn(|_| Cell::from("")), std::array::from_fn(|_| Cell::from("")))];
    }
    let entry = |entry: &crate::evidence::Entry| {
        let remark = if entry.at_odds { "at odds with what the case describes" } else { "" };
        let said = [
            entry.stance.stance().word().into(),
            source(entry).into(),
            entry.locator.clone().into(),
            entry.quote.clone().into(),
            entry.via.clone().into(),
            remark.into(),
        ];
        line(said, [entry.file.as_str().into(), Cell::Number(entry.line)])
    };
    row.entries.iter().map(entry).collect()
}

/// A row a source.
pub(super) fn studies(matrix: &Matrix) -> Table {
    let head = [
        "study",
        "title",
        "type",
        "setting",
        "papers",
        "cited as",
        "literature",
        "supports",
        "refutes",
        "modifies",
        "augments",
        "neutral in",
        "quoted for",
        "describes",
    ];
    let list = |all: &[About]| Cell::Words(all.iter().map(about).collect::<Vec<_>>().join("; "));
    let row = |source: &SourceRow| {
        let what = [
            source.id.clone().into(),
            source.title.clone().into(),
            source.study_type.clone().into(),
            source.setting.clone().into(),
            source.cites.join("; ").into(),
            source.citations.join("; ").into(),
            literature(source).into(),
        ];
        let marks = marks(source).map(|(_, marks)| list(marks));
        let cases: Vec<String> = source.describes.iter().map(|one| format!("case {}", one.case)).collect();
        let rest = [list(&source.quoted_for), cases.join("; ").into()];
        what.into_iter().chain(marks).chain(rest).collect()
    };
    table("Studies", &head, matrix.studies.iter().map(row).collect())
}

fn gaps(matrix: &Matrix) -> Table {
    let mut rows: Vec<Vec<Cell>> =
        gap_lists(matrix).into_iter().map(|(gap, ids)| vec![gap.into(), ids.join("; ").into()]).collect();
    rows.extend(not_known(matrix).map(|says| vec!["literature not known".into(), says.into()]));
    table("Gaps", &["gap", "configurations"], rows)
}

/// A row a reference; none where there is no list.
#[cfg(feature = "cli")]
pub(super) fn references(matrix: &Matrix) -> Option<Table> {
    let row = |one: &Reference| {
        let reference = format!("{} {}", words(&one.label), words(&one.reference));
        vec![one.key.clone().into(), words(&one.citation).into(), reference.trim().into()]
    };
    let rows = listed(matrix)?.iter().map(row).collect();
    Some(table("References", &["paper", "cited as", "reference"], rows))
}

/// A row a quotation.
pub(super) fn quotations(matrix: &Matrix) -> Table {
    let head = [
        "status",
        "quoted in",
        "study",
        "stance",
        "locator",
        "quotation",
        "what stands in the text",
        "text",
        "text line",
        "column",
        "page",
        "why",
        "file",
        "line",
    ];
    table("Quotations", &head, matrix.quotes.iter().map(quotation).collect())
}

fn quotation(quote: &Quote) -> Vec<Cell> {
    let stands: Vec<&str> = quote.differences.iter().map(|one| &*one.stands).collect();
    let number = |number: Option<u32>| number.map_or(Cell::from(""), Cell::Number);
    let place = quote.place.as_ref();
    vec![
        quote.status.words().into(),
        quote.id.clone().into(),
        quote.study.clone().into(),
        quote.stance.map(|stance| stance.stance().word().to_owned()).into(),
        quote.locator.clone().into(),
        quote.quote.clone().into(),
        stands.join(" … ").into(),
        place.map(|place| place.text.clone()).into(),
        number(place.map(|place| place.line)),
        number(place.map(|place| place.column)),
        number(place.and_then(|place| place.page)),
        quote.why.clone().into(),
        quote.file.clone().into(),
        Cell::Number(quote.line),
    ]
}
