//! Counts verdicts over columns of cases: for each configuration, in how many it fires, is blocked, and so on.

mod crisp;
mod graded;

use fearless_simd::Simd;
use std::ops::Range;
use std::thread;

use crate::cases::{CRISP_BLOCK, Cells, Columns, GRADED_BLOCK, Plane};
use crate::evaluate::cell::Cell;
use crate::evaluate::graph::NodeId;
use crate::evaluate::groups::Group;
use crate::evaluate::kernel::{Block, Lanes};
use crate::evaluate::machine::Machine;
use crate::evaluate::plan::{Plan, Task};
use crate::evaluate::scope::asked;
use crate::evaluate::wide::{Wider, dispatch};
use crate::evaluate::{Means, Program, World};
use crate::theory::ConfigurationId;

/// Below this many configurations x cases, starting a thread takes longer than it saves.
const WORTH_A_THREAD: usize = 10_000_000;

/// In how many cases a configuration has which verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    /// Which configuration.
    pub configuration: ConfigurationId,
    /// It fires.
    pub fires: u64,
    /// It is blocked.
    pub blocked: u64,
    /// It cannot be told.
    pub undetermined: u64,
    /// Its condition both holds and fails.
    pub contested: u64,
}

/// A program for the columns of one batch that counts verdicts.
#[derive(Debug)]
pub struct Counting {
    plan: Plan,
    configurations: Vec<ConfigurationId>,
}

/// Of one configuration: in how many cases its degree for is above 0.5, that against, and both.
type Above = [u64; 3];

impl Program<'_> {
    /// Counts the verdicts of every configuration that concerns the cases, in file order.
    #[must_use]
    pub fn count(&self, columns: &Columns, world: World, means: Means) -> Vec<Counts> {
        self.counting(columns, world).count(columns, means)
    }

    /// The program that counts verdicts over columns of the same phrases as these.
    #[must_use]
    pub fn counting(&self, columns: &Columns, world: World) -> Counting {
        let mut lowering = self.lowering(columns, world);
        let live = &self.rules.live;
        let firing: Vec<[NodeId; 2]> = live.iter().map(|&id| lowering.firing(id)).collect();
        let derived: Vec<bool> = live.iter().map(|&id| self.may_be_contested(id)).collect();
        let plan = Plan::of(&lowering.finish(), &firing, &derived, columns.described().len());
        Counting { plan, configurations: live.clone() }
    }

    /// Whether a phrase of a firing condition may be predicted for and against: the condition may then be contested in a
    /// case that never says both.
    fn may_be_contested(&self, id: ConfigurationId) -> bool {
        let mut phrases = Vec::new();
        asked(&self.theory.configurations[id.0 as usize], &mut phrases);
        phrases.into_iter().any(|phrase| {
            self.rules.may_contest(phrase) || self.theory.vocabulary.get(phrase).declared().when.is_some()
        })
    }
}

impl Counting {
    /// Counts the verdicts of every configuration, in file order.
    #[must_use]
    pub fn count(&self, columns: &Columns, means: Means) -> Vec<Counts> {
        let work = self.configurations.len().saturating_mul(columns.cases());
        let threads = means.threads.get().min(work / WORTH_A_THREAD + 1);
        let above = dispatch(means.instructions, Spread { counting: self, columns, threads });
        let counts =
            |(&configuration, above): (&ConfigurationId, &Above)| counts(configuration, above, columns.cases());
        self.configurations.iter().zip(&above).map(counts).collect()
    }
}

fn counts(configuration: ConfigurationId, &[in_favour, against, both]: &Above, cases: usize) -> Counts {
    Counts {
        configuration,
        fires: in_favour - both,
        blocked: against - both,
        undetermined: cases as u64 + both - in_favour - against,
        contested: both,
    }
}

/// The blocks of a batch, spread over threads.
struct Spread<'c> {
    counting: &'c Counting,
    columns: &'c Columns,
    threads: usize,
}

impl Wider for Spread<'_> {
    type Output = Vec<Above>;

    fn with<S: Simd>(self, simd: S) -> Vec<Above> {
        let blocks = match self.columns.cells() {
            Cells::Crisp(_) => self.columns.cases().div_ceil(CRISP_BLOCK),
            Cells::Graded(_) => self.columns.cases().div_ceil(GRADED_BLOCK),
        };
        let share = blocks.div_ceil(self.threads).max(1);
        let part = |first: usize| {
            let (counting, columns) = (self.counting, self.columns);
            let part = Part { simd, counting, columns, blocks: first..(first + share).min(blocks) };
            simd.vectorize(
                #[inline(always)]
                || part.above(),
            )
        };
        thread::scope(|scope| {
            let others: Vec<_> = (1..self.threads).map(|thread| scope.spawn(move || part(thread * share))).collect();
            let mut above = part(0);
            for other in others {
                let Ok(other) = other.join() else { continue };
                above.iter_mut().flatten().zip(other.iter().flatten()).for_each(|(all, one)| *all += one);
            }
            above
        })
    }
}

/// Some blocks of a batch.
struct Part<'c, S> {
    simd: S,
    counting: &'c Counting,
    columns: &'c Columns,
    blocks: Range<usize>,
}

impl<S: Simd> Part<'_, S> {
    #[inline(always)]
    fn above(self) -> Vec<Above> {
        let mut above = vec![[0; 3]; self.counting.configurations.len()];
        match self.columns.cells() {
            Cells::Crisp(cells) => self.crisp(cells, &mut above),
            Cells::Graded(cells) => self.graded(cells, &mut above),
        }
        above
    }

    /// A machine for the program, with slots for what lies between.
    fn machine<C: Cell, const N: usize>(&self) -> Machine<'_, S, C, N> {
        let plan = &self.counting.plan;
        Machine::new(self.simd, &plan.code, plan.groups.between)
    }

    /// Computes what is read by something else than a verdict.
    #[inline(always)]
    fn prepare<L, C: Cell, const N: usize>(&self, lanes: L, machine: &mut Machine<'_, S, C, N>, cells: &[Plane<C, N>])
    where
        L: Lanes<Plane<C, N>>,
    {
        fetch(cells);
        for task in &self.counting.plan.tasks {
            match task {
                Task::Formula(formula, slot) => {
                    let groups = self.counting.plan.groups.of(*formula);
                    let mut block = machine.block(cells);
                    block.slots[*slot as usize] = apart(self.simd, lanes, groups, &mut block);
                }
                Task::Section(section) => machine.section(section, cells),
            }
        }
    }
}

/// Reads one cell of each cache line of a block in order, so that memory is read as a stream, and not in the order of
/// the formulas.
#[inline(always)]
fn fetch<C: Cell, const N: usize>(cells: &[Plane<C, N>]) {
    let mut seen = C::NEVER;
    for plane in cells {
        for line in plane.0.chunks(8) {
            seen = seen.any(line[0]);
        }
    }
    std::hint::black_box(seen);
}

/// Computes a formula in code of its own, where it is not the formulas that take the time.
fn apart<S: Simd, P, L: Lanes<P>>(simd: S, lanes: L, groups: &[Group], block: &mut Block<'_, P>) -> P {
    simd.vectorize(
        #[inline(always)]
        || lanes.store(block.evaluate(lanes, groups)),
    )
}
