//! The program of a theory: compiled once, run on any number of cases.

use crate::cases::{CRISP_BLOCK, Cells, Columns, GRADED_BLOCK, Plane};
use crate::evaluate::cell::Cell;
use crate::evaluate::code::{Code, Operand};
use crate::evaluate::feedback::{Feedback, Judged};
use crate::evaluate::graph::NodeId;
use crate::evaluate::lower::Lowering;
use crate::evaluate::machine::Machine;
use crate::evaluate::rules::{Rules, Side};
use crate::evaluate::scope::closed_phrases;
use crate::evaluate::{Evaluation, Pair, World};
use crate::theory::{HeadingId, PhraseId, Theory};

/// A theory set, or one theory in it, ready to be evaluated.
#[derive(Debug)]
pub struct Program<'t> {
    pub(super) theory: &'t Theory,
    pub(super) rules: Rules,
    /// By phrase: whether a closed world closes it.
    pub(super) closes: Vec<bool>,
}

/// Where a program leaves the two degrees of a pair.
type Place = [Operand; 2];

/// The program for the columns of one batch, with where it leaves its answers.
struct Linked {
    code: Code,
    values: Vec<Place>,
    predicted: Vec<Place>,
    firing: Vec<Option<Place>>,
    ripple: Vec<Operand>,
}

impl<'t> Program<'t> {
    /// Compiles a theory set, or the one theory that concerns the cases.
    #[must_use]
    pub fn compile(theory: &'t Theory, scope: Option<HeadingId>) -> Self {
        Self { theory, rules: Rules::of(theory, scope), closes: closed_phrases(theory, scope) }
    }

    /// Evaluates the cases of some columns, one by one.
    #[must_use]
    pub fn evaluate(&self, columns: &Columns, world: World) -> Vec<Evaluation> {
        let linked = self.link(columns, world);
        match columns.cells() {
            Cells::Crisp(blocks) => self.each(&linked, columns, world, &Words { blocks, planes: columns.planes() }),
            Cells::Graded(blocks) => self.each(&linked, columns, world, &Degrees { blocks, planes: columns.planes() }),
        }
    }

    pub(super) fn lowering(&self, columns: &Columns, world: World) -> Lowering<'_> {
        Lowering::new(self.theory, &self.rules, &self.closes, world, columns)
    }

    fn link(&self, columns: &Columns, world: World) -> Linked {
        let mut lowering = self.lowering(columns, world);
        let phrases: Vec<PhraseId> = self.theory.vocabulary.iter().map(|(id, _)| id).collect();
        let sides = [Side::For, Side::Against];
        let values: Vec<[NodeId; 2]> =
            phrases.iter().map(|&phrase| sides.map(|side| lowering.value(phrase, side))).collect();
        let predicted: Vec<[NodeId; 2]> =
            phrases.iter().map(|&phrase| sides.map(|side| lowering.predicted(phrase, side))).collect();
        let firing: Vec<[NodeId; 2]> =
            self.rules.live.iter().map(|&id| sides.map(|side| lowering.firing(id, side))).collect();
        let ripple: Vec<NodeId> = self.rules.live.iter().map(|&id| lowering.ripple(id)).collect();
        let formulas = lowering.finish();
        let pairs = values.iter().chain(&predicted).chain(&firing).flatten();
        let roots: Vec<NodeId> = pairs.chain(&ripple).copied().collect();
        let code = Code::of(&formulas, &roots, columns.described().len());
        let place = |pair: &[NodeId; 2]| pair.map(|node| code.place(node));
        let mut linked = Linked {
            values: values.iter().map(place).collect(),
            predicted: predicted.iter().map(place).collect(),
            firing: vec![None; self.theory.configurations.len()],
            ripple: vec![Operand::NEVER; self.theory.configurations.len()],
            code,
        };
        for ((id, firing), &ripple) in self.rules.live.iter().zip(&firing).zip(&ripple) {
            linked.firing[id.0 as usize] = Some(firing.map(|node| linked.code.place(node)));
            linked.ripple[id.0 as usize] = linked.code.place(ripple);
        }
        linked
    }

    fn each<S: Single>(&self, linked: &Linked, columns: &Columns, world: World, single: &S) -> Vec<Evaluation> {
        let judged = judged(linked, columns);
        let feedback = (!judged.is_empty()).then(|| {
            let judged: Vec<Judged> = judged.iter().map(|(_, judged)| judged.clone()).collect();
            Feedback::of(&linked.code, columns.planes(), &judged)
        });
        let mut machine = Machine::new(&linked.code, 0);
        let mut evaluations = Vec::with_capacity(columns.cases());
        for first in (0..columns.cases()).step_by(S::CASES) {
            let mut planes = single.planes(first);
            machine.run(&planes);
            let withdrawn: Vec<(PhraseId, [Plane<S::Cell, 1>; 2])> = judged
                .iter()
                .filter_map(|(phrase, judged)| {
                    let predicted = feedback.as_ref()?.withdraw(judged, &mut machine, &mut planes)?;
                    Some((*phrase, predicted))
                })
                .collect();
            for case in first..(first + S::CASES).min(columns.cases()) {
                let degree = |plane: &Plane<S::Cell, 1>| S::degree(plane.0[0], case - first);
                let read = |operand: Operand| degree(machine.read(operand, &planes));
                let mut evaluation = answer(linked, columns, world, &read);
                for (phrase, [for_it, against]) in &withdrawn {
                    evaluation.predicted[phrase.0 as usize] = Pair::new(degree(for_it), degree(against));
                }
                evaluations.push(evaluation);
            }
        }
        evaluations
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
trait Single {
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
