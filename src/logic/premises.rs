//! Asks questions about the conditions of a theory, with what is declared of their phrases as premises.

use biodivine_lib_bdd::Bdd;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::logic::demand::{Asked, Demand};
use crate::logic::premise::{Premise, is_free, of_premise, phrases_of, premises};
use crate::logic::rails::{Open, Rails, Universe};
use crate::logic::{Decided, Order, Reach};
use crate::theory::{Configuration, Literal, PhraseId, Theory};

/// The conditions of a theory, to be compared.
#[derive(Debug)]
pub struct Logic<'t> {
    premises: Vec<Premise<'t>>,
    /// By phrase: the premises that speak of it.
    about: FxHashMap<PhraseId, Vec<usize>>,
}

/// What a configuration asks for: its context, and its resource where it has one.
type Asks<'q> = Vec<Demand<'q>>;

impl<'t> Logic<'t> {
    /// Takes what a theory declares as premises.
    #[must_use]
    pub fn of(theory: &'t Theory) -> Self {
        Self::given(premises(theory))
    }

    /// Takes just these premises.
    pub(crate) fn given(premises: impl IntoIterator<Item = Premise<'t>>) -> Self {
        let mut logic = Self { premises: Vec::new(), about: FxHashMap::default() };
        premises.into_iter().for_each(|premise| logic.take(premise));
        logic
    }

    /// All premises, in their order.
    pub(super) fn premises(&self) -> &[Premise<'t>] {
        &self.premises
    }

    fn take(&mut self, premise: Premise<'t>) {
        let index = self.premises.len();
        self.premises.push(premise);
        for phrase in phrases_of(premise) {
            self.about.entry(phrase).or_default().push(index);
        }
    }

    /// How what one configuration asks for stands to what another asks for.
    #[must_use]
    pub fn order(&self, one: &Configuration, other: &Configuration) -> Order {
        self.order_of(&asks(one), &asks(other), &|literal| literal).unwrap_or(Order::Undecided)
    }

    /// As [`Logic::order`], where the other configuration is of another theory: its literals in words of this one.
    #[must_use]
    pub fn order_to(&self, one: &Configuration, other: &Configuration, shared: &dyn Fn(Literal) -> Literal) -> Order {
        self.order_of(&asks(one), &asks(other), shared).unwrap_or(Order::Undecided)
    }

    /// Whether what a configuration asks for can be met by a complete and crisp case. `?` never is.
    #[must_use]
    pub fn can_hold(&self, one: &Configuration) -> Decided {
        decided(self.holds_somewhere(&asks(one)))
    }

    /// Whether every complete and crisp case meets what a configuration asks for.
    #[must_use]
    pub fn always_holds(&self, one: &Configuration) -> Decided {
        decided(self.holds_everywhere(&asks(one)))
    }

    /// How far what a configuration asks for reaches, with a `?` taken for anything; none where no complete and crisp case can
    /// meet what is declared of its phrases.
    #[must_use]
    pub fn reach(&self, one: &Configuration) -> Option<Reach> {
        let asks = asks(one);
        let Some((rails, premise)) = self.question(Universe::Crisp, phrases(&asks, &|literal| literal)) else {
            return Some(Reach { can_hold: Decided::Not, always_holds: Decided::Not });
        };
        (!premise.is_false()).then(|| Reach {
            can_hold: decided(is_somewhere(&rails, &premise, &asks, Open::Granted)),
            always_holds: decided(is_everywhere(&rails, &premise, &asks)),
        })
    }

    /// Whether one complete and crisp case can meet what both configurations ask for.
    #[must_use]
    pub fn can_hold_together(&self, one: &Configuration, other: &Configuration) -> Decided {
        decided(self.holds_somewhere(&[asks(one), asks(other)].concat()))
    }

    fn order_of(&self, one: &Asks<'_>, other: &Asks<'_>, shared: &dyn Fn(Literal) -> Literal) -> Option<Order> {
        let same = |literal| literal;
        let phrases = phrases(one, &same).into_iter().chain(phrases(other, shared)).collect();
        let (rails, premise) = self.question(Universe::All, phrases)?;
        let [holds, fails] = sides(&rails, one, &same)?;
        let [other_holds, other_fails] = sides(&rails, other, shared)?;
        let narrower =
            rails.is_within(&premise, &holds, &other_holds)? && rails.is_within(&premise, &other_fails, &fails)?;
        let wider =
            rails.is_within(&premise, &other_holds, &holds)? && rails.is_within(&premise, &fails, &other_fails)?;
        Some(match (narrower, wider) {
            (true, true) => Order::Equal,
            (true, false) => Order::Narrower,
            (false, true) => Order::Wider,
            (false, false) => Order::Neither,
        })
    }

    fn holds_somewhere(&self, asks: &Asks<'_>) -> Option<bool> {
        let (rails, premise) = self.question(Universe::Crisp, phrases(asks, &|literal| literal))?;
        is_somewhere(&rails, &premise, asks, Open::Lacking)
    }

    fn holds_everywhere(&self, asks: &Asks<'_>) -> Option<bool> {
        let (rails, premise) = self.question(Universe::Crisp, phrases(asks, &|literal| literal))?;
        is_everywhere(&rails, &premise, asks)
    }

