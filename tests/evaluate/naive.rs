//! Turns a theory and one case into an [`Evaluation`] by reading section 5 of the language word for word.
//!
//! Written to be compared with the text, not to be fast: degrees are floats, conditions are walked, and a fixed point
//! is a loop until nothing changes. It shares no rule with `src/evaluate`.

pub mod predict;

use cmo::evaluate::{Evaluation, Pair, World};
use cmo::theory::{Case, Condition, Configuration, Fact, PhraseId, Said, Theory};
use predict::{Reading, View};

/// The meaning of a case: values, predictions, and what each configuration's firing condition comes to.
pub fn evaluate(theory: &Theory, case: &Case, world: World) -> Evaluation {
    let world = if case.complete { World::Closed } else { world };
    let described = descriptions(theory, case);
    let reading = Reading { theory, case, described: &described };
    let Settled { values, predicted } = settled(&reading, world);
    let view = View::of(&values);
    let configurations = || theory.configurations.iter().map(|one| reading.concerns(one).then_some(one));
    let firing = configurations().map(|one| Some(firing(one?, &view))).collect();
    let ripple =
        configurations().map(|one| one.map_or(0.0, |one| reading.speaks_for_outcomes(one, view.fires(one)))).collect();
    let predicted = judged_predictions(&reading, world, &predicted);
    Evaluation { world, described, values, predicted, firing, ripple }
}

/// The pair of the firing condition: "context *and* resource"; of an `only if`, "`not (C and resource)`".
fn firing(configuration: &Configuration, view: &View) -> Pair {
    Pair::new(view.fires(configuration), view.blocks(configuration))
}

/// "It is judged with the phrase's own facts withdrawn, so that an observation never confirms itself through a loop":
/// for each phrase that the case describes, the prediction in the case that does not describe it. (`unknown X`
/// describes nothing: there is nothing in it to withdraw.)
fn judged_predictions(reading: &Reading, world: World, predicted: &[Pair]) -> Vec<Pair> {
    let judged = |phrase: usize| {
        if reading.described[phrase].is_none() {
            return predicted[phrase];
        }
        let mut described = reading.described.to_vec();
        described[phrase] = None;
        settled(&Reading { described: &described, ..*reading }, world).predicted[phrase]
    };
    (0..predicted.len()).map(judged).collect()
}

/// What the case says, by phrase: "facts about one phrase, under any of its names, join by max, for and against
/// apart"; "`unknown X` describes nothing".
fn descriptions(theory: &Theory, case: &Case) -> Vec<Option<Pair>> {
    let mut described: Vec<Option<Pair>> = vec![None; theory.vocabulary.len()];
    for fact in &case.facts {
        let Some(said) = said(fact) else { continue };
        let place = &mut described[index(fact.literal.phrase)];
        *place = Some(place.map_or(said, |before| larger(before, said)));
    }
    described
}

/// The table of section 5; and "a degree d under \[an opposite\] is (1 - d, d)".
fn said(fact: &Fact) -> Option<Pair> {
    let pair = match fact.said {
        Said::Present => Pair::new(1.0, 0.0),
        Said::Absent => Pair::new(0.0, 1.0),
        Said::Unknown => return None,
        Said::Degree(degree) => Pair::new(degree, 1.0 - degree),
    };
    Some(if fact.literal.negated { Pair::new(pair.against, pair.in_favour) } else { pair })
}

/// "By max, for and against apart."
fn larger(one: Pair, other: Pair) -> Pair {
    Pair::new(f64::max(one.in_favour, other.in_favour), f64::max(one.against, other.against))
}

/// What a case comes to: the pair of each phrase, and what is predicted for it.
struct Settled {
    values: Vec<Pair>,
    predicted: Vec<Pair>,
}

fn settled(reading: &Reading, world: World) -> Settled {
    match world {
        World::Open => open(reading),
        World::Closed => closed(reading),
    }
}

/// "A phrase that the case describes keeps the case's pair; else it has its predicted pair. The result is the least
/// fixed point."
fn open(reading: &Reading) -> Settled {
    let predicted = least_fixed_point(reading, |values| reading.predictions(&View::of(values)));
    Settled { values: reading.kept(&predicted), predicted }
}

/// Predicts from nothing known, again and again, until nothing changes.
fn least_fixed_point(reading: &Reading, predict: impl Fn(&[Pair]) -> Vec<Pair>) -> Vec<Pair> {
    let mut predicted = vec![Pair::new(0.0, 0.0); reading.described.len()];
    loop {
        let next = predict(&reading.kept(&predicted));
        if next == predicted {
            return predicted;
        }
        predicted = next;
    }
}

