//! Arguments that several commands share.

use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use cmo::disk;
use cmo::report::diagnostics::DiagnosticForm;

use crate::cli::about::means;

/// How output looks.
#[derive(Clone, Copy, Debug, Args)]
pub struct Look {
    /// When to use colour; `NO_COLOR` in the environment turns it off too
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = ColorWhen::Auto, help_heading = "Output")]
    pub color: ColorWhen,
    /// How errors are written: drawn, as sentences for a screen reader, or as JSON
    #[arg(long, value_name = "FORM", value_enum, default_value_t = ErrorForm::Human, help_heading = "Output")]
    pub error_format: ErrorForm,
}

/// When output is coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ColorWhen {
    /// On a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// How errors are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ErrorForm {
    /// With the place underlined in its text
    Human,
    /// As sentences, for a screen reader
    Plain,
    /// As JSON in the shape of `cmo.check/1`
    Json,
}

/// What a result is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Text,
    /// For scripts
    Json,
}

/// What a result of many rows is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TableFormat {
    /// For people
    Text,
    /// A table, for a spreadsheet
    Csv,
    /// For scripts
    Json,
}

/// The theory set of a command.
#[derive(Clone, Debug, Args)]
pub struct Paths {
    /// `.cmo` files, folders (searched in full) or `-` for standard input; the current folder where none is given
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Threads that read large theories and evaluate many cases; all cores where it is not given
    #[arg(long, value_name = "N", value_parser = means::threads, display_order = 100)]
    pub threads: Option<NonZeroUsize>,
}

impl Paths {
    /// The PATHs, the current folder where none is given.
    pub fn given(&self) -> Vec<PathBuf> {
        if self.paths.is_empty() { vec![PathBuf::from(".")] } else { self.paths.clone() }
    }

    /// Whether they are all of a theory set.
    pub fn are_whole(&self) -> bool {
        disk::is_whole(&self.given())
    }
}

/// The pending snapshots of a command.
#[derive(Clone, Debug, Args)]
pub struct Which {
    /// `.cmo` files and folders; the current folder where none is given
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Only cases with this text in their name or title
    #[arg(short = 'k', value_name = "TEXT")]
    pub called: Option<String>,
    /// Only cases that concern one theory
    #[arg(long, value_name = "ID")]
    pub theory: Option<String>,
}

impl From<ErrorForm> for DiagnosticForm {
    fn from(form: ErrorForm) -> Self {
        match form {
            ErrorForm::Human => Self::Human,
            ErrorForm::Plain => Self::Plain,
            ErrorForm::Json => Self::Json,
        }
    }
}

/// How errors are to be written, as far as arguments say so that cannot be read as a whole.
pub fn error_form(arguments: &[OsString]) -> ErrorForm {
    let mut arguments = arguments.iter().take_while(|argument| *argument != "--").filter_map(|one| one.to_str());
    let mut form = ErrorForm::Human;
    while let Some(argument) = arguments.next() {
        let Some(rest) = argument.strip_prefix("--error-format") else { continue };
        let word = rest.strip_prefix('=').or_else(|| if rest.is_empty() { arguments.next() } else { None });
        form = word.and_then(|word| ErrorForm::from_str(word, false).ok()).unwrap_or(form);
    }
    form
}
