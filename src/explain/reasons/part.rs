//! Words for a part of a condition that is a choice among others, and which of its parts tell.

use crate::evaluate::Pair;
use crate::explain::demand::{Demand, Shape};
use crate::explain::reading::Reading;
use crate::explain::reasons::language::{joined, joined_few, number, number_with, quoted};
use crate::theory::{Literal, Value};

/// The parts that must all hold, however deep the `and`s that join them.
pub(super) fn together(demand: Demand<'_>) -> Vec<Demand<'_>> {
    match demand.shape() {
        Shape::Phrase(_) | Shape::Open => vec![demand],
        Shape::AtLeast(least, of) if least == of.len() => of.into_iter().flat_map(together).collect(),
        Shape::AtLeast(..) => vec![demand],
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
        Shape::AtLeast(_, of) => of_value(reading, of, reading.weigh(demand).value()),
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
        _ if least == names.len() => format!("{} are asked for together", joined_few(names, "and")),
        1 if names.len() == 2 => format!("either {} is enough", joined(names, "or")),
        1 => format!("any one of {} is enough", joined_few(names, "and")),
        _ => format!("at least {} of {} are asked for", number(least), joined_few(names, "and")),
    }
}

/// What is there of it.
fn counted(pairs: &[Pair]) -> String {
    let count = |value: Value| pairs.iter().filter(|pair| pair.value() == value).count();
    let (hold, fail) = (count(Value::Present), count(Value::Absent));
    let (open, both) = (count(Value::Unknown), count(Value::Contested));
    let mut parts = vec![number_with(hold, "is in place", "are in place")];
    if fail > 0 {
        parts.push(number_with(fail, "is not", "are not"));
    }
    if open > 0 {
        parts.push(format!("of {} it is not known", number(open)));
    }
    if both > 0 {
        parts.push(number_with(both, "is contested", "are contested"));
    }
    joined(&parts, "and")
}

/// A part in a few words.
fn brief(reading: &Reading<'_>, demand: Demand<'_>) -> String {
    match demand.shape() {
        Shape::Phrase(literal) => brief_phrase(reading, literal),
        Shape::Open => "something that is not known yet".to_owned(),
        Shape::AtLeast(least, of) => {
            let names: Vec<String> = of.iter().map(|part| brief_leaf(reading, *part)).collect();
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
        Shape::Phrase(literal) => brief_phrase(reading, literal),
        Shape::Open => "something that is not known yet".to_owned(),
        Shape::AtLeast(_, of) => format!("a choice of {}", number(of.len())),
    }
}

fn brief_phrase(reading: &Reading<'_>, literal: Literal) -> String {
    let phrase = reading.theory.vocabulary.get(literal.phrase);
    match (literal.negated, phrase.opposites.first()) {
        (false, _) => quoted(&phrase.name),
        (true, Some(opposite)) => quoted(&opposite.text),
        (true, None) => format!("the absence of {}", quoted(&phrase.name)),
    }
}
