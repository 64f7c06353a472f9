//! Turns what matches in a case into prose that gives small diffs: a line a configuration, then a line a prediction.
//!
//! Nothing in it goes by the order of a file. Configurations of which the case says nothing are left out, so that what
//! is added elsewhere in a theory set changes no snapshot.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use crate::evaluate::{Evaluation, Pair};
use crate::explain::matched::{
    Agreement, BlockedThrough, CaseMatch, ConfigurationMatch, FormWord, Prediction, ValueWord, VerdictWord,
};
use crate::theory::{Configuration, ConfigurationId, Form, Theory, Verdict};

use super::content::{label, quoted};

/// What stands above the predictions.
pub(super) const PREDICTED: &str = "Predicted:";

/// The words of a theory's snapshots.
#[derive(Debug)]
pub struct Prose<'t> {
    theory: &'t Theory,
    /// By the full name that is shown of it: the statements that their authors did not name.
    unnamed: FxHashMap<&'t str, &'t Configuration>,
}

impl<'t> Prose<'t> {
    /// The words of one theory.
    #[must_use]
    pub fn of(theory: &'t Theory) -> Self {
        let unnamed = theory.configurations.iter().filter(|one| !one.named);
        Self { theory, unnamed: unnamed.map(|one| (one.full_name.as_str(), one)).collect() }
    }

    /// The body of a case's snapshot, without a line break at its end.
    #[must_use]
    pub fn body(&self, matched: &CaseMatch) -> String {
        let mut lines = self.configurations(matched);
        let mut predicted: Vec<String> = matched.predicted.iter().map(prediction).collect();
        predicted.sort();
        if !predicted.is_empty() {
            lines.extend([String::new(), PREDICTED.to_owned()]);
            lines.append(&mut predicted);
        }
        lines.join("\n")
    }

    /// By prediction, as the body quotes it: the configurations that speak for or against it.
    #[must_use]
    pub fn predicted_by(&self, matched: &CaseMatch) -> BTreeMap<String, Vec<String>> {
        let spoken = matched.predicted.iter().filter(|one| !one.by.is_empty());
        let by = |one: &Prediction| {
            let names: BTreeSet<String> = one.by.iter().map(|id| self.named(id)).collect();
            (quoted(&one.phrase), names.into_iter().collect())
        };
        spoken.map(by).collect()
    }

    /// What is so of a configuration, by its label, that the body of an evaluated case does not tell of.
    #[must_use]
    pub fn unsaid(&self, evaluation: &Evaluation, name: &str) -> String {
        let configurations = (0_u32..).map(ConfigurationId).zip(&self.theory.configurations);
        let mut weighed = configurations.filter_map(|(id, one)| Some((one, evaluation.firing(id).map(Pair::verdict)?)));
        match weighed.find(|(one, _)| label(self.theory, one) == name).map(|(one, verdict)| (one.form, verdict)) {
            None => "weighed in this case no more",
            Some((_, Verdict::Undetermined)) => "undetermined, nothing known of it",
            Some((Form::OnlyIf, Verdict::Fires)) => "speaks against, the case says nothing of it",
            Some((Form::OnlyIf, Verdict::Blocked)) => "says nothing, nor does the case of it",
            Some((Form::If, Verdict::Fires)) => "fires, the case says nothing of it",
            Some((Form::If, Verdict::Blocked)) => "blocked, the case says nothing of it",
            Some((_, Verdict::Contested)) => "contested, the case says nothing of it",
        }
        .to_owned()
    }

    /// A line a configuration of which the case says something, by what it is about.
    fn configurations(&self, matched: &CaseMatch) -> Vec<String> {
        let told = matched.configurations.iter().filter(|one| !one.silent);
        let line = |one| {
            let label = self.label(one);
            (runs(&label), format!("{label}: {}", verdict(one)))
        };
        let mut lines: Vec<(Vec<Run>, String)> = told.map(line).collect();
        lines.sort();
        // Two statements that say the same are told once.
        lines.dedup();
        if lines.is_empty() {
            return vec!["Nothing is known of any configuration.".to_owned()];
        }
        lines.into_iter().map(|(_, line)| line).collect()
    }

    /// What a line is about: the ID, or of a statement without one its content.
    fn label(&self, one: &ConfigurationMatch) -> String {
        self.named(&one.id)
    }

    fn named(&self, id: &str) -> String {
        self.unnamed.get(id).map_or_else(|| id.to_owned(), |unnamed| label(self.theory, unnamed))
    }
}

/// A run of digits or of other characters, so that `PT1.2` stands before `PT1.10`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Run {
    Number(usize, String),
    Words(String),
}

fn runs(label: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for mark in label.chars() {
        match (runs.last_mut(), mark.is_ascii_digit()) {
            (Some(Run::Number(length, digits)), true) => {
                digits.push(mark);
                *length += 1;
            }
            (_, true) => runs.push(Run::Number(1, mark.to_string())),
            (Some(Run::Words(words)), false) => words.push(mark),
            (_, false) => runs.push(Run::Words(mark.to_string())),
        }
    }
    runs
}

fn verdict(one: &ConfigurationMatch) -> String {
    let words = match one.form {
        FormWord::If => sufficient(one),
        FormWord::OnlyIf => necessary(one),
    };
    match one.ripple_stopped_by.as_slice() {
        [] => words,
        stopped => format!("{words}; goes no further, {} absent", listed(stopped)),
    }
}

