//! What the tests of a theory say: the answer of `cmo test`, in the fields of its JSON contract `cmo.test/1`.

mod coverage;

pub use coverage::{Coverage, PhraseSide, coverage, covered};

use serde::Serialize;

#[cfg(feature = "report")]
use schemars::JsonSchema;

use crate::expect::Judged;
use crate::refine::snapshot::{Change, Side};
use crate::source::Sources;
use crate::theory::Case;

/// `cmo.test/1`
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct Tested {
    /// `cmo.test/1`.
    pub schema: &'static str,
    /// How many cases pass.
    pub passed: usize,
    /// How many have an expectation that is not met, or a snapshot that cannot be compared.
    pub failed: usize,
    /// How many wait for their snapshot to be accepted or rejected.
    pub pending: usize,
    /// The cases, in file order.
    pub cases: Vec<CaseTested>,
    /// Snapshots of cases that are gone; looked for where all cases are tested.
    pub orphans: Vec<String>,
    /// What the cases show of each configuration, in file order; empty where it is not asked for.
    pub coverage: Vec<Coverage>,
    /// How much of the theory the cases show, in percent; null where it is not asked for.
    pub covered: Option<f64>,
    /// How much they are to show at least, in percent; none where nothing is asked for.
    #[serde(skip)]
    pub least: Option<f64>,
}

/// How a case stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub enum CaseStatus {
    /// All its expectations are met, and its snapshot is as accepted.
    Passed,
    /// An expectation is not met, or its snapshot cannot be compared.
    Failed,
    /// Its snapshot is new or changed.
    Pending,
}

/// One case.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct CaseTested {
    /// Its name.
    pub case: String,
    /// The file that declares it.
    pub file: String,
    /// How it stands.
    pub status: CaseStatus,
    /// Its expectations, in the order written.
    pub expectations: Vec<ExpectationTested>,
    /// Its snapshot; null for a case from standard input, beside which nothing can be kept.
    pub snapshot: Option<SnapshotTested>,
}

/// One expectation.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct ExpectationTested {
    /// What is expected, in words.
    pub expected: String,
    /// What is found, in words.
    pub found: String,
    /// Whether the two agree.
    pub met: bool,
    /// The line that it is written in, from 1.
    pub line: u32,
    /// The code of the finding; null where it is met.
    pub code: Option<String>,
    /// The finding in a sentence; null where it is met.
    pub message: Option<String>,
}

/// How a snapshot stands to what is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub enum SnapshotStatus {
    /// As accepted.
    Same,
    /// Nothing was accepted yet.
    New,
    /// Something else was accepted.
    Changed,
    /// What stands there, or waits, is not whole, or no snapshot of this program; nothing is compared with it.
    Broken,
}

/// One snapshot.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct SnapshotTested {
    /// Its file.
    pub path: String,
    /// How it stands.
    pub status: SnapshotStatus,
    /// Why what is kept was accepted; null where nothing is, and where no reason was given.
    pub because: Option<String>,
    /// The lines that were accepted and are found no more.
    pub gone: Vec<String>,
    /// The lines that are found and were not accepted.
    pub found: Vec<String>,
    /// Both in reading order.
    #[serde(skip)]
    pub change: Change,
}

impl Tested {
    /// The answer of some cases, with nothing said of orphans or coverage.
    #[must_use]
    pub fn of(cases: Vec<CaseTested>) -> Self {
        let count = |status| cases.iter().filter(|case| case.status == status).count();
        let (passed, failed, pending) =
            (count(CaseStatus::Passed), count(CaseStatus::Failed), count(CaseStatus::Pending));
        Self {
            schema: "cmo.test/1",
            passed,
            failed,
            pending,
            cases,
            orphans: Vec::new(),
            coverage: Vec::new(),
            covered: None,
            least: None,
        }
    }

    /// A sentence where the cases show less of the theory than is asked for.
    #[must_use]
    pub fn shortfall(&self) -> Option<String> {
        let (covered, least) = self.covered.zip(self.least).filter(|(covered, least)| covered < least)?;
        Some(format!("The cases show {covered}% of the theory, less than the {least}% that are asked for."))
    }
}

impl CaseTested {
    /// A case with its judged expectations and its snapshot.
    #[must_use]
    pub fn of(case: &Case, judged: &[Judged], sources: &Sources, snapshot: Option<SnapshotTested>) -> Self {
        let is_met = judged.iter().all(|one| one.is_met);
        let status = match snapshot.as_ref().map(|one| one.status) {
            Some(SnapshotStatus::Broken) => CaseStatus::Failed,
            _ if !is_met => CaseStatus::Failed,
            Some(SnapshotStatus::New | SnapshotStatus::Changed) => CaseStatus::Pending,
            Some(SnapshotStatus::Same) | None => CaseStatus::Passed,
        };
        Self {
            case: case.name.clone(),
            file: sources.get(case.place.source).name().to_owned(),
            status,
            expectations: judged.iter().map(|one| expectation(one, sources)).collect(),
            snapshot,
        }
    }
}

impl SnapshotTested {
    /// How a snapshot at a path stands: what was accepted, where something was, and what is found.
    #[must_use]
    pub fn of(path: String, accepted: Option<(&str, Option<&str>)>, found: &str) -> Self {
        let body = accepted.map(|(body, _)| body);
        let status = match body {
            None => SnapshotStatus::New,
            Some(body) if body == found => SnapshotStatus::Same,
            Some(_) => SnapshotStatus::Changed,
        };
        let change = match status {
            SnapshotStatus::Same | SnapshotStatus::Broken => Change::default(),
            SnapshotStatus::New | SnapshotStatus::Changed => Change::between(body, found),
        };
        let on = |side| change.lines.iter().filter(|line| line.side == side).map(|line| line.text.clone()).collect();
        Self {
            path,
            status,
            because: accepted.and_then(|(_, because)| because).map(str::to_owned),
            gone: on(Side::Accepted),
            found: on(Side::Found),
            change,
        }
    }

    /// With what is so now of what no line is told of any more; see [`Change::with`].
    #[must_use]
    pub fn with(self, unsaid: impl Fn(&str) -> String) -> Self {
        Self { change: self.change.with(unsaid), ..self }
    }

    /// A snapshot at a path with which nothing can be compared.
    #[must_use]
    pub fn broken(path: String) -> Self {
        Self {
            path,
            status: SnapshotStatus::Broken,
            because: None,
            gone: Vec::new(),
            found: Vec::new(),
            change: Change::default(),
        }
    }

    /// The lines that differ, each with its sign: `-` what was accepted, `+` what is found.
    #[must_use]
    pub fn signed(&self) -> String {
        let sign = |side| match side {
            Side::Accepted => '-',
            Side::Found | Side::Unsaid => '+',
        };
        let lines = self.change.lines.iter().map(|line| format!("{} {}", sign(line.side), line.text));
        lines.collect::<Vec<_>>().join("\n")
    }
}

fn expectation(judged: &Judged, sources: &Sources) -> ExpectationTested {
    let source = sources.get(judged.place.source);
    ExpectationTested {
        expected: judged.expected.clone(),
        found: judged.found.clone(),
        met: judged.is_met,
        line: source.position(judged.place.span.start).line,
        code: judged.finding.as_ref().map(|found| found.code.to_string()),
        message: judged.finding.as_ref().map(|found| found.message.clone()),
    }
}
