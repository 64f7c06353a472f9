//! `cmo accept`: pending snapshots become accepted ones, for a reason.

use std::path::PathBuf;

use clap::ValueEnum;

use cmo::diagnostic::ticked;
use cmo::disk::near_here;
use cmo::refine::snapshot::{Accepted, Refinement};

use crate::cli::arguments::{Look, Which};
use crate::cli::snapshots::{Chosen, Pending, Standing, accept, chosen, nobody_looks, still_found, today};
use crate::cli::told::answer::Answer;
use crate::cli::told::problem::snapshots;
use crate::cli::told::stop::Stop;

/// Accept pending snapshots, for a reason that is kept
///
/// What `cmo test` found becomes what is expected from now on. The reason is kept in each snapshot, and with the date,
/// the configurations and the cases in `refinements.md` beside the theory.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    pub which: Which,
    /// Why: what the evidence says, in a sentence
    #[arg(long, value_name = "REASON", allow_hyphen_values = true, value_parser = sentence)]
    pub because: Option<String>,
    /// What the evidence did to the theory
    #[arg(long, value_name = "WHAT", value_enum)]
    pub refinement: Option<Did>,
    #[command(flatten)]
    pub look: Look,
}

const EXAMPLES: &str = "\
Examples:
  cmo accept --because \"first accepted\"
  cmo accept -k chipps --refinement modify --because \"trust matters only where data are shared (interviews, round 2)\"";

/// What evidence did to a theory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Did {
    /// It bore the theory out
    Confirm,
    /// It spoke against it
    Refute,
    /// It changed it
    Modify,
    /// It added to it
    Augment,
}

impl From<Did> for Refinement {
    fn from(did: Did) -> Self {
        match did {
            Did::Confirm => Self::Confirm,
            Did::Refute => Self::Refute,
            Did::Modify => Self::Modify,
            Did::Augment => Self::Augment,
        }
    }
}

/// Runs `cmo accept`.
///
/// # Errors
/// No reason, paths that cannot be read or written, and snapshots that are not whole.
pub fn run(args: &Args) -> Result<Answer, Stop> {
    if nobody_looks() {
        return Err(snapshots::nobody_looks("accept").into());
    }
    let because = reason(args.because.as_deref().unwrap_or_default()).ok_or_else(snapshots::no_reason)?;
    let Chosen { pending, foreign, beside } = chosen("accept", &args.which)?;
    if pending.is_empty() {
        return Ok(nothing(&foreign, &beside));
    }
    let standing = still_found(&args.which.paths, pending)?;
    if standing.pending.is_empty() {
        return Ok(only_gone(&standing));
    }
    let accepted = Accepted { date: today(), refinement: args.refinement.map(Refinement::from), because };
    let logs = accept(&standing.pending, &accepted)?;
    let logs: Vec<String> = logs.iter().map(|log| near_here(log).display().to_string()).collect();
    let done = done("Accepted", &standing.pending);
    Ok(Answer::fine(format!("{done}; the reason is in {}.\n{}", logs.join(", "), standing.asides())))
}

/// A reason on one line; none where nothing is said.
pub fn reason(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// A reason as an argument: one that begins with a hyphen is no option by that, as long as it has more than a word.
pub fn sentence(text: &str) -> Result<String, String> {
    if text.starts_with('-') && text.split_whitespace().nth(1).is_none() {
        return Err("this is an option, and no reason; write the reason in quotes behind `--because`".to_owned());
    }
    // White space is made into spaces.
    if let Some(mark) = text.chars().find(|mark| mark.is_control() && !mark.is_whitespace()) {
        return Err(format!(
            "the reason holds a character that writes no text (U+{:04X}); leave it out",
            u32::from(mark)
        ));
    }
    Ok(text.to_owned())
}

/// The answer where nothing waits: which files bear the names of what would, and are of other programs; and the cases of
/// other files, beside those that are asked about, that wait.
pub fn nothing(foreign: &[PathBuf], beside: &[String]) -> Answer {
    if !beside.is_empty() {
        let names = beside.join(", ");
        let says = "Nothing is pending of these PATHs; of other files beside them wait";
        return Answer::fine(format!("{says}: {names}. Name those files, or their folder.\n"));
    }
    let names: Vec<String> = foreign.iter().map(|path| path.display().to_string()).collect();
    let told = ticked(&names);
    let of_others = match names.as_slice() {
        [] => return Answer::fine("Nothing is pending.\n"),
        [_] => format!("{told} is no snapshot of `cmo`, and left as it is"),
        [..] => format!("{told} are no snapshots of `cmo`, and left as they are"),
    };
    Answer::fine(format!("Nothing of `cmo` is pending; {of_others}.\n"))
}

/// The answer where all that waits is of cases that are gone.
pub fn only_gone(standing: &Standing) -> Answer {
    Answer::fine(format!("Nothing is pending of a case that is there.\n{}", standing.asides()))
}

/// What was done with which cases: `Accepted 2 snapshots: chipps, cmr`.
pub fn done(what: &str, pending: &[Pending]) -> String {
    const SOME: usize = 8;
    let names: Vec<&str> = pending.iter().take(SOME).map(|one| one.case.as_str()).collect();
    let more = pending.len().checked_sub(SOME + 1).map_or(String::new(), |left| format!(" and {} more", left + 1));
    let count = if pending.len() == 1 { "1 snapshot".to_owned() } else { format!("{} snapshots", pending.len()) };
    format!("{what} {count}: {}{more}", names.join(", "))
}
