//! Turns what the cases show of each configuration into text.

use crate::refine::tested::{Coverage, PhraseSide, Tested};
use crate::report::page::{Cell, Page, Tone};

use super::counted;

/// Columns of the words that say what a line is.
const LABEL: usize = 15;

/// How many cases are named.
const FEW: usize = 5;

pub(super) fn write(page: &mut Page, tested: &Tested) {
    let Some(covered) = tested.covered else { return };
    for one in &tested.coverage {
        page.heading(Tone::Strong, &one.id);
        rows(page, one);
        page.blank();
    }
    let of = counted(tested.coverage.len(), "configuration", "configurations");
    page.flow(&[], 0, &format!("Covered: {covered}% (of {of}: that each fires in a case, and is blocked in one)"));
}

fn rows(page: &mut Page, one: &Coverage) {
    let cases = [
        ("fires in", &one.fires),
        ("blocked in", &one.blocked),
        ("undetermined in", &one.undetermined),
        ("contested in", &one.contested),
    ];
    for (what, cases) in cases.into_iter().filter(|(what, cases)| !cases.is_empty() || *what != "contested in") {
        row(page, what, &few(cases));
    }
    let side = |negated: bool| {
        let sides = one.never_seen.iter().filter(|side: &&PhraseSide| side.negated == negated);
        sides.map(|side| format!("“{}”", side.phrase)).collect::<Vec<_>>().join(", ")
    };
    for (what, phrases) in [("never present", side(false)), ("never absent", side(true))] {
        if !phrases.is_empty() {
            row(page, what, &phrases);
        }
    }
}

fn row(page: &mut Page, what: &str, words: &str) {
    let cells =
        [Cell { tone: Tone::Plain, text: "  ", width: 2 }, Cell { tone: Tone::Faint, text: what, width: LABEL + 1 }];
    page.flow(&cells, LABEL + 3, words);
}

fn few(cases: &[String]) -> String {
    if cases.is_empty() {
        return "no case".to_owned();
    }
    if cases.len() <= FEW + 1 {
        return cases.join(", ");
    }
    format!("{} and {} others", cases[..FEW].join(", "), cases.len() - FEW)
}
