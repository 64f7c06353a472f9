//! Finds bare neighbours that, joined again over their `and`, `or` or `,`, spell a phrase that is used elsewhere.

use rustc_hash::{FxHashMap, FxHashSet};

use super::problem::PhraseProblem;
use super::reading::Reader;
use super::set::Placed;
use crate::diagnostic::Diagnostic;
use crate::source::{Place, Span};
use crate::syntax::{Kind, Node, Term};
use crate::theory::{PhraseId, Vocabulary, identity};

/// The phrases that could be split, and what the first piece of each would be.
struct Splittable<'v> {
    names: FxHashMap<&'v str, PhraseId>,
    starts: FxHashSet<&'v str>,
    /// Bytes of the longest name.
    longest: usize,
}

/// The errors of a whole set. Hardly any set has phrases that can be split, so the trees are rarely walked again.
pub(super) fn problems<'s>(vocabulary: &Vocabulary, items: impl Iterator<Item = Placed<'s>>) -> Vec<Diagnostic> {
    let known = |piece: &str| vocabulary.find(piece).is_some();
    problems_among(vocabulary, &Splittable::of(vocabulary, &known), items)
}

/// The errors of a case that is described beside a set: what it splits the set may not know.
pub(super) fn problems_in_case<'s>(
    vocabulary: &Vocabulary,
    items: impl Iterator<Item = Placed<'s>>,
) -> Vec<Diagnostic> {
    problems_among(vocabulary, &Splittable::of(vocabulary, &|_| true), items)
}

fn problems_among<'s>(
    vocabulary: &Vocabulary,
    splittable: &Splittable<'_>,
    items: impl Iterator<Item = Placed<'s>>,
) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    if splittable.starts.is_empty() {
        return problems;
    }
    for (item, reader) in items {
        for (_, clause) in item.clauses() {
            let mut phrases = Vec::new();
            gather(clause, reader, &mut phrases);
            splittable.check(&phrases, reader, vocabulary, &mut problems);
        }
    }
    problems
}

/// The bare phrases of a clause in the order of the text; quoted ones keep their place as a gap.
fn gather<'n>(node: Node<'n>, reader: Reader<'_>, phrases: &mut Vec<Node<'n>>) {
    for child in node.children() {
        if child.kind() != Kind::Term(Term::Phrase) {
            gather(child, reader, phrases);
        } else if !reader.is_quoted(child) {
            phrases.push(child);
        }
    }
}

impl<'v> Splittable<'v> {
    /// The phrases of a vocabulary that could be split where their first piece may be a phrase.
    fn of(vocabulary: &'v Vocabulary, may_start: &dyn Fn(&str) -> bool) -> Self {
        let mut names = FxHashMap::default();
        let mut starts = FxHashSet::default();
        for (name, literal) in vocabulary.names() {
            if let Some(start) = first_piece(name).filter(|start| may_start(start)) {
                starts.insert(start);
                names.insert(name, literal.phrase);
            }
        }
        let longest = names.keys().map(|name: &&str| name.len()).max().unwrap_or(0);
        Self { names, starts, longest }
    }

    fn check(&self, phrases: &[Node<'_>], reader: Reader<'_>, vocabulary: &Vocabulary, problems: &mut Vec<Diagnostic>) {
        let mut from = 0;
        while from < phrases.len() {
            from += match self.longest(&phrases[from..], reader) {
                Some((count, id)) => {
                    problems.push(split(&phrases[from..from + count], vocabulary, id, reader));
                    count
                }
                None => 1,
            };
        }
    }

    /// How many of the first phrases spell one, at most.
    fn longest(&self, phrases: &[Node<'_>], reader: Reader<'_>) -> Option<(usize, PhraseId)> {
        let first = phrases.first()?;
        let mut joined = identity(&reader.phrase(*first)).into_owned();
        if !self.starts.contains(&*joined) {
            return None;
        }
        let mut found = None;
        for (joints, pair) in (1..).zip(phrases.windows(2)) {
            let Some(joint) = reader.joint(pair[0], pair[1]) else { break };
            joined.push_str(joint);
            joined.push_str(&identity(&reader.phrase(pair[1])));
            // A comma may stand without a space: then the text itself is what a name is compared with, one byte shorter a joint.
            if joined.len() > self.longest + joints {
                break;
            }
            let spelled = || reader.spelled(first.span().to(pair[1].span()));
            let name = self.names.get(&*joined).or_else(|| self.names.get(&*identity(&spelled())));
            found = name.map(|id| (joints + 1, *id)).or(found);
        }
        found
    }
}

fn split(phrases: &[Node<'_>], vocabulary: &Vocabulary, id: PhraseId, reader: Reader<'_>) -> Diagnostic {
    let span = phrases.iter().map(|node| node.span()).reduce(Span::to).unwrap_or_default();
    let place = Place { source: reader.source(), span };
    let spelled = reader.spelled(span);
    let used = place_of(vocabulary, id, &spelled);
    PhraseProblem::SplitPhrase { phrase: spelled, place, used }.diagnostic()
}

/// Where a name of a phrase stands: where it is declared as another name, else where the phrase first appears.
fn place_of(vocabulary: &Vocabulary, id: PhraseId, name: &str) -> Place {
    let phrase = vocabulary.get(id);
    let declared = phrase
        .declared()
        .also
        .iter()
        .chain(&phrase.declared().opposites)
        .find(|one| identity(&one.text) == identity(name));
    declared.map_or(phrase.first, |one| one.place)
}

/// What stands before the first `and`, `or` or `,` of a phrase, where one stands inside it.
fn first_piece(name: &str) -> Option<&str> {
    let cut = memchr::memchr2_iter(b' ', b',', name.as_bytes()).find_map(|at| {
        let (before, rest) = name.split_at(at);
        [",", " and ", " or "].iter().any(|joint| rest.starts_with(joint)).then_some(before)
    });
    cut.map(str::trim_end).filter(|piece| !piece.is_empty())
}
