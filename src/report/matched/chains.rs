//! Chains: where what one configuration brings about is a condition of another.

use std::collections::VecDeque;

use rustc_hash::{FxHashMap, FxHashSet};

use super::rows::Given;
use crate::explain::matched::{
    CaseMatch, ChainEntry, ChainStep, ConditionEntry, ConfigurationMatch, Standing, ValueSource, VerdictWord,
};
use crate::report::page::{Cell, Page, Tone};

const INDENT: Cell<'static> = Cell { tone: Tone::Plain, text: "", width: 2 };

/// One configuration leads to another through a phrase.
struct Link<'m> {
    from: Start<'m>,
    through: String,
    to: &'m str,
}

/// What a link begins with.
#[derive(Clone, Copy)]
enum Start<'m> {
    /// The configuration that brings the phrase about.
    Configuration(&'m str),
    /// An observation alone.
    Observation,
    /// So many that are not told one by one.
    Others(u32),
}

impl<'m> Start<'m> {
    const fn configuration(self) -> Option<&'m str> {
        match self {
            Self::Configuration(id) => Some(id),
            Self::Observation | Self::Others(_) => None,
        }
    }

    fn words(self) -> String {
        match self {
            Self::Configuration(id) => format!("{id} → "),
            Self::Observation => String::new(),
            Self::Others(1) => "and 1 other → … → ".to_owned(),
            Self::Others(count) => format!("and {count} others → … → "),
        }
    }
}

pub(super) fn write(page: &mut Page, case: &CaseMatch) {
    let links: Vec<Link<'_>> = case.configurations.iter().filter(|one| is_driven(one)).flat_map(links_to).collect();
    if links.is_empty() {
        return;
    }
    page.blank();
    page.heading(Tone::Strong, "Chains");
    for chain in joined(&links) {
        page.flow(&[INDENT], 2 * INDENT.width, &chain);
    }
}

/// What is not told yet needs no chain, and what nothing brings about is none.
fn is_driven(one: &ConfigurationMatch) -> bool {
    match one.verdict {
        VerdictWord::Fires | VerdictWord::Blocked | VerdictWord::Contested => true,
        VerdictWord::Undetermined => false,
    }
}

fn links_to(one: &ConfigurationMatch) -> impl Iterator<Item = Link<'_>> {
    let known = one.context.iter().filter(|entry| entry.standing != Standing::Unknown);
    known.flat_map(|entry| entry.chains.iter().map(|chain| link(chain, one)).chain(others(entry, one)))
}

fn link<'m>(chain: &'m ChainEntry, to: &'m ConfigurationMatch) -> Link<'m> {
    let from = chain.from.as_deref().map_or(Start::Observation, Start::Configuration);
    Link { from, through: chain.through.iter().map(step).collect::<Vec<_>>().join(" → "), to: &to.id }
}

/// The chains to a phrase that are only counted.
fn others<'m>(entry: &ConditionEntry, to: &'m ConfigurationMatch) -> Option<Link<'m>> {
    let through = entry.found.as_ref().unwrap_or(&entry.phrase).clone();
    (entry.more_chains > 0).then(|| Link { from: Start::Others(entry.more_chains), through, to: &to.id })
}

/// A phrase on the way, with how the chain comes to it where no configuration brings it about.
fn step(step: &ChainStep) -> String {
    let words = &step.words;
    match step.source {
        ValueSource::Case => format!("{words} ({})", Given::step(step).as_note()),
        ValueSource::Implied => format!("{words} (implied)"),
        ValueSource::Defined => format!("{words} (by its definition)"),
        ValueSource::Predicted | ValueSource::None => words.clone(),
    }
}

/// Links joined where one ends and another begins, each link once.
fn joined(links: &[Link<'_>]) -> Vec<String> {
    let mut open = Open::of(links);
    let mut chains = Vec::new();
    while let Some(link) = open.first() {
        let mut text = format!("{}{} → {}", link.from.words(), link.through, link.to);
        let mut end = link.to;
        while let Some(next) = open.from(end) {
            text += &format!(" → {} → {}", next.through, next.to);
            end = next.to;
        }
        chains.push(text);
    }
    chains
}

/// The links that are not told yet.
struct Open<'l, 'm> {
    links: Vec<Option<&'l Link<'m>>>,
    /// Where the links from each configuration stand.
    from: FxHashMap<&'m str, VecDeque<usize>>,
    next: usize,
}

impl<'l, 'm> Open<'l, 'm> {
    /// Links that nothing leads to come first, so that a chain is told from its beginning.
    fn of(links: &'l [Link<'m>]) -> Self {
        let ends: FxHashSet<&str> = links.iter().map(|link| link.to).collect();
        let (starts, others): (Vec<_>, Vec<_>) =
            links.iter().partition(|link| link.from.configuration().is_none_or(|from| !ends.contains(from)));
        let links: Vec<Option<&Link<'_>>> = starts.into_iter().chain(others).map(Some).collect();
        let mut from: FxHashMap<&str, VecDeque<usize>> = FxHashMap::default();
        for (at, link) in links.iter().enumerate() {
            if let Some(configuration) = link.and_then(|link| link.from.configuration()) {
                from.entry(configuration).or_default().push_back(at);
            }
        }
        Self { links, from, next: 0 }
    }

    /// The first of all.
    fn first(&mut self) -> Option<&'l Link<'m>> {
        self.next += self.links.iter().skip(self.next).position(Option::is_some)?;
        self.links[self.next].take()
    }

    /// The first from a configuration.
    fn from(&mut self, configuration: &str) -> Option<&'l Link<'m>> {
        let places = self.from.get_mut(configuration)?;
        while let Some(at) = places.pop_front() {
            if let Some(link) = self.links[at].take() {
                return Some(link);
            }
        }
        None
    }
}
