//! Turns chance into theories and cases: few phrases, so that everything meets everything.
//!
//! Nothing is parsed: a theory is made of the types that `resolve` would give. What proptest shrinks prints as `.cmo`.

use std::collections::BTreeSet;
use std::ops::Range;

use cmo::source::Place;
use cmo::theory::{
    Case, Condition, Configuration, Fact, Form, Heading, HeadingId, Literal, Mention, PhraseId, Predicted, Said,
    Theory, Vocabulary,
};
use proptest::prelude::*;

use super::blank::{blank_configuration, blank_heading, case, fact, letter};

/// A theory with some cases of it.
pub struct Trial {
    pub theory: Theory,
    pub cases: Vec<Case>,
}

/// Which degrees a case may give.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Degrees {
    /// `X` and `not X` alone.
    Crisp,
    /// `X = 0.7` too.
    Fuzzy,
}

/// Which configurations may lead to which.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Chains {
    /// Any to any, itself included.
    Cyclic,
    /// Each phrase depends on earlier ones only; nothing is declared by `implies`.
    Acyclic,
}

/// The most phrases of a trial; mentions are drawn from as many, then brought within what there is.
pub const PHRASES: u32 = 8;
const HEADINGS: u32 = 2;

/// Random theories with random cases.
pub fn trials(degrees: Degrees, chains: Chains) -> impl Strategy<Value = Trial> {
    trials_of(degrees, chains, 1..4)
}

/// Random theories, each with so many random cases.
pub fn trials_of(degrees: Degrees, chains: Chains, number: Range<usize>) -> impl Strategy<Value = Trial> {
    let phrases = (3..=PHRASES).prop_flat_map(|size| prop::collection::vec(declarations(), size as usize));
    let configurations = prop::collection::vec(configurations(), 1..7);
    let cases = prop::collection::vec(cases(degrees), number);
    (phrases, configurations, cases).prop_map(move |(phrases, configurations, cases)| {
        let size = phrases.len() as u32;
        let trial = Trial { theory: theory(phrases, configurations), cases }.renumbered(&|phrase| phrase % size);
        match chains {
            Chains::Cyclic => trial,
            Chains::Acyclic => trial.without_circles(),
        }
    })
}

/// A random case over the phrases below `size`.
pub fn cases_of(size: u32, degrees: Degrees) -> impl Strategy<Value = Case> {
    cases(degrees).prop_map(move |mut case| {
        case.facts.iter_mut().for_each(|fact| fact.literal.phrase.0 %= size);
        case
    })
}

fn literal() -> impl Strategy<Value = Literal> {
    (0..PHRASES, prop::bool::weighted(0.25)).prop_map(|(phrase, negated)| Literal { phrase: PhraseId(phrase), negated })
}

fn mention() -> impl Strategy<Value = Mention> {
    literal().prop_map(|literal| Mention { literal, place: Place::default() })
}

/// A random condition over the phrases of a trial.
pub fn condition() -> impl Strategy<Value = Condition> {
    let leaf = prop_oneof![
        12 => mention().prop_map(Condition::Phrase),
        3 => mention().prop_map(|mention| Condition::Not(Box::new(Condition::Phrase(mention)))),
        1 => Just(Condition::Unknown(Place::default())),
    ];
    let nested = leaf.clone().prop_recursive(3, 12, 4, |inner| {
        let list = || prop::collection::vec(inner.clone(), 1..5);
        let choice = prop::collection::vec(inner.clone(), 1..8);
        prop_oneof![
            3 => list().prop_map(Condition::All),
            3 => list().prop_map(Condition::Any),
            2 => inner.clone().prop_map(|one| Condition::Not(Box::new(one))),
            2 => (any::<u32>(), choice).prop_map(|(least, of)| Condition::AtLeast(least % of.len() as u32 + 1, of)),
            1 => list().prop_map(Condition::NoneOf),
            1 => (inner.clone(), inner).prop_map(|(holds, fails)| Condition::Unless(Box::new(holds), Box::new(fails))),
        ]
    });
    prop_oneof![1 => leaf, 2 => nested]
}

