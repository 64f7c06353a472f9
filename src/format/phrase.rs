//! Writes phrases, with quotation marks where they need them.

use super::item::Writer;
use super::run::Run;
use crate::source::Span;
use crate::syntax::bare::{Place, Tolerance, begins_comment, in_quotes, is_in_bullet, may_begin_line};
use crate::syntax::{Kind, Node, Term, text};

/// What a list is written as in the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// In a line.
    InLine,
    /// As bullets.
    Bulleted,
}

impl Writer<'_> {
    /// A phrase at a place.
    pub(super) fn phrase(&self, node: Node<'_>, place: Place) -> Run {
        let said = text::of(node, self.text);
        let mut run = Run::default();
        if self.stands_bare(node, &said, place) {
            self.words(&said, &mut run);
        } else {
            run.word(in_quotes(&said));
        }
        run
    }

    /// A phrase that stays in quotation marks, or gets them.
    pub(super) fn quoted_phrase(&self, node: Node<'_>) -> Run {
        Run::of(&in_quotes(&text::of(node, self.text)))
    }

    fn stands_bare(&self, node: Node<'_>, said: &str, place: Place) -> bool {
        let is_bullet = place.is_bullet();
        let was_bare = !node.span().of(self.text).starts_with(['"', '“']);
        let was_bullet = self.was_bullet(node) == Written::Bulleted;
        if was_bare && (is_bullet == was_bullet) && !begins_comment(said) {
            return true;
        }
        let tolerance = if was_bare { Tolerance::Warnings } else { Tolerance::Nothing };
        (was_bare || is_bullet || self.is_alone(node)) && place.reads_bare(said, tolerance)
    }

    /// Whether no `and`, `or` or comma alone, nor one with `not`, stands between a phrase and another, with which it could be read
    /// as a longer one. Whether it is one elsewhere no text tells; so the marks of such a phrase stay.
    fn is_alone(&self, node: Node<'_>) -> bool {
        let span = node.span();
        let next = self.phrases.partition_point(|phrase| phrase.start <= span.start);
        let after = self.phrases.get(next).map(|after| Span::new(span.end, after.start));
        let before = next.checked_sub(2).map(|before| Span::new(self.phrases[before].end, span.start));
        !before.into_iter().chain(after).any(|between| self.joins(between))
    }

    fn joins(&self, between: Span) -> bool {
        let words = text::bare(between.of(self.text)).to_lowercase().replace([',', ';'], " , ");
        let mut words = words.split([' ', '(', ')']).filter(|word| !word.is_empty());
        words.all(|word| matches!(word, "," | "and" | "or" | "not"))
    }

    /// Words without quotation marks.
    pub(super) fn words(&self, said: &str, run: &mut Run) {
        let mut at = 0;
        for word in said.split(' ') {
            if may_begin_line(self.item, &said[at..]) {
                run.word(word);
            } else {
                run.held(word);
            }
            at += word.len() + 1;
        }
    }

    /// Whether a phrase, or `?`, is what a bullet of the source says.
    pub(super) fn was_bullet(&self, node: Node<'_>) -> Written {
        if is_in_bullet(self.text, node.span().start as usize) { Written::Bulleted } else { Written::InLine }
    }

    /// How a clause is written: as its first phrase is.
    pub(super) fn written(&self, clause: Node<'_>) -> Written {
        leaves(clause).first().map_or(Written::InLine, |first| self.was_bullet(*first))
    }

    /// Whether a comment stands between the beginning of a clause and its last phrase.
    pub(super) fn is_commented(&self, clause: Node<'_>) -> bool {
        let last = leaves(clause).last().map_or(0, |last| last.span().start);
        self.has_comment(clause.span().start, last)
    }

    /// What stands between two nodes: the comma, and the word that joins them.
    pub(super) fn joint(&self, before: Node<'_>, after: Node<'_>) -> (bool, Option<&'static str>) {
        let between = Span::new(before.span().end, after.span().start).of(self.text);
        let between = text::bare(between).to_lowercase();
        let has_comma = between.contains([',', ';']);
        let words = between.split([' ', ',', ';', '(', ')']);
        let word = words.into_iter().find_map(|word| ["and", "or"].into_iter().find(|joint| *joint == word));
        (has_comma, word)
    }
}

/// The phrases and `?` of a clause, in the order of the text.
pub(super) fn leaves(clause: Node<'_>) -> Vec<Node<'_>> {
    let mut found = Vec::new();
    gather(clause, &mut found);
    found
}

fn gather<'n>(node: Node<'n>, found: &mut Vec<Node<'n>>) {
    for child in node.children() {
        match child.kind() {
            Kind::Term(Term::Phrase | Term::Unknown) => found.push(child),
            Kind::Term(_) | Kind::Part(_) | Kind::Clause(_) | Kind::Item(_) => gather(child, found),
        }
    }
}
