//! Chains: where what one configuration brings about is a condition of another.

use std::collections::VecDeque;

use super::rows::Given;
use crate::explain::matched::{CaseMatch, ChainStep, ConfigurationMatch, Standing, ValueSource, VerdictWord};
use crate::report::page::{Cell, Page, Tone};

const INDENT: Cell<'static> = Cell { tone: Tone::Plain, text: "", width: 2 };

/// One configuration leads to another through a phrase.
struct Link<'m> {
    /// The configuration that brings the phrase about; none where an observation alone does.
    from: Option<&'m str>,
    through: String,
    to: &'m str,
}

pub(super) fn write(page: &mut Page, case: &CaseMatch) {
    let links: Vec<Link<'_>> = case.configurations.iter().filter(|one| is_driven(one)).flat_map(links_to).collect();
    if links.is_empty() {
        return;
    }
    page.blank();
    page.heading(Tone::Strong, "Chains");
    for chain in joined(links) {
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
    known.flat_map(|entry| &entry.chains).map(|chain| Link {
        from: chain.from.as_deref(),
        through: chain.through.iter().map(step).collect::<Vec<_>>().join(" → "),
        to: &one.id,
    })
}

/// A phrase on the way, with how the chain comes to it where no configuration brings it about.
fn step(step: &ChainStep) -> String {
    let words = &step.words;
    match step.source {
        ValueSource::Case => format!("{words} ({})", Given::of(step.as_result).as_note()),
        ValueSource::Implied => format!("{words} (implied)"),
        ValueSource::Defined => format!("{words} (by its definition)"),
        ValueSource::Predicted | ValueSource::None => words.clone(),
    }
}

/// Links joined where one ends and another begins, each link once.
fn joined(links: Vec<Link<'_>>) -> Vec<String> {
    let mut open: VecDeque<Link<'_>> = starts_first(links).into();
    let mut chains = Vec::new();
    while let Some(link) = open.pop_front() {
        let from = link.from.map(|from| format!("{from} → ")).unwrap_or_default();
        let mut text = format!("{from}{} → {}", link.through, link.to);
        let mut end = link.to;
        while let Some(next) = open.iter().position(|other| other.from == Some(end)).and_then(|at| open.remove(at)) {
            text += &format!(" → {} → {}", next.through, next.to);
            end = next.to;
        }
        chains.push(text);
    }
    chains
}

/// Links that nothing leads to come first, so that a chain is told from its beginning.
fn starts_first(links: Vec<Link<'_>>) -> Vec<Link<'_>> {
    let ends: Vec<&str> = links.iter().map(|link| link.to).collect();
    let (starts, others): (Vec<_>, Vec<_>) =
        links.into_iter().partition(|link| link.from.is_none_or(|from| !ends.contains(&from)));
    starts.into_iter().chain(others).collect()
}
