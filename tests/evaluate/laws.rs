//! The laws of section 5, on random theories.
//!
//! `PROPTEST_CASES` sets how many; `PROPTEST_RNG_SEED` draws others than the gate does.

use std::num::NonZeroUsize;

use cmo::cases::{Cells, Columns};
use cmo::evaluate::{Counts, Evaluation, Instructions, Means, Pair, Program, World, evaluate};
use cmo::theory::{
    Case, Condition, ConfigurationId, Fact, Form, HeadingId, Literal, PhraseId, Said, Theory, Verdict, Vocabulary,
};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed, TestCaseResult, TestRunner};

use super::naive;
use super::random::{Chains, Degrees, Trial, fact, trials};
use super::rewrite::{dual, shuffled};

const WORLDS: [World; 2] = [World::Open, World::Closed];

/// How far two degrees may lie apart that were computed on different ways: `1 - 0.7` is not quite 0.3.
const NEAR: f64 = 1e-9;

/// Holds a law on so many random values; where it fails, panics with the smallest that was found.
pub fn for_all<S: Strategy>(cases: u32, of: S, law: impl Fn(S::Value) -> TestCaseResult) {
    let asked = Config::default();
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { asked.cases } else { cases };
    let rng_seed = if asked.rng_seed == RngSeed::Random { RngSeed::Fixed(2) } else { asked.rng_seed };
    let config = Config { cases, rng_seed, failure_persistence: None, max_global_rejects: cases * 20, ..asked };
    TestRunner::new(config).run(&of, law).unwrap_or_else(|error| panic!("{error}"));
}

/// The engine agrees with the naive reading, open and closed.
#[test]
fn the_engine_agrees_with_the_naive_reading() {
    for_all(10_000, trials(Degrees::Fuzzy, Chains::Cyclic), |trial| {
        each(&trial, |case, world| {
            let engine = evaluate(&trial.theory, case, world);
            same(&engine, &naive::evaluate(&trial.theory, case, world))
        })
    });
}

/// The same on cases without degrees, which take another way through the engine …
#[test]
fn the_engine_agrees_with_the_naive_reading_on_crisp_cases() {
    for_all(2_000, trials(Degrees::Crisp, Chains::Cyclic), |trial| {
        each(&trial, |case, world| {
            let engine = evaluate(&trial.theory, case, world);
            same(&engine, &naive::evaluate(&trial.theory, case, world))
        })
    });
}

/// … and come to the same there.
#[test]
fn crisp_cases_mean_the_same_in_bits_and_in_floats() {
    for_all(2_000, trials(Degrees::Crisp, Chains::Cyclic), |trial| {
        let cases: Vec<&Case> = trial.cases.iter().collect();
        let (bits, floats) = (Columns::of(&cases), Columns::graded(&cases));
        prop_assert!(matches!((bits.cells(), floats.cells()), (Cells::Crisp(_), Cells::Graded(_))));
        for (scope, world) in [None, Some(HeadingId(0))].into_iter().flat_map(|one| WORLDS.map(|world| (one, world))) {
            let program = Program::compile(&trial.theory, scope);
            for (bits, floats) in program.evaluate(&bits, world).iter().zip(&program.evaluate(&floats, world)) {
                same(bits, floats)?;
            }
        }
        Ok(())
    });
}

/// "A single case is a batch of one": a case means the same alone and among others, wherever it stands among them.
#[test]
fn a_case_means_the_same_alone_and_among_others() {
    let trials = prop_oneof![trials(Degrees::Crisp, Chains::Cyclic), trials(Degrees::Fuzzy, Chains::Cyclic)];
    for_all(60, (trials, prop::sample::select(vec![3, 64, 65, 130, 1_025])), |(trial, number)| {
        let cases: Vec<&Case> = trial.cases.iter().cycle().take(number).collect();
        for world in WORLDS {
            let program = Program::compile(&trial.theory, None);
            let together = program.evaluate(&Columns::of(&cases), world);
            prop_assert_eq!(together.len(), number);
            let alone = trial.cases.iter().map(|case| program.evaluate(&Columns::of(&[case]), world).swap_remove(0));
            let alone: Vec<Evaluation> = alone.collect();
            together.iter().zip(alone.iter().cycle()).try_for_each(|(one, other)| same(one, other))?;
        }
        Ok(())
    });
}

