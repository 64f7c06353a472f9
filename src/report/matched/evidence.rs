//! Evidence by stance: which study or case says so, where, and in which words.

use super::rows::says;
use crate::explain::matched::{EvidenceEntry, VerdictWord};
use crate::report::page::Page;
use crate::theory::Stance;

pub(super) fn write(page: &mut Page, evidence: &[EvidenceEntry]) {
    by_stance(evidence).iter().for_each(|(label, words)| says(page, label, words));
}

/// Each piece in words, in the order of stances; the first of a stance with its clause before it.
pub(in crate::report) fn by_stance(evidence: &[EvidenceEntry]) -> Vec<(&'static str, String)> {
    let of = |stance: Stance| {
        let entries = evidence.iter().filter(move |entry| entry.stance.stance() == stance).enumerate();
        entries.map(move |(index, entry)| (if index == 0 { stance.clause() } else { "" }, sentence(entry)))
    };
    Stance::ALL.into_iter().flat_map(of).collect()
}

/// `CHIPPS [p. 4], Care Home Independent Prescribing Pharmacist Study: “…” (via inch2019)`
fn sentence(entry: &EvidenceEntry) -> String {
    let mut text = match (&entry.study, &entry.case) {
        (Some(study), _) => study.clone(),
        (None, Some(case)) => format!("case {case}"),
        (None, None) => String::new(),
    };
    if let Some(locator) = &entry.locator {
        text += &format!(" [{locator}]");
    }
    if let Some(title) = &entry.title {
        text += &format!(", {title}");
    }
    if let Some(quote) = &entry.quote {
        text += &format!(": “{quote}”");
    }
    if let Some(via) = &entry.via {
        text += &format!(" (via {via})");
    }
    if entry.at_odds {
        text += &at_odds(entry.case_verdict);
    }
    text
}

/// What the theory itself says of a cited case.
fn at_odds(verdict: Option<VerdictWord>) -> String {
    let says = match verdict {
        Some(VerdictWord::Fires) => "fires in that case",
        Some(VerdictWord::Blocked) => "is blocked in that case",
        Some(VerdictWord::Undetermined) => "is undetermined in that case",
        Some(VerdictWord::Contested) => "is contested in that case",
        None => "does not concern that case",
    };
    format!(" — at odds: the configuration {says}")
}
