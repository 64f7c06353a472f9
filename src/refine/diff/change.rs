//! What differs between two versions of a theory: the answer of `cmo diff`, in the fields of its JSON contract.

use serde::Serialize;

#[cfg(feature = "report")]
use schemars::JsonSchema;

use crate::explain::changed::{OnlyVerdict, PredictionChange, VerdictChange};

/// `cmo.diff/1`
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct Diff {
    /// `cmo.diff/1`.
    pub schema: &'static str,
    /// The version before.
    pub from: String,
    /// The version after.
    pub to: String,
    /// The configurations that differ: in the order of the version after, then those that it no longer has.
    pub configurations: Vec<ConfigurationChange>,
    /// The configurations that stand in another file.
    pub moved: Vec<Moved>,
    /// Theories, groups, studies, phrases and cases that differ.
    pub declarations: Vec<ItemChange>,
    /// The cases that both versions have, in the order of the version after: over these, what becomes of them is told.
    pub cases: Vec<String>,
    /// Whether a case of either version gives a degree.
    #[serde(skip)]
    pub facts: Facts,
    /// The verdicts that differ, over the cases that both versions have; degrees are compared rounded to two places.
    pub verdicts: Vec<VerdictChange>,
    /// The verdicts, but `undetermined`, of what is weighed in such a case now and was not before: it is added, or no
    /// longer retired.
    pub new_verdicts: Vec<OnlyVerdict>,
    /// The verdicts, but `undetermined`, of what was weighed in such a case before and is no more: it is dropped, or
    /// retired.
    pub gone_verdicts: Vec<OnlyVerdict>,
    /// The predictions that differ, over the cases that both versions have; degrees are compared rounded to two places.
    pub predictions: Vec<PredictionChange>,
}

/// What cases say of phrases.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Facts {
    /// That they are so, or not.
    #[default]
    Crisp,
    /// Also to which degree.
    Graded,
}

/// How something differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub enum Change {
    /// It was not there.
    Added,
    /// It is no longer there.
    Dropped,
    /// It is kept, and no longer evaluated.
    Retired,
    /// It says the same under another name.
    Renamed,
    /// It asks for more: it holds in fewer cases, and fails in more.
    Narrowed,
    /// It asks for less.
    Widened,
    /// What it asks for is worded differently, and the same in every case.
    Equivalent,
    /// What stood open in what it asks for, as `?`, is said now, and nothing that was said has gone.
    FilledIn,
    /// Something else, or more than one of these.
    Changed,
    /// How what it asks for differs is too large a question.
    Undecided,
}

/// One configuration that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct ConfigurationChange {
    /// Its full name after; before, where it is dropped.
    pub id: String,
    /// Its title.
    pub title: Option<String>,
    /// How it differs, by what it asks for first; the parts say all.
    pub change: Change,
    /// Its full name before, where that is another one; else null.
    pub was: Option<String>,
    /// What differs, part by part; of one that is added or dropped, all that it says.
    pub parts: Vec<PartChange>,
}

/// One part that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct PartChange {
    /// Which: `context`, `resource`, `mechanism`, `outcome`, `supports`, `confidence`, …
    pub part: &'static str,
    /// How a context or a resource differs; `filled_in` of any part that stood open; else null.
    pub change: Option<Change>,
    /// What it no longer says.
    pub lost: Vec<String>,
    /// What it did not say before.
    pub gained: Vec<String>,
}

/// A configuration that stands in another file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct Moved {
    /// Its full name after.
    pub id: String,
    /// The file that it stood in.
    pub from: String,
    /// The file that it stands in.
    pub to: String,
}

/// What else a theory set holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub enum ItemKind {
    /// A theory heading.
    Theory,
    /// A group heading.
    Group,
    /// A study.
    Study,
    /// A paper of the bibliography, by the key under which it is cited.
    Paper,
    /// A phrase, as declared.
    Phrase,
    /// A case.
    Case,
}

/// A theory, group, study, phrase or case that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct ItemChange {
    /// What it is.
    pub kind: ItemKind,
    /// Its name.
    pub id: String,
    /// `added`, `dropped` or `changed`; of a phrase also `renamed`, where another name of it stands in every place, and
    /// nothing else that is declared of it differs.
    pub change: Change,
    /// Of a phrase that stands under another name: the name before; else null.
    pub was: Option<String>,
    /// What differs; of one that is added or dropped, all that it says.
    pub parts: Vec<PartChange>,
}

/// A phrase that stands under another name, in every place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct Rewritten {
    /// The name before.
    pub was: String,
    /// The name after.
    pub phrase: String,
}

impl Diff {
    /// Whether nothing differs in meaning; files may have moved.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let Self { configurations, declarations, verdicts, new_verdicts, gone_verdicts, predictions, .. } = self;
        let nothing_is = configurations.is_empty() && declarations.is_empty();
        let is_one_sided = !new_verdicts.is_empty() || !gone_verdicts.is_empty();
        nothing_is && verdicts.is_empty() && !is_one_sided && predictions.is_empty()
    }
}

impl Diff {
    /// Keeps what concerns one theory: its configurations and groups, and the predictions that they make or made.
    pub fn narrow(&mut self, theory: &str) {
        let is_of = |name: &String| name.strip_prefix(theory).is_some_and(|rest| rest.starts_with('.'));
        self.configurations.retain(|one| is_of(&one.id) || one.was.as_ref().is_some_and(is_of));
        self.moved.retain(|one| is_of(&one.id));
        self.declarations.retain(|one| match one.kind {
            ItemKind::Theory => one.id == theory,
            ItemKind::Group => is_of(&one.id),
            ItemKind::Study | ItemKind::Paper | ItemKind::Phrase | ItemKind::Case => true,
        });
        self.verdicts.retain(|one| is_of(&one.id));
        self.new_verdicts.retain(|one| is_of(&one.id));
        self.gone_verdicts.retain(|one| is_of(&one.id));
        self.predictions.retain(|one| one.by.iter().chain(&one.by_before).any(is_of));
    }
}

impl Change {
    /// The word as it is written.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Dropped => "dropped",
            Self::Retired => "retired",
            Self::Renamed => "renamed",
            Self::Narrowed => "narrowed",
            Self::Widened => "widened",
            Self::Equivalent => "equivalent",
            Self::FilledIn => "filled_in",
            Self::Changed => "changed",
            Self::Undecided => "undecided",
        }
    }
}

impl ItemKind {
    /// The word as it is written.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Theory => "theory",
            Self::Group => "group",
            Self::Study => "study",
            Self::Paper => "paper",
            Self::Phrase => "phrase",
            Self::Case => "case",
        }
    }
}
