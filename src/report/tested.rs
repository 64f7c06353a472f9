//! Turns what the tests of a theory say into text for people, and into what test harnesses read.

mod change;
mod coverage;
mod junit;
mod tap;

pub use change::change;
pub use junit::{junit, junit_of_errors};
pub use tap::{bail_out, tap};

use crate::refine::tested::{CaseStatus, CaseTested, SnapshotStatus, SnapshotTested, Tested};
use crate::report::canvas::Canvas;
use crate::report::page::{Cell, Page, Tone};
use crate::report::plural::counted;

/// The text of a test run: what does not pass, then how many do.
#[must_use]
pub fn text(tested: &Tested, canvas: Canvas) -> String {
    let mut page = Page::new(canvas);
    for case in tested.cases.iter().filter(|case| case.status != CaseStatus::Passed) {
        one_case(&mut page, case);
        page.blank();
    }
    coverage::write(&mut page, tested);
    page.flow(&[], 0, &counts(tested));
    asides(&mut page, tested);
    page.into_text()
}

fn one_case(page: &mut Page, case: &CaseTested) {
    let (tone, word) = match case.status {
        CaseStatus::Passed => (Tone::Plain, "passes"),
        CaseStatus::Failed => (Tone::Notable, "fails"),
        CaseStatus::Pending => (Tone::Notable, "pending"),
    };
    let words = format!("[{}]", case.file);
    page.flow(
        &[label(tone, word), Cell { tone: Tone::Strong, text: &format!("{} ", case.case), width: 0 }],
        LABEL,
        &words,
    );
    for unmet in case.expectations.iter().filter(|one| !one.met) {
        let code = unmet.code.as_deref().unwrap_or_default();
        let expected = format!("{} [{}:{}, {code}]", unmet.expected, case.file, unmet.line);
        page.flow(&[label(Tone::Faint, "expected")], LABEL, &expected);
        page.flow(&[label(Tone::Faint, "found")], LABEL, &unmet.found);
    }
    if let Some(snapshot) = case.snapshot.as_ref().filter(|one| one.status != SnapshotStatus::Same) {
        one_snapshot(page, snapshot);
    }
}

/// What is new is named only: its file says what is found.
fn one_snapshot(page: &mut Page, snapshot: &SnapshotTested) {
    page.flow(&[label(Tone::Faint, standing(snapshot))], LABEL, &snapshot.path);
    if matches!(snapshot.status, SnapshotStatus::New | SnapshotStatus::Broken) {
        return;
    }
    if let Some(because) = &snapshot.because {
        page.flow(&[label(Tone::Faint, "was because")], LABEL, because);
    }
    change::write(page, &snapshot.change);
}

const fn standing(snapshot: &SnapshotTested) -> &'static str {
    match snapshot.status {
        SnapshotStatus::Same => "as accepted",
        SnapshotStatus::New => "new",
        SnapshotStatus::Changed => "changed",
        SnapshotStatus::Broken => "broken",
    }
}

/// Columns of the words that say what a line is.
const LABEL: usize = 13;

const fn label(tone: Tone, text: &str) -> Cell<'_> {
    Cell { tone, text, width: LABEL }
}

fn counts(tested: &Tested) -> String {
    let parts = [(tested.passed, "passed"), (tested.failed, "failed"), (tested.pending, "pending")];
    let told: Vec<String> =
        parts.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}")).collect();
    format!("{}: {}", counted(tested.cases.len(), "case", "cases"), told.join(", "))
}

/// What there is to do, or to know, besides.
fn asides(page: &mut Page, tested: &Tested) {
    let snapshots = || tested.cases.iter().filter_map(|case| case.snapshot.as_ref());
    if snapshots().any(|one| matches!(one.status, SnapshotStatus::New | SnapshotStatus::Changed)) {
        page.flow(&[], 0, "`cmo review` goes through what is pending; `cmo accept --because \"…\"` accepts all of it.");
    }
    let late = snapshots().filter(|one| one.status == SnapshotStatus::Same && one.because.is_none()).count();
    if late > 0 {
        let were = counted(late, "snapshot was", "snapshots were");
        page.flow(&[], 0, &format!("{were} accepted without a reason: `cmo accept --because \"…\"` adds one."));
    }
    for orphan in &tested.orphans {
        page.flow(&[], 0, &case_gone(orphan));
    }
}

/// What is to be done about a snapshot, by its file, whose case is gone.
#[must_use]
pub fn case_gone(file: &str) -> String {
    format!("{file}: its case is gone; delete the file, or bring the case back.")
}
