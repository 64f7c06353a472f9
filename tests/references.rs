//! Entries of bibliographies to citations and lists of references.

mod hostile;
mod latex;
mod people;
mod readers;
mod ris;
mod styles;

use std::fmt::Write;
use std::fs;
use std::path::Path;

use cmo::references::{Reference, Style, references, words};
use cmo::resolve::{FileProblem, Files, Resolved, resolve};
use cmo::source::{Source, SourceId, Sources};
use cmo::syntax::parse;
use cmo::theory::Theory;

/// One file, whatever it is called.
struct Shelf<'c>(&'c str);

impl Files for Shelf<'_> {
    fn read(&self, _: SourceId, _: &str) -> Result<String, FileProblem> {
        Ok(self.0.to_owned())
    }

    fn stays(&self, _: SourceId, _: &str) -> Result<(), FileProblem> {
        Ok(())
    }
}

/// A theory that names a bibliography, and nothing else.
fn resolved(name: &str, content: &str) -> Resolved {
    let mut sources = Sources::new();
    let id = sources.add(Source::new("theory.cmo", format!("bibliography \"{name}\"\n")));
    let parsed = parse(id, sources.get(id).text());
    resolve(&sources, &[(id, parsed.tree)], &Shelf(content))
}

/// As before, where nothing may be wrong.
fn theory(name: &str, content: &str) -> Theory {
    let resolved = resolved(name, content);
    assert!(resolved.diagnostics.is_empty(), "{:#?}", resolved.diagnostics);
    resolved.theory
}

fn file(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/references").join(name)).unwrap()
}

/// All papers of a theory in a style.
fn all(theory: &Theory, style: &Style) -> Vec<Reference> {
    let keys = theory.bibliographies.iter().flat_map(|one| &one.keys);
    references(theory, keys.map(String::as_str), style)
}

/// A line for each, as people read them.
fn shown(list: &[Reference]) -> String {
    list.iter().fold(String::new(), |mut text, one| {
        writeln!(text, "{}\n  {}", words(&one.citation), one.line()).unwrap();
        text
    })
}
