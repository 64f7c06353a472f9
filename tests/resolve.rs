//! Trees to theories: what names, phrases and references come to.

mod bibliographies;
mod cases;
mod configurations;
mod example;
mod pages;
mod phrases;
mod spliced;
mod suggestions;

use std::collections::HashMap;

use cmo::diagnostic::Diagnostic;
use cmo::resolve::{FileProblem, Files, Resolved, resolve};
use cmo::source::{Source, SourceId, Sources};
use cmo::syntax::{Tree, parse};
use cmo::theory::{Configuration, Literal, Theory};

/// Files that stand in memory, by their names.
#[derive(Default)]
pub struct InMemory(HashMap<&'static str, String>);

impl Files for InMemory {
    fn read(&self, from: SourceId, path: &str) -> Result<String, FileProblem> {
        self.stays(from, path)?;
        self.0.get(path).cloned().ok_or(FileProblem::NotFound(Vec::new()))
    }

    fn stays(&self, _: SourceId, path: &str) -> Result<(), FileProblem> {
        if path.starts_with("..") { Err(FileProblem::LeavesFolder) } else { Ok(()) }
    }
}

/// The trees of some texts, which must be free of errors of syntax.
fn parsed(texts: &[&str]) -> (Sources, Vec<(SourceId, Tree)>) {
    let mut sources = Sources::new();
    let mut trees = Vec::new();
    for (index, text) in texts.iter().enumerate() {
        let id = sources.add(Source::new(format!("{index}.cmo"), *text));
        let parsed = parse(id, text);
        assert!(parsed.diagnostics.is_empty(), "{:#?}", parsed.diagnostics);
        trees.push((id, parsed.tree));
    }
    (sources, trees)
}

/// What some texts come to, with files beside them.
fn resolved_with(texts: &[&str], files: &[(&'static str, &str)]) -> Resolved {
    let (sources, trees) = parsed(texts);
    let files = InMemory(files.iter().map(|(name, content)| (*name, (*content).to_owned())).collect());
    resolve(&sources, &trees, &files)
}

/// What some texts come to.
fn resolved(texts: &[&str]) -> Resolved {
    resolved_with(texts, &[])
}

/// The theory of some texts, in which nothing may be wrong or odd.
fn theory(texts: &[&str]) -> Theory {
    let resolved = resolved(texts);
    assert!(resolved.diagnostics.is_empty(), "{:#?}", resolved.diagnostics);
    resolved.theory
}

/// The codes of what is wrong.
fn codes(found: &[Diagnostic]) -> Vec<u16> {
    found.iter().map(|found| found.code.0).collect()
}

/// The configuration of a full name.
fn configuration<'t>(theory: &'t Theory, name: &str) -> &'t Configuration {
    theory.configurations.iter().find(|one| one.full_name == name).unwrap_or_else(|| panic!("no `{name}`"))
}

/// A literal in words.
fn words(theory: &Theory, literal: Literal) -> String {
    let name = &theory.vocabulary.get(literal.phrase).name;
    if literal.negated { format!("not {name}") } else { name.clone() }
}

/// All phrases in vocabulary order.
fn names(theory: &Theory) -> Vec<&str> {
    theory.vocabulary.iter().map(|(_, phrase)| &*phrase.name).collect()
}
