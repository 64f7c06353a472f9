//! Turns `bibliography` items into the entries of their files.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::FileProblem;
use super::bibliography::{self, Fault, Key, Shelved};
use super::names::{Declares, declares};
use super::problem::BibliographyProblem;
use super::reading::Reader;
use super::set::{Placed, Resolver};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{Place, line_of, merge_mark};
use crate::syntax::{Clause, Item, Kind, Node, Part};
use crate::theory::Bibliography;

/// Where a key was seen first.
struct First {
    path: String,
    line: usize,
    place: Place,
}

/// A file as it is named.
struct Named {
    path: String,
    place: Place,
    notes: Vec<String>,
}

/// The files read so far.
#[derive(Default)]
struct Shelf {
    keys: FxHashMap<String, First>,
    contents: FxHashMap<String, usize>,
}

/// Reads the files of all bibliographies, so that their keys are known to everything that cites them.
pub(super) fn read<'s>(resolver: &mut Resolver<'s>, items: impl Iterator<Item = Placed<'s>>) {
    let mut shelf = Shelf::default();
    for (item, reader) in items {
        if declares(item, reader) != Declares::Bibliography || item.kind() == Kind::Item(Item::Broken) {
            continue;
        }
        let Some(quoted) = item.part(Part::Quoted) else { continue };
        let (path, place) = (reader.quoted(quoted), reader.place(quoted));
        match resolver.files.read(reader.source(), &path) {
            Ok(content) => shelf.add(resolver, Named { path, place, notes: notes(item, reader) }, content),
            Err(problem) => {
                resolver.names.keys_missing = true;
                resolver.found.push(unread(problem, path, place).diagnostic());
            }
        }
    }
}

fn notes(item: Node<'_>, reader: Reader<'_>) -> Vec<String> {
    let notes = item.clauses().filter(|(clause, _)| *clause == Clause::Note);
    notes.filter_map(|(_, note)| reader.quotation(note)).collect()
}

fn unread(problem: FileProblem, path: String, place: Place) -> BibliographyProblem {
    match problem {
        FileProblem::LeavesFolder => BibliographyProblem::LeavesFolder { path, place },
        FileProblem::NotFound(nearest) => BibliographyProblem::NotFound { path, place, nearest },
        FileProblem::Unreadable(why) => BibliographyProblem::Unreadable { path, place, why },
    }
}

/// How many faults of one file are shown: who exports a file again mends all of them.
const SHOWN: usize = 20;

/// What is wrong with entries, and which have no key.
fn remarks(shelved: &Shelved, path: &str, place: Place) -> Vec<Diagnostic> {
    let fault = |fault: &Fault| {
        let Fault { line, column, wrong } = fault.clone();
        BibliographyProblem::Entry { path: path.to_owned(), place, line, column, wrong }.diagnostic()
    };
    let (doubts, errors): (Vec<&Fault>, Vec<&Fault>) = shelved.faults.iter().partition(|one| one.wrong.is_doubtful());
    let mut found = Vec::new();
    for (faults, of) in [(errors, Severity::Error), (doubts, Severity::Warning)] {
        found.extend(faults.iter().take(SHOWN).map(|one| fault(one)));
        if let Some(more) = faults.get(SHOWN) {
            let (path, count, line) = (path.to_owned(), faults.len() - SHOWN, more.line);
            found.push(BibliographyProblem::MoreEntries { path, place, count, line, of }.diagnostic());
        }
    }
    if shelved.keys.is_empty() {
        found.push(BibliographyProblem::NoKeys { path: path.to_owned(), place }.diagnostic());
    } else if !shelved.keyless.is_empty() {
        let lines = shelved.keyless.clone();
        found.push(BibliographyProblem::Keyless { path: path.to_owned(), place, lines }.diagnostic());
    }
    found
}

impl Shelf {
    /// Two sources may name one file: where the content is one that was read, its keys are no second ones.
    fn add(&mut self, resolver: &mut Resolver<'_>, named: Named, content: String) {
        let Named { path, place, notes } = named;
        if let Some(&same) = self.contents.get(&content) {
            let same = resolver.theory.bibliographies[same].clone();
            resolver.theory.bibliographies.push(Bibliography { path, place, notes, ..same });
            return;
        }
        if let Some(mark) = merge_mark(&content) {
            resolver.names.keys_missing = true;
            let line = line_of(&content, mark.start);
            resolver.found.push(BibliographyProblem::Merged { path, place, line }.diagnostic());
            return;
        }
        let shelved = match bibliography::shelved(&path, &content) {
            Ok(shelved) => shelved,
            Err(malformed) => {
                resolver.names.keys_missing = true;
                resolver.found.push(BibliographyProblem::Malformed { path, place, malformed }.diagnostic());
                return;
            }
        };
        resolver.found.extend(remarks(&shelved, &path, place));
        let keys = shelved.keys;
        for key in &keys {
            self.add_key(resolver, key, &path, place);
        }
        self.contents.insert(content, resolver.theory.bibliographies.len());
        let mut read = Bibliography {
            path,
            keys: Vec::new(),
            papers: Vec::new(),
            types: Vec::new(),
            entries: Arc::default(),
            notes,
            keyless: shelved.keyless,
            place,
        };
        read.entries = keys.iter().map(|key| key.entry.clone()).collect();
        for key in keys {
            read.keys.push(key.name);
            read.papers.push(key.paper);
            read.types.push(key.entry_type);
        }
        resolver.theory.bibliographies.push(read);
    }

    fn add_key(&mut self, resolver: &mut Resolver<'_>, key: &Key, path: &str, place: Place) {
        if let Some(first) = self.keys.get(&key.name) {
            let problem = BibliographyProblem::KeyTwice {
                key: key.name.clone(),
                path: path.to_owned(),
                line: key.line,
                place,
                other: first.path.clone(),
                other_line: first.line,
                first: first.place,
            };
            resolver.found.push(problem.diagnostic());
            return;
        }
        resolver.names.keys.insert(key.name.clone());
        self.keys.insert(key.name.clone(), First { path: path.to_owned(), line: key.line, place });
    }
}
