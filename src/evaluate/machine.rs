//! Runs a program over one block of cases.

use std::ops::Range;

use fearless_simd::Simd;

use crate::cases::Plane;
use crate::evaluate::cell::Cell;
use crate::evaluate::code::{Code, Operand, Operation, Section, Step};
use crate::evaluate::kernel::Block;

/// The memory of a program for one block of cases.
pub struct Machine<'c, S, C, const N: usize> {
    simd: S,
    code: &'c Code,
    slots: Vec<Plane<C, N>>,
    stack: Vec<Plane<C, N>>,
}

impl<'c, S: Simd, C: Cell, const N: usize> Machine<'c, S, C, N> {
    /// A machine for a program, with so many slots more than that uses.
    pub fn new(simd: S, code: &'c Code, more: u32) -> Self {
        let mut slots = vec![Plane([C::NEVER; N]); code.slots + more as usize];
        slots[Operand::ALWAYS.index()] = Plane([C::ALWAYS; N]);
        Self { simd, code, slots, stack: Vec::new() }
    }

    /// Runs the whole program on the planes of a block.
    pub fn run(&mut self, planes: &[Plane<C, N>]) {
        let code = self.code;
        for section in &code.sections {
            self.section(section, planes);
        }
    }

    /// Runs one section, in code that is built once for a set of instructions, whoever calls it.
    pub fn section(&mut self, section: &Section, planes: &[Plane<C, N>]) {
        self.simd.vectorize(
            #[inline(always)]
            || self.run_section(section, planes),
        );
    }

    #[inline(always)]
    fn run_section(&mut self, section: &Section, planes: &[Plane<C, N>]) {
        match section {
            Section::Once(steps) => {
                self.sweep(steps, planes);
            }
            Section::Cycle { low, high } => self.cycle(low, high, planes),
        }
    }

    /// A degree after a run.
    #[inline(always)]
    pub fn read<'p>(&'p self, operand: Operand, planes: &'p [Plane<C, N>]) -> &'p Plane<C, N> {
        if operand.is_slot() { &self.slots[operand.index()] } else { &planes[operand.index()] }
    }

    /// The slots beside the planes of a block.
    #[inline(always)]
    pub fn block<'b>(&'b mut self, planes: &'b [Plane<C, N>]) -> Block<'b, Plane<C, N>> {
        Block { planes, slots: &mut self.slots }
    }

    /// A slot.
    pub fn slot(&self, slot: u32) -> Plane<C, N> {
        self.slots[slot as usize]
    }

    /// The slots that a section writes, with what is in them.
    pub fn slots_of(&self, section: &Section) -> Vec<(u32, Plane<C, N>)> {
        let steps = section.steps().map(|step| self.code.steps[step].slot);
        steps.map(|slot| (slot, self.slot(slot))).collect()
    }

    /// Sets a slot.
    pub fn set(&mut self, slot: u32, plane: Plane<C, N>) {
        self.slots[slot as usize] = plane;
    }

    /// Runs one step; whether its slot changed.
    #[inline(always)]
    fn step(&mut self, step: &Step, planes: &[Plane<C, N>]) -> bool {
        let code = self.code;
        self.stack.clear();
        for &operation in code.operations(step) {
            self.operate(operation, planes);
        }
        let Some(result) = self.stack.pop() else { return false };
        let slot = &mut self.slots[step.slot as usize];
        let changed = *slot != result;
        *slot = result;
        changed
    }

    /// The alternating fixed point of a cycle, or the least one where it is of one bound only. Every degree is one of
    /// finitely many and moves one way, so that it ends.
    #[inline(always)]
    fn cycle(&mut self, low: &Range<usize>, high: &Range<usize>, planes: &[Plane<C, N>]) {
        self.clear(low);
        loop {
            self.clear(high);
            while self.sweep(high, planes) {}
            let mut raised = false;
            while self.sweep(low, planes) {
                raised = true;
            }
            if !raised || high.is_empty() {
                return;
            }
        }
    }

    fn clear(&mut self, steps: &Range<usize>) {
        for step in &self.code.steps[steps.clone()] {
            self.slots[step.slot as usize] = Plane([C::NEVER; N]);
        }
    }

    /// Runs some steps in their order; whether some slot changed.
    #[inline(always)]
    fn sweep(&mut self, steps: &Range<usize>, planes: &[Plane<C, N>]) -> bool {
        let code = self.code;
        let mut changed = false;
        for step in &code.steps[steps.clone()] {
            changed |= self.step(step, planes);
        }
        changed
    }

    #[inline(always)]
    fn operate(&mut self, operation: Operation, planes: &[Plane<C, N>]) {
        match operation {
            Operation::Load(operand) => {
                let plane = *self.read(operand, planes);
                self.stack.push(plane);
            }
            Operation::AllWith(operand) => self.with(operand, planes, C::all),
            Operation::AnyWith(operand) => self.with(operand, planes, C::any),
            Operation::All => self.both(C::all),
            Operation::Any => self.both(C::any),
            Operation::AtLeast(least, of) => {
                let first = self.stack.len().saturating_sub(of as usize);
                C::at_least(least as usize, &mut self.stack[first..]);
                self.stack.truncate(first + 1);
            }
            Operation::Inverse => {
                if let Some(top) = self.stack.last_mut() {
                    *top = Plane(top.0.map(C::inverse));
                }
            }
            Operation::Keep(said, other_side) => {
                let (said, other) = (*self.read(said, planes), *self.read(other_side, planes));
                if let Some(top) = self.stack.last_mut() {
                    for cell in 0..N {
                        top.0[cell] = C::keep(said.0[cell], other.0[cell], top.0[cell]);
                    }
                }
            }
        }
    }

    #[inline(always)]
    fn with(&mut self, operand: Operand, planes: &[Plane<C, N>], join: fn(C, C) -> C) {
        let other = *self.read(operand, planes);
        self.fold(other, join);
    }

    #[inline(always)]
    fn both(&mut self, join: fn(C, C) -> C) {
        if let Some(other) = self.stack.pop() {
            self.fold(other, join);
        }
    }

    #[inline(always)]
    fn fold(&mut self, other: Plane<C, N>, join: fn(C, C) -> C) {
        if let Some(top) = self.stack.last_mut() {
            for (cell, other) in top.0.iter_mut().zip(other.0) {
                *cell = join(*cell, other);
            }
        }
    }
}
