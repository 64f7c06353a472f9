//! Turns the headings of all trees into tables of names: what each heading declares, and where a name leads.

mod collect;
mod configurations;

pub use collect::{Collector, Declares, Owner, declares, name_of_broken};
pub use configurations::{Found, Spelling, is_display_id};

use rustc_hash::{FxHashMap, FxHashSet};

use super::nearest::Nearest;
use crate::source::Place;
use crate::theory::{CaseId, ConfigurationId, HeadingId, StudyId};

/// The names that a theory set declares. Spellings are borrowed from the sources.
#[derive(Debug, Default)]
pub struct Names<'s> {
    pub(super) headings: FxHashMap<&'s str, HeadingId>,
    pub(super) studies: FxHashMap<&'s str, StudyId>,
    pub(super) cases: FxHashMap<&'s str, CaseId>,
    pub(super) keys: FxHashSet<String>,
    pub(super) configurations: configurations::Configurations<'s>,
    /// Names of headings that could not be read, so that nothing is said of what refers to them.
    pub(super) broken: FxHashSet<&'s str>,
    /// Whether a bibliography could not be read, so that nothing is said of unknown keys.
    pub(super) keys_missing: bool,
    pub(super) nearest: Nearest,
}

impl<'s> Names<'s> {
    /// The study of a name.
    #[must_use]
    pub fn study(&self, name: &str) -> Option<StudyId> {
        self.studies.get(name).copied()
    }

    /// The case of a name.
    #[must_use]
    pub fn case(&self, name: &str) -> Option<CaseId> {
        self.cases.get(name).copied()
    }

    /// The theory of a name.
    #[must_use]
    pub fn heading(&self, name: &str) -> Option<HeadingId> {
        self.headings.get(name).copied()
    }

    /// Whether a bibliography has a key.
    #[must_use]
    pub fn has_key(&self, key: &str) -> bool {
        self.keys.contains(key)
    }

    /// Where a configuration's name leads.
    #[must_use]
    pub fn configuration(&self, name: &str) -> Found {
        self.configurations.find(name)
    }

    /// Where a configuration's name leads from inside a theory: a short ID is first looked for there.
    #[must_use]
    pub fn configuration_from(&self, home: Option<HeadingId>, name: &str) -> Found {
        self.configurations.find_from(home, name)
    }

    /// Whether a heading of this name could not be read.
    #[must_use]
    pub fn is_broken(&self, name: &str) -> bool {
        self.broken.contains(name)
    }

    /// The nearest studies and keys.
    #[must_use]
    pub fn nearest_source(&self, name: &str) -> Vec<String> {
        let studies = sorted(self.studies.keys().copied());
        let keys = sorted(self.keys.iter().map(String::as_str));
        self.nearest.names(name, studies.into_iter().chain(keys))
    }

    /// The nearest studies.
    #[must_use]
    pub fn nearest_study(&self, name: &str) -> Vec<String> {
        self.nearest.names(name, sorted(self.studies.keys().copied()).into_iter())
    }

    /// The nearest keys.
    #[must_use]
    pub fn nearest_key(&self, name: &str) -> Vec<String> {
        self.nearest.names(name, sorted(self.keys.iter().map(String::as_str)).into_iter())
    }

    /// The nearest cases.
    #[must_use]
    pub fn nearest_case(&self, name: &str) -> Vec<String> {
        self.nearest_other_case(name, "")
    }

    /// The nearest cases, for a name that stands in the case `own`, which is not meant.
    #[must_use]
    pub fn nearest_other_case(&self, name: &str, own: &str) -> Vec<String> {
        let others = self.cases.keys().copied().filter(|&case| case != own);
        self.nearest.names(name, sorted(others).into_iter())
    }

    /// The nearest theories.
    #[must_use]
    pub fn nearest_heading(&self, name: &str) -> Vec<String> {
        self.nearest.names(name, sorted(self.headings.keys().copied()).into_iter())
    }

    /// The nearest configurations, by the names that lead to one.
    #[must_use]
    pub fn nearest_configuration(&self, name: &str) -> Vec<String> {
        self.nearest_among(name, |_| true)
    }

    /// The nearest configurations, for a name that stands in the configuration `own`, which is not meant.
    #[must_use]
    pub fn nearest_other_configuration(&self, name: &str, own: ConfigurationId) -> Vec<String> {
        self.nearest_among(name, |id| id != own)
    }

    fn nearest_among(&self, name: &str, may_be: impl Fn(ConfigurationId) -> bool) -> Vec<String> {
        let spelling = if name.contains('.') { Spelling::Full } else { Spelling::Shortest };
        let all: Vec<String> =
            self.configurations.spellings(spelling).filter(|(id, _)| may_be(*id)).map(|(_, name)| name).collect();
        self.nearest.names(name, all.iter().map(String::as_str))
    }

    /// Configurations with their full names and places.
    #[must_use]
    pub fn candidates(&self, ids: &[ConfigurationId]) -> Vec<(String, Place)> {
        ids.iter().map(|id| (self.full_name(*id), self.place_of(*id))).collect()
    }

    /// The place of a configuration's heading.
    #[must_use]
    pub fn place_of(&self, id: ConfigurationId) -> Place {
        self.configurations.place(id)
    }

    /// The full name of a configuration.
    #[must_use]
    pub fn full_name(&self, id: ConfigurationId) -> String {
        self.configurations.full_name(id)
    }
}

/// Names in an order that does not change from run to run.
fn sorted<'n>(names: impl Iterator<Item = &'n str>) -> Vec<&'n str> {
    let mut names: Vec<&str> = names.collect();
    names.sort_unstable();
    names
}
