//! `cmo reject`: pending snapshots are dropped, and what was accepted stays.

use crate::cli::accept::{done, nothing};
use crate::cli::arguments::{Look, Which};
use crate::cli::snapshots::{Chosen, Pending, chosen, nobody_looks, reject};
use crate::cli::told::answer::Answer;
use crate::cli::told::problem::snapshots;
use crate::cli::told::stop::Stop;

/// Drop pending snapshots; what was accepted stays
///
/// The next `cmo test` finds them again, unless the theory is put right.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  cmo reject\n  cmo reject theories -k chipps")]
pub struct Args {
    #[command(flatten)]
    pub which: Which,
    #[command(flatten)]
    pub look: Look,
}

/// Runs `cmo reject`.
///
/// # Errors
/// Paths that cannot be read or written, and snapshots that are not whole.
pub fn run(args: &Args) -> Result<Answer, Stop> {
    if nobody_looks() {
        return Err(snapshots::nobody_looks("reject").into());
    }
    let Chosen { mut pending, foreign, beside } = chosen("reject", &args.which)?;
    pending.retain(|one: &Pending| !one.is_late());
    if pending.is_empty() {
        return Ok(nothing(&foreign, &beside));
    }
    reject(&pending)?;
    Ok(Answer::fine(format!("{}.\n", done("Rejected", &pending))))
}
