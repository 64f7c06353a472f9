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
    /// What could not be carried over as it stands, in the order of the file.
    pub remarks: Vec<Remark>,
}

/// What was carried over, in numbers.
#[must_use]
pub fn extent(imported: &Imported) -> String {
    let configurations = counted(imported.configurations, "configuration", "configurations");
    let studies = counted(imported.studies, "study", "studies");
    format!("{configurations}, {studies}")
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
        remarks: imported.remarks.clone(),
    })
}