/// Verdicts that are counted over columns are those of the cases, with every set of instructions that the machine has.
#[test]
fn what_is_counted_is_what_is_evaluated() {
    let trials = prop_oneof![trials(Degrees::Crisp, Chains::Cyclic), trials(Degrees::Fuzzy, Chains::Cyclic)];
    for_all(300, (trials, prop::sample::select(vec![1, 64, 65, 1_025])), |(trial, number)| {
        let number = if number > trial.cases.len() * 100 { 3 } else { number };
        let cases: Vec<&Case> = trial.cases.iter().cycle().take(number).collect();
        for (world, columns) in WORLDS
            .iter()
            .flat_map(|&world| [Columns::of(&cases), Columns::graded(&cases)].map(|columns| (world, columns)))
        {
            let program = Program::compile(&trial.theory, None);
            let evaluations = program.evaluate(&columns, world);
            for instructions in Instructions::ALL.into_iter().filter(|one| Instructions::named(one.name()).is_ok()) {
                let means = Means { threads: NonZeroUsize::MIN, instructions };
                for counts in program.count(&columns, world, means) {
                    prop_assert_eq!(
                        counts,
                        counted(&evaluations, counts.configuration),
                        "{:?}, {} cases",
                        means,
                        number
                    );
                }
            }
        }
        Ok(())
    });
}

fn counted(evaluations: &[Evaluation], configuration: ConfigurationId) -> Counts {
    let pairs = evaluations.iter().filter_map(|one| one.firing(configuration));
    let of = |verdict: Verdict| pairs.clone().filter(|pair| pair.verdict() == verdict).count() as u64;
    Counts {
        configuration,
        fires: of(Verdict::Fires),
        blocked: of(Verdict::Blocked),
        undetermined: of(Verdict::Undetermined),
        contested: of(Verdict::Contested),
    }
}

/// "The least fixed point, unique whatever the order": of configurations …
#[test]
fn the_order_of_configurations_changes_nothing() {
    for_all(500, (trials(Degrees::Fuzzy, Chains::Cyclic), any::<u64>()), |(mut trial, seed)| {
        let cases = std::mem::take(&mut trial.cases);
        let order = shuffled((0..trial.theory.configurations.len()).collect(), seed);
        let configurations = order.iter().map(|&one| trial.theory.configurations[one].clone()).collect();
        let vocabulary = Vocabulary::new(trial.theory.vocabulary.iter().map(|(_, phrase)| phrase.clone()).collect());
        let moved = Theory { configurations, vocabulary, ..Theory::default() };
        for (case, world) in cases.iter().flat_map(|case| WORLDS.map(|world| (case, world))) {
            let mut before = evaluate(&trial.theory, case, world);
            before.firing = order.iter().map(|&one| before.firing[one]).collect();
            before.ripple = order.iter().map(|&one| before.ripple[one]).collect();
            same(&evaluate(&moved, case, world), &before)?;
        }
        Ok(())
    });
}

/// … of operands and facts …
#[test]
fn the_order_of_operands_and_facts_changes_nothing() {
    for_all(500, (trials(Degrees::Fuzzy, Chains::Cyclic), any::<u64>()), |(trial, seed)| {
        let moved = rewritten(&trial.theory, &|condition| super::rewrite::reordered(condition, seed));
        each(&trial, |case, world| {
            let facts = shuffled(case.facts.clone(), seed);
            let after = evaluate(&moved, &Case { facts, ..case.clone() }, world);
            same(&after, &evaluate(&trial.theory, case, world))
        })
    });
}

