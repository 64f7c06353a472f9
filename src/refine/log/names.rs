//! Turns the new name of a phrase into an entry of the log, and two logs into the names that were given between them.

use super::opened;

const WAS: &str = "phrase";
const IS: &str = "is now";
/// What stands in the heading of such an entry, behind the date.
const RENAMED: &str = "renamed";

/// A phrase that was given another name by `cmo rename`, and means what it meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewName {
    /// The name that went.
    pub was: String,
    /// The name that stands in its place.
    pub is: String,
}

/// A log with a new name at its end.
#[must_use]
pub fn noted(log: &str, date: &str, NewName { was, is }: &NewName) -> String {
    format!("{}\n## {date}: {RENAMED}\n\n- {WAS}: {was}\n- {IS}: {is}\n", opened(log))
}

/// The names that phrases were given from a version to another, by the logs of both, oldest first; those that only the
/// first one knows were taken back.
#[must_use]
pub fn names_between(before: &str, after: &str) -> Vec<NewName> {
    let [before, after] = [before, after].map(in_log);
    let back = beyond(&before, &after).into_iter().rev().map(|NewName { was, is }| NewName { was: is, is: was });
    back.chain(beyond(&after, &before)).collect()
}

/// What one log has and another lacks, each as often as it has it more.
fn beyond(one: &[NewName], other: &[NewName]) -> Vec<NewName> {
    let mut known = other.to_vec();
    let is_new = |name: &&NewName| match known.iter().position(|other| other == *name) {
        Some(at) => {
            known.remove(at);
            false
        }
        None => true,
    };
    one.iter().filter(is_new).cloned().collect()
}

fn in_log(log: &str) -> Vec<NewName> {
    log.split("\n## ").skip(1).filter_map(in_entry).collect()
}

fn in_entry(entry: &str) -> Option<NewName> {
    let mut lines = entry.lines();
    lines.next().filter(|heading| heading.trim_end().ends_with(RENAMED))?;
    let rows: Vec<(&str, &str)> = lines.filter_map(|line| line.strip_prefix("- ")?.split_once(": ")).collect();
    let row = |what: &str| rows.iter().find(|(key, _)| *key == what).map(|(_, value)| value.trim_end().to_owned());
    Some(NewName { was: row(WAS)?, is: row(IS)? })
}
