//! `cmo import json`: a document of `cmo export json` as `.cmo` text.

use std::path::PathBuf;

use cmo::import::json::import;

use super::{To, bytes, told};
use crate::cli::arguments::Look;
use crate::cli::told::answer::Answer;
use crate::cli::told::problem::Problem;
use crate::cli::told::progress::{Progress, Work};
use crate::cli::told::terminal::Terminal;

/// Read a document that `cmo export json` wrote, or another program in its form
///
/// The form is `cmo.export/1`; `cmo schema export` says what stands in each field. The files of the document become one.
/// What is written is read again and compared with the document, and each difference is listed. A document with errors is
/// not written at all.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A document: `.json`
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[command(flatten)]
    pub to: To,
    #[command(flatten)]
    pub look: Look,
}

/// Runs `cmo import json`.
///
/// # Errors
/// A file that cannot be read or written, or is no such document.
pub(super) fn run(args: &Args, terminal: &Terminal) -> Result<Answer, Problem> {
    let name = args.file.file_name().unwrap_or_default().to_string_lossy();
    let bytes = bytes(&args.file)?;
    let progress = Progress::of(Work::Import, 0);
    let path = args.file.display().to_string();
    let imported = import(&name, &bytes).map_err(|faults| Problem::Document { path, faults })?;
    drop(progress);
    told(&args.file, &imported, &args.to, terminal)
}