    /// The variables of a question about some phrases, and the premises that bear on it.
    fn question(&self, universe: Universe, phrases: Vec<PhraseId>) -> Option<(Rails, Bdd)> {
        let mut all: Vec<PhraseId> = Vec::new();
        let mut seen: FxHashSet<PhraseId> = FxHashSet::default();
        all.extend(phrases.into_iter().filter(|phrase| seen.insert(*phrase)));
        let premises = self.bearing(&all);
        let further = premises.iter().flat_map(|premise| phrases_of(*premise));
        all.extend(further.filter(|phrase| seen.insert(*phrase)));
        let rails = Rails::of(universe, &all)?;
        let mut premise = rails.always();
        for one in premises {
            premise = rails.and(&premise, &of_premise(&rails, one)?)?;
        }
        Some((rails, premise))
    }

    /// The premises that may join some of the phrases. One that only leads to a phrase of which nobody asks joins none.
    fn bearing(&self, asked: &[PhraseId]) -> Vec<Premise<'t>> {
        let asked: FxHashSet<PhraseId> = asked.iter().copied().collect();
        self.pruned(self.reachable(&asked), &asked)
    }

    /// Some premises without those that can be met whatever the others and the phrases that are asked about are.
    pub(super) fn pruned(&self, mut left: Vec<usize>, asked: &FxHashSet<PhraseId>) -> Vec<Premise<'t>> {
        loop {
            let mut times: FxHashMap<PhraseId, usize> = FxHashMap::default();
            let mentioned = left.iter().flat_map(|index| phrases_of(self.premises[*index]));
            mentioned.for_each(|phrase| *times.entry(phrase).or_default() += 1);
            let before = left.len();
            left.retain(|index| {
                let of = phrases_of(self.premises[*index]);
                !of.iter().any(|phrase| {
                    !asked.contains(phrase) && times[phrase] == 1 && is_free(self.premises[*index], *phrase)
                })
            });
            if left.len() == before {
                return left.into_iter().map(|index| self.premises[index]).collect();
            }
        }
    }

    /// The premises that are joined to some phrases through others, in their order.
    pub(super) fn reachable(&self, phrases: &FxHashSet<PhraseId>) -> Vec<usize> {
        let mut seen = phrases.clone();
        let mut open: Vec<PhraseId> = phrases.iter().copied().collect();
        let mut found: FxHashSet<usize> = FxHashSet::default();
        while let Some(phrase) = open.pop() {
            for &index in self.about.get(&phrase).into_iter().flatten() {
                if found.insert(index) {
                    open.extend(phrases_of(self.premises[index]).into_iter().filter(|one| seen.insert(*one)));
                }
            }
        }
        let mut found: Vec<usize> = found.into_iter().collect();
        found.sort_unstable();
        found
    }
}

/// Whether what is asked for holds in a case that meets the premise.
fn is_somewhere(rails: &Rails, premise: &Bdd, asks: &Asks<'_>, open: Open) -> Option<bool> {
    let holds = holds(rails, asks, open, &|literal| literal)?;
    Some(!rails.and(premise, &holds)?.is_false())
}

/// Whether what is asked for holds in every case that meets the premise.
fn is_everywhere(rails: &Rails, premise: &Bdd, asks: &Asks<'_>) -> Option<bool> {
    rails.is_within(premise, &rails.always(), &holds(rails, asks, Open::Lacking, &|literal| literal)?)
}

fn asks(configuration: &Configuration) -> Asks<'_> {
    let asked = Asked::by(configuration);
    std::iter::once(asked.context).chain(asked.resource).collect()
}

fn phrases(asks: &Asks<'_>, shared: &dyn Fn(Literal) -> Literal) -> Vec<PhraseId> {
    let mut all = Vec::new();
    asks.iter().for_each(|one| one.each_literal(&mut |literal| all.push(shared(literal).phrase)));
    all
}

/// Where all that is asked for holds, and where it fails.
fn sides(rails: &Rails, asks: &Asks<'_>, shared: &dyn Fn(Literal) -> Literal) -> Option<[Bdd; 2]> {
    let negated: Asks<'_> = asks.iter().map(|one| one.negated()).collect();
    Some([holds(rails, asks, Open::Lacking, shared)?, at_least(rails, 1, &negated, Open::Lacking, shared)?])
}

/// Where all that is asked for holds.
fn holds(rails: &Rails, asks: &Asks<'_>, open: Open, shared: &dyn Fn(Literal) -> Literal) -> Option<Bdd> {
    at_least(rails, asks.len(), asks, open, shared)
}

fn at_least(
    rails: &Rails,
    least: usize,
    of: &Asks<'_>,
    open: Open,
    shared: &dyn Fn(Literal) -> Literal,
) -> Option<Bdd> {
    let parts = of.iter().map(|one| rails.demand(*one, open, shared)).collect::<Option<Vec<_>>>()?;
    rails.at_least(least, &parts)
}

const fn decided(answer: Option<bool>) -> Decided {
    match answer {
        Some(true) => Decided::Yes,
        Some(false) => Decided::No,
        None => Decided::Not,
    }
}
