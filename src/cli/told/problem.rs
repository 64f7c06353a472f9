//! What keeps a command from running: arguments and files that cannot be used, all wording on this page.

mod arguments;
pub mod cases;
mod git;
mod names;
pub mod snapshots;
mod write;

pub use arguments::problem as of_arguments;
pub use git::GitProblem;
pub use write::WriteProblem;

use std::fmt;

use cmo::evaluate::{Instructions, InstructionsError};
use cmo::report::diagnostics::{DiagnosticForm, Findings};

use crate::cli::told::answer::{Answer, Exit};
use names::{some_of, ticked};

/// Why a command does not run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// `cmo check no-such-file.cmo`
    Unreadable {
        /// The path as given.
        path: String,
        /// What the system says.
        why: String,
    },
    /// `cmo match --foo`, `--format xml`
    Arguments {
        /// What is wrong.
        says: String,
        /// What to write instead.
        help: String,
    },
    /// `CMO_SIMD=v5`, or instructions that this machine lacks.
    Instructions(InstructionsError),
    /// A file of more than 4 GiB.
    TooLong {
        /// The path as given.
        path: String,
    },
    /// `cmo check empty-folder`
    NoTheory {
        /// The folders that were searched.
        folders: String,
    },
    /// `cmo match README.md`
    NotTheory {
        /// The path as given.
        path: String,
    },
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
    /// A name that nothing has.
    Unknown {
        /// What was looked for.
        what: Named,
        /// The name as given.
        name: String,
        /// The theory that it was looked for in, where that is one.
        within: Option<String>,
        /// Names that are near, nearest first.
        nearest: Vec<String>,
    },
    /// A name that nothing has, and that is near to none.
    NoneNear {
        /// What was looked for.
        what: Named,
        /// The name as given.
        name: String,
        /// Some names that there are.
        some: Vec<String>,
    },
    /// `--case eastend`, where that is the name of a declared case.
    CaseAsFact {
        /// What was written where a fact stands.
        written: String,
        /// The case.
        name: String,
        /// Whether nothing else was written.
        alone: bool,
    },
    /// `cmo why trust`, where `trust` is both a configuration and a phrase.
    Both {
        /// The name.
        name: String,
    },
    /// A short ID that configurations of several theories have.
    Several {
        /// The ID.
        name: String,
        /// Their full names.
        full: Vec<String>,
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
    /// `cmo explain-code CMO999`
    NoSuchCode {
        /// The code as given.
        code: String,
        /// Codes that are near.
        nearest: Vec<String>,
    },
}

/// What a name is looked up as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// A theory.
    Theory,
    /// A case.
    Case,
    /// A configuration.
    Configuration,
    /// A phrase.
    Phrase,
    /// Either.
    ConfigurationOrPhrase,
    /// A study, or a paper of a bibliography.
    Study,
}

