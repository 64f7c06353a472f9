//! What a code is of a theory: what its name says beyond doubt, or the name of the nearest code above it.

use super::project::Code;
use crate::theory::{Stance, is_id};

/// A part of a configuration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Part {
    /// A context.
    Context,
    /// A resource.
    Resource,
    /// A mechanism.
    Mechanism,
    /// An outcome.
    Outcome,
}

impl Part {
    pub(super) const ALL: [Self; 4] = [Self::Context, Self::Resource, Self::Mechanism, Self::Outcome];

    /// The keyword that declares it.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Context => "context",
            Self::Resource => "resource",
            Self::Mechanism => "mechanism",
            Self::Outcome => "outcome",
        }
    }

    /// The part that some words name: `Contexts`, `Context (C)`.
    fn named(words: &str) -> Option<Self> {
        let words = words.trim().to_lowercase();
        Self::ALL.into_iter().find(|part| {
            let rest = words.strip_prefix(part.word()).map(|rest| rest.strip_prefix('s').unwrap_or(rest).trim());
            let letter = part.word().get(..1).unwrap_or_default();
            rest.is_some_and(|rest| rest.is_empty() || rest == format!("({letter})"))
        })
    }
}

/// What a code is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// It names a part, and the codes below it are phrases of that part.
    Heading,
    /// It only gathers codes below a heading.
    Gathers,
    /// A phrase.
    Phrase(Part, String),
    /// A configuration, with its ID and its title.
    Configuration(String, String),
    /// What is coded with it takes this stance to a configuration.
    Stance(Stance, usize),
    /// Nothing that a theory has.
    Other,
}

/// A code with what stands above it.
#[derive(Clone, Debug)]
pub(super) struct Told {
    pub(super) kind: Kind,
    /// The part that codes below it are phrases of.
    part: Option<Part>,
    /// The configuration below which it stands.
    pub(super) configuration: Option<usize>,
}

/// What each code is; a parent comes before its children.
pub(super) fn kinds(codes: &[Code]) -> Vec<Told> {
    let mut told: Vec<Told> = Vec::with_capacity(codes.len());
    for (index, code) in codes.iter().enumerate() {
        let above = code.parent.and_then(|parent| told.get(parent));
        let above = above.map_or((None, None), |above| (above.part, above.configuration));
        told.push(one(index, code, above));
    }
    told
}

fn one(index: usize, code: &Code, (part, configuration): (Option<Part>, Option<usize>)) -> Told {
    if let Some((part, rest)) = headed(&code.name) {
        let kind = if rest.is_empty() { Kind::Heading } else { Kind::Phrase(part, rest.to_owned()) };
        return Told { kind, part: Some(part), configuration };
    }
    if let Some((id, title)) = configuration_of(&code.name) {
        return Told { kind: Kind::Configuration(id, title), part: None, configuration: Some(index) };
    }
    let kind = match (part, configuration, stance(&code.name)) {
        (None, Some(configuration), Some(stance)) => Kind::Stance(stance, configuration),
        (Some(_), ..) if !code.is_codable => Kind::Gathers,
        (Some(part), ..) if !code.name.is_empty() => Kind::Phrase(part, code.name.clone()),
        (Some(_) | None, ..) => Kind::Other,
    };
    Told { kind, part, configuration }
}

/// The part that a name begins with, and what follows: `Contexts`, `Context: staff trained`.
fn headed(name: &str) -> Option<(Part, &str)> {
    if let Some(part) = Part::named(name) {
        return Some((part, ""));
    }
    let parts = [":", " - ", " – ", " — "];
    let (at, mark) = parts.iter().filter_map(|mark| name.find(mark).map(|at| (at, mark))).min()?;
    let (words, rest) = (name.get(..at)?, name.get(at + mark.len()..)?);
    Part::named(words).map(|part| (part, rest.trim()))
}

/// The ID and the title of a configuration: `CMOC 1a: Pharmacists` names one, `CMO of the trust` and `CMO 2019 report` do not.
fn configuration_of(name: &str) -> Option<(String, String)> {
    let start = name.get(..4).filter(|start| start.eq_ignore_ascii_case("CMOC"));
    let start = start.or_else(|| name.get(..3).filter(|start| start.eq_ignore_ascii_case("CMO")))?;
    let rest = name.get(start.len()..)?.trim_start();
    let end = rest.find(|mark: char| mark.is_whitespace() || mark == ':').unwrap_or(rest.len());
    let (id, title) = (rest.get(..end)?, rest.get(end..)?);
    let id = id.trim_end_matches(['.', '-', ')']);
    let digits = id.bytes().take_while(u8::is_ascii_digit).count();
    let is_numbered = (1..=3).contains(&digits) && is_id(id);
    let title =
        title.trim_start_matches(|mark: char| mark.is_whitespace() || matches!(mark, ':' | '-' | '–' | '—' | '.'));
    is_numbered.then(|| (id.to_owned(), title.to_owned()))
}

/// The stance that some words name: `supports`, `Supported by`, `neutral`.
pub(super) fn stance(words: &str) -> Option<Stance> {
    let words = words.trim().to_lowercase();
    Stance::ALL.into_iter().find(|stance| stance.clause() == words || verb(*stance) == words)
}

/// What a source does to a configuration.
const fn verb(stance: Stance) -> &'static str {
    match stance {
        Stance::Supports => "supports",
        Stance::Refutes => "refutes",
        Stance::Modifies => "modifies",
        Stance::Augments => "augments",
        Stance::Neutral => "neutral",
    }
}
