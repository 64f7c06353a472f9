//! What there is to say of a table of cases, as the user wants it, or as why there is no result.

use std::path::Path;

use cmo::cases::{FormProblem, MapProblem, Table, TableProblem};
use cmo::disk::ReadProblem;
use cmo::evaluate::Tally;
use cmo::report::diagnostics::render;
use cmo::report::rows;

pub use cmo::report::rows::Skips;

use crate::cli::told::problem::Problem;
use crate::cli::told::stop::{Faulty, Stop};
use crate::cli::told::terminal::Terminal;

/// What there is to say of a table.
#[derive(Debug)]
pub struct Remarks(rows::Remarks);

/// Why a table cannot be read: an argument that does not fit it, or what is in it or in the file of `--map`.
pub fn refused(file: &str, map: Option<&Path>, problems: &[TableProblem]) -> Stop {
    let of_arguments = |problem: &&TableProblem| {
        matches!(
            problem,
            TableProblem::NoColumn { .. }
                | TableProblem::ObservesNothing { .. }
                | TableProblem::Form(FormProblem::NoSheet { .. } | FormProblem::NoWorkbook)
        )
    };
    if let Some(TableProblem::Unreadable { why }) = problems.first() {
        return ReadProblem::Unreadable { path: file.to_owned(), why: why.clone() }.into();
    }
    if let Some(problem) = problems.iter().find(of_arguments) {
        let (says, help) = (problem.says(), problem.help().unwrap_or_default());
        return Problem::Arguments { says: format!("{says}, in `{file}`"), help }.into();
    }
    let map = map.map(|map| map.display().to_string());
    Remarks(rows::Remarks::of_problems(file, map.as_deref(), problems)).stop()
}

/// Why the file of `--map` cannot be used.
pub fn of_map(file: &Path, problems: &[MapProblem]) -> Stop {
    Remarks(rows::Remarks::of_map(&file.display().to_string(), problems)).stop()
}

impl Remarks {
    /// What is odd about the columns of a table.
    pub fn of_columns(file: &str, table: &impl Table) -> Self {
        Self(rows::Remarks::of_columns(file, table))
    }

    /// Adds what is told of rows that are left out, and of columns that differ.
    ///
    /// # Errors
    /// Rows that cannot be read, where they are not to be left out.
    pub fn with_rows(self, file: &str, tally: &Tally, skips: Skips) -> Result<Self, Stop> {
        self.0.with_rows(file, tally, skips).map(Self).map_err(|all| Self(*all).stop())
    }

    fn stop(self) -> Stop {
        let rows::Remarks { diagnostics, sources } = self.0;
        Stop::Faulty(Box::new(Faulty { diagnostics, sources }))
    }

    /// They, as the user wants diagnostics.
    pub fn text(&self, terminal: &Terminal) -> String {
        render(&self.0.diagnostics, &self.0.sources, terminal.form, terminal.diagnostics)
    }
}
