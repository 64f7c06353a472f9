//! `cmo import`: what people have, as `.cmo` text.

mod json;
mod qda;
mod table;

use std::fs;
use std::path::{Path, PathBuf};

use cmo::disk::unreadable;
use cmo::import::{Beside, Imported, Refused};
use cmo::report::diagnostics::DiagnosticForm;
use cmo::report::import::{document, extent, text};
use cmo::theory::is_id;

use crate::cli::arguments::Look;
use crate::cli::told::answer::{Answer, Exit};
use crate::cli::told::problem::{Problem, WriteProblem};
use crate::cli::told::stop::Stop;
use crate::cli::told::terminal::Terminal;
use crate::cli::told::write::{Draft, new_folder, write_all};

/// Turn tables of configurations, projects of qualitative analysis, and documents of `cmo export json` into `.cmo` text
///
/// Nothing is guessed: what cannot be split into conditions with certainty stays one phrase in quotation marks, and what a
/// code means for a theory only its name can say. All that could not be carried over as it stands is listed on standard
/// error, line by line.
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
            From::Json(args) => args.look,
            From::Qda(args) => args.look,
            From::Table(args) => args.look,
        }
    }
}

const EXAMPLES: &str = "\
Examples:
  cmo import table cmocs.xlsx > theory.cmo
  cmo import table appendix.docx --theory PT1 --output theories/pt1.cmo
  cmo import table cmocs.csv --columns \"context=Circumstances, outcome=What came of it\"
  cmo import qda interviews.qdpx --output theories/interviews.cmo --texts
  cmo import json theories.json --output theories/all.cmo";

/// What is read.
#[derive(Debug, clap::Subcommand)]
pub enum From {
    Json(json::Args),
    Qda(qda::Args),
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
        From::Json(args) => Ok(json::run(args, terminal)?),
        From::Qda(args) => Ok(qda::run(args, terminal)?),
        From::Table(args) => Ok(table::run(args, terminal)?),
    }
}

/// An ID as people give it.
fn id(text: &str) -> Result<String, String> {
    let refused = || "write an ID of letters, digits, `_`, `.` and `-`, such as PT1".to_owned();
    is_id(text).then(|| text.to_owned()).ok_or_else(refused)
}

/// The bytes of a file.
fn bytes(file: &Path) -> Result<Vec<u8>, Problem> {
    Ok(fs::read(file).map_err(|error| unreadable(file, &error))?)
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
    let folder = terminal.beside(new_folder(Some(output)));
    write_new(output, imported)?;
    let beside = imported.beside.iter().map(|text| format!("wrote {}\n", beside(output, text).display()));
    let result = format!("wrote {}\n{}", output.display(), beside.collect::<String>());
    Ok(Answer { result, diagnostics: folder + &remarks, exit: Exit::Fine })
}

/// Writes the text and what stands beside it, or nothing; no file that is there already is replaced.
fn write_new(output: &Path, imported: &Imported) -> Result<(), Problem> {
    let beside: Vec<(PathBuf, &str)> =
        imported.beside.iter().map(|text| (beside(output, text), text.text.as_str())).collect();
    let first = (output.to_owned(), imported.text.as_str());
    let files: Vec<(PathBuf, &str)> = [first].into_iter().chain(beside).collect();
    if let Some((there, _)) = files.iter().find(|(path, _)| path.symlink_metadata().is_ok()) {
        return Err(WriteProblem::Overwrites { path: there.display().to_string() }.into());
    }
    let folders = files.iter().filter_map(|(path, _)| path.parent()).filter(|folder| !folder.exists());
    let folders: Vec<&Path> = folders.collect();
    let drafts: Vec<Draft<'_>> =
        files.iter().map(|(path, after)| Draft { path, before: None, after: after.as_bytes() }).collect();
    write_all(&drafts).inspect_err(|_| folders.iter().for_each(|folder| _ = fs::remove_dir(folder)))
}

/// Where a text stands that belongs to what is written.
fn beside(output: &Path, text: &Beside) -> PathBuf {
    output.parent().unwrap_or(Path::new("")).join(&text.path)
}
