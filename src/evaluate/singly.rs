//! Runs a program on cases one by one: everything there is to know of each.

use fearless_simd::Simd;
use std::ops::Range;
use std::panic::resume_unwind;
use std::thread;

use crate::cases::{CRISP_BLOCK, Cells, Columns, GRADED_BLOCK, Plane};
use crate::evaluate::cell::Cell;
use crate::evaluate::code::Operand;
use crate::evaluate::feedback::{Feedback, Judged};
use crate::evaluate::machine::Machine;
use crate::evaluate::program::{Linked, Place};
use crate::evaluate::wide::{Wider, dispatch};
use crate::evaluate::{Evaluation, Means, Pair, World};
use crate::theory::PhraseId;

/// Below this many phrases x cases, starting a thread takes longer than it saves.
const WORTH_A_THREAD: usize = 100_000;

/// What each case of some columns means, in their order.
pub fn evaluate(linked: &Linked, columns: &Columns, world: World, means: Means) -> Vec<Evaluation> {
    let planes = columns.planes();
    match columns.cells() {
        Cells::Crisp(blocks) => Singly::new(linked, columns, world, Words { blocks, planes }).evaluate(means),
        Cells::Graded(blocks) => Singly::new(linked, columns, world, Degrees { blocks, planes }).evaluate(means),
    }
}

/// A batch that is read case by case.
struct Singly<'b, S> {
    linked: &'b Linked,
    columns: &'b Columns,
    world: World,
    single: S,
    judged: Vec<(PhraseId, Judged)>,
    feedback: Option<Feedback>,
}

impl<'b, S: Single> Singly<'b, S> {
    fn new(linked: &'b Linked, columns: &'b Columns, world: World, single: S) -> Self {
        let judged = judged(linked, columns);
        let feedback = (!judged.is_empty()).then(|| {
            let judged: Vec<Judged> = judged.iter().map(|(_, judged)| judged.clone()).collect();
            Feedback::of(&linked.code, columns.planes(), &judged)
        });
        Self { linked, columns, world, single, judged, feedback }
    }

    fn evaluate(&self, means: Means) -> Vec<Evaluation> {
        let work = self.linked.values.len().saturating_mul(self.columns.cases());
        let threads = means.threads.get().min(work / WORTH_A_THREAD + 1);
        dispatch(means.instructions, Spread { singly: self, threads })
    }

    /// The cases of some cells.
    #[inline(always)]
    fn cells<V: Simd>(&self, simd: V, cells: Range<usize>) -> Vec<Evaluation> {
        let mut machine = Machine::new(simd, &self.linked.code, 0);
        let mut evaluations = Vec::with_capacity(cells.len() * S::CASES);
        for first in cells.map(|cell| cell * S::CASES) {
            let mut planes = self.single.planes(first);
            machine.run(&planes);
            let withdrawn = self.withdrawn(&mut machine, &mut planes);
            for case in first..(first + S::CASES).min(self.columns.cases()) {
                let degree = |plane: &Plane<S::Cell, 1>| S::degree(plane.0[0], case - first);
                let read = |operand: Operand| degree(machine.read(operand, &planes));
                let mut evaluation = answer(self.linked, self.columns, self.world, &read);
                for (phrase, [for_it, against]) in &withdrawn {
                    evaluation.predicted[phrase.0 as usize] = Pair::new(degree(for_it), degree(against));
                }
                evaluations.push(evaluation);
            }
        }
        evaluations
    }

    /// The predictions that change when a phrase's own facts are withdrawn.
    #[inline(always)]
    fn withdrawn<V: Simd>(
        &self,
        machine: &mut Machine<'_, V, S::Cell, 1>,
        planes: &mut [Plane<S::Cell, 1>],
    ) -> Vec<(PhraseId, [Plane<S::Cell, 1>; 2])> {
        let Some(feedback) = &self.feedback else { return Vec::new() };
        let withdrawn =
            |(phrase, judged): &(PhraseId, Judged)| Some((*phrase, feedback.withdraw(judged, machine, planes)?));
        self.judged.iter().filter_map(withdrawn).collect()
    }
}

/// A batch, spread over threads.
struct Spread<'s, 'b, S> {
    singly: &'s Singly<'b, S>,
    threads: usize,
}

impl<S: Single> Wider for Spread<'_, '_, S> {
    type Output = Vec<Evaluation>;

