//! Turns what an import could not carry over into a list for people, or a document for scripts.

use schemars::JsonSchema;
use serde::Serialize;

use crate::import::{Imported, Remark};
use crate::report::json;
use crate::report::plural::counted;

/// `cmo.import/1`
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ImportReport {
    /// `cmo.import/1`.
    pub schema: &'static str,
    /// The file that was read.
    pub file: String,
    /// Configurations that were written.
    pub configurations: usize,
    /// Studies that were written.
    pub studies: usize,
    /// Declared phrases that were written.
    pub phrases: usize,
    /// Cases that were written.
    pub cases: usize,
    /// Coded passages, each as often as it was written.
    pub passages: usize,
    /// What could not be carried over as it stands, in the order of the file.
    pub remarks: Vec<Remark>,
}

/// What was carried over, in numbers.
#[must_use]
pub fn extent(imported: &Imported) -> String {
    let configurations = counted(imported.configurations, "configuration", "configurations");
    let studies = counted(imported.studies, "study", "studies");
    let others = [
        (imported.phrases, counted(imported.phrases, "declared phrase", "declared phrases")),
        (imported.cases, counted(imported.cases, "case", "cases")),
        (imported.passages, counted(imported.passages, "coded passage", "coded passages")),
    ];
    let others = others.into_iter().filter(|(count, _)| *count > 0).map(|(_, words)| words);
    [configurations, studies].into_iter().chain(others).collect::<Vec<_>>().join(", ")
}

/// A line for each remark.
#[must_use]
pub fn text(file: &str, imported: &Imported) -> String {
    let line = |remark: &Remark| {
        let row = remark.row.map(|row| format!("row {row}"));
        let place = [Some(file.to_owned()), remark.part.clone(), row, remark.column.clone()];
        format!("{}: {}\n", place.into_iter().flatten().collect::<Vec<_>>().join(", "), remark.says)
    };
    imported.remarks.iter().map(line).collect()
}

/// The report as a document.
#[must_use]
pub fn document(file: &str, imported: &Imported) -> String {
    json::document(&ImportReport {
        schema: "cmo.import/1",
        file: file.to_owned(),
        configurations: imported.configurations,
        studies: imported.studies,
        phrases: imported.phrases,
        cases: imported.cases,
        passages: imported.passages,
        remarks: imported.remarks.clone(),
    })
}
