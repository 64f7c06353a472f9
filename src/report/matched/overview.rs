//! The table that stands first where there are several cases: one line each, how many configurations stand how.

use unicode_width::UnicodeWidthStr;

use crate::explain::matched::{Agreement, CaseMatch, VerdictWord};
use crate::report::page::{Cell, Page, Tone};

/// The columns after the name of the case.
const COLUMNS: [&str; 6] = ["fire", "blocked", "undetermined", "contested", "confirmed", "contradicted"];

/// Columns between two columns.
const GAP: usize = 2;

pub(super) fn write(page: &mut Page, cases: &[CaseMatch]) {
    if cases.len() < 2 {
        return;
    }
    let first = cases.iter().map(|case| case.case.width()).max().unwrap_or(0) + GAP;
    row(page, (Tone::Faint, "", first), &COLUMNS.map(str::to_owned));
    for case in cases {
        row(page, (Tone::Strong, &case.case, first), &counts(case).map(|count| count.to_string()));
    }
}

fn counts(case: &CaseMatch) -> [usize; 6] {
    let verdicts = |verdict| case.configurations.iter().filter(|one| one.verdict == verdict).count();
    let agreements = |agreement| case.predicted.iter().filter(|one| one.agreement == Some(agreement)).count();
    [
        verdicts(VerdictWord::Fires),
        verdicts(VerdictWord::Blocked),
        verdicts(VerdictWord::Undetermined),
        verdicts(VerdictWord::Contested),
        agreements(Agreement::Confirmed),
        agreements(Agreement::Contradicted),
    ]
}

/// A name, then figures that end below the ends of their headings.
fn row(page: &mut Page, (tone, name, width): (Tone, &str, usize), figures: &[String; 6]) {
    let padded: Vec<String> =
        figures.iter().zip(COLUMNS).map(|(figure, column)| format!("{figure:>width$}", width = column.len())).collect();
    let figures = padded.join(&" ".repeat(GAP));
    let name = Cell { tone, text: name, width };
    page.flow(&[name, Cell { tone: Tone::Plain, text: &figures, width: 0 }], width, "");
}