impl Named {
    const fn words(self) -> &'static str {
        match self {
            Self::Theory => "theory",
            Self::Case => "case",
            Self::Configuration => "configuration",
            Self::Phrase => "phrase",
            Self::ConfigurationOrPhrase => "configuration or phrase",
            Self::Study => "study",
        }
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
        let help = self.help();
        let diagnostics = match (form, &help) {
            (DiagnosticForm::Human, Some(help)) => format!("error: {self}\n  help: {help}\n"),
            (DiagnosticForm::Human, None) => format!("error: {self}\n"),
            (DiagnosticForm::Plain, Some(help)) => format!("Error: {self}.\nHelp: {help}.\n"),
            (DiagnosticForm::Plain, None) => format!("Error: {self}.\n"),
            (DiagnosticForm::Json, _) => self.findings().to_json(),
        };
        Answer { result: String::new(), diagnostics, exit: Exit::Usage }
    }

    /// The problem as a script reads it.
    pub fn findings(&self) -> Findings {
        Findings::refusal(self.to_string(), self.help())
    }

    fn help(&self) -> Option<String> {
        match self {
            Self::Unreadable { .. } | Self::TooLong { .. } => None,
            Self::Arguments { help, .. } => Some(help.clone()),
            Self::Instructions(InstructionsError::Unknown(_)) => Some(
                "write `baseline`, `v3` or `v4`, or leave it unset: then the best of this machine is used".to_owned(),
            ),
            Self::Instructions(InstructionsError::Missing(_)) => {
                Some(format!("the best of this machine is `{}`", Instructions::detect().name()))
            }
            Self::NotTheory { .. } => {
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
            Self::Unknown { what: Named::Phrase, nearest, within: None, .. } if nearest.is_empty() => {
                Some("`cmo vocabulary` lists every phrase".to_owned())
            }
            Self::Unknown { nearest, within: None, .. } if nearest.is_empty() => {
                Some("`cmo match --all` shows every configuration with its phrases".to_owned())
            }
            Self::Unknown { nearest, within: Some(_), .. } if nearest.is_empty() => {
                Some("leave `--theory` out to look in all theories".to_owned())
            }
            Self::Unknown { nearest, .. } => Some(format!("near it: {}", ticked(nearest))),
            Self::NoneNear { what, some, .. } if some.is_empty() => Some(format!("no {} is declared", what.words())),
            Self::NoneNear { some, .. } => Some(format!("declared are {}", some_of(some))),
            Self::CaseAsFact { name, alone: true, .. } => Some(format!("write --case 'case {name}'")),
            Self::CaseAsFact { name, alone: false, .. } => Some(format!(
                "write --case 'case {name}' alone; a case that starts from it is declared in a file, with `like {name}`"
            )),
            Self::Both { name } => Some(format!(
                "for the configuration write 'cmoc {name}', for the phrase write '\"{name}\"', with both kinds of quotes"
            )),
            Self::Several { full, .. } => Some(format!("write one of {}", ticked(full))),
            Self::OneCase { .. } => Some("name one of them with --case 'case ID'".to_owned()),
            Self::Git(problem) => problem.help(),
            Self::Write(problem) => problem.help(),
            Self::NoSuchCode { nearest, .. } if nearest.is_empty() => {
                Some("`cmo explain-code` lists all codes with their titles".to_owned())
            }
            Self::NoSuchCode { nearest, .. } => Some(format!("near it: {}", ticked(nearest))),
            Self::NoTheory { .. } => Some("`cmo new DIR` starts a theory there; or name the folder of one".to_owned()),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable { path, why } => write!(f, "`{path}` cannot be read: {why}"),
            Self::Arguments { says, .. } => f.write_str(says),
            Self::Instructions(InstructionsError::Unknown(name)) => {
                write!(f, "`{name}` in `CMO_SIMD` is no set of instructions")
            }
            Self::Instructions(InstructionsError::Missing(set)) => {
                write!(f, "this machine lacks the instructions `{}` that `CMO_SIMD` asks for", set.name())
            }
            Self::TooLong { path } => write!(f, "`{path}` is longer than the 4 GiB that are read"),
            Self::NotTheory { path } => write!(f, "`{path}` is no `.cmo` file"),
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
            Self::Unknown { what, name, within: None, .. } | Self::NoneNear { what, name, .. } => {
                write!(f, "there is no {} `{name}`", what.words())
            }
            Self::Unknown { what, name, within: Some(theory), .. } => {
                write!(f, "theory `{theory}` has no {} `{name}`", what.words())
            }
            Self::CaseAsFact { written, .. } => {
                write!(f, "`{written}` is no phrase of the theory; a case is called so")
            }
            Self::Both { name } => write!(f, "`{name}` is both a configuration and a phrase"),
            Self::Several { name, .. } => write!(f, "several theories have a configuration `{name}`"),
            Self::OneCase { cases } => write!(f, "a JSON answer is about one case, and these are {}", ticked(cases)),
            Self::Git(problem) => problem.fmt(f),
            Self::Write(problem) => problem.fmt(f),
            Self::NoSuchCode { code, .. } => write!(f, "there is no code `{code}`"),
            Self::NoTheory { folders } => write!(f, "there is no `.cmo` file in {folders}"),
        }
    }
}
