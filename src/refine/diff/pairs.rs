//! Finds out which configuration of the version before each configuration of the version after is.
//!
//! By the full name that its author gave; then by the short one, where only one is left of it; then by content: the same
//! statement, then the one that has most in common with it.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::refine::diff::bridge::{Bridge, Side};
use crate::refine::diff::wording::{Wording, wording};
use crate::refine::diff::{Moved, Version};
use crate::theory::{Configuration, Form, Literal};

/// What two configurations must have in common, of all that either says, to be one: half of it.
const ENOUGH: f64 = 0.5;
/// The same, where they have one short name.
const ENOUGH_WITH_A_NAME: f64 = 0.2;
/// What a statement without a name must have of what one of the two says, a condition and a result among it, to be one
/// with what it grew into.
const ENOUGH_OF_A_GLEANING: f64 = 0.6;

/// The pairs of configurations.
#[derive(Debug)]
pub(super) struct Pairs {
    /// By configuration of the version after.
    before: Vec<Option<usize>>,
    /// By configuration of the version before.
    after: Vec<Option<usize>>,
}

impl Pairs {
    pub(super) fn of(bridge: &Bridge<'_>) -> Self {
        let (old, new) = (&bridge.from.configurations, &bridge.to.configurations);
        let mut pairs = Self { before: vec![None; new.len()], after: vec![None; old.len()] };
        pairs.by_key(old, new, |one| one.named.then(|| one.full_name.clone()));
        let said = [Statement::all(bridge.side_before()), Statement::all(bridge.side_after())];
        pairs.by_statement(&said);
        pairs.by_likeness((old, new), &said);
        pairs
    }

    /// What a configuration of the version after was.
    pub(super) fn before(&self, after: usize) -> Option<usize> {
        self.before[after]
    }

    /// What a configuration of the version before has become.
    pub(super) fn after(&self, before: usize) -> Option<usize> {
        self.after[before]
    }

    /// All pairs, in the order of the version after.
    pub(super) fn iter(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.before.iter().enumerate().filter_map(|(after, before)| Some(((*before)?, after)))
    }

    /// The configurations that stand in another file.
    pub(super) fn moved(&self, from: Version<'_>, to: Version<'_>) -> Vec<Moved> {
        let file = |version: &Version<'_>, one: &Configuration| {
            version.files.get(one.place.source.0 as usize).cloned().unwrap_or_default()
        };
        let both = self.iter().map(|(before, after)| {
            let (one, other) = (&from.theory.configurations[before], &to.theory.configurations[after]);
            Moved { id: other.full_name.clone(), from: file(&from, one), to: file(&to, other) }
        });
        // A file that was named itself stands where it was named.
        both.filter(|moved| moved.from != moved.to && !moved.from.is_empty() && !moved.to.is_empty()).collect()
    }

    fn join(&mut self, before: usize, after: usize) {
        self.before[after] = Some(before);
        self.after[before] = Some(after);
    }

    /// Joins what has one key, where it is the only one of its version.
    fn by_key(&mut self, old: &[Configuration], new: &[Configuration], key: impl Fn(&Configuration) -> Option<String>) {
        let mut known: FxHashMap<String, usize> = FxHashMap::default();
        known.extend(old.iter().enumerate().filter_map(|(index, one)| Some((key(one)?, index))));
        for (after, one) in new.iter().enumerate() {
            if let Some(before) = key(one).and_then(|key| known.remove(&key)) {
                self.join(before, after);
            }
        }
    }

    /// Joins what says the same, in file order.
    fn by_statement(&mut self, [old, new]: &[Vec<Statement>; 2]) {
        let mut known: FxHashMap<&Statement, Vec<usize>> = FxHashMap::default();
        for (before, one) in old.iter().enumerate().rev().filter(|(before, _)| self.after[*before].is_none()) {
            known.entry(one).or_default().push(before);
        }
        for (after, one) in new.iter().enumerate() {
            if self.before[after].is_none()
                && let Some(before) = known.get_mut(one).and_then(Vec::pop)
            {
                self.join(before, after);
            }
        }
    }

    /// Joins what has most in common first.
    fn by_likeness(
        &mut self,
        (old, new): (&[Configuration], &[Configuration]),
        [said_before, said_after]: &[Vec<Statement>; 2],
    ) {
        let features: Vec<(usize, Features)> = (0..old.len())
            .filter(|one| self.after[*one].is_none())
            .map(|one| (one, said_before[one].features()))
            .collect();
        let index = Index::of(&features);
        let mut alike: Vec<(f64, usize, usize)> = Vec::new();
        for after in (0..new.len()).filter(|one| self.before[*one].is_none()) {
            let features = said_after[after].features();
            for (before, likeness) in index.alike(&features) {
                if let Some(score) = likeness.score(&old[before], &new[after]) {
                    alike.push((score, before, after));
                }
            }
        }
        alike.sort_by(|one, other| other.0.total_cmp(&one.0).then((one.2, one.1).cmp(&(other.2, other.1))));
        for (_, before, after) in alike {
            if self.after[before].is_none() && self.before[after].is_none() {
                self.join(before, after);
            }
        }
    }
}

