//! Adds up what the cases of a table come to, block by block: verdicts, agreement with what was observed, rows left out.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::sync::OnceLock;

use crate::cases::{BAD_ROWS_KEPT, BadRow, Block, Columns};
use crate::evaluate::denied::Denied;
use crate::evaluate::{Agreed, Counting, Counts, Instructions, Judging, Means, Program, World};
use crate::theory::PhraseId;

/// What adds up cases; shared by all threads.
#[derive(Debug)]
pub struct Summing<'p, 't> {
    program: &'p Program<'t>,
    world: World,
    /// For blocks in which nothing is stated unknown, and for the others.
    compiled: [OnceLock<Compiled>; 2],
}

/// What is counted over columns of the same phrases.
#[derive(Debug)]
struct Compiled {
    counting: Counting,
    judging: Judging,
    denied: Denied,
}

/// What some cases come to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally {
    /// How many cases there are.
    pub cases: u64,
    /// By configuration that is weighed, in file order: its verdicts.
    pub verdicts: Vec<Counts>,
    /// By phrase that the cases may describe, and that is predicted or a mechanism or outcome.
    pub agreed: BTreeMap<PhraseId, Agreed>,
    /// In how many cases columns of one phrase say different things of it.
    pub differing: u64,
    /// In how many cases one fact, by what its phrase implies, is against another.
    pub denied: u64,
    /// How many rows cannot be read.
    pub skipped: u64,
    /// The first of them.
    pub bad: Vec<BadRow>,
}

impl<'p, 't> Summing<'p, 't> {
    /// Sums over the cases of a program.
    #[must_use]
    pub fn new(program: &'p Program<'t>, world: World) -> Self {
        Self { program, world, compiled: [OnceLock::new(), OnceLock::new()] }
    }

    /// A tally of no case.
    #[must_use]
    pub fn begin(&self) -> Tally {
        let none = |&configuration| Counts { configuration, fires: 0, blocked: 0, undetermined: 0, contested: 0 };
        Tally { verdicts: self.program.weighed().iter().map(none).collect(), ..Tally::default() }
    }

    /// Adds a finished block.
    pub fn add(&self, tally: &mut Tally, block: &Block, instructions: Instructions) {
        tally.look_at(block);
        self.add_columns(tally, block.columns(), instructions);
    }

    /// Adds what the cases of some columns come to, but not their number; all columns that are added are of the same phrases.
    pub fn add_columns(&self, tally: &mut Tally, columns: &Columns, instructions: Instructions) {
        let compiled = self.compiled[usize::from(!columns.unknown().is_empty())].get_or_init(|| Compiled {
            counting: self.program.counting(columns, self.world),
            judging: self.program.judging(columns, self.world),
            denied: Denied::of(self.program.theory(), columns),
        });
        let means = Means { threads: NonZeroUsize::MIN, instructions };
        tally.denied += compiled.denied.count(columns);
        tally.add_verdicts(&compiled.counting.count(columns, means));
        tally.add_agreed(compiled.judging.count(columns, instructions));
    }
}

impl Tally {
    /// Counts the cases and the bad rows of a block, and keeps the first of these.
    pub fn look_at(&mut self, block: &Block) {
        self.cases += block.cases() as u64;
        self.differing += block.differing();
        self.skipped += block.skipped();
        if !block.bad().is_empty() {
            self.keep(block.bad().to_vec());
        }
    }

    /// Adds another tally of the same theory.
    pub fn join(&mut self, other: Self) {
        self.cases += other.cases;
        self.differing += other.differing;
        self.denied += other.denied;
        self.skipped += other.skipped;
        self.add_verdicts(&other.verdicts);
        self.add_agreed(other.agreed.into_values());
        self.keep(other.bad);
    }

    fn add_verdicts(&mut self, verdicts: &[Counts]) {
        for (at, one) in verdicts.iter().enumerate() {
            // Mostly they are the same ones in both.
            let is_there = self.verdicts.get(at).is_some_and(|all| all.configuration == one.configuration);
            let sought = || self.verdicts.binary_search_by_key(&one.configuration, |all| all.configuration);
            match if is_there { Ok(at) } else { sought() } {
                Ok(place) => {
                    let all = &mut self.verdicts[place];
                    all.fires += one.fires;
                    all.blocked += one.blocked;
                    all.undetermined += one.undetermined;
                    all.contested += one.contested;
                }
                Err(place) => self.verdicts.insert(place, *one),
            }
        }
    }

    fn add_agreed(&mut self, agreed: impl IntoIterator<Item = Agreed>) {
        for one in agreed {
            self.agreed
                .entry(one.phrase)
                .and_modify(|all| {
                    all.confirmed += one.confirmed;
                    all.contradicted += one.contradicted;
                    all.mixed += one.mixed;
                    all.unexplained += one.unexplained;
                })
                .or_insert(one);
        }
    }

    fn keep(&mut self, bad: Vec<BadRow>) {
        self.bad.extend(bad);
        self.bad.sort_by_key(|bad| bad.row);
        self.bad.truncate(BAD_ROWS_KEPT);
    }
}
