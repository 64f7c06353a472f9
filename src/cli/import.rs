//! `cmo import`: what people have, as `.cmo` text.

mod table;

use std::fs;
use std::path::{Path, PathBuf};

use cmo::import::{Imported, Refused};
use cmo::report::diagnostics::DiagnosticForm;
use cmo::report::import::{document, extent, text};

use crate::cli::answer::{Answer, Exit};
use crate::cli::arguments::Look;
use crate::cli::find::unreadable;
use crate::cli::problem::{Problem, WriteProblem};
use crate::cli::stop::Stop;
use crate::cli::terminal::Terminal;
use crate::cli::write::{Draft, write_all};

/// Turn a table of configurations into `.cmo` text
///
/// Nothing is guessed: what cannot be split into conditions with certainty stays one phrase in quotation marks. All that
/// could not be carried over as it stands is listed on standard error, line by line.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES, arg_required_else_help = true)]
pub struct Args {
    #[command(subcommand)]
    pub from: From,
}

impl Args {
    /// How diagnostics look.
    pub const fn look(&self) -> Look {
        match &self.from {
            From::Table(args) => args.look,
        }
    }
}

const EXAMPLES: &str = "\
Examples:
  cmo import table cmocs.xlsx > theory.cmo
  cmo import table appendix.docx --theory PT1 --output theories/pt1.cmo
  cmo import table cmocs.csv --columns \"context=Circumstances, outcome=What came of it\"";

/// What is read.
#[derive(Debug, clap::Subcommand)]
pub enum From {
    Table(table::Args),
}

/// Where the text goes.
#[derive(Debug, clap::Args)]
pub struct To {
    /// Write the text there, and not to standard output; a file that is there already is never replaced
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    pub output: Option<PathBuf>,
}

/// Runs `cmo import`.
///
/// # Errors
/// A file that cannot be read or written, or holds nothing that can be imported.
pub fn run(args: &Args, terminal: &Terminal) -> Result<Answer, Stop> {
    match &args.from {
        From::Table(args) => Ok(table::run(args, terminal)?),
    }
}

/// The bytes of a file.
fn bytes(file: &Path) -> Result<Vec<u8>, Problem> {
    fs::read(file).map_err(|error| unreadable(file, &error))
}

/// Why a file is not read, with its name.
fn refused(file: &Path, refused: Refused) -> Problem {
    Problem::Arguments { says: format!("`{}`: {}", file.display(), refused.says), help: refused.help }
}

/// The text where it is to go, and what could not be carried over.
fn told(file: &Path, imported: &Imported, to: &To, terminal: &Terminal) -> Result<Answer, Problem> {
    let name = file.display().to_string();
    let remarks = match terminal.form {
        DiagnosticForm::Json => document(&name, imported),
        DiagnosticForm::Human | DiagnosticForm::Plain => {
            format!("{}{name}: {} carried over\n", text(&name, imported), extent(imported))
        }
    };
    let Some(output) = &to.output else {
        return Ok(Answer { result: imported.text.clone(), diagnostics: remarks, exit: Exit::Fine });
    };
    if output.symlink_metadata().is_ok() {
        return Err(WriteProblem::Overwrites { path: output.display().to_string() }.into());
    }
    write_all(&[Draft { path: output, before: None, after: imported.text.as_bytes() }])?;
    Ok(Answer { result: format!("wrote {}\n", output.display()), diagnostics: remarks, exit: Exit::Fine })
}
