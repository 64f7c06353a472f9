//! Turns the IDs of configurations into a table: full names, short ones, and the display IDs of those without.

use rustc_hash::FxHashMap;

use crate::source::Place;
use crate::theory::{ConfigurationId, HeadingId};

/// Where a configuration's name leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// To one, by the ID that its author gave.
    One(ConfigurationId),
    /// To one, by the number under which it is displayed.
    Display(ConfigurationId),
    /// To several, in file order.
    Several(Vec<ConfigurationId>),
    /// Nowhere.
    None,
}

/// How the names of configurations are spelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spelling {
    /// `THEORY.ID`
    Full,
    /// `ID` where it leads to one alone.
    Shortest,
}

#[derive(Clone, Copy, Debug)]
struct Entry<'s> {
    heading: Option<HeadingId>,
    /// The author's ID; without one, its number among those of its theory.
    id: Result<&'s str, u32>,
    place: Place,
}

/// The configurations of a theory set by their names.
#[derive(Debug, Default)]
pub struct Configurations<'s> {
    entries: Vec<Entry<'s>>,
    headings: FxHashMap<&'s str, HeadingId>,
    heading_names: Vec<&'s str>,
    full: FxHashMap<(Option<HeadingId>, &'s str), ConfigurationId>,
    short: FxHashMap<&'s str, ConfigurationId>,
    /// Those whose short name another had before.
    further: FxHashMap<&'s str, Vec<ConfigurationId>>,
    unnamed: FxHashMap<Option<HeadingId>, Vec<ConfigurationId>>,
}

