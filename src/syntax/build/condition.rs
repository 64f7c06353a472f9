//! Builds conditions: operands, what joins them, and what may be read in two ways.

use super::joint::{Joint, Member, is_in_number, joined};
use super::reading::Reading;
use super::{Build, Parts, Read, Whole};
use crate::source::Span;
use crate::syntax::fault::{Among, ConditionFault, Fault};
use crate::syntax::grammar::Rule;
use crate::syntax::keyword;
use crate::syntax::layout::DEEPEST;
use crate::syntax::tree::{Kind, Part, Term};

impl Build<'_> {
    /// `if`, `only if` or `when`.
    pub(super) fn condition_clause(&mut self, read: Read<'_>) -> Whole {
        let Some(unless) = read.parts().find(|part| part.rule() == Rule::unless_bullets) else {
            return self.condition_or_bullets(read);
        };
        let start = read.parts().first().map_or(self.span(unless), |first| self.span(first));
        let mark = self.tree.open(Kind::Term(Term::Unless), start.to(self.span(unless)));
        self.condition_or_bullets(read)?;
        self.check_unless_of_bullets(unless)?;
        self.condition_or_bullets(unless)?;
        self.tree.close(mark);
        Ok(())
    }

    fn condition_or_bullets(&mut self, read: Read<'_>) -> Whole {
        let mut quantifier = None;
        for part in read.parts() {
            match part.rule() {
                Rule::condition => self.condition(part)?,
                Rule::bullets => self.condition_bullets(part, quantifier)?,
                Rule::any_of | Rule::all_of | Rule::none_of | Rule::at_least => quantifier = Some(part),
                _ => {}
            }
        }
        Ok(())
    }

    /// Operands with what joins them.
    pub(super) fn condition(&mut self, read: Read<'_>) -> Whole {
        self.operands(read.parts())
    }

    /// Operands of one level: all of them, or any of them.
    pub(super) fn operands(&mut self, operands: Parts<'_>) -> Whole {
        match level(operands) {
            Level::One => operands.into_iter().try_for_each(|operand| self.operand(operand)),
            Level::Of(term) => self.level_of(term, operands),
            Level::Mixed => {
                self.check_numbers(operands)?;
                self.unless(&self.members(operands))
            }
        }
    }

    fn level_of(&mut self, term: Term, mut operands: Parts<'_>) -> Whole {
        let mark = self.tree.open(Kind::Term(term), self.row(operands));
        operands.try_for_each(|operand| self.operand(operand))?;
        self.tree.close(mark);
        Ok(())
    }

    /// From the first operand to the last.
    pub(super) fn row(&self, operands: Parts<'_>) -> Span {
        let ends = operands.first().zip(operands.last());
        ends.map_or(Span::default(), |(first, last)| self.here(first.start(), last.ink().end))
    }

    /// A condition with `unless`, or one that may be read in two ways.
    fn unless(&mut self, members: &[Member<'_>]) -> Whole {
        if let Some(joint) = members.iter().find(|member| member.joint() == Some(Joint::Semicolon)) {
            return Err(Fault::condition(self.member_span(joint), ConditionFault::Semicolon));
        }
        let Some(at) = members.iter().position(|member| member.joint() == Some(Joint::Unless)) else {
            return self.level(members);
        };
        self.check_after_unless(members, at)?;
        let mark = self.tree.open(Kind::Term(Term::Unless), self.row_span(members));
        self.level(&members[..at])?;
        self.level(&members[at + 1..])?;
        self.tree.close(mark);
        Ok(())
    }

    /// Operands that are joined by `and`, or by `or`.
    fn level(&mut self, members: &[Member<'_>]) -> Whole {
        let joints = || members.iter().filter_map(Member::joint);
        let or = joints().filter(|joint| joint.is_or()).count();
        let span = self.row_span(members);
        if or > 0 && or < joints().count() {
            let reading = self.reading(members);
            let (first, second) = (reading.and_first(), reading.or_first());
            return Err(Fault::condition(span, ConditionFault::Mixed { first, second }));
        }
        if members.len() < 2 {
            return self.each_operand(members);
        }
        let mark = self.tree.open(Kind::Term(if or > 0 { Term::Any } else { Term::All }), span);
        self.each_operand(members)?;
        self.tree.close(mark);
        Ok(())
    }

    fn each_operand(&mut self, members: &[Member<'_>]) -> Whole {
        members.iter().try_for_each(|member| match member {
            Member::Operand(operand) => self.operand(*operand),
            Member::Joint(..) => Ok(()),
        })
    }

    /// From the first member to the last.
    fn row_span(&self, members: &[Member<'_>]) -> Span {
        match members {
            [] => Span::default(),
            [first, .., last] => self.member_span(first).to(self.member_span(last)),
            [one] => self.member_span(one),
        }
    }

    /// Operands and what joins them in the words of the text.
    pub(super) fn reading(&self, members: &[Member<'_>]) -> Reading {
        let mut reading = Reading::default();
        for member in members {
            match member {
                Member::Joint(joint, _) => reading.join(*joint),
                Member::Operand(operand) => reading.operand(self.said(self.span(*operand))),
            }
        }
        reading
    }

    fn operand(&mut self, read: Read<'_>) -> Whole {
        match read.rule() {
            Rule::phrase | Rule::counted_phrase | Rule::quoted => self.phrase(read, Among::Operands),
            Rule::unknown => {
                self.unknown(read);
                Ok(())
            }
            Rule::group_of => self.deeper(1, read, |build| build.operands(read.parts())),
            Rule::negated => self.negated(read),
            Rule::quantified => self.deeper(1, read, |build| build.quantified(read)),
            _ => Ok(()),
        }
    }

    /// Builds what is some levels deeper, if that is not too deep.
    pub(super) fn deeper(&mut self, levels: usize, read: Read<'_>, build: impl FnOnce(&mut Self) -> Whole) -> Whole {
        if self.depth + levels > DEEPEST {
            let start = self.span(read).start;
            return Err(Fault::condition(Span::new(start, start + 1), ConditionFault::TooDeep));
        }
        self.depth += levels;
        let whole = build(self);
        self.depth -= levels;
        whole
    }

    /// `not` before an operand, once or more.
    pub(super) fn negated(&mut self, read: Read<'_>) -> Whole {
        let Some(operand) = read.parts().next() else { return Ok(()) };
        let start = read.start();
        let before = &read.text().as_bytes()[..operand.start() - start];
        let end = self.span(read).end;
        let is_not = |byte: &u8| *byte == keyword::NOT_MARK;
        let nots = before.iter().filter(|byte| is_not(byte)).count();
        self.check_not_only(self.here(start, start + "not".len()), operand, Among::Operands)?;
        self.deeper(nots, read, |build| {
            let mark = build.tree.mark();
            for (at, _) in before.iter().enumerate().filter(|(_, byte)| is_not(byte)) {
                let not = build.here(start + at, start + at).start;
                build.tree.open(Kind::Term(Term::Not), Span::new(not, end));
            }
            build.operand(operand)?;
            build.tree.close_nested(mark, nots);
            Ok(())
        })
    }

    /// `at least 2 of ( … )`
    fn quantified(&mut self, read: Read<'_>) -> Whole {
        let mut parts = read.parts();
        let (Some(quantifier), Some(group)) = (parts.next(), parts.next()) else { return Ok(()) };
        self.check_numbers(group.parts())?;
        self.check_elements(&self.members(group.parts()))?;
        let mark = self.tree.open(Kind::Term(quantifier_term(quantifier)), self.span(read));
        self.quantifier_number(quantifier, group.parts().count())?;
        group.parts().try_for_each(|element| self.operand(element))?;
        self.tree.close(mark);
        Ok(())
    }

    /// Elements of a quantifier's list are separated by commas alone.
    fn check_elements(&self, members: &[Member<'_>]) -> Whole {
        let is_comma = |member: &Member<'_>| member.joint().is_some_and(Joint::is_comma);
        let is_other = |member: &Member<'_>| member.joint().is_some_and(|joint| !joint.is_comma());
        let Some(at) = members.iter().position(is_other) else { return Ok(()) };
        let joint = self.member_span(&members[at]);
        if members[at].joint() == Some(Joint::Semicolon) {
            return Err(Fault::condition(joint, ConditionFault::Semicolon));
        }
        let before = members[..at].iter().rposition(is_comma).map_or(0, |comma| comma + 1);
        let after = members[at..].iter().position(is_comma).map_or(members.len(), |comma| at + comma);
        let element = self.said(self.row_span(&members[before..after]));
        Err(Fault::condition(joint, ConditionFault::InQuantifier { joint: self.said(joint), element }))
    }

    /// The number of a quantifier, checked against the number of elements in its list.
    pub(super) fn quantifier_number(&mut self, quantifier: Read<'_>, elements: usize) -> Whole {
        let Some(number) = quantifier.parts().next() else { return Ok(()) };
        self.check_number(self.span(number), number.text(), elements)?;
        self.part(Part::Number, number);
        Ok(())
    }

    /// A quantifier's number is at least 1, and at most the number of its elements.
    pub(super) fn check_number(&self, at: Span, written: &str, elements: usize) -> Whole {
        let number = keyword::number(written);
        if number.is_some_and(|number| (1..=elements).contains(&number)) {
            return Ok(());
        }
        let elements = if number.is_some() { elements } else { 0 };
        Err(Fault::condition(at, ConditionFault::Number { written: written.to_owned(), elements }))
    }

    pub(super) fn unknown(&mut self, read: Read<'_>) {
        let span = self.span(read);
        self.tree.leaf(Kind::Term(Term::Unknown), span);
    }
}

/// How the operands of a row are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Level {
    /// There is one operand.
    One,
    /// All by `and`, or all by `or`.
    Of(Term),
    /// In several ways, or with a comma that may belong to a number.
    Mixed,
}

fn level(operands: Parts<'_>) -> Level {
    let mut level = Level::One;
    for (joint, operand) in joined(operands) {
        let Some((joint, at)) = joint else { continue };
        let next = match joint {
            Joint::Comma if is_in_number(operand.input(), at) => Level::Mixed,
            Joint::And | Joint::Comma | Joint::CommaAnd => Level::Of(Term::All),
            Joint::Or | Joint::CommaOr => Level::Of(Term::Any),
            Joint::Unless | Joint::Semicolon => Level::Mixed,
        };
        if level != Level::One && level != next {
            return Level::Mixed;
        }
        level = next;
    }
    level
}

/// What a quantifier says of its list.
pub(super) fn quantifier_term(quantifier: Read<'_>) -> Term {
    match quantifier.rule() {
        Rule::any_of => Term::AnyOf,
        Rule::none_of => Term::NoneOf,
        Rule::at_least => Term::AtLeast,
        _ => Term::AllOf,
    }
}
