//! A row with what is read from it.

use std::ops::Range;

use super::super::Remark;
use super::super::text::one_line;
use super::columns::{Columns, Part};
use super::nothing::{is_dashes, is_empty};
use super::{Row, Table};

/// A row of a table of which the columns are known.
pub(super) struct Reader<'t> {
    pub(super) table: &'t Table,
    pub(super) row: &'t Row,
    pub(super) columns: &'t Columns,
}

/// One cell that goes over several columns.
pub(super) struct Merged {
    /// The headers of these columns: `Context, Mechanism`.
    pub(super) headers: String,
    /// What stands there.
    pub(super) text: String,
}

impl<'t> Reader<'t> {
    /// The cells that stand in one column each, with what that holds and its header.
    pub(super) fn cells(&self) -> impl Iterator<Item = (&'t (Part, String), &'t String)> + Clone {
        let unclear: Vec<&Range<usize>> = self.unclear().collect();
        let cells = self.columns.all.iter().zip(&self.row.cells).enumerate();
        cells.filter(move |(at, _)| !unclear.iter().any(|columns| columns.contains(at))).map(|(_, cell)| cell)
    }

    /// The text of the first column of a part; none where it is empty, or a dash stands there.
    pub(super) fn cell(&self, part: Part) -> Option<(&'t str, &'t str)> {
        let found = self.cells().find(|((of, _), cell)| *of == part && !is_empty(cell));
        found.map(|((_, header), cell)| (header.as_str(), cell.trim()))
    }

    /// The headers of the columns in which a dash stands and nothing else, with it; notes are kept as they are.
    pub(super) fn dashes(&self) -> impl Iterator<Item = (&'t str, &'t str)> {
        let cells = self.cells().filter(|((part, _), cell)| *part != Part::Note && is_dashes(cell));
        cells.map(|((_, header), cell)| (header.as_str(), cell.trim()))
    }

    /// What stands in one cell for several columns.
    pub(super) fn merged(&self) -> impl Iterator<Item = Merged> {
        self.unclear().map(|columns| {
            // Some programs keep what stood in the others, too.
            let texts = self.row.cells.iter().skip(columns.start).take(columns.len()).map(|text| text.trim());
            let text = texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n");
            Merged { headers: self.headers(columns).collect::<Vec<_>>().join(", "), text }
        })
    }

    /// Whether a part stands in a column that one cell shares with others.
    pub(super) fn is_merged(&self, part: Part) -> bool {
        let columns = self.columns.all.iter().enumerate().filter(|(_, (of, _))| *of == part);
        columns.into_iter().any(|(at, _)| self.unclear().any(|columns| columns.contains(&at)))
    }

    /// The columns that share a cell in which something stands. One of them that alone has a header is what is meant.
    fn unclear(&self) -> impl Iterator<Item = &'t Range<usize>> {
        let says = |columns: &&Range<usize>| {
            self.row.cells.iter().skip(columns.start).take(columns.len()).any(|text| !text.trim().is_empty())
        };
        self.row.merged.iter().filter(says).filter(|columns| self.headers(columns).nth(1).is_some())
    }

    fn headers(&self, columns: &Range<usize>) -> impl Iterator<Item = &'t str> {
        let all = self.columns.all.iter().skip(columns.start).take(columns.len());
        all.map(|(_, header)| header.as_str()).filter(|header| !header.is_empty())
    }

    /// A remark on this row.
    pub(super) fn remark(&self, column: Option<&str>, says: impl Into<String>) -> Remark {
        Remark {
            part: self.table.name.clone(),
            row: Some(self.row.number),
            column: column.map(str::to_owned),
            says: says.into(),
        }
    }

    /// All that the row says, for where it is left out.
    pub(super) fn words(&self) -> String {
        let cells = self.row.cells.iter().map(|cell| one_line(cell)).filter(|cell| !cell.is_empty());
        cells.map(|cell| format!("“{cell}”")).collect::<Vec<_>>().join(", ")
    }
}