/// … and of phrases.
#[test]
fn the_order_of_phrases_changes_nothing() {
    for_all(500, (trials(Degrees::Fuzzy, Chains::Cyclic), any::<u64>()), |(trial, seed)| {
        let evaluations = |trial: &Trial| -> Vec<Evaluation> {
            let cases = trial.cases.iter().flat_map(|case| WORLDS.map(|world| (case, world)));
            cases.map(|(case, world)| evaluate(&trial.theory, case, world)).collect()
        };
        let before = evaluations(&trial);
        let place = shuffled((0..trial.theory.vocabulary.len()).collect(), seed);
        let after = evaluations(&trial.renumbered(&|phrase| place[phrase as usize] as u32).moved(&place));
        for (after, mut before) in after.into_iter().zip(before) {
            before.described = at(&place, &before.described);
            before.values = at(&place, &before.values);
            before.predicted = at(&place, &before.predicted);
            same(&after, &before)?;
        }
        Ok(())
    });
}

/// What stood at `n` stands at `place[n]`.
fn at<T: Clone>(place: &[usize], of: &[T]) -> Vec<T> {
    let mut moved = of.to_vec();
    place.iter().zip(of).for_each(|(&to, one)| moved[to] = one.clone());
    moved
}

/// In an open world, a fact about a phrase whose value is unknown never unsettles a verdict: what fires still fires or
/// becomes contested, what is blocked likewise, and a contested one stays so.
#[test]
fn a_fact_about_what_is_unknown_never_unsettles_a_verdict() {
    for_all(500, trials(Degrees::Fuzzy, Chains::Cyclic), |trial| {
        for case in trial.cases.iter().filter(|case| !case.complete) {
            let before = evaluate(&trial.theory, case, World::Open);
            let unknown = (0..before.values.len()).filter(|&phrase| undecided(before.values[phrase]));
            for said in unknown.flat_map(facts_about) {
                let mut told = case.clone();
                told.facts.push(said.clone());
                settled_still(&before, &evaluate(&trial.theory, &told, World::Open), &format!("{said:?}"))?;
            }
        }
        Ok(())
    });
}

fn undecided(pair: Pair) -> bool {
    pair.in_favour <= 0.5 && pair.against <= 0.5
}

fn facts_about(phrase: usize) -> Vec<Fact> {
    let said = [Said::Present, Said::Absent, Said::Unknown, Said::Degree(0.5), Said::Degree(0.2), Said::Degree(0.9)];
    let literal = Literal { phrase: PhraseId(phrase as u32), negated: false };
    said.map(|said| fact(literal, said)).to_vec()
}

/// In a closed world too, a fact about a phrase that was stated `unknown`, and whose value is unknown, settles and never
/// unsettles: the exceptions to completeness stand for whatever may turn out to be so.
#[test]
fn a_fact_about_what_was_stated_unknown_never_unsettles_a_closed_world() {
    for_all(500, trials(Degrees::Fuzzy, Chains::Cyclic), |trial| {
        for case in &trial.cases {
            let before = evaluate(&trial.theory, case, World::Closed);
            let stated = case.facts.iter().filter(|fact| fact.said == Said::Unknown);
            let stated = stated.map(|fact| fact.literal.phrase.0 as usize);
            for said in stated.filter(|&phrase| undecided(before.values[phrase])).flat_map(facts_about) {
                let mut told = case.clone();
                told.facts.push(said.clone());
                settled_still(&before, &evaluate(&trial.theory, &told, World::Closed), &format!("{said:?}"))?;
            }
        }
        Ok(())
    });
}

/// Every side of a firing condition that was above the threshold still is.
fn settled_still(before: &Evaluation, after: &Evaluation, why: &str) -> TestCaseResult {
    for (number, (before, after)) in before.firing.iter().zip(&after.firing).enumerate() {
        let (Some(before), Some(after)) = (before, after) else { continue };
        prop_assert!(before.in_favour <= 0.5 || after.in_favour > 0.5, "c{number} no longer fires: {why}");
        prop_assert!(before.against <= 0.5 || after.against > 0.5, "c{number} is no longer blocked: {why}");
    }
    Ok(())
}

