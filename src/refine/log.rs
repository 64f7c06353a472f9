//! Turns what was accepted, and why, into an entry of the log that stands beside the theory, and such a log into reasons.

mod names;

pub use names::{NewName, names_between, noted};

use crate::refine::snapshot::{Accepted, Refinement, apart, together};
use crate::source;

/// The file of a log, beside the theory.
pub const FILE: &str = "refinements.md";

/// What stands at the top of a log.
const HEADING: &str = "\
# Refinements

What was accepted, and why, newest last: `cmo accept` and `cmo review` add to it, and `cmo rename` the names that phrases are given.
";

const BECAUSE: &str = "because";
const TOUCHED: &str = "configurations touched";

/// One acceptance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// When and why.
    pub accepted: Accepted,
    /// The configurations of which a case is told otherwise than before, and those that speak for a prediction that is
    /// new, gone or another one.
    pub configurations: Vec<String>,
    /// The cases in which a prediction is another one.
    pub predictions: Vec<String>,
    /// The cases that are told otherwise than before.
    pub changed: Vec<String>,
    /// The cases that had no snapshot before.
    pub new: Vec<String>,
    /// The cases that were accepted before without a reason, by another program.
    pub late: Vec<String>,
}

/// A log with an entry at its end; the heading stands above where the log is new.
#[must_use]
pub fn appended(log: &str, entry: &Entry) -> String {
    let mut text = opened(log);
    let Accepted { date, refinement, because } = &entry.accepted;
    text += &match refinement {
        Some(refinement) => format!("\n## {date}: {}\n", past(*refinement)),
        None => format!("\n## {date}\n"),
    };
    text += &format!("\n- {BECAUSE}: {because}\n");
    let rows = [
        (TOUCHED, together(&entry.configurations)),
        ("cases changed", entry.changed.join(", ")),
        ("predictions changed in", entry.predictions.join(", ")),
        ("cases first accepted", entry.new.join(", ")),
        ("cases accepted before, without a reason", entry.late.join(", ")),
    ];
    for (what, names) in rows.into_iter().filter(|(_, names)| !names.is_empty()) {
        text += &format!("- {what}: {names}\n");
    }
    text
}

/// A log to whose end something is added; a new one has its heading.
fn opened(log: &str) -> String {
    if log.trim().is_empty() { HEADING.to_owned() } else { log.trim_end().to_owned() + "\n" }
}

/// A reason that a log gives, and the configurations that it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// When and why.
    pub accepted: Accepted,
    /// The configurations that it touches: an ID, or the content of a statement without one.
    pub configurations: Vec<String>,
}

/// The reasons in a log, oldest first; what people wrote into it besides is passed over.
#[must_use]
pub fn reasons(log: &str) -> Vec<Reason> {
    log.split("\n## ").skip(1).filter_map(reason).collect()
}

/// The line, from 1, of the first mark that a merge left. A line of `=======` alone may be a heading's.
#[must_use]
pub fn merge_mark(log: &str) -> Option<usize> {
    source::merge_mark(log).map(|mark| source::line_of(log, mark.start))
}

fn reason(entry: &str) -> Option<Reason> {
    let mut lines = entry.lines();
    let (date, past_word) = lines.next().map(|head| head.split_once(": ").unwrap_or((head, "")))?;
    let rows: Vec<(&str, &str)> = lines.filter_map(|line| line.strip_prefix("- ")?.split_once(": ")).collect();
    let row = |what: &str| rows.iter().find(|(key, _)| *key == what).map(|(_, value)| *value);
    let refinement = Refinement::ALL.into_iter().find(|one| past(*one) == past_word.trim_end());
    let accepted = Accepted { date: date.trim_end().to_owned(), refinement, because: row(BECAUSE)?.to_owned() };
    let configurations = row(TOUCHED).map_or_else(Vec::new, apart);
    Some(Reason { accepted, configurations })
}

const fn past(refinement: Refinement) -> &'static str {
    match refinement {
        Refinement::Confirm => "confirmed",
        Refinement::Refute => "refuted",
        Refinement::Modify => "modified",
        Refinement::Augment => "augmented",
    }
}

/// The date so many days after 1970-01-01.
///
/// ```
/// use cmo::refine::log::date;
/// let dates = [(0, "1970-01-01"), (11_016, "2000-02-29"), (20_779, "2026-11-22"), (47_541, "2100-03-01")];
/// assert!(dates.iter().all(|(days, written)| date(*days) == *written));
/// ```
#[must_use]
pub fn date(days: u64) -> String {
    const DAYS_IN_400_YEARS: u64 = 146_097;
    const FROM_MARCH_OF_YEAR_0: u64 = 719_468;
    // Counted in years that begin with March, a leap day is the last of its year.
    let days = days.saturating_add(FROM_MARCH_OF_YEAR_0);
    let (era, day) = (days / DAYS_IN_400_YEARS, days % DAYS_IN_400_YEARS);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let of_year = day - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year + era * 400 + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}
