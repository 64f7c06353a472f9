//! Runs a program on degrees that are not numbers: what the answer would be for many descriptions of a case at once.

use std::ops::Range;

use crate::cases::{Cells, Columns};
use crate::evaluate::code::{Code, Operand, Operation, Section};
use crate::evaluate::graph::NodeId;
use crate::evaluate::{Program, World};
use crate::theory::{ConfigurationId, PhraseId};

/// What stands for degrees, with the operations of a program. Each may give nothing: then the whole question is given
/// up.
pub trait Algebra {
    /// One degree.
    type Degree: Clone + PartialEq;

    /// 0.
    fn never(&self) -> Self::Degree;
    /// 1.
    fn always(&self) -> Self::Degree;
    /// The smaller.
    fn all(&self, one: &Self::Degree, other: &Self::Degree) -> Option<Self::Degree>;
    /// The larger.
    fn any(&self, one: &Self::Degree, other: &Self::Degree) -> Option<Self::Degree>;
    /// The k-th largest; k from 1 to their number.
    fn at_least(&self, least: usize, of: &[Self::Degree]) -> Option<Self::Degree>;
    /// 1 - x.
    fn inverse(&self, one: &Self::Degree) -> Option<Self::Degree>;
    /// `said` where it or its other side is above 0, else `otherwise`.
    fn keep(&self, said: &Self::Degree, other: &Self::Degree, otherwise: &Self::Degree) -> Option<Self::Degree>;
}

/// A description in such degrees.
#[derive(Clone, Debug)]
pub struct Description<D> {
    /// What is said for and against some phrases; both 0 is nothing.
    pub described: Vec<(PhraseId, [D; 2])>,
    /// The phrases that are stated `unknown`.
    pub unknown: Vec<PhraseId>,
}

/// A pair that is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sought {
    /// Of a phrase.
    Value(PhraseId),
    /// Of the prediction for a phrase.
    Predicted(PhraseId),
    /// Of the firing condition of a configuration that is weighed.
    Firing(ConfigurationId),
}

impl Program<'_> {
    /// The pairs that are sought, for and against.
    #[must_use]
    pub fn solve<A: Algebra>(
        &self,
        sought: &[Sought],
        description: &Description<A::Degree>,
        world: World,
        algebra: &A,
    ) -> Option<Vec<[A::Degree; 2]>> {
        let phrases = description.described.iter().map(|(phrase, _)| *phrase).collect();
        let columns = Columns::new(0, phrases, description.unknown.clone(), Cells::Crisp(Vec::new()))?;
        let mut lowering = self.lowering(&columns, world);
        let node = |&sought: &Sought| match sought {
            Sought::Value(phrase) => lowering.value(phrase),
            Sought::Predicted(phrase) => lowering.predicted(phrase),
            Sought::Firing(id) => lowering.firing(id),
        };
        let pairs: Vec<[NodeId; 2]> = sought.iter().map(node).collect();
        let (code, places) = Code::of_pairs(&lowering.finish(), &pairs, columns.described().len());
        let run = Run::of(&code, description, algebra)?;
        Some(places.iter().map(|pair| pair.map(|place| run.read(place).clone())).collect())
    }
}

/// The memory of a run.
struct Run<'r, A: Algebra> {
    code: &'r Code,
    algebra: &'r A,
    planes: Vec<A::Degree>,
    slots: Vec<A::Degree>,
}

impl<'r, A: Algebra> Run<'r, A> {
    /// Runs the whole program.
    fn of(code: &'r Code, description: &Description<A::Degree>, algebra: &'r A) -> Option<Self> {
        let mut planes: Vec<A::Degree> = Vec::new();
        description.described.iter().for_each(|(_, pair)| planes.extend(pair.iter().cloned()));
        planes.extend(description.unknown.iter().map(|_| algebra.always()));
        let mut slots = vec![algebra.never(); code.slots];
        slots[Operand::ALWAYS.index()] = algebra.always();
        let mut run = Self { code, algebra, planes, slots };
        for section in &code.sections {
            match section {
                Section::Once(steps) => _ = run.sweep(steps)?,
                Section::Cycle { low, high } => run.cycle(low, high)?,
            }
        }
        Some(run)
    }

    fn read(&self, operand: Operand) -> &A::Degree {
        if operand.is_slot() { &self.slots[operand.index()] } else { &self.planes[operand.index()] }
    }

    /// As the machine does it: the alternating fixed point, or the least one of one bound.
    fn cycle(&mut self, low: &Range<usize>, high: &Range<usize>) -> Option<()> {
        self.clear(low);
        loop {
            self.clear(high);
            while self.sweep(high)? {}
            let mut raised = false;
            while self.sweep(low)? {
                raised = true;
            }
            if !raised || high.is_empty() {
                return Some(());
            }
        }
    }

    fn clear(&mut self, steps: &Range<usize>) {
        for step in &self.code.steps[steps.clone()] {
            self.slots[step.slot as usize] = self.algebra.never();
        }
    }

    /// Runs some steps in their order; whether some slot changed.
    fn sweep(&mut self, steps: &Range<usize>) -> Option<bool> {
        let code = self.code;
        let mut changed = false;
        for step in &code.steps[steps.clone()] {
            let result = self.result(code.operations(step))?;
            let slot = &mut self.slots[step.slot as usize];
            changed |= *slot != result;
            *slot = result;
        }
        Some(changed)
    }

    fn result(&self, operations: &[Operation]) -> Option<A::Degree> {
        let mut stack: Vec<A::Degree> = Vec::new();
        for &operation in operations {
            let next = match operation {
                Operation::Load(operand) => self.read(operand).clone(),
                Operation::AllWith(operand) => self.algebra.all(&stack.pop()?, self.read(operand))?,
                Operation::AnyWith(operand) => self.algebra.any(&stack.pop()?, self.read(operand))?,
                Operation::All => self.algebra.all(&stack.pop()?, &stack.pop()?)?,
                Operation::Any => self.algebra.any(&stack.pop()?, &stack.pop()?)?,
                Operation::AtLeast(least, of) => {
                    let of = stack.split_off(stack.len().checked_sub(of as usize)?);
                    self.algebra.at_least(least as usize, &of)?
                }
                Operation::Inverse => self.algebra.inverse(&stack.pop()?)?,
                Operation::Keep(said, other) => self.algebra.keep(self.read(said), self.read(other), &stack.pop()?)?,
            };
            stack.push(next);
        }
        stack.pop()
    }
}
