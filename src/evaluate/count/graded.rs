//! Counts verdicts over degrees.

use fearless_simd::Simd;

use super::{Above, Part};
use crate::cases::{GRADED_BLOCK, GradedPlane};
use crate::evaluate::kernel::Degrees;

impl<S: Simd> Part<'_, S> {
    #[inline(always)]
    pub(super) fn graded(&self, cells: &[GradedPlane], above: &mut [Above]) {
        let plan = &self.counting.plan;
        let planes = self.columns.planes();
        let mut machine = self.machine();
        for block in self.blocks.clone() {
            let cells = &cells[block * planes..(block + 1) * planes];
            self.prepare(Degrees, &mut machine, cells);
            let cases = (self.columns.cases() - block * GRADED_BLOCK).min(GRADED_BLOCK);
            let mut block = machine.block(cells);
            for judge in &plan.judges {
                let pair = judge.firing.map(|firing| block.evaluate(Degrees, plan.groups.of(firing)));
                add(pair, cases, &mut above[judge.configuration as usize]);
            }
        }
    }
}

/// Adds in how many of the first cases of a block the degrees are above 0.5.
#[inline(always)]
fn add(mut pair: [GradedPlane; 2], cases: usize, above: &mut Above) {
    if cases < GRADED_BLOCK {
        pair.iter_mut().for_each(|degrees| degrees.0[cases..].fill(0.0));
    }
    let [in_favour, against] = pair;
    let mut sums = Above::default();
    for case in 0..GRADED_BLOCK {
        let is_above = [in_favour.0[case] > 0.5, against.0[case] > 0.5];
        sums[0] += u64::from(is_above[0]);
        sums[1] += u64::from(is_above[1]);
        sums[2] += u64::from(is_above[0] & is_above[1]);
    }
    above.iter_mut().zip(sums).for_each(|(above, sum)| *above += sum);
}
