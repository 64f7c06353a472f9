//! The engine against two older logics that section 5 must fall back to: where nothing goes round in circles, nothing
//! is contested and no degree is given, the open world is strong Kleene, and the closed world two-valued.

use std::cell::Cell;

use cmo::evaluate::{Pair, World, evaluate};
use cmo::theory::{Case, Condition, Configuration, Form, Literal, Mention, Predicted, Said, Theory};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use super::blank::blank_configuration;
use super::laws::for_all;
use super::random::{Chains, Degrees, cases_of, trials};
use super::shown::spelled;

/// True, false, or not known.
type Truth = Option<bool>;

/// What is contested has no place in these logics.
struct Contested;

#[test]
fn the_open_world_is_strong_kleene_where_nothing_is_contested() {
    compare(World::Open);
}

#[test]
fn the_closed_world_is_two_valued_where_nothing_is_contested_or_said_to_be_unknown() {
    compare(World::Closed);
}

/// Compares all that can be compared, and sees to it that this is much.
fn compare(world: World) {
    let (tried, compared) = (Cell::new(0), Cell::new(0));
    for_all(1_000, trials(Degrees::Crisp, Chains::Acyclic), |trial| {
        for case in &trial.cases {
            let case = Case { theory: None, complete: false, ..case.clone() };
            tried.set(tried.get() + 1);
            if let Ok(truths) = truths(&trial.theory, &case, world) {
                compared.set(compared.get() + 1);
                agrees(&trial.theory, &case, world, &truths)?;
            }
        }
        Ok(())
    });
    assert!(compared.get() * 3 > tried.get(), "{} of {} cases are uncontested", compared.get(), tried.get());
}

fn agrees(theory: &Theory, case: &Case, world: World, truths: &[Truth]) -> TestCaseResult {
    let evaluation = evaluate(theory, case, world);
    for (phrase, truth) in truths.iter().enumerate() {
        prop_assert_eq!(evaluation.values[phrase], pair(*truth), "phrase {}, {:?}", phrase, world);
    }
    for (number, one) in theory.configurations.iter().enumerate().filter(|(_, one)| !one.retired) {
        prop_assert_eq!(evaluation.firing[number], Some(pair(fires(one, truths))), "c{}, {:?}", number, world);
    }
    let silent = !case.facts.iter().any(|fact| fact.said == Said::Unknown) && !asks(theory);
    prop_assert!(world == World::Open || !silent || !truths.contains(&None), "two-valued: {:?}", truths);
    Ok(())
}

fn pair(truth: Truth) -> Pair {
    truth.map_or(Pair::UNKNOWN, |truth| if truth { Pair::PRESENT } else { Pair::ABSENT })
}

/// Whether `?` stands anywhere in the theory.
fn asks(theory: &Theory) -> bool {
    let conditions = theory.configurations.iter().flat_map(|one| [Some(&one.context), one.resource.as_ref()]);
    let definitions = theory.vocabulary.iter().map(|(_, phrase)| phrase.declared().when.as_ref());
    conditions.chain(definitions).flatten().any(|condition| spelled(condition).contains('?'))
}

/// The truth of each phrase, from the first on: none depends on a later one.
fn truths(theory: &Theory, case: &Case, world: World) -> Result<Vec<Truth>, Contested> {
    let mut truths = Vec::new();
    for phrase in 0..theory.vocabulary.len() {
        let said = said(case, phrase)?;
        let truth = if said.is_some() { said } else { predicted(theory, case, world, phrase, &truths)? };
        truths.push(truth);
    }
    Ok(truths)
}

fn said(case: &Case, phrase: usize) -> Result<Truth, Contested> {
    let about = case.facts.iter().filter(|fact| fact.literal.phrase.0 as usize == phrase);
    let mut said = None;
    for truth in
        about.filter(|fact| fact.said != Said::Unknown).map(|fact| (fact.said == Said::Present) != fact.literal.negated)
    {
        if said == Some(!truth) {
            return Err(Contested);
        }
        said = Some(truth);
    }
    Ok(said)
}

/// What follows for a phrase from the truths of the earlier ones: what speaks for it, and what speaks against it.
fn predicted(theory: &Theory, case: &Case, world: World, phrase: usize, truths: &[Truth]) -> Result<Truth, Contested> {
    let (mut speaking_for, mut speaking_against) = (vec![Some(false)], vec![Some(false)]);
    for one in theory.configurations.iter().filter(|one| !one.retired) {
        for (against, cut) in mentions(one, case, phrase) {
            let fires = if cut { Some(false) } else { fires(one, truths) };
            if against { speaking_against.push(fires) } else { speaking_for.push(fires) }
        }
    }
    if let Some((_, phrase)) = theory.vocabulary.iter().nth(phrase) {
        speaking_for.extend(phrase.declared().when.iter().map(|condition| truth(condition, truths)));
        speaking_against.extend(phrase.declared().when.iter().map(|condition| not(truth(condition, truths))));
    }
    if case.facts.iter().any(|fact| fact.literal.phrase.0 as usize == phrase) {
        // Only `unknown` is said of it: it may be so, whatever speaks for it.
        speaking_for.push(None);
    }
    combined(any_of(speaking_for), any_of(speaking_against), world)
}

