//! Gives the verdict of every configuration in every case of a block, as bits.

use crate::cases::{CRISP_BLOCK, Cells, Columns, CrispPlane, GRADED_BLOCK, GradedPlane, Plane};
use crate::evaluate::code::{Code, Operand};
use crate::evaluate::graph::NodeId;
use crate::evaluate::machine::Machine;
use crate::evaluate::wide::{Wide, Wider, dispatch};
use crate::evaluate::{Instructions, Program, World};
use crate::theory::{ConfigurationId, Verdict};

/// A program for the columns of one batch that gives verdicts.
#[derive(Debug)]
pub struct Verdicting {
    code: Code,
    configurations: Vec<ConfigurationId>,
    /// By configuration: its firing condition, for and against.
    firing: Vec<[Operand; 2]>,
}

/// The verdicts of a block.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdicts {
    /// By configuration that is weighed, in file order: in which cases its degree for is above 0.5, and its degree against.
    pub above: Vec<[CrispPlane; 2]>,
}

impl Verdicts {
    /// The verdict on one of the configurations in a case.
    #[must_use]
    pub fn verdict(&self, configuration: usize, case: usize) -> Verdict {
        let [holds, fails] = [0, 1].map(|side| self.above[configuration][side].0[case / 64] >> (case % 64) & 1 == 1);
        match (holds, fails) {
            (true, false) => Verdict::Fires,
            (false, true) => Verdict::Blocked,
            (true, true) => Verdict::Contested,
            (false, false) => Verdict::Undetermined,
        }
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
        dispatch(instructions, Run { verdicting: self, columns })
    }
}

/// A block to be judged.
struct Run<'r> {
    verdicting: &'r Verdicting,
    columns: &'r Columns,
}

impl Wider for Run<'_> {
    type Output = Verdicts;

    fn with<W: Wide>(self, wide: W) -> Verdicts {
        wide.run(Part { wide, verdicting: self.verdicting, columns: self.columns })
    }
}

/// The same with a set of instructions.
struct Part<'r, W> {
    wide: W,
    verdicting: &'r Verdicting,
    columns: &'r Columns,
}

impl<W: Wide> pulp::NullaryFnOnce for Part<'_, W> {
    type Output = Verdicts;

    #[inline(always)]
    fn call(self) -> Verdicts {
        if self.columns.cases() == 0 {
            return Verdicts { above: vec![[Plane([0; CrispPlane::CELLS]); 2]; self.verdicting.firing.len()] };
        }
        match self.columns.cells() {
            Cells::Crisp(cells) => self.crisp(cells),
            Cells::Graded(cells) => self.graded(cells),
        }
    }
}

impl<W: Wide> Part<'_, W> {
    #[inline(always)]
    fn crisp(&self, cells: &[CrispPlane]) -> Verdicts {
        let mut machine = Machine::<W, u64, { CrispPlane::CELLS }>::new(self.wide, &self.verdicting.code, 0);
        let planes = &cells[..self.columns.planes().min(cells.len())];
        machine.run(planes);
        let read = |pair: &[Operand; 2]| pair.map(|place| *machine.read(place, planes));
        Verdicts { above: self.verdicting.firing.iter().map(read).collect() }
    }

    #[inline(always)]
    fn graded(&self, cells: &[GradedPlane]) -> Verdicts {
        const { assert!(GRADED_BLOCK == 64, "a word holds the verdicts of a block of degrees") };
        let mut above = vec![[Plane([0; CrispPlane::CELLS]); 2]; self.verdicting.firing.len()];
        let mut machine = Machine::<W, f64, GRADED_BLOCK>::new(self.wide, &self.verdicting.code, 0);
        let blocks = cells.chunks_exact(self.columns.planes().max(1)).take(CRISP_BLOCK / GRADED_BLOCK);
        for (word, planes) in blocks.enumerate() {
            machine.run(planes);
            for (above, pair) in above.iter_mut().zip(&self.verdicting.firing) {
                for (above, place) in above.iter_mut().zip(pair) {
                    let degrees = machine.read(*place, planes).0.iter().rev();
                    above.0[word] = degrees.fold(0, |bits, &degree| bits << 1 | u64::from(degree > 0.5));
                }
            }
        }
        Verdicts { above }
    }
}
