//! Turns rows of a table, one after another, into columns of bits: a block of at most [`CRISP_BLOCK`] cases.

mod degrees;
mod facts;
mod names;

use std::sync::Arc;

use degrees::Degree;
use names::Names;

use crate::cases::{
    BadRow, CRISP_BLOCK, Cell, Cells, Columns, CrispPlane, GRADED_BLOCK, GradedPlane, Header, Meaning, Plane, Slot,
};

/// At so many bytes of names a block is full.
const NAMES: usize = 4 << 20;
/// How many bad rows of a block are kept for the reader; all of them are counted.
pub const BAD_ROWS_KEPT: usize = 20;

/// Some cases of a table, as columns. Its memory is used again for the next ones.
#[derive(Debug)]
pub struct Block {
    header: Arc<Header>,
    /// By column: where what its cells say goes.
    sides: Vec<Option<Sides>>,
    /// By case: the number of its row, the header being 1.
    rows: Vec<u64>,
    names: Names,
    /// For and against of each phrase; where the columns are in use, they hold it.
    planes: Vec<CrispPlane>,
    /// For and against of each column that shares its phrase with others.
    shared: Vec<CrispPlane>,
    /// Cells that are stated unknown, by phrase and then by shared column; none where there is no such cell.
    unknown: Vec<CrispPlane>,
    /// The degrees of phrases that have a column of their own: for every 64 cases the planes of all phrases, up to the last case of
    /// which there is one.
    graded: Vec<GradedPlane>,
    /// The degrees of columns that share their phrase with others.
    degrees: Vec<Degree>,
    columns: Columns,
    /// Cases in which columns of one phrase differ.
    differing: u64,
    bad: Vec<BadRow>,
    skipped: u64,
}

/// The planes of a column.
#[derive(Clone, Copy, Debug)]
struct Sides {
    /// Whether they are among those of columns that share their phrase with others.
    is_shared: bool,
    /// Which of them says that it is present, and which that it is absent.
    present: u32,
    absent: u32,
}

impl Block {
    /// A block without cases.
    #[must_use]
    pub fn new(header: Arc<Header>) -> Self {
        let planes = vec![EMPTY; header.described().len() * 2];
        let shared = vec![EMPTY; header.shared().len() * 2];
        let sides = header.columns().iter().map(|column| Sides::of(&column.means)).collect();
        Self {
            header,
            sides,
            rows: Vec::with_capacity(CRISP_BLOCK),
            names: Names::default(),
            planes,
            shared,
            unknown: Vec::new(),
            graded: Vec::new(),
            degrees: Vec::new(),
            columns: nothing(),
            differing: 0,
            bad: Vec::new(),
            skipped: 0,
        }
    }

    /// Forgets its cases.
    pub fn clear(&mut self) {
        match std::mem::replace(&mut self.columns, nothing()).into_cells() {
            Cells::Crisp(mut planes) if self.planes.is_empty() => {
                planes.truncate(self.header.described().len() * 2);
                self.planes = planes;
            }
            Cells::Crisp(_) => {}
            Cells::Graded(planes) => self.graded = planes,
        }
        self.planes.resize(self.header.described().len() * 2, EMPTY);
        self.planes.fill(EMPTY);
        self.shared.fill(EMPTY);
        self.unknown.clear();
        self.graded.clear();
        self.degrees.clear();
        self.rows.clear();
        self.names.clear();
        self.bad.clear();
        (self.differing, self.skipped) = (0, 0);
    }

    /// What the columns of its table are.
    #[must_use]
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// How many cases there are.
    #[must_use]
    pub fn cases(&self) -> usize {
        self.rows.len()
    }

