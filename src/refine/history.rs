//! Turns the versions of a theory, newest first, into the history of one configuration: `cmo.history/1`.

mod merged;
mod reasons;

pub use merged::merged;
pub use reasons::{added, reasons};

use serde::Serialize;

#[cfg(feature = "report")]
use schemars::JsonSchema;

use crate::refine::diff::{
    Between, Change, ConfigurationChange, PartChange, Rewritten, configurations, name_after, name_before, rewritten,
};
use crate::theory::RelationKind;

/// `cmo.history/1`
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct History {
    /// `cmo.history/1`.
    pub schema: &'static str,
    /// The full name of the configuration, as it is called last.
    pub id: String,
    /// Where its meaning changed, newest first.
    pub entries: Vec<Entry>,
    /// How many versions on the way have errors, so that what they say is not known.
    pub unreadable: usize,
    /// Whether it is known from its beginning; a shallow clone may lack that.
    pub complete: bool,
}

/// A version in which the meaning of the configuration changed.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct Entry {
    /// The short name of the commit; null for what is not committed yet.
    pub revision: Option<String>,
    /// The day on which it was written, as `2026-11-22`; null for what is not committed yet.
    pub date: Option<String>,
    /// Who wrote it; null for what is not committed yet.
    pub author: Option<String>,
    /// The first line of the commit's message; null for what is not committed yet.
    pub subject: Option<String>,
    /// The full name of the configuration then.
    pub id: String,
    /// Its full name before, where that is another one; else null.
    pub was: Option<String>,
    /// The configuration that it refines or replaces, where it was added then, and whose history goes on below; else null.
    pub refines: Option<String>,
    /// How it changed.
    pub change: Change,
    /// In which parts.
    pub parts: Vec<PartChange>,
    /// The phrases of it that stand under another name from then on, in every place; that is all where no part differs.
    pub phrases: Vec<Rewritten>,
    /// The reasons that were accepted with it, and after it up to the next change.
    pub reasons: Vec<String>,
}

/// What became of a configuration between two versions, and what it is called in the one before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What changed; none where nothing did.
    pub change: Option<ConfigurationChange>,
    /// The phrases of it that are written anew.
    pub phrases: Vec<Rewritten>,
    /// What it refines or replaces, where it was added.
    pub refines: Option<String>,
    /// Its full name in the version before; none where it has not come into being yet.
    pub before: Option<String>,
}

/// What became of a configuration, by its full name in the version after; or before, where that no longer has it.
#[must_use]
pub fn step(between: Between<'_>, id: &str) -> Step {
    let is_there = between.to.configurations.iter().any(|one| one.full_name == id);
    let found = configurations(between).into_iter().find(|one| {
        let dropped = one.change == Change::Dropped;
        one.id == id && dropped != is_there
    });
    let phrases = rewritten(between, id);
    let Some(change) = found else {
        let change = (!phrases.is_empty()).then(|| reworded(id));
        return Step { change, phrases, refines: None, before: name_before(between, id) };
    };
    match change.change {
        Change::Added => {
            let refines = ancestor(between, id);
            Step { before: refines.clone(), phrases: Vec::new(), refines, change: Some(change) }
        }
        Change::Dropped => {
            Step { before: Some(id.to_owned()), phrases: Vec::new(), refines: None, change: Some(change) }
        }
        Change::Retired
        | Change::Renamed
        | Change::Narrowed
        | Change::Widened
        | Change::Equivalent
        | Change::FilledIn
        | Change::Changed
        | Change::Undecided => {
            let before = name_before(between, id);
            Step { before, phrases, refines: None, change: Some(change) }
        }
    }
}

/// Whether a version has a configuration that the one after it has under no name.
#[must_use]
pub fn was_dropped(between: Between<'_>, name: &str) -> bool {
    between.from.configurations.iter().any(|one| one.full_name == name) && name_after(between, name).is_none()
}

/// A configuration of which nothing but the name of a phrase differs.
fn reworded(id: &str) -> ConfigurationChange {
    let (id, change) = (id.to_owned(), Change::Equivalent);
    ConfigurationChange { id, title: None, change, was: None, parts: Vec::new() }
}

/// The full name, in the version before, of what a new configuration refines or replaces.
fn ancestor(between: Between<'_>, id: &str) -> Option<String> {
    let to = between.to;
    let one = to.configurations.iter().find(|one| one.full_name == id)?;
    let comes_from = |kind| matches!(kind, RelationKind::Refines | RelationKind::Replaces);
    let of = one.relations.iter().find(|relation| comes_from(relation.kind))?;
    name_before(between, &to.configurations[of.to.0 as usize].full_name)
}
