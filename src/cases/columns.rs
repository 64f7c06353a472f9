//! Cases as columns: by block of cases, each phrase's degrees for and against beside each other.

use crate::cases::{Degrees, described, stated_unknown};
use crate::theory::{Case, PhraseId};

/// How many cases one [`CrispPlane`] holds.
pub const CRISP_BLOCK: usize = 2048;
/// How many cases one [`GradedPlane`] holds.
pub const GRADED_BLOCK: usize = 64;

/// One block of cases of one degree; `T` holds one or many of them.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(align(64))]
pub struct Plane<T, const N: usize>(pub [T; N]);

impl<T, const N: usize> Plane<T, N> {
    /// How many cells it has.
    pub const CELLS: usize = N;
}

/// A bit for each of [`CRISP_BLOCK`] cases, the first case lowest.
pub type CrispPlane = Plane<u64, { CRISP_BLOCK / 64 }>;
/// A degree in [0, 1] for each of [`GRADED_BLOCK`] cases.
pub type GradedPlane = Plane<f64, GRADED_BLOCK>;

/// The cells of all columns: block after block; in a block, the planes for and against of each described phrase, then
/// one plane for each phrase that some case states `unknown`.
#[derive(Clone, Debug)]
pub enum Cells {
    /// Every fact is there or not: bits.
    Crisp(Vec<CrispPlane>),
    /// Some fact is a degree.
    Graded(Vec<GradedPlane>),
}

/// Cases that share a world and a scope, as columns.
///
/// A phrase is described in a case where its degree for or against is above 0: no fact gives (0, 0).
#[derive(Clone, Debug)]
pub struct Columns {
    cases: usize,
    described: Vec<PhraseId>,
    unknown: Vec<PhraseId>,
    cells: Cells,
    /// By block of crisp cases: whether no phrase is described for and against.
    consistent: Vec<bool>,
}

/// The facts of one case.
struct Facts {
    described: Vec<(PhraseId, Degrees)>,
    unknown: Vec<PhraseId>,
}

impl Columns {
    /// The columns of cases, as bits where all facts allow it.
    #[must_use]
    pub fn of(cases: &[&Case]) -> Self {
        let facts = read(cases);
        let crisp = |degrees: Degrees| degrees.iter().all(|&degree| degree == 0.0 || degree == 1.0);
        if facts.iter().flat_map(|facts| &facts.described).all(|&(_, degrees)| crisp(degrees)) {
            let mut columns = Self::empty(&facts, |planes| Cells::Crisp(vec![Plane([0; _]); planes]), CRISP_BLOCK);
            columns.fill(&facts);
            columns.look_for_contested();
            return columns;
        }
        Self::graded_from(&facts)
    }

    /// The columns of cases, as degrees whatever the facts are.
    #[must_use]
    pub fn graded(cases: &[&Case]) -> Self {
        Self::graded_from(&read(cases))
    }

    /// Columns from cells that are already in block order: in each block the planes for and against of each phrase of
    /// `described`, then a plane for each phrase of `unknown`. `None` where there are not as many planes as that.
    ///
    /// Cells beyond the last case are 0, degrees are in [0, 1], and a phrase that a case describes has a degree above 0.
    #[must_use]
    pub fn new(cases: usize, described: Vec<PhraseId>, unknown: Vec<PhraseId>, cells: Cells) -> Option<Self> {
        let (block, planes) = match &cells {
            Cells::Crisp(planes) => (CRISP_BLOCK, planes.len()),
            Cells::Graded(planes) => (GRADED_BLOCK, planes.len()),
        };
        let whole = planes == cases.div_ceil(block) * (described.len() * 2 + unknown.len());
        whole.then(|| {
            let mut columns = Self { cases, described, unknown, cells, consistent: Vec::new() };
            columns.look_for_contested();
            columns
        })
    }

    /// The cells, so that what they stand in can be used again.
    #[must_use]
    pub fn into_cells(self) -> Cells {
        self.cells
    }

    /// How many cases there are.
    #[must_use]
    pub fn cases(&self) -> usize {
        self.cases
    }

    /// The phrase of each pair of planes.
    #[must_use]
    pub fn described(&self) -> &[PhraseId] {
        &self.described
    }

    /// The phrase of each plane of what is stated `unknown`.
    #[must_use]
    pub fn unknown(&self) -> &[PhraseId] {
        &self.unknown
    }

    /// How many planes a block has.
    #[must_use]
    pub fn planes(&self) -> usize {
        self.described.len() * 2 + self.unknown.len()
    }

    /// The cells.
    #[must_use]
    pub fn cells(&self) -> &Cells {
        &self.cells
    }

    /// Whether no phrase of a block of crisp cases is described for and against.
    #[must_use]
    pub fn consistent(&self, block: usize) -> bool {
        self.consistent.get(block).copied().unwrap_or(false)
    }

    fn look_for_contested(&mut self) {
        let (planes, pairs) = (self.planes(), self.described.len() * 2);
        let Cells::Crisp(cells) = &self.cells else { return };
        let contested = |pair: &[CrispPlane]| pair[0].0.iter().zip(&pair[1].0).any(|(one, other)| one & other != 0);
        self.consistent = match planes {
            0 => Vec::new(),
            planes => cells.chunks(planes).map(|block| !block[..pairs].chunks(2).any(contested)).collect(),
        };
    }

    fn graded_from(facts: &[Facts]) -> Self {
        let mut columns = Self::empty(facts, |planes| Cells::Graded(vec![Plane([0.0; _]); planes]), GRADED_BLOCK);
        columns.fill(facts);
        columns
    }

    fn empty(facts: &[Facts], cells: impl Fn(usize) -> Cells, block: usize) -> Self {
        let described = union(facts.iter().flat_map(|facts| facts.described.iter().map(|&(phrase, _)| phrase)));
        let unknown = union(facts.iter().flat_map(|facts| facts.unknown.iter().copied()));
        let planes = facts.len().div_ceil(block) * (described.len() * 2 + unknown.len());
        Self { cases: facts.len(), described, unknown, cells: cells(planes), consistent: Vec::new() }
    }

    fn fill(&mut self, facts: &[Facts]) {
        for (case, facts) in facts.iter().enumerate() {
            for &(phrase, [for_it, against]) in &facts.described {
                let Ok(column) = self.described.binary_search(&phrase) else { continue };
                self.set(case, column * 2, for_it);
                self.set(case, column * 2 + 1, against);
            }
            for &phrase in &facts.unknown {
                let Ok(column) = self.unknown.binary_search(&phrase) else { continue };
                self.set(case, self.described.len() * 2 + column, 1.0);
            }
        }
    }

    fn set(&mut self, case: usize, plane: usize, degree: f64) {
        let planes = self.planes();
        match &mut self.cells {
            Cells::Crisp(cells) => {
                let within = case % CRISP_BLOCK;
                let bit = u64::from(degree > 0.5) << (within % 64);
                cells[case / CRISP_BLOCK * planes + plane].0[within / 64] |= bit;
            }
            Cells::Graded(cells) => {
                cells[case / GRADED_BLOCK * planes + plane].0[case % GRADED_BLOCK] = degree;
            }
        }
    }
}

fn read(cases: &[&Case]) -> Vec<Facts> {
    cases.iter().map(|case| Facts { described: described(case), unknown: stated_unknown(case) }).collect()
}

fn union(phrases: impl Iterator<Item = PhraseId>) -> Vec<PhraseId> {
    let mut phrases: Vec<PhraseId> = phrases.collect();
    phrases.sort_unstable();
    phrases.dedup();
    phrases
}
