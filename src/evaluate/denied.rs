//! Counts the cases in which one fact, by what its phrase implies, is against another: 64 cases at a time.

use crate::cases::{CRISP_BLOCK, Cells, Columns, GRADED_BLOCK};
use crate::theory::{PhraseId, Theory};

/// What phrases imply, as the columns of one batch are compared.
#[derive(Debug)]
pub(super) struct Denied {
    /// The phrases that imply something or are implied: where they stand among what is described, and among what is stated
    /// unknown.
    places: Vec<[Option<usize>; 2]>,
    /// By their places: what implies, what is implied, and how.
    edges: Vec<(usize, usize, Implied)>,
}

/// How a phrase is implied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Implied {
    Present,
    Absent,
}

/// What 64 cases say of a phrase, a bit a case.
#[derive(Clone, Copy, Default)]
struct Said {
    present: u64,
    absent: u64,
    /// It is spoken of, in whatever way.
    stated: u64,
}

impl Denied {
    /// What the phrases of a theory imply, over columns of the same phrases as these.
    pub(super) fn of(theory: &Theory, columns: &Columns) -> Self {
        let mut phrases: Vec<PhraseId> = Vec::new();
        let mut place = |phrase: PhraseId| {
            phrases.iter().position(|known| *known == phrase).unwrap_or_else(|| {
                phrases.push(phrase);
                phrases.len() - 1
            })
        };
        let mut edges = Vec::new();
        for (phrase, one) in theory.vocabulary.iter() {
            for (implied, _) in &one.declared().implies {
                let how = if implied.negated { Implied::Absent } else { Implied::Present };
                edges.push((place(phrase), place(implied.phrase), how));
            }
        }
        let among = |all: &[PhraseId], phrase: &PhraseId| all.iter().position(|known| known == phrase);
        let places = phrases.iter().map(|one| [among(columns.described(), one), among(columns.unknown(), one)]);
        Self { places: places.collect(), edges }
    }

    /// In how many cases of some columns it is so.
    pub(super) fn count(&self, columns: &Columns) -> u64 {
        if self.edges.is_empty() {
            return 0;
        }
        let words = 0..columns.cases().div_ceil(64);
        words.map(|word| u64::from(self.in_word(columns, word).count_ones())).sum()
    }

    /// In which of 64 cases it is so. What is present, also because something that is present implies it and nothing is said
    /// of it, may imply the contrary of what is said.
    fn in_word(&self, columns: &Columns, word: usize) -> u64 {
        let said: Vec<Said> = self.places.iter().map(|places| said(columns, *places, word)).collect();
        let mut held: Vec<u64> = said.iter().map(|one| one.present & !one.absent).collect();
        loop {
            let before = held.clone();
            for (from, to, _) in self.edges.iter().filter(|(_, _, how)| *how == Implied::Present) {
                held[*to] |= held[*from] & !said[*to].stated;
            }
            if held == before {
                break;
            }
        }
        self.edges.iter().fold(0, |all, (from, to, how)| {
            let contrary = match how {
                Implied::Present => said[*to].absent & !said[*to].present,
                Implied::Absent => said[*to].present & !said[*to].absent,
            };
            all | held[*from] & contrary
        })
    }
}

/// What 64 cases say of a phrase.
fn said(columns: &Columns, [described, unknown]: [Option<usize>; 2], word: usize) -> Said {
    let mut said = Said::default();
    if let Some(column) = described {
        let [present, absent] = [0, 1].map(|side| bits(columns, column * 2 + side, word, 0.5));
        let spoken = [0, 1].map(|side| bits(columns, column * 2 + side, word, 0.0));
        said = Said { present, absent, stated: spoken[0] | spoken[1] };
    }
    if let Some(column) = unknown {
        said.stated |= bits(columns, columns.described().len() * 2 + column, word, 0.0);
    }
    said
}

/// In which of 64 cases the degree of a plane is above another.
fn bits(columns: &Columns, plane: usize, word: usize, least: f64) -> u64 {
    const { assert!(GRADED_BLOCK == 64, "a word is a block of degrees") };
    let planes = columns.planes();
    match columns.cells() {
        Cells::Crisp(cells) => {
            let words = CRISP_BLOCK / 64;
            cells.get(word / words * planes + plane).map_or(0, |cells| cells.0[word % words])
        }
        Cells::Graded(cells) => cells
            .get(word * planes + plane)
            .map_or(0, |cells| cells.0.iter().rev().fold(0, |bits, degree| bits << 1 | u64::from(*degree > least))),
    }
}
