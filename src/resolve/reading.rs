//! Turns nodes of a tree into what they say: names, text, numbers, words of fixed lists, and places.

use std::borrow::Cow;

use super::names::name_of_broken;
use crate::source::{Place, SourceId, Sources, Span};
use crate::syntax::{Item, Kind, Node, Part, text};
use crate::theory::{Confidence, ConfidenceLevel, Level, Polarity, Status, Value, Verdict};

/// One source, as its nodes are read.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'s> {
    source: SourceId,
    text: &'s str,
}

impl<'s> Reader<'s> {
    /// A reader of one source.
    #[must_use]
    pub fn new(sources: &'s Sources, source: SourceId) -> Self {
        Self { source, text: sources.get(source).text() }
    }

    /// Which source it reads.
    #[must_use]
    pub fn source(self) -> SourceId {
        self.source
    }

    /// Where a node stands.
    #[must_use]
    pub fn place(self, node: Node<'_>) -> Place {
        Place { source: self.source, span: node.span() }
    }

    /// Where an item's name stands; the item where it has none.
    #[must_use]
    pub fn heading_place(self, item: Node<'_>) -> Place {
        let first = || item.clauses().next().map(|(_, clause)| clause);
        self.place(item.part(Part::Id).or_else(first).unwrap_or(item))
    }

    /// The characters of a node as they stand.
    #[must_use]
    pub fn raw(self, node: Node<'_>) -> &'s str {
        node.span().of(self.text)
    }

    /// The characters of a stretch as they stand.
    #[must_use]
    pub fn stretch(self, span: Span) -> &'s str {
        span.of(self.text)
    }

    /// Whether a comment stands behind a byte in its line, or alone in the next and deeper than it.
    #[must_use]
    pub fn is_commented(self, at: u32) -> bool {
        let indent = |line: &str| line.len() - line.trim_start().len();
        let (before, after) = self.text.split_at(at as usize);
        let own = before.lines().next_back().map_or(0, indent);
        let mut lines = after.lines();
        let beside = lines.next().is_some_and(|rest| rest.contains('#'));
        beside || lines.next().is_some_and(|below| below.trim_start().starts_with('#') && indent(below) > own)
    }

    /// What a phrase says.
    #[must_use]
    pub fn phrase(self, node: Node<'_>) -> Cow<'s, str> {
        text::phrase(self.raw(node))
    }

    /// What a stretch of text says, as a phrase would.
    #[must_use]
    pub fn spelled(self, span: Span) -> String {
        text::phrase(span.of(self.text)).into_owned()
    }

    /// Whether a phrase stands in quotation marks.
    #[must_use]
    pub fn is_quoted(self, phrase: Node<'_>) -> bool {
        self.raw(phrase).starts_with(['"', '“'])
    }

    /// What stands between two phrases, where it is `and`, `or` or a comma.
    #[must_use]
    pub fn joint(self, before: Node<'_>, after: Node<'_>) -> Option<&'static str> {
        let between = text::bare(Span::new(before.span().end, after.span().start).of(self.text)).to_lowercase();
        match between.replace(',', " , ").split_whitespace().collect::<Vec<_>>().as_slice() {
            [","] => Some(", "),
            ["and"] => Some(" and "),
            ["or"] => Some(" or "),
            [",", "and"] => Some(", and "),
            [",", "or"] => Some(", or "),
            _ => None,
        }
    }

    /// What quoted text says.
    #[must_use]
    pub fn quoted(self, node: Node<'_>) -> String {
        text::quoted(self.raw(node)).into_owned()
    }

    /// The quoted text under a node.
    #[must_use]
    pub fn quotation(self, node: Node<'_>) -> Option<String> {
        node.part(Part::Quoted).map(|quoted| self.quoted(quoted))
    }

    /// The title of a heading.
    #[must_use]
    pub fn title(self, item: Node<'_>) -> Option<String> {
        self.quotation(item)
    }

    /// The name that a heading gives; empty without one.
    #[must_use]
    pub fn name(self, item: Node<'_>) -> String {
        self.name_of(item).unwrap_or("").to_owned()
    }

