//! The conditions of a configuration, one per line, so that a split phrase is seen.

use std::borrow::Cow;

use super::rows::{Given, State, degree, graded, is_crisp, listed_few, noted, stands_in};
use crate::explain::matched::{
    ConditionEntry, ConditionRole, ConfigurationMatch, FormWord, PartEntry, Standing, ValueSource, ValueWord,
    VerdictWord, WorldWord,
};
use crate::report::page::Page;

/// `5 of 9 hold, 0 fail, 4 not known`
pub(super) fn tally(one: &ConfigurationMatch) -> String {
    let tally = one.conditions;
    let mut text = match one.form {
        FormWord::If => format!("{} of {} hold, {} fail", tally.hold, tally.total, tally.fail),
        FormWord::OnlyIf => format!("{} of {} in place, {} lacking", tally.fail, tally.total, tally.hold),
    };
    text += &format!(", {} not known", tally.unknown);
    if tally.contested > 0 {
        text += &format!(", {} contested", tally.contested);
    }
    let is_open = one.verdict == VerdictWord::Undetermined;
    if is_open && !(is_crisp(one.in_favour) && is_crisp(one.against)) {
        text += &format!("; {} for, {} against", degree(one.in_favour), degree(one.against));
    }
    text
}

pub(super) fn write(page: &mut Page, one: &ConfigurationMatch, world: WorldWord) {
    for role in [ConditionRole::Context, ConditionRole::Resource] {
        let mut label = label(role, one.form);
        for part in one.parts.iter().filter(|part| part.role == role) {
            let state = state(part, one.form);
            stands_in(page, part.depth, label, State::plain(&state), &words(part, one, world));
            label = "";
        }
    }
}

const fn label(role: ConditionRole, form: FormWord) -> &'static str {
    match (role, form) {
        (ConditionRole::Context, FormWord::If) => "context",
        (ConditionRole::Context, FormWord::OnlyIf) => "only if",
        (ConditionRole::Resource, FormWord::If | FormWord::OnlyIf) => "resource",
    }
}

/// How it stands as written; the firing condition of an `only if` is its opposite.
fn state(part: &PartEntry, form: FormWord) -> Cow<'static, str> {
    let word = match (form, part.standing) {
        (FormWord::If, Standing::Holds) => "holds",
        (FormWord::If, Standing::Fails) => "fails",
        (FormWord::OnlyIf, Standing::Holds) => "lacking",
        (FormWord::OnlyIf, Standing::Fails) => "in place",
        (FormWord::If | FormWord::OnlyIf, Standing::Unknown) => "not known",
        (FormWord::If | FormWord::OnlyIf, Standing::Contested) => "contested",
    };
    let shown = match part.value {
        ValueWord::Present => part.in_favour,
        ValueWord::Absent => part.against,
        ValueWord::Unknown => part.in_favour.max(part.against),
        ValueWord::Contested => part.in_favour.min(part.against),
    };
    graded(word, shown)
}

fn words<'p>(part: &'p PartEntry, one: &ConfigurationMatch, world: WorldWord) -> Cow<'p, str> {
    let condition = part.condition.and_then(|at| one.context.get(at as usize));
    match condition {
        Some(_) if part.again => noted(&part.words, &["as above".to_owned()]),
        Some(condition) => noted(&part.words, &notes(condition, world)),
        None if part.words == "?" => Cow::Borrowed("? (openly not known yet)"),
        None => Cow::Owned(format!("{}:", part.words)),
    }
}

/// What stands behind the words: who says so where it is not the case alone.
fn notes(entry: &ConditionEntry, world: WorldWord) -> Vec<String> {
    let mut notes: Vec<String> = entry.fixed.then(|| "fixed".to_owned()).into_iter().collect();
    notes.extend(other_name(entry));
    notes.extend(said_by(entry, world));
    notes
}

/// What was found, where it has a name of its own.
fn other_name(entry: &ConditionEntry) -> Option<String> {
    let found = entry.found.as_ref()?;
    (bare(found) != bare(&entry.words)).then(|| format!("here: {found}"))
}

/// The words without their `not`.
fn bare(words: &str) -> &str {
    words.strip_prefix("not ").unwrap_or(words)
}

fn said_by(entry: &ConditionEntry, world: WorldWord) -> Option<String> {
    let (by, given) = (listed_few(&entry.brought_about_by), Given::condition(entry));
    match entry.source {
        ValueSource::Case if entry.observed_outcome && by.is_empty() => Some(given.as_note().to_owned()),
        ValueSource::Case if entry.observed_outcome => {
            Some(format!("{}; {by} would bring it about too", given.as_note()))
        }
        ValueSource::Case => None,
        ValueSource::Predicted if by.is_empty() => Some("predicted to no more than half".to_owned()),
        ValueSource::Predicted => Some(format!("predicted by {by}")),
        ValueSource::Defined => Some("by its definition".to_owned()),
        ValueSource::Implied => Some(format!("implied by {}", listed_few(&entry.implied_by))),
        ValueSource::None => match (world, entry.value) {
            (WorldWord::Closed, ValueWord::Absent) => Some("not described".to_owned()),
            (WorldWord::Closed, ValueWord::Present | ValueWord::Unknown | ValueWord::Contested)
            | (WorldWord::Open, _) => None,
        },
    }
}
