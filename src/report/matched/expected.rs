//! Predictions in their own short section: against what was observed, then what is still to be looked for.

use super::follows::case_says;
use super::rows::{State, degree, is_crisp, listed, noted, stands};
use crate::explain::matched::{Agreement, CaseMatch, Prediction, ValueSource, ValueWord};
use crate::report::page::{Page, Tone};

pub(super) fn write(page: &mut Page, case: &CaseMatch) {
    let held = |one: &&Prediction| one.agreement.is_some() || is_unsettled(one);
    let observed: Vec<&Prediction> = case.predicted.iter().filter(held).collect();
    let open: Vec<&Prediction> = case.predicted.iter().filter(|one| is_open(one)).collect();
    if !observed.is_empty() {
        page.blank();
        page.heading(Tone::Strong, "Predictions against what the case says");
        observed.into_iter().for_each(|one| against(page, one));
    }
    if !open.is_empty() {
        page.blank();
        page.heading(Tone::Strong, "Predicted, and not observed yet");
        open.into_iter().for_each(|one| expected(page, one));
    }
}

fn is_open(one: &Prediction) -> bool {
    one.agreement.is_none() && one.observed == ValueWord::Unknown && one.value != ValueWord::Unknown
}

/// Whether the theory speaks of what was observed, but not to a degree that settles it: that is neither confirmed nor
/// unexplained.
fn is_unsettled(one: &Prediction) -> bool {
    one.value == ValueWord::Unknown && matches!(one.observed, ValueWord::Present | ValueWord::Absent)
}

fn against(page: &mut Page, one: &Prediction) {
    // The words may be a negation, what was observed is of the phrase itself: so it is named.
    let observed = case_says(&one.phrase, one.observed);
    let (label, words, notes) = match one.agreement {
        Some(Agreement::Confirmed) => ("confirmed", &one.words, vec![by(one)]),
        Some(Agreement::Contradicted) => ("contradicted", &one.words, vec![by(one), observed]),
        Some(Agreement::Mixed) => ("mixed", &one.phrase, vec![by(one), observed]),
        Some(Agreement::Unexplained) => {
            ("unexplained", &one.phrase, vec!["the case says so, and nothing predicts it".to_owned()])
        }
        None => ("not settled", &one.phrase, vec![format!("{}, {}", spoken(one), by(one)), observed]),
    };
    stands(page, label, State::plain(&strength(one)), &noted(words, &notes));
}

fn expected(page: &mut Page, one: &Prediction) {
    let label = match one.value {
        ValueWord::Present | ValueWord::Absent => "predicted",
        ValueWord::Contested => "mixed",
        ValueWord::Unknown => "",
    };
    let mut notes: Vec<String> =
        one.polarity.iter().filter(|word| **word == "adverse").map(|word| (*word).to_owned()).collect();
    notes.push(by(one));
    stands(page, label, State::plain(&strength(one)), &noted(&one.words, &notes));
}

/// To which degrees something speaks of a phrase that is not settled.
fn spoken(one: &Prediction) -> String {
    match (one.in_favour > 0.0, one.against > 0.0) {
        (true, false) => format!("only {} for it", degree(one.in_favour)),
        (false, true) => format!("only {} against it", degree(one.against)),
        _ => format!("{} for and {} against it", degree(one.in_favour), degree(one.against)),
    }
}

/// The degree where it is not crisp.
fn strength(one: &Prediction) -> String {
    let shown = match one.value {
        ValueWord::Present => one.in_favour,
        ValueWord::Absent => one.against,
        ValueWord::Unknown | ValueWord::Contested => return String::new(),
    };
    if is_crisp(shown) { String::new() } else { format!("to {}", degree(shown)) }
}

/// Who predicts it.
fn by(one: &Prediction) -> String {
    match one.source {
        ValueSource::Predicted | ValueSource::Case if !one.by.is_empty() => format!("by {}", listed(&one.by)),
        ValueSource::Defined => "by its definition".to_owned(),
        ValueSource::Implied => format!("implied by {}", listed(&one.implied_by)),
        ValueSource::Predicted | ValueSource::Case | ValueSource::None => "by nothing".to_owned(),
    }
}
