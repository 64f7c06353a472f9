//! Builds items and their clauses.

use pest::error::InputLocation;

use super::configuration::Configuration;
use super::diagnose::Within;
use super::{Build, Read};
use crate::source::Span;
use crate::syntax::fault::{ClauseFault, Fault};
use crate::syntax::grammar::Rule;
use crate::syntax::keyword;
use crate::syntax::layout::Piece;
use crate::syntax::tree::{Clause, Item, Kind};

impl Build<'_> {
    /// One whole item.
    pub(super) fn item(&mut self, read: Read<'_>) {
        let item = match read.rule() {
            Rule::cmoc => Item::Cmoc,
            Rule::statement => Item::Statement,
            Rule::case => Item::Case,
            Rule::declaration => declared(read),
            Rule::study => Item::Study,
            Rule::group => Item::Group,
            Rule::theory => Item::Theory,
            Rule::bibliography => Item::Bibliography,
            Rule::language => Item::Language,
            _ => return,
        };
        let span = self.span(read);
        let mark = self.tree.open(Kind::Item(item), span);
        if matches!(item, Item::Cmoc | Item::Statement) {
            let thens = read.parts().filter(|part| part.rule() == Rule::then_clause).count();
            self.configuration = Configuration::with_thens(thens);
        }
        for part in read.parts() {
            self.item_part(part);
        }
        self.finish_configuration(item, span);
        self.tree.close(mark);
    }

    /// Says what a configuration lacks.
    fn finish_configuration(&mut self, item: Item, span: Span) {
        if !matches!(item, Item::Cmoc | Item::Statement) {
            return;
        }
        let heading = || {
            let line = span.of(self.source).lines().next().map_or(0, |line| line.trim_end().len());
            Span::new(span.start, span.start + line as u32)
        };
        if let Some(fault) = self.configuration.finish(heading) {
            let fault = self.not_indented(item, span).unwrap_or(fault);
            self.faults.push(fault);
        }
    }

    /// What is wrong where a heading has no clause, and an `if` or `then` stands at column 0 below it.
    fn not_indented(&self, item: Item, heading: Span) -> Option<Fault> {
        let written = heading.of(self.source);
        if item != Item::Cmoc || written.contains('\n') {
            return None;
        }
        let below = self.source[heading.end as usize..].lines().skip(1);
        let next = below.map(str::trim_end).find(|line| !line.is_empty() && !line.starts_with('#'))?;
        let keyword = keyword::of_list(next, &["if", "only if", "then"])?;
        let heading_words = written.split('"').next().unwrap_or(written).trim().to_owned();
        let wrong = ClauseFault::NotIndented { heading: heading_words, keyword: keyword.to_owned() };
        Some(Fault::clause(heading, wrong))
    }

    /// A case without a name whose only clause is the text of the piece.
    pub(in crate::syntax) fn inline_case(&mut self, piece: &Piece) {
        self.base = piece.base;
        let mark = self.tree.open(Kind::Item(Item::Case), self.here(0, piece.text.len()));
        let is_empty = piece.text.trim().is_empty();
        if is_empty {
            self.tree.leaf(Kind::Clause(Clause::Facts), self.here(0, 0));
        } else if !piece.broken.is_empty() || !self.part_alone(Item::Case, Rule::facts_alone, &piece.text) {
            self.tree.leaf(Kind::Clause(Clause::Broken), self.here(0, piece.text.len()));
        }
        self.tree.close(mark);
    }

    /// An item of which some clause cannot be read: what is whole of it.
    pub(super) fn in_parts(&mut self, item: Item, text: &str, is_broken: impl Fn(usize, usize) -> bool) {
        let length = text.trim_end().len();
        let span = self.here(0, length);
        let base = self.base;
        let mark = self.tree.open(Kind::Item(item), span);
        self.configuration =
            Configuration::with_thens(memchr::memchr_iter(keyword::THEN_MARK, text.as_bytes()).count());
        let mut at = 0;
        for (index, part) in text.split('\t').enumerate() {
            let broken = is_broken(at, at + part.len());
            let blank = part.len() - part.trim_start().len();
            let (start, part, next) = ((at + blank).min(length), part.trim(), at + part.len() + 1);
            at = next;
            self.base = base + start;
            let rule = if index == 0 { heading_rule(item) } else { clause_rule(item) };
            if broken || !self.part_alone(item, rule, part) {
                self.configuration.broken = true;
                if index == 0 && item != Item::Statement {
                    self.tree.back_to(mark);
                    self.tree.open(Kind::Item(Item::Broken), span);
                }
                let span = self.here(0, part.len());
                self.tree.leaf(Kind::Clause(Clause::Broken), span);
            }
        }
        self.base = base;
        self.finish_configuration(item, span);
        self.tree.close(mark);
    }

    /// A heading or a clause by itself; false where it cannot be read.
    fn part_alone(&mut self, item: Item, rule: Rule, text: &str) -> bool {
        let mut reads = std::mem::take(&mut self.reads);
        let read = reads.read(rule, text).map(|whole| whole.parts().for_each(|part| self.item_part(part)));
        self.reads = reads;
        let Err(error) = read else { return true };
        let at = match error.location {
            InputLocation::Pos(at) | InputLocation::Span((at, _)) => at,
        };
        let fault = self.diagnose(item, within(rule), text, at);
        self.faults.push(fault);
        false
    }
}

fn declared(read: Read<'_>) -> Item {
    match read.parts().next().map(|key| key.rule()) {
        Some(Rule::outcome_key) => Item::Outcome,
        Some(Rule::mechanism_key) => Item::Mechanism,
        Some(Rule::resource_key) => Item::Resource,
        _ => Item::Context,
    }
}

/// What a rule reads by itself.
fn within(rule: Rule) -> Within {
    match rule {
        Rule::cmoc_alone
        | Rule::case_alone
        | Rule::study_alone
        | Rule::group_alone
        | Rule::theory_alone
        | Rule::bibliography_alone
        | Rule::language_alone
        | Rule::declaration_alone => Within::Heading,
        _ => Within::Clause,
    }
}

fn heading_rule(item: Item) -> Rule {
    match item {
        Item::Cmoc => Rule::cmoc_alone,
        Item::Case => Rule::case_alone,
        Item::Study => Rule::study_alone,
        Item::Group => Rule::group_alone,
        Item::Theory => Rule::theory_alone,
        Item::Bibliography => Rule::bibliography_alone,
        Item::Language => Rule::language_alone,
        Item::Context | Item::Resource | Item::Mechanism | Item::Outcome => Rule::declaration_alone,
        Item::Statement | Item::Broken => Rule::cmoc_clause_alone,
    }
}

fn clause_rule(item: Item) -> Rule {
    match item {
        Item::Cmoc | Item::Statement | Item::Language | Item::Broken => Rule::cmoc_clause_alone,
        Item::Case => Rule::case_clause_alone,
        Item::Study => Rule::study_clause_alone,
        Item::Group | Item::Theory => Rule::theory_clause_alone,
        Item::Bibliography => Rule::bibliography_clause_alone,
        Item::Context | Item::Resource | Item::Mechanism | Item::Outcome => Rule::declaration_clause_alone,
    }
}
