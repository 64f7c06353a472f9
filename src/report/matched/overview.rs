//! The table that stands first where there are several cases: one line each, how many configurations stand how.

use unicode_width::UnicodeWidthStr;

use super::told::Told;
use crate::explain::matched::{Agreement, CaseMatch, FormWord};
use crate::report::page::{Cell, Page, Tone};

/// Columns between two columns.
const GAP: usize = 2;

/// A column after the name of the case: its heading, and what it counts.
type Column = (&'static str, fn(&CaseMatch) -> usize);

pub(super) fn write(page: &mut Page, cases: &[CaseMatch]) {
    if cases.len() < 2 {
        return;
    }
    let columns = columns(cases);
    let first = cases.iter().map(|case| case.case.width()).max().unwrap_or(0) + GAP;
    let headings: Vec<String> = columns.iter().map(|(heading, _)| (*heading).to_owned()).collect();
    row(page, (Tone::Faint, "", first), headings);
    for case in cases {
        let figure = |(heading, count): &Column| format!("{:>width$}", count(case), width = heading.len());
        row(page, (Tone::Strong, &case.case, first), columns.iter().map(figure).collect());
    }
}

/// What an `only if` speaks against has a column where there is one; that one has nothing to say is left to its case.
fn columns(cases: &[CaseMatch]) -> Vec<Column> {
    let mut columns: Vec<Column> = vec![
        ("fire", |case| told(case, Told::Fires)),
        ("blocked", |case| told(case, Told::Blocked)),
        ("undetermined", |case| told(case, Told::Undetermined)),
        ("contested", |case| told(case, Told::Contested)),
    ];
    if cases.iter().any(has_only_if) {
        columns.push(("against", |case| told(case, Told::SpeaksAgainst)));
    }
    columns.push(("confirmed", |case| agreed(case, Agreement::Confirmed)));
    columns.push(("contradicted", |case| agreed(case, Agreement::Contradicted)));
    columns
}

fn has_only_if(case: &CaseMatch) -> bool {
    let silent = case.silent.iter().map(|one| one.form);
    case.configurations.iter().map(|one| one.form).chain(silent).any(|form| form == FormWord::OnlyIf)
}

fn told(case: &CaseMatch, told: Told) -> usize {
    Told::each(case).filter(|one| *one == told).count()
}

fn agreed(case: &CaseMatch, agreement: Agreement) -> usize {
    case.predicted.iter().filter(|one| one.agreement == Some(agreement)).count()
}

/// A name, then figures that end below the ends of their headings.
fn row(page: &mut Page, (tone, name, width): (Tone, &str, usize), figures: Vec<String>) {
    let figures = figures.join(&" ".repeat(GAP));
    let name = Cell { tone, text: name, width };
    page.flow(&[name, Cell { tone: Tone::Plain, text: &figures, width: 0 }], width, "");
}