/// Closing the world adds and takes nothing away: every degree is at least what it was in the open world.
#[test]
fn closing_the_world_only_adds() {
    for_all(500, trials(Degrees::Fuzzy, Chains::Cyclic), |trial| {
        for case in &trial.cases {
            let open = evaluate(&trial.theory, &Case { complete: false, ..case.clone() }, World::Open);
            let closed = evaluate(&trial.theory, case, World::Closed);
            for (open, closed) in open.values.iter().zip(&closed.values) {
                prop_assert!(closed.in_favour >= open.in_favour - NEAR && closed.against >= open.against - NEAR);
            }
            settled_still(&open, &closed, "the world was closed")?;
        }
        Ok(())
    });
}

/// "It is judged with the phrase's own facts withdrawn": the prediction is that of the case without them.
#[test]
fn a_prediction_is_judged_without_the_phrases_own_facts() {
    for_all(500, trials(Degrees::Fuzzy, Chains::Cyclic), |trial| {
        each(&trial, |case, world| {
            let told = evaluate(&trial.theory, case, world);
            for phrase in 0..told.values.len() {
                let mut silent = case.clone();
                silent.facts.retain(|fact| fact.literal.phrase.0 as usize != phrase || fact.said == Said::Unknown);
                let silent = evaluate(&trial.theory, &silent, world);
                near("the prediction", told.predicted[phrase], silent.predicted[phrase])?;
                if silent.world == World::Open {
                    near("the value of what is only predicted", silent.values[phrase], silent.predicted[phrase])?;
                }
            }
            Ok(())
        })
    });
}

/// "What is retired is never evaluated", and what is of another theory does not concern a case with `theory ID`.
#[test]
fn what_does_not_concern_a_case_changes_nothing_in_it() {
    for_all(500, trials(Degrees::Fuzzy, Chains::Cyclic), |trial| {
        each(&trial, |case, world| {
            let all = evaluate(&trial.theory, case, world);
            let mut less = rewritten(&trial.theory, &Condition::clone);
            let concerned = |heading| case.theory.is_none() || case.theory == heading;
            less.configurations.retain(|one| !one.retired && concerned(one.heading));
            let less = evaluate(&less, case, world);
            let kept: Vec<Pair> = all.firing.iter().flatten().copied().collect();
            prop_assert_eq!(kept.len(), less.configurations_evaluated());
            prop_assert_eq!(&all.values, &less.values);
            prop_assert_eq!(&all.predicted, &less.predicted);
            Ok(())
        })
    });
}

trait Evaluated {
    fn configurations_evaluated(&self) -> usize;
}

impl Evaluated for Evaluation {
    fn configurations_evaluated(&self) -> usize {
        self.firing.iter().flatten().count()
    }
}

/// De Morgan, `none of`, `unless`, and `at least k of n` by its opposite: every condition written the other way round
/// means the same.
#[test]
fn a_condition_means_the_same_as_its_dual() {
    for_all(500, trials(Degrees::Fuzzy, Chains::Cyclic), |trial| {
        let turned = rewritten(&trial.theory, &|condition| dual(condition, false));
        each(&trial, |case, world| same(&evaluate(&turned, case, world), &evaluate(&trial.theory, case, world)))
    });
}

/// `only if C` is an `if not C` that speaks against what it names, and is never cut.
#[test]
fn only_if_is_an_if_not_that_speaks_against() {
    for_all(500, trials(Degrees::Fuzzy, Chains::Cyclic), |trial| {
        let mut turned = rewritten(&trial.theory, &Condition::clone);
        for one in turned.configurations.iter_mut().filter(|one| one.form == Form::OnlyIf) {
            let mut required = vec![one.context.clone()];
            required.extend(one.resource.take());
            one.context = Condition::Not(Box::new(Condition::All(required)));
            let mechanisms = std::mem::take(&mut one.mechanisms);
            one.outcomes
                .extend(mechanisms.into_iter().map(|mention| cmo::theory::Predicted { mention, negated: false }));
            one.outcomes.iter_mut().for_each(|outcome| outcome.negated = !outcome.negated);
            one.form = Form::If;
        }
        each(&trial, |case, world| same(&evaluate(&turned, case, world), &evaluate(&trial.theory, case, world)))
    });
}