    /// Whether no case should be added: there are as many as can be, or their names are very long.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.rows.len() >= CRISP_BLOCK || self.names.bytes() >= NAMES
    }

    /// Begins a case by the number of its row, the header being 1, and its name, empty where it has none; [`Block::set`] says
    /// the rest.
    pub fn begin(&mut self, row: u64, name: &str) {
        self.begin_of(row, name.as_bytes());
    }

    /// The same, of a name that is known to be UTF-8.
    #[inline]
    pub(super) fn begin_of(&mut self, row: u64, name: &[u8]) {
        self.rows.push(row);
        self.names.push(name);
    }

    /// What a cell of the last case says; of a column that is no phrase, nothing.
    pub fn set(&mut self, column: usize, cell: Cell) {
        if let Some(case) = self.rows.len().checked_sub(1) {
            self.set_in(case, column, cell);
        }
    }

    /// What the cells of the last case say, each with its column.
    pub(super) fn set_all(&mut self, cells: &[(usize, Cell)]) {
        let Some(case) = self.cases().checked_sub(1) else { return };
        cells.iter().for_each(|&(column, cell)| self.set_in(case, column, cell));
    }

    /// What a cell says of a case that is begun, by its place in the block.
    #[inline]
    pub fn set_in(&mut self, case: usize, column: usize, cell: Cell) {
        let Some(sides) = self.sides[column] else { return };
        let (word, bit) = (case / 64, 1 << (case % 64));
        match cell {
            Cell::Silent => {}
            Cell::Present => self.planes_of(sides)[sides.present as usize].0[word] |= bit,
            Cell::Absent => self.planes_of(sides)[sides.absent as usize].0[word] |= bit,
            Cell::Unknown => self.unknown_plane(sides).0[word] |= bit,
            Cell::Degree(degree) if sides.is_shared => {
                self.degrees.push(Degree { column: column as u32, case: case as u32, degree });
            }
            Cell::Degree(degree) => self.set_degree(case, sides, degree),
        }
    }

    /// What the cells of 64 cases say of columns side by side, all at once: for each column bits for present and for absent, the
    /// first case lowest. `word` counts the cases of the block by 64. The cases are begun as all others are.
    pub fn set_words<'w>(&mut self, first: usize, word: usize, cells: impl IntoIterator<Item = (&'w u64, &'w u64)>) {
        for (sides, (present, absent)) in self.sides[first..].iter().zip(cells) {
            let Some(sides) = sides else { continue };
            let planes = if sides.is_shared { &mut self.shared } else { &mut self.planes };
            planes[sides.present as usize].0[word] |= present;
            planes[sides.absent as usize].0[word] |= absent;
        }
    }

    /// What all cells of a column say, 64 cases at a time: bits for present and for absent, the first case lowest.
    pub fn set_column(&mut self, column: usize, cells: impl Iterator<Item = [u64; 2]>) {
        let Some(sides) = self.sides[column] else { return };
        let planes = self.planes_of(sides);
        for (word, [present, absent]) in cells.enumerate() {
            planes[sides.present as usize].0[word] |= present;
            planes[sides.absent as usize].0[word] |= absent;
        }
    }

    /// Adds a row that cannot be read, and is no case.
    pub fn refuse(&mut self, bad: BadRow) {
        self.skipped += 1;
        if self.bad.len() < BAD_ROWS_KEPT {
            self.bad.push(bad);
        }
    }

    /// Joins what several columns say of one phrase. To be called when all rows are there, before the columns are read.
    pub fn finish(&mut self) {
        self.differing = self.count_differing();
        self.join();
        let described = self.header.described().to_vec();
        let (cases, planes) = (self.cases(), std::mem::take(&mut self.planes));
        let unknown = if self.unknown.is_empty() { Vec::new() } else { described.clone() };
        let is_crisp = self.graded.is_empty() && self.degrees.is_empty();
        let cells = match (is_crisp, self.unknown.is_empty()) {
            (true, true) => Cells::Crisp(planes),
            (true, false) => Cells::Crisp([&planes, &self.unknown[..described.len()]].concat()),
            (false, _) => {
                let graded = std::mem::take(&mut self.graded);
                let graded = self.grade(&planes, graded);
                self.planes = planes;
                Cells::Graded(graded)
            }
        };
        let cells = if cases == 0 { cleared(cells) } else { cells };
        self.columns = Columns::new(cases, described, unknown, cells).unwrap_or_else(nothing);
    }

    /// The columns of its cases, when it is finished: all phrases of the header; as bits, or where a cell is a degree as
    /// degrees. Planes of what is stated unknown are there, of all phrases, where some cell says so.
    #[must_use]
    pub fn columns(&self) -> &Columns {
        &self.columns
    }

    /// In how many cases columns of one phrase say different things of it.
    #[must_use]
    pub fn differing(&self) -> u64 {
        self.differing
    }

    /// The first rows that cannot be read.
    #[must_use]
    pub fn bad(&self) -> &[BadRow] {
        &self.bad
    }

    /// How many rows cannot be read.
    #[must_use]
    pub fn skipped(&self) -> u64 {
        self.skipped
    }

    fn planes_of(&mut self, sides: Sides) -> &mut [CrispPlane] {
        if sides.is_shared { &mut self.shared } else { &mut self.planes }
    }

    fn unknown_plane(&mut self, sides: Sides) -> &mut CrispPlane {
        let phrases = self.header.described().len();
        if self.unknown.is_empty() {
            self.unknown.resize(phrases + self.header.shared().len(), EMPTY);
        }
        let place = sides.present as usize / 2;
        &mut self.unknown[if sides.is_shared { phrases + place } else { place }]
    }

    /// Sets what shared columns say at the planes of their phrases.
    fn join(&mut self) {
        let phrases = self.header.described().len();
        for (place, &own) in self.header.shared().iter().enumerate() {
            for side in 0..2 {
                add(&mut self.planes[own * 2 + side], &self.shared[place * 2 + side]);
            }
            if !self.unknown.is_empty() {
                let shared = self.unknown[phrases + place];
                add(&mut self.unknown[own], &shared);
            }
        }
    }
}

impl Sides {
    /// Those of a column that is a phrase.
    fn of(means: &Meaning) -> Option<Self> {
        let Meaning::Phrase { literal, slot, .. } = *means else { return None };
        let (Slot::Own(place) | Slot::Shared(place)) = slot;
        let side = |is_against: bool| place as u32 * 2 + u32::from(is_against);
        let is_shared = matches!(slot, Slot::Shared(_));
        Some(Self { is_shared, present: side(literal.negated), absent: side(!literal.negated) })
    }
}

const EMPTY: CrispPlane = Plane([0; CRISP_BLOCK / 64]);

const _: () = assert!(CRISP_BLOCK.is_multiple_of(GRADED_BLOCK) && GRADED_BLOCK == 64, "a word is a block of degrees");

fn nothing() -> Columns {
    Columns::of(&[])
}

/// The cells of no case.
fn cleared(cells: Cells) -> Cells {
    match cells {
        Cells::Crisp(mut planes) => {
            planes.clear();
            Cells::Crisp(planes)
        }
        Cells::Graded(_) => Cells::Graded(Vec::new()),
    }
}

fn add(plane: &mut CrispPlane, other: &CrispPlane) {
    plane.0.iter_mut().zip(&other.0).for_each(|(word, other)| *word |= other);
}
