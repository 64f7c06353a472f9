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
            Self::Overwrites { path } => write!(f, "`{path}` is there already, and nothing is overwritten"),
            Self::Unwritable { path, why } => write!(f, "`{path}` cannot be written: {why}"),
            Self::NoSuchCode { code, .. } => write!(f, "there is no code `{code}`"),
            Self::NoTheory { folders } => write!(f, "there is no `.cmo` file in {folders}"),
        }
    }
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
