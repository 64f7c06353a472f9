//! Turns what many cases come to into a page for people: a row a configuration, and how predictions stand to what was observed.

use crate::explain::matched::WorldWord;
use crate::explain::summary::{AgreementCounts, Summary, VerdictCounts};
use crate::report::canvas::Canvas;
use crate::report::page::{Cell, Page, Tone};

/// Columns of a number.
const NUMBER: usize = 14;

/// The page.
#[must_use]
pub fn text(summary: &Summary, canvas: Canvas) -> String {
    let mut page = Page::new(canvas);
    page.heading(Tone::Strong, &format!("{} held against the theory", cases(summary.cases)));
    if summary.world == WorldWord::Closed {
        page.flow(&[], 0, "Each description counts as complete: what is neither described nor predicted is absent.");
    }
    if summary.skipped_rows > 0 {
        let rows = if summary.skipped_rows == 1 { "row is" } else { "rows are" };
        page.flow(&[], 0, &format!("{} {rows} left out: they cannot be read.", summary.skipped_rows));
    }
    page.blank();
    verdicts(&mut page, &summary.configurations);
    if summary.phrases.iter().any(|one| counts(one).iter().any(|count| *count > 0)) {
        page.blank();
        agreement(&mut page, &summary.phrases);
    }
    page.into_text()
}

fn cases(number: u64) -> String {
    if number == 1 { "1 case".to_owned() } else { format!("{number} cases") }
}

fn verdicts(page: &mut Page, configurations: &[VerdictCounts]) {
    row(page, Tone::Faint, &["fires", "blocked", "undetermined", "contested"].map(str::to_owned), "configuration");
    for one in configurations {
        let numbers = [one.fires, one.blocked, one.undetermined, one.contested].map(|number| number.to_string());
        let title = one.title.as_ref().map(|title| format!(": {title}")).unwrap_or_default();
        row(page, Tone::Plain, &numbers, &format!("{}{title}", one.id));
    }
}

/// Only of the phrases of which something was observed that a prediction can be held against.
fn agreement(page: &mut Page, phrases: &[AgreementCounts]) {
    page.heading(Tone::Strong, "Predictions against what was observed");
    let head = ["confirmed", "contradicted", "mixed", "unexplained"].map(str::to_owned);
    row(page, Tone::Faint, &head, "phrase");
    for one in phrases.iter().filter(|one| counts(one).iter().any(|count| *count > 0)) {
        row(page, Tone::Plain, &counts(one).map(|count| count.to_string()), &one.phrase);
    }
}

const fn counts(one: &AgreementCounts) -> [u64; 4] {
    [one.confirmed, one.contradicted, one.mixed, one.unexplained]
}

fn row(page: &mut Page, tone: Tone, numbers: &[String; 4], name: &str) {
    let padded = numbers.each_ref().map(|number| format!("{number:>width$}", width = NUMBER - 2));
    let cells = padded.each_ref().map(|text| Cell { tone, text, width: NUMBER });
    page.flow(&cells, NUMBER * 4, name);
}
