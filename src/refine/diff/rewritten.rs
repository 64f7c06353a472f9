//! Finds the phrases that are one though no name of theirs stands in both versions: written anew in every place.
//!
//! Of such a phrase no name is left, the other is new, and it stands in exactly the same places, with the same sign: in
//! conditions, results, declarations, facts and expectations. Each must be the only one that does. A phrase that stands in
//! one item alone is left out: there it may as well have given way to another, which is a change of meaning.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::refine::diff::pairs::Statement;
use crate::theory::{
    Case, Condition, Configuration, Declaration, Expectation, Fact, Heading, Literal, PhraseId, Role, Said, Theory,
};

/// In how many items a phrase must stand.
const ENOUGH: usize = 2;

/// What stands for the phrase itself in the statement that it is a part of.
const ITSELF: PhraseId = PhraseId(u32::MAX);

/// Where a phrase stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Spot {
    item: Item,
    part: Part,
    negated: bool,
}

/// Whose part it is, by what both versions call it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Item {
    /// Its own declaration.
    Own(Role),
    /// The declaration of another phrase.
    Phrase(PhraseId),
    Configuration(String),
    /// A statement that its author did not name, by all else that it says.
    Statement(Option<String>, Statement),
    Theory(String),
    Group(String),
    Case(String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Part {
    Declared,
    Implied,
    Defines,
    Context,
    Resource,
    Mechanism,
    Outcome,
    StrengthenedBy,
    WeakenedBy,
    Fact,
    Unknown,
    Degree,
    Observed,
    Expected,
}

/// The phrases that are written anew: of the version before, with what each is of the version after. `shared` numbers the
/// phrases of the version before, those that the version after lacks behind its own.
pub(super) fn rewritten(from: &Theory, to: &Theory, shared: &[Literal]) -> Vec<(PhraseId, PhraseId)> {
    let known: FxHashSet<PhraseId> = shared.iter().map(|literal| literal.phrase).collect();
    let lost: FxHashSet<PhraseId> =
        ids(from).filter(|id| shared[id.0 as usize].phrase.0 as usize >= to.vocabulary.len()).collect();
    let new: FxHashSet<PhraseId> = ids(to).filter(|id| !known.contains(id)).collect();
    if lost.is_empty() || new.is_empty() {
        return Vec::new();
    }
    let number = |literal: Literal| {
        let shared = shared[literal.phrase.0 as usize];
        Literal { negated: shared.negated != literal.negated, ..shared }
    };
    let mut by_spots: FxHashMap<Vec<Spot>, [Vec<PhraseId>; 2]> = FxHashMap::default();
    let [before, after] = [Finder::all(from, &lost, &number), Finder::all(to, &new, &|literal| literal)];
    before.into_iter().for_each(|(id, spots)| by_spots.entry(spots).or_default()[0].push(id));
    after.into_iter().for_each(|(id, spots)| by_spots.entry(spots).or_default()[1].push(id));
    let pairs = by_spots.iter().filter(|(spots, _)| items(spots) >= ENOUGH).filter_map(|(_, both)| match both {
        [before, after] => Some((*only(before)?, *only(after)?)),
    });
    let mut pairs: Vec<(PhraseId, PhraseId)> = pairs.collect();
    pairs.sort_unstable();
    pairs
}

fn ids(theory: &Theory) -> impl Iterator<Item = PhraseId> + '_ {
    theory.vocabulary.iter().map(|(id, _)| id)
}

fn only(ids: &[PhraseId]) -> Option<&PhraseId> {
    let [id] = ids else { return None };
    Some(id)
}

/// In how many items a phrase stands, its own declaration aside.
fn items(spots: &[Spot]) -> usize {
    let items: FxHashSet<&Item> = spots.iter().map(|spot| &spot.item).collect();
    items.into_iter().filter(|item| !matches!(item, Item::Own(_))).count()
}

struct Finder<'f> {
    theory: &'f Theory,
    wanted: &'f FxHashSet<PhraseId>,
    /// The number that a literal has in both versions.
    number: &'f dyn Fn(Literal) -> Literal,
    found: FxHashMap<PhraseId, Vec<Spot>>,
}

impl<'f> Finder<'f> {
    /// The places of some phrases of a theory, in an order that is not that of its files.
    fn all(
        theory: &'f Theory,
        wanted: &'f FxHashSet<PhraseId>,
        number: &'f dyn Fn(Literal) -> Literal,
    ) -> FxHashMap<PhraseId, Vec<Spot>> {
        let mut finder = Self { theory, wanted, number, found: FxHashMap::default() };
        theory.vocabulary.iter().for_each(|(id, phrase)| finder.declaration(id, phrase.declared()));
        theory.headings.iter().for_each(|one| finder.heading(one, &Item::Theory(one.name.clone())));
        theory.groups.iter().for_each(|one| {
            let owner = one.heading.map(|id| &*theory.headings[id.0 as usize].name).unwrap_or_default();
            finder.heading(&one.says, &Item::Group(format!("{owner}.{}", one.says.name)));
        });
        theory.configurations.iter().for_each(|one| finder.configuration(one));
        theory.cases.iter().for_each(|case| finder.case(case));
        finder.found.values_mut().for_each(|spots| spots.sort_unstable());
        finder.found
    }

