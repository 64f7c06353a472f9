//! The conditions of a configuration, one per line, so that a split phrase is seen.

use std::borrow::Cow;

use super::rows::{Given, State, degree, graded, is_crisp, listed_few, noted, says, stands, stands_in_list};
use crate::explain::matched::{
    ConditionEntry, ConditionRole, ConfigurationMatch, FormWord, Standing, ValueSource, ValueWord, VerdictWord,
    WorldWord,
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
        let entries: Vec<&ConditionEntry> = one.context.iter().filter(|entry| entry.role == role).collect();
        for run in entries.chunk_by(|entry, next| entry.choice == next.choice) {
            let list = run[0].choice.as_ref().filter(|_| is_whole_list(run));
            if let Some(choice) = list {
                says(page, label, &format!("{choice}:"));
                label = "";
            }
            for entry in run {
                let state = state(entry, one.form);
                match list {
                    Some(_) => stands_in_list(page, label, State::plain(&state), &words(entry, None, world)),
                    None => stands(page, label, State::plain(&state), &words(entry, entry.choice.as_deref(), world)),
                }
                label = "";
            }
        }
    }
    match one.open_parts {
        0 => {}
        1 => says(page, "", "one part of the condition is openly not known yet (?)"),
        parts => says(page, "", &format!("{parts} parts of the condition are openly not known yet (?)")),
    }
}

/// Whether neighbours are all of one list (`at least 5 of 9`), so that it is named once and not behind each of them.
fn is_whole_list(run: &[&ConditionEntry]) -> bool {
    let size = run[0].choice.as_ref().and_then(|choice| choice.rsplit(' ').next()).and_then(|size| size.parse().ok());
    run.len() > 1 && size == Some(run.len())
}

const fn label(role: ConditionRole, form: FormWord) -> &'static str {
    match (role, form) {
        (ConditionRole::Context, FormWord::If) => "context",
        (ConditionRole::Context, FormWord::OnlyIf) => "only if",
        (ConditionRole::Resource, _) => "resource",
    }
}

/// How it stands as written; the firing condition of an `only if` is its opposite.
fn state(entry: &ConditionEntry, form: FormWord) -> Cow<'static, str> {
    let word = match (form, entry.standing) {
        (FormWord::If, Standing::Holds) => "holds",
        (FormWord::If, Standing::Fails) => "fails",
        (FormWord::OnlyIf, Standing::Holds) => "lacking",
        (FormWord::OnlyIf, Standing::Fails) => "in place",
        (_, Standing::Unknown) => "not known",
        (_, Standing::Contested) => "contested",
    };
    let shown = match entry.value {
        ValueWord::Present => entry.in_favour,
        ValueWord::Absent => entry.against,
        ValueWord::Unknown => entry.in_favour.max(entry.against),
        ValueWord::Contested => entry.in_favour.min(entry.against),
    };
    graded(word, shown)
}

fn words<'e>(entry: &'e ConditionEntry, choice: Option<&str>, world: WorldWord) -> Cow<'e, str> {
    noted(&entry.words, &notes(entry, choice, world))
}

/// What stands behind the words: the choice that it is part of, and who says so where it is not the case alone.
fn notes(entry: &ConditionEntry, choice: Option<&str>, world: WorldWord) -> Vec<String> {
    let mut notes: Vec<String> = choice.iter().map(|&choice| choice.to_owned()).collect();
    notes.extend(entry.fixed.then(|| "fixed".to_owned()));
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
    let (by, given) = (listed_few(&entry.brought_about_by), Given::of(entry.as_result));
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
            _ => None,
        },
    }
}
