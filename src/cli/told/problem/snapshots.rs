//! What keeps the snapshots of cases from being tested, accepted or rejected, in words.

use std::path::Path;

use cmo::diagnostic::{SOME, ticked, ticked_some};

use super::{Problem, cases};

fn problem(says: String, help: &str) -> Problem {
    Problem::Arguments { says, help: help.to_owned() }
}

/// Another process has the right to write.
pub fn locked(folder: &Path) -> Problem {
    let says = format!("another `cmo` is writing in `{}`", folder.display());
    problem(says, "nothing was changed; run this again when the other is done")
}

/// A file is another one than was read.
pub fn changed_meanwhile(path: &Path) -> Problem {
    let says = format!("`{}` has changed since it was read", path.display());
    problem(says, "nothing was changed; run `cmo test`, and look at it again")
}

/// A theory says something else than was found.
pub fn no_longer_found(cases: &[String]) -> Problem {
    let some = ticked_some(cases, SOME);
    problem(
        format!("the theory has changed since `cmo test` found what is pending of {some}"),
        "nothing was accepted; run `cmo test` again on the same PATHs, and look at what it finds",
    )
}

/// The log is no text.
pub fn log_no_text(path: &Path) -> Problem {
    problem(format!("`{}` is not UTF-8", path.display()), "save it again with the encoding UTF-8")
}

/// A merge left its marks in the log.
pub fn log_merged(path: &Path, line: usize) -> Problem {
    problem(
        format!("a merge left its marks in `{}`, line {line}", path.display()),
        "nothing was accepted; keep what both versions say, and delete the lines that begin with `<<<<<<<`, `=======` \
         and `>>>>>>>`",
    )
}

/// `cmo accept` without `--because`
pub fn no_reason() -> Problem {
    problem(
        "nothing is accepted without a reason".to_owned(),
        "write it: --because \"what the evidence says, in a sentence\"; perhaps with --refinement confirm, refute, \
         modify or augment",
    )
}

/// `cmo accept`, `reject` or `review` where `CI` is set.
pub fn nobody_looks(command: &str) -> Problem {
    let says = format!("`cmo {command}` writes, and nothing is written where `CI` is set");
    problem(says, "run it where somebody looks at what changes, and commit what it writes")
}

/// `-k` with a text that no pending snapshot has.
pub fn none_called(text: &str, pending: &[String]) -> Problem {
    problem(format!("no pending snapshot is of a case with `{text}` in its name or title"), &told(pending))
}

/// `--theory` with a theory that no pending snapshot concerns.
pub fn none_of(theory: &str, pending: &[String]) -> Problem {
    problem(format!("no pending snapshot is of a case that concerns `{theory}`"), &told(pending))
}

/// What is pending.
fn told(pending: &[String]) -> String {
    match pending {
        [] => "nothing is pending; `cmo test` says what has changed".to_owned(),
        pending => format!("pending are {}", ticked_some(pending, SOME)),
    }
}

/// `cmo test -k` with a text that no case has.
pub fn no_case_called(text: &str, nearest: &[String], some: &[String]) -> Problem {
    let help = match (nearest, some) {
        ([], some) => format!("declared are {}", ticked_some(some, SOME)),
        (nearest, _) => format!("near it: {}", ticked(nearest)),
    };
    let help = cases::path_as_name(text).unwrap_or(help);
    problem(format!("no case has `{text}` in its name or title"), &help)
}

/// `cmo test` where no case is declared.
pub fn no_case() -> Problem {
    problem(
        "there is nothing to test: the theory declares no case".to_owned(),
        "declare one: `case ID`, and below it what is known there, and `expect cmoc ID fires`; or name the file that \
         declares some as a further PATH",
    )
}

/// `cmo test --watch -`
pub fn standard_input_ends() -> Problem {
    problem("standard input does not change, and cannot be watched".to_owned(), "name the files or the folder")
}

/// `cmo accept -`
pub fn none_of_standard_input(command: &str) -> Problem {
    let says = format!("`cmo {command}` is about snapshots, and standard input has none");
    problem(says, "name the files or the folder that the snapshots stand beside")
}

/// `cmo test --watch --format json`
pub fn watch_is_for_people() -> Problem {
    problem("`--watch` is for people, and its output never ends".to_owned(), "leave `--watch` or `--format` out")
}