/// Whether an ID has the form of a display ID (`if1`).
#[must_use]
pub fn is_display_id(id: &str) -> bool {
    id.strip_prefix("if").is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

impl<'s> Configurations<'s> {
    /// Makes a theory known, in the order of its id or not.
    pub fn own(&mut self, name: &'s str, id: HeadingId) {
        let index = id.0 as usize;
        if self.heading_names.len() <= index {
            self.heading_names.resize(index + 1, "");
        }
        self.heading_names[index] = name;
        self.headings.insert(name, id);
    }

    /// Adds the next configuration in file order; gives the one that has its full name already.
    pub fn add(&mut self, heading: Option<HeadingId>, id: Option<&'s str>, place: Place) -> Option<ConfigurationId> {
        let next = ConfigurationId(self.entries.len() as u32);
        let Some(id) = id else {
            let unnamed = self.unnamed.entry(heading).or_default();
            unnamed.push(next);
            let number = unnamed.len() as u32;
            self.entries.push(Entry { heading, id: Err(number), place });
            return None;
        };
        self.entries.push(Entry { heading, id: Ok(id), place });
        if let Some(&first) = self.full.get(&(heading, id)) {
            return Some(first);
        }
        self.full.insert((heading, id), next);
        if self.short.contains_key(id) {
            self.further.entry(id).or_default().push(next);
        } else {
            self.short.insert(id, next);
        }
        None
    }

    /// Pairs of configurations whose full names are spelled alike though theory and ID differ (`A.b` and `c`, `A` and
    /// `b.c`): only where there are dots.
    pub fn spelled_alike(&self) -> Vec<(ConfigurationId, ConfigurationId)> {
        let ids = (0_u32..).map(ConfigurationId);
        let dotted = ids
            .zip(&self.entries)
            .filter(|(_, entry)| entry.id.is_ok_and(|id| id.contains('.')) || self.heading_has_dot(entry));
        let mut pairs = Vec::new();
        for (id, _) in dotted {
            let first = self.named_in_full(&self.full_name(id)).into_iter().min();
            pairs.extend(first.filter(|&first| first < id).map(|first| (first, id)));
        }
        pairs
    }

    /// Where a name leads. `THEORY.ID` leads to the one that has it; a short name to all that have it.
    pub fn find(&self, name: &str) -> Found {
        let full = self.named_in_full(name);
        if let Some(&owned) = full.iter().find(|id| self.entries[id.0 as usize].heading.is_some()) {
            return Found::One(owned);
        }
        let mut all: Vec<ConfigurationId> = self.short.get(name).copied().into_iter().collect();
        all.extend(self.further.get(name).into_iter().flatten());
        match all.as_slice() {
            [] => self.find_display(name),
            [one] => Found::One(*one),
            [_, ..] => Found::Several(all),
        }
    }

    /// Where a name leads from inside a theory: two papers may both have a `1a`, and each means its own.
    pub fn find_from(&self, home: Option<HeadingId>, name: &str) -> Found {
        let own = home.and_then(|home| self.full.get(&(Some(home), name)));
        own.map_or_else(|| self.find(name), |&own| Found::One(own))
    }

    /// The place of a configuration's heading.
    pub fn place(&self, id: ConfigurationId) -> Place {
        self.entries[id.0 as usize].place
    }

    /// The ID within its theory.
    pub fn id(&self, id: ConfigurationId) -> String {
        match self.entries[id.0 as usize].id {
            Ok(id) => id.to_owned(),
            Err(number) => format!("if{number}"),
        }
    }

    /// `THEORY.ID`, or the ID alone.
    pub fn full_name(&self, id: ConfigurationId) -> String {
        let entry = &self.entries[id.0 as usize];
        let short = self.id(id);
        entry.heading.map_or(short.clone(), |heading| format!("{}.{short}", self.heading_names[heading.0 as usize]))
    }

    /// Whether an author gave a configuration its ID.
    pub fn is_named(&self, id: ConfigurationId) -> bool {
        self.entries[id.0 as usize].id.is_ok()
    }

    /// The names that lead to one configuration each, in file order.
    pub fn spellings(&self, spelling: Spelling) -> impl Iterator<Item = (ConfigurationId, String)> + '_ {
        let ids = (0_u32..).map(ConfigurationId);
        ids.zip(&self.entries).filter_map(move |(id, entry)| {
            let name = entry.id.ok()?;
            let is_short = spelling == Spelling::Shortest && !self.further.contains_key(name);
            Some((id, if is_short { name.to_owned() } else { self.full_name(id) }))
        })
    }

    fn heading_has_dot(&self, entry: &Entry<'_>) -> bool {
        entry.heading.is_some_and(|heading| self.heading_names[heading.0 as usize].contains('.'))
    }

    /// Every configuration whose full name is spelled so, display IDs aside.
    fn named_in_full(&self, name: &str) -> Vec<ConfigurationId> {
        let alone = self.full.get(&(None, name)).copied();
        let owned = splits(name).filter_map(|(theory, id)| {
            let heading = self.headings.get(theory)?;
            self.full.get(&(Some(*heading), id)).copied()
        });
        owned.chain(alone).collect()
    }

    fn find_display(&self, name: &str) -> Found {
        let owned = splits(name).find_map(|(theory, id)| {
            let heading = self.headings.get(theory)?;
            numbered(self.unnamed.get(&Some(*heading))?, id)
        });
        if let Some(owned) = owned {
            return Found::Display(owned);
        }
        let mut all: Vec<ConfigurationId> =
            self.unnamed.values().filter_map(|unnamed| numbered(unnamed, name)).collect();
        all.sort_unstable();
        match all.as_slice() {
            [] => Found::None,
            [one] => Found::Display(*one),
            [_, ..] => Found::Several(all),
        }
    }
}

/// What stands before and after each dot.
fn splits(name: &str) -> impl Iterator<Item = (&str, &str)> {
    name.match_indices('.').map(|(at, _)| (&name[..at], &name[at + 1..]))
}

fn numbered(unnamed: &[ConfigurationId], id: &str) -> Option<ConfigurationId> {
    let number: usize = if is_display_id(id) { id[2..].parse().ok()? } else { return None };
    unnamed.get(number.checked_sub(1)?).copied()
}
