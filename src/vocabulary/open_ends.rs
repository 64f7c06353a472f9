//! Finds where ripples end: outcomes that nothing uses beside contexts that nothing brings about, likeliest pairs first.

use std::collections::BTreeSet;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;

#[cfg(feature = "report")]
use schemars::JsonSchema;

use crate::logic::demand::Asked;
use crate::theory::{Configuration, Literal, Phrase, PhraseId, Theory, identity};

/// Where ripples end, and where they could go on.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct OpenEnds {
    /// Outcomes that no condition, definition or implication uses, in vocabulary order.
    pub outcomes: Vec<PhraseRef>,
    /// Contexts that no configuration, definition or implication brings about and that are not fixed, in vocabulary order. What
    /// leads to the absence of a phrase that is asked for (`then not`), or only says what it takes (`only if`), does not
    /// bring it about.
    pub contexts: Vec<PhraseRef>,
    /// Pairs of both that share words, likeliest first: each outcome with the three likeliest contexts at most.
    pub pairs: Vec<Link>,
}

/// A phrase.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct PhraseRef {
    /// The phrase.
    pub phrase: String,
    /// Always false here: an end is open for the phrase and its negation alike.
    pub negated: bool,
}

/// An outcome that may be what a context means.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "report", derive(JsonSchema))]
pub struct Link {
    /// The outcome.
    pub outcome: String,
    /// The context.
    pub context: String,
    /// How alike their words are, from 0 to 1; rare words weigh more.
    pub likeness: f64,
    /// The words that both have, as the outcome has them.
    pub shared: Vec<String>,
}

/// How many contexts are shown beside an outcome.
const BESIDE: usize = 3;

/// Words that stand in more phrases than this tell nothing.
const COMMON: usize = 64;

/// Less than this is no likeness.
const LEAST: f64 = 0.25;

/// Letters by which a word is told: `prescribed` and `prescribing` are one.
const STEM: usize = 6;

/// Words that carry no meaning of their own.
const MEANINGLESS: [&str; 40] = [
    "a", "an", "and", "any", "are", "as", "at", "be", "been", "by", "each", "for", "from", "has", "have", "how", "in",
    "into", "is", "it", "its", "more", "no", "not", "of", "on", "or", "other", "own", "that", "the", "their", "them",
    "they", "to", "was", "were", "what", "who", "with",
];

/// The open ends of a theory. What is retired brings nothing about.
pub(super) fn of(theory: &Theory) -> OpenEnds {
    let ends = Ends::of(theory);
    let refs = |ids: &[PhraseId]| -> Vec<PhraseRef> {
        let name = |id: &PhraseId| theory.vocabulary.get(*id).name.clone();
        ids.iter().map(|id| PhraseRef { phrase: name(id), negated: false }).collect()
    };
    OpenEnds { outcomes: refs(&ends.outcomes), contexts: refs(&ends.contexts), pairs: pairs(theory, &ends) }
}

struct Ends {
    outcomes: Vec<PhraseId>,
    contexts: Vec<PhraseId>,
}

impl Ends {
    fn of(theory: &Theory) -> Self {
        let (mut uses, mut results) = (Awaited::default(), Results::default());
        for one in theory.configurations.iter().filter(|one| !one.retired) {
            uses.by(one);
            results.of(one);
        }
        for (id, phrase) in theory.vocabulary.iter() {
            uses.in_declaration(id, phrase);
            results.of_declaration(id, phrase);
        }
        let asked: BTreeSet<PhraseId> = uses.contexts.iter().map(|literal| literal.phrase).collect();
        let is_used = |id: &PhraseId| asked.contains(id) || uses.otherwise.contains(id);
        let outcomes = results.outcomes.iter().copied().filter(|id| !is_used(id)).collect();
        let is_open = |id: &PhraseId| !results.reach(*id, &uses);
        Self { outcomes, contexts: asked.into_iter().filter(is_open).collect() }
    }
}

/// What is asked for.
#[derive(Default)]
struct Awaited {
    /// In contexts, with its sign there.
    contexts: BTreeSet<Literal>,
    /// In resources and declarations.
    otherwise: FxHashSet<PhraseId>,
}

impl Awaited {
    fn by(&mut self, one: &Configuration) {
        let asked = Asked::by(one);
        asked.context.each_literal(&mut |literal| _ = self.contexts.insert(literal));
        let resource = asked.resource.into_iter();
        resource.for_each(|resource| resource.each_literal(&mut |literal| _ = self.otherwise.insert(literal.phrase)));
    }

    fn in_declaration(&mut self, id: PhraseId, phrase: &Phrase) {
        let declared = phrase.declared();
        if !declared.implies.is_empty() {
            self.otherwise.insert(id);
        }
        declared.when.iter().for_each(|when| {
            when.each_mention(&mut |mention| _ = self.otherwise.insert(mention.phrase()));
        });
    }
}

/// What comes about, or is given.
#[derive(Default)]
struct Results {
    /// All that stands as an outcome.
    outcomes: BTreeSet<PhraseId>,
    /// What something speaks for, with its sign.
    led_to: FxHashSet<Literal>,
    /// What a definition gives, or no programme can change.
    given: FxHashSet<PhraseId>,
}

impl Results {
    fn of(&mut self, one: &Configuration) {
        self.outcomes.extend(one.outcomes.iter().map(|outcome| outcome.mention.phrase()));
        self.led_to.extend(one.speaks_for());
    }

