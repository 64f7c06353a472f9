//! `cmo check`: everything that is wrong with a theory set.

use clap::ValueEnum;

use cmo::diagnostic::{Diagnostic, Severity};
use cmo::evaluate::World;
use cmo::expect::judge;
use cmo::explain::findings as at_odds;
use cmo::report::diagnostics::Findings;
use cmo::theory::{Case, Expectation, HeadingId, Theory};

use crate::cli::answer::{Answer, Exit};
use crate::cli::arguments::{Format, Look, Paths};
use crate::cli::load::{Loaded, Purpose, load};
use crate::cli::lookup::heading;
use crate::cli::means::Wanted;
use crate::cli::narrow::narrow;
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
    /// Show only what concerns one theory; errors are always shown, since none may be left
    #[arg(long, value_name = "ID")]
    pub theory: Option<String>,
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
    let wanted = Wanted::of(args.paths.threads)?;
    let mut loaded = load(&args.paths, &[], Purpose::Check)?;
    let scope = args.theory.as_ref().map(|name| heading(&loaded.theory, name)).transpose()?;
    let met = if loaded.is_faulty() { Met::NotAsked } else { hold_against_cases(&mut loaded, wanted, scope) };
    if let Some(scope) = scope {
        narrow(&loaded.theory, &mut loaded.diagnostics, scope);
    }
    let exit = exit(&loaded, met, args.deny);
    loaded.diagnostics.sort_by_key(|found| (found.place(), found.code));
    Ok(match args.format {
        Format::Text => text(&loaded, exit, terminal),
        Format::Json => {
            let result = Findings::of(&loaded.diagnostics, &loaded.sources).to_json();
            Answer { result, diagnostics: String::new(), exit }
        }
    })
}

/// Whether the cases meet what is expected of them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Met {
    /// A theory with errors is not asked.
    NotAsked,
    /// All do.
    All,
    /// Some do not.
    NotAll,
}

/// Adds what the cases say of the theory: expectations that are not met, and cited cases at odds.
fn hold_against_cases(loaded: &mut Loaded, wanted: Wanted, scope: Option<HeadingId>) -> Met {
    let theory = &loaded.theory;
    let mut programs = Programs::new(theory, wanted);
    let unmet = unmet(theory, &mut programs, scope);
    let cited = programs.cited();
    let met = if unmet.is_empty() { Met::All } else { Met::NotAll };
    loaded.diagnostics.extend(unmet);
    loaded.diagnostics.extend(at_odds(theory, &cited));
    met
}

fn unmet(theory: &Theory, programs: &mut Programs<'_>, scope: Option<HeadingId>) -> Vec<Diagnostic> {
    let told = |case: &&Case| scope.is_none() || case.theory.is_none() || case.theory == scope;
    let cases: Vec<&Case> = theory.cases.iter().filter(told).collect();
    let evaluations = programs.evaluate(&cases, World::Open);
    let judged = cases.iter().zip(&evaluations).flat_map(|(case, evaluation)| {
        let judged = judge(theory, case, evaluation).into_iter().zip(&case.expectations);
        judged.filter(|(_, expectation)| is_of(theory, expectation, scope)).map(|(judged, _)| judged)
    });
    judged.filter_map(|judged| judged.finding).collect()
}

/// Whether an expectation is one of the theory that is asked about.
fn is_of(theory: &Theory, expectation: &Expectation, scope: Option<HeadingId>) -> bool {
    match expectation {
        Expectation::Verdict { configuration, .. } => {
            scope.is_none() || theory.configurations[configuration.0 as usize].heading == scope
        }
        Expectation::Value { .. } => true,
    }
}

fn exit(loaded: &Loaded, met: Met, deny: Option<Deny>) -> Exit {
    if loaded.is_faulty() {
        return Exit::Faulty;
    }
    let fails = met == Met::NotAll || loaded.diagnostics.iter().any(|found| fails(found, deny));
    if fails { Exit::Negative } else { Exit::Fine }
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
        return Answer { exit, ..Answer::fine(format!("{}: nothing wrong\n", extent(&loaded.theory))) };
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
