//! What is wrong with a document that is imported, in words: each with its file, its line, and where in the document.

use cmo::import::json::Fault;

/// `` `theories.json`, line 12, `/cases/0/like`: … ``, with what to write instead.
pub fn each(path: &str, faults: &[Fault]) -> Vec<(String, Option<String>)> {
    let one = |Fault { line, pointer, says, help }: &Fault| {
        let place = if pointer.is_empty() { String::new() } else { format!(", `{pointer}`") };
        (format!("`{path}`, line {line}{place}: {says}"), Some(help.clone()))
    };
    faults.iter().map(one).collect()
}
