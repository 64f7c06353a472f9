//! Gives the verdict of every configuration in every case of a block, as bits.

use crate::cases::{CRISP_BLOCK, Cells, Columns, CrispPlane, GRADED_BLOCK, GradedPlane, Plane};
use crate::evaluate::code::{Code, Operand};
use crate::evaluate::graph::NodeId;
use crate::evaluate::machine::Machine;
use crate::evaluate::wide::{Wider, dispatch};
use crate::evaluate::{Instructions, Program, World};
use crate::theory::{ConfigurationId, Verdict};
use fearless_simd::Simd;

/// A program for the columns of one batch that gives verdicts.
#[derive(Debug)]
pub struct Verdicting {
    code: Code,
    configurations: Vec<ConfigurationId>,
    /// By configuration: its firing condition, for and against.
    firing: Vec<[Operand; 2]>,
}

/// What is wanted of firing conditions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// Verdicts alone.
    Verdicts,
    /// The degrees that they come from, too.
    Degrees,
}

/// The verdicts of a block.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdicts {
    /// By configuration that is weighed, in file order: in which cases its degree for is above 0.5, and its degree against.
    pub above: Vec<[CrispPlane; 2]>,
    /// By configuration: its degrees for and against, case by case; none where nobody asks, and where all are 0 or 1.
    degrees: Vec<[Vec<f64>; 2]>,
}

impl Verdicts {
    /// The verdict on one of the configurations in a case.
    #[must_use]
    pub fn verdict(&self, configuration: usize, case: usize) -> Verdict {
        match self.is_above(configuration, case) {
            [true, false] => Verdict::Fires,
            [false, true] => Verdict::Blocked,
            [true, true] => Verdict::Contested,
            [false, false] => Verdict::Undetermined,
        }
    }

    /// The degrees for and against of the firing condition of one of the configurations in a case: those of bits where nobody
    /// asked for more.
    #[must_use]
    pub fn degrees(&self, configuration: usize, case: usize) -> [f64; 2] {
        match self.degrees.get(configuration) {
            Some(degrees) => [0, 1].map(|side| degrees[side][case]),
            None => self.is_above(configuration, case).map(|is_so| f64::from(u8::from(is_so))),
        }
    }

    /// Whether the degrees for and against one of the configurations in a case are above 0.5.
    fn is_above(&self, configuration: usize, case: usize) -> [bool; 2] {
        self.above[configuration].each_ref().map(|plane| plane.0[case / 64] >> (case % 64) & 1 == 1)
    }
}

impl Program<'_> {
    /// The program that gives verdicts over columns of the same phrases as these.
    #[must_use]
    pub fn verdicting(&self, columns: &Columns, world: World) -> Verdicting {
        let mut lowering = self.lowering(columns, world);
        let configurations = self.rules.live.clone();
        let firing: Vec<[NodeId; 2]> = configurations.iter().map(|&id| lowering.firing(id)).collect();
        let (code, firing) = Code::of_pairs(&lowering.finish(), &firing, columns.described().len());
        Verdicting { code, configurations, firing }
    }
}

impl Verdicting {
    /// The configurations that are weighed, in file order.
    #[must_use]
    pub fn configurations(&self) -> &[ConfigurationId] {
        &self.configurations
    }

    /// The verdicts in the first [`CRISP_BLOCK`] cases of some columns.
    #[must_use]
    pub fn of(&self, columns: &Columns, instructions: Instructions) -> Verdicts {
        self.in_detail(columns, instructions, Detail::Verdicts)
    }

    /// As [`Self::of`], with the degrees where they are wanted.
    #[must_use]
    pub fn in_detail(&self, columns: &Columns, instructions: Instructions, detail: Detail) -> Verdicts {
        dispatch(instructions, Run { verdicting: self, columns, detail })
    }
}

/// A block to be judged.
struct Run<'r> {
    verdicting: &'r Verdicting,
    columns: &'r Columns,
    detail: Detail,
}

impl Wider for Run<'_> {
    type Output = Verdicts;

    fn with<S: Simd>(self, simd: S) -> Verdicts {
        let part = Part { simd, run: self };
        simd.vectorize(
            #[inline(always)]
            || part.all(),
        )
    }
}

/// The same with a set of instructions.
struct Part<'r, S> {
    simd: S,
    run: Run<'r>,
}

impl<S: Simd> Part<'_, S> {
    #[inline(always)]
    fn all(self) -> Verdicts {
        let Run { verdicting, columns, .. } = self.run;
        if columns.cases() == 0 {
            let above = vec![[Plane([0; CrispPlane::CELLS]); 2]; verdicting.firing.len()];
            return Verdicts { above, degrees: Vec::new() };
        }
        match columns.cells() {
            Cells::Crisp(cells) => self.crisp(cells),
            Cells::Graded(cells) => self.graded(cells),
        }
    }

    #[inline(always)]
    fn crisp(&self, cells: &[CrispPlane]) -> Verdicts {
        let Run { verdicting, columns, .. } = self.run;
        let mut machine = Machine::<S, u64, { CrispPlane::CELLS }>::new(self.simd, &verdicting.code, 0);
        let planes = &cells[..columns.planes().min(cells.len())];
        machine.run(planes);
        let read = |pair: &[Operand; 2]| pair.map(|place| *machine.read(place, planes));
        Verdicts { above: verdicting.firing.iter().map(read).collect(), degrees: Vec::new() }
    }

    #[inline(always)]
    fn graded(&self, cells: &[GradedPlane]) -> Verdicts {
        const { assert!(GRADED_BLOCK == 64, "a word holds the verdicts of a block of degrees") };
        let Run { verdicting, columns, detail } = self.run;
        let mut above = vec![[Plane([0; CrispPlane::CELLS]); 2]; verdicting.firing.len()];
        let mut kept = vec![[Vec::new(), Vec::new()]; if detail == Detail::Degrees { above.len() } else { 0 }];
        let mut machine = Machine::<S, f64, GRADED_BLOCK>::new(self.simd, &verdicting.code, 0);
        let blocks = cells.chunks_exact(columns.planes().max(1)).take(CRISP_BLOCK / GRADED_BLOCK);
        for (word, planes) in blocks.enumerate() {
            machine.run(planes);
            for (one, pair) in verdicting.firing.iter().enumerate() {
                for (side, place) in pair.iter().enumerate() {
                    let degrees = &machine.read(*place, planes).0;
                    let bits = degrees.iter().rev().fold(0, |bits, &degree| bits << 1 | u64::from(degree > 0.5));
                    above[one][side].0[word] = bits;
                    kept.get_mut(one).into_iter().for_each(|kept| kept[side].extend_from_slice(degrees));
                }
            }
        }
        Verdicts { above, degrees: kept }
    }
}
