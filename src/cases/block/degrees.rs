//! Cells that are degrees: a block that has some says everything in degrees.

use super::{Block, Sides};
use crate::cases::{Cell, CrispPlane, GRADED_BLOCK, GradedPlane, Plane};

/// A cell that is neither present nor absent.
#[derive(Clone, Copy, Debug)]
pub(super) struct Degree {
    pub(super) column: u32,
    pub(super) case: u32,
    pub(super) degree: f64,
}

impl Block {
    #[inline]
    pub(super) fn set_degree(&mut self, case: usize, sides: Sides, degree: f64) {
        let planes = self.graded_planes(case / GRADED_BLOCK);
        planes[sides.present as usize].0[case % GRADED_BLOCK] = degree;
        planes[sides.absent as usize].0[case % GRADED_BLOCK] = 1.0 - degree;
    }

    /// What the cells of 64 cases say of one column, all at once: a degree in [0, 1] for each case that has a bit in `valid`. `word`
    /// counts the cases of the block by 64. The cases are begun as all others are.
    pub fn set_degrees(&mut self, column: usize, word: usize, valid: u64, degrees: &[f64; GRADED_BLOCK]) {
        let Some(sides) = self.sides[column] else { return };
        if sides.is_shared {
            let cells = degrees.iter().enumerate().filter(|(case, _)| valid >> case & 1 == 1);
            let cells = cells.filter_map(|(case, degree)| Some((case, Cell::degree(*degree).ok()?)));
            return cells.for_each(|(case, cell)| self.set_in(word * GRADED_BLOCK + case, column, cell));
        }
        let which = |is: fn(f64) -> bool| {
            let cells = degrees.iter().enumerate();
            valid & cells.fold(0, |bits, (case, degree)| bits | u64::from(is(*degree)) << case)
        };
        let (ones, zeros) = (which(|degree| degree == 1.0), which(|degree| degree == 0.0));
        self.set_words(column, word, [(&ones, &zeros)]);
        let between = valid & !(ones | zeros);
        let planes = self.graded_planes(word);
        for (case, degree) in degrees.iter().enumerate() {
            let is = between >> case & 1 == 1;
            planes[sides.present as usize].0[case] = if is { *degree } else { 0.0 };
            planes[sides.absent as usize].0[case] = if is { 1.0 - degree } else { 0.0 };
        }
    }

    /// The planes of degrees of 64 cases.
    #[inline]
    fn graded_planes(&mut self, group: usize) -> &mut [GradedPlane] {
        let width = self.planes.len();
        if self.graded.len() < (group + 1) * width {
            self.make_graded((group + 1) * width);
        }
        &mut self.graded[group * width..]
    }

    #[cold]
    fn make_graded(&mut self, planes: usize) {
        self.graded.resize(planes, Plane([0.0; _]));
    }

    /// All that is said as degrees, with what is stated unknown behind them.
    pub(super) fn grade(&self, planes: &[CrispPlane], mut graded: Vec<GradedPlane>) -> Vec<GradedPlane> {
        let (width, groups) = (planes.len(), self.cases().div_ceil(GRADED_BLOCK));
        graded.resize(width * groups, Plane([0.0; _]));
        for (place, plane) in planes.iter().enumerate() {
            for (group, &bits) in plane.0[..groups].iter().enumerate() {
                set(&mut graded[group * width + place], bits);
            }
        }
        for one in &self.degrees {
            let Some(sides) = self.sides[one.column as usize] else { continue };
            let (group, case) = (one.case as usize / GRADED_BLOCK, one.case as usize % GRADED_BLOCK);
            let own = group * width + self.header.shared()[sides.present as usize / 2] * 2;
            for (side, degree) in [(sides.present, one.degree), (sides.absent, 1.0 - one.degree)] {
                let cell = &mut graded[own + side as usize % 2].0[case];
                *cell = cell.max(degree);
            }
        }
        if self.unknown.is_empty() { graded } else { self.with_unknown(&graded, width) }
    }

    /// The same planes, and behind those of each group the ones of what is stated unknown in it.
    fn with_unknown(&self, graded: &[GradedPlane], width: usize) -> Vec<GradedPlane> {
        let unknown = &self.unknown[..self.header.described().len()];
        let of_group = |group: usize| {
            unknown.iter().map(move |plane| {
                let mut cells = Plane([0.0; _]);
                set(&mut cells, plane.0[group]);
                cells
            })
        };
        let groups = graded.chunks(width).enumerate();
        groups.flat_map(|(group, planes)| planes.iter().copied().chain(of_group(group))).collect()
    }
}

/// Makes the cells of some bits 1.
fn set(plane: &mut GradedPlane, mut bits: u64) {
    while bits != 0 {
        plane.0[bits.trailing_zeros() as usize] = 1.0;
        bits &= bits - 1;
    }
}