/// What a configuration states, in the numbering of both versions.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Statement {
    form: Form,
    context: Wording,
    resource: Option<Wording>,
    mechanisms: Vec<Literal>,
    outcomes: Vec<Literal>,
}

/// The phrases of a configuration, by what they are there.
type Features = FxHashSet<(Place, Literal)>;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Place {
    Condition,
    Mechanism,
    Outcome,
}

impl Statement {
    fn all(side: Side<'_>) -> Vec<Self> {
        side.theory.configurations.iter().map(|one| Self::of(one, &|literal| side.literal(literal))).collect()
    }

    /// What a configuration states, its phrases as `number` has them.
    pub(super) fn of(one: &Configuration, number: &dyn Fn(Literal) -> Literal) -> Self {
        Self {
            form: one.form,
            context: wording(&one.context, number),
            resource: one.resource.as_ref().map(|resource| wording(resource, number)),
            mechanisms: sorted(one.mechanisms.iter().map(|mention| number(mention.literal)).collect()),
            outcomes: sorted(one.outcomes.iter().map(|outcome| number(outcome.literal())).collect()),
        }
    }

    fn features(&self) -> Features {
        let mut all = Features::default();
        for condition in std::iter::once(&self.context).chain(&self.resource) {
            condition.each_literal(&mut |literal| _ = all.insert((Place::Condition, literal)));
        }
        all.extend(self.mechanisms.iter().map(|literal| (Place::Mechanism, *literal)));
        all.extend(self.outcomes.iter().map(|literal| (Place::Outcome, *literal)));
        all
    }
}

fn sorted(mut literals: Vec<Literal>) -> Vec<Literal> {
    literals.sort_unstable();
    literals
}

/// The configurations that are left of the version before, by phrase.
struct Index {
    by_feature: FxHashMap<(Place, Literal), Vec<usize>>,
    sizes: FxHashMap<usize, usize>,
}

impl Index {
    fn of(left: &[(usize, Features)]) -> Self {
        let mut by_feature: FxHashMap<(Place, Literal), Vec<usize>> = FxHashMap::default();
        for (one, features) in left {
            features.iter().for_each(|feature| by_feature.entry(*feature).or_default().push(*one));
        }
        Self { by_feature, sizes: left.iter().map(|(one, features)| (*one, features.len())).collect() }
    }

    /// Those that have something in common with some phrases, with what that is.
    fn alike(&self, features: &Features) -> Vec<(usize, Likeness)> {
        let mut shared: FxHashMap<usize, [usize; 2]> = FxHashMap::default();
        for feature in features {
            let at = usize::from(feature.0 != Place::Condition);
            let with = self.by_feature.get(feature).into_iter().flatten();
            with.for_each(|one| shared.entry(*one).or_default()[at] += 1);
        }
        let likeness = |one: usize, shared| Likeness { shared, sizes: [self.sizes[&one], features.len()] };
        shared.into_iter().map(|(one, shared)| (one, likeness(one, shared))).collect()
    }
}

/// What two configurations have in common.
struct Likeness {
    /// Conditions, and results.
    shared: [usize; 2],
    /// What each of them says.
    sizes: [usize; 2],
}

impl Likeness {
    /// How alike they are, the larger the more; none where they are not one.
    fn score(&self, before: &Configuration, after: &Configuration) -> Option<f64> {
        let [conditions, results] = self.shared;
        let shared = conditions + results;
        let of_all = shared as f64 / (self.sizes[0] + self.sizes[1] - shared) as f64;
        if before.named && after.named {
            let one_name = before.id == after.id;
            let enough = if one_name { ENOUGH_WITH_A_NAME } else { ENOUGH };
            return (of_all >= enough).then_some(if one_name { 1.0 + of_all } else { of_all });
        }
        let of_one = shared as f64 / self.sizes[0].min(self.sizes[1]) as f64;
        let grew = conditions > 0 && results > 0 && of_one >= ENOUGH_OF_A_GLEANING;
        (grew || of_all >= ENOUGH).then_some(of_all)
    }
}
