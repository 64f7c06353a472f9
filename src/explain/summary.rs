//! What many cases come to: the answer of `cmo match --summary`, in the fields of its JSON contract `cmo.summary/1`.

use serde::Serialize;

#[cfg(feature = "cli")]
use schemars::JsonSchema;

use crate::cases::{BadRow, Header};
use crate::evaluate::{Agreed, Counts, Tally, World};
use crate::explain::matched::WorldWord;
use crate::theory::Theory;

/// `cmo.summary/1`
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "cli", derive(JsonSchema))]
pub struct Summary {
    /// `cmo.summary/1`.
    pub schema: &'static str,
    /// How many cases there are.
    pub cases: u64,
    /// `open`, or `closed` where `--closed-world` asks for it; a declared case that is `complete` is always closed.
    pub world: WorldWord,
    /// The configurations that concern the cases, in file order.
    pub configurations: Vec<VerdictCounts>,
    /// The phrases that the cases may describe and that something predicts, or that are mechanisms or outcomes, in vocabulary
    /// order.
    pub phrases: Vec<AgreementCounts>,
    /// How many rows are left out since they cannot be read (`--skip-bad-rows`).
    pub skipped_rows: u64,
    /// The first of them.
    pub skipped: Vec<SkippedRow>,
    /// The columns that no theory uses, in their order.
    pub unused_columns: Vec<UnusedColumn>,
    /// In how many cases several columns of one phrase say different things of it.
    pub differing_cases: u64,
    /// In how many cases one fact implies the contrary of another (CMO308).
    pub denied_cases: u64,
}

/// In how many cases a configuration has which verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(JsonSchema))]
pub struct VerdictCounts {
    /// Its full name.
    pub id: String,
    /// Its title.
    pub title: Option<String>,
    /// The mechanism is triggered; of an `only if`: what it requires is lacking.
    pub fires: u64,
    /// It is not triggered; of an `only if`: what it requires is in place.
    pub blocked: u64,
    /// What is known does not decide it.
    pub undetermined: u64,
    /// The condition both holds and fails.
    pub contested: u64,
}

/// In how many cases a prediction stands how to what was observed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(JsonSchema))]
pub struct AgreementCounts {
    /// The phrase.
    pub phrase: String,
    /// Both present, or both absent.
    pub confirmed: u64,
    /// The one present, the other absent.
    pub contradicted: u64,
    /// The prediction is contested.
    pub mixed: u64,
    /// A mechanism or outcome that is present, and that nothing predicts.
    pub unexplained: u64,
}

/// A row that is left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(JsonSchema))]
pub struct SkippedRow {
    /// Its number, the header being 1.
    pub row: u64,
    /// Why.
    pub message: String,
}

/// A column that no theory uses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "cli", derive(JsonSchema))]
pub struct UnusedColumn {
    /// Its name.
    pub column: String,
    /// The nearest phrases, nearest first.
    pub nearest: Vec<String>,
}

impl Summary {
    /// The summary of what some cases come to; of a table, with its header.
    #[must_use]
    pub fn of(theory: &Theory, tally: &Tally, world: World, header: Option<&Header>) -> Self {
        let unused = header.into_iter().flat_map(Header::unused);
        // What a table has no column of, and no case speaks of, is not in it.
        let is_there = |agreed: &&Agreed| {
            let counts = [agreed.confirmed, agreed.contradicted, agreed.mixed, agreed.unexplained];
            counts != [0; 4] || header.is_none_or(|header| header.has(agreed.phrase))
        };
        Self {
            schema: "cmo.summary/1",
            cases: tally.cases,
            world: match world {
                World::Open => WorldWord::Open,
                World::Closed => WorldWord::Closed,
            },
            configurations: tally.verdicts.iter().map(|counts| verdicts(theory, *counts)).collect(),
            phrases: tally.agreed.values().filter(is_there).map(|agreed| agreement(theory, *agreed)).collect(),
            skipped_rows: tally.skipped,
            skipped: tally.bad.iter().map(skipped).collect(),
            unused_columns: unused
                .map(|(column, nearest)| UnusedColumn { column: column.name.clone(), nearest: nearest.to_vec() })
                .collect(),
            differing_cases: tally.differing,
            denied_cases: tally.denied,
        }
    }
}

fn verdicts(theory: &Theory, counts: Counts) -> VerdictCounts {
    let configuration = &theory.configurations[counts.configuration.0 as usize];
    VerdictCounts {
        id: configuration.full_name.clone(),
        title: configuration.title.clone(),
        fires: counts.fires,
        blocked: counts.blocked,
        undetermined: counts.undetermined,
        contested: counts.contested,
    }
}

fn agreement(theory: &Theory, agreed: Agreed) -> AgreementCounts {
    AgreementCounts {
        phrase: theory.vocabulary.get(agreed.phrase).name.clone(),
        confirmed: agreed.confirmed,
        contradicted: agreed.contradicted,
        mixed: agreed.mixed,
        unexplained: agreed.unexplained,
    }
}

fn skipped(bad: &BadRow) -> SkippedRow {
    SkippedRow { row: bad.row, message: bad.problem.says() }
}
