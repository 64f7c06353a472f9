//! Turns the text of a file into the same text with a phrase under another name, and nothing else changed.

mod names;
mod renaming;
mod same;

pub use renaming::{LeftSince, LineChange, RenamedFile, RenamedSnapshot, RenamedVerdict, Renaming, SnapshotState};

use crate::source::{SourceId, Span};
use crate::syntax::bare::{Place, Tolerance, in_quotes, is_in_bullet, may_begin_line};
use crate::syntax::{Clause, Item, Kind, Node, Part, Term, Tree, parse, text, within};
use crate::theory::identity;
use names::Gone;

/// When the new name stands in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marks {
    /// Where it is not read as one phrase without.
    WhereNeeded,
    /// Everywhere but in bullets: bare neighbours may spell another phrase with it.
    InLines,
}

/// A name of a phrase, and the one that is to stand in its place.
#[derive(Clone, Copy, Debug)]
pub struct Change<'n> {
    /// The name as it is: any spelling that is the same phrase by its letters.
    pub old: &'n str,
    /// The name as it is to be.
    pub new: &'n str,
    /// When it stands in quotation marks.
    pub marks: Marks,
    /// The theory under whose headings, and in whose cases, it is changed alone; none for everywhere.
    pub theory: Option<&'n str>,
}

/// A phrase that is to be replaced.
struct Found {
    span: Span,
    item: Item,
    place: Place,
    /// Whether a quotation follows that only a phrase in quotation marks may have.
    is_quoted: bool,
}

/// The text with the phrase renamed wherever it is mentioned by its old name, and in how many places. Comments stay. None
/// where the result is not read as the same text but for the name.
#[must_use]
pub fn rename(source: SourceId, text: &str, change: &Change<'_>) -> Option<(String, usize)> {
    let tree = parse(source, text).tree;
    let gone = Gone::of(text, &tree, change);
    let (renamed, places) = replaced(text, &tree, (change, &gone));
    let again = parse(source, &renamed);
    let is_whole = again.diagnostics.iter().all(|found| !found.is_error());
    let is_same = is_whole && same::is_same_but_for((&tree, text), (&again.tree, &renamed), (change, &gone));
    is_same.then_some((renamed, places))
}

fn replaced(text: &str, tree: &Tree, (change, gone): (&Change<'_>, &Gone)) -> (String, usize) {
    let mut finder =
        Finder { text, old: identity(change.old).into_owned(), gone, found: Vec::new(), leaving: Vec::new() };
    let items = within::items(tree, text, change.theory).into_iter();
    items.filter(|(_, is_within)| *is_within).for_each(|(item, _)| finder.item(item));
    let written = |found: &Found| (found.span, written(text, found, change));
    let mut edits: Vec<(Span, String)> = finder.found.iter().map(written).collect();
    edits.extend(finder.leaving.iter().map(|span| (*span, String::new())));
    edits.sort();
    (edited(text, tree, &edits), edits.len())
}

/// The text with other words in some places; the comments in these stay.
fn edited(text: &str, tree: &Tree, edits: &[(Span, String)]) -> String {
    let mut whole = String::with_capacity(text.len());
    let mut done = 0;
    for (span, words) in edits {
        whole.push_str(&text[done..span.start as usize]);
        whole.push_str(words);
        let comments = comments_inside(text, tree, *span);
        done = span.end as usize;
        if !comments.is_empty() {
            done += text[done..].len() - text[done..].trim_start_matches(' ').len();
        }
        whole.push_str(&comments);
    }
    whole.push_str(&text[done..]);
    whole
}

/// The new name as it is written at a place.
fn written(text: &str, found: &Found, change: &Change<'_>) -> String {
    let start = found.span.start as usize;
    let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let begins_line = text[line..start].trim().is_empty() && !matches!(found.place, Place::Fact);
    let is_free = found.place.is_bullet() || change.marks == Marks::WhereNeeded;
    let is_bare = is_free
        && !found.is_quoted
        && (!begins_line || may_begin_line(found.item, change.new))
        && found.place.reads_bare(change.new, Tolerance::Nothing);
    if is_bare { change.new.to_owned() } else { in_quotes(change.new) }
}

/// The comments that stood between the words of a phrase: they stand after it, and what follows on a line of its own.
fn comments_inside(text: &str, tree: &Tree, span: Span) -> String {
    let is_inside = |comment: &&Span| span.start <= comment.start && comment.end <= span.end;
    let inside: Vec<Span> = tree.comments().iter().filter(is_inside).copied().collect();
    let Some(last) = inside.last() else { return String::new() };
    let indentation = indentation_after(text, *last);
    let mut lines = String::new();
    for comment in inside {
        let before = &text[..comment.start as usize];
        let is_alone = before[before.rfind('\n').map_or(0, |at| at + 1)..].trim().is_empty();
        lines += &if is_alone { format!("\n{indentation}") } else { "  ".to_owned() };
        lines += comment.of(text).trim_end();
    }
    let follows = text[span.end as usize..].lines().next().is_some_and(|after| !after.trim().is_empty());
    if follows { format!("{lines}\n{indentation}") } else { lines }
}

/// The white space that the line after a comment begins with.
fn indentation_after(text: &str, comment: Span) -> &str {
    let line = text[comment.end as usize..].trim_start_matches(['\r', '\n']);
    &line[..line.len() - line.trim_start().len()]
}

struct Finder<'t> {
    text: &'t str,
    old: String,
    gone: &'t Gone,
    found: Vec<Found>,
    /// What is taken out, since it would be said twice.
    leaving: Vec<Span>,
}

