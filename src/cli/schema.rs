//! `cmo schema`: the JSON Schema of a contract, generated from the types that are written.

use clap::ValueEnum;
use schemars::{JsonSchema, schema_for};

use cmo::ask::Ask;
use cmo::document::Export;
use cmo::evidence::Matrix;
use cmo::explain::matched::Match;
use cmo::explain::reasons::Why;
use cmo::explain::summary::Summary;
use cmo::needs::Needs;
use cmo::refine::diff::Diff;
use cmo::refine::history::History;
use cmo::refine::tested::Tested;
use cmo::rename::Renaming;
use cmo::report::diagnostics::Findings;
use cmo::report::import::ImportReport;
use cmo::report::json;
use cmo::vocabulary::Phrases;

use crate::cli::arguments::Look;
use crate::cli::told::answer::Answer;

/// Print the JSON Schema of what `--format json` prints
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  cmo schema match > match.schema.json")]
pub struct Args {
    /// The command whose output it describes
    #[arg(value_name = "NAME", value_enum)]
    pub name: Contract,
    #[command(flatten)]
    pub look: Look,
}

/// A JSON contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Contract {
    /// `cmo.match/1`, of `cmo match`
    Match,
    /// `cmo.summary/1`, of `cmo match --summary`
    Summary,
    /// `cmo.why/1`, of `cmo why`
    Why,
    /// `cmo.needs/1`, of `cmo needs`
    Needs,
    /// `cmo.ask/1`, of `cmo ask`
    Ask,
    /// `cmo.evidence/1`, of `cmo evidence`
    Evidence,
    /// `cmo.check/1`, of `cmo check`
    Check,
    /// `cmo.diff/1`, of `cmo diff`
    Diff,
    /// `cmo.history/1`, of `cmo history`
    History,
    /// `cmo.vocabulary/1`, of `cmo vocabulary`
    Vocabulary,
    /// `cmo.rename/1`, of `cmo rename`
    Rename,
    /// `cmo.test/1`, of `cmo test`
    Test,
    /// `cmo.export/1`, of `cmo export json`
    Export,
    /// `cmo.import/1`, the report of `cmo import` with `--error-format json`
    Import,
}

/// Runs `cmo schema`.
pub fn run(args: &Args) -> Answer {
    Answer::fine(match args.name {
        Contract::Match => schema::<Match>(),
        Contract::Summary => schema::<Summary>(),
        Contract::Why => schema::<Why>(),
        Contract::Needs => schema::<Needs>(),
        Contract::Ask => schema::<Ask>(),
        Contract::Evidence => schema::<Matrix>(),
        Contract::Check => schema::<Findings>(),
        Contract::Diff => schema::<Diff>(),
        Contract::History => schema::<History>(),
        Contract::Vocabulary => schema::<Phrases>(),
        Contract::Rename => schema::<Renaming>(),
        Contract::Test => schema::<Tested>(),
        Contract::Export => schema::<Export>(),
        Contract::Import => schema::<ImportReport>(),
    })
}

fn schema<T: JsonSchema>() -> String {
    json::document(&schema_for!(T))
}
