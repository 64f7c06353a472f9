//! Turns `bibliography` items into the keys of their files.

use rustc_hash::FxHashMap;

use super::FileProblem;
use super::bibliography::{self, Key};
use super::names::{Declares, declares};
use super::problem::BibliographyProblem;
use super::set::{Placed, Resolver};
use crate::source::{Place, line_of, merge_mark};
use crate::syntax::{Item, Kind, Part};
use crate::theory::Bibliography;

/// Where a key was seen first.
struct First {
    path: String,
    line: usize,
    place: Place,
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
            Ok(content) => shelf.add(resolver, path, place, content),
            Err(problem) => {
                resolver.names.keys_missing = true;
                resolver.found.push(unread(problem, path, place).diagnostic());
            }
        }
    }
}

fn unread(problem: FileProblem, path: String, place: Place) -> BibliographyProblem {
    match problem {
        FileProblem::LeavesFolder => BibliographyProblem::LeavesFolder { path, place },
        FileProblem::NotFound(nearest) => BibliographyProblem::NotFound { path, place, nearest },
        FileProblem::Unreadable(why) => BibliographyProblem::Unreadable { path, place, why },
    }
}

impl Shelf {
    /// Two sources may name one file: where the content is one that was read, its keys are no second ones.
    fn add(&mut self, resolver: &mut Resolver<'_>, path: String, place: Place, content: String) {
        if let Some(&same) = self.contents.get(&content) {
            let same = resolver.theory.bibliographies[same].clone();
            resolver.theory.bibliographies.push(Bibliography { path, place, ..same });
            return;
        }
        if let Some(mark) = merge_mark(&content) {
            resolver.names.keys_missing = true;
            let line = line_of(&content, mark.start);
            resolver.found.push(BibliographyProblem::Merged { path, place, line }.diagnostic());
            return;
        }
        let keys = match bibliography::keys(&path, &content) {
            Ok(keys) => keys,
            Err(malformed) => {
                resolver.names.keys_missing = true;
                let bibliography::Malformed { line, column, why } = malformed;
                resolver.found.push(BibliographyProblem::Malformed { path, place, line, column, why }.diagnostic());
                return;
            }
        };
        if keys.is_empty() {
            resolver.found.push(BibliographyProblem::NoKeys { path: path.clone(), place }.diagnostic());
        }
        for key in &keys {
            self.add_key(resolver, key, &path, place);
        }
        self.contents.insert(content, resolver.theory.bibliographies.len());
        let (types, keys): (Vec<_>, Vec<_>) =
            keys.into_iter().map(|key| (key.entry_type, (key.name, key.paper))).unzip();
        let (keys, papers) = keys.into_iter().unzip();
        resolver.theory.bibliographies.push(Bibliography { path, keys, papers, types, place });
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
