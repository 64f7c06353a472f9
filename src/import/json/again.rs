//! What was written, read again: what is wrong with it, and what it says.

use std::cell::RefCell;

use rustc_hash::FxHashMap;
use serde_json::json;

use super::super::Remark;
use super::super::text::faults_of;
use crate::document::{BibliographyOut, Export, document};
use crate::resolve::{FileProblem, Files, resolve};
use crate::source::{Source, SourceId, Sources};
use crate::syntax::parse;

/// What a text says as a document, or what is wrong with it.
pub(super) fn again(text: &str, bibliographies: &[BibliographyOut]) -> Result<Export, Vec<Remark>> {
    let mut sources = Sources::new();
    let id = sources.add(Source::new("imported.cmo", text));
    let parsed = parse(id, text);
    let mut found = parsed.diagnostics;
    let shelf = Shelf { bibliographies, read: RefCell::default() };
    let resolved = resolve(&sources, &[(id, parsed.tree)], &shelf);
    found.extend(resolved.diagnostics);
    let wrong = faults_of(&found, sources.get(id));
    if wrong.is_empty() { Ok(document(&resolved.theory, &sources, None)) } else { Err(wrong) }
}

/// The files of bibliographies, as far as a document tells: with their keys, and nothing else.
struct Shelf<'d> {
    bibliographies: &'d [BibliographyOut],
    /// How often a path was read: files of several folders may be called the same.
    read: RefCell<FxHashMap<String, usize>>,
}

impl Files for Shelf<'_> {
    fn read(&self, _: SourceId, path: &str) -> Result<String, FileProblem> {
        let mut read = self.read.borrow_mut();
        let times = read.entry(path.to_owned()).or_default();
        let same = self.bibliographies.iter().filter(|one| one.path == path);
        *times += 1;
        let found = same.cycle().nth(*times - 1);
        found.map(content).ok_or(FileProblem::NotFound(Vec::new()))
    }

    fn stays(&self, _: SourceId, _: &str) -> Result<(), FileProblem> {
        Ok(())
    }
}

/// A bibliography with these keys, in the form that its name promises.
fn content(one: &BibliographyOut) -> String {
    let ending = one.path.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
    let entry: fn(&String) -> String = match ending.as_str() {
        "bib" | "bibtex" | "biblatex" => |key| format!("@misc{{{key}, title = {{A}}}}\n"),
        "yml" | "yaml" => |key| format!("{}:\n  type: misc\n  title: A\n", json!(key)),
        "ris" => |key| format!("TY  - GEN\nID  - {key}\nTI  - A\nER  - \n"),
        _ => {
            return json!(one.keys.iter().map(|key| json!({ "id": key, "type": "document" })).collect::<Vec<_>>())
                .to_string();
        }
    };
    one.keys.iter().map(entry).collect()
}
