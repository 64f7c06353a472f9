//! Turns a row of a block back into a case with its facts: what is explained is explained of one.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::Block;
use crate::cases::{CRISP_BLOCK, Cells, CrispPlane, GRADED_BLOCK, Meaning, Slot};
use crate::source::Place;
use crate::theory::{Case, Fact, Literal, Said};

impl Block {
    /// The number of the row of a case, the header being 1.
    #[must_use]
    pub fn row(&self, case: usize) -> u64 {
        self.rows[case]
    }

    /// What a case is called: its name, or `row 12` where it has none.
    #[must_use]
    pub fn name(&self, case: usize) -> Cow<'_, str> {
        match self.names.get(case) {
            "" => Cow::Owned(format!("row {}", self.rows[case])),
            name => Cow::Borrowed(name),
        }
    }

    /// The cases of a finished block from one on, so many at most, with all their facts in the order of the columns.
    #[must_use]
    pub fn described_cases(&self, first: usize, number: usize) -> Vec<Case> {
        let last = first.saturating_add(number).min(self.cases());
        let degrees: FxHashMap<(u32, u32), f64> = self
            .degrees
            .iter()
            .filter(|one| (first..last).contains(&(one.case as usize)))
            .map(|one| ((one.case, one.column), one.degree))
            .collect();
        (first..last).map(|case| self.described_case(case, &degrees)).collect()
    }

    fn described_case(&self, case: usize, degrees: &FxHashMap<(u32, u32), f64>) -> Case {
        let mut facts = Vec::new();
        for (index, column) in self.header.columns().iter().enumerate() {
            let Meaning::Phrase { literal, observed, slot } = column.means else { continue };
            let said = match degrees.get(&(case as u32, index as u32)) {
                Some(&degree) => Some(Said::Degree(degree)),
                None => self.said(case, literal, slot).or_else(|| self.degree(case, literal, slot).map(Said::Degree)),
            };
            let fact = |said| Fact {
                literal,
                said,
                observed,
                supposed: false,
                locator: None,
                quotation: None,
                place: Place::default(),
            };
            facts.extend(said.map(fact));
        }
        Case { name: self.name(case).into_owned(), facts, ..Case::default() }
    }

    /// What a cell says that is no degree.
    fn said(&self, case: usize, literal: Literal, slot: Slot) -> Option<Said> {
        let is_set = |plane: Option<&CrispPlane>| plane.is_some_and(|plane| plane.0[case / 64] >> (case % 64) & 1 == 1);
        let [present, absent] = [literal.negated, !literal.negated].map(usize::from);
        let (pair, unknown) = match slot {
            Slot::Own(place) => (self.crisp().get(place * 2..place * 2 + 2), place),
            Slot::Shared(place) => (self.shared.get(place * 2..place * 2 + 2), self.header.described().len() + place),
        };
        let side = |side: usize| is_set(pair.and_then(|pair| pair.get(side)));
        if side(present) {
            Some(Said::Present)
        } else if side(absent) {
            Some(Said::Absent)
        } else {
            is_set(self.unknown.get(unknown)).then_some(Said::Unknown)
        }
    }

    /// The degree of a phrase that has a column of its own.
    fn degree(&self, case: usize, literal: Literal, slot: Slot) -> Option<f64> {
        let (Slot::Own(place), Cells::Graded(planes)) = (slot, self.columns.cells()) else { return None };
        let group = case / GRADED_BLOCK * self.columns.planes();
        let degree = planes.get(group + place * 2 + usize::from(literal.negated))?.0[case % GRADED_BLOCK];
        (degree > 0.0).then_some(degree)
    }

    /// The crisp planes of all phrases, wherever they are just now.
    fn crisp(&self) -> &[CrispPlane] {
        match self.columns.cells() {
            Cells::Crisp(planes) if self.planes.is_empty() => planes,
            Cells::Crisp(_) | Cells::Graded(_) => &self.planes,
        }
    }

    /// In how many cases columns of one phrase say different things of it: also where one states it unknown that another
    /// describes.
    pub(super) fn count_differing(&self) -> u64 {
        if self.header.shared().is_empty() {
            return 0;
        }
        let mut differs = [0_u64; CRISP_BLOCK / 64];
        let phrases = self.header.described().len();
        let plane =
            |planes: &[CrispPlane], place: usize, word: usize| planes.get(place).map_or(0, |plane| plane.0[word]);
        for (word, differs) in differs.iter_mut().enumerate() {
            // By phrase: what any column says, and what all that say something say.
            let mut said: FxHashMap<usize, [u64; 3]> = FxHashMap::default();
            for (place, &own) in self.header.shared().iter().enumerate() {
                let said = said.entry(own).or_default();
                said[0] |= plane(&self.shared, place * 2, word);
                said[1] |= plane(&self.shared, place * 2 + 1, word);
                said[2] |= plane(&self.unknown, phrases + place, word);
            }
            *differs = said.values().fold(0, |all, [a, b, c]| all | a & b | a & c | b & c);
        }
        self.add_differing_degrees(&mut differs);
        differs.iter().map(|word| u64::from(word.count_ones())).sum()
    }

    /// Adds the cases in which a degree stands beside something else that another column says of the same phrase.
    fn add_differing_degrees(&self, differs: &mut [u64]) {
        if self.header.shared().is_empty() {
            return;
        }
        let mut first: FxHashMap<(u32, usize), f64> = FxHashMap::default();
        for one in &self.degrees {
            let Meaning::Phrase { literal, slot: Slot::Shared(place), .. } =
                self.header.columns()[one.column as usize].means
            else {
                continue;
            };
            let (own, case) = (self.header.shared()[place], one.case as usize);
            let degree = if literal.negated { 1.0 - one.degree } else { one.degree };
            let others = (0..self.header.shared().len()).filter(|&other| self.header.shared()[other] == own);
            let mut planes = others.flat_map(|other| {
                let unknown = self.unknown.get(self.header.described().len() + other);
                [self.shared.get(other * 2), self.shared.get(other * 2 + 1), unknown]
            });
            let beside = planes.any(|plane| plane.is_some_and(|plane| plane.0[case / 64] >> (case % 64) & 1 == 1));
            let before = *first.entry((one.case, own)).or_insert(degree);
            if beside || (before - degree).abs() > f64::EPSILON {
                differs[case / 64] |= 1 << (case % 64);
            }
        }
    }
}
