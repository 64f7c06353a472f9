//! What keeps a command from running: arguments and files that cannot be used, all wording on this page.

use std::fmt;

use serde::Serialize;

use cmo::report::diagnostics::DiagnosticForm;
use cmo::report::json;

use crate::cli::answer::{Answer, Exit};
use crate::cli::terminal::Terminal;

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
    /// `--cases FILE` of a form that is not read.
    NotCases {
        /// The file.
        path: String,
    },
    /// No case is given, and none declared.
    NoCase,
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
        /// Names that are near, nearest first.
        nearest: Vec<String>,
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
    /// `cmo new DIR` where it would write over something.
    Overwrites {
        /// What is there.
        path: String,
    },
    /// `cmo new DIR` where nothing can be written.
    Unwritable {
        /// The folder.
        path: String,
        /// What the system says.
        why: String,
    },
    /// `cmo explain-code CMO999`
    NoSuchCode {
        /// The code as given.
        code: String,
        /// Codes that exist.
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
}

impl Named {
    const fn words(self) -> &'static str {
        match self {
            Self::Theory => "theory",
            Self::Case => "case",
            Self::Configuration => "configuration",
            Self::Phrase => "phrase",
            Self::ConfigurationOrPhrase => "configuration or phrase",
        }
    }
}

impl Problem {
    /// The problem as a command's answer.
    pub fn answer(&self, terminal: &Terminal) -> Answer {
        let diagnostics = match terminal.form {
            DiagnosticForm::Human | DiagnosticForm::Plain => self.sentence(),
            DiagnosticForm::Json => self.json(),
        };
        Answer { result: String::new(), diagnostics, exit: Exit::Usage }
    }

    fn sentence(&self) -> String {
        match self.help() {
            Some(help) => format!("error: {self}\n  help: {help}\n"),
            None => format!("error: {self}\n"),
        }
    }

    /// In the shape of `cmo.check/1`, without a place.
    fn json(&self) -> String {
        let refusal = Refusal {
            code: None,
            name: "usage",
            level: "error",
            message: self.to_string(),
            help: self.help(),
            file: None,
            line: None,
            column: None,
            related: [],
        };
        json::document(&Refusals { schema: "cmo.check/1", findings: [refusal] })
    }

    fn help(&self) -> Option<String> {
        match self {
            Self::Unreadable { .. } | Self::TooLong { .. } | Self::Unwritable { .. } => None,
            Self::NotCases { .. } => Some("describe the cases in a `.cmo` file, each as an item `case ID`".to_owned()),
            Self::NoCase => Some("describe one: --case \"a fact, not another fact\"".to_owned()),
            Self::OtherTheory { .. } => {
                Some("leave `--theory` out, or name the theory that the cases are told for".to_owned())
            }
            Self::Unknown { nearest, .. } if nearest.is_empty() => None,
            Self::Unknown { nearest, .. } => Some(format!("near it: {}", ticked(nearest))),
            Self::Both { name } => Some(format!(
                "for the configuration write 'cmoc {name}', for the phrase write '\"{name}\"', with both kinds of quotes"
            )),
            Self::Several { full, .. } => Some(format!("write one of {}", ticked(full))),
            Self::OneCase { .. } => Some("name one of them with --case 'case ID'".to_owned()),
            Self::Overwrites { .. } => Some("name another folder, or move what is there".to_owned()),
            Self::NoSuchCode { nearest, .. } => Some(format!("there are {}", nearest.join(", "))),
            Self::NoTheory { .. } => Some("`cmo new DIR` starts a theory there; or name the folder of one".to_owned()),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable { path, why } => write!(f, "`{path}` cannot be read: {why}"),
            Self::TooLong { path } => write!(f, "`{path}` is longer than the 4 GiB that are read"),
            Self::NotCases { path } => write!(f, "`{path}` is no `.cmo` file, and cases are read from those only"),
            Self::NoCase => write!(f, "there is no case: none is given, and the theory declares none"),
            Self::OtherTheory { theory } => {
                write!(f, "no case is left: all are told for another theory than `{theory}`")
            }
            Self::Unknown { what, name, .. } => write!(f, "there is no {} `{name}`", what.words()),
            Self::Both { name } => write!(f, "`{name}` is both a configuration and a phrase"),
            Self::Several { name, .. } => write!(f, "several theories have a configuration `{name}`"),
            Self::OneCase { cases } => write!(f, "JSON reasons are about one case, and these are {}", ticked(cases)),
            Self::Overwrites { path } => write!(f, "`{path}` is there already, and nothing is overwritten"),
            Self::Unwritable { path, why } => write!(f, "`{path}` cannot be written: {why}"),
            Self::NoSuchCode { code, .. } => write!(f, "there is no code `{code}`"),
            Self::NoTheory { folders } => write!(f, "there is no `.cmo` file in {folders}"),
        }
    }
}

/// Names in backticks, joined by commas.
fn ticked(names: &[String]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

#[derive(Serialize)]
struct Refusals {
    schema: &'static str,
    findings: [Refusal; 1],
}

#[derive(Serialize)]
struct Refusal {
    code: Option<String>,
    name: &'static str,
    level: &'static str,
    message: String,
    help: Option<String>,
    file: Option<String>,
    line: Option<u32>,
    column: Option<u32>,
    related: [(); 0],
}
