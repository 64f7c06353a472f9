//! What the rules of `check` look at: the theory, where its phrases are used, how its conditions stand to each other.

use std::cell::OnceCell;

use crate::check::lineage::are_related;
use crate::check::rivals::{Rivals, rivals};
use crate::check::twins::{Twins, twins};
use crate::check::uses::Uses;
use crate::logic::{Logic, Order, Reach};
use crate::quotation::Texts;
use crate::resolve::Files;
use crate::source::{Place, Sources};
use crate::theory::{Configuration, ConfigurationId, PhraseId, Relation, RelationKind, Theory};

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
    twins: OnceCell<Twins>,
    rivals: OnceCell<Rivals>,
    extents: OnceCell<Vec<Extent>>,
    refinements: OnceCell<Vec<Refinement<'t>>>,
}

/// A `refines`, with how what the one asks for stands to what the other asks for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Refinement<'t> {
    /// The one that refines.
    pub(super) of: ConfigurationId,
    /// What it says.
    pub(super) relation: &'t Relation,
    /// How they stand to each other.
    pub(super) order: Order,
}

/// How far what a configuration asks for reaches, over complete cases.
#[derive(Clone, Copy, Debug)]
pub(super) struct Extent {
    /// Which configuration.
    pub(super) of: ConfigurationId,
    /// Which cases meet it.
    pub(super) reach: Reach,
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
            rivals: OnceCell::new(),
            extents: OnceCell::new(),
            refinements: OnceCell::new(),
        }
    }

    /// The configurations that are not retired, in file order.
    pub(super) fn live(&self) -> impl Iterator<Item = (ConfigurationId, &'t Configuration)> {
        let numbered = self.theory.configurations.iter().enumerate();
        numbered.filter(|(_, one)| !one.retired).map(|(index, one)| (ConfigurationId(index as u32), one))
    }

    /// The pairs of configurations with the same mechanism.
    pub(super) fn twins(&self) -> &Twins {
        self.twins.get_or_init(|| twins(self.theory, &self.logic))
    }

    /// The pairs of configurations that lead to opposite outcomes.
    pub(super) fn rivals(&self) -> &Rivals {
        self.rivals.get_or_init(|| rivals(self.theory, &self.logic))
    }

    /// How far each configuration in force reaches; those aside that ask for phrases of which nothing consistent is declared.
    pub(super) fn extents(&self) -> &[Extent] {
        self.extents.get_or_init(|| {
            let extent = |(of, one)| Some(Extent { of, reach: self.logic.reach(one)? });
            self.live().filter_map(extent).collect()
        })
    }

    /// What the configurations in force refine.
    pub(super) fn refinements(&self) -> &[Refinement<'t>] {
        self.refinements.get_or_init(|| {
            let said = self.live().flat_map(|(of, one)| one.relations.iter().map(move |relation| (of, one, relation)));
            let refining = said.filter(|(_, _, relation)| relation.kind == RelationKind::Refines);
            let order = |(of, one, relation): (ConfigurationId, &Configuration, &'t Relation)| Refinement {
                of,
                relation,
                order: self.logic.order(one, self.configuration(relation.to)),
            };
            refining.map(order).collect()
        })
    }

    /// Whether one of two configurations says how it stands to the other, or what it comes from does.
    pub(super) fn are_related(&self, one: ConfigurationId, other: ConfigurationId) -> bool {
        are_related(self.theory, one, other)
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
