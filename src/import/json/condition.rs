//! Conditions as they are written: parentheses where the language asks for them, quantifiers as they are given.

use super::fault::At;
use super::item::Said;
use super::writer::Writer;
use crate::document::{ConditionOut, LiteralOut};
use crate::syntax::DEEPEST;
use crate::syntax::bare::Place;

/// How a condition stands in another.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Among {
    /// Alone.
    Nothing,
    /// Beside others, or after `not`.
    Others,
}

impl Writer<'_> {
    /// A condition.
    pub(super) fn condition(&mut self, condition: &ConditionOut, at: &At) -> Said {
        if depth(condition, Among::Nothing) > DEEPEST {
            let says = format!("this condition is nested more than {DEEPEST} levels deep");
            self.faults.add(at, says, "make phrases of parts of it, each declared with its `when`");
            return Said::default();
        }
        self.within(condition, at, Among::Nothing)
    }

    fn within(&mut self, condition: &ConditionOut, at: &At, among: Among) -> Said {
        let said = match condition {
            ConditionOut::Open => return Said::plain("?"),
            ConditionOut::Literal(literal) => return self.operand(literal, &at.to("literal")),
            ConditionOut::Not(inner) => {
                return self.within(inner, &at.to("not"), Among::Others).map(|inner| format!("not {inner}"));
            }
            ConditionOut::NoneOf(of) => return self.quantified("none of", of, &at.to("none_of")),
            ConditionOut::AtLeast { number, of } => return self.at_least(*number, of, &at.to("at_least")),
            ConditionOut::All(of) if of.len() < 2 => return self.quantified("all of", of, &at.to("all")),
            ConditionOut::Any(of) if of.len() < 2 => return self.quantified("any of", of, &at.to("any")),
            ConditionOut::All(of) => Said::joined(self.each(of, &at.to("all")), " and "),
            ConditionOut::Any(of) => Said::joined(self.each(of, &at.to("any")), " or "),
            ConditionOut::Unless { holds, fails } => {
                let at = at.to("unless");
                Said::joined(vec![self.level(holds, &at.to("holds")), self.level(fails, &at.to("fails"))], " unless ")
            }
        };
        match among {
            Among::Nothing => said,
            Among::Others => said.map(|text| format!("({text})")),
        }
    }

    /// A side of `unless`, where one level stands without parentheses.
    fn level(&mut self, condition: &ConditionOut, at: &At) -> Said {
        self.within(condition, at, side(condition))
    }

    fn each(&mut self, of: &[ConditionOut], at: &At) -> Vec<Said> {
        of.iter().enumerate().map(|(index, one)| self.within(one, &at.to(index), Among::Others)).collect()
    }

    fn quantified(&mut self, quantifier: &str, of: &[ConditionOut], at: &At) -> Said {
        if of.is_empty() {
            self.faults.add(at, "this list is empty", "put a condition into it, or leave it out");
        }
        Said::joined(self.each(of, at), ", ").map(|list| format!("{quantifier} ({list})"))
    }

    fn at_least(&mut self, number: u32, of: &[ConditionOut], at: &At) -> Said {
        if !of.is_empty() && !(1..=of.len()).contains(&(number as usize)) {
            let says = format!("`at least {number} of` stands before a list of {}", of.len());
            self.faults.add(&at.to("number"), says, format!("write a number from 1 to {}", of.len()));
        }
        self.quantified(&format!("at least {number} of"), of, &at.to("of"))
    }

    fn operand(&mut self, literal: &LiteralOut, at: &At) -> Said {
        self.phrases.signed(at, literal, Place::Operand, &mut self.faults).unwrap_or_default()
    }
}

/// Another `unless` is a level of its own; the others are one.
const fn side(condition: &ConditionOut) -> Among {
    match condition {
        ConditionOut::Unless { .. } => Among::Others,
        _ => Among::Nothing,
    }
}

/// How many levels deep a condition is nested as it is written: parentheses, and each `not`.
fn depth(condition: &ConditionOut, among: Among) -> usize {
    let deepest = |of: &[ConditionOut]| of.iter().map(|one| depth(one, Among::Others)).max().unwrap_or(0);
    match condition {
        ConditionOut::Literal(_) | ConditionOut::Open => 0,
        ConditionOut::Not(inner) => 1 + depth(inner, Among::Others),
        ConditionOut::NoneOf(of) | ConditionOut::AtLeast { of, .. } => 1 + deepest(of),
        ConditionOut::All(of) | ConditionOut::Any(of) => {
            usize::from(of.len() < 2 || among == Among::Others) + deepest(of)
        }
        ConditionOut::Unless { holds, fails } => {
            let sides = depth(holds, side(holds)).max(depth(fails, side(fails)));
            usize::from(among == Among::Others) + sides
        }
    }
}

/// The absence of a phrase without an opposite is that of `not`: what says it otherwise says the same.
pub(super) fn with_not(condition: &mut ConditionOut, has_opposite: &dyn Fn(&str) -> bool) {
    match condition {
        ConditionOut::Literal(literal) if literal.negated && !has_opposite(&literal.phrase) => {
            let plain = LiteralOut { phrase: std::mem::take(&mut literal.phrase), negated: false };
            *condition = ConditionOut::Not(Box::new(ConditionOut::Literal(plain)));
        }
        ConditionOut::Literal(_) | ConditionOut::Open => {}
        ConditionOut::Not(inner) => with_not(inner, has_opposite),
        ConditionOut::All(of) | ConditionOut::Any(of) | ConditionOut::NoneOf(of) | ConditionOut::AtLeast { of, .. } => {
            of.iter_mut().for_each(|one| with_not(one, has_opposite));
        }
        ConditionOut::Unless { holds, fails } => {
            with_not(holds, has_opposite);
            with_not(fails, has_opposite);
        }
    }
}