/// In an open world what speaks for a phrase makes it true, what speaks against it false, and nothing else does; in
/// a closed one, it is false where nothing may speak for it, and contested where both sides may be true and one is.
fn combined(speaking_for: Truth, speaking_against: Truth, world: World) -> Result<Truth, Contested> {
    match (speaking_for, speaking_against, world) {
        (Some(true), Some(true), _) => Err(Contested),
        (Some(true), None, World::Closed) | (None, Some(true), World::Closed) => Err(Contested),
        (Some(true), ..) => Ok(Some(true)),
        (_, Some(true), _) => Ok(Some(false)),
        (Some(false), _, World::Closed) => Ok(Some(false)),
        (Some(false) | None, Some(false) | None, _) => Ok(None),
    }
}

/// Where a configuration speaks of a phrase: whether against it, and whether that is cut.
fn mentions(one: &Configuration, case: &Case, phrase: usize) -> Vec<(bool, bool)> {
    let only_if = one.form == Form::OnlyIf;
    let of = |literal: Literal| literal.phrase.0 as usize == phrase;
    let denied = |mention: &Mention| {
        let said = said(case, mention.literal.phrase.0 as usize).ok().flatten();
        said == Some(mention.literal.negated)
    };
    let cut = !only_if && one.mechanisms.iter().any(denied);
    let mechanisms = one.mechanisms.iter().filter(|mention| of(mention.literal));
    let outcomes = one.outcomes.iter().filter(|outcome| of(outcome.mention.literal));
    let against = |outcome: &Predicted| (outcome.negated != outcome.mention.literal.negated) != only_if;
    let mechanisms = mechanisms.map(|mention| (mention.literal.negated != only_if, false));
    mechanisms.chain(outcomes.map(|outcome| (against(outcome), cut))).collect()
}

fn fires(one: &Configuration, truths: &[Truth]) -> Truth {
    let mut required = vec![one.context.clone()];
    required.extend(one.resource.clone());
    let holds = truth(&Condition::All(required), truths);
    if one.form == Form::If { holds } else { not(holds) }
}

fn truth(condition: &Condition, truths: &[Truth]) -> Truth {
    let each = |of: &[Condition]| of.iter().map(|one| truth(one, truths)).collect::<Vec<Truth>>();
    match condition {
        Condition::Phrase(mention) => {
            truths[mention.literal.phrase.0 as usize].map(|truth| truth != mention.literal.negated)
        }
        Condition::Unknown(_) => None,
        Condition::Not(inner) => not(truth(inner, truths)),
        Condition::All(of) => at_least(of.len(), &each(of)),
        Condition::Any(of) => any_of(each(of)),
        Condition::NoneOf(of) => not(any_of(each(of))),
        Condition::AtLeast(least, of) => at_least(*least as usize, &each(of)),
        Condition::Unless(holds, fails) => at_least(2, &[truth(holds, truths), not(truth(fails, truths))]),
    }
}

fn not(truth: Truth) -> Truth {
    truth.map(|truth| !truth)
}

fn any_of(of: Vec<Truth>) -> Truth {
    at_least(1, &of)
}

/// True where enough are true, false where too many are false for that.
fn at_least(least: usize, of: &[Truth]) -> Truth {
    let count = |sought: Truth| of.iter().filter(|one| **one == sought).count();
    if count(Some(true)) >= least {
        return Some(true);
    }
    (count(Some(true)) + count(None) < least).then_some(false)
}

/// `at least k of n` counts, at every threshold: more than t for it where k operands have more than t for them, more
/// than t against it where so many have it against them that k can no longer be reached.
#[test]
fn at_least_counts_at_every_threshold() {
    let operands = prop::collection::vec((0..8_u32, any::<bool>()), 1..7);
    for_all(1_000, (operands, any::<usize>(), cases_of(8, Degrees::Fuzzy)), |(operands, least, case)| {
        let case = Case { theory: None, complete: false, ..case };
        let least = least % operands.len() + 1;
        let evaluation = evaluate(&one_quantifier(&operands, least), &case, World::Open);
        let pairs: Vec<Pair> =
            operands.iter().map(|(phrase, negated)| evaluation.values[*phrase as usize].signed(*negated)).collect();
        let firing = evaluation.firing[0].unwrap();
        for threshold in (0..100).map(|hundredth| f64::from(hundredth) / 100.0) {
            let holding = pairs.iter().filter(|pair| pair.in_favour > threshold).count();
            prop_assert_eq!(firing.in_favour > threshold, holding >= least, "for, at {}", threshold);
            let failing = pairs.iter().filter(|pair| pair.against > threshold).count();
            prop_assert_eq!(firing.against > threshold, pairs.len() - failing < least, "against, at {}", threshold);
        }
        Ok(())
    });
}

fn one_quantifier(operands: &[(u32, bool)], least: usize) -> Theory {
    let mention = |(phrase, negated): &(u32, bool)| {
        let literal = Literal { phrase: cmo::theory::PhraseId(*phrase), negated: *negated };
        Condition::Phrase(Mention { literal, place: cmo::source::Place::default() })
    };
    let context = Condition::AtLeast(least as u32, operands.iter().map(mention).collect());
    let mut theory = super::written::written().theory();
    theory.configurations.push(Configuration { context, ..blank_configuration() });
    theory
}
