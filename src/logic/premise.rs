//! Turns what a theory declares of two or more phrases into premises, and each premise into a decision diagram.

use biodivine_lib_bdd::Bdd;

use crate::logic::demand::Demand;
use crate::logic::rails::{Open, Rails, Universe};
use crate::theory::{Condition, Literal, PhraseId, Theory};

/// What is declared of two or more phrases.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Premise<'t> {
    /// Wherever the phrase holds, the literal does; and back.
    Implies(PhraseId, Literal),
    /// The phrase is the condition.
    Defined(PhraseId, &'t Condition),
}

impl Premise<'_> {
    /// The phrase that is declared.
    pub(super) const fn subject(self) -> PhraseId {
        match self {
            Self::Implies(phrase, _) | Self::Defined(phrase, _) => phrase,
        }
    }
}

/// What a theory declares of two or more phrases.
pub(crate) fn premises(theory: &Theory) -> impl Iterator<Item = Premise<'_>> {
    theory.vocabulary.iter().flat_map(|(id, phrase)| {
        let declared = phrase.declared();
        let implied = declared.implies.iter().map(move |(literal, _)| Premise::Implies(id, *literal));
        implied.chain(declared.when.iter().map(move |when| Premise::Defined(id, when)))
    })
}

/// Whether a premise can be met whatever the others are, by choosing this phrase: then it says nothing of the others.
pub(super) fn is_free(premise: Premise<'_>, phrase: PhraseId) -> bool {
    match premise {
        Premise::Implies(..) => true,
        Premise::Defined(defined, when) => {
            let mut of_itself = false;
            Demand::plain(when).each_literal(&mut |literal| of_itself |= literal.phrase == defined);
            defined == phrase && !of_itself
        }
    }
}

/// Each phrase of a premise once.
pub(super) fn phrases_of(premise: Premise<'_>) -> Vec<PhraseId> {
    let mut all = match premise {
        Premise::Implies(phrase, literal) => vec![phrase, literal.phrase],
        Premise::Defined(phrase, when) => {
            let mut all = vec![phrase];
            Demand::plain(when).each_literal(&mut |literal| all.push(literal.phrase));
            all
        }
    };
    all.sort_unstable();
    all.dedup();
    all
}

/// `implies` reads both ways: what holds, and what fails.
pub(super) fn of_premise(rails: &Rails, premise: Premise<'_>) -> Option<Bdd> {
    let same = |literal| literal;
    let plain = |phrase| Literal { phrase, negated: false };
    match premise {
        Premise::Implies(phrase, literal) => {
            let forth = rails.only_if(&rails.literal(plain(phrase)), &rails.literal(literal))?;
            let back = rails.only_if(&rails.literal(literal.contrary()), &rails.literal(plain(phrase).contrary()))?;
            rails.and(&forth, &back)
        }
        Premise::Defined(phrase, when) => {
            let demand = Demand::plain(when);
            let sides = [(plain(phrase), demand), (plain(phrase).contrary(), demand.negated())];
            sides.into_iter().try_fold(rails.always(), |all, (literal, demand)| {
                let (literal, demand) = (rails.literal(literal), rails.demand(demand, Open::Lacking, &same)?);
                let back = match rails.universe {
                    Universe::All => rails.only_if(&literal, &demand)?,
                    // Follows, but where a `?` leaves the definition open: then a complete case says which it is.
                    Universe::Crisp => rails.always(),
                };
                rails.and(&all, &rails.and(&back, &rails.only_if(&demand, &literal)?)?)
            })
        }
    }
}
