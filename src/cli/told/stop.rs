//! Why a command gives no result: arguments that cannot be used, or a theory or case with errors.

use cmo::diagnostic::Diagnostic;
use cmo::disk::{IGNORED, ReadProblem};
use cmo::explain::named::NameProblem;
use cmo::report::diagnostics::{Findings, render, summary};
use cmo::source::Sources;

use crate::cli::told::answer::{Answer, Exit};
use crate::cli::told::problem::{Problem, WriteProblem};
use crate::cli::told::terminal::Terminal;

/// What the source of a `--case` argument is called.
pub const ARGUMENT: &str = "--case";

/// Why a command gives no result.
#[derive(Debug)]
pub enum Stop {
    /// Arguments or files that cannot be used.
    Refused(Problem),
    /// Arguments that cannot be used, perhaps because of what is left out: the sentences that say what.
    LeftOut(Problem, Vec<String>),
    /// The theory or the cases have errors.
    Faulty(Box<Faulty>),
    /// Who reads the result went away.
    Deserted,
}

/// Errors with the texts that they are in.
#[derive(Debug)]
pub struct Faulty {
    /// What is wrong.
    pub diagnostics: Vec<Diagnostic>,
    /// The texts.
    pub sources: Sources,
}

impl From<Problem> for Stop {
    fn from(problem: Problem) -> Self {
        Self::Refused(problem)
    }
}

impl From<ReadProblem> for Stop {
    fn from(problem: ReadProblem) -> Self {
        Self::Refused(problem.into())
    }
}

impl From<NameProblem> for Stop {
    fn from(problem: NameProblem) -> Self {
        Self::Refused(problem.into())
    }
}

impl From<WriteProblem> for Stop {
    fn from(problem: WriteProblem) -> Self {
        Self::Refused(problem.into())
    }
}

impl Stop {
    /// The same, where what is left out of a theory set may be why.
    pub fn beside(self, diagnostics: &[Diagnostic]) -> Self {
        let left_out = diagnostics.iter().filter(|one| one.code == IGNORED);
        let says: Vec<String> = left_out.map(|one| one.message.clone()).collect();
        match self {
            Self::Refused(problem) if !says.is_empty() => Self::LeftOut(problem, says),
            other => other,
        }
    }

    /// What is wrong, errors alone, as a script reads it.
    pub fn findings(&self) -> Findings {
        match self {
            Self::Refused(problem) | Self::LeftOut(problem, _) => problem.findings(),
            Self::Deserted => Findings::of(&[], &Sources::default()),
            Self::Faulty(faulty) => {
                let errors: Vec<Diagnostic> = faulty.diagnostics.iter().filter(|one| one.is_error()).cloned().collect();
                Findings::of(&errors, &faulty.sources)
            }
        }
    }

    /// What the command says instead of a result.
    pub fn answer(&self, terminal: &Terminal) -> Answer {
        match self {
            Self::Refused(problem) => problem.answer(terminal.form),
            Self::LeftOut(problem, says) => {
                let mut answer = problem.answer(terminal.form);
                answer.diagnostics += &terminal.beside(says.iter().map(|says| format!("{says}\n")).collect());
                answer
            }
            Self::Deserted => Answer::fine(""),
            Self::Faulty(faulty) => Answer {
                result: String::new(),
                diagnostics: findings(&faulty.diagnostics, &faulty.sources, terminal),
                exit: Exit::Faulty,
            },
        }
    }
}

/// Diagnostics as the user wants them, with how many there are.
pub fn findings(diagnostics: &[Diagnostic], sources: &Sources, terminal: &Terminal) -> String {
    let text = render(diagnostics, sources, terminal.form, terminal.diagnostics);
    text + &terminal.beside(format!("{}\n", summary(diagnostics)))
}

/// What there is to say besides a result: warnings about what was typed just now, and that the files have some. How
/// many is not said, since `cmo check` looks for more.
pub fn remarks(diagnostics: &[Diagnostic], sources: &Sources, terminal: &Terminal) -> String {
    let typed = |one: &&Diagnostic| sources.get(one.place().source).name() == ARGUMENT;
    let (left_out, read): (Vec<&Diagnostic>, Vec<&Diagnostic>) =
        diagnostics.iter().partition(|one| one.code == IGNORED);
    let (now, before): (Vec<&Diagnostic>, Vec<&Diagnostic>) = read.into_iter().partition(typed);
    let now: Vec<Diagnostic> = now.into_iter().cloned().collect();
    let before: Vec<Diagnostic> = before.into_iter().cloned().collect();
    let mut beside: String = left_out.iter().map(|one| format!("{}\n", one.message)).collect();
    if !before.is_empty() {
        beside += "there are warnings about the theory or its cases: `cmo check` shows what and where\n";
    }
    render(&now, sources, terminal.form, terminal.diagnostics) + &terminal.beside(beside)
}
