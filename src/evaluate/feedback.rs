//! Judges a phrase with its own facts withdrawn: only where it is upstream of itself, and only what that changes.

use std::collections::BTreeSet;

use crate::cases::Plane;
use crate::evaluate::cell::Cell;
use crate::evaluate::code::{Code, Operand, Operation, Section};
use crate::evaluate::machine::Machine;
use crate::evaluate::order::Order;
use fearless_simd::Simd;

const NONE: u32 = u32::MAX;

/// The planes of one phrase's facts, and where its prediction is.
#[derive(Clone, Debug)]
pub struct Judged {
    /// Its planes in a block.
    pub facts: Vec<usize>,
    /// Its prediction, for and against.
    pub predicted: [Operand; 2],
}

/// Which parts of a program read which, facts of a phrase counted as if they came from its prediction.
#[derive(Debug)]
pub struct Feedback {
    /// What runs at once: a step, or a whole cycle.
    units: Vec<Section>,
    /// By slot: the unit that writes it.
    writer: Vec<u32>,
    /// By place (planes, then slots): the units that read it.
    readers: Vec<Vec<u32>>,
    planes: usize,
    order: Order,
}

impl Feedback {
    /// The feedback of a program over blocks of so many planes.
    pub fn of(code: &Code, planes: usize, judged: &[Judged]) -> Self {
        let units = units(code);
        let mut writer = vec![NONE; code.slots];
        for (unit, section) in units.iter().enumerate() {
            for step in section.steps() {
                writer[code.steps[step].slot as usize] = unit as u32;
            }
        }
        let reads: Vec<Vec<Operand>> = units.iter().map(|unit| reads(code, unit)).collect();
        let mut readers = vec![Vec::new(); planes + code.slots];
        for (unit, reads) in reads.iter().enumerate() {
            for &read in reads {
                readers[place(read, planes)].push(unit as u32);
            }
        }
        let upstream = upstream(&reads, &writer, planes, judged);
        let order = Order::of(units.len(), 0..units.len() as u32, |unit, n| upstream[unit as usize].get(n).copied());
        Self { units, writer, readers, planes, order }
    }

    /// The prediction of a phrase without its own facts, where they reach it; the machine and the planes stay as they
    /// were.
    pub fn withdraw<S: Simd, C: Cell, const N: usize>(
        &self,
        judged: &Judged,
        machine: &mut Machine<'_, S, C, N>,
        planes: &mut [Plane<C, N>],
    ) -> Option<[Plane<C, N>; 2]> {
        let targets: Vec<u32> = judged.predicted.iter().filter_map(|&operand| self.writer_of(operand)).collect();
        let mut due: BTreeSet<u32> = BTreeSet::new();
        for &plane in &judged.facts {
            due.extend(self.readers[plane].iter().filter(|&&unit| self.matters(unit, &targets)));
        }
        let is_fact = |read: &Operand| !read.is_slot() && judged.facts.contains(&read.index());
        if due.is_empty() && !judged.predicted.iter().any(is_fact) {
            return None;
        }
        let facts: Vec<Plane<C, N>> = judged.facts.iter().map(|&plane| planes[plane]).collect();
        for &plane in &judged.facts {
            planes[plane] = Plane([C::NEVER; N]);
        }
        let mut before = Vec::new();
        while let Some(unit) = due.pop_first() {
            for slot in self.run(unit, machine, planes, &mut before) {
                let readers = &self.readers[self.planes + slot as usize];
                due.extend(readers.iter().filter(|&&reader| reader != unit && self.matters(reader, &targets)));
            }
        }
        let predicted = judged.predicted.map(|operand| *machine.read(operand, planes));
        for (slot, plane) in before.into_iter().rev() {
            machine.set(slot, plane);
        }
        for (&plane, fact) in judged.facts.iter().zip(facts) {
            planes[plane] = fact;
        }
        Some(predicted)
    }

    /// Runs a unit again and gives the slots that changed; what was in them goes to `before`.
    fn run<S: Simd, C: Cell, const N: usize>(
        &self,
        unit: u32,
        machine: &mut Machine<'_, S, C, N>,
        planes: &[Plane<C, N>],
        before: &mut Vec<(u32, Plane<C, N>)>,
    ) -> Vec<u32> {
        let section = &self.units[unit as usize];
        let first = before.len();
        before.extend(machine.slots_of(section));
        machine.section(section, planes);
        before[first..].iter().filter(|&&(slot, plane)| machine.slot(slot) != plane).map(|&(slot, _)| slot).collect()
    }

    fn writer_of(&self, operand: Operand) -> Option<u32> {
        let writer = if operand.is_slot() { self.writer[operand.index()] } else { NONE };
        (writer != NONE).then_some(writer)
    }

    /// Whether a unit that the facts reach lies upstream of the prediction.
    fn matters(&self, unit: u32, targets: &[u32]) -> bool {
        targets.iter().any(|&target| self.order.together(unit, target))
    }
}

fn units(code: &Code) -> Vec<Section> {
    let mut units = Vec::new();
    for section in &code.sections {
        match section {
            Section::Once(steps) => units.extend(steps.clone().map(|step| Section::Once(step..step + 1))),
            Section::Cycle { .. } => units.push(section.clone()),
        }
    }
    units
}

/// Everything that a unit reads.
fn reads(code: &Code, unit: &Section) -> Vec<Operand> {
    let mut reads = Vec::new();
    for operation in unit.steps().flat_map(|step| code.operations(&code.steps[step])) {
        match *operation {
            Operation::Load(operand) | Operation::AllWith(operand) | Operation::AnyWith(operand) => reads.push(operand),
            Operation::Keep(said, other_side) => reads.extend([said, other_side]),
            Operation::All | Operation::Any | Operation::AtLeast(..) | Operation::Inverse => {}
        }
    }
    reads.sort_unstable();
    reads.dedup();
    reads
}

/// By unit: the units that it reads, and for facts of a phrase the units that write its prediction.
fn upstream(reads: &[Vec<Operand>], writer: &[u32], planes: usize, judged: &[Judged]) -> Vec<Vec<u32>> {
    let mut predictions: Vec<[u32; 2]> = vec![[NONE; 2]; planes];
    let of = |operand: Operand| if operand.is_slot() { writer[operand.index()] } else { NONE };
    for judged in judged {
        for &plane in &judged.facts {
            predictions[plane] = judged.predicted.map(of);
        }
    }
    let units = |read: &Operand| if read.is_slot() { [of(*read), NONE] } else { predictions[read.index()] };
    reads.iter().map(|reads| reads.iter().flat_map(units).filter(|&unit| unit != NONE).collect()).collect()
}

fn place(operand: Operand, planes: usize) -> usize {
    if operand.is_slot() { planes + operand.index() } else { operand.index() }
}
