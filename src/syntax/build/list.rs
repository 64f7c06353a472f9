//! Builds phrases and lists of phrases: mechanisms, outcomes, names and influences.

use super::joint::{Joint, joined};
use super::{Build, Parts, Read, Whole};
use crate::source::Span;
use crate::syntax::fault::{Among, ClauseFault, ConditionFault, Fault, LayoutFault, ListOf, PhraseFault};
use crate::syntax::grammar::Rule;
use crate::syntax::keyword;
use crate::syntax::tree::{Kind, Part, Term};
use crate::syntax::wording;

/// How a member stands in its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// It is the only one.
    Alone,
    /// Others stand beside it.
    Beside,
}

impl Build<'_> {
    /// A clause that is a list of phrases, in a line or as bullets.
    pub(super) fn phrases_clause(&mut self, read: Read<'_>) -> Whole {
        let list = match read.rule() {
            Rule::also => ListOf::Names,
            Rule::opposite => ListOf::Opposites,
            Rule::implies => ListOf::Implied,
            Rule::strengthened | Rule::weakened => ListOf::Influences,
            _ => ListOf::Phrases,
        };
        let parts = read.parts();
        match parts.into_iter().find(|part| part.rule() == Rule::bullets) {
            Some(bullets) => self.phrase_bullets(bullets, list),
            None => self.phrases(parts, list),
        }
    }

    /// `then …`: mechanisms, perhaps after a resource, or outcomes.
    pub(super) fn then_clause(&mut self, read: Read<'_>) -> Whole {
        if self.configuration.lacks_condition() {
            self.configuration.note_then(self.keyword_span(read));
        }
        let said = self.span(read);
        let list = self.configuration.start_then(said);
        let list = list.map_err(|outcome| self.third_then(self.keyword_span(read), outcome, said))?;
        let parts = read.parts();
        match parts.into_iter().last().filter(|last| matches!(last.rule(), Rule::bullets | Rule::condition)) {
            None => self.phrases(parts, list),
            Some(bullets) if bullets.rule() == Rule::bullets => self.phrase_bullets(bullets, list),
            Some(mechanisms) if list == ListOf::Mechanisms => self.delivered(parts.before(mechanisms), mechanisms),
            Some(mechanisms) => {
                let whole = self.said(self.after_keyword(said));
                let arrow = parts.before(mechanisms).last().map_or(mechanisms.start(), Read::end);
                Err(Fault::condition(self.here(arrow, arrow + 2), ConditionFault::Arrow { whole }))
            }
        }
    }

    /// What is delivered, and the mechanisms after the arrow.
    fn delivered(&mut self, delivered: Parts<'_>, mechanisms: Read<'_>) -> Whole {
        let mark = self.tree.open(Kind::Part(Part::Delivered), self.row(delivered));
        self.operands(delivered)?;
        self.tree.close(mark);
        self.phrases(mechanisms.parts(), ListOf::Mechanisms)
    }

    fn third_then(&self, at: Span, outcome: Span, next: Span) -> Fault {
        let [outcome, next] = [outcome, next].map(|then| self.said(self.after_keyword(then)));
        let readings = format!("`then {outcome}` ends the first; the second is `if {outcome} then {next}`");
        Fault::clause(at, ClauseFault::ThirdThen { readings })
    }

    /// Phrases with what separates them.
    pub(super) fn phrases(&mut self, parts: Parts<'_>, list: ListOf) -> Whole {
        let standing = if parts.are_several() { Standing::Beside } else { Standing::Alone };
        if standing == Standing::Beside {
            self.check_numbers(parts)?;
        }
        for (joint, part) in joined(parts) {
            if let Some((joint, at)) = joint {
                self.check_joint(list, parts, joint, self.joint_span(joint, at))?;
            }
            match part.rule() {
                Rule::phrase | Rule::counted_phrase | Rule::quoted => self.phrase(part, Among::Phrases)?,
                Rule::unknown => self.unknown_of(list, part, standing)?,
                Rule::negated => self.negated_of(list, part)?,
                Rule::group_of => return Err(self.not_a_list(list, part, "a parenthesis")),
                Rule::quantified => return Err(self.not_a_list(list, part, "a quantifier")),
                _ => {}
            }
        }
        Ok(())
    }

    fn not_a_list(&self, list: ListOf, part: Read<'_>, found: &'static str) -> Fault {
        Fault::condition(self.span(part), ConditionFault::NotAList { list, found })
    }

    fn unknown_of(&mut self, list: ListOf, part: Read<'_>, standing: Standing) -> Whole {
        let span = self.span(part);
        self.check_unknown(list, span, standing)?;
        self.unknown(part);
        Ok(())
    }

    /// `?` stands alone, for mechanisms or outcomes.
    pub(super) fn check_unknown(&self, list: ListOf, at: Span, standing: Standing) -> Whole {
        match list {
            ListOf::Mechanisms | ListOf::Outcomes => match standing {
                Standing::Alone => Ok(()),
                Standing::Beside => Err(Fault::condition(at, ConditionFault::UnknownAmong)),
            },
            ListOf::Names | ListOf::Opposites | ListOf::Implied | ListOf::Phrases | ListOf::Influences => {
                Err(Fault::phrase(at, PhraseFault::Question))
            }
        }
    }

    fn negated_of(&mut self, list: ListOf, part: Read<'_>) -> Whole {
        let Some(phrase) = part.parts().next() else { return Ok(()) };
        let start = part.start();
        let nots = &part.text().as_bytes()[..phrase.start() - start];
        if memchr::memchr_iter(keyword::NOT_MARK, nots).count() > 1 {
            return Err(self.not_a_list(list, part, "a second `not`"));
        }
        let not = self.here(start, start + "not".len());
        self.check_not_only(not, phrase, Among::Phrases)?;
        self.check_not(list, not, || self.said(self.span(phrase)))?;
        if !matches!(phrase.rule(), Rule::phrase | Rule::counted_phrase | Rule::quoted) {
            return Err(self.not_a_list(list, part, "`not` before something other than a phrase"));
        }
        self.negated(part)
    }

    /// `not` stands before outcomes, influences and facts only.
    pub(super) fn check_not(&self, list: ListOf, at: Span, phrase: impl FnOnce() -> String) -> Whole {
        let wrong = match list {
            ListOf::Outcomes | ListOf::Influences => return Ok(()),
            ListOf::Mechanisms => ConditionFault::NotMechanism { phrase: phrase() },
            ListOf::Names | ListOf::Opposites | ListOf::Implied | ListOf::Phrases => {
                ConditionFault::NotInList { list, phrase: phrase() }
            }
        };
        Err(Fault::condition(at, wrong))
    }

    /// What separates the phrases of a list: a comma, and in most lists `and`.
    fn check_joint(&self, list: ListOf, parts: Parts<'_>, joint: Joint, at: Span) -> Whole {
        let are_names = matches!(list, ListOf::Names | ListOf::Opposites);
        let wrong = match joint {
            Joint::Semicolon => ConditionFault::Semicolon,
            Joint::Unless => ConditionFault::NotAList { list, found: "`unless`" },
            Joint::And if are_names => ConditionFault::JointInNames { joint: "and", whole: self.around(parts, at) },
            Joint::And | Joint::Comma | Joint::CommaAnd => return Ok(()),
            Joint::Or | Joint::CommaOr if are_names => {
                ConditionFault::JointInNames { joint: "or", whole: self.around(parts, at) }
            }
            Joint::Or | Joint::CommaOr => ConditionFault::OrInList { list, whole: self.around(parts, at) },
        };
        Err(Fault::condition(at, wrong))
    }

    /// The words on both sides of what joins them, in quotation marks: a `not` before them stays outside, or it would be
    /// a word of the phrase.
    pub(super) fn around(&self, parts: Parts<'_>, at: Span) -> String {
        let before = parts.into_iter().take_while(|part| self.span(*part).end <= at.start).last();
        let after = parts.into_iter().find(|part| self.span(*part).start >= at.end);
        let start = before.map_or(at, |before| self.span(before));
        let end = after.map_or(at, |after| self.span(after));
        wording::phrase_in_quotes(&self.said(start.to(end)))
    }

    /// A phrase, bare or quoted.
    pub(super) fn phrase(&mut self, read: Read<'_>, among: Among) -> Whole {
        let span = self.span(read);
        if read.rule() == Rule::quoted {
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
