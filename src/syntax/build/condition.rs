//! Builds conditions: operands, what joins them, and what may be read in two ways.

use super::reading::Reading;
use super::{Build, Read, Whole};
use crate::source::Span;
use crate::syntax::fault::{Among, ConditionFault, Fault};
use crate::syntax::grammar::Rule;
use crate::syntax::keyword;
use crate::syntax::layout::DEEPEST;
use crate::syntax::tree::{Kind, Part, Term};

/// What joins the operands of a condition.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Joints {
    and: usize,
    or: usize,
    other: usize,
}

impl Build<'_> {
    /// `if`, `only if` or `when`.
    pub(super) fn condition_clause(&mut self, read: Read<'_>) -> Whole {
        let parts = || read.clone().into_inner();
        let Some(unless) = parts().find(|part| part.as_rule() == Rule::unless_bullets) else {
            return self.condition_or_bullets(&read);
        };
        let start = parts().next().map_or(self.span(&unless), |first| self.span(&first));
        let mark = self.tree.open(Kind::Term(Term::Unless), start.to(self.span(&unless)));
        self.condition_or_bullets(&read)?;
        self.check_unless_of_bullets(&unless)?;
        self.condition_or_bullets(&unless)?;
        self.tree.close(mark);
        Ok(())
    }

    fn condition_or_bullets(&mut self, read: &Read<'_>) -> Whole {
        let mut quantifier = None;
        for part in read.clone().into_inner() {
            match part.as_rule() {
                Rule::condition => self.condition(&part)?,
                Rule::bullets => self.condition_bullets(&part, quantifier.as_ref())?,
                Rule::any_of | Rule::all_of | Rule::none_of | Rule::at_least => quantifier = Some(part),
                _ => {}
            }
        }
        Ok(())
    }

    /// Operands with what joins them.
    pub(super) fn condition(&mut self, read: &Read<'_>) -> Whole {
        let joints = joints(read);
        let operands = || read.clone().into_inner().filter(|part| !is_joint(part));
        if joints == Joints::default() {
            return operands().try_for_each(|operand| self.operand(&operand));
        }
        if joints.other > 0 || (joints.and > 0 && joints.or > 0) {
            return self.unless(read);
        }
        let term = if joints.or > 0 { Term::Any } else { Term::All };
        let mark = self.tree.open(Kind::Term(term), self.span(read));
        operands().try_for_each(|operand| self.operand(&operand))?;
        self.tree.close(mark);
        Ok(())
    }

    /// A condition with `unless`, or one that may be read in two ways.
    fn unless(&mut self, read: &Read<'_>) -> Whole {
        let parts: Vec<Read<'_>> = read.clone().into_inner().collect();
        if let Some(joint) = parts.iter().find(|part| part.as_rule() == Rule::semicolon) {
            return Err(Fault::condition(self.span(joint), ConditionFault::Semicolon));
        }
        let Some(at) = parts.iter().position(|part| part.as_rule() == Rule::unless) else {
            return self.level(&parts);
        };
        self.check_after_unless(&parts, at)?;
        let mark = self.tree.open(Kind::Term(Term::Unless), self.span(read));
        self.level(&parts[..at])?;
        self.level(&parts[at + 1..])?;
        self.tree.close(mark);
        Ok(())
    }

    /// An `unless` that ends bullets is one condition, without another `unless` or a comma on its level.
    fn check_unless_of_bullets(&self, unless: &Read<'_>) -> Whole {
        let Some(condition) = unless.clone().into_inner().find(|part| part.as_rule() == Rule::condition) else {
            return Ok(());
        };
        let parts: Vec<Read<'_>> = condition.into_inner().collect();
        let Some(at) = parts.iter().position(|part| matches!(part.as_rule(), Rule::unless | Rule::comma)) else {
            return Ok(());
        };
        let joint = &parts[at];
        let [one, other] = [&parts[..at], &parts[at + 1..]].map(|part| self.reading(part).grouped());
        let joins = match joint.as_rule() {
            Rule::unless => "unless",
            _ if is_or(joint) => "or",
            _ => "and",
        };
        Err(Fault::condition(self.span(joint), ConditionFault::UnlessOfBullets { one, other, joins }))
    }

    fn check_after_unless(&self, parts: &[Read<'_>], at: usize) -> Whole {
        let after = &parts[at + 1..];
        let second = after.iter().position(|part| matches!(part.as_rule(), Rule::unless | Rule::comma));
        let Some(second) = second else { return Ok(()) };
        let joint = &after[second];
        let twice = joint.as_rule() == Rule::unless;
        let [before, one, other] =
            [&parts[..at], &after[..second], &after[second + 1..]].map(|part| self.reading(part));
        let joins = if twice {
            "unless"
        } else if is_or(joint) {
            "or"
        } else {
            "and"
        };
        let first = format!("{} unless ({} {joins} {})", before.grouped(), one.grouped(), other.grouped());
        let second = format!("({} unless {}) {joins} {}", before.grouped(), one.grouped(), other.grouped());
        Err(Fault::condition(self.span(joint), ConditionFault::Unless { first, second, twice }))
    }

    /// Operands that are joined by `and`, or by `or`.
    fn level(&mut self, parts: &[Read<'_>]) -> Whole {
        let [first, .., last] = parts else {
            return parts.iter().try_for_each(|part| self.operand(part));
        };
        let span = self.span(first).to(self.span(last));
        let or = parts.iter().filter(|part| is_or(part)).count();
        if or > 0 && or < parts.len() / 2 {
            let reading = self.reading(parts);
            let (first, second) = (reading.and_first(), reading.or_first());
            return Err(Fault::condition(span, ConditionFault::Mixed { first, second }));
        }
        let mark = self.tree.open(Kind::Term(if or > 0 { Term::Any } else { Term::All }), span);
        parts.iter().filter(|part| !is_joint(part)).try_for_each(|operand| self.operand(operand))?;
        self.tree.close(mark);
        Ok(())
    }

    /// Operands and what joins them in the words of the text.
    fn reading(&self, parts: &[Read<'_>]) -> Reading {
        let mut reading = Reading::default();
        for part in parts {
            if is_joint(part) {
                reading.join(is_or(part));
            } else {
                reading.operand(self.said(self.span(part)));
            }
        }
        reading
    }

    fn operand(&mut self, read: &Read<'_>) -> Whole {
        match read.as_rule() {
            Rule::phrase | Rule::counted_phrase | Rule::quoted => self.phrase(read, Among::Operands),
            Rule::unknown => {
                self.unknown(read);
                Ok(())
            }
            Rule::group_of => {
                self.deeper(1, read, |build| read.clone().into_inner().try_for_each(|part| build.condition(&part)))
            }
            Rule::negated => self.negated(read),
            Rule::quantified => self.deeper(1, read, |build| build.quantified(read)),
            _ => Ok(()),
        }
    }

    /// Builds what is some levels deeper, if that is not too deep.
    pub(super) fn deeper(&mut self, levels: usize, read: &Read<'_>, build: impl FnOnce(&mut Self) -> Whole) -> Whole {
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
    pub(super) fn negated(&mut self, read: &Read<'_>) -> Whole {
        let nots = read.clone().into_inner().filter(|part| part.as_rule() == Rule::not).count();
        self.deeper(nots, read, |build| {
            let end = build.span(read).end;
            let mark = build.tree.mark();
            for part in read.clone().into_inner() {
                if part.as_rule() == Rule::not {
                    let span = Span::new(build.span(&part).start, end);
                    build.tree.open(Kind::Term(Term::Not), span);
                } else {
                    build.operand(&part)?;
                }
            }
            build.tree.close_nested(mark, nots);
            Ok(())
        })
    }

    /// `at least 2 of ( … )`
    fn quantified(&mut self, read: &Read<'_>) -> Whole {
        let mut parts = read.clone().into_inner();
        let (Some(quantifier), Some(group)) = (parts.next(), parts.next()) else { return Ok(()) };
        let elements = || group.clone().into_inner().flat_map(Read::into_inner);
        self.check_elements(&elements().collect::<Vec<_>>())?;
        let mark = self.tree.open(Kind::Term(quantifier_term(&quantifier)), self.span(read));
        self.quantifier_number(&quantifier, elements().filter(|part| !is_joint(part)).count())?;
        elements().filter(|part| !is_joint(part)).try_for_each(|element| self.operand(&element))?;
        self.tree.close(mark);
        Ok(())
    }

    /// Elements of a quantifier's list are separated by commas alone.
    fn check_elements(&self, parts: &[Read<'_>]) -> Whole {
        let Some(at) = parts.iter().position(|part| is_joint(part) && part.as_rule() != Rule::comma) else {
            return Ok(());
        };
        let joint = &parts[at];
        if joint.as_rule() == Rule::semicolon {
            return Err(Fault::condition(self.span(joint), ConditionFault::Semicolon));
        }
        let before = parts[..at].iter().rposition(|part| part.as_rule() == Rule::comma).map_or(0, |comma| comma + 1);
        let after =
            parts[at..].iter().position(|part| part.as_rule() == Rule::comma).map_or(parts.len(), |comma| at + comma);
        let element = self.said(self.span(&parts[before]).to(self.span(&parts[after - 1])));
        let wrong = ConditionFault::InQuantifier { joint: self.said(self.span(joint)), element };
        Err(Fault::condition(self.span(joint), wrong))
    }

    /// The number of a quantifier, checked against the number of elements in its list.
    pub(super) fn quantifier_number(&mut self, quantifier: &Read<'_>, elements: usize) -> Whole {
        let Some(number) = quantifier.clone().into_inner().next() else { return Ok(()) };
        self.check_number(self.span(&number), number.as_str(), elements)?;
        self.part(Part::Number, &number);
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

    pub(super) fn unknown(&mut self, read: &Read<'_>) {
        let span = self.span(read);
        self.tree.leaf(Kind::Term(Term::Unknown), span);
    }
}

fn joints(read: &Read<'_>) -> Joints {
    let mut joints = Joints::default();
    for part in read.clone().into_inner() {
        match part.as_rule() {
            Rule::and => joints.and += 1,
            Rule::or => joints.or += 1,
            Rule::comma if is_or(&part) => joints.or += 1,
            Rule::comma => joints.and += 1,
            Rule::unless | Rule::semicolon => joints.other += 1,
            _ => {}
        }
    }
    joints
}

/// Whether a part joins operands.
pub(super) fn is_joint(part: &Read<'_>) -> bool {
    matches!(part.as_rule(), Rule::and | Rule::or | Rule::comma | Rule::unless | Rule::semicolon)
}

/// Whether a part joins operands by `or`.
pub(super) fn is_or(joint: &Read<'_>) -> bool {
    match joint.as_rule() {
        Rule::or => true,
        Rule::comma => joint.clone().into_inner().any(|word| word.as_rule() == Rule::or),
        _ => false,
    }
}

/// What a quantifier says of its list.
pub(super) fn quantifier_term(quantifier: &Read<'_>) -> Term {
    match quantifier.as_rule() {
        Rule::any_of => Term::AnyOf,
        Rule::none_of => Term::NoneOf,
        Rule::at_least => Term::AtLeast,
        _ => Term::AllOf,
    }
}