/// "Pairs are (L, 1 - U) of the well-founded model by alternating fixed point over the phrases that the case does not
/// describe: L0 = 0; U(n) = least fixed point with each negated phrase read as 1 - L(n); L(n+1) = the same with
/// 1 - U(n); until both are stable."
fn closed(reading: &Reading) -> Settled {
    let mut lower = vec![Pair::new(0.0, 0.0); reading.described.len()];
    loop {
        let upper = at_most(reading, &lower);
        let next = at_least(reading, &upper);
        if next == lower {
            return Settled { values: closed_pairs(reading, &lower, &upper), predicted: lower };
        }
        lower = next;
    }
}

/// (L, 1 - U); but "X's against is max(1 - U(X), L(X⁻))". What is predicted is (L(X), L(X⁻)): "never the default
/// absence of a closed world".
fn closed_pairs(reading: &Reading, lower: &[Pair], upper: &[Pair]) -> Vec<Pair> {
    let pairs = lower.iter().zip(upper);
    let pairs: Vec<Pair> = pairs
        .map(|(lower, upper)| Pair::new(lower.in_favour, f64::max(1.0 - upper.in_favour, lower.against)))
        .collect();
    reading.kept(&pairs)
}

/// L(n+1), and X⁻ beside each X: "the same with 1 - U(n)".
fn at_least(reading: &Reading, upper: &[Pair]) -> Vec<Pair> {
    least_fixed_point(reading, |values| reading.predictions(&closed_view(reading, values, upper, 0.0)))
}

/// U(n), and X⁻ beside each X: "the least fixed point with each negated phrase read as 1 - L(n)". "A phrase stated
/// `unknown`, and `?`, are the exceptions to completeness: their U is 1."
fn at_most(reading: &Reading, lower: &[Pair]) -> Vec<Pair> {
    let reached = closed_phrases(reading);
    least_fixed_point(reading, |values| {
        let predicted = reading.predictions(&closed_view(reading, values, lower, 1.0));
        let reached = predicted.into_iter().zip(&reached);
        reached.map(|(pair, &reached)| if reached { pair } else { Pair::new(1.0, pair.against) }).collect()
    })
}

/// "A negated X reads max(its closed-world reading, X⁻)", where the case does not describe X; `unsaid` is what `?` is.
fn closed_view(reading: &Reading, values: &[Pair], other: &[Pair], unsaid: f64) -> View {
    let mut view = View { unsaid, ..View::of(values) };
    for phrase in 0..values.len() {
        if reading.described[phrase].is_none() {
            view.absent[phrase] = f64::max(1.0 - other[phrase].in_favour, values[phrase].against);
        }
    }
    view
}

/// By phrase, whether silence means absence: not where the case states it `unknown`; and in a case with `theory ID`,
/// "its closed world closes only that theory's phrases".
fn closed_phrases(reading: &Reading) -> Vec<bool> {
    let mut reached = match reading.case.theory {
        None => vec![true; reading.theory.vocabulary.len()],
        Some(_) => phrases_of_the_theory(reading),
    };
    for fact in reading.case.facts.iter().filter(|fact| fact.said == Said::Unknown) {
        reached[index(fact.literal.phrase)] = false;
    }
    reached
}

/// A theory's phrases: those that its configurations condition on and predict, and those of the `when` that defines
/// such a one.
fn phrases_of_the_theory(reading: &Reading) -> Vec<bool> {
    let mut found = vec![false; reading.theory.vocabulary.len()];
    for one in reading.theory.configurations.iter().filter(|one| reading.concerns(one)) {
        mark(&one.context, &mut found);
        one.resource.iter().for_each(|resource| mark(resource, &mut found));
        one.mechanisms.iter().for_each(|mechanism| found[index(mechanism.phrase())] = true);
        one.outcomes.iter().for_each(|outcome| found[index(outcome.mention.phrase())] = true);
    }
    for _ in 0..found.len() {
        let defined = reading.theory.vocabulary.iter().filter(|(id, _)| found[index(*id)]);
        let defining: Vec<&Condition> = defined.filter_map(|(_, phrase)| phrase.declared().when.as_ref()).collect();
        defining.into_iter().for_each(|condition| mark(condition, &mut found));
    }
    found
}

/// Marks the phrases of a condition.
fn mark(condition: &Condition, found: &mut [bool]) {
    match condition {
        Condition::Phrase(mention) => found[index(mention.phrase())] = true,
        Condition::Unknown(_) => {}
        Condition::Not(inner) => mark(inner, found),
        Condition::All(of) | Condition::Any(of) | Condition::NoneOf(of) | Condition::AtLeast(_, of) => {
            of.iter().for_each(|one| mark(one, found));
        }
        Condition::Unless(holds, fails) => {
            mark(holds, found);
            mark(fails, found);
        }
    }
}

/// Where a phrase stands in the vocabulary.
fn index(phrase: PhraseId) -> usize {
    phrase.0 as usize
}
