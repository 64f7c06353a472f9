//! Turns what the cases show of each configuration into text.

use crate::explain::matched::{FormWord, VerdictWord};
use crate::refine::tested::{Coverage, PhraseSide, Tested};
use crate::report::matched::Told;
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
    let (sufficient, necessary): (Vec<&Coverage>, Vec<&Coverage>) =
        tested.coverage.iter().partition(|one| one.form == FormWord::If);
    let counts = match (sufficient.len(), necessary.len()) {
        (_, 0) => "that each fires in a case, and is blocked in one",
        (0, _) => "that each speaks against in a case, and says nothing in one",
        _ => {
            "that each fires in a case, and is blocked in one; of an `only if` that it speaks against, and says nothing"
        }
    };
    page.flow(&[], 0, &format!("Covered: {covered}% (of {of}: {counts})"));
}

fn rows(page: &mut Page, one: &Coverage) {
    let cases = [
        (VerdictWord::Fires, &one.fires),
        (VerdictWord::Blocked, &one.blocked),
        (VerdictWord::Undetermined, &one.undetermined),
        (VerdictWord::Contested, &one.contested),
    ];
    for (verdict, cases) in
        cases.into_iter().filter(|(verdict, cases)| !cases.is_empty() || *verdict != VerdictWord::Contested)
    {
        row(page, &format!("{} in", Told::from(one.form, verdict).word()), &few(cases));
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