/// A verdict is one of four, by the thresholds of section 5; exactly 0.5 decides nothing.
#[test]
fn the_verdict_is_read_off_the_pair() {
    let hundredths = || (0..=100_u32).map(|hundredth| f64::from(hundredth) / 100.0);
    for (in_favour, against) in hundredths().flat_map(|one| hundredths().map(move |other| (one, other))) {
        let expected = match (in_favour > 0.5, against > 0.5) {
            (true, false) => Verdict::Fires,
            (false, true) => Verdict::Blocked,
            (true, true) => Verdict::Contested,
            (false, false) => Verdict::Undetermined,
        };
        assert_eq!(Pair::new(in_favour, against).verdict(), expected, "({in_favour}, {against})");
    }
}

/// Holds a law in every case of a trial, open and closed.
fn each(trial: &Trial, law: impl Fn(&Case, World) -> TestCaseResult) -> TestCaseResult {
    let mut tries = trial.cases.iter().flat_map(|case| WORLDS.map(|world| (case, world)));
    tries.try_for_each(|(case, world)| law(case, world))
}

/// The theory with each condition written differently.
fn rewritten(theory: &Theory, write: &dyn Fn(&Condition) -> Condition) -> Theory {
    let mut configurations = theory.configurations.clone();
    for one in &mut configurations {
        one.context = write(&one.context);
        one.resource = one.resource.as_ref().map(write);
    }
    let mut phrases: Vec<_> = theory.vocabulary.iter().map(|(_, phrase)| phrase.clone()).collect();
    phrases.iter_mut().for_each(|phrase| phrase.when = phrase.when.as_ref().map(write));
    Theory {
        configurations,
        vocabulary: Vocabulary::new(phrases),
        headings: theory.headings.clone(),
        ..Theory::default()
    }
}

/// Two evaluations are the same in every number.
fn same(one: &Evaluation, other: &Evaluation) -> TestCaseResult {
    prop_assert_eq!(one.world, other.world);
    for phrase in 0..other.values.len() {
        let name = char::from(b'a' + phrase as u8);
        prop_assert_eq!(one.described[phrase].is_some(), other.described[phrase].is_some(), "{} is described", name);
        near(&format!("value of {name}, {:?}", one.world), one.values[phrase], other.values[phrase])?;
        near(&format!("prediction of {name}, {:?}", one.world), one.predicted[phrase], other.predicted[phrase])?;
        let described = |of: &Evaluation| of.described[phrase].unwrap_or(Pair::UNKNOWN);
        near(&format!("description of {name}"), described(one), described(other))?;
    }
    for number in 0..other.firing.len() {
        let (left, right) = (one.firing[number], other.firing[number]);
        prop_assert_eq!(left.is_some(), right.is_some(), "c{} is evaluated", number);
        let pairs = (left.unwrap_or(Pair::UNKNOWN), right.unwrap_or(Pair::UNKNOWN));
        near(&format!("firing of configuration {number}, {:?}", one.world), pairs.0, pairs.1)?;
        let ripples = (Pair::new(one.ripple[number], 0.0), Pair::new(other.ripple[number], 0.0));
        near(&format!("ripple of configuration {number}, {:?}", one.world), ripples.0, ripples.1)?;
    }
    Ok(())
}

fn near(what: &str, one: Pair, other: Pair) -> TestCaseResult {
    let close = |one: f64, other: f64| (one - other).abs() <= NEAR;
    let both = close(one.in_favour, other.in_favour) && close(one.against, other.against);
    prop_assert!(both, "{}: {:?} here, {:?} there", what, one, other);
    Ok(())
}
