//! The IDs of a document: what each names, and what is wrong with them.

use std::hash::Hash;

use rustc_hash::FxHashMap;

use super::super::text::one_line;
use super::fault::{At, Faults};
use crate::diagnostic::ticked;
use crate::document::{ConfigurationOut, Export};
use crate::resolve::Nearest;
use crate::source::SourceId;
use crate::syntax::{Clause, Part, parse};
use crate::theory::is_id;

/// What an ID names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// A theory.
    Theory,
    /// A study.
    Study,
    /// A case.
    Case,
    /// A configuration, by its full name.
    Configuration,
    /// A study, or a key of a bibliography.
    Source,
    /// A key of a bibliography.
    Key,
}

impl Named {
    /// What there is none of.
    const fn none(self) -> &'static str {
        match self {
            Self::Theory => "no theory of the document",
            Self::Study => "no study of the document",
            Self::Case => "no case of the document",
            Self::Configuration => "the full name of no configuration of the document",
            Self::Source => "no study of the document, and no key of a bibliography",
            Self::Key => "no key of a bibliography of the document",
        }
    }
}

/// The IDs of a document, in their order.
pub(super) struct Names<'d> {
    theories: Known<'d>,
    studies: Known<'d>,
    cases: Known<'d>,
    configurations: Known<'d>,
    keys: Known<'d>,
    groups: FxHashMap<(Option<&'d str>, &'d str), usize>,
    nearest: Nearest,
}

/// Names by their places.
type Known<'d> = FxHashMap<&'d str, usize>;

impl<'d> Names<'d> {
    /// The IDs of a document, with those that are none or stand twice.
    pub(super) fn of(document: &'d Export, faults: &mut Faults) -> Self {
        let keys = document.bibliographies.iter().flat_map(|one| &one.keys);
        Self {
            theories: known("theories", document.theories.iter().map(|one| one.id.as_str()), faults),
            studies: known("studies", document.studies.iter().map(|one| one.id.as_str()), faults),
            cases: known("cases", document.cases.iter().map(|one| one.id.as_str()), faults),
            configurations: known("configurations", document.configurations.iter().map(|one| one.id.as_str()), faults),
            keys: keys.enumerate().map(|(index, key)| (key.as_str(), index)).collect(),
            groups: groups(document, faults),
            nearest: Nearest::default(),
        }
    }

    /// The place of what an ID names in its list.
    pub(super) fn find(&self, named: Named, id: &str) -> Option<usize> {
        self.lists(named).iter().find_map(|list| list.get(id).copied())
    }

    /// Says that an ID names nothing, with the nearest.
    pub(super) fn missing(&self, named: Named, id: &str, at: &At, faults: &mut Faults) {
        let lists = if faults.are_many() { Vec::new() } else { self.lists(named) };
        let mut known: Vec<&str> = lists.iter().flat_map(|list| list.keys().copied()).collect();
        known.sort_unstable();
        let near = self.nearest.names(id, known.into_iter());
        let help = match near.as_slice() {
            [] => "name one of the document, or add this one to it".to_owned(),
            near => format!("near it: {}", ticked(near)),
        };
        faults.add(at, format!("`{}` is {}", one_line(id), named.none()), help);
    }

    /// The place of a group.
    pub(super) fn group(&self, one: &ConfigurationOut, at: &At, faults: &mut Faults) -> Option<usize> {
        let (theory, group) = (one.theory.as_deref(), one.group.as_deref()?);
        let found = self.groups.get(&(theory, group)).copied();
        if found.is_none() {
            let of = theory.map_or_else(|| "without a theory".to_owned(), |theory| format!("of the theory `{theory}`"));
            let says = format!("`{}` is no group {of} in the document", one_line(group));
            faults.add(at, says, "add it to `groups` with its `theory`, or leave the group out");
        }
        found
    }

    fn lists(&self, named: Named) -> Vec<&Known<'d>> {
        match named {
            Named::Theory => vec![&self.theories],
            Named::Study => vec![&self.studies],
            Named::Case => vec![&self.cases],
            Named::Configuration => vec![&self.configurations],
            Named::Source => vec![&self.studies, &self.keys],
            Named::Key => vec![&self.keys],
        }
    }
}

/// The names of a list by their places.
fn known<'d>(list: &str, ids: impl Iterator<Item = &'d str>, faults: &mut Faults) -> Known<'d> {
    let mut known = Known::default();
    for (index, id) in ids.enumerate() {
        let at = At::element(list, index).to("id");
        check_id(id, &at, faults);
        add(&mut known, id, index, id, &at, faults);
    }
    known
}

fn groups<'d>(document: &'d Export, faults: &mut Faults) -> FxHashMap<(Option<&'d str>, &'d str), usize> {
    let mut groups = FxHashMap::default();
    for (index, group) in document.groups.iter().enumerate() {
        let at = At::element("groups", index).to("id");
        check_id(&group.id, &at, faults);
        add(&mut groups, (group.theory.as_deref(), group.id.as_str()), index, &group.id, &at, faults);
    }
    groups
}

fn check_id(id: &str, at: &At, faults: &mut Faults) {
    if !is_id(id) {
        faults.add(
            at,
            format!("`{}` is no ID", one_line(id)),
            "an ID is letters, digits, `_`, `.` and `-`, such as PT1",
        );
    }
}

fn add<K: Eq + Hash>(known: &mut FxHashMap<K, usize>, key: K, index: usize, id: &str, at: &At, faults: &mut Faults) {
    if known.insert(key, index).is_some() {
        faults.add(at, format!("`{}` stands twice", one_line(id)), "give each an ID of its own");
    }
}

/// Whether a key can be cited: whatever a bibliography calls its entries, it is one word of the language.
pub(super) fn is_key(key: &str) -> bool {
    let text = format!("study s\n  cite {key}\n");
    let parsed = parse(SourceId(0), &text);
    let cites: Vec<_> = parsed.tree.items().flat_map(|item| item.clauses()).collect();
    match cites.as_slice() {
        [(Clause::Cite, cite)] if parsed.diagnostics.is_empty() => {
            let ids: Vec<&str> = cite.children().map(|id| id.span().of(&text)).collect();
            cite.part(Part::Id).is_some() && ids == [key]
        }
        _ => false,
    }
}