    fn add(&mut self, literal: Literal, part: Part, item: impl FnOnce(PhraseId) -> Item) {
        let Literal { phrase, negated } = literal;
        if self.wanted.contains(&phrase) {
            self.found.entry(phrase).or_default().push(Spot { item: item(phrase), part, negated });
        }
    }

    fn declaration(&mut self, id: PhraseId, declared: &Declaration) {
        let plain = Literal { phrase: id, negated: false };
        if let Some((role, _)) = declared.role {
            self.add(plain, Part::Declared, |_| Item::Own(role));
        }
        let owner = (self.number)(plain);
        for (literal, _) in &declared.implies {
            let negated = literal.negated != owner.negated;
            self.add(Literal { negated, ..*literal }, Part::Implied, |_| Item::Phrase(owner.phrase));
        }
        if let Some(when) = &declared.when {
            signed(when, owner.negated, &mut |literal| {
                self.add(literal, Part::Defines, |_| Item::Phrase(owner.phrase))
            });
        }
    }

    fn heading(&mut self, heading: &Heading, item: &Item) {
        for mention in &heading.mechanisms {
            self.add(mention.literal, Part::Mechanism, |_| item.clone());
        }
    }

    fn configuration(&mut self, one: &Configuration) {
        let (theory, number) = (self.theory, self.number);
        let item = |phrase| owner(theory, one, phrase, number);
        signed(&one.context, false, &mut |literal| self.add(literal, Part::Context, item));
        if let Some(resource) = &one.resource {
            signed(resource, false, &mut |literal| self.add(literal, Part::Resource, item));
        }
        one.mechanisms.iter().for_each(|mention| self.add(mention.literal, Part::Mechanism, item));
        one.outcomes.iter().for_each(|one| self.add(one.literal(), Part::Outcome, item));
        one.strengthened_by.iter().for_each(|one| self.add(one.literal(), Part::StrengthenedBy, item));
        one.weakened_by.iter().for_each(|one| self.add(one.literal(), Part::WeakenedBy, item));
    }

    fn case(&mut self, case: &Case) {
        let item = |_| Item::Case(case.name.clone());
        for fact in &case.facts {
            let negated = fact.literal.negated != (fact.said == Said::Absent);
            self.add(Literal { negated, ..fact.literal }, part_of(fact), item);
        }
        for expectation in &case.expectations {
            match expectation {
                Expectation::Verdict { by, .. } => {
                    by.iter().for_each(|mention| self.add(mention.literal, Part::Expected, item));
                }
                Expectation::Value { literal, .. } => self.add(*literal, Part::Expected, item),
            }
        }
    }
}

/// Whose part the phrases of a configuration are.
fn owner(theory: &Theory, one: &Configuration, phrase: PhraseId, number: &dyn Fn(Literal) -> Literal) -> Item {
    if one.named {
        return Item::Configuration(one.full_name.clone());
    }
    let heading = one.heading.map(|id| theory.headings[id.0 as usize].name.clone());
    let statement = Statement::of(one, &|literal| {
        if literal.phrase == phrase { Literal { phrase: ITSELF, ..literal } } else { number(literal) }
    });
    Item::Statement(heading, statement)
}

const fn part_of(fact: &Fact) -> Part {
    match (fact.observed, fact.said) {
        (true, _) => Part::Observed,
        (false, Said::Present | Said::Absent) => Part::Fact,
        (false, Said::Unknown) => Part::Unknown,
        (false, Said::Degree(_)) => Part::Degree,
    }
}

/// Calls for every phrase of a condition, with the sign that it has as a part of it.
fn signed(condition: &Condition, negated: bool, visit: &mut dyn FnMut(Literal)) {
    match condition {
        Condition::Phrase(one) => visit(Literal { negated: one.literal.negated != negated, ..one.literal }),
        Condition::Unknown(_) => {}
        Condition::Not(of) => signed(of, !negated, visit),
        Condition::All(of) | Condition::Any(of) | Condition::AtLeast(_, of) => {
            of.iter().for_each(|one| signed(one, negated, visit));
        }
        Condition::NoneOf(of) => of.iter().for_each(|one| signed(one, !negated, visit)),
        Condition::Unless(holds, fails) => {
            signed(holds, negated, visit);
            signed(fails, !negated, visit);
        }
    }
}
