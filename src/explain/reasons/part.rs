//! Words for a part of a condition that is a choice among others, and which of its parts tell.

use crate::evaluate::Pair;
use crate::explain::reading::Reading;
use crate::explain::reasons::language::{joined, joined_few, number, number_with, quoted};
use crate::logic::demand::{Demand, Shape};
use crate::theory::{Literal, Value};

/// The parts that must all hold, however deep the `and`s that join them.
pub(super) fn together(demand: Demand<'_>) -> Vec<Demand<'_>> {
    match demand.shape() {
        Shape::Phrase(_) | Shape::Open => vec![demand],
        Shape::AtLeast(least, of) if least == of.len() => of.iter().flat_map(together).collect(),
        Shape::AtLeast(..) => vec![demand],
    }
}

/// The parts of a demand, with how many of them are asked for.
pub(super) fn all(demand: Demand<'_>) -> (usize, Vec<Demand<'_>>) {
    match demand.shape() {
        Shape::AtLeast(least, of) if least < of.len() => (least, of.iter().collect()),
        Shape::Phrase(_) | Shape::Open | Shape::AtLeast(..) => {
            let parts = together(demand);
            (parts.len(), parts)
        }
    }
}

/// The parts that tell why what must all hold has its value.
pub(super) fn telling<'t>(reading: &Reading<'t>, demand: Demand<'t>) -> Vec<Demand<'t>> {
    of_value(reading, together(demand), reading.weigh(demand).value())
}

/// The parts of a choice that tell why it has its value.
pub(super) fn telling_of_choice<'t>(reading: &Reading<'t>, demand: Demand<'t>) -> Vec<Demand<'t>> {
    match demand.shape() {
        Shape::Phrase(_) | Shape::Open => Vec::new(),
        Shape::AtLeast(_, of) => of_value(reading, of.iter().collect(), reading.weigh(demand).value()),
    }
}

/// Those parts that tell why the whole has a value.
pub(super) fn of_value<'t>(reading: &Reading<'t>, parts: Vec<Demand<'t>>, value: Value) -> Vec<Demand<'t>> {
    let tells = |part: &Demand<'t>| {
        let pair = reading.weigh(*part);
        match value {
            Value::Present => pair.in_favour > 0.5,
            Value::Absent => pair.against > 0.5,
            Value::Unknown => pair.value() == Value::Unknown,
            Value::Contested => pair.value() != Value::Unknown,
        }
    };
    parts.into_iter().filter(tells).collect()
}

/// One sentence about a choice, without its full stop: what is asked for, and what is there of it.
pub(super) fn sentence(reading: &Reading<'_>, least: usize, of: &[Demand<'_>]) -> String {
    let pairs: Vec<Pair> = of.iter().map(|part| reading.weigh(*part)).collect();
    let names: Vec<String> = of.iter().map(|part| brief(reading, *part)).collect();
    format!("{}: {}", asked(least, &names), counted(&pairs))
}

/// What is asked for.
fn asked(least: usize, names: &[String]) -> String {
    match least {
        _ if least == names.len() && least == 2 => format!("both {} are asked for", joined(names, "and")),
        _ if least == names.len() => format!("all of {} are asked for", joined_few(names, "and")),
        1 if names.len() == 2 => format!("either {} is enough", joined(names, "or")),
        1 => format!("any one of {} is enough", joined_few(names, "and")),
        _ => format!("at least {} of {} are asked for", number(least), joined_few(names, "and")),
    }
}

/// What is there of it.
fn counted(pairs: &[Pair]) -> String {
    const WORDS: [(Value, &str); 4] = [
        (Value::Present, "in place"),
        (Value::Absent, "not in place"),
        (Value::Unknown, "not known"),
        (Value::Contested, "contested"),
    ];
    let counts = WORDS.map(|(value, words)| (pairs.iter().filter(|pair| pair.value() == value).count(), words));
    let counts: Vec<(usize, &str)> = counts.into_iter().filter(|(count, _)| *count > 0).collect();
    match counts.as_slice() {
        [(all, words)] => of_all(*all, words),
        some => {
            let parts: Vec<String> =
                some.iter().map(|(count, words)| format!("{} {words}", number_with(*count, "is", "are"))).collect();
            joined(&parts, "and")
        }
    }
}

/// `neither is in place` rather than `two are not in place`
fn of_all(all: usize, words: &str) -> String {
    let none = if all == 2 { "neither" } else { "none" };
    let every = if all == 2 { "both" } else { "all" };
    words.strip_prefix("not ").map_or_else(|| format!("{every} are {words}"), |words| format!("{none} is {words}"))
}

/// A part in a few words.
fn brief(reading: &Reading<'_>, demand: Demand<'_>) -> String {
    match demand.shape() {
        Shape::Phrase(literal) => asked_for(reading, literal),
        Shape::Open => "something that is not known yet".to_owned(),
        Shape::AtLeast(least, of) => {
            let names: Vec<String> = of.iter().map(|part| brief_leaf(reading, part)).collect();
            match least {
                _ if least == names.len() => format!("({})", joined_few(&names, "and")),
                1 => format!("({})", joined_few(&names, "or")),
                _ => format!("({} of {})", number(least), joined_few(&names, "and")),
            }
        }
    }
}

/// A part of a part: what is deeper is only counted, its own step tells it.
fn brief_leaf(reading: &Reading<'_>, demand: Demand<'_>) -> String {
    match demand.shape() {
        Shape::Phrase(literal) => asked_for(reading, literal),
        Shape::Open => "something that is not known yet".to_owned(),
        Shape::AtLeast(_, of) => format!("a choice of {}", number(of.len())),
    }
}

/// A phrase that is asked for, or its absence.
pub(super) fn asked_for(reading: &Reading<'_>, literal: Literal) -> String {
    let phrase = reading.theory.vocabulary.get(literal.phrase);
    match (literal.negated, phrase.declared().opposites.first()) {
        (false, _) => quoted(&phrase.name),
        (true, Some(opposite)) => quoted(&opposite.text),
        (true, None) => format!("the absence of {}", quoted(&phrase.name)),
    }
}
