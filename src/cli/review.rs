//! `cmo review`: goes through pending snapshots one by one.

mod asking;

use cmo::refine::snapshot::{Accepted, Refinement};
use cmo::report::tested::change;

use asking::{Asking, Choice};

use crate::cli::accept::{Did, nothing, only_gone, reason, sentence};
use crate::cli::arguments::{Look, Which};
use crate::cli::snapshots::{Chosen, Pending, accept, chosen, nobody_looks, reject, still_found, today};
use crate::cli::told::answer::Answer;
use crate::cli::told::problem::{Problem, snapshots};
use crate::cli::told::stop::Stop;
use crate::cli::told::terminal::{Terminal, say};

/// Go through pending snapshots: accept each for a reason, reject it or leave it
///
/// Shows what each changes. On a terminal the keys are a to accept, r to reject, s to skip and q to leave the rest;
/// elsewhere the same letters are read as lines, and after an `a` a line with the reason.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  cmo review\n  cmo review theories -k chipps")]
pub struct Args {
    #[command(flatten)]
    pub which: Which,
    /// The reason for all that is accepted; else each is asked for
    #[arg(long, value_name = "REASON", allow_hyphen_values = true, value_parser = sentence)]
    pub because: Option<String>,
    /// What the evidence did to the theory
    #[arg(long, value_name = "WHAT", value_enum)]
    pub refinement: Option<Did>,
    #[command(flatten)]
    pub look: Look,
}

/// Runs `cmo review`.
///
/// # Errors
/// Paths that cannot be read or written, and snapshots that are not whole.
pub fn run(args: &Args, terminal: &Terminal) -> Result<Answer, Stop> {
    if nobody_looks() {
        return Err(snapshots::nobody_looks("review").into());
    }
    let Chosen { pending, foreign, beside } = chosen("review", &args.which)?;
    if pending.is_empty() {
        return Ok(nothing(&foreign, &beside));
    }
    let standing = still_found(&args.which.paths, pending)?;
    if standing.pending.is_empty() {
        return Ok(only_gone(&standing));
    }
    let pending = &standing.pending;
    let mut review = Review { args, asking: Asking::new(), counts: Counts::default() };
    for (index, one) in pending.iter().enumerate() {
        review.show(one, (index + 1, pending.len()), terminal)?;
        if review.settle(one)? == Next::Leave {
            review.counts.skipped += pending.len() - index;
            break;
        }
    }
    let Counts { accepted, rejected, skipped } = review.counts;
    Ok(Answer::fine(format!(
        "\n{accepted} accepted, {rejected} rejected, {skipped} left pending.\n{}",
        standing.asides()
    )))
}

/// What is said of a configuration that is told no more.
const LEFT: &str = "nothing is known of it any more, or it is weighed no more";

#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    Go,
    Leave,
}

#[derive(Default)]
struct Counts {
    accepted: usize,
    rejected: usize,
    skipped: usize,
}

struct Review<'a> {
    args: &'a Args,
    asking: Asking,
    counts: Counts,
}

impl Review<'_> {
    fn show(&self, one: &Pending, (number, of): (usize, usize), terminal: &Terminal) -> Result<(), Problem> {
        let what = if one.is_late() { "accepted before, without a reason" } else { "" };
        let what = if one.accepted.is_none() { "new" } else { what };
        let head = format!("\n[{number}/{of}] {}  {what}", one.found.description);
        let was = one.accepted.as_ref().and_then(|before| before.accepted.as_ref());
        let was = was.map_or_else(String::new, |was| format!("accepted {}: {}\n", was.date, was.because));
        let changed = change(&one.change().with(|_| LEFT.to_owned()), terminal.result);
        say(&format!("{}\n{}\n{was}{changed}", head.trim_end(), one.file().display()))
    }

    fn settle(&mut self, one: &Pending) -> Result<Next, Problem> {
        match self.asking.choice()? {
            Choice::Accept => self.accept(one)?,
            Choice::Reject => {
                reject(std::slice::from_ref(one))?;
                self.counts.rejected += 1;
            }
            Choice::Skip => self.counts.skipped += 1,
            Choice::Leave => return Ok(Next::Leave),
        }
        Ok(Next::Go)
    }

    fn accept(&mut self, one: &Pending) -> Result<(), Problem> {
        let given = self.args.because.clone().map_or_else(|| self.asking.reason(), |given| Ok(Some(given)))?;
        let Some(because) = given.as_deref().and_then(reason) else {
            say("Nothing is accepted without a reason: left pending.\n")?;
            self.counts.skipped += 1;
            return Ok(());
        };
        let refinement = self.args.refinement.map(Refinement::from);
        accept(std::slice::from_ref(one), &Accepted { date: today(), refinement, because })?;
        self.counts.accepted += 1;
        Ok(())
    }
}
