//! Counts predictions against what was observed, over columns of cases: each phrase judged with its own facts withdrawn.

use crate::cases::{Cells, Columns, CrispPlane, GRADED_BLOCK, Plane};
use crate::evaluate::cell::Cell;
use crate::evaluate::code::{Code, Operand};
use crate::evaluate::feedback::{Feedback, Judged};
use crate::evaluate::graph::NodeId;
use crate::evaluate::machine::Machine;
use crate::evaluate::wide::{Wider, dispatch};
use crate::evaluate::{Instructions, Program, World};
use crate::theory::{HeadingId, PhraseId, Role, Theory};
use fearless_simd::Simd;

/// In how many cases a prediction stands how to what was observed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Agreed {
    /// Of which phrase.
    pub phrase: PhraseId,
    /// Both present, or both absent.
    pub confirmed: u64,
    /// The one present, the other absent.
    pub contradicted: u64,
    /// The prediction is contested.
    pub mixed: u64,
    /// A mechanism or outcome that is present, and that nothing predicts.
    pub unexplained: u64,
}

/// A program for the columns of one batch that holds predictions against observations.
#[derive(Debug)]
pub struct Judging {
    code: Code,
    judged: Vec<Judgement>,
    /// Where facts may reach the prediction of their own phrase.
    feedback: Option<Feedback>,
}

/// A phrase that is described, and predicted or a result.
#[derive(Debug)]
struct Judgement {
    phrase: PhraseId,
    judged: Judged,
    kind: Kind,
}

/// What a phrase is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// A mechanism or an outcome, so that it may be unexplained.
    Result,
    Other,
}

/// Confirmed, contradicted, mixed, unexplained.
type Tally = [u64; 4];

impl Program<'_> {
    /// The program that holds predictions against observations, over columns of the same phrases as these.
    #[must_use]
    pub fn judging(&self, columns: &Columns, world: World) -> Judging {
        let mut lowering = self.lowering(columns, world);
        let described = columns.described();
        let predicted: Vec<[NodeId; 2]> = described.iter().map(|&phrase| lowering.predicted(phrase)).collect();
        let (code, predicted) = Code::of_pairs(&lowering.finish(), &predicted, described.len());
        let results = results(self.theory, self.scope);
        let all = described.iter().zip(predicted).enumerate().map(|(column, (&phrase, predicted))| Judgement {
            phrase,
            judged: Judged { facts: vec![column * 2, column * 2 + 1], predicted },
            kind: results[phrase.0 as usize],
        });
        let is_predicted = |one: &Judgement| one.judged.predicted.iter().any(|place| *place != Operand::NEVER);
        let judged: Vec<Judgement> = all.filter(|one| is_predicted(one) || one.kind == Kind::Result).collect();
        let feedback = judged.iter().any(is_predicted).then(|| {
            let judged: Vec<Judged> = judged.iter().map(|one| one.judged.clone()).collect();
            Feedback::of(&code, columns.planes(), &judged)
        });
        Judging { code, judged, feedback }
    }
}

/// By phrase: whether it is a mechanism or an outcome of what concerns the cases, or declared as one.
fn results(theory: &Theory, scope: Option<HeadingId>) -> Vec<Kind> {
    let is_declared = |role| scope.is_none() && matches!(role, Some((Role::Mechanism | Role::Outcome, _)));
    let declared = theory.vocabulary.iter().map(|(_, phrase)| is_declared(phrase.declared().role));
    let mut kinds: Vec<Kind> = declared.map(|is_result| if is_result { Kind::Result } else { Kind::Other }).collect();
    for one in theory.configurations.iter().filter(|one| scope.is_none() || one.heading == scope) {
        one.speaks_for().for_each(|literal| kinds[literal.phrase.0 as usize] = Kind::Result);
    }
    kinds
}

impl Judging {
    /// Counts over columns, by phrase in the order of the columns: those that are predicted, or may be seen unexplained.
    #[must_use]
    pub fn count(&self, columns: &Columns, instructions: Instructions) -> Vec<Agreed> {
        if self.judged.is_empty() || columns.cases() == 0 {
            return self.judged.iter().map(|one| agreed(one.phrase, [0; 4])).collect();
        }
        dispatch(instructions, Run { judging: self, columns })
    }
}

