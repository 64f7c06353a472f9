//! What keeps a command from running: arguments and files that cannot be used, all wording on this page.

mod arguments;
pub mod cases;
mod document;
mod git;
mod names;
pub mod snapshots;
mod write;

pub use arguments::problem as of_arguments;
pub use git::GitProblem;
pub use write::WriteProblem;

use std::fmt;

use cmo::diagnostic::ticked;
use cmo::disk::ReadProblem;
use cmo::evaluate::{Instructions, InstructionsError};
use cmo::explain::named::NameProblem;
use cmo::import::json::Fault;
use cmo::report::diagnostics::{DiagnosticForm, Findings};

use crate::cli::told::answer::{Answer, Exit};

/// Why a command does not run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Files that cannot be read as a theory set: `cmo check no-such-file.cmo`
    Files(ReadProblem),
    /// `cmo match --foo`, `--format xml`
    Arguments {
        /// What is wrong.
        says: String,
        /// What to write instead.
        help: String,
    },
    /// `CMO_SIMD=v5`, or instructions that this machine lacks.
    Instructions(InstructionsError),
    /// `cmo why theory.cmo 1`
    Swapped {
        /// The path that stands first.
        path: String,
        /// The command in the right order.
        command: String,
    },
    /// `cmo why theory.cmo`
    PathAsSubject {
        /// The path that stands where an ID or a phrase does, as it is typed.
        path: String,
    },
    /// `--cases FILE` of a form that is not read.
    NotCases {
        /// The file.
        path: String,
    },
    /// `cmo match --cases FILE.csv` of so many cases that nobody reads a page of each.
    TooMany {
        /// How many.
        cases: u64,
        /// How many configurations each is held against.
        configurations: u64,
    },
    /// No case is given, and none declared.
    NoCase,
    /// `--cases FILE` where the files declare no case.
    NoCaseIn {
        /// The files.
        files: Vec<String>,
    },
    /// `--theory ID` where all cases are told for another theory.
    OtherTheory {
        /// The theory.
        theory: String,
    },
    /// A name that nothing has, or several things have.
    Names(NameProblem),
    /// `--case eastend`, where that is the name of a declared case.
    CaseAsFact {
        /// What was written where a fact stands.
        written: String,
        /// The case.
        name: String,
        /// Whether nothing else was written.
        alone: bool,
    },
    /// `cmo why --format json` about several cases.
    OneCase {
        /// Their names.
        cases: Vec<String>,
    },
    /// Versions that cannot be compared.
    Git(GitProblem),
    /// Files that are not written.
    Write(WriteProblem),
    /// `cmo import json FILE` of a document with errors.
    Document {
        /// The file.
        path: String,
        /// What is wrong in it.
        faults: Vec<Fault>,
    },
    /// `cmo explain-code CMO999`
    NoSuchCode {
        /// The code as given.
        code: String,
        /// Codes that are near.
        nearest: Vec<String>,
    },
}

impl From<ReadProblem> for Problem {
    fn from(problem: ReadProblem) -> Self {
        Self::Files(problem)
    }
}

impl From<NameProblem> for Problem {
    fn from(problem: NameProblem) -> Self {
        Self::Names(problem)
    }
}

impl From<GitProblem> for Problem {
    fn from(problem: GitProblem) -> Self {
        Self::Git(problem)
    }
}

impl From<WriteProblem> for Problem {
    fn from(problem: WriteProblem) -> Self {
        Self::Write(problem)
    }
}

impl Problem {
    /// The problem as a command's answer.
    pub fn answer(&self, form: DiagnosticForm) -> Answer {
        let said = |(says, help): (String, Option<String>)| match (form, help) {
            (DiagnosticForm::Plain, Some(help)) => format!("Error: {says}.\nHelp: {help}.\n"),
            (DiagnosticForm::Plain, None) => format!("Error: {says}.\n"),
            (DiagnosticForm::Human | DiagnosticForm::Json, Some(help)) => format!("error: {says}\n  help: {help}\n"),
            (DiagnosticForm::Human | DiagnosticForm::Json, None) => format!("error: {says}\n"),
        };
        let diagnostics = match form {
            DiagnosticForm::Json => self.findings().to_json(),
            DiagnosticForm::Human | DiagnosticForm::Plain => self.each().into_iter().map(said).collect(),
        };
        Answer { result: String::new(), diagnostics, exit: Exit::Usage }
    }

    /// The problem as a script reads it.
    pub fn findings(&self) -> Findings {
        match self {
            Self::Document { path, faults } => document::findings(path, faults),
            other => Findings::refusal(other.to_string(), other.help()),
        }
    }

