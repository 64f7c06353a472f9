//! Builds items and their clauses.

use pest::Parser;
use pest::error::InputLocation;

use super::{Build, Read, Whole};
use crate::syntax::fault::Fault;
use crate::syntax::grammar::{Grammar, Rule};
use crate::syntax::layout::Piece;
use crate::syntax::tree::{Clause, Item, Kind, Part};

impl Build<'_> {
    /// One whole item.
    pub(super) fn item(&mut self, read: Read<'_>) {
        let item = match read.as_rule() {
            Rule::cmoc => Item::Cmoc,
            Rule::statement => Item::Statement,
            Rule::case => Item::Case,
            Rule::declaration => declared(&read),
            Rule::study => Item::Study,
            Rule::group => Item::Group,
            Rule::theory => Item::Theory,
            Rule::bibliography => Item::Bibliography,
            Rule::language => Item::Language,
            _ => return,
        };
        let mark = self.tree.open(Kind::Item(item), self.span(&read));
        for part in read.into_inner() {
            self.item_part(part);
        }
        self.tree.close(mark);
    }

    /// A case without a name whose only clause is the text of the piece.
    pub(in crate::syntax) fn inline_case(&mut self, piece: &Piece) {
        self.base = piece.base;
        let mark = self.tree.open(Kind::Item(Item::Case), self.here(0, piece.text.len()));
        if !piece.broken.is_empty() || !self.part_alone(Rule::facts_alone, &piece.text) {
            self.tree.leaf(Kind::Clause(Clause::Broken), self.here(0, piece.text.len()));
        }
        self.tree.close(mark);
    }

    /// An item of which some clause cannot be read: what is whole of it.
    pub(super) fn in_parts(&mut self, item: Item, text: &str, is_broken: impl Fn(usize) -> bool) {
        let span = self.here(0, text.trim_end().len());
        let base = self.base;
        let mark = self.tree.open(Kind::Item(item), span);
        let mut at = 0;
        for (index, part) in text.split('\t').enumerate() {
            let blank = part.len() - part.trim_start().len();
            let (start, part) = (at + blank, part.trim());
            at += blank + text[at + blank..].find('\t').map_or(0, |length| length + 1);
            self.base = base + start;
            let rule = if index == 0 { heading_rule(item) } else { clause_rule(item) };
            if is_broken(start) || !self.part_alone(rule, part) {
                if index == 0 && item != Item::Statement {
                    self.tree.back_to(mark);
                    self.tree.leaf(Kind::Item(Item::Broken), span);
                    break;
                }
                let span = self.here(0, part.len());
                self.tree.leaf(Kind::Clause(Clause::Broken), span);
            }
        }
        if self.tree.mark() != mark {
            self.tree.close(mark);
        }
        self.base = base;
    }

    /// A heading or a clause by itself; false where it cannot be read.
    fn part_alone(&mut self, rule: Rule, text: &str) -> bool {
        match Grammar::parse(rule, text) {
            Ok(read) => {
                for part in read.flat_map(Read::into_inner) {
                    self.item_part(part);
                }
                true
            }
            Err(error) => {
                let at = match error.location {
                    InputLocation::Pos(at) | InputLocation::Span((at, _)) => at,
                };
                let at = self.here(at, text.len().max(at));
                self.faults.push(Fault::Unreadable { at });
                false
            }
        }
    }

    fn item_part(&mut self, read: Read<'_>) {
        match read.as_rule() {
            Rule::id => self.part(Part::Id, &read),
            Rule::quoted => self.part(Part::Quoted, &read),
            Rule::number => self.part(Part::Number, &read),
            Rule::name => self.phrase(&read),
            Rule::if_clause => self.clause(Clause::If, read, Self::condition_clause),
            Rule::only_if => self.clause(Clause::OnlyIf, read, Self::condition_clause),
            Rule::when => self.clause(Clause::When, read, Self::condition_clause),
            Rule::then_clause => self.clause(Clause::Then, read, Self::then_clause),
            Rule::supported => self.clause(Clause::SupportedBy, read, Self::evidence_clause),
            Rule::refuted => self.clause(Clause::RefutedBy, read, Self::evidence_clause),
            Rule::modified => self.clause(Clause::ModifiedBy, read, Self::evidence_clause),
            Rule::augmented => self.clause(Clause::AugmentedBy, read, Self::evidence_clause),
            Rule::neutral => self.clause(Clause::NeutralIn, read, Self::evidence_clause),
            Rule::confidence => self.clause(Clause::Confidence, read, Self::plain_clause),
            Rule::because => self.clause(Clause::Because, read, Self::plain_clause),
            Rule::note => self.clause(Clause::Note, read, Self::plain_clause),
            Rule::means => self.clause(Clause::Means, read, Self::plain_clause),
            Rule::shared => self.clause(Clause::SharedMechanism, read, Self::phrases_clause),
            Rule::strengthened => self.clause(Clause::StrengthenedBy, read, Self::phrases_clause),
            Rule::weakened => self.clause(Clause::WeakenedBy, read, Self::phrases_clause),
            Rule::status => self.clause(Clause::Status, read, Self::plain_clause),
            Rule::level => self.clause(Clause::Level, read, Self::plain_clause),
            Rule::actor => self.clause(Clause::Actor, read, Self::plain_clause),
            Rule::refines => self.clause(Clause::Refines, read, Self::plain_clause),
            Rule::replaces => self.clause(Clause::Replaces, read, Self::plain_clause),
            Rule::part_of => self.clause(Clause::PartOf, read, Self::plain_clause),
            Rule::rival_of => self.clause(Clause::RivalOf, read, Self::plain_clause),
            Rule::contrasts => self.clause(Clause::ContrastsWith, read, Self::plain_clause),
            Rule::type_clause => self.clause(Clause::Type, read, Self::plain_clause),
            Rule::cite => self.clause(Clause::Cite, read, Self::plain_clause),
            Rule::text => self.clause(Clause::Text, read, Self::plain_clause),
            Rule::setting => self.clause(Clause::Setting, read, Self::plain_clause),
            Rule::relevance => self.clause(Clause::Relevance, read, Self::plain_clause),
            Rule::rigour => self.clause(Clause::Rigour, read, Self::plain_clause),
            Rule::richness => self.clause(Clause::Richness, read, Self::plain_clause),
            Rule::also => self.clause(Clause::Also, read, Self::phrases_clause),
            Rule::opposite => self.clause(Clause::Opposite, read, Self::phrases_clause),
            Rule::implies => self.clause(Clause::Implies, read, Self::phrases_clause),
            Rule::fixed => self.clause(Clause::Fixed, read, Self::plain_clause),
            Rule::polarity => self.clause(Clause::Polarity, read, Self::plain_clause),
            Rule::source => self.clause(Clause::Source, read, Self::plain_clause),
            Rule::observed => self.clause(Clause::Observed, read, Self::facts_clause),
            Rule::like => self.clause(Clause::Like, read, Self::plain_clause),
            Rule::of_theory => self.clause(Clause::OfTheory, read, Self::plain_clause),
            Rule::complete => self.clause(Clause::Complete, read, Self::plain_clause),
            Rule::expect => self.expect_clause(read),
            Rule::facts => self.clause(Clause::Facts, read, Self::facts_clause),
            _ => {}
        }
    }

    /// A clause of names, words, numbers and quoted text.
    fn plain_clause(&mut self, read: Read<'_>) -> Whole {
        for part in read.into_inner() {
            self.plain_part(&part);
        }
        Ok(())
    }

    fn plain_part(&mut self, part: &Read<'_>) {
        match part.as_rule() {
            Rule::id => self.part(Part::Id, part),
            Rule::quoted => self.part(Part::Quoted, part),
            Rule::word => self.part(Part::Word, part),
            Rule::word_or_two => self.words(Part::Word, part),
            Rule::words => self.words(Part::Words, part),
            _ => {}
        }
    }

    fn words(&mut self, kind: Part, part: &Read<'_>) {
        let span = self.trimmed(part);
        self.tree.leaf(Kind::Part(kind), span);
    }

    fn evidence_clause(&mut self, read: Read<'_>) -> Whole {
        for evidence in read.into_inner().filter(|part| part.as_rule() == Rule::evidence) {
            let mark = self.tree.open(Kind::Part(Part::Evidence), self.span(&evidence));
            for part in evidence.into_inner() {
                match part.as_rule() {
                    Rule::case_source => self.holding_id(Part::CaseSource, part),
                    Rule::via => self.holding_id(Part::Via, part),
                    Rule::locator => self.part(Part::Locator, &part),
                    _ => self.plain_part(&part),
                }
            }
            self.tree.close(mark);
        }
        Ok(())
    }

    fn holding_id(&mut self, part: Part, read: Read<'_>) {
        let mark = self.tree.open(Kind::Part(part), self.span(&read));
        for id in read.into_inner() {
            self.part(Part::Id, &id);
        }
        self.tree.close(mark);
    }
}

fn declared(read: &Read<'_>) -> Item {
    match read.clone().into_inner().next().map(|key| key.as_rule()) {
        Some(Rule::outcome_key) => Item::Outcome,
        Some(Rule::mechanism_key) => Item::Mechanism,
        Some(Rule::resource_key) => Item::Resource,
        _ => Item::Context,
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
