//! The sentences that the text and the Markdown of a diff share.

use crate::refine::diff::{Change, ConfigurationChange, Diff, Facts, ItemChange, PredictionChange, VerdictChange};
use crate::report::matched::Told;

/// What differs, in a sentence or two.
pub(super) fn summary(diff: &Diff) -> String {
    let between = format!("From {} to {}", diff.from, diff.to);
    if diff.is_empty() {
        let moved = if diff.moved.is_empty() { "" } else { "; some of it stands in other files" };
        return format!("{between}: nothing changes in meaning{moved}.");
    }
    let what = [configurations(diff), others(diff)].into_iter().flatten().collect::<Vec<_>>().join("; ");
    format!("{between}: {what}. {}", in_cases(diff))
}

/// The kinds of change in the order in which they are counted.
const COUNTED: [Change; 10] = [
    Change::Added,
    Change::Dropped,
    Change::Retired,
    Change::FilledIn,
    Change::Narrowed,
    Change::Widened,
    Change::Changed,
    Change::Undecided,
    Change::Renamed,
    Change::Equivalent,
];

fn configurations(diff: &Diff) -> Option<String> {
    let count = |change| diff.configurations.iter().filter(|one| one.change == change).count();
    let counted = COUNTED.map(|change| (count(change), mark(change)));
    let words: Vec<String> =
        counted.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}")).collect();
    (!words.is_empty()).then(|| format!("configurations: {}", words.join(", ")))
}

fn others(diff: &Diff) -> Option<String> {
    let (renamed, other): (Vec<&ItemChange>, Vec<&ItemChange>) =
        diff.declarations.iter().partition(|one| one.change == Change::Renamed);
    let phrases = plural(renamed.len(), "phrase has another name", "phrases have other names");
    let items = plural(other.len(), "other item differs", "other items differ");
    let counted = [(renamed.len(), phrases), (other.len(), items)].into_iter().filter(|(number, _)| *number > 0);
    let words: Vec<String> = counted.map(|(number, words)| format!("{number} {words}")).collect();
    (!words.is_empty()).then(|| words.join("; "))
}

fn in_cases(diff: &Diff) -> String {
    let (verdicts, predictions) = (diff.verdicts.len(), diff.predictions.len());
    let one_sided = one_sided(diff);
    if diff.cases.is_empty() {
        return "No case stands in both, so that no verdict is compared.".to_owned();
    }
    if verdicts + predictions == 0 && one_sided.is_none() {
        let rounded = match diff.facts {
            Facts::Crisp => "",
            Facts::Graded => ", with degrees rounded to two places",
        };
        return format!("No verdict and no prediction changes in the cases that both have{rounded}.");
    }
    let [one, several] =
        if one_sided.is_some() { ["other verdict", "other verdicts"] } else { ["verdict", "verdicts"] };
    let change = if verdicts + predictions > 1 { "change" } else { "changes" };
    let both = [counted(verdicts, one, several), counted(predictions, "prediction", "predictions")].join(" and ");
    let one_sided = one_sided.map(|words| format!("{words}; ")).unwrap_or_default();
    format!("In the cases that both have, {one_sided}{both} {change}.")
}

/// How many verdicts come, and go, with the configurations that are weighed in one version only.
fn one_sided(diff: &Diff) -> Option<String> {
    let said = |number: usize, [one, several]: [&'static str; 2]| {
        let verb = plural(number, one, several);
        (number > 0).then(|| format!("{} {verb}", counted(number, "verdict", "verdicts")))
    };
    let come = said(diff.new_verdicts.len(), ["is new", "are new"]);
    let gone = said(diff.gone_verdicts.len(), ["is gone", "are gone"]);
    let both: Vec<String> = [come, gone].into_iter().flatten().collect();
    (!both.is_empty()).then(|| both.join(", "))
}

fn counted(number: usize, one: &'static str, several: &'static str) -> String {
    if number == 0 { format!("no {one}") } else { format!("{number} {}", plural(number, one, several)) }
}

const fn plural(number: usize, one: &'static str, several: &'static str) -> &'static str {
    if number == 1 { one } else { several }
}

/// A change as people read it.
pub(in crate::report) const fn mark(change: Change) -> &'static str {
    match change {
        Change::Equivalent => "reworded",
        Change::FilledIn => "filled in",
        Change::Added
        | Change::Dropped
        | Change::Retired
        | Change::Renamed
        | Change::Narrowed
        | Change::Widened
        | Change::Changed
        | Change::Undecided => change.word(),
    }
}

/// What a configuration is called, and was.
pub(super) fn title(one: &ConfigurationChange) -> String {
    let was = one.was.as_ref().map(|was| format!(" (was {was})")).unwrap_or_default();
    let title = one.title.as_ref().map(|title| format!(" “{title}”")).unwrap_or_default();
    format!("{}{was}{title}", one.id)
}

/// What a theory, group, study, phrase or case is called; of a phrase that is written anew, what it was called.
pub(super) fn item_title(one: &ItemChange) -> String {
    let says = one.was.as_ref().map_or_else(|| one.id.clone(), |was| written_anew(was, &one.id));
    format!("{} {says}", one.kind.word())
}

/// That a phrase stands under another name in every place.
pub(in crate::report) fn written_anew(was: &str, is: &str) -> String {
    format!("“{was}” is now written “{is}”")
}

/// What the two sides of a change are called.
pub(in crate::report) type Sides = [&'static str; 2];

/// Those of two versions.
pub(super) const VERSIONS: Sides = ["before", "now"];

/// Who predicts a phrase, on either side, and what else speaks for the prediction.
pub(super) fn speakers(one: &PredictionChange, [when_before, when_now]: Sides) -> String {
    let before = (&*one.by_before, &*one.implied_by_before, one.defined_before);
    let now = (&*one.by, &*one.implied_by, one.defined);
    let both: Vec<String> = [said(when_before, before), said(when_now, now)].into_iter().flatten().collect();
    if both.is_empty() { String::new() } else { format!(" ({})", both.join("; ")) }
}

fn said(when: &str, (by, implied_by, defined): (&[String], &[String], bool)) -> Option<String> {
    let ids = (!by.is_empty()).then(|| format!("by {}", by.join(", ")));
    let implied: Vec<String> = implied_by.iter().map(|phrase| format!("“{phrase}”")).collect();
    let implied = (!implied.is_empty()).then(|| format!("implied by {}", implied.join(", ")));
    let defined = defined.then(|| "by its definition".to_owned());
    let all: Vec<String> = [ids, implied, defined].into_iter().flatten().collect();
    (!all.is_empty()).then(|| format!("{when} {}", all.join(", ")))
}

/// The reasons that tell a verdict from the one before: where something is lacking, which is not where an `if` fires, or an
/// `only if` says nothing; where only its degree differs, or nothing is lacking on either side, those of what it is now.
pub(super) fn reasons(one: &VerdictChange, [before, now]: Sides) -> Vec<(&'static str, &[String])> {
    let [was, is] = [(one.forms[0], one.from), (one.forms[1], one.to)].map(|(form, verdict)| Told::from(form, verdict));
    let lacks = |told| !matches!(told, Told::Fires | Told::SaysNothing);
    let both = [(before, was, &*one.because_before), (now, is, &*one.because)];
    let is_told = |when, told| {
        let of_now_alone = was == is || !(lacks(was) || lacks(is));
        if of_now_alone { when == now } else { lacks(told) }
    };
    let lacking = both.into_iter().filter(|(when, told, _)| is_told(*when, *told));
    lacking.map(|(when, _, reasons)| (when, reasons)).collect()
}
