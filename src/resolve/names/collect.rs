//! Turns the headings of items into the tables of names, with what is declared twice.

use rustc_hash::FxHashMap;

use super::{Names, is_display_id};
use crate::diagnostic::Diagnostic;
use crate::resolve::problem::{NameProblem, Named};
use crate::resolve::reading::Reader;
use crate::source::{Place, SourceId};
use crate::syntax::{Item, Kind, Node};
use crate::theory::{CaseId, GroupId, HeadingId, Role, StudyId, is_id};

/// What an item declares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Declares {
    /// A theory.
    Theory,
    /// A group.
    Group,
    /// A study.
    Study,
    /// A bibliography.
    Bibliography,
    /// A phrase in a role.
    Phrase(Role),
    /// A configuration, with an ID or without.
    Configuration,
    /// A case.
    Case,
    /// Nothing that has a name.
    Nothing,
}

/// Which theory and group a configuration stands in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Owner {
    /// The theory.
    pub heading: Option<HeadingId>,
    /// The group.
    pub group: Option<GroupId>,
}

/// What an item declares, told by the keyword at its start where its heading could not be read.
pub fn declares(item: Node<'_>, reader: Reader<'_>) -> Declares {
    let Kind::Item(kind) = item.kind() else { return Declares::Nothing };
    match kind {
        Item::Theory => Declares::Theory,
        Item::Group => Declares::Group,
        Item::Study => Declares::Study,
        Item::Bibliography => Declares::Bibliography,
        Item::Context => Declares::Phrase(Role::Context),
        Item::Resource => Declares::Phrase(Role::Resource),
        Item::Mechanism => Declares::Phrase(Role::Mechanism),
        Item::Outcome => Declares::Phrase(Role::Outcome),
        Item::Cmoc | Item::Statement => Declares::Configuration,
        Item::Case => Declares::Case,
        Item::Language => Declares::Nothing,
        Item::Broken => broken(reader.raw(item).split_whitespace().next().unwrap_or("")),
    }
}

/// What a heading that could not be read was to declare. Phrases are left out: what is called so is not known.
fn broken(keyword: &str) -> Declares {
    match keyword.to_ascii_lowercase().as_str() {
        "theory" => Declares::Theory,
        "group" => Declares::Group,
        "study" => Declares::Study,
        "bibliography" => Declares::Bibliography,
        "cmoc" | "if" | "only" => Declares::Configuration,
        "case" => Declares::Case,
        _ => Declares::Nothing,
    }
}

/// The walk over all headings, in order.
#[derive(Debug, Default)]
pub struct Collector<'s> {
    /// The names so far.
    pub names: Names<'s>,
    /// By configuration, where it stands.
    pub owners: Vec<Owner>,
    /// What is declared twice.
    pub problems: Vec<Diagnostic>,
    standing: Owner,
    places: FxHashMap<(u8, &'s str), Place>,
    theories: FxHashMap<(SourceId, HeadingId), Place>,
    groups: FxHashMap<(Option<HeadingId>, &'s str), Place>,
    studies: u32,
    cases: u32,
    group_count: u32,
}

impl<'s> Collector<'s> {
    /// Goes on to the next file, where no theory owns what stands first.
    pub fn enter(&mut self) {
        self.standing = Owner::default();
    }

    /// Takes in what an item declares.
    pub fn collect(&mut self, item: Node<'_>, reader: Reader<'s>) {
        let place = reader.heading_place(item);
        let is_broken = item.kind() == Kind::Item(Item::Broken);
        let name = reader.name_of(item);
        if let (true, Some(name)) = (is_broken, name) {
            self.names.broken.insert(name);
        }
        match declares(item, reader) {
            Declares::Theory => self.theory(name, place),
            Declares::Group => self.group(name, place),
            Declares::Study => self.study(name, place),
            Declares::Configuration => self.configuration(name, place),
            Declares::Case => self.case(name, place),
            Declares::Bibliography => self.names.keys_missing |= is_broken,
            Declares::Phrase(_) | Declares::Nothing => {}
        }
    }

    fn theory(&mut self, name: Option<&'s str>, place: Place) {
        let Some(name) = name else {
            self.standing = Owner::default();
            return;
        };
        let next = HeadingId(self.names.headings.len() as u32);
        let id = *self.names.headings.entry(name).or_insert(next);
        self.names.configurations.own(name, id);
        self.standing = Owner { heading: Some(id), group: None };
        if let Some(&first) = self.theories.get(&(place.source, id)) {
            self.twice(Named::Theory, name, place, first);
        } else {
            self.theories.insert((place.source, id), place);
        }
    }

    fn group(&mut self, name: Option<&'s str>, place: Place) {
        self.standing.group = Some(GroupId(self.group_count));
        self.group_count += 1;
        let Some(name) = name else { return };
        let key = (self.standing.heading, name);
        if let Some(&first) = self.groups.get(&key) {
            self.twice(Named::Group, name, place, first);
        } else {
            self.groups.insert(key, place);
        }
    }

    fn study(&mut self, name: Option<&'s str>, place: Place) {
        let next = StudyId(self.studies);
        self.studies += 1;
        let Some(name) = name else { return };
        self.names.studies.entry(name).or_insert(next);
        self.once(Named::Study, name, place);
    }

    fn case(&mut self, name: Option<&'s str>, place: Place) {
        let next = CaseId(self.cases);
        self.cases += 1;
        let Some(name) = name else { return };
        self.names.cases.entry(name).or_insert(next);
        self.once(Named::Case, name, place);
    }

    fn configuration(&mut self, name: Option<&'s str>, place: Place) {
        self.owners.push(self.standing);
        if let Some(name) = name.filter(|name| is_display_id(name)) {
            self.problems.push(NameProblem::DisplayId { name: name.to_owned(), place }.diagnostic());
        }
        let first = self.names.configurations.add(self.standing.heading, name, place);
        if let (Some(name), Some(first)) = (name, first) {
            let first = self.names.configurations.place(first);
            self.twice(Named::Configuration, name, place, first);
        }
    }

    /// Finds full names that are spelled alike, after the last item.
    pub fn finish(&mut self) {
        for (first, second) in self.names.configurations.spelled_alike() {
            let name = self.names.configurations.full_name(second);
            let (first, second) = (self.names.configurations.place(first), self.names.configurations.place(second));
            self.twice(Named::Configuration, &name, second, first);
        }
    }

    fn once(&mut self, what: Named, name: &'s str, place: Place) {
        let first = *self.places.entry((what as u8, name)).or_insert(place);
        if first != place {
            self.twice(what, name, place, first);
        }
    }

    fn twice(&mut self, what: Named, name: &str, place: Place, first: Place) {
        self.problems.push(NameProblem::DeclaredTwice { what, name: name.to_owned(), place, first }.diagnostic());
    }
}

/// The second word of a heading that could not be read, where it can be a name.
pub fn name_of_broken(text: &str) -> Option<&str> {
    let mut words = text.split_whitespace();
    let keyword = words.next()?;
    let is_named = ["theory", "group", "study", "cmoc", "case"].iter().any(|named| keyword.eq_ignore_ascii_case(named));
    words.next().filter(|_| is_named).filter(|name| is_id(name))
}
