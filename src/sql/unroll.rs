//! Turns the code of a program into formulas in an order in which each reads only earlier ones: cycles are written out,
//! as often as it may take until nothing changes.
//!
//! How often that is. Take any threshold t. Whether the smallest or largest of some degrees is above t, their k-th
//! largest, or what a case says before what is predicted, depends only on which of them are above t. So a program on
//! degrees is, threshold by threshold, a program on truth values, and a bound for those holds for degrees.
//!
//! *One bound* (the least fixed point, steps in their order, again and again). What is true at the end has a proof: a
//! tree of slots, each true because of those below it. A proof in which a slot stands above itself can be shortened, so
//! that on no path a slot stands twice. Reading forward, a step finds what this round has found; only where it reads a
//! slot whose step comes later does it find what the round before had. Such a slot stands on a path once at most. With
//! b slots that are read before their step (by another step than their own), b + 1 rounds therefore find everything. Steps
//! that do not depend on each other in a circle are no part of it: they are put in order first, and each circle has rounds
//! of its own.
//!
//! *Both bounds* (the alternating fixed point: U from L, then L from U, from L = 0 on). L only grows and U only shrinks.
//! If between two rounds no slot of L changes that U reads, U stays as it is, and with it L: that is the end. Each round
//! before it adds one such slot at least, so that with n of them n + 1 rounds are enough; by the same argument m + 1,
//! where m slots of U are read by L. The lesser of both is taken. (1 - x in floating point is not its own inverse, but
//! applied three times it is the same as once, so that the thresholds at which a pair of bounds reads each other are
//! two, and the argument holds for these.)

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::evaluate::code::{Code, Operand, Operation, Section, Step};
use crate::evaluate::order::Order;
use crate::sql::formula::{Formula, Value};

/// The most formulas of a query: an engine takes minutes to read one that is far longer.
pub const MOST: usize = 10_000;

/// Formulas in order.
#[derive(Debug, Default)]
pub struct Unrolled {
    /// By index of a computed value: its formula.
    pub formulas: Vec<Formula>,
    /// By slot of the code: what it holds at the end.
    pub slots: Vec<Value>,
    /// The slots of the cycle that takes most of them; none where there is no cycle.
    pub circle: Vec<usize>,
    longest: usize,
    known: FxHashMap<Formula, usize>,
}

/// More formulas than a query may have.
#[derive(Debug)]
pub struct TooMany {
    /// The slots of the cycle that leads there, where one does.
    pub circle: Option<Vec<usize>>,
    /// How many formulas it would take, as far as that was counted.
    pub formulas: usize,
}

impl Unrolled {
    /// The formulas of a program.
    pub fn of(code: &Code) -> Result<Self, TooMany> {
        let mut unrolled = Self { slots: vec![Value::Never; code.slots], ..Self::default() };
        unrolled.slots[Operand::ALWAYS.index()] = Value::Always;
        for section in &code.sections {
            let (stages, alternations) = plan(code, section);
            let length: usize = stages.iter().flatten().map(|stage| stage.steps.len() * stage.rounds).sum();
            let formulas = unrolled.formulas.len().saturating_add(length.saturating_mul(alternations));
            if formulas > MOST {
                return Err(TooMany { circle: circle(code, section), formulas });
            }
            if let Some(slots) = circle(code, section)
                && length * alternations > unrolled.longest
            {
                (unrolled.circle, unrolled.longest) = (slots, length * alternations);
            }
            let [low, high] = &stages;
            unrolled.cycle(code, [low, high], alternations);
        }
        Ok(unrolled)
    }

    fn cycle(&mut self, code: &Code, [low, high]: [&[Stage]; 2], alternations: usize) {
        self.clear(code, low);
        for _ in 0..alternations {
            self.least(code, high);
            self.least(code, low);
        }
    }

    /// The least fixed point of one bound.
    fn least(&mut self, code: &Code, stages: &[Stage]) {
        self.clear(code, stages);
        for stage in stages {
            for _ in 0..stage.rounds {
                self.sweep(code, &stage.steps);
            }
        }
    }

    fn clear(&mut self, code: &Code, stages: &[Stage]) {
        for step in stages.iter().flat_map(|stage| &stage.steps) {
            self.slots[code.steps[*step].slot as usize] = Value::Never;
        }
    }