impl Finder<'_> {
    fn item(&mut self, node: Node<'_>) {
        let Kind::Item(item) = node.kind() else { return };
        for child in node.children() {
            match child.kind() {
                Kind::Clause(clause) => {
                    self.leaving.extend(self.gone.leaving(child, self.text));
                    self.within(child, item, place_in(clause));
                }
                Kind::Term(Term::Phrase) => self.phrase(child, item, Place::Heading),
                Kind::Item(_) | Kind::Term(_) | Kind::Part(_) => {}
            }
        }
    }

    fn within(&mut self, node: Node<'_>, item: Item, place: Place) {
        for child in node.children() {
            match child.kind() {
                Kind::Term(Term::Phrase) => self.phrase(child, item, place),
                Kind::Part(Part::Delivered) => self.within(child, item, Place::Operand),
                Kind::Part(Part::Fact) => self.fact(child, item),
                Kind::Item(_) | Kind::Clause(_) | Kind::Term(_) | Kind::Part(_) => self.within(child, item, place),
            }
        }
    }

    fn fact(&mut self, fact: Node<'_>, item: Item) {
        let before = self.found.len();
        fact.children().for_each(|child| match child.kind() {
            Kind::Term(Term::Phrase) => self.phrase(child, item, Place::Fact),
            Kind::Item(_) | Kind::Clause(_) | Kind::Term(_) | Kind::Part(_) => self.within(child, item, Place::Fact),
        });
        let is_quoted = fact.part(Part::Quoted).is_some() && fact.part(Part::Locator).is_none();
        self.found[before..].iter_mut().for_each(|found| found.is_quoted = is_quoted);
    }

    fn phrase(&mut self, node: Node<'_>, item: Item, place: Place) {
        if self.gone.has(node) || *identity(&text::of(node, self.text)) != *self.old {
            return;
        }
        let is_bullet = is_in_bullet(self.text, node.span().start as usize);
        let place = match place {
            Place::Fact if is_bullet => Place::FactBullet,
            _ if is_bullet || self.is_after_arrow_of_bullet(node) => Place::Bullet,
            other => other,
        };
        self.found.push(Found { span: node.span(), item, place, is_quoted: false });
    }

    /// Whether a phrase is the reasoning of a bullet: `- resource -> reasoning`.
    fn is_after_arrow_of_bullet(&self, node: Node<'_>) -> bool {
        let before = &self.text[..node.span().start as usize];
        let bullet = before.rfind("\n").map_or(before, |at| &before[at + 1..]).trim_start();
        let before = before.trim_end();
        bullet.starts_with("- ") && (before.ends_with("->") || before.ends_with('→'))
    }
}

/// Where the phrases of a clause stand.
fn place_in(clause: Clause) -> Place {
    match clause {
        Clause::If | Clause::OnlyIf | Clause::When => Place::Operand,
        Clause::Facts | Clause::Observed => Place::Fact,
        Clause::ExpectValue => Place::Expected,
        Clause::Then
        | Clause::SharedMechanism
        | Clause::Also
        | Clause::Opposite
        | Clause::Implies
        | Clause::StrengthenedBy
        | Clause::WeakenedBy
        | Clause::ExpectVerdict
        // No phrase stands in these.
        | Clause::Level
        | Clause::Means
        | Clause::SupportedBy
        | Clause::RefutedBy
        | Clause::ModifiedBy
        | Clause::AugmentedBy
        | Clause::NeutralIn
        | Clause::Confidence
        | Clause::Because
        | Clause::Note
        | Clause::Type
        | Clause::Cite
        | Clause::Text
        | Clause::Setting
        | Clause::Relevance
        | Clause::Rigour
        | Clause::Richness
        | Clause::Fixed
        | Clause::Polarity
        | Clause::Actor
        | Clause::Status
        | Clause::Refines
        | Clause::Replaces
        | Clause::PartOf
        | Clause::RivalOf
        | Clause::ContrastsWith
        | Clause::Like
        | Clause::OfTheory
        | Clause::Complete
        | Clause::Source
        | Clause::Broken => Place::List,
    }
}