    fn of_declaration(&mut self, id: PhraseId, phrase: &Phrase) {
        let declared = phrase.declared();
        self.led_to.extend(declared.implies.iter().map(|(literal, _)| *literal));
        if declared.when.is_some() || declared.fixed {
            self.given.insert(id);
        }
    }

    /// Whether something leads to a phrase that contexts ask for. What leads to its absence does where they ask for
    /// that; an `only if` leads to no more than absence.
    fn reach(&self, phrase: PhraseId, uses: &Awaited) -> bool {
        let [plain, negated] = [false, true].map(|negated| Literal { phrase, negated });
        let led_away = self.led_to.contains(&negated) && uses.contexts.contains(&negated);
        self.given.contains(&phrase) || self.led_to.contains(&plain) || led_away
    }
}

/// A word by its first letters, and as it is written.
type Stem = (String, String);

/// What each word of the open ends weighs: rare ones more.
struct Weights {
    counts: FxHashMap<String, usize>,
    total: f64,
}

impl Weights {
    fn of(phrases: &[Vec<Stem>]) -> Self {
        let mut counts: FxHashMap<String, usize> = FxHashMap::default();
        phrases.iter().flatten().for_each(|(stem, _)| *counts.entry(stem.clone()).or_default() += 1);
        Self { counts, total: phrases.len() as f64 }
    }

    fn square(&self, stem: &str) -> f64 {
        let count = self.counts.get(stem).copied().unwrap_or(1);
        about_log2(1.0 + self.total / count as f64).powi(2)
    }

    fn length(&self, words: &[Stem]) -> f64 {
        words.iter().map(|(stem, _)| self.square(stem)).sum::<f64>().sqrt()
    }
}

/// Pairs that share words, and that no configuration has together: only those are compared.
fn pairs(theory: &Theory, ends: &Ends) -> Vec<Link> {
    let words =
        |ids: &[PhraseId]| -> Vec<Vec<Stem>> { ids.iter().map(|id| stems(&theory.vocabulary.get(*id).name)).collect() };
    let [outcomes, contexts] = [words(&ends.outcomes), words(&ends.contexts)];
    let weights = Weights::of(&[outcomes.clone(), contexts.clone()].concat());
    let mut having: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (index, context) in contexts.iter().enumerate() {
        context.iter().for_each(|(stem, _)| having.entry(stem).or_default().push(index));
    }
    let together = together(theory);
    let mut links = Vec::new();
    for (id, outcome) in ends.outcomes.iter().zip(&outcomes) {
        let mut found = likely_for(outcome, &contexts, &having, &weights);
        found.retain(|(index, ..)| !together.contains(&(*id, ends.contexts[*index])));
        found.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
        let name = |id: PhraseId| theory.vocabulary.get(id).name.clone();
        links.extend(found.into_iter().take(BESIDE).map(|(index, likeness, shared)| Link {
            outcome: name(*id),
            context: name(ends.contexts[index]),
            likeness: (likeness * 100.0).round() / 100.0,
            shared,
        }));
    }
    links.sort_by(|one, other| other.likeness.total_cmp(&one.likeness));
    links
}

/// The contexts that share words with an outcome, how alike they are, and the words.
fn likely_for(
    outcome: &[Stem],
    contexts: &[Vec<Stem>],
    having: &FxHashMap<&str, Vec<usize>>,
    weights: &Weights,
) -> Vec<(usize, f64, Vec<String>)> {
    let mut likely: FxHashMap<usize, (f64, Vec<String>)> = FxHashMap::default();
    for (stem, word) in outcome {
        let others = having.get(stem.as_str()).filter(|others| others.len() <= COMMON);
        for &index in others.into_iter().flatten() {
            let shared = likely.entry(index).or_default();
            shared.0 += weights.square(stem);
            shared.1.push(word.clone());
        }
    }
    let length = weights.length(outcome);
    let alike = |index: usize, sum: f64| sum / (length * weights.length(&contexts[index]));
    let found = likely.into_iter().map(|(index, (sum, shared))| (index, alike(index, sum), shared));
    found.filter(|(_, likeness, _)| *likeness >= LEAST).collect()
}

/// Outcomes with the contexts of their own configurations.
fn together(theory: &Theory) -> FxHashSet<(PhraseId, PhraseId)> {
    let mut together = FxHashSet::default();
    for one in &theory.configurations {
        for outcome in &one.outcomes {
            let with = outcome.mention.phrase();
            one.context.each_mention(&mut |mention| _ = together.insert((with, mention.phrase())));
        }
    }
    together
}

/// The words that tell a phrase, by their first letters; each once.
fn stems(phrase: &str) -> Vec<Stem> {
    let name = identity(phrase);
    let mut stems: Vec<Stem> = Vec::new();
    for word in name.split(|letter: char| !letter.is_alphanumeric()).filter(|word| word.chars().count() > 1) {
        let stem: String = word.strip_suffix('s').unwrap_or(word).chars().take(STEM).collect();
        if !MEANINGLESS.contains(&word) && !stems.iter().any(|(known, _)| *known == stem) {
            stems.push((stem, word.to_owned()));
        }
    }
    stems
}

/// The binary logarithm of a ratio of 1 or more, straight between powers of two: near enough to weigh words, and without
/// the mathematics library, which every start of the program would have to load.
fn about_log2(ratio: f64) -> f64 {
    let power = (ratio as u64).max(1).ilog2();
    f64::from(power) + ratio / (1_u64 << power) as f64 - 1.0
}
