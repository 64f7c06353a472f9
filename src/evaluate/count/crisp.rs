//! Counts verdicts over bits.

use fearless_simd::Simd;

use super::{Above, Part, apart};
use crate::cases::{CRISP_BLOCK, CrispPlane, Plane};
use crate::evaluate::groups::Groups;
use crate::evaluate::kernel::{Block, Lanes, Larger};
use crate::evaluate::plan::Judge;
use crate::evaluate::wide::{Bits, Sums};

impl<S: Simd> Part<'_, S> {
    #[inline(always)]
    pub(super) fn crisp(&self, cells: &[CrispPlane], above: &mut [Above]) {
        let plan = &self.counting.plan;
        let planes = self.columns.planes();
        let lanes = Bits(self.simd);
        let mut machine = self.machine();
        let mut judged = vec![Judged::default(); plan.judges.len()];
        for block in self.blocks.clone() {
            let cells = &cells[block * planes..(block + 1) * planes];
            self.prepare(lanes, &mut machine, cells);
            let within = within(self.columns.cases() - block * CRISP_BLOCK);
            let plain = within.is_none() && self.columns.consistent(block);
            let mut block = machine.block(cells);
            for (judge, judged) in plan.judges.iter().zip(&mut judged) {
                if plain && !judge.derived {
                    for (firing, above) in judge.firing.iter().zip(&mut judged.above) {
                        lanes.add_ones(block.evaluate(lanes, plan.groups.of(*firing)), above);
                    }
                } else {
                    let (groups, within) = (&plan.groups, within.as_ref());
                    let careful = Careful { lanes, groups, judge, block: &mut block, within, judged };
                    self.simd.vectorize(
                        #[inline(always)]
                        || careful.count(),
                    );
                }
            }
        }
        for (judge, judged) in plan.judges.iter().zip(judged) {
            above[judge.configuration as usize] = judged.in_all();
        }
    }
}

/// Of one configuration: what is counted of it so far.
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

/// Counts a verdict that may be contested, or in a block that is not full. It is code of its own, so that what counts
/// all others stays small.
struct Careful<'c, 'b, S> {
    lanes: Bits<S>,
    groups: &'c Groups,
    judge: &'c Judge,
    block: &'c mut Block<'b, CrispPlane>,
    within: Option<&'c CrispPlane>,
    judged: &'c mut Judged,
}

impl<S: Simd> Careful<'_, '_, S> {
    #[inline(always)]
    fn count(self) {
        let lanes = self.lanes;
        let [mut in_favour, mut against] =
            self.judge.firing.map(|firing| apart(lanes.0, lanes, self.groups.of(firing), &mut *self.block));
        if let Some(within) = self.within {
            in_favour = both(&in_favour, within);
            against = both(&against, within);
        }
        let contested = both(&in_favour, &against);
        let ones = |plane: CrispPlane| lanes.ones(lanes.group::<Larger, 1>(&[&plane]));
        self.judged.above[0][0] += ones(in_favour);
        self.judged.above[1][0] += ones(against);
        self.judged.both += ones(contested);
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