/// What may be declared of a phrase: a `when`, some `implies`.
fn declarations() -> impl Strategy<Value = (Option<Condition>, Vec<Literal>)> {
    let when = prop_oneof![5 => Just(None), 1 => condition().prop_map(Some)];
    (when, prop_oneof![4 => Just(Vec::new()), 1 => prop::collection::vec(literal(), 1..3)])
}

fn configurations() -> impl Strategy<Value = Configuration> {
    let form = prop_oneof![4 => Just(Form::If), 1 => Just(Form::OnlyIf)];
    let resource = prop_oneof![2 => Just(None), 1 => condition().prop_map(Some)];
    let mechanisms = prop::collection::vec(mention(), 0..3);
    let outcome = (mention(), prop::bool::weighted(0.2)).prop_map(|(mention, negated)| Predicted { mention, negated });
    let outcomes = prop::collection::vec(outcome, 0..3);
    let heading = prop_oneof![1 => Just(None), 2 => (0..HEADINGS).prop_map(|heading| Some(HeadingId(heading)))];
    (form, condition(), resource, mechanisms, outcomes, heading, prop::bool::weighted(0.05)).prop_map(
        |(form, context, resource, mechanisms, outcomes, heading, retired)| Configuration {
            form,
            context,
            resource,
            mechanisms,
            outcomes,
            heading,
            retired,
            ..blank_configuration()
        },
    )
}

fn cases(degrees: Degrees) -> impl Strategy<Value = Case> {
    let facts = prop::collection::vec((literal(), said(degrees), prop::bool::weighted(0.3)), 0..7);
    let theory = prop_oneof![3 => Just(None), 1 => (0..HEADINGS).prop_map(|heading| Some(HeadingId(heading)))];
    (facts, theory, prop::bool::weighted(0.1), any::<bool>()).prop_map(|(facts, theory, complete, consistent)| {
        let facts = facts.into_iter().map(|(literal, said, observed)| Fact { observed, ..fact(literal, said) });
        let facts = if consistent { one_a_phrase(facts.collect()) } else { facts.collect() };
        Case { theory, complete, ..case(facts) }
    })
}

/// The first fact about each phrase, so that none is contested.
fn one_a_phrase(facts: Vec<Fact>) -> Vec<Fact> {
    let mut seen = BTreeSet::new();
    facts.into_iter().filter(|fact| seen.insert(fact.literal.phrase)).collect()
}

fn said(degrees: Degrees) -> BoxedStrategy<Said> {
    let crisp = prop_oneof![5 => Just(Said::Present), 4 => Just(Said::Absent), 1 => Just(Said::Unknown)];
    let degree = prop_oneof![1 => Just(0.5), 4 => (0..=10_u32).prop_map(|tenths| f64::from(tenths) / 10.0)];
    match degrees {
        Degrees::Crisp => crisp.boxed(),
        Degrees::Fuzzy => prop_oneof![3 => crisp, 2 => degree.prop_map(Said::Degree)].boxed(),
    }
}

fn theory(phrases: Vec<(Option<Condition>, Vec<Literal>)>, configurations: Vec<Configuration>) -> Theory {
    let phrases = phrases.into_iter().enumerate().map(|(index, (when, implies))| {
        let implies = implies.into_iter().map(|literal| (literal, Place::default())).collect();
        let mut phrase = letter(index);
        (phrase.declared_mut().when, phrase.declared_mut().implies) = (when, implies);
        phrase
    });
    let mut theory = Theory { vocabulary: Vocabulary::new(phrases.collect()), ..Theory::default() };
    theory.headings = (0..HEADINGS).map(|index| Heading { name: format!("T{index}"), ..blank_heading() }).collect();
    theory.configurations = configurations.into_iter().enumerate().map(|(index, one)| named(one, index)).collect();
    theory
}

fn named(configuration: Configuration, index: usize) -> Configuration {
    let id = format!("c{index}");
    let full_name = configuration.heading.map_or(id.clone(), |heading| format!("T{}.{id}", heading.0));
    Configuration { id, full_name, ..configuration }
}