fn agreed(phrase: PhraseId, [confirmed, contradicted, mixed, unexplained]: Tally) -> Agreed {
    Agreed { phrase, confirmed, contradicted, mixed, unexplained }
}

/// A batch to be counted.
struct Run<'r> {
    judging: &'r Judging,
    columns: &'r Columns,
}

impl Wider for Run<'_> {
    type Output = Vec<Agreed>;

    fn with<S: Simd>(self, simd: S) -> Vec<Agreed> {
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
    fn all(self) -> Vec<Agreed> {
        match self.run.columns.cells() {
            Cells::Crisp(cells) => self.count(cells, Plane([0; CrispPlane::CELLS]), bits),
            Cells::Graded(cells) => self.count(cells, Plane([0.0; GRADED_BLOCK]), degrees),
        }
    }

    #[inline(always)]
    fn count<C: Cell, const N: usize>(
        &self,
        cells: &[Plane<C, N>],
        nothing: Plane<C, N>,
        weigh: impl Fn([&Plane<C, N>; 4], Kind) -> Tally,
    ) -> Vec<Agreed> {
        let Run { judging: Judging { code, judged, feedback }, columns } = self.run;
        let width = columns.planes();
        let mut machine = Machine::<S, C, N>::new(self.simd, code, 0);
        let mut tallies: Vec<Tally> = vec![[0; 4]; judged.len()];
        let mut planes = vec![nothing; width];
        for block in cells.chunks_exact(width.max(1)) {
            planes.copy_from_slice(block);
            machine.run(&planes);
            for (one, tally) in judged.iter().zip(&mut tallies) {
                let withdrawn =
                    feedback.as_ref().and_then(|feedback| feedback.withdraw(&one.judged, &mut machine, &mut planes));
                let predicted = match &withdrawn {
                    Some([for_it, against]) => [for_it, against],
                    None => one.judged.predicted.map(|place| machine.read(place, &planes)),
                };
                let [said, denied] = [&block[one.judged.facts[0]], &block[one.judged.facts[1]]];
                let counted = weigh([predicted[0], predicted[1], said, denied], one.kind);
                tally.iter_mut().zip(counted).for_each(|(all, counted)| *all += counted);
            }
        }
        judged.iter().zip(tallies).map(|(one, tally)| agreed(one.phrase, tally)).collect()
    }
}

/// The words of a block of bits: predicted for and against, observed for and against.
#[inline(always)]
fn bits([pf, pa, of, oa]: [&CrispPlane; 4], kind: Kind) -> Tally {
    let mut tally = [0; 4];
    let seen = if kind == Kind::Result { u64::MAX } else { 0 };
    for word in 0..CrispPlane::CELLS {
        let [pf, pa, of, oa] = [pf.0[word], pa.0[word], of.0[word], oa.0[word]];
        let (present, absent) = (pf & !pa, pa & !pf);
        let (observed, missed) = (of & !oa, oa & !of);
        let counted = [
            (present & observed) | (absent & missed),
            (present & missed) | (absent & observed),
            pf & pa & (of | oa),
            !pf & !pa & observed & seen,
        ];
        tally.iter_mut().zip(counted).for_each(|(all, bits)| *all += u64::from(bits.count_ones()));
    }
    tally
}

/// The same of a block of degrees: more than 0.5 is present, and what nothing predicts is at 0 on both sides.
#[inline(always)]
fn degrees(planes: [&Plane<f64, GRADED_BLOCK>; 4], kind: Kind) -> Tally {
    let mut tally = [0; 4];
    for case in 0..GRADED_BLOCK {
        let [pf, pa, of, oa] = planes.map(|plane| plane.0[case] > 0.5);
        let is_predicted = planes[0].0[case] > 0.0 || planes[1].0[case] > 0.0;
        let (observed, missed) = (of && !oa, oa && !of);
        let counted = [
            (pf && !pa && observed) || (pa && !pf && missed),
            (pf && !pa && missed) || (pa && !pf && observed),
            pf && pa && (of || oa),
            !is_predicted && observed && kind == Kind::Result,
        ];
        tally.iter_mut().zip(counted).for_each(|(all, is_so)| *all += u64::from(is_so));
    }
    tally
}