    /// The name that a heading gives, or would have given.
    #[must_use]
    pub fn name_of(self, item: Node<'_>) -> Option<&'s str> {
        if let Some(id) = item.part(Part::Id) {
            return Some(self.raw(id));
        }
        if item.kind() == Kind::Item(Item::Broken) { name_of_broken(self.raw(item)) } else { None }
    }

    /// The locator of evidence or of a fact.
    #[must_use]
    pub fn locator(self, node: Node<'_>) -> Option<String> {
        node.part(Part::Locator).map(|locator| text::locator(self.raw(locator)).into_owned())
    }

    /// People's words under a clause, quoted or not.
    #[must_use]
    pub fn words(self, clause: Node<'_>) -> Option<String> {
        let words = clause.part(Part::Words).map(|words| text::bare(self.raw(words)).into_owned());
        words.or_else(|| self.quotation(clause))
    }

    /// A number in figures or words.
    #[must_use]
    pub fn number(self, node: Node<'_>) -> Option<u32> {
        const WORDS: [&str; 10] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
        let raw = self.raw(node);
        let word = (1..).zip(WORDS).find(|(_, word)| raw.eq_ignore_ascii_case(word)).map(|(number, _)| number);
        word.or_else(|| raw.parse().ok())
    }

    /// A degree in [0, 1].
    #[must_use]
    pub fn degree(self, node: Node<'_>) -> Option<f64> {
        self.raw(node).parse().ok().filter(|degree| (0.0..=1.0).contains(degree))
    }

    /// The word of a fixed list under a clause, in lower case.
    fn word(self, clause: Node<'_>) -> Option<String> {
        clause.part(Part::Word).map(|word| text::bare(self.raw(word)).to_lowercase())
    }

    /// `micro`, `meso` or `macro`.
    #[must_use]
    pub fn level(self, clause: Node<'_>) -> Option<Level> {
        match self.word(clause)?.as_str() {
            "micro" => Some(Level::Micro),
            "meso" => Some(Level::Meso),
            "macro" => Some(Level::Macro),
            _ => None,
        }
    }

    /// `initial`, `tested` or `retired`.
    #[must_use]
    pub fn status(self, clause: Node<'_>) -> Option<Status> {
        match self.word(clause)?.as_str() {
            "initial" => Some(Status::Initial),
            "tested" => Some(Status::Tested),
            "retired" => Some(Status::Retired),
            _ => None,
        }
    }

    /// `desired` or `adverse`.
    #[must_use]
    pub fn polarity(self, clause: Node<'_>) -> Option<Polarity> {
        match self.word(clause)?.as_str() {
            "desired" => Some(Polarity::Desired),
            "adverse" => Some(Polarity::Adverse),
            _ => None,
        }
    }

    /// `high`, `moderate`, `low` or `very low`, with its reason.
    #[must_use]
    pub fn confidence(self, clause: Node<'_>) -> Option<Confidence> {
        let level = match self.word(clause)?.as_str() {
            "high" => ConfidenceLevel::High,
            "moderate" => ConfidenceLevel::Moderate,
            "low" => ConfidenceLevel::Low,
            "very low" => ConfidenceLevel::VeryLow,
            _ => return None,
        };
        Some(Confidence { level, reason: self.quotation(clause) })
    }

    /// `fires`, `blocked`, `undetermined` or `contested`.
    #[must_use]
    pub fn verdict(self, clause: Node<'_>) -> Option<Verdict> {
        let word = self.word(clause)?;
        let all = [Verdict::Fires, Verdict::Blocked, Verdict::Undetermined, Verdict::Contested];
        all.into_iter().find(|verdict| verdict.word() == word)
    }

    /// `present`, `absent`, `unknown` or `contested`.
    #[must_use]
    pub fn value(self, clause: Node<'_>) -> Option<Value> {
        let word = self.word(clause)?;
        [Value::Present, Value::Absent, Value::Unknown, Value::Contested].into_iter().find(|value| value.word() == word)
    }
}
