//! Finds out where the path stands first in `cmo why`, and what it asks about after it.

use std::env;
use std::path::Path;

use cmo::theory::Theory;

use crate::cli::about::typed::as_typed;
use crate::cli::told::problem::Problem;
use crate::cli::why::Args;

/// Refuses `cmo why theory.cmo 1`: a path that is there, and behind it one that is not.
///
/// # Errors
/// Just that.
pub fn refuse(args: &Args) -> Result<(), Problem> {
    let [second] = args.paths.paths.as_slice() else { return Ok(()) };
    if !is_path(&args.subject) || second.exists() || second == Path::new("-") {
        return Ok(());
    }
    let second = second.display().to_string();
    let swap = |argument: String| match argument {
        first if first == args.subject => second.clone(),
        other if other == second => args.subject.clone(),
        other => other,
    };
    let words: Vec<String> = env::args().skip(1).map(|argument| as_typed(&swap(argument))).collect();
    Err(Problem::Swapped { path: args.subject.clone(), command: format!("cmo {}", words.join(" ")) })
}

/// What is wrong where nothing has a name that is asked about: a path may stand there.
pub fn or_path(problem: Problem, args: &Args, theory: &Theory) -> Problem {
    let named = theory.vocabulary.find(&args.subject).is_some();
    if named || !is_path(&args.subject) {
        return problem;
    }
    Problem::PathAsSubject { path: as_typed(&args.subject) }
}

fn is_path(argument: &str) -> bool {
    Path::new(argument).exists()
}