/// What an `if` does.
fn sufficient(one: &ConfigurationMatch) -> String {
    let degree = |degree: f64| if hundredths(degree) == 100 { String::new() } else { format!(" to {degree:.2}") };
    let both = format!(" ({:.2} for, {:.2} against)", one.in_favour, one.against);
    let sums = hundredths(one.in_favour + one.against) == 100;
    match one.verdict {
        VerdictWord::Fires if sums => format!("fires{}", degree(one.in_favour)),
        VerdictWord::Fires => format!("fires{both}"),
        VerdictWord::Blocked if sums => format!("blocked{}{}", degree(one.against), blocked_by(one)),
        VerdictWord::Blocked => format!("blocked{both}{}", blocked_by(one)),
        VerdictWord::Contested if hundredths(one.in_favour.min(one.against)) == 100 => "contested".to_owned(),
        VerdictWord::Contested => format!("contested{both}"),
        VerdictWord::Undetermined if hundredths(one.in_favour.max(one.against)) == 0 => {
            format!("undetermined{}", missing(one))
        }
        VerdictWord::Undetermined => format!("undetermined{both}{}", missing(one)),
    }
}

/// What an `only if` does, which neither fires nor is blocked: it speaks against, or says nothing.
fn necessary(one: &ConfigurationMatch) -> String {
    let sums = hundredths(one.in_favour + one.against) == 100;
    let to = |degree: f64| if hundredths(degree) == 100 { String::new() } else { format!(" to {degree:.2}") };
    let both = format!("{:.2} for, {:.2} against", one.in_favour, one.against);
    match one.verdict {
        VerdictWord::Fires if sums => format!("speaks against{}", to(one.in_favour)),
        VerdictWord::Fires => format!("speaks against ({both})"),
        VerdictWord::Blocked => {
            let place =
                in_place(one).map(|place| format!("{place}{}", if sums { to(one.against) } else { String::new() }));
            let told: Vec<String> = (!sums).then_some(both).into_iter().chain(place).collect();
            if told.is_empty() { "says nothing".to_owned() } else { format!("says nothing ({})", told.join("; ")) }
        }
        VerdictWord::Contested | VerdictWord::Undetermined => sufficient(one),
    }
}

/// What an `only if` requires and has, in the author's words.
fn in_place(one: &ConfigurationMatch) -> Option<String> {
    let asked = |phrase: &String| one.context.iter().find(|entry| entry.phrase == *phrase).map(|entry| &entry.words);
    let words: Vec<String> = one.blocked_by.iter().map(|phrase| asked(phrase).unwrap_or(phrase).clone()).collect();
    let verb = if words.len() == 1 { "is" } else { "are" };
    (!words.is_empty()).then(|| format!("{} {verb} in place", listed(&words)))
}

fn blocked_by(one: &ConfigurationMatch) -> String {
    match (one.blocked_by.as_slice(), one.blocked_through) {
        ([], _) => String::new(),
        (by, Some(BlockedThrough::Resource)) => format!(" by what was not delivered, {}", listed(by)),
        (by, Some(BlockedThrough::Context | BlockedThrough::Both) | None) => format!(" by {}", listed(by)),
    }
}

fn missing(one: &ConfigurationMatch) -> String {
    match (one.missing.as_slice(), one.open_parts) {
        ([], 0) => String::new(),
        ([], _) => ", a part of it not known yet".to_owned(),
        (missing, _) => format!(", {} not known", listed(missing)),
    }
}

fn prediction(one: &Prediction) -> String {
    let phrase = quoted(&one.phrase);
    if one.agreement == Some(Agreement::Unexplained) {
        return format!("{phrase} seen, and not explained");
    }
    let both = format!(" ({:.2} for, {:.2} against)", one.in_favour, one.against);
    let degree = |degree: f64, other: f64| match (hundredths(degree), hundredths(other)) {
        (100, 0) => String::new(),
        (_, 0) => format!(" to {degree:.2}"),
        _ => both.clone(),
    };
    let value = match one.value {
        ValueWord::Present => format!("present{}", degree(one.in_favour, one.against)),
        ValueWord::Absent => format!("absent{}", degree(one.against, one.in_favour)),
        ValueWord::Contested if hundredths(one.in_favour.min(one.against)) == 100 => "contested".to_owned(),
        ValueWord::Contested => format!("contested{both}"),
        ValueWord::Unknown => format!("not settled{both}"),
    };
    let agreement = match one.agreement {
        Some(Agreement::Confirmed) => ", as observed",
        Some(Agreement::Contradicted) => ", against what was observed",
        Some(Agreement::Mixed) => ", both for and against what was observed",
        Some(Agreement::Unexplained) | None => "",
    };
    format!("{phrase} {value}{agreement}")
}

/// Phrases by their words, since their order in a condition says nothing.
fn listed(phrases: &[String]) -> String {
    let mut phrases: Vec<String> = phrases.iter().map(|phrase| quoted(phrase)).collect();
    phrases.sort();
    match phrases.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((last, before)) => format!("{} and {last}", before.join(", ")),
    }
}

fn hundredths(degree: f64) -> u32 {
    (degree * 100.0).round() as u32
}