    /// What is wrong, each with what to write instead: only a document says more than one thing.
    fn each(&self) -> Vec<(String, Option<String>)> {
        match self {
            Self::Document { path, faults } => document::each(path, faults),
            other => vec![(other.to_string(), other.help())],
        }
    }

    fn help(&self) -> Option<String> {
        match self {
            Self::Document { .. } | Self::Files(ReadProblem::Unreadable { .. } | ReadProblem::TooLong { .. }) => None,
            Self::Arguments { help, .. } => Some(help.clone()),
            Self::Instructions(InstructionsError::Unknown(_)) => Some(
                "write `baseline`, `v3` or `v4`, or leave it unset: then the best of this machine is used".to_owned(),
            ),
            Self::Instructions(InstructionsError::Missing(_)) => {
                Some(format!("the best of this machine is `{}`", Instructions::detect().name()))
            }
            Self::Files(ReadProblem::NotTheory { .. }) => {
                Some("PATH takes `.cmo` files, folders that hold some, and `-` for standard input".to_owned())
            }
            Self::Swapped { command, .. } => Some(format!("write `{command}`")),
            Self::PathAsSubject { path } => Some(format!("write `cmo why ID {path}`, or a phrase instead of the ID")),
            Self::NotCases { .. } => Some(
                "describe the cases in a `.cmo` file, each as an item `case ID`, or in a table (`.csv`, `.tsv`)"
                    .to_owned(),
            ),
            Self::NoCaseIn { .. } => Some("declare one there: `case ID`, and its facts below".to_owned()),
            Self::TooMany { .. } => {
                Some("write --summary, --sample 1, --output FILE.csv, or --format json for all of it".to_owned())
            }
            Self::NoCase => Some("describe one: --case \"a fact, not another fact\"".to_owned()),
            Self::OtherTheory { .. } => {
                Some("leave `--theory` out, or name the theory that the cases are told for".to_owned())
            }
            Self::Names(problem) => names::help(problem),
            Self::CaseAsFact { name, alone: true, .. } => Some(format!("write --case 'case {name}'")),
            Self::CaseAsFact { name, alone: false, .. } => Some(format!(
                "write --case 'case {name}' alone; a case that starts from it is declared in a file, with `like {name}`"
            )),
            Self::OneCase { .. } => Some("name one of them with --case 'case ID'".to_owned()),
            Self::Git(problem) => problem.help(),
            Self::Write(problem) => problem.help(),
            Self::NoSuchCode { nearest, .. } if nearest.is_empty() => {
                Some("`cmo explain-code` lists all codes with their titles".to_owned())
            }
            Self::NoSuchCode { nearest, .. } => Some(format!("near it: {}", ticked(nearest))),
            Self::Files(ReadProblem::NoTheory { .. }) => {
                Some("`cmo new DIR` starts a theory there; or name the folder of one".to_owned())
            }
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Files(problem) => problem.fmt(f),
            Self::Arguments { says, .. } => f.write_str(says),
            Self::Instructions(InstructionsError::Unknown(name)) => {
                write!(f, "`{name}` in `CMO_SIMD` is no set of instructions")
            }
            Self::Instructions(InstructionsError::Missing(set)) => {
                write!(f, "this machine lacks the instructions `{}` that `CMO_SIMD` asks for", set.name())
            }
            Self::Swapped { path, .. } => {
                write!(f, "`{path}` is a path, and stands where a configuration or a phrase is asked about")
            }
            Self::PathAsSubject { path } => {
                write!(f, "`{path}` is a path: a configuration or a phrase that is asked about stands before it")
            }
            Self::NotCases { path } => write!(f, "`{path}` is no `.cmo` file and no table of cases"),
            Self::TooMany { cases, configurations } => {
                write!(
                    f,
                    "a page for each of {cases} cases and {configurations} configurations is more than anybody reads"
                )
            }
            Self::NoCase => write!(f, "there is no case: none is given, and the theory declares none"),
            Self::NoCaseIn { files } => write!(f, "there is no case in {}", ticked(files)),
            Self::OtherTheory { theory } => {
                write!(f, "no case is left: all are told for another theory than `{theory}`")
            }
            Self::Names(problem) => problem.fmt(f),
            Self::CaseAsFact { written, .. } => {
                write!(f, "`{written}` is no phrase of the theory; a case is called so")
            }
            Self::OneCase { cases } => write!(f, "a JSON answer is about one case, and these are {}", ticked(cases)),
            Self::Git(problem) => problem.fmt(f),
            Self::Write(problem) => problem.fmt(f),
            Self::Document { path, .. } => write!(f, "`{path}` is no document that can be written as `.cmo`"),
            Self::NoSuchCode { code, .. } => write!(f, "there is no code `{code}`"),
        }
    }
}
