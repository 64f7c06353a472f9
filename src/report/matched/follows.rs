//! What a configuration says comes of its conditions: mechanisms and outcomes, with what was observed.

use super::rows::{Given, State, noted, says, stands};
use crate::explain::matched::{
    Agreement, ConfigurationMatch, FormWord, MechanismEntry, OutcomeEntry, ValueWord, VerdictWord,
};
use crate::report::page::Page;

pub(super) fn write(page: &mut Page, one: &ConfigurationMatch) {
    for (index, entry) in one.mechanisms.iter().enumerate() {
        let label = label(index, one.mechanisms.len(), "mechanism", "mechanisms");
        mechanism(page, label, entry, one);
    }
    if one.mechanisms.is_empty() {
        says(page, "mechanism", "not stated");
    }
    for stopping in &one.ripple_stopped_by {
        says(page, "stops here", &format!("the conditions hold, but in this case not seen: {stopping}"));
    }
    for (index, entry) in one.outcomes.iter().enumerate() {
        outcome(page, label(index, one.outcomes.len(), "outcome", "outcomes"), entry, one);
    }
    if one.outcomes.is_empty() {
        says(page, "outcome", "not stated");
    }
}

fn label<'t>(index: usize, count: usize, one: &'t str, many: &'t str) -> &'t str {
    match (index, count) {
        (0, 1) => one,
        (0, _) => many,
        _ => "",
    }
}

fn mechanism(page: &mut Page, label: &str, entry: &MechanismEntry, one: &ConfigurationMatch) {
    let state = state(entry.agreement, (entry.observed, Given::mechanism(entry)), one);
    let mut notes = notes(entry.agreement, &entry.phrase, entry.observed, one.form);
    if entry.seen_though_blocked {
        notes.push(THOUGH_BLOCKED.to_owned());
    }
    stands(page, label, state, &noted(&entry.phrase, &notes));
}

fn outcome(page: &mut Page, label: &str, entry: &OutcomeEntry, one: &ConfigurationMatch) {
    let observed = in_its_words(entry);
    let state = state(entry.agreement, (observed, Given::outcome(entry)), one);
    let state = if stops_short(entry, one) {
        State::plain("not reached")
    } else if state.text == PREDICTED_NOT && entry.negated {
        State::plain("spoken against")
    } else {
        state
    };
    let mut notes: Vec<String> =
        entry.polarity.iter().filter(|word| **word == "adverse").map(|word| (*word).to_owned()).collect();
    notes.extend(self::notes(entry.agreement, &entry.phrase, entry.observed, one.form));
    if entry.seen_though_blocked {
        notes.push(THOUGH_BLOCKED.to_owned());
    }
    stands(page, label, state, &noted(&entry.words, &notes));
}

/// What was observed of an outcome as it is worded: of `not X`, the opposite of what was observed of X.
const fn in_its_words(entry: &OutcomeEntry) -> ValueWord {
    match (entry.negated, entry.observed) {
        (true, ValueWord::Present) => ValueWord::Absent,
        (true, ValueWord::Absent) => ValueWord::Present,
        (true, ValueWord::Contested | ValueWord::Unknown) | (false, _) => entry.observed,
    }
}

/// Whether a configuration fires and yet does not bring this about, since its mechanism was not seen.
fn stops_short(entry: &OutcomeEntry, one: &ConfigurationMatch) -> bool {
    let open = entry.observed == ValueWord::Unknown && entry.agreement.is_none();
    open && one.verdict == VerdictWord::Fires && entry.speaks <= 0.5
}

fn state(
    agreement: Option<Agreement>,
    (observed, given): (ValueWord, Given),
    one: &ConfigurationMatch,
) -> State<'static> {
    match agreement {
        Some(Agreement::Confirmed) => return State::plain("confirmed"),
        Some(Agreement::Contradicted) => return State::notable("contradicted"),
        Some(Agreement::Mixed) => return State::notable("mixed"),
        Some(Agreement::Unexplained) => return State::notable("unexplained"),
        None => {}
    }
    match observed {
        ValueWord::Present => State::plain(given.as_state()[0]),
        ValueWord::Absent => State::plain(given.as_state()[1]),
        ValueWord::Contested => State::notable("contested"),
        ValueWord::Unknown => State::plain(unobserved(one)),
    }
}

const fn unobserved(one: &ConfigurationMatch) -> &'static str {
    match (one.verdict, one.form) {
        (VerdictWord::Fires, FormWord::If) => "predicted",
        (VerdictWord::Fires, FormWord::OnlyIf) => PREDICTED_NOT,
        (VerdictWord::Blocked, FormWord::If) => "not triggered",
        (VerdictWord::Blocked, FormWord::OnlyIf) => "nothing said",
        (VerdictWord::Undetermined, _) => "open",
        (VerdictWord::Contested, _) => "contested",
    }
}

/// What was observed, where the state alone does not say: an `only if` is shown as written though it speaks against.
/// The phrase is named, since what stands beside it may be its negation.
fn notes(agreement: Option<Agreement>, phrase: &str, observed: ValueWord, form: FormWord) -> Vec<String> {
    match (agreement, form) {
        (Some(Agreement::Contradicted), _) | (Some(Agreement::Confirmed), FormWord::OnlyIf) => {
            vec![case_says(phrase, observed)]
        }
        (Some(Agreement::Confirmed | Agreement::Mixed | Agreement::Unexplained) | None, _) => Vec::new(),
    }
}

/// Of what an `only if` speaks against.
const PREDICTED_NOT: &str = "predicted not";

const THOUGH_BLOCKED: &str = "seen although this configuration is blocked";

/// What a case says of a phrase.
pub(super) fn case_says(phrase: &str, observed: ValueWord) -> String {
    match observed {
        ValueWord::Present => format!("in the case “{phrase}” is present"),
        ValueWord::Absent => format!("in the case “{phrase}” is absent"),
        ValueWord::Contested => format!("in the case “{phrase}” is both present and absent"),
        ValueWord::Unknown => "the case does not say".to_owned(),
    }
}
