//! Builds the parts of headings, and clauses that are neither conditions nor lists of phrases.

use super::{Build, Read, Whole, heading};
use crate::source::Span;
use crate::syntax::fault::{Among, ClauseFault, EvidenceFault, Fault};
use crate::syntax::grammar::Rule;
use crate::syntax::keyword;
use crate::syntax::tree::{Clause, Kind, Part};
use crate::syntax::wording;

impl Build<'_> {
    /// A part of a heading, or a clause.
    pub(super) fn item_part(&mut self, read: Read<'_>) {
        match read.rule() {
            Rule::id => self.id(read),
            Rule::quoted => self.part(Part::Quoted, read),
            Rule::number => self.version(read),
            Rule::name => self.name(read),
            Rule::if_clause => self.clause(Clause::If, read, Self::if_clause),
            Rule::only_if => self.clause(Clause::OnlyIf, read, Self::if_clause),
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
            Rule::cite => self.clause(Clause::Cite, read, Self::sources_clause),
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
            Rule::source => self.clause(Clause::Source, read, Self::sources_clause),
            Rule::observed => self.clause(Clause::Observed, read, Self::facts_clause),
            Rule::like => self.clause(Clause::Like, read, Self::plain_clause),
            Rule::of_theory => self.clause(Clause::OfTheory, read, Self::plain_clause),
            Rule::complete => self.clause(Clause::Complete, read, Self::plain_clause),
            Rule::expect => self.expect_clause(read),
            Rule::facts | Rule::inline_facts => self.clause(Clause::Facts, read, Self::facts_clause),
            _ => {}
        }
    }

    /// `if` or `only if`: the one condition of a configuration.
    fn if_clause(&mut self, read: Read<'_>) -> Whole {
        let keyword = if read.rule() == Rule::if_clause { "if" } else { "only if" };
        if !self.configuration.lacks_condition() {
            return Err(Fault::clause(self.keyword_span(read), ClauseFault::SecondCondition { keyword }));
        }
        self.configuration.start_condition();
        self.condition_clause(read)
    }

    /// The span of the keyword that a clause begins with.
    pub(super) fn keyword_span(&self, read: Read<'_>) -> Span {
        let span = self.span(read);
        let text = read.text();
        let length = text.find(keyword::is_mark_or_space).unwrap_or(text.len());
        Span::new(span.start, span.start + length as u32)
    }

    /// What a clause says after its keyword of one word.
    pub(super) fn after_keyword(&self, clause: Span) -> Span {
        let text = clause.of(self.source);
        let length = text.find(keyword::is_mark).unwrap_or(text.len());
        Span::new(clause.start + length as u32, clause.end)
    }

    /// The phrase of a declaration.
    fn name(&mut self, read: Read<'_>) {
        for phrase in read.parts() {
            if let Err(fault) = self.phrase(phrase, Among::Heading) {
                self.faults.push(fault);
            }
        }
    }

    /// The version in `language 1`.
    fn version(&mut self, read: Read<'_>) {
        if read.text() != "1" {
            let number = read.text().to_owned();
            self.faults.push(Fault::clause(self.span(read), ClauseFault::Language { number }));
        } else if !self.tree.opens_with_this_item() {
            self.faults.push(Fault::clause(self.span(read), ClauseFault::LanguageLate));
        }
        self.part(Part::Number, read);
    }

    /// The name of something.
    pub(super) fn id(&mut self, read: Read<'_>) {
        let span = self.span(read);
        let id = span.of(self.source);
        if let Some(character) = id.chars().find(|&character| !heading::is_allowed(character)) {
            let wrong = ClauseFault::BadId { id: id.to_owned(), character, mended: heading::mended_id(id) };
            self.faults.push(Fault::clause(span, wrong));
        }
        self.tree.leaf(Kind::Part(Part::Id), span);
    }

    /// The name of a source: a key of a bibliography has whatever characters its file gives it (`doi:10.1/x`), and what
    /// is no source is found out where names are resolved.
    fn source_name(&mut self, read: Read<'_>) {
        self.part(Part::Id, read);
    }

    /// A clause of names, words, numbers and quoted text.
    fn plain_clause(&mut self, read: Read<'_>) -> Whole {
        let words = match read.rule() {
            Rule::level => Some(("level", keyword::LEVELS)),
            Rule::status => Some(("status", keyword::STATUSES)),
            Rule::polarity => Some(("polarity", keyword::POLARITIES)),
            Rule::confidence => Some(("confidence", keyword::CONFIDENCES)),
            _ => None,
        };
        for part in read.parts() {
            match words {
                Some((keyword, list)) if part.rule() == Rule::word_or_two => {
                    self.fixed_word(self.span(part), keyword, list)?;
                }
                _ => {}
            }
            self.plain_part(part);
        }
        Ok(())
    }

    /// A word must be one of a list.
    pub(super) fn fixed_word(&self, at: Span, keyword: &str, list: &'static [&'static str]) -> Whole {
        let word = self.said(at);
        if list.iter().any(|known| known.eq_ignore_ascii_case(&word)) {
            return Ok(());
        }
        let said = list.iter().find(|known| keyword == "confidence" && keyword::begins_with(&word, known));
        if let Some(said) = said {
            let reason = wording::in_quotes(word[said.len()..].trim_matches([' ', ':', '-', '–']));
            return Err(Fault::clause(at, ClauseFault::Reason { said, reason }));
        }
        let nearest = keyword::nearest(&word, list.iter().copied());
        Err(Fault::clause(at, ClauseFault::NotInList { keyword: keyword.to_owned(), word, nearest, list }))
    }

    fn plain_part(&mut self, part: Read<'_>) {
        match part.rule() {
            Rule::id => self.id(part),
            Rule::quoted => self.part(Part::Quoted, part),
            Rule::word => self.part(Part::Word, part),
            Rule::word_or_two => self.words(Part::Word, part),
            Rule::words => self.words(Part::Words, part),
            _ => {}
        }
    }

    fn words(&mut self, kind: Part, part: Read<'_>) {
        let span = self.span(part);
        self.tree.leaf(Kind::Part(kind), span);
    }

    /// `cite` and `source`: names of sources.
    fn sources_clause(&mut self, read: Read<'_>) -> Whole {
        read.parts().filter(|part| part.rule() == Rule::id).for_each(|id| self.source_name(id));
        Ok(())
    }

    fn evidence_clause(&mut self, read: Read<'_>) -> Whole {
        for evidence in read.parts().filter(|part| part.rule() == Rule::evidence) {
            let mark = self.tree.open(Kind::Part(Part::Evidence), self.span(evidence));
            for part in evidence.parts() {
                self.check_said(part)?;
                match part.rule() {
                    Rule::id => self.source_name(part),
                    Rule::case_source => self.holding(Part::CaseSource, part, Self::id),
                    Rule::via => self.holding(Part::Via, part, Self::source_name),
                    Rule::locator => self.part(Part::Locator, part),
                    _ => self.plain_part(part),
                }
            }
            self.tree.close(mark);
        }
        Ok(())
    }

    /// A place and a quotation say something.
    pub(super) fn check_said(&self, part: Read<'_>) -> Whole {
        let wrong = match part.rule() {
            Rule::locator => EvidenceFault::EmptyPlace,
            Rule::quoted => EvidenceFault::EmptyQuotation,
            _ => return Ok(()),
        };
        if is_empty(part.text()) { Err(Fault::evidence(self.span(part), wrong)) } else { Ok(()) }
    }

    fn holding(&mut self, part: Part, read: Read<'_>, name: impl Fn(&mut Self, Read<'_>)) {
        let mark = self.tree.open(Kind::Part(part), self.span(read));
        for id in read.parts() {
            name(self, id);
        }
        self.tree.close(mark);
    }
}

/// Whether nothing stands between the brackets, or the quotation marks, of a place or a quotation that was laid out.
pub(super) fn is_empty(text: &str) -> bool {
    text.chars().all(|mark| mark.is_whitespace() || mark.is_control() || matches!(mark, '[' | ']' | '"'))
}
