//! How conditions stand to each other: against trying every way in which a case may describe their phrases.

use cmo::evaluate::{Pair, weigh};
use cmo::logic::{Decided, Logic, Order};
use cmo::theory::{Condition, Configuration, Literal, PhraseId, Theory, Vocabulary};
use proptest::prelude::*;

use crate::evaluate::laws::for_all;
use crate::evaluate::random::{Chains, Degrees, Trial, trials};
use crate::evaluate::written::written;

/// So few phrases that all 4^4 descriptions are soon tried.
const PHRASES: u32 = 4;

#[test]
fn order_is_what_all_descriptions_say() {
    for_all(150, small(), |trial| {
        let logic = Logic::of(&trial.theory);
        let all: Vec<Vec<Pair>> = descriptions(&FOUR).filter(|pairs| keeps(&trial.theory, pairs, true)).collect();
        for (one, other) in pairs(&trial.theory) {
            let within = |one: &Configuration, other: &Configuration| {
                all.iter()
                    .map(|pairs| (asked(one, pairs), asked(other, pairs)))
                    .all(|(one, other)| one.in_favour <= other.in_favour && one.against >= other.against)
            };
            let tried = match (within(one, other), within(other, one)) {
                (true, true) => Order::Equal,
                (true, false) => Order::Narrower,
                (false, true) => Order::Wider,
                (false, false) => Order::Neither,
            };
            prop_assert_eq!(logic.order(one, other), tried);
        }
        Ok(())
    });
}

#[test]
fn what_can_hold_is_what_some_complete_case_says() {
    for_all(150, small(), |trial| {
        let logic = Logic::of(&trial.theory);
        let all: Vec<Vec<Pair>> = descriptions(&TWO).filter(|pairs| keeps(&trial.theory, pairs, false)).collect();
        // Declarations that contradict each other are no premise for what they do not speak of.
        prop_assume!(!all.is_empty());
        let holds = |one: &Configuration, pairs: &[Pair]| asked(one, pairs).in_favour == 1.0;
        for (one, other) in pairs(&trial.theory) {
            prop_assert_eq!(logic.can_hold(one), decided(all.iter().any(|pairs| holds(one, pairs))));
            prop_assert_eq!(logic.always_holds(one), decided(all.iter().all(|pairs| holds(one, pairs))));
            let together = all.iter().any(|pairs| holds(one, pairs) && holds(other, pairs));
            prop_assert_eq!(logic.can_hold_together(one, other), decided(together));
        }
        Ok(())
    });
}

/// "`(A and B) or (A and not B)` is not `A`: with B unknown they differ."
#[test]
fn two_halves_of_a_phrase_are_narrower_than_the_phrase() {
    let theory = written().rule("a, b", "x").rule("a", "x").theory();
    let [mut halves, whole] = [theory.configurations[0].clone(), theory.configurations[1].clone()];
    let without = Condition::Unless(
        Box::new(whole.context.clone()),
        Box::new(written().rule("b", "x").theory().configurations[0].context.clone()),
    );
    halves.context = Condition::Any(vec![halves.context, without]);
    assert_eq!(Logic::of(&theory).order(&halves, &whole), Order::Narrower);
}

#[test]
fn a_question_past_the_bound_is_not_decided() {
    let most = |first: u32| {
        let of = (0..400).map(|place| phrase(first + place * 7 % 400)).collect();
        Condition::AtLeast(200, of)
    };
    let theory = written().rule("a", "x").theory();
    let ask = |context| Configuration { context, ..theory.configurations[0].clone() };
    assert_eq!(Logic::of(&theory).order(&ask(most(0)), &ask(most(100))), Order::Undecided);
}

fn phrase(id: u32) -> Condition {
    let literal = Literal { phrase: PhraseId(id), negated: false };
    Condition::Phrase(cmo::theory::Mention { literal, place: cmo::source::Place::default() })
}

fn small() -> impl Strategy<Value = Trial> {
    trials(Degrees::Crisp, Chains::Cyclic).prop_map(|trial| {
        let mut trial = trial.renumbered(&|phrase| phrase % PHRASES);
        let few = trial.theory.vocabulary.iter().take(PHRASES as usize).map(|(_, phrase)| phrase.clone());
        trial.theory.vocabulary = Vocabulary::new(few.collect());
        trial
    })
}

fn pairs(theory: &Theory) -> impl Iterator<Item = (&Configuration, &Configuration)> {
    let all = &theory.configurations;
    all.iter().flat_map(move |one| all.iter().map(move |other| (one, other)))
}

const TWO: [Pair; 2] = [Pair::new(1.0, 0.0), Pair::new(0.0, 1.0)];
const FOUR: [Pair; 4] = [TWO[0], TWO[1], Pair::new(0.0, 0.0), Pair::new(1.0, 1.0)];

/// Every way in which each phrase has one of these pairs.
fn descriptions(of: &[Pair]) -> impl Iterator<Item = Vec<Pair>> {
    let number = of.len().pow(PHRASES);
    (0..number).map(|index| (0..PHRASES).map(|place| of[index / of.len().pow(place) % of.len()]).collect())
}

fn asked(one: &Configuration, pairs: &[Pair]) -> Pair {
    let pair = |condition| weigh(condition, &|phrase: PhraseId| pairs[phrase.0 as usize]);
    one.resource.as_ref().map_or_else(|| pair(&one.context), |resource| pair(&one.context).and(pair(resource)))
}

/// Whether a description keeps to what is declared; where `both`, a definition is what its condition is, else a
/// condition that is open leaves it open.
fn keeps(theory: &Theory, pairs: &[Pair], both: bool) -> bool {
    theory.vocabulary.iter().all(|(id, phrase)| {
        let own = pairs[id.0 as usize];
        let implied = phrase.declared().implies.iter().all(|(literal, _)| {
            let other = pairs[literal.phrase.0 as usize].under(*literal);
            own.in_favour <= other.in_favour && other.against <= own.against
        });
        let defined = phrase.declared().when.as_ref().is_none_or(|when| {
            let when = weigh(when, &|phrase: PhraseId| pairs[phrase.0 as usize]);
            if both { when == own } else { when.in_favour <= own.in_favour && when.against <= own.against }
        });
        implied && defined
    })
}

const fn decided(answer: bool) -> Decided {
    if answer { Decided::Yes } else { Decided::No }
}
