//! Turns diagnostics into what people, screen readers and scripts read.

mod clipped;
mod excerpt;
mod findings;
mod github;
mod human;
mod plain;
mod sarif;

pub use findings::{Finding, Findings, LevelWord, Related};
pub use github::annotations;
pub use sarif::sarif;

use crate::diagnostic::{Diagnostic, Severity};
use crate::report::canvas::Canvas;
use crate::source::Sources;

/// How diagnostics are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiagnosticForm {
    /// With the place underlined in its text.
    Human,
    /// As sentences, for a screen reader.
    Plain,
    /// As one JSON document in the shape of `cmo.check/1`.
    Json,
}

/// The diagnostics in the given form, in the order given; empty where there is none.
#[must_use]
pub fn render(diagnostics: &[Diagnostic], sources: &Sources, form: DiagnosticForm, canvas: Canvas) -> String {
    if diagnostics.is_empty() {
        return String::new();
    }
    match form {
        DiagnosticForm::Human => human::render(diagnostics, sources, canvas),
        DiagnosticForm::Plain => plain::render(diagnostics, sources),
        DiagnosticForm::Json => Findings::of(diagnostics, sources).to_json(),
    }
}

/// How many there are: `3 errors, 1 warning`; empty where there is none.
#[must_use]
pub fn summary(diagnostics: &[Diagnostic]) -> String {
    let counted = |severity, one: &str, many: &str| {
        let count = diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
        match count {
            0 => None,
            1 => Some(format!("1 {one}")),
            _ => Some(format!("{count} {many}")),
        }
    };
    let parts = [
        counted(Severity::Error, "error", "errors"),
        counted(Severity::Warning, "warning", "warnings"),
        counted(Severity::Advice, "piece of advice", "pieces of advice"),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
