//! `cmo history`: one configuration over the git log, an entry where its meaning changed.

mod moved;
mod point;
mod walk;

use std::num::NonZeroUsize;
use std::path::PathBuf;

use cmo::refine::history::History;
use cmo::report::history::text;
use cmo::report::json;

use crate::cli::about::means;
use crate::cli::arguments::{Format, Look};
use crate::cli::given::versions::{or_here, repository};
use crate::cli::told::answer::Answer;
use crate::cli::told::problem::{GitProblem, Problem};
use crate::cli::told::stop::Stop;
use crate::cli::told::terminal::Terminal;
use walk::Walk;

/// Show how one configuration came to be: each commit in which its meaning changed
///
/// Newest first, with date, author, the commit's subject, what changed, and the reasons that `cmo accept` kept. A
/// configuration is followed through new names, other files, and back to what it `refines` or `replaces`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// The configuration, by its ID now; or by its last one, where it was dropped
    #[arg(value_name = "ID")]
    pub id: String,
    /// Files and folders of the theory; the current folder where none is given
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// The theory of the configuration, where its short ID stands in several
    #[arg(long, value_name = "ID")]
    pub theory: Option<String>,
    /// What is printed
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Text, help_heading = "Output")]
    pub format: Format,
    /// Threads that read large theories; all cores where it is not given
    #[arg(long, value_name = "N", value_parser = means::threads, display_order = 100)]
    pub threads: Option<NonZeroUsize>,
    #[command(flatten)]
    pub look: Look,
}

const EXAMPLES: &str = "\
Examples:
  cmo history PT1.1a
  cmo history 1a theories/gp-role --format json";

/// Runs `cmo history`.
///
/// # Errors
/// No repository, no commit, or a name that nothing ever had.
pub fn run(args: &Args, terminal: &Terminal) -> Result<Answer, Stop> {
    let paths = or_here(&args.paths);
    let repository = repository(&[], &paths)?.ok_or(Problem::Git(GitProblem::NoHistory))?;
    if repository.is_new() {
        return Err(Problem::Git(GitProblem::NoCommit).into());
    }
    let history = Walk::new(&repository, (&args.id, args.theory.as_deref()), args.threads).history(&paths)?;
    Ok(Answer::fine(written(args.format, &history, terminal)))
}

fn written(format: Format, history: &History, terminal: &Terminal) -> String {
    match format {
        Format::Text => text(history, terminal.result),
        Format::Json => json::document(history),
    }
}
