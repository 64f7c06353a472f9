//! Builds phrases and lists of phrases: mechanisms, outcomes, names and influences.

use pest::iterators::Pairs;

use super::condition::{is_joint, is_or};
use super::{Build, Read, Whole};
use crate::source::Span;
use crate::syntax::fault::{Among, ClauseFault, ConditionFault, Fault, LayoutFault, ListOf, PhraseFault};
use crate::syntax::grammar::Rule;
use crate::syntax::tree::{Kind, Part, Term};
use crate::syntax::wording;

impl Build<'_> {
    /// A clause that is a list of phrases, in a line or as bullets.
    pub(super) fn phrases_clause(&mut self, read: Read<'_>) -> Whole {
        let list = match read.as_rule() {
            Rule::also | Rule::opposite => ListOf::Names,
            Rule::strengthened | Rule::weakened => ListOf::Influences,
            _ => ListOf::Phrases,
        };
        let parts = read.into_inner();
        match parts.clone().find(|part| part.as_rule() == Rule::bullets) {
            Some(bullets) => self.phrase_bullets(&bullets, list),
            None => self.phrases(parts, list),
        }
    }

    /// `then …`: mechanisms, perhaps after a resource, or outcomes.
    pub(super) fn then_clause(&mut self, read: Read<'_>) -> Whole {
        if self.configuration.lacks_condition() {
            self.configuration.note_then(self.keyword_span(&read));
        }
        let said = self.span(&read);
        let list = self.configuration.start_then(said);
        let list = list.map_err(|outcome| self.third_then(self.keyword_span(&read), outcome, said))?;
        let mut parts = read.clone().into_inner();
        let Some(first) = parts.next() else { return Ok(()) };
        if first.as_rule() == Rule::bullets {
            return self.phrase_bullets(&first, list);
        }
        let Some(arrow) = parts.next() else { return self.phrases(first.into_inner(), list) };
        if list != ListOf::Mechanisms {
            let whole = self.said(self.after_keyword(said));
            return Err(Fault::condition(self.span(&arrow), ConditionFault::Arrow { whole }));
        }
        let mark = self.tree.open(Kind::Part(Part::Delivered), self.span(&first));
        self.condition(&first)?;
        self.tree.close(mark);
        parts.try_for_each(|list| self.phrases(list.into_inner(), ListOf::Mechanisms))
    }

    fn third_then(&self, at: Span, outcome: Span, next: Span) -> Fault {
        let [outcome, next] = [outcome, next].map(|then| self.said(self.after_keyword(then)));
        let readings = format!("`then {outcome}` ends the first; the second is `if {outcome} then {next}`");
        Fault::clause(at, ClauseFault::ThirdThen { readings })
    }

    /// Phrases with what separates them.
    pub(super) fn phrases(&mut self, parts: Pairs<'_, Rule>, list: ListOf) -> Whole {
        let several = parts.len() > 1;
        for part in parts.clone() {
            match part.as_rule() {
                Rule::phrase | Rule::counted_phrase | Rule::quoted => self.phrase(&part, Among::Phrases)?,
                Rule::unknown => self.unknown_of(list, &part, several)?,
                Rule::negated => self.negated_of(list, &part)?,
                Rule::group_of => return Err(self.not_a_list(list, &part, "a parenthesis")),
                Rule::quantified => return Err(self.not_a_list(list, &part, "a quantifier")),
                _ if is_joint(&part) => self.check_joint(list, &parts, &part)?,
                _ => {}
            }
        }
        Ok(())
    }

    fn not_a_list(&self, list: ListOf, part: &Read<'_>, found: &'static str) -> Fault {
        Fault::condition(self.span(part), ConditionFault::NotAList { list, found })
    }

    fn unknown_of(&mut self, list: ListOf, part: &Read<'_>, several: bool) -> Whole {
        let span = self.span(part);
        self.check_unknown(list, span, several)?;
        self.unknown(part);
        Ok(())
    }

    /// `?` stands alone, for mechanisms or outcomes.
    pub(super) fn check_unknown(&self, list: ListOf, at: Span, several: bool) -> Whole {
        match list {
            ListOf::Mechanisms | ListOf::Outcomes if several => Err(Fault::condition(at, ConditionFault::UnknownAmong)),
            ListOf::Mechanisms | ListOf::Outcomes => Ok(()),
            ListOf::Names | ListOf::Phrases | ListOf::Influences => Err(Fault::phrase(at, PhraseFault::Question)),
        }
    }

    fn negated_of(&mut self, list: ListOf, part: &Read<'_>) -> Whole {
        let inner: Vec<Read<'_>> = part.clone().into_inner().collect();
        let [not, phrase] = inner.as_slice() else { return Err(self.not_a_list(list, part, "a second `not`")) };
        self.check_not(list, self.span(not), || self.said(self.span(phrase)))?;
        if !matches!(phrase.as_rule(), Rule::phrase | Rule::counted_phrase | Rule::quoted) {
            return Err(self.not_a_list(list, part, "`not` before something other than a phrase"));
        }
        self.negated(part)
    }

    /// `not` stands before outcomes, influences and facts only.
    pub(super) fn check_not(&self, list: ListOf, at: Span, phrase: impl FnOnce() -> String) -> Whole {
        let wrong = match list {
            ListOf::Outcomes | ListOf::Influences => return Ok(()),
            ListOf::Mechanisms => ConditionFault::NotMechanism { phrase: phrase() },
            ListOf::Names | ListOf::Phrases => ConditionFault::NotInList { list, phrase: phrase() },
        };
        Err(Fault::condition(at, wrong))
    }

    /// What separates the phrases of a list: a comma, and in most lists `and`.
    fn check_joint(&self, list: ListOf, parts: &Pairs<'_, Rule>, joint: &Read<'_>) -> Whole {
        let at = self.span(joint);
        let wrong = match joint.as_rule() {
            Rule::semicolon => ConditionFault::Semicolon,
            Rule::unless => ConditionFault::NotAList { list, found: "`unless`" },
            Rule::and if list == ListOf::Names => {
                ConditionFault::JointInNames { joint: "and", whole: self.around(parts, joint) }
            }
            _ if !is_or(joint) => return Ok(()),
            _ if list == ListOf::Names => {
                ConditionFault::JointInNames { joint: "or", whole: self.around(parts, joint) }
            }
            _ => ConditionFault::OrInList { list, whole: self.around(parts, joint) },
        };
        Err(Fault::condition(at, wrong))
    }

    /// The words on both sides of what joins them.
    pub(super) fn around(&self, parts: &Pairs<'_, Rule>, joint: &Read<'_>) -> String {
        let at = self.span(joint);
        let before = parts.clone().filter(|part| self.span(part).end <= at.start).last();
        let after = parts.clone().find(|part| self.span(part).start >= at.end);
        let start = before.map_or(at, |before| self.span(&before));
        let end = after.map_or(at, |after| self.span(&after));
        self.said(start.to(end))
    }

    /// A phrase, bare or quoted.
    pub(super) fn phrase(&mut self, read: &Read<'_>, among: Among) -> Whole {
        let span = self.span(read);
        if read.as_rule() == Rule::quoted {
            self.check_quoted(span)?;
        } else {
            self.check_words(read, among)?;
        }
        self.tree.leaf(Kind::Term(Term::Phrase), span);
        Ok(())
    }

    /// A quoted phrase has words, on one line.
    pub(super) fn check_quoted(&self, span: Span) -> Whole {
        let written = span.of(self.source);
        let said = crate::syntax::text::quoted(written);
        if said.trim().is_empty() {
            return Err(Fault::phrase(span, PhraseFault::Empty));
        }
        if let Some(at) = written.find(wording::is_invisible).filter(|_| !written.is_ascii()) {
            let start = span.start + at as u32;
            let character = written[at..].chars().next().unwrap_or(' ');
            let at = Span::new(start, start + character.len_utf8() as u32);
            return Err(Fault::layout(at, LayoutFault::StrayCharacter { character }));
        }
        if memchr::memchr(b'\n', written.as_bytes()).is_some() {
            return Err(Fault::phrase(span, PhraseFault::Wraps { whole: said.into_owned() }));
        }
        Ok(())
    }
}
