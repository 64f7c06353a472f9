//! Turns who says so into text for people, tables for a paper or a spreadsheet, and a page of its own.

mod html;
mod lists;
mod quotations;
mod tables;
mod wording;
#[cfg(feature = "cli")]
mod workbook;

pub use html::page as html;
#[cfg(feature = "cli")]
pub use workbook::{NoWorkbook, workbook};

use csv::Writer;

use crate::evidence::{Matrix, Row};
use crate::report::canvas::Canvas;
use crate::report::markdown::{plain, table as markdown_table};
use crate::report::page::{Cell as PageCell, Page, Tone};
use crate::report::references::markdown as reference;
use tables::{Cell, Table};
use unicode_width::UnicodeWidthStr;
use wording::{LETTERS, letters, ordered};

/// What stands first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Each configuration with its evidence.
    Configuration,
    /// Each study with what it bears on.
    Study,
}

/// What is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// The evidence.
    Evidence,
    /// The evidence, and whether quotations stand in their texts.
    Quotations,
}

/// For people: how much there is, a matrix where it fits, the evidence by configuration or by study, and what lacks some. Of
/// quotations, whether they stand in their texts.
#[must_use]
pub fn text(matrix: &Matrix, by: By, about: About, canvas: Canvas) -> String {
    let mut page = Page::new(canvas);
    if about == About::Quotations {
        quotations::write(&mut page, &matrix.quotes);
        return page.into_text();
    }
    page.flow(&[], 0, &wording::extent(matrix));
    match by {
        By::Configuration => {
            grid(&mut page, matrix, canvas.width);
            ordered(matrix).into_iter().for_each(|row| lists::row(&mut page, row));
        }
        By::Study => lists::studies(&mut page, &matrix.studies),
    }
    lists::gaps(&mut page, matrix);
    lists::references(&mut page, matrix);
    page.into_text()
}

/// Columns between two columns.
const GAP: usize = 2;

/// Rows by columns, where a line holds them: the sources by their names, else by numbers.
fn grid(page: &mut Page, matrix: &Matrix, width: usize) {
    let sources = tables::columns(matrix);
    let rows: Vec<&Row> = ordered(matrix);
    let first = rows.iter().map(|row| row.id.width()).max().unwrap_or(0) + GAP;
    let numbers: Vec<String> = (1..=sources.len()).map(|number| number.to_string()).collect();
    let fits = |heads: &&Vec<String>| first + heads.iter().map(|head| column(head)).sum::<usize>() <= width + GAP;
    if sources.is_empty() {
        return;
    }
    page.blank();
    let Some(heads) = [&sources, &numbers].into_iter().find(fits) else {
        return page.flow(&[], 0, &wording::too_wide(sources.len()));
    };
    let cells: Vec<PageCell<'_>> = heads.iter().map(|head| cell(head, column(head))).collect();
    line(page, "", first, &cells);
    for row in rows {
        let marks: Vec<String> = sources.iter().map(|source| letters(row, source)).collect();
        let marks = marks.iter().zip(heads).map(|(marks, head)| cell(marks, column(head)));
        line(page, &row.id, first, &marks.collect::<Vec<_>>());
    }
    page.flow(&[], 0, LETTERS);
    if *heads != sources {
        let names: Vec<String> =
            numbers.iter().zip(&sources).map(|(number, name)| format!("{number} {name}")).collect();
        page.flow(&[], 0, &names.join(", "));
    }
}

/// Columns that a source takes; two letters stand below a number.
fn column(head: &str) -> usize {
    head.width().max(2) + GAP
}

const fn cell(text: &str, width: usize) -> PageCell<'_> {
    PageCell { tone: Tone::Plain, text, width }
}

fn line(page: &mut Page, name: &str, width: usize, cells: &[PageCell<'_>]) {
    let name = PageCell { tone: Tone::Strong, text: name, width };
    page.flow(&[&[name], cells].concat(), width, "");
}

/// One table with commas between its cells: the matrix, or the studies, or the quotations.
#[must_use]
pub fn csv(matrix: &Matrix, by: By, about: About) -> String {
    let table = match (about, by) {
        (About::Quotations, _) => tables::quotations(matrix),
        (About::Evidence, By::Configuration) => tables::configurations(matrix),
        (About::Evidence, By::Study) => tables::studies(matrix),
    };
    let mut writer = Writer::from_writer(Vec::new());
    // Writing to memory does not fail.
    let _ = writer.write_record(&table.head);
    for row in &table.rows {
        let _ = writer.write_record(row.iter().map(Cell::words));
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

/// Tables for a paper or its appendix.
#[must_use]
pub fn markdown(matrix: &Matrix, by: By, about: About) -> String {
    let mut text = format!("## Evidence\n\n{}\n", plain(&wording::extent(matrix)));
    for Table { name, head, rows } in tables::all(matrix, by, about) {
        let head: Vec<String> = head.iter().map(|one| plain(one)).collect();
        let rows: Vec<Vec<String>> =
            rows.iter().map(|row| row.iter().map(|cell| plain(&cell.words())).collect()).collect();
        markdown_table(&mut text, name, &head, &rows);
    }
    markdown_references(&mut text, matrix);
    text
}

/// The list of references, and the studies that have none.
fn markdown_references(text: &mut String, matrix: &Matrix) {
    let Some(list) = wording::references(matrix) else { return };
    *text += "\n### References\n";
    for one in list {
        *text += &format!("\n{}\n", reference(one));
    }
    for says in [wording::not_shown(matrix), wording::without_reference(matrix)].into_iter().flatten() {
        *text += &format!("\n{}\n", plain(&says));
    }
}
