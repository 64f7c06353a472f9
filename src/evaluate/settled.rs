//! Which verdicts some cases settle: the firing conditions of a few configurations, and nothing else, in many cases.

use fearless_simd::Simd;

use crate::cases::{CRISP_BLOCK, Cells, Columns, GRADED_BLOCK, Plane};
use crate::evaluate::code::{Code, Operand};
use crate::evaluate::graph::NodeId;
use crate::evaluate::machine::Machine;
use crate::evaluate::wide::{Wider, dispatch};
use crate::evaluate::{Instructions, Pair, Program, World};
use crate::theory::{ConfigurationId, Verdict};

/// By case: the configurations that are not undetermined there, with their verdicts.
pub type Settled = Vec<Vec<(ConfigurationId, Verdict)>>;

impl Program<'_> {
    /// Which of some configurations, all of them weighed, each case settles.
    #[must_use]
    pub fn settled(&self, columns: &Columns, world: World, of: &[ConfigurationId]) -> Settled {
        let mut lowering = self.lowering(columns, world);
        let firing: Vec<[NodeId; 2]> = of.iter().map(|&id| lowering.firing(id)).collect();
        let (code, places) = Code::of_pairs(&lowering.finish(), &firing, columns.described().len());
        let sought: Vec<Sought> = of.iter().copied().zip(places).collect();
        let run = Run { code: &code, sought: &sought, cases: columns.cases() };
        dispatch(Instructions::Baseline, (run, columns))
    }
}

/// A configuration, and where its pair is.
type Sought = (ConfigurationId, [Operand; 2]);

/// A program on its way through a batch.
struct Run<'r> {
    code: &'r Code,
    sought: &'r [Sought],
    cases: usize,
}

impl Wider for (Run<'_>, &Columns) {
    type Output = Settled;

    fn with<S: Simd>(self, simd: S) -> Settled {
        let (run, columns) = self;
        match columns.cells() {
            Cells::Crisp(blocks) => run.crisp(simd, blocks, columns.planes()),
            Cells::Graded(blocks) => run.graded(simd, blocks, columns.planes()),
        }
    }
}

impl Run<'_> {
    /// 64 cases at a time: nothing is looked at where no bit is set.
    fn crisp<S: Simd>(&self, simd: S, blocks: &[Plane<u64, { CRISP_BLOCK / 64 }>], planes: usize) -> Settled {
        let mut settled = vec![Vec::new(); self.cases];
        let mut machine = Machine::<_, u64, 1>::new(simd, self.code, 0);
        for first in (0..self.cases).step_by(64) {
            let (block, word) = (first / CRISP_BLOCK * planes, first % CRISP_BLOCK / 64);
            let said: Vec<Plane<u64, 1>> =
                blocks[block..block + planes].iter().map(|plane| Plane([plane.0[word]])).collect();
            machine.run(&said);
            for &(id, place) in self.sought {
                let [holds, fails] = place.map(|operand| machine.read(operand, &said).0[0]);
                let mut left = holds | fails;
                while left != 0 {
                    let bit = left.trailing_zeros() as usize;
                    left &= left - 1;
                    let degree = |side: u64| f64::from(u8::from(side >> bit & 1 == 1));
                    if let Some(cases) = settled.get_mut(first + bit) {
                        cases.push((id, Pair::new(degree(holds), degree(fails)).verdict()));
                    }
                }
            }
        }
        settled
    }

    fn graded<S: Simd>(&self, simd: S, blocks: &[Plane<f64, GRADED_BLOCK>], planes: usize) -> Settled {
        let mut settled = Vec::with_capacity(self.cases);
        let mut machine = Machine::<_, f64, 1>::new(simd, self.code, 0);
        for case in 0..self.cases {
            let block = case / GRADED_BLOCK * planes;
            let said: Vec<Plane<f64, 1>> =
                blocks[block..block + planes].iter().map(|plane| Plane([plane.0[case % GRADED_BLOCK]])).collect();
            machine.run(&said);
            let verdict = |&(id, place): &Sought| {
                let [holds, fails] = place.map(|operand| machine.read(operand, &said).0[0]);
                (id, Pair::new(holds, fails).verdict())
            };
            let verdicts = self.sought.iter().map(verdict);
            settled.push(verdicts.filter(|(_, verdict)| *verdict != Verdict::Undetermined).collect());
        }
        settled
    }
}
