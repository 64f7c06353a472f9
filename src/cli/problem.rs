//! What keeps a command from running: arguments and files that cannot be used, all wording on this page.

use std::fmt;

use crate::cli::answer::{Answer, Exit};
use crate::cli::terminal::Terminal;
use cmo::report::diagnostics::DiagnosticForm;

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

    fn json(&self) -> String {
        let problem = serde_json::json!({ "level": "error", "message": self.to_string(), "help": self.help() });
        format!("{problem}\n")
    }

    fn help(&self) -> Option<String> {
        match self {
            Self::Unreadable { .. } | Self::TooLong { .. } => None,
            Self::NoTheory { .. } => Some("`cmo new DIR` starts a theory there; or name the folder of one".to_owned()),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable { path, why } => write!(f, "`{path}` cannot be read: {why}"),
            Self::TooLong { path } => write!(f, "`{path}` is longer than the 4 GiB that are read"),
            Self::NoTheory { folders } => write!(f, "there is no `.cmo` file in {folders}"),
        }
    }
}
