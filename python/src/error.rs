//! Turns what is wrong into Python's exceptions, whose text is the diagnostic.

use cmo::diagnostic::Diagnostic;
use cmo::disk::ReadProblem;
use cmo::explain::named::NameProblem;
use cmo::report::canvas::Canvas;
use cmo::report::diagnostics::{DiagnosticForm, render};
use cmo::report::rows::Remarks;
use cmo::source::Sources;
use pyo3::create_exception;
use pyo3::exceptions::{PyOSError, PyValueError};
use pyo3::{PyErr, PyResult};

create_exception!(
    cmo,
    CmoError,
    PyValueError,
    "What `cmo` refuses; its text says what, where, and what to write instead."
);
create_exception!(cmo, TheoryError, CmoError, "A theory has errors, and is not evaluated.");
create_exception!(cmo, CaseError, CmoError, "A case or a table of cases cannot be read.");
create_exception!(cmo, UnknownNameError, CmoError, "Nothing has a name, or several things have.");

/// Diagnostics as text.
pub fn text(diagnostics: &[Diagnostic], sources: &Sources) -> String {
    render(diagnostics, sources, DiagnosticForm::Plain, Canvas::default()).trim_end().to_owned()
}

/// A text for each of some diagnostics.
pub fn texts<'d>(diagnostics: impl Iterator<Item = &'d Diagnostic>, sources: &Sources) -> Vec<String> {
    diagnostics.map(|one| text(std::slice::from_ref(one), sources)).collect()
}

/// A table of cases that cannot be read.
pub fn of_table(remarks: &Remarks) -> PyErr {
    CaseError::new_err(text(&remarks.diagnostics, &remarks.sources))
}

/// Files that cannot be read.
pub fn of_files(problem: &ReadProblem) -> PyErr {
    match problem {
        ReadProblem::Unreadable { .. } => PyOSError::new_err(problem.to_string()),
        ReadProblem::TooLong { .. } | ReadProblem::NoTheory { .. } | ReadProblem::NotTheory { .. } => {
            CmoError::new_err(problem.to_string())
        }
    }
}

/// A name that is none, or several.
pub fn of_name(problem: &NameProblem) -> PyErr {
    UnknownNameError::new_err(match problem.help() {
        Some(help) => format!("{problem}.\nHelp: {help}."),
        None => format!("{problem}."),
    })
}

/// A theory as it is, where it has no errors.
///
/// # Errors
/// All of its errors, and what else is found in it.
pub fn whole(set: &cmo::disk::TheorySet) -> PyResult<()> {
    if set.is_faulty() { Err(TheoryError::new_err(set.findings().trim_end().to_owned())) } else { Ok(()) }
}
