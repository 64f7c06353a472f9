//! `cmo check`: everything that is wrong with a theory set.

use clap::ValueEnum;

use cmo::diagnostic::{Diagnostic, Severity};
use cmo::evaluate::World;
use cmo::expect::judge;
use cmo::explain::findings as at_odds;
use cmo::report::diagnostics::Findings;
use cmo::theory::{Case, Theory};

use crate::cli::answer::{Answer, Exit};
use crate::cli::arguments::{Format, Look, Paths};
use crate::cli::load::{Loaded, Purpose, load};
use crate::cli::programs::Programs;
use crate::cli::stop::{Stop, findings};
use crate::cli::terminal::Terminal;

/// Show everything that is wrong with a theory and its cases
///
/// Each finding names its place, says what is wrong and what to write instead. `cmo explain-code CMO201` shows the page
/// of a code. A theory with an error is never evaluated; expectations of cases that are not met are findings, too.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    pub paths: Paths,
    /// From which level on a finding makes `check` fail with exit code 1; errors of a theory always fail with 3
    #[arg(long, value_name = "LEVEL", value_enum)]
    pub deny: Option<Deny>,
    /// What is printed
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Text, help_heading = "Output")]
    pub format: Format,
    #[command(flatten)]
    pub look: Look,
}

const EXAMPLES: &str = "\
Examples:
  cmo check                       all .cmo files of this folder
  cmo check theory.cmo cases/     one file and a folder, as one theory set
  cmo check --deny warnings       fail on warnings, for instance before sharing a theory
  cmo check --format json         findings for an editor or a script";

/// A level that fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Deny {
    /// Warnings and errors
    #[value(alias = "warning")]
    Warnings,
    /// Advice, warnings and errors
    Advice,
}

/// Runs `cmo check`.
///
/// # Errors
/// Paths that cannot be read.
pub fn run(args: &Args, terminal: &Terminal) -> Result<Answer, Stop> {
    let mut loaded = load(&args.paths, &[], Purpose::Check)?;
    let exit = if loaded.is_faulty() { Exit::Faulty } else { hold_against_cases(&mut loaded, args.deny) };
    loaded.diagnostics.sort_by_key(|found| (found.place(), found.code));
    Ok(match args.format {
        Format::Text => text(&loaded, exit, terminal),
        Format::Json => {
            let result = Findings::of(&loaded.diagnostics, &loaded.sources).to_json();
            Answer { result, diagnostics: String::new(), exit }
        }
    })
}

/// Adds what the cases say of the theory: expectations that are not met, and cited cases at odds.
fn hold_against_cases(loaded: &mut Loaded, deny: Option<Deny>) -> Exit {
    let theory = &loaded.theory;
    let mut programs = Programs::new(theory);
    let unmet = unmet(theory, &mut programs);
    let cited = programs.cited();
    let exit = if unmet.is_empty() { Exit::Fine } else { Exit::Negative };
    loaded.diagnostics.extend(unmet);
    loaded.diagnostics.extend(at_odds(theory, &cited));
    if loaded.diagnostics.iter().any(|found| fails(found, deny)) { Exit::Negative } else { exit }
}

fn unmet(theory: &Theory, programs: &mut Programs<'_>) -> Vec<Diagnostic> {
    let cases: Vec<&Case> = theory.cases.iter().collect();
    let evaluations = programs.evaluate(&cases, World::Open);
    let judged = cases.iter().zip(&evaluations).flat_map(|(case, evaluation)| judge(theory, case, evaluation));
    judged.filter_map(|judged| judged.finding).collect()
}

fn fails(diagnostic: &Diagnostic, deny: Option<Deny>) -> bool {
    match deny {
        None => false,
        Some(Deny::Warnings) => diagnostic.severity <= Severity::Warning,
        Some(Deny::Advice) => diagnostic.severity <= Severity::Advice,
    }
}

fn text(loaded: &Loaded, exit: Exit, terminal: &Terminal) -> Answer {
    if loaded.diagnostics.is_empty() {
        return Answer::fine(format!("{}: nothing wrong\n", extent(&loaded.theory)));
    }
    let diagnostics = findings(&loaded.diagnostics, &loaded.sources, terminal);
    Answer { result: String::new(), diagnostics, exit }
}

/// What a theory set holds: `12 configurations, 8 studies, 9 cases`.
fn extent(theory: &Theory) -> String {
    let counted = |count: usize, one: &str, many: &str| format!("{count} {}", if count == 1 { one } else { many });
    [
        counted(theory.configurations.len(), "configuration", "configurations"),
        counted(theory.studies.len(), "study", "studies"),
        counted(theory.cases.len(), "case", "cases"),
    ]
    .join(", ")
}
