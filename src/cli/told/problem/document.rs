//! What is wrong with a document that is imported, in words: each with its file, its line, and where in the document.

use cmo::import::json::Fault;
use cmo::report::diagnostics::Findings;

/// `` `theories.json`, line 12, `/cases/0/like`: … ``, with what to write instead.
pub fn each(path: &str, faults: &[Fault]) -> Vec<(String, Option<String>)> {
    let one = |fault: &Fault| (format!("`{path}`, line {}{}", fault.line, said(fault)), Some(fault.help.clone()));
    faults.iter().map(one).collect()
}

/// The same as a script reads it.
pub fn findings(path: &str, faults: &[Fault]) -> Findings {
    let mut all = Findings { schema: "cmo.check/1", findings: Vec::new() };
    for fault in faults {
        let message = said(fault).trim_start_matches([',', ':', ' ']).to_owned();
        let mut one = Findings::refusal(message, Some(fault.help.clone()));
        for finding in &mut one.findings {
            (finding.file, finding.line) = (Some(path.to_owned()), u32::try_from(fault.line).ok());
        }
        all = all.with(one);
    }
    all
}

fn said(Fault { pointer, says, .. }: &Fault) -> String {
    let place = if pointer.is_empty() { String::new() } else { format!(", `{pointer}`") };
    format!("{place}: {says}")
}
