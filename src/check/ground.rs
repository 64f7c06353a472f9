//! What the rules of `check` look at: the theory, where its phrases are used, how its conditions stand to each other.

use std::cell::OnceCell;

use crate::check::texts::Texts;
use crate::check::twins::{Twin, twins};
use crate::check::uses::Uses;
use crate::logic::Logic;
use crate::resolve::Files;
use crate::source::{Place, Sources};
use crate::theory::{Configuration, ConfigurationId, PhraseId, Theory};

/// A theory set without errors, as the rules see it.
#[derive(Debug)]
pub struct Ground<'t> {
    /// The theory set.
    pub theory: &'t Theory,
    /// Its texts.
    pub sources: &'t Sources,
    /// The texts of its studies.
    pub(super) texts: Texts,
    /// Where its phrases are used.
    pub(super) uses: Uses,
    /// How its conditions stand to each other.
    pub(super) logic: Logic<'t>,
    twins: OnceCell<Vec<Twin>>,
}

impl<'t> Ground<'t> {
    /// Looks at a theory set.
    #[must_use]
    pub fn of(theory: &'t Theory, sources: &'t Sources, files: &dyn Files) -> Self {
        Self {
            theory,
            sources,
            texts: Texts::of(theory, files),
            uses: Uses::of(theory),
            logic: Logic::of(theory),
            twins: OnceCell::new(),
        }
    }

    /// The configurations that are not retired, in file order.
    pub(super) fn live(&self) -> impl Iterator<Item = (ConfigurationId, &'t Configuration)> {
        let numbered = self.theory.configurations.iter().enumerate();
        numbered.filter(|(_, one)| !one.retired).map(|(index, one)| (ConfigurationId(index as u32), one))
    }

    /// The pairs of configurations with the same mechanism.
    pub(super) fn twins(&self) -> &[Twin] {
        self.twins.get_or_init(|| twins(self.theory, &self.logic))
    }

    /// Whether one of two configurations says how it stands to the other.
    pub(super) fn are_related(&self, one: ConfigurationId, other: ConfigurationId) -> bool {
        let says = |of: ConfigurationId, to: ConfigurationId| {
            self.configuration(of).relations.iter().any(|relation| relation.to == to)
        };
        says(one, other) || says(other, one)
    }

    /// A configuration.
    pub(super) fn configuration(&self, id: ConfigurationId) -> &'t Configuration {
        &self.theory.configurations[id.0 as usize]
    }

    /// The name of a phrase.
    pub(super) fn name(&self, phrase: PhraseId) -> &'t str {
        &self.theory.vocabulary.get(phrase).name
    }

    /// What stands at a place.
    pub(super) fn text(&self, place: Place) -> &'t str {
        place.span.of(self.sources.get(place.source).text())
    }
}