    fn sweep(&mut self, code: &Code, steps: &[usize]) {
        for step in steps.iter().map(|step| &code.steps[*step]) {
            let formula = Formula::of(code, step, &|slot| self.slots[slot]);
            self.slots[step.slot as usize] = self.value(formula);
        }
    }

    /// What holds the degree of a formula; equal formulas are computed once.
    fn value(&mut self, formula: Formula) -> Value {
        if let Formula::Value(value) = formula {
            return value;
        }
        let next = self.formulas.len();
        let index = *self.known.entry(formula.clone()).or_insert(next);
        if index == next {
            self.formulas.push(formula);
        }
        Value::Computed(index)
    }
}

/// The slots of a section that is a cycle.
fn circle(code: &Code, section: &Section) -> Option<Vec<usize>> {
    match section {
        Section::Once(_) => None,
        Section::Cycle { .. } => Some(section.steps().map(|step| code.steps[step].slot as usize).collect()),
    }
}

/// Steps that are run in their order, so many times.
struct Stage {
    steps: Vec<usize>,
    rounds: usize,
}

/// The steps of both bounds of a section, and how often they are computed in turn.
fn plan(code: &Code, section: &Section) -> ([Vec<Stage>; 2], usize) {
    match section {
        Section::Once(steps) => ([vec![Stage { steps: steps.clone().collect(), rounds: 1 }], Vec::new()], 1),
        Section::Cycle { low, high } => ([low, high].map(|steps| stages(code, steps)), alternations(code, low, high)),
    }
}

/// Steps in an order in which each follows what it reads, circles aside: these are stages of their own.
fn stages(code: &Code, steps: &Range<usize>) -> Vec<Stage> {
    let writer: FxHashMap<usize, u32> = std::iter::zip(slots(code, steps), 0..).collect();
    let read = |step: u32, n: usize| {
        reads(code, &code.steps[steps.start + step as usize]).filter_map(|slot| writer.get(&slot).copied()).nth(n)
    };
    let order = Order::of(steps.len(), 0..steps.len() as u32, read);
    let stage = |steps_of: &[u32]| {
        let steps: Vec<usize> = steps_of.iter().map(|&step| steps.start + step as usize).collect();
        Stage { rounds: rounds(code, &steps), steps }
    };
    order.components().map(stage).collect()
}

/// How many rounds find the least fixed point of some steps: see above.
fn rounds(code: &Code, steps: &[usize]) -> usize {
    let own: FxHashSet<usize> = steps.iter().map(|step| code.steps[*step].slot as usize).collect();
    let (mut seen, mut early) = (FxHashSet::default(), FxHashSet::default());
    for step in steps.iter().map(|step| &code.steps[*step]) {
        seen.insert(step.slot as usize);
        early.extend(reads(code, step).filter(|slot| own.contains(slot) && !seen.contains(slot)));
    }
    early.len() + 1
}

/// How many times both bounds are computed in turn: see above.
fn alternations(code: &Code, low: &Range<usize>, high: &Range<usize>) -> usize {
    let crossing = |by: &Range<usize>, of: &Range<usize>| {
        let of: FxHashSet<usize> = slots(code, of).collect();
        let read = code.steps[by.clone()].iter().flat_map(|step| reads(code, step));
        read.filter(|slot| of.contains(slot)).collect::<FxHashSet<usize>>().len()
    };
    crossing(high, low).min(crossing(low, high)) + 1
}

fn slots<'c>(code: &'c Code, steps: &Range<usize>) -> impl Iterator<Item = usize> + use<'c> {
    code.steps[steps.clone()].iter().map(|step| step.slot as usize)
}

/// The slots that a step reads.
fn reads<'c>(code: &'c Code, step: &Step) -> impl Iterator<Item = usize> + use<'c> {
    let read = code.operations(step).iter().flat_map(|&operation| match operation {
        Operation::Load(operand) | Operation::AllWith(operand) | Operation::AnyWith(operand) => [Some(operand), None],
        Operation::Keep(said, other) => [Some(said), Some(other)],
        Operation::All | Operation::Any | Operation::AtLeast(..) | Operation::Inverse => [None, None],
    });
    read.flatten().filter(|operand| operand.is_slot()).map(Operand::index)
}
