//! `cmo import qda`: a project of qualitative analysis as `.cmo` text.

use std::path::PathBuf;

use cmo::import::qda::{Coding, Reading, Texts, import};

use super::{To, bytes, id, refused, told};
use crate::cli::arguments::Look;
use crate::cli::told::answer::Answer;
use crate::cli::told::problem::Problem;
use crate::cli::told::progress::{Progress, Work};
use crate::cli::told::terminal::Terminal;

/// Read a project of NVivo, ATLAS.ti or MAXQDA: its codes, coded passages and memos
///
/// In each of these programs, export the project as REFI-QDA (`.qdpx`). Codes below a code that is called Contexts,
/// Resources, Mechanisms or Outcomes become phrases with their passages; codes called `CMOC 1a ...` become configurations,
/// and passages of codes below these that are called `supports`, `refutes`, `modifies`, `augments` or `neutral` their
/// evidence; documents become studies, and memos notes. All else is kept as comments, or listed.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A project: `.qdpx`
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Put the configurations under this theory heading
    #[arg(long, value_name = "ID", value_parser = id)]
    pub theory: Option<String>,
    /// Take a coded passage to say that what it is coded with was there, and make a case of each case of the project, or
    /// else of each document
    #[arg(long)]
    pub facts: bool,
    /// Write the texts of the documents into a folder `texts` beside the --output, where quotations are looked up
    #[arg(long)]
    pub texts: bool,
    #[command(flatten)]
    pub to: To,
    #[command(flatten)]
    pub look: Look,
}

/// Runs `cmo import qda`.
///
/// # Errors
/// A file that cannot be read or written, or is no such project.
pub(super) fn run(args: &Args, terminal: &Terminal) -> Result<Answer, Problem> {
    if args.texts && args.to.output.is_none() {
        return Err(nowhere());
    }
    let coding = if args.facts { Coding::Presence } else { Coding::Mention };
    let texts = if args.texts { Texts::Written } else { Texts::Left };
    let reading = Reading { theory: args.theory.clone(), coding, texts };
    let name = args.file.file_name().unwrap_or_default().to_string_lossy();
    let progress = Progress::of(Work::Import, 0);
    let imported = import(&name, &bytes(&args.file)?, &reading).map_err(|why| refused(&args.file, why))?;
    drop(progress);
    told(&args.file, &imported, &args.to, terminal)
}

fn nowhere() -> Problem {
    Problem::Arguments {
        says: "`--texts` writes the texts beside what `--output` writes, and nothing says where that is".to_owned(),
        help: "write `--output theory.cmo` beside it".to_owned(),
    }
}