    fn with<V: Simd>(self, simd: V) -> Vec<Evaluation> {
        let singly = self.singly;
        let cells = singly.columns.cases().div_ceil(S::CASES);
        let share = cells.div_ceil(self.threads).max(1);
        let part = |first: usize| {
            let cells = first.min(cells)..(first + share).min(cells);
            simd.vectorize(
                #[inline(always)]
                || singly.cells(simd, cells),
            )
        };
        if self.threads == 1 {
            return part(0);
        }
        thread::scope(|scope| {
            let parts: Vec<_> = (0..self.threads).map(|thread| scope.spawn(move || part(thread * share))).collect();
            parts.into_iter().flat_map(|part| part.join().unwrap_or_else(|panic| resume_unwind(panic))).collect()
        })
    }
}

/// The described phrases with a prediction. `unknown X` describes nothing: there is nothing in it to withdraw, and
/// what is not described has its predicted pair as its value.
fn judged(linked: &Linked, columns: &Columns) -> Vec<(PhraseId, Judged)> {
    let mut planes: Vec<(PhraseId, usize)> = Vec::new();
    for (column, &phrase) in columns.described().iter().enumerate() {
        planes.extend([(phrase, column * 2), (phrase, column * 2 + 1)]);
    }
    planes.retain(|(phrase, _)| linked.predicted[phrase.0 as usize].iter().any(|place| *place != Operand::NEVER));
    planes.sort_unstable();
    let phrases = planes.chunk_by(|one, other| one.0 == other.0);
    phrases
        .map(|planes| {
            let facts = planes.iter().map(|&(_, plane)| plane).collect();
            (planes[0].0, Judged { facts, predicted: linked.predicted[planes[0].0.0 as usize] })
        })
        .collect()
}

fn answer(linked: &Linked, columns: &Columns, world: World, read: &dyn Fn(Operand) -> f64) -> Evaluation {
    let pair = |place: &Place| Pair::new(read(place[0]), read(place[1]));
    let values: Vec<Pair> = linked.values.iter().map(pair).collect();
    let mut described = vec![None; values.len()];
    for (column, phrase) in columns.described().iter().enumerate() {
        let said = pair(&Operand::said(column));
        let silent = said == Pair::UNKNOWN;
        described[phrase.0 as usize] = (!silent).then_some(said);
    }
    Evaluation {
        world,
        described,
        values,
        predicted: linked.predicted.iter().map(pair).collect(),
        firing: linked.firing.iter().map(|place| place.as_ref().map(pair)).collect(),
        ripple: linked.ripple.iter().map(|&place| read(place)).collect(),
    }
}

/// Columns as they are read for single answers: one word of crisp cases, or one case in degrees.
trait Single: Sync {
    type Cell: Cell;
    /// How many cases a cell holds.
    const CASES: usize;

    /// The planes of the cell that begins with a case.
    fn planes(&self, first: usize) -> Vec<Plane<Self::Cell, 1>>;

    /// The degree of a case in a cell.
    fn degree(cell: Self::Cell, case: usize) -> f64;
}

struct Words<'c> {
    blocks: &'c [Plane<u64, { CRISP_BLOCK / 64 }>],
    planes: usize,
}

impl Single for Words<'_> {
    type Cell = u64;
    const CASES: usize = 64;

    fn planes(&self, first: usize) -> Vec<Plane<u64, 1>> {
        let block = first / CRISP_BLOCK * self.planes;
        let word = first % CRISP_BLOCK / 64;
        self.blocks[block..block + self.planes].iter().map(|plane| Plane([plane.0[word]])).collect()
    }

    fn degree(cell: u64, case: usize) -> f64 {
        if cell >> case & 1 == 1 { 1.0 } else { 0.0 }
    }
}

struct Degrees<'c> {
    blocks: &'c [Plane<f64, GRADED_BLOCK>],
    planes: usize,
}

impl Single for Degrees<'_> {
    type Cell = f64;
    const CASES: usize = 1;

    fn planes(&self, first: usize) -> Vec<Plane<f64, 1>> {
        let block = first / GRADED_BLOCK * self.planes;
        self.blocks[block..block + self.planes].iter().map(|plane| Plane([plane.0[first % GRADED_BLOCK]])).collect()
    }

    fn degree(cell: f64, _: usize) -> f64 {
        cell
    }
}
