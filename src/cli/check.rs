//! `cmo check`: everything that is wrong with a theory set.

use clap::ValueEnum;

use cmo::diagnostic::{Diagnostic, Severity};
use cmo::report::diagnostics::{DiagnosticForm, Findings, render, summary};
use cmo::theory::Theory;

use crate::cli::answer::{Answer, Exit};
use crate::cli::arguments::{Format, Look, Paths};
use crate::cli::load::{Loaded, load};
use crate::cli::problem::Problem;
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
pub fn run(args: &Args, terminal: &Terminal) -> Result<Answer, Problem> {
    let loaded = load(&args.paths.paths)?;
    let exit = exit(&loaded, args.deny);
    Ok(match args.format {
        Format::Text => text(&loaded, exit, terminal),
        Format::Json => {
            let result = Findings::of(&loaded.diagnostics, &loaded.sources).to_json();
            Answer { result, diagnostics: String::new(), exit }
        }
    })
}

fn exit(loaded: &Loaded, deny: Option<Deny>) -> Exit {
    let fails = |diagnostic: &Diagnostic| match deny {
        None => false,
        Some(Deny::Warnings) => diagnostic.severity <= Severity::Warning,
        Some(Deny::Advice) => diagnostic.severity <= Severity::Advice,
    };
    if loaded.is_faulty() {
        return Exit::Faulty;
    }
    if loaded.diagnostics.iter().any(fails) { Exit::Negative } else { Exit::Fine }
}

fn text(loaded: &Loaded, exit: Exit, terminal: &Terminal) -> Answer {
    let found = &loaded.diagnostics;
    if found.is_empty() {
        return Answer::fine(format!("{}: nothing wrong\n", extent(&loaded.theory)));
    }
    let mut diagnostics = render(found, &loaded.sources, terminal.form, terminal.diagnostics);
    match terminal.form {
        DiagnosticForm::Human | DiagnosticForm::Plain => diagnostics += &format!("{}\n", summary(found)),
        DiagnosticForm::Json => {}
    }
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
