//! Counts verdicts over columns of cases: for each configuration, in how many it fires, is blocked, and so on.

use std::ops::Range;
use std::thread;

use crate::cases::{CRISP_BLOCK, Cells, Columns, CrispPlane, GRADED_BLOCK, GradedPlane, Plane};
use crate::evaluate::graph::NodeId;
use crate::evaluate::groups::{Formula, Group, Groups};
use crate::evaluate::kernel::{Block, Larger};
use crate::evaluate::machine::Machine;
use crate::evaluate::plan::{Judge, Plan, Task};
use crate::evaluate::scope::asked;
use crate::evaluate::wide::{Sums, Wide, Wider, dispatch};
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

    fn with<W: Wide>(self, wide: W) -> Vec<Above> {
        let blocks = match self.columns.cells() {
            Cells::Crisp(_) => self.columns.cases().div_ceil(CRISP_BLOCK),
            Cells::Graded(_) => self.columns.cases().div_ceil(GRADED_BLOCK),
        };
        let share = blocks.div_ceil(self.threads).max(1);
        let part = |first: usize| {
            let (counting, columns) = (self.counting, self.columns);
            wide.run(Part { wide, counting, columns, blocks: first..(first + share).min(blocks) })
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
struct Part<'c, W> {
    wide: W,
    counting: &'c Counting,
    columns: &'c Columns,
    blocks: Range<usize>,
}

impl<W: Wide> pulp::NullaryFnOnce for Part<'_, W> {
    type Output = Vec<Above>;

    #[inline(always)]
    fn call(self) -> Vec<Above> {
        let mut above = vec![[0; 3]; self.counting.configurations.len()];
        match self.columns.cells() {
            Cells::Crisp(cells) => self.crisp(cells, &mut above),
            Cells::Graded(cells) => self.graded(cells, &mut above),
        }
        above
    }
}

impl<W: Wide> Part<'_, W> {
    #[inline(always)]
    fn crisp(&self, cells: &[CrispPlane], above: &mut [Above]) {
        let plan = &self.counting.plan;
        let planes = self.columns.planes();
        let mut machine = Machine::new(self.wide, &plan.code, plan.groups.between);
        let mut judged = vec![Judged::default(); plan.judges.len()];
        for block in self.blocks.clone() {
            let cells = &cells[block * planes..(block + 1) * planes];
            fetch(cells);
            for task in &plan.tasks {
                match task {
                    Task::Formula(formula, slot) => self.store(*formula, *slot, &mut machine.block(cells)),
                    Task::Section(section) => machine.section(section, cells),
                }
            }
            let within = within(self.columns.cases() - block * CRISP_BLOCK);
            let plain = within.is_none() && self.columns.consistent(block);
            let mut block = machine.block(cells);
            for (judge, judged) in plan.judges.iter().zip(&mut judged) {
                if plain && !judge.derived {
                    for (firing, above) in judge.firing.iter().zip(&mut judged.above) {
                        self.wide.add_ones(block.evaluate(self.wide, plan.groups.of(*firing)), above);
                    }
                } else {
                    let (wide, groups, within) = (self.wide, &plan.groups, within.as_ref());
                    wide.run(Careful { wide, groups, judge, block: &mut block, within, judged });
                }
            }
        }
        for (judge, judged) in plan.judges.iter().zip(judged) {
            above[judge.configuration as usize] = judged.in_all();
        }
    }

    #[inline(always)]
    fn store(&self, formula: Formula, slot: u32, block: &mut Block<'_>) {
        let groups = self.counting.plan.groups.of(formula);
        block.slots[slot as usize] = self.wide.run(Apart { wide: self.wide, groups, block });
    }

    #[inline(always)]
    fn graded(&self, cells: &[GradedPlane], above: &mut [Above]) {
        let plan = &self.counting.plan;
        let planes = self.columns.planes();
        let mut machine = Machine::new(self.wide, &plan.code, 0);
        for block in self.blocks.clone() {
            let cells = &cells[block * planes..(block + 1) * planes];
            machine.run(cells);
            let cases = (self.columns.cases() - block * GRADED_BLOCK).min(GRADED_BLOCK);
            for (places, above) in plan.firing.iter().zip(&mut *above) {
                let [in_favour, against] = places.map(|place| machine.read(place, cells));
                for (&in_favour, &against) in in_favour.0[..cases].iter().zip(&against.0[..cases]) {
                    above[0] += u64::from(in_favour > 0.5);
                    above[1] += u64::from(against > 0.5);
                    above[2] += u64::from(in_favour > 0.5 && against > 0.5);
                }
            }
        }
    }
}

/// The same of one configuration, as it is counted.
#[derive(Clone, Copy, Default)]
struct Judged {
    above: [Sums; 2],
    both: u64,
}

impl Judged {
    fn in_all(&self) -> Above {
        let [in_favour, against] = self.above.map(|sums| sums.iter().sum());
        [in_favour, against, self.both]
    }
}

/// Reads one word of each cache line of a block in order, so that memory is read as a stream, and not in the order of
/// the formulas.
#[inline(always)]
fn fetch(cells: &[CrispPlane]) {
    let mut seen = 0;
    for plane in cells {
        for line in plane.0.chunks(8) {
            seen |= line[0];
        }
    }
    std::hint::black_box(seen);
}

/// Counts a verdict that may be contested, or in a block that is not full. It is code of its own, so that what counts
/// all others stays small.
struct Careful<'c, 'b, W> {
    wide: W,
    groups: &'c Groups,
    judge: &'c Judge,
    block: &'c mut Block<'b>,
    within: Option<&'c CrispPlane>,
    judged: &'c mut Judged,
}

impl<W: Wide> pulp::NullaryFnOnce for Careful<'_, '_, W> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let wide = self.wide;
        let [mut in_favour, mut against] = self.judge.firing.map(|firing| {
            let groups = self.groups.of(firing);
            wide.run(Apart { wide, groups, block: &mut *self.block })
        });
        if let Some(within) = self.within {
            in_favour = both(&in_favour, within);
            against = both(&against, within);
        }
        let contested = both(&in_favour, &against);
        let ones = |plane: CrispPlane| wide.ones(wide.group::<Larger, 1>(&[&plane]));
        self.judged.above[0][0] += ones(in_favour);
        self.judged.above[1][0] += ones(against);
        self.judged.both += ones(contested);
    }
}

/// Computes a formula in code of its own, where it is not the formulas that take the time.
struct Apart<'c, 'b, W> {
    wide: W,
    groups: &'c [Group],
    block: &'c mut Block<'b>,
}

impl<W: Wide> pulp::NullaryFnOnce for Apart<'_, '_, W> {
    type Output = CrispPlane;

    #[inline(always)]
    fn call(self) -> CrispPlane {
        self.wide.store(self.block.evaluate(self.wide, self.groups))
    }
}

/// The smaller of two planes.
fn both(one: &CrispPlane, other: &CrispPlane) -> CrispPlane {
    Plane(std::array::from_fn(|word| one.0[word] & other.0[word]))
}

/// A mask of the cases of a block that exist, where it is not full.
fn within(cases: usize) -> Option<CrispPlane> {
    (cases < CRISP_BLOCK).then(|| {
        Plane(std::array::from_fn(|word| match cases.saturating_sub(word * 64) {
            bits @ 0..64 => (1 << bits) - 1,
            _ => u64::MAX,
        }))
    })
}
